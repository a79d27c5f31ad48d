import { valueKey } from "../../records/cellValue";
import { valueAt } from "../../records/recordTable";
import { type Work, finish, ranges, within } from "../../records/work";
import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import { type Canon, type Pairs, candidateWork, canonOf } from "./candidatePairs";
import { copiesOf } from "./copies";
import { doubled } from "./growing";
import { betterGroups } from "./betterGroups";
import { type Edge, type Group, linkGroups } from "./clusters";
import type { CompareField } from "./compareField";
import { FoundPairs, type MatchList, isDuplicate, isRelated, isReview } from "./foundPairs";
import { type RecordPair, gateOf, withDecisions } from "./gates";
import { type SharedFields, fieldsWork } from "./fieldsElsewhere";
import type { FieldWorkers } from "./fieldWorker";
import { learnModel, learns } from "./learnModel";
import type { Model } from "./latentClasses";
import { exact } from "./fieldLevels";
import { type LevelField, levelFields } from "./levels";
import { oddsBits } from "./odds";
import { nearBits, placeLone } from "./loneRecords";
import { type LevelsElsewhere, patternWork } from "./pairPatterns";
import { isTelling, sameOwn } from "./sameOwn";
import { type Draw, type Namesakes, type Strangers, drawOf, strangersOf, strangersWork } from "./strangers";
import { spreadCopies } from "./spreadCopies";
import { type Scorer, type Weighed, declaredScorer, learnedScorer, relatesAll, relatesNone } from "./scorer";

export type Matches = { readonly scorer: Scorer; readonly pairs: MatchList; readonly groups: readonly WeighedGroup[]; readonly looked: Looked; /** The most records that are letter for letter the same and say too little to be one. */ readonly unlike: number };
/** `sure`: its parts that may be merged without asking, each of two and more records, ascending; none where the rule lets nothing be. */
export type WeighedGroup = Group & { readonly sure: readonly (readonly number[])[] };
/** What the search went through: every pair compared, in canonical numbers, and what was learned; null where the template gives the weights. */
export type Looked = { readonly canon: Canon; readonly candidates: Pairs; readonly model: Model | null };

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
  const learning = learns(rule) ? yield* within(learningWork(fields, canon, shared), { from: phases.forms, to: phases.forms + 2, total: 100 }) : null;
  const { order, place, size } = canon;
  const ruled = gateOf(input, rule, fields);
  const gate = withDecisions(ruled, keptApart);
  yield { done: phases.forms, total: 100 };
  const pairs = yield* within(candidateWork(input, rule, fields, canon), { from: phases.forms + 2, to: phases.blocking, total: 100 });
  const duplicate = oddsBits(rule.score.duplicate), review = oddsBits(rule.score.review);
  const { model, scorer, weigh, mayBeNamed, isMerelyRelated } = yield* within(scorerWork(input, rule, fields, canon, pairs, Math.min(review, nearBits), learning, shared.compare), { from: phases.blocking, to: phases.learning, total: 100 });
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
    const merely = isMerelyRelated(i);
    if (merely !== null) {
      if (merely) found.add(x, y, NaN, isRelated, i);
      return;
    }
    const weighed = weigh(i, x, y);
    if (learned !== null && weighed.bits >= nearBits && weighed.own && !weighed.apart) near.add(pairs.a[i]!, pairs.b[i]!);
    const enough = weighed.bits >= review || (mayBeNamed(i) && isNamed(x, y));
    if (!enough && !weighed.related) return;
    const sure = weighed.own && enough && !weighed.apart && !gate(x, y);
    if (!sure && !weighed.related) return;
    const certain = sure && weighed.bits >= duplicate;
    if (certain && grouped) edges.push(found.count);
    // A pair as sure as that which its group does not take is for review.
    found.add(x, y, sure ? weighed.bits : NaN, certain && !grouped ? isDuplicate : sure ? isReview : isRelated, i);
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
  const auto = rule.score.auto === null ? null : oddsBits(rule.score.auto);
  const sure = found.join(linked, input.table.size, duplicate, auto, (a, b) => scorer.weigh(a, b).bits, (record) => placed.get(place[record]!) ?? Infinity);
  const groups = linked.map(({ records, bits }, at): WeighedGroup => ({ records: ascending(records), bits, sure: sure[at]!.map(ascending) }));
  const spread = copies === null || !grouped ? { groups, unlike: 0 } : spreadCopies(groups, copies, { scorer, isForbidden: ruled, duplicate, review, auto, keptApart, maxCluster: rule.maxCluster, told: (a, b, bits, isSure) => found.add(a, b, bits, isSure ? isDuplicate : isReview, -1) });
  if (copies !== null && !grouped) found.spread(copies, gate);
  return { scorer, looked: { canon, candidates: pairs, model }, pairs: found.sorted(input.table.size, pairs.blocks), groups: spread.groups, unlike: spread.unlike };
}

