import type { Question } from "../../engine/engine";
import type { Localized, Session } from "../../pipeline/session";

/** By question id: the id of a choice. */
export type Answers = { readonly [question: string]: string };

/** A question as the pane shows it. */
export type AskedQuestion = {
  readonly id: string;
  readonly kind: Question["kind"];
  readonly text: Localized;
  readonly choices: readonly { readonly id: string; readonly label: Localized }[];
  /** What holds now: the answer, else what happens when nobody answers; null = open. */
  readonly holds: string | null;
  readonly answered: boolean;
  /** Nothing can be done before it is answered. */
  readonly blocking: boolean;
};

/** The blocking ones first, then what is open; the column's own are shown at the column. */
export async function asked(session: Session, questions: readonly Question[], open: readonly Question[], blocking: readonly Question[], answers: Answers): Promise<readonly AskedQuestion[]> {
  const shown = questions.filter(({ kind }) => kind !== "column");
  const texts = await session.engine.ask({ questions: shown });
  const rank = (question: Question): number => (blocking.includes(question) ? 0 : open.includes(question) ? 1 : 2);
  return shown
    .map((question, index) => ({ question, text: texts[index]! }))
    .sort((a, b) => rank(a.question) - rank(b.question))
    .map(({ question, text }) => ({ id: question.id, kind: question.kind, text, choices: question.choices, holds: answers[question.id] ?? question.default, answered: question.id in answers, blocking: blocking.includes(question) }));
}
