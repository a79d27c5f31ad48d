import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import type { DuplicateCluster, DuplicatePair, DuplicateResult } from "./duplicates";
import { evidenceOf } from "./evidence";
import type { RecordPair } from "./gates";
import { matchRecords, nameOf } from "./matchRecords";
import { probability } from "./odds";
import { sharedKey } from "./sharedKey";

/**
 * The records of a table that are the same subject, by one duplicate rule. Every pair of a cluster is there with verdict `duplicate`; a pair as sure as that which its cluster would not
 * take is `review`. Pairs are sorted by `a`, then `b`. The outcome does not depend on the order of the rows. `keptApart`: pairs that a person has said are not the same.
 */
export function findDuplicates(input: CheckInput, rule: DedupeDef, keptApart: readonly RecordPair[] = []): DuplicateResult {
  const { scorer, pairs, groups } = matchRecords(input, rule, keptApart);
  return {
    rule: rule.id,
    pairs: pairs.map(({ a, b, bits, verdict, block }): DuplicatePair => ({ a, b, score: probability(bits), verdict, ...evidenceOf(scorer, a, b, verdict === "related"), block: block ?? (rule.block.length === 0 ? sharedKey(scorer.fields, a, b) : null) ?? "cluster" })),
    clusters: groups.map(({ records, bits }): DuplicateCluster => ({ id: clusterId(input, records), score: probability(bits), records })).sort((x, y) => x.records[0]! - y.records[0]!),
  };
}

/** FNV-1a over the names of the records: the same for the same records. @source http://www.isthe.com/chongo/tech/comp/fnv/ */
function clusterId(input: CheckInput, records: readonly number[]): string {
  const text = records.map((record) => nameOf(input, record)).sort().join("\u0001");
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `D${(hash >>> 0).toString(16).padStart(8, "0")}`;
}
