import { valueKey } from "../../records/cellValue";
import { valueAt } from "../../records/recordTable";
import { type Work, finish, ranges, within } from "../../records/work";
import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import { type Canon, type Pairs, candidateWork, canonOf } from "./candidatePairs";
import { type Group, linkGroups } from "./clusters";
import { compareFields } from "./compareField";
import type { Verdict } from "./duplicates";
import { type RecordPair, gateOf, withDecisions } from "./gates";
import { learnModel, learns } from "./learnModel";
import type { Model } from "./latentClasses";
import { oddsBits } from "./odds";
import { type Scorer, declaredScorer, learnedScorer, withoutGroup } from "./scorer";

/** A pair of record indexes, `a < b`. */
export type Match = { readonly a: number; readonly b: number; readonly bits: number; readonly verdict: Verdict; /** Where the rule declares blocks, the one that brought the two together. */ readonly block: string | null };
export type Matches = { readonly scorer: Scorer; readonly pairs: readonly Match[]; readonly groups: readonly Group[]; readonly looked: Looked };
/** What the search went through: every pair compared, in canonical numbers, and what was learned; null where the template gives the weights. */
export type Looked = { readonly canon: Canon; readonly candidates: Pairs; readonly model: Model | null };

/** How much the mean evidence between two groups must be for them to be one, and what one pair counts for at most. */
const joined = { declared: { level: 10, least: -10, most: 10 }, learned: { level: 0, least: -8, most: 8 } };

/** Pairs that are weighed at a stretch, before others are let in. */
const stretch = 20_000;

/** `matchWork` in one go. */
export function matchRecords(input: CheckInput, rule: DedupeDef, keptApart: readonly RecordPair[] = [], opposed: (a: number, b: number) => boolean = () => false): Matches {
  return finish(matchWork(input, rule, keptApart, opposed));
}

/** The pairs of one table that a rule finds, and the groups they make. Does not depend on the order of the rows. Told in hundredths. */
export function* matchWork(input: CheckInput, rule: DedupeDef, keptApart: readonly RecordPair[] = [], opposed: (a: number, b: number) => boolean = () => false): Work<Matches> {
  const fields = compareFields(input, rule.match);
  const canon = canonOf(input, fields);
  const { order, place, size } = canon;
  const gate = withDecisions(gateOf(input, rule, fields), keptApart);
  yield { done: 5, total: 100 };
  const pairs = yield* within(candidateWork(input, rule, fields, canon), { from: 5, to: 40, total: 100 });
  yield { done: 40, total: 100 };
  const model = learns(rule) ? learnModel(input, rule, fields, canon, pairs) : null;
  const scorer = model === null ? declaredScorer(fields, size) : learnedScorer(fields, model);
  const [duplicate, review] = [oddsBits(rule.score.duplicate), oddsBits(rule.score.review)];
  const found = new Map<number, { a: number; b: number; bits: number; verdict: Verdict; block: string | null }>();
  const keep = (x: number, y: number, bits: number, verdict: Verdict, block: string | null): void => {
    const [a, b] = x < y ? [x, y] : [y, x];
    found.set(a * size + b, { a, b, bits, verdict, block });
  };
  const edges: { readonly a: number; readonly b: number; readonly bits: number }[] = [];
  yield { done: 60, total: 100 };
  const weighPair = (i: number): void => {
    const [x, y] = [order[pairs.a[i]!]!, order[pairs.b[i]!]!];
    if (opposed(x, y)) return;
    const weighed = scorer.weigh(x, y);
    if (weighed.bits < review && !weighed.related) return;
    const sure = weighed.own && weighed.bits >= review && !weighed.apart && !gate(x, y);
    if (!sure && !weighed.related) return;
    if (!sure) withoutGroup(weighed, fields);
    keep(x, y, weighed.bits, !sure ? "related" : weighed.bits >= duplicate ? "duplicate" : "review", pairs.blocks?.[i] ?? null);
    if (sure && weighed.bits >= duplicate) edges.push({ a: pairs.a[i]!, b: pairs.b[i]!, bits: weighed.bits });
  };
  for (const { from, to } of ranges(pairs.count, stretch)) {
    for (let i = from; i < to; i++) weighPair(i);
    yield { done: 60 + Math.floor((35 * to) / pairs.count), total: 100 };
  }
  edges.sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b);
  const bitsOf = (a: number, b: number): number => scorer.weigh(order[a]!, order[b]!).bits;
  const forbidden = (a: number, b: number): boolean => opposed(order[a]!, order[b]!) || gate(order[a]!, order[b]!) || scorer.weigh(order[a]!, order[b]!).apart;
  const bounds = model !== null ? joined.learned : { ...joined.declared, level: Math.min(duplicate, joined.declared.most) };
  const groups = linkGroups(edges, bounds, rule.maxCluster, bitsOf, forbidden).map(({ records, bits }): Group => ({ records: records.map((at) => order[at]!).sort((x, y) => x - y), bits }));
  for (const { a, b } of edges) found.get(Math.min(order[a]!, order[b]!) * size + Math.max(order[a]!, order[b]!))!.verdict = "review";
  for (const { records } of groups) records.forEach((a, at) => { for (const b of records.slice(at + 1)) keep(a, b, bitsOf(place[a]!, place[b]!), "duplicate", found.get(a * size + b)?.block ?? null); });
  return { scorer, looked: { canon, candidates: pairs, model }, pairs: [...found.values()].sort((x, y) => x.a - y.a || x.b - y.b), groups };
}

/** What a record is called apart from its place: its id, else everything it says. */
export function nameOf({ table, def }: CheckInput, record: number): string {
  return table.records.ids[record] ?? def.fields.map(({ id }) => valueKey(valueAt(table.records, id, record))).join("\u0000");
}
