import { valueKey } from "../../records/cellValue";
import { valueAt } from "../../records/recordTable";
import { type Work, finish, ranges, within } from "../../records/work";
import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import { type Canon, type Pairs, candidateWork, canonOf } from "./candidatePairs";
import { type Copies, copiesOf } from "./copies";
import { doubled } from "./growing";
import { betterGroups } from "./betterGroups";
import { type Edge, type Group, linkGroups } from "./clusters";
import type { CompareField } from "./compareField";
import type { Through, Verdict } from "./duplicates";
import { type Gate, type RecordPair, gateOf, withDecisions } from "./gates";
import { type SharedFields, fieldsWork } from "./fieldsElsewhere";
import type { FieldWorkers } from "./fieldWorker";
import { learnModel, learns, sampleOf } from "./learnModel";
import type { Model } from "./latentClasses";
import { levelFields } from "./levels";
import { oddsBits } from "./odds";
import { nearBits, placeLone } from "./loneRecords";
import { type LevelsElsewhere, patternWork } from "./pairPatterns";
import { groupPairs } from "./through";
import { sameOwn } from "./sameOwn";
import { spreadCopies } from "./spreadCopies";
import { type Scorer, type Weighed, declaredScorer, learnedScorer, withoutGroup } from "./scorer";

/** Pairs of record indexes, `a < b`, sorted by `a`, then `b`. */
export type MatchList = { readonly count: number; readonly a: Uint32Array; readonly b: Uint32Array; /** With what the others of its group add. */ readonly bits: Float64Array; /** What a pair that says too little by itself is judged through; null = nothing. */ readonly through: (pair: number) => Through | null; /** By pair a place in `verdicts`. */ readonly verdict: Uint8Array; /** The place of the pair `a`, `b`, `a < b`; null where it is not among them. */ readonly find: (a: number, b: number) => number | null; /** Where the rule declares blocks, the one that brought the two together. */ readonly block: (pair: number) => string | null };
export type Matches = { readonly scorer: Scorer; readonly pairs: MatchList; readonly groups: readonly WeighedGroup[]; readonly looked: Looked; /** The most records that are letter for letter the same and say too little to be one. */ readonly unlike: number };
/** `least`: bits of its least sure pair. */
export type WeighedGroup = Group & { readonly least: number };
/** What the search went through: every pair compared, in canonical numbers, and what was learned; null where the template gives the weights. */
export type Looked = { readonly canon: Canon; readonly candidates: Pairs; readonly model: Model | null };

export const verdicts: readonly Verdict[] = ["duplicate", "review", "related"];
const isDuplicate = 0, isReview = 1, isRelated = 2;

/** What a pair counts for at least in a group, where its fields speak for it but too little. */
const undecided = -0.5;

/**
 * How much the mean evidence between two groups must be for them to be one, and what one pair counts for at most. Where weights are learned what is merely undecided keeps no two groups apart that a sure pair
 * brings together. More is asked where that pair may be two of one company or family, and where one field alone is compared, for there is no second one that would speak against strangers.
 */
const joined = { declared: { level: 10, least: -10, most: 10 }, learned: { level: undecided, least: -8, most: 8 }, doubtful: { level: 0, least: -8, most: 8 } };

/** The parts of the search in their order, and up to how many hundredths of it each is told. */
export const phases = { forms: 5, blocking: 30, comparing: 65, learning: 80, weighing: 95, grouping: 100 } as const;

/** Pairs that are weighed at a stretch, before others are let in. */
const stretch = 20_000;

/** `matchWork` in one go. */
export function matchRecords(input: CheckInput, rule: DedupeDef, keptApart: readonly RecordPair[] = [], opposed: (a: number, b: number) => boolean = () => false): Matches {
  return finish(matchWork(input, rule, keptApart, opposed));
}

