import type { Json } from "../records/cellValue";
import type { Problem } from "../records/problem";
import { fillText, type Lang, type Localized } from "../records/text";
import type { Reason } from "./reason";

export type QuestionKind = "column" | "twoColumns" | "dayOrder" | "unit" | "optionValue";

/** What a choice is called: a column by its letter and header, an option by its label ... */
export type Choice = { readonly id: string; readonly label: Localized };

/**
 * Something the data does not decide. Plain data: a command line asks it as `--answer id=choice`, a pane as a list. `default` is what happens when nobody answers:
 * the safe choice, or null when there is none and the matter stays open.
 */
export type Question = {
  /** Stable for the same sheet: kind, field and, where needed, the value. */
  readonly id: string;
  readonly kind: QuestionKind;
  readonly field: string | null;
  /** Sheet column from 0, where one column is meant. */
  readonly column: number | null;
  /** Facts for the text. */
  readonly data: { readonly [key: string]: Json };
  readonly choices: readonly Choice[];
  readonly default: string | null;
  readonly evidence: readonly Reason[];
};

/** By question id: the id of a choice. */
export type Answers = { readonly [question: string]: string };

const texts: Readonly<Record<QuestionKind, Localized>> = {
  column: { "zh-CN": "“{header}”列是哪个字段？", en: "Which field is the column {header}?" },
  twoColumns: { "zh-CN": "{columns} 都像“{field}”，用哪一列？", en: "{columns} all look like {field}. Which one is it?" },
  dayOrder: { "zh-CN": "“{header}”列里像 {example} 这样的日期，日和月的先后看不出来。是日在前还是月在前？", en: "Dates such as {example} in the column {header} do not tell day from month. Which comes first?" },
  unit: { "zh-CN": "“{header}”列的数字按什么单位计？", en: "Which unit are the numbers in the column {header} in?" },
  optionValue: { "zh-CN": "“{field}”里的“{value}”（{count} 处）对应哪个选项？", en: "Which option of {field} does \"{value}\" ({count} cells) mean?" },
};

/** The question as a person is asked it. */
export function questionText(question: Question, lang: Lang): string {
  return fillText(texts[question.kind], question.data, lang);
}

/** The choice that holds: the answer where one was given, else the default. */
export function chosen(question: Question, answers: Answers): string | null {
  const answer = Object.hasOwn(answers, question.id) ? answers[question.id]! : null;
  return answer !== null && question.choices.some((choice) => choice.id === answer) ? answer : question.default;
}

/** Answers to questions that nobody asked, and choices that are not offered. */
export function checkAnswers(answers: Answers, questions: readonly Question[]): readonly Problem[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const fields = Object.entries(answers).flatMap(([id, answer]) => (id.startsWith("column:") && answer !== "none" ? [answer] : []));
  const twice = fields.find((field, index) => fields.indexOf(field) < index);
  if (twice !== undefined) return [fieldTwice(twice)];
  return Object.entries(answers).flatMap(([id, answer]): readonly Problem[] => {
    const question = byId.get(id);
    if (question === undefined) {
      const known = questions.map((one) => one.id).join(", ");
      return [{
        code: "intake/unknownQuestion", place: id, data: { id },
        message: { "zh-CN": `没有编号为“${id}”的问题。`, en: `There is no question "${id}".` },
        hint: known === "" ? { "zh-CN": "这张表没有待回答的问题，去掉这个回答即可。", en: "This sheet raises no question; leave the answer out." } : { "zh-CN": `可以回答的问题：${known}。`, en: `Questions that can be answered: ${known}.` },
      }];
    }
    if (question.choices.some((choice) => choice.id === answer)) return [];
    const offered = question.choices.map((choice) => choice.id).join(", ");
    return [{
      code: "intake/unknownChoice", place: id, data: { id, answer },
      message: { "zh-CN": `问题“${id}”没有“${answer}”这个选择。`, en: `The question "${id}" has no choice "${answer}".` },
      hint: { "zh-CN": `可以选：${offered}。`, en: `It can be answered with: ${offered}.` },
    }];
  });
}

function fieldTwice(field: string): Problem {
  return {
    code: "intake/fieldTwice", place: field, data: { field },
    message: { "zh-CN": `有两列都指定成了字段“${field}”，一个字段只能对应一列。`, en: `Two columns are put to the field ${field}; a field has one column.` },
    hint: { "zh-CN": "把其中一列改成别的字段，或者保留原样（none）。", en: "Put one of them to another field, or keep it as it is (none)." },
  };
}
