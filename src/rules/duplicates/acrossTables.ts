import { type Work, ranges, within } from "../../records/work";
import type { AcrossDef } from "../../template/template";
import type { CheckInput } from "../rule";
import type { DuplicatePair, SearchNote } from "./duplicates";
import { evidenceOf } from "./evidence";
import type { RecordPair } from "./gates";
import { joinTables } from "./joinTables";
import { matchWork, verdicts } from "./matchRecords";
import { probability } from "./odds";
import { searchNotes } from "./searchNotes";
import { sharedKey } from "./sharedKey";

/** Records of two tables that are the same subject, in pairs: `a` is an index in the rule's own table, `b` one in the table `other`. A record may have several: a customer may be three leads. */
export type AcrossResult = { readonly rule: string; readonly other: string; readonly pairs: readonly DuplicatePair[]; readonly notes: readonly SearchNote[] };

const stretch = 5_000;

/** Compares the rule's table with another one, by the same matcher as within it; null where the workbook does not hold that table. `keptApart`: pairs as the result has them. Told in hundredths. */
export function* acrossWork(input: CheckInput, across: AcrossDef, keptApart: readonly RecordPair[] = []): Work<AcrossResult | null> {
  const joined = joinTables(input, across);
  if (joined === null) return null;
  const { own } = joined;
  const { rule } = across;
  const sameSide = (a: number, b: number): boolean => a < own === b < own;
  const apart = keptApart.map(([a, b]): RecordPair => [a, b + own]);
  const { scorer, looked: { candidates }, pairs: matches } = yield* within(matchWork(joined.input, rule, apart, sameSide, false), { from: 0, to: 90, total: 100 });
  const pairs: DuplicatePair[] = [];
  for (const { from, to } of ranges(matches.count, stretch)) {
    for (let at = from; at < to; at++) {
      const [a, b, verdict] = [matches.a[at]!, matches.b[at]!, verdicts[matches.verdict[at]!]!];
      pairs.push({ a, b: b - own, score: probability(matches.bits[at]!), verdict, ...evidenceOf(scorer, a, b, verdict === "related"), block: matches.block(at) ?? sharedKey(scorer.fields, a, b) ?? "cluster" });
    }
    yield { done: 90 + Math.floor((10 * to) / matches.count), total: 100 };
  }
  return { rule: rule.id, other: across.table, pairs, notes: searchNotes(rule, scorer.fields, joined.input.table.size, [], [], candidates.bounded).filter(({ kind }) => kind !== "identical") };
}