/** The pairs of one table that a rule finds, and the groups they make. `opposed`: pairs that are not asked for. Not `grouped`, there are no groups and each pair is judged by itself. `workers`: threads that share the work; what comes out is the same with any number of them. Does not depend on the order of the rows. Told in hundredths. */
export function* matchWork(input: CheckInput, rule: DedupeDef, keptApart: readonly RecordPair[] = [], opposed: (a: number, b: number) => boolean = () => false, grouped = true, workers: FieldWorkers | null = null): Work<Matches> {
  const copies = copiesOf(input, rule);
  const shared = yield* within(fieldsWork(input, rule, copies, workers), { from: 0, to: phases.forms, total: 100 });
  const { fields } = shared;
  const canon = canonOf(input, fields, copies);
  // Strangers are compared elsewhere while pairs are looked for here.
  const drawn = shared.compare === null || !learns(rule) ? null : sampleOf(canon, fields.length);
  const strangers = drawn === null ? null : shared.compare!(canon, drawn.a, drawn.b);
  const { order, place, size } = canon;
  const ruled = gateOf(input, rule, fields);
  const gate = withDecisions(ruled, keptApart);
  yield { done: phases.forms, total: 100 };
  const pairs = yield* within(candidateWork(input, rule, fields, canon), { from: phases.forms, to: phases.blocking, total: 100 });
  const duplicate = oddsBits(rule.score.duplicate), review = oddsBits(rule.score.review);
  const { model, scorer, weigh } = yield* within(scorerWork(input, rule, fields, canon, pairs, Math.min(review, nearBits), strangers, shared.compare), { from: phases.blocking, to: phases.learning, total: 100 });
  shared.done();
  const found = new FoundPairs(pairs.count);
  const edges: number[] = [];
  const near = new NearPairs();
  const isNamed = sameOwn(fields);
  // Where one field alone is compared, how many have the value says nothing.
  const learned = grouped && model !== null && model.alone !== true ? model : null;
  const weighPair = (i: number): void => {
    const x = order[pairs.a[i]!]!, y = order[pairs.b[i]!]!;
    if (opposed(x, y)) return;
    const weighed = weigh(i, x, y);
    if (learned !== null && weighed !== null && weighed.bits >= nearBits && weighed.own && !weighed.apart) near.add(pairs.a[i]!, pairs.b[i]!);
    if (weighed === null) return;
    const enough = weighed.bits >= review || isNamed(x, y);
    if (!enough && !weighed.related) return;
    const sure = weighed.own && enough && !weighed.apart && !gate(x, y);
    if (!sure && !weighed.related) return;
    if (!sure) withoutGroup(weighed, fields);
    const certain = sure && weighed.bits >= duplicate;
    if (certain && grouped) edges.push(found.count);
    // A pair as sure as that which its group does not take is for review.
    found.add(x, y, weighed.bits, certain && !grouped ? isDuplicate : sure ? isReview : isRelated, i);
  };
  for (const { from, to } of ranges(pairs.count, stretch)) {
    for (let i = from; i < to; i++) weighPair(i);
    yield { done: phases.learning + Math.floor(((phases.weighing - phases.learning) * to) / pairs.count), total: 100 };
  }
  const placesOf = (at: number): readonly [number, number] => { const [x, y] = [place[found.a[at]!]!, place[found.b[at]!]!]; return x < y ? [x, y] : [y, x]; };
  const links = edges.map((at): Edge => { const [a, b] = placesOf(at); return { a, b, bits: found.bits[at]! }; }).sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b);
  // Two that merely have too little in common to be one by themselves do not speak against a group that others hold together; what differs does.
  const bitsOf = (a: number, b: number): number => {
    const { bits, start, apart } = scorer.weigh(order[a]!, order[b]!);
    if (apart) return -Infinity;
    return model !== null && bits >= start ? Math.max(bits, undecided) : bits;
  };
  const forbidden = (a: number, b: number): boolean => opposed(order[a]!, order[b]!) || gate(order[a]!, order[b]!);
  const bounds = model !== null ? joined[model.alone === true || model.related !== null ? "doubtful" : "learned"] : { ...joined.declared, level: Math.min(duplicate, joined.declared.most) };
  const own = (a: number, b: number): number => { const weighed = scorer.weigh(order[a]!, order[b]!); return weighed.own && !weighed.apart && !opposed(order[a]!, order[b]!) ? weighed.bits : bounds.least; };
  const known = linkGroups(links, bounds, rule.maxCluster, bitsOf, forbidden);
  const isApart = (a: number, b: number): boolean => forbidden(a, b) || bitsOf(a, b) === -Infinity;
  const nearby = { size, near, bitsOf: own };
  const { groups: all, placed } = learned === null ? { groups: known, placed: new Map<number, number>() } : placeLone(betterGroups(known, nearby, bounds, rule.maxCluster, isApart), { ...nearby, start: Math.log2(learned.match.share), linkOf: bitsOf }, bounds, duplicate, rule.maxCluster, isApart);
  const linked = all.map(({ records, bits }): Group => ({ records: records.map((at) => order[at]!), bits }));
  const least = found.join(linked, input.table.size, duplicate, (a, b) => scorer.weigh(a, b).bits, (record) => placed.get(place[record]!) ?? Infinity);
  const groups = linked.map(({ records, bits }, at): WeighedGroup => ({ records: [...records].sort((x, y) => x - y), bits, least: least[at]! }));
  const spread = copies === null || !grouped ? { groups, unlike: 0 } : spreadCopies(groups, copies, { scorer, isForbidden: ruled, duplicate, review, keptApart, maxCluster: rule.maxCluster, told: (a, b, bits, isSure) => found.add(a, b, bits, isSure ? isDuplicate : isReview, -1) });
  if (copies !== null && !grouped) found.spread(copies, gate);
  return { scorer, looked: { canon, candidates: pairs, model }, pairs: found.sorted(input.table.size, pairs.blocks), groups: spread.groups, unlike: spread.unlike };
}

