import type { Work } from "../../records/work";
import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import type { Copies } from "./copies";
import type { DuplicateCluster, DuplicatePair, DuplicateResult, FoundPair, RelatedPairs } from "./duplicates";
import { evidenceOf } from "./evidence";
import type { FieldWorkers } from "./fieldWorker";
import type { RecordPair } from "./gates";
import { verdicts } from "./foundPairs";
import { type Matches, matchWork, nameOf } from "./matchRecords";
import { oddsBits, probability } from "./odds";
import { type Grouped, pairMatcher, rememberMatcher } from "./pairMatcher";
import { searchNotes } from "./searchNotes";
import { withoutGroup } from "./scorer";
import { sharedBlock } from "./sharedKey";
import { thirdOf } from "./thirdRecord";

/**
 * The records of a table that are the same subject, by one duplicate rule. Every pair of a cluster is there with verdict `duplicate`, of one of hundreds those that were found and those with one of its records, and of dozens of copies those with one of them;
 * a pair as sure as that which its cluster would not take is `review`. Pairs are sorted by `a`, then `b`. The outcome does not depend on the order of the rows. `keptApart`: pairs that a person has said are not
 * the same. `workers`: threads that share the work. Told in hundredths.
 */
export function* duplicatesWork(input: CheckInput, rule: DedupeDef, keptApart: readonly RecordPair[] = [], workers: FieldWorkers | null = null): Work<DuplicateResult> {
  const { scorer, looked: { canon: { copies }, candidates, model }, pairs: matches, groups, unlike } = yield* matchWork(input, rule, keptApart, undefined, true, workers);
  const { fields } = scorer;
  rememberMatcher(input, rule, fields, model, groupedPairs(groups, matches, copies), scorer);
  const pairs: FoundPair[] = [];
  for (let at = 0; at < matches.count; at++) {
    const through = matches.through(at);
    const pair: FoundPair = { a: matches.a[at]!, b: matches.b[at]!, score: probability(matches.bits[at]!), verdict: verdicts[matches.verdict[at]!]! };
    pairs.push(through === null ? pair : { ...pair, through });
  }
  const clusters = groups.map(({ records, bits, sure }): DuplicateCluster => ({ id: clusterId(input, records), score: probability(bits), sure, records })).sort((x, y) => x.records[0]! - y.records[0]!);
  return { rule: rule.id, pairs, related: matches.related, clusters, notes: searchNotes(rule, fields, copies, unlike, clusters, pairs, candidates.bounded) };
}

/** Why pairs that a rule has found are what they are: what each field says of them, and what brought them together. */
export function explainPairs(input: CheckInput, rule: DedupeDef, pairs: readonly FoundPair[]): readonly DuplicatePair[] {
  const { scorer } = pairMatcher(input, rule);
  return pairs.map((pair) => ({ ...pair, ...evidenceOf(scorer, pair.a, pair.b, pair.verdict === "related"), ...(pair.through === undefined ? {} : { third: thirdOf(input, scorer, pair.a, pair.b, pair.through, oddsBits(pair.score)) }), block: sharedBlock(input, rule, scorer.fields, pair.a, pair.b) ?? "cluster" }));
}

/** How sure it is that two related records are one after all, of each pair: what a group shares is not counted. */
export function relatedScores(input: CheckInput, rule: DedupeDef, { a, b }: RelatedPairs): Float64Array {
  const { scorer } = pairMatcher(input, rule);
  return Float64Array.from(a, (x, at) => {
    const weighed = scorer.weigh(x, b[at]!);
    withoutGroup(weighed, scorer.fields);
    return probability(weighed.bits);
  });
}

/** Which pairs stand in one group, and through which record each is judged. */
function groupedPairs(groups: Matches["groups"], pairs: Matches["pairs"], copies: Copies | null): (a: number, b: number) => Grouped | null {
  const groupOf = new Map(groups.flatMap(({ records }, group) => records.map((record): [number, number] => [record, group])));
  return (a, b) => {
    const group = groupOf.get(a);
    if (group === undefined || group !== groupOf.get(b)) return null;
    // A copy is what the record is that stands for it.
    const [x, y] = [copies?.standIn[a] ?? a, copies?.standIn[b] ?? b];
    const at = pairs.find(Math.min(x, y), Math.max(x, y));
    return { bits: at === null ? NaN : pairs.bits[at]!, through: at === null ? null : pairs.through(at) };
  };
}

/** FNV-1a over the names of the records: the same for the same records. @source http://www.isthe.com/chongo/tech/comp/fnv/ */
function clusterId(input: CheckInput, records: readonly number[]): string {
  const text = records.map((record) => nameOf(input, record)).sort().join("\u0001");
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `D${(hash >>> 0).toString(16).padStart(8, "0")}`;
}
