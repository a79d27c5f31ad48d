import type { Finding } from "../findings/finding";
import { type Work, within } from "../records/work";
import type { CheckInput, CheckPart, RuleKind } from "../rules/rule";

/** A piece that goes through all records is told of in so many steps. */
const share = 100;

/** What some kinds of rules say of a table, kind by kind, unsorted. Told in pieces: a field, a rule, a key. */
export function* checkWork(kinds: readonly RuleKind[], input: CheckInput): Work<readonly Finding[]> {
  const parts = kinds.flatMap((kind): readonly CheckPart[] => kind.parts?.(input) ?? [() => kind.check(input)]);
  const found: (readonly Finding[])[] = [];
  for (const part of parts) {
    const at = { from: found.length * share, to: (found.length + 1) * share, total: parts.length * share };
    yield { done: at.from, total: at.total };
    const said = part();
    found.push("next" in said ? yield* within(said, at) : said);
  }
  return found.flat();
}