/** Weighs candidate pair `i`, the records `a` and `b`; null where it can be nothing. */
type WeighCandidate = (i: number, a: number, b: number) => Weighed | null;

/** `least`: bits below which a pair that is not related is nothing. */
function* scorerWork(input: CheckInput, rule: DedupeDef, fields: readonly CompareField[], canon: Canon, pairs: Pairs, least: number, strangers: LevelsElsewhere | null, compare: SharedFields["compare"]): Work<{ readonly model: Model | null; readonly scorer: Scorer; readonly weigh: WeighCandidate }> {
  if (!learns(rule)) {
    const scorer = declaredScorer(fields, canon.size);
    return { model: null, scorer, weigh: (_i, a, b) => scorer.weigh(a, b) };
  }
  const levelled = levelFields(fields);
  const elsewhere = compare === null ? null : compare(canon, pairs.a, pairs.b);
  const patterns = yield* within(patternWork(levelled, canon, pairs.a, pairs.b, elsewhere), { from: 0, to: phases.comparing - phases.blocking, total: phases.learning - phases.blocking });
  const drawn = sampleOf(canon, fields.length);
  const sample = yield* within(patternWork(levelled, canon, drawn.a, drawn.b, strangers), { from: phases.comparing - phases.blocking, to: phases.learning - phases.blocking, total: phases.learning - phases.blocking });
  const model = learnModel(input, rule, levelled, canon, pairs, patterns, sample);
  yield { done: 1, total: 1 };
  const scorer = learnedScorer(levelled, model);
  const most = scorer.mostBits(patterns);
  return { model, scorer, weigh: (i) => (most[patterns.of[i]!]! < least ? null : scorer.weighPattern(patterns, patterns.of[i]!, canon.forms, pairs.a[i]!, pairs.b[i]!)) };
}

