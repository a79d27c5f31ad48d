import { fillText, type Lang } from "../records/text";
import type { CheckInput } from "../rules/rule";
import type { DuplicateCluster, DuplicatePair, DuplicateResult, MergePlan } from "../rules/duplicates/duplicates";
import { findDuplicates } from "../rules/duplicates/findDuplicates";
import { planMerge } from "../rules/duplicates/planMerge";

export type { DuplicateCluster, DuplicatePair, DuplicateResult, MergePlan };

/** What every duplicate rule of the table finds. */
export function dedupeTable(input: CheckInput): readonly DuplicateResult[] {
  return input.def.dedupe.map((rule) => findDuplicates(input, rule));
}

/** The evidence of a pair, field by field, in words. */
export function evidenceText(pair: DuplicatePair, lang: Lang): readonly string[] {
  return pair.evidence.map(({ text }) => fillText(text.message, text.data, lang));
}

/** The plan that makes one record of some, by the table's first duplicate rule; `keep` and `values` are what a person decided. */
export function mergeRecords(input: CheckInput, records: readonly number[], decided: { readonly keep: number | null; readonly values: Readonly<Record<string, number>> }): MergePlan {
  return planMerge(input, input.def.dedupe[0] ?? null, records, decided);
}
