import { finish } from "../../src/records/work";
import type { DuplicatePair, DuplicateResult } from "../../src/rules/duplicates/duplicates";
import { duplicatesWork, explainPairs } from "../../src/rules/duplicates/findDuplicates";
import type { RecordPair } from "../../src/rules/duplicates/gates";
import type { CheckInput } from "../../src/rules/rule";
import type { DedupeDef } from "../../src/template/template";

export type ExplainedResult = Omit<DuplicateResult, "pairs"> & { readonly pairs: readonly DuplicatePair[] };

/** What a rule finds, with why of every pair. */
export function findDuplicates(input: CheckInput, rule: DedupeDef, keptApart: readonly RecordPair[] = []): ExplainedResult {
  const result = finish(duplicatesWork(input, rule, keptApart));
  return { ...result, pairs: explainPairs(input, rule, result.pairs) };
}
