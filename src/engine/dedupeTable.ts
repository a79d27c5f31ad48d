import { fillText, type Lang } from "../records/text";
import { type Work, within } from "../records/work";
import type { CheckInput } from "../rules/rule";
import type { DuplicateCluster, DuplicatePair, DuplicateResult, MergePlan } from "../rules/duplicates/duplicates";
import { type PairVerdict, comparePair } from "../rules/duplicates/comparePair";
import { duplicatesWork } from "../rules/duplicates/findDuplicates";
import type { RecordPair } from "../rules/duplicates/gates";
import { planMerge } from "../rules/duplicates/planMerge";

export type { DuplicateCluster, DuplicatePair, DuplicateResult, MergePlan, PairVerdict };

/** What every duplicate rule of the table finds. */
export function* dedupeWork(input: CheckInput, keptApart: readonly RecordPair[]): Work<readonly DuplicateResult[]> {
  const results: DuplicateResult[] = [];
  const total = 100 * input.def.dedupe.length;
  for (const [at, rule] of input.def.dedupe.entries()) results.push(yield* within(duplicatesWork(input, rule, keptApart), { from: 100 * at, to: 100 * (at + 1), total }));
  return results;
}

/** What the table's first duplicate rule says of two records, and why they are one or not. Null where the table has no such rule. */
export function compareTwo(input: CheckInput, a: number, b: number, keptApart: readonly RecordPair[]): PairVerdict | null {
  const [rule] = input.def.dedupe;
  return rule === undefined ? null : comparePair(input, rule, a, b, keptApart);
}

/** The evidence of a pair, field by field, in words. */
export function evidenceText(pair: Pick<DuplicatePair, "evidence">, lang: Lang): readonly string[] {
  return pair.evidence.map(({ text }) => fillText(text.message, text.data, lang));
}

/** The plan that makes one record of some, by the table's first duplicate rule; `keep` and `values` are what a person decided. */
export function mergeRecords(input: CheckInput, records: readonly number[], decided: { readonly keep: number | null; readonly values: Readonly<Record<string, number>> }): MergePlan {
  return planMerge(input, input.def.dedupe[0] ?? null, records, decided);
}
