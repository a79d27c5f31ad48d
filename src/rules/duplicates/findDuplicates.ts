import { valueKey } from "../../records/cellValue";
import { valueAt } from "../../records/recordTable";
import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import { eachCandidate } from "./candidates";
import { linkGroups } from "./clusters";
import { compareFields } from "./compareField";
import type { DuplicateCluster, DuplicatePair, DuplicateResult, Verdict } from "./duplicates";
import { evidenceOf } from "./evidence";
import { type RecordPair, gateOf, withDecisions } from "./gates";
import { oddsBits, priorBits, probability, weigh } from "./weigh";

type Found = { readonly a: number; readonly b: number; readonly bits: number; verdict: Verdict; readonly block: string };

/**
 * The records of a table that are the same subject, by one duplicate rule. Every pair of a cluster is there with verdict `duplicate`; a pair as sure as that which its cluster would not
 * take is `review`. Pairs are sorted by `a`, then `b`. The outcome does not depend on the order of the rows. `keptApart`: pairs that a person has said are not the same.
 */
export function findDuplicates(input: CheckInput, rule: DedupeDef, keptApart: readonly RecordPair[] = []): DuplicateResult {
  const fields = compareFields(input, rule.match);
  const gate = withDecisions(gateOf(input, rule, fields), keptApart);
  const prior = priorBits(input.table.size);
  const [duplicate, review] = [oddsBits(rule.score.duplicate), oddsBits(rule.score.review)];
  const pairs = new Map<number, Found>();
  const size = input.table.size;
  eachCandidate(input, rule, fields, (a, b, block) => {
    const { bits, own, related, apart } = weigh(fields, prior, a, b);
    if (bits < review && !related) return;
    const sure = own > 0 && bits >= review && !apart && !gate(a, b);
    if (sure || related) pairs.set(a * size + b, { a, b, bits: sure ? bits : Math.min(bits, prior + own), verdict: !sure ? "related" : bits >= duplicate ? "duplicate" : "review", block });
  });

  const order = tieOrder(input);
  const edges = [...pairs.values()].filter(({ verdict }) => verdict === "duplicate").sort((x, y) => y.bits - x.bits || order(x, y));
  const bitsOf = (a: number, b: number): number => weigh(fields, prior, a, b).bits;
  const groups = linkGroups(edges, duplicate, rule.maxCluster, bitsOf, (a, b) => gate(a, b) || weigh(fields, prior, a, b).apart);
  for (const edge of edges) edge.verdict = "review";
  for (const { records } of groups) records.forEach((a, at) => {
    for (const b of records.slice(at + 1)) {
      pairs.set(a * size + b, { a, b, bits: bitsOf(a, b), verdict: "duplicate", block: pairs.get(a * size + b)?.block ?? "cluster" });
    }
  });
  const found = [...pairs.values()].sort((x, y) => x.a - y.a || x.b - y.b);
  return {
    rule: rule.id,
    pairs: found.map(({ a, b, bits, verdict, block }): DuplicatePair => ({ a, b, score: probability(bits), verdict, evidence: evidenceOf(fields, a, b), block })),
    clusters: groups.map(({ records, bits }): DuplicateCluster => ({ id: clusterId(input, records), score: probability(bits), records })).sort((x, y) => x.records[0]! - y.records[0]!),
  };
}

/** What a record is called apart from its place: its id, else everything it says. */
function nameOf({ table, def }: CheckInput, record: number): string {
  return table.records.ids[record] ?? def.fields.map(({ id }) => valueKey(valueAt(table.records, id, record))).join("\u0000");
}

function tieOrder(input: CheckInput): (x: Found, y: Found) => number {
  const names = new Map<number, string>();
  const name = (record: number): string => names.get(record) ?? (names.set(record, nameOf(input, record)), names.get(record)!);
  const ends = ({ a, b }: Found): string => [name(a), name(b)].sort().join("\u0001");
  return (x, y) => { const [left, right] = [ends(x), ends(y)]; return left < right ? -1 : left > right ? 1 : 0; };
}

/** FNV-1a over the names of the records: the same for the same records. @source http://www.isthe.com/chongo/tech/comp/fnv/ */
function clusterId(input: CheckInput, records: readonly number[]): string {
  const text = records.map((record) => nameOf(input, record)).sort().join("\u0001");
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `D${(hash >>> 0).toString(16).padStart(8, "0")}`;
}