/** Weighs candidate pair `i`, the records `a` and `b`. */
type WeighCandidate = (i: number, a: number, b: number) => Weighed;

/** What is learned from: the fields by levels, and strangers; null where another thread is still looking for `namesakes` among them. */
type Learning = { readonly levelled: readonly LevelField[]; readonly draw: Draw; readonly drawn: Drawn | null; readonly namesakes: Promise<Namesakes> | null };
/** Strangers, who are compared `elsewhere` where there are other threads. */
type Drawn = { readonly strangers: Strangers; readonly elsewhere: LevelsElsewhere | null };

function* learningWork(fields: readonly CompareField[], canon: Canon, shared: SharedFields): Work<Learning> {
  const levelled = levelFields(fields);
  const draw = drawOf(canon, levelled);
  const namesakes = shared.namesakes?.(canon, draw) ?? null;
  return { levelled, draw, drawn: namesakes === null ? drawnOf(yield* strangersWork(canon, levelled), canon, shared.compare) : null, namesakes };
}

/** Compared elsewhere while pairs are looked for here. */
function drawnOf(strangers: Strangers, canon: Canon, compare: SharedFields["compare"]): Drawn {
  return { strangers, elsewhere: compare === null ? null : compare(canon, strangers.a, strangers.b) };
}

/** `least`: bits below which a pair that is not related is nothing. */
function* scorerWork(input: CheckInput, rule: DedupeDef, fields: readonly CompareField[], canon: Canon, pairs: Pairs, least: number, learning: Learning | null, compare: SharedFields["compare"]): Work<{ readonly model: Model | null; readonly scorer: Scorer; readonly weigh: WeighCandidate; /** False for a pair `i` that has no value of its own in common, as far as that is known without a look at the values. */ readonly mayBeNamed: (i: number) => boolean; /** For a pair that can be no more than related, whether it is; null for one that has to be weighed. */ readonly isMerelyRelated: (i: number) => boolean | null }> {
  if (learning === null) {
    const scorer = declaredScorer(fields, canon.size);
    return { model: null, scorer, weigh: (_i, a, b) => scorer.weigh(a, b), mayBeNamed: () => true, isMerelyRelated: () => null };
  }
  const { levelled, draw, namesakes } = learning;
  let found: Namesakes | null = null;
  if (namesakes !== null) yield { done: 0, total: 1, wait: namesakes.then((answer) => { found = answer; }) };
  const { strangers: drawn, elsewhere: strangers } = learning.drawn ?? drawnOf(strangersOf(draw, found), canon, compare);
  const elsewhere = compare === null ? null : compare(canon, pairs.a, pairs.b);
  const patterns = yield* within(patternWork(levelled, canon, pairs.a, pairs.b, elsewhere), { from: 0, to: phases.comparing - phases.blocking, total: phases.learning - phases.blocking });
  const sample = yield* within(patternWork(levelled, canon, drawn.a, drawn.b, strangers), { from: phases.comparing - phases.blocking, to: phases.learning - phases.blocking, total: phases.learning - phases.blocking });
  const model = learnModel(input, rule, levelled, canon, pairs, patterns, drawn, sample);
  yield { done: 1, total: 1 };
  const scorer = learnedScorer(levelled, model);
  const [most, relating] = [scorer.mostBits(patterns), scorer.relating(patterns)];
  const telling = fields.flatMap((field, f) => (isTelling(field) ? [f] : []));
  const named = Uint8Array.from({ length: patterns.size }, (_, p) => Number(telling.some((f) => patterns.levels[p * fields.length + f] === exact)));
  return {
    model,
    scorer,
    mayBeNamed: (i) => named[patterns.of[i]!] === 1,
    // Most pairs of a large table are those of one company.
    isMerelyRelated: (i) => {
      const p = patterns.of[i]!, how = relating[p]!;
      if (most[p]! >= least || (how !== relatesNone && named[p] === 1)) return null;
      return how === relatesAll || (how !== relatesNone && scorer.shares(patterns, p, canon.forms, pairs.a[i]!, pairs.b[i]!));
    },
    weigh: (i) => scorer.weighPattern(patterns, patterns.of[i]!, canon.forms, pairs.a[i]!, pairs.b[i]!),
  };
}

function ascending(records: readonly number[]): readonly number[] {
  return records.toSorted((x, y) => x - y);
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

/** What a record is called apart from its place: its id, else everything it says. */
export function nameOf({ table, def }: CheckInput, record: number): string {
  return table.records.ids[record] ?? def.fields.map(({ id }) => valueKey(valueAt(table.records, id, record))).join("\u0000");
}