/** Pairs of canonical numbers as they come. */
class NearPairs {
  count = 0;
  a = new Uint32Array(256);
  b = new Uint32Array(256);
  add(x: number, y: number): void {
    if (this.count === this.a.length) [this.a, this.b] = [doubled(this.a), doubled(this.b)];
    this.a[this.count] = x;
    this.b[this.count] = y;
    this.count++;
  }
}

/** Records of a group of which every pair is listed, at most. */
const mostPaired = 300;

/** Pairs as they are found, without an object for each. */
class FoundPairs {
  count = 0;
  a: Uint32Array;
  b: Uint32Array;
  bits: Float64Array;
  private verdict: Uint8Array;
  /** The candidate, + 1; 0 = none. */
  private candidate: Uint32Array;
  private readonly through = new Map<number, Through>();
  /** `room`: pairs that there may be; what is not used takes no memory. */
  constructor(room: number) {
    const most = Math.max(1024, room);
    this.a = new Uint32Array(most);
    this.b = new Uint32Array(most);
    this.bits = new Float64Array(most);
    this.verdict = new Uint8Array(most);
    this.candidate = new Uint32Array(most);
  }

  add(x: number, y: number, bits: number, verdict: number, candidate: number): void {
    const at = this.count++;
    if (at === this.a.length) [this.a, this.b, this.bits, this.verdict, this.candidate] = [doubled(this.a), doubled(this.b), doubled(this.bits), doubled(this.verdict), doubled(this.candidate)];
    this.a[at] = Math.min(x, y);
    this.b[at] = Math.max(x, y);
    this.bits[at] = bits;
    this.verdict[at] = verdict;
    this.candidate[at] = candidate + 1;
  }
  /**
   * Every pair inside a group is a duplicate, also one that was related or not found; one that says too little by itself is judged through a third record, or by the whole group where one of the two has joined
   * that alone: `wholeOf` says how sure that is, Infinity for the others. The records of a group come in an order that only their content decides. Returns the bits of the least sure pair of each group.
   */
  join(groups: readonly Group[], size: number, enough: number, bitsOf: (a: number, b: number) => number, wholeOf: (record: number) => number): readonly number[] {
    const groupOf = new Int32Array(size).fill(-1);
    groups.forEach(({ records }, group) => { for (const record of records) groupOf[record] = group; });
    const known = new Map<number, number>();
    for (let at = 0; at < this.count; at++) if (groupOf[this.a[at]!]! >= 0 && groupOf[this.a[at]!] === groupOf[this.b[at]!]) known.set(this.a[at]! * size + this.b[at]!, at);
    return groups.map(({ records }) => {
      if (records.length > mostPaired) return this.joinLarge(records, size, known, bitsOf);
      const knownBits = (a: number, b: number): number => {
        const at = known.get(Math.min(a, b) * size + Math.max(a, b));
        return at === undefined || this.verdict[at] === isRelated ? bitsOf(a, b) : this.bits[at]!;
      };
      const pairs = groupPairs(records.length, enough, (x, y) => knownBits(records[x]!, records[y]!));
      let least = Infinity;
      records.forEach((first, x) => records.slice(x + 1).forEach((second, next) => {
        const isAscending = first < second;
        const a = isAscending ? first : second, b = isAscending ? second : first;
        const through = pairs.through(x, x + 1 + next);
        const direct = pairs.bits[x * records.length + x + 1 + next]!;
        const whole = direct >= enough ? Infinity : Math.min(wholeOf(a), wholeOf(b));
        const byWhole = whole !== Infinity && whole > direct + (through?.bits ?? 0);
        const bits = byWhole ? whole : direct + (through?.bits ?? 0);
        const at = known.get(a * size + b) ?? this.count;
        if (at === this.count) this.add(a, b, bits, isDuplicate, -1);
        this.bits[at] = bits;
        this.verdict[at] = isDuplicate;
        if (byWhole) this.through.set(at, "group");
        else if (through !== null) this.through.set(at, records[through.record]!);
        // That nothing else is like it is no reason to merge without asking.
        least = Math.min(least, direct + (through?.bits ?? 0));
      }));
      return least;
    });
  }
  /** Of a group of hundreds those pairs are listed that were found, and those with its first record: all would be the square of it. */
  private joinLarge(records: readonly number[], size: number, known: ReadonlyMap<number, number>, bitsOf: (a: number, b: number) => number): number {
    const inside = new Set(records);
    let least = Infinity;
    for (const [pair, at] of known) {
      if (!inside.has(Math.floor(pair / size))) continue;
      if (this.verdict[at] === isRelated) this.bits[at] = bitsOf(this.a[at]!, this.b[at]!);
      this.verdict[at] = isDuplicate;
      least = Math.min(least, this.bits[at]!);
    }
    const [first, ...others] = records as readonly [number, ...number[]];
    for (const other of others) {
      const [a, b] = first < other ? [first, other] : [other, first];
      const bits = bitsOf(a, b);
      least = Math.min(least, bits);
      if (!known.has(a * size + b)) this.add(a, b, bits, isDuplicate, -1);
    }
    return least;
  }
  /** What a pair is, the copies of either are too: each with the record of the other side that stands for its own copies. */
  spread({ others }: Copies, forbidden: Gate): void {
    for (let at = 0, { count } = this; at < count; at++) {
      const [x, y] = [this.a[at]!, this.b[at]!];
      const again = (a: number, b: number): void => { if (!forbidden(a, b)) this.add(a, b, this.bits[at]!, this.verdict[at]!, this.candidate[at]! - 1); };
      for (const copy of others.get(x) ?? []) again(copy, y);
      for (const copy of others.get(y) ?? []) again(x, copy);
    }
  }
  sorted(size: number, blocks: readonly string[] | null): MatchList {
    const { count, candidate } = this;
    // By the second record, then by the first: counting keeps the order of what is equal.
    const order = counted(counted(null, this.b, count, size), this.a, count, size);
    const a = picked(this.a, order), b = picked(this.b, order);
    return { count, a, b, find: (x, y) => placeOf(a, b, x, y), bits: picked(this.bits, order), through: (pair) => this.through.get(order[pair]!) ?? null, verdict: picked(this.verdict, order), block: (pair) => blocks?.[candidate[order[pair]!]! - 1] ?? null };
  }
}

