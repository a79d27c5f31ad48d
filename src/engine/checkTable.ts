import type { Finding } from "../findings/finding";
import type { Work } from "../records/work";
import type { CheckInput, CheckPart, RuleKind } from "../rules/rule";

/** What some kinds of rules say of a table, kind by kind, unsorted. Told in pieces: a field, a rule, a key. */
export function* checkWork(kinds: readonly RuleKind[], input: CheckInput): Work<readonly Finding[]> {
  const parts = kinds.flatMap((kind): readonly CheckPart[] => kind.parts?.(input) ?? [() => kind.check(input)]);
  const found: (readonly Finding[])[] = [];
  for (const part of parts) {
    yield { done: found.length, total: parts.length };
    found.push(part());
  }
  return found.flat();
}
