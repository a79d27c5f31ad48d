import { type Work, within } from "../../records/work";
import type { AcrossDef } from "../../template/template";
import type { CheckInput } from "../rule";
import type { DuplicatePair, FoundPair, SearchNote } from "./duplicates";
import type { FieldWorkers } from "./fieldWorker";
import { explainPairs, relatedScores } from "./findDuplicates";
import type { RecordPair } from "./gates";
import { joinTables } from "./joinTables";
import { verdicts } from "./foundPairs";
import { matchWork } from "./matchRecords";
import { probability } from "./odds";
import { rememberMatcher } from "./pairMatcher";
import { searchNotes } from "./searchNotes";

/** Records of two tables that are the same subject, in pairs: `a` is an index in the rule's own table, `b` one in the table `other`. A record may have several: a customer may be three leads. */
export type AcrossResult = { readonly rule: string; readonly other: string; readonly pairs: readonly FoundPair[]; readonly notes: readonly SearchNote[] };

/** Compares the rule's table with another one, by the same matcher as within it; null where the workbook does not hold that table. `keptApart`: pairs as the result has them. `workers`: threads that share the work. Told in hundredths. */
export function* acrossWork(input: CheckInput, across: AcrossDef, keptApart: readonly RecordPair[] = [], workers: FieldWorkers | null = null): Work<AcrossResult | null> {
  const joined = joinTables(input, across);
  if (joined === null) return null;
  const { own } = joined;
  const { rule } = across;
  const sameSide = (a: number, b: number): boolean => a < own === b < own;
  const apart = keptApart.map(([a, b]): RecordPair => [a, b + own]);
  const { scorer, looked: { candidates, model }, pairs: matches } = yield* within(matchWork(joined.input, rule, apart, sameSide, false, workers), { from: 0, to: 100, total: 100 });
  const { fields } = scorer;
  rememberMatcher(joined.input, rule, fields, model, () => null, scorer);
  const pairs: FoundPair[] = [];
  for (let at = 0; at < matches.count; at++) pairs.push({ a: matches.a[at]!, b: matches.b[at]! - own, score: probability(matches.bits[at]!), verdict: verdicts[matches.verdict[at]!]! });
  const { a, b } = matches.related, scores = relatedScores(joined.input, rule, matches.related);
  a.forEach((x, at) => pairs.push({ a: x, b: b[at]! - own, score: scores[at]!, verdict: "related" }));
  pairs.sort((x, y) => x.a - y.a || x.b - y.b);
  return { rule: rule.id, other: across.table, pairs, notes: searchNotes(rule, fields, null, 0, [], [], candidates.bounded) };
}

/** Why such pairs were found: worked out only for those that somebody looks at. Null where the workbook does not hold the other table. */
export function explainAcross(input: CheckInput, across: AcrossDef, pairs: readonly FoundPair[]): readonly DuplicatePair[] | null {
  const joined = joinTables(input, across);
  if (joined === null) return null;
  const { own } = joined;
  return explainPairs(joined.input, across.rule, pairs.map((pair) => ({ ...pair, b: pair.b + own }))).map((pair) => ({ ...pair, b: pair.b - own }));
}
