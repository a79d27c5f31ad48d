import { type Work, finish, ranges, within } from "../../records/work";
import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import type { DuplicateCluster, DuplicatePair, DuplicateResult } from "./duplicates";
import { evidenceOf } from "./evidence";
import type { RecordPair } from "./gates";
import { matchWork, nameOf, verdicts } from "./matchRecords";
import { probability } from "./odds";
import { searchNotes } from "./searchNotes";
import { sharedKey } from "./sharedKey";

/** Pairs that are told why at a stretch, before others are let in. */
const stretch = 5_000;

/** `duplicatesWork` in one go. */
export function findDuplicates(input: CheckInput, rule: DedupeDef, keptApart: readonly RecordPair[] = []): DuplicateResult {
  return finish(duplicatesWork(input, rule, keptApart));
}

/**
 * The records of a table that are the same subject, by one duplicate rule. Every pair of a cluster is there with verdict `duplicate`; a pair as sure as that which its cluster would not
 * take is `review`. Pairs are sorted by `a`, then `b`. The outcome does not depend on the order of the rows. `keptApart`: pairs that a person has said are not the same. Told in hundredths.
 */
export function* duplicatesWork(input: CheckInput, rule: DedupeDef, keptApart: readonly RecordPair[] = []): Work<DuplicateResult> {
  const { scorer, looked: { candidates }, pairs: matches, groups } = yield* within(matchWork(input, rule, keptApart), { from: 0, to: 90, total: 100 });
  const pairs: DuplicatePair[] = [];
  for (const { from, to } of ranges(matches.count, stretch)) {
    for (let at = from; at < to; at++) {
      const [a, b, verdict] = [matches.a[at]!, matches.b[at]!, verdicts[matches.verdict[at]!]!];
      pairs.push({ a, b, score: probability(matches.bits[at]!), verdict, ...evidenceOf(scorer, a, b, verdict === "related"), block: matches.block(at) ?? (rule.block.length === 0 ? sharedKey(scorer.fields, a, b) : null) ?? "cluster" });
    }
    yield { done: 90 + Math.floor((10 * to) / matches.count), total: 100 };
  }
  const clusters = groups.map(({ records, bits }): DuplicateCluster => ({ id: clusterId(input, records), score: probability(bits), records })).sort((x, y) => x.records[0]! - y.records[0]!);
  return { rule: rule.id, pairs, clusters, notes: searchNotes(rule, scorer.fields, input.table.size, clusters, pairs, candidates.bounded) };
}

/** FNV-1a over the names of the records: the same for the same records. @source http://www.isthe.com/chongo/tech/comp/fnv/ */
function clusterId(input: CheckInput, records: readonly number[]): string {
  const text = records.map((record) => nameOf(input, record)).sort().join("\u0001");
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `D${(hash >>> 0).toString(16).padStart(8, "0")}`;
}