/** Where `x`, `y` stands among pairs sorted by `a`, then `b`: by halves. */
function placeOf(a: Uint32Array, b: Uint32Array, x: number, y: number): number | null {
  let from = 0, to = a.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (a[middle]! < x || (a[middle] === x && b[middle]! < y)) from = middle + 1;
    else to = middle;
  }
  return a[from] === x && b[from] === y ? from : null;
}

/** Numbers of pairs sorted by one record of each, stable; null = those below `count` as they come. */
function counted(order: Uint32Array | null, recordOf: Uint32Array, count: number, size: number): Uint32Array {
  const next = new Uint32Array(size + 1);
  for (let i = 0; i < count; i++) next[recordOf[i]! + 1]!++;
  for (let record = 0; record < size; record++) next[record + 1]! += next[record]!;
  const sorted = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const i = order === null ? at : order[at]!;
    sorted[next[recordOf[i]!]!++] = i;
  }
  return sorted;
}

function picked<T extends Uint8Array | Uint32Array | Float64Array>(list: T, order: Uint32Array): T {
  const out = new (list.constructor as new (length: number) => T)(order.length);
  for (let at = 0; at < order.length; at++) out[at] = list[order[at]!]!;
  return out;
}

/** What a record is called apart from its place: its id, else everything it says. */
export function nameOf({ table, def }: CheckInput, record: number): string {
  return table.records.ids[record] ?? def.fields.map(({ id }) => valueKey(valueAt(table.records, id, record))).join("\u0000");
}
