import { finish } from "../../src/records/work";
import type { DuplicatePair, DuplicateResult, FoundPair } from "../../src/rules/duplicates/duplicates";
import { duplicatesWork, explainPairs, relatedScores } from "../../src/rules/duplicates/findDuplicates";
import type { RecordPair } from "../../src/rules/duplicates/gates";
import type { CheckInput } from "../../src/rules/rule";
import type { DedupeDef } from "../../src/template/template";

export type ExplainedResult = Omit<DuplicateResult, "pairs"> & { readonly pairs: readonly DuplicatePair[] };

/** What a rule finds, related pairs among the others in their order, with why of every pair. */
export function findDuplicates(input: CheckInput, rule: DedupeDef, keptApart: readonly RecordPair[] = []): ExplainedResult {
  const result = finish(duplicatesWork(input, rule, keptApart));
  const scores = relatedScores(input, rule, result.related);
  const related = Array.from(result.related.a, (a, at): FoundPair => ({ a, b: result.related.b[at]!, score: scores[at]!, verdict: "related" }));
  return { ...result, pairs: explainPairs(input, rule, [...result.pairs, ...related].sort((x, y) => x.a - y.a || x.b - y.b)) };
}
