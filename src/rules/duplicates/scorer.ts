import { type CompareField, formAt, formNumbered, similarity } from "./compareField";
import { defaultThreshold, fieldBits, mostFieldBits, priorBits } from "./declaredWeights";
import { type LevelTable, type Model, type PairClass, type Patterns, levelTable } from "./latentClasses";
import { blank, exact } from "./fieldLevels";
import type { LevelField } from "./levels";
import { kin } from "./methods/method";

/** What all fields together say of a pair, in bits (log2 odds that the two are one). `bits` is `start` plus the `fields`. */
export type Weighed = {
  bits: number;
  /** Before anything is compared: how rare it is that two records are one. */
  start: number;
  /** By field of the scorer, in its order. */
  fields: Float64Array;
  /** Something of its own, not only what a group shares, speaks for the pair. Without that what a group shares counts nothing. */
  own: boolean;
  /** A group field agrees on a value that is not everybody's and not a person's name, or one value says so (a branch). */
  related: boolean;
  /** A value says that they are two, however much else agrees. */
  apart: boolean;
};

/** Weighs pairs of records by their indexes. `weigh` gives the same object each time. */
export type Scorer = {
  readonly fields: readonly CompareField[];
  weigh(a: number, b: number): Weighed;
  /** What two values that are not the same are called; where they agree in part only, that may speak against the pair. */
  nearness(field: number, likeness: number): "similar" | "partly" | "different";
  /** The field in which the other record has what this one has in `field`, for the pair weighed last; null = none. */
  turned(field: number): CompareField | null;
};

/** What `relating` says of a pattern. */
export const relatesNone = 0, relatesSome = 1, relatesAll = 2;

/** Shared values relate two records only while not more than so many of a hundred have them. */
const everybodys = 0.02;

/** By the weights that the template gives. `size`: records that the prior is for. */
export function declaredScorer(fields: readonly CompareField[], size: number): Scorer {
  const weighed: Weighed = { bits: 0, start: priorBits(size), fields: new Float64Array(fields.length), own: false, related: false, apart: false };
  return {
    fields,
    nearness: (field, likeness) => (likeness >= (fields[field]!.match.threshold ?? defaultThreshold) ? "similar" : "different"),
    turned: () => null,
    weigh(a, b) {
      let [own, group] = [0, 0];
      weighed.related = weighed.apart = false;
      fields.forEach((field, f) => {
        const [x, y] = [formAt(field, a), formAt(field, b)];
        const likeness = similarity(field, x, y);
        const bits = (weighed.fields[f] = fieldBits(field, x, y, likeness));
        if (field.role !== "group") own += bits;
        else {
          group += bits;
          if (likeness >= 1 && bits > 0 && bits >= (field.match.weight ?? 0) / 2 && field.method.coincidental !== true) weighed.related = true;
        }
        if (likeness === kin) weighed.apart = weighed.related = true;
      });
      weighed.own = own > 0;
      return settle(weighed, fields, own + group);
    },
  };
}

/** Where nothing of its own speaks for a pair, what a group shares is left out, so that start and fields still add up. */
function settle(weighed: Weighed, fields: readonly CompareField[], sum: number): Weighed {
  weighed.bits = weighed.start + sum;
  if (!weighed.own) withoutGroup(weighed, fields);
  return weighed;
}

/** Leaves out what a group shares, where that speaks for the pair: two that must not be one are no surer for it. */
export function withoutGroup(weighed: Weighed, fields: readonly CompareField[]): void {
  let group = 0;
  for (let f = 0; f < fields.length; f++) if (fields[f]!.role === "group") group += weighed.fields[f]!;
  if (group <= 0) return;
  for (let f = 0; f < fields.length; f++) if (fields[f]!.role === "group") weighed.fields[f] = 0;
  weighed.bits -= group;
}

/** Of how much rarer or commoner a value is than its field's mean so much is counted, for fields are not independent. @source W. E. Winkler, Advanced Methods for Record Linkage (1994); the share is measured (bench of duplicates) */
const rarityShare = 0.95;
/** A value is counted at most so many bits commoner or rarer than is usual. */
const mostLess = -6, mostMore = 5;

/** Numbers of records below this: what they are worth is remembered. */
const mostCounted = 1 << 12;

/** The logarithms of a class; 0 in fields that are not `learned`. */
type Logs = LevelTable & { readonly share: number };

function logsOf(one: PairClass, learned: (field: number) => boolean): Logs {
  const table = levelTable(one);
  const values = table.values.map(Math.log2);
  one.levels.forEach((_, f) => { if (!learned(f)) values.fill(0, table.starts[f], table.starts[f + 1]); });
  return { ...table, values, share: Math.log2(one.share) };
}

/** Log2 of how often a class has the level of a field, the other levels being what they are. */
function logChance({ starts, widths, parents, values }: Logs, f: number, levels: Uint8Array): number {
  return values[starts[f]! + widths[f]! * levels[parents[f]!]! + levels[f]!]!;
}

/** Weighs also pairs whose levels are known: those of pattern `p`. */
export type PatternScorer = Scorer & {
  /** `formsOf`: by field the form of each record, by whichever numbers `a` and `b` are of those. */
  weighPattern(patterns: Patterns, p: number, formsOf: readonly Int32Array[], a: number, b: number): Weighed;
  /** By pattern, what no pair of it weighs more than. */
  mostBits(patterns: Patterns): Float64Array;
  /** By pattern whether its pairs are related: all, none, or those that `shares` says it of. */
  relating(patterns: Patterns): Uint8Array;
  /** Whether the records `a` and `b`, a pair of pattern `p`, share a value that is not everybody's: what `weighPattern` says of it, without weighing. */
  shares(patterns: Patterns, p: number, formsOf: readonly Int32Array[], a: number, b: number): boolean;
};

/**
 * By weights that were learned, but for lines of the rule that have one. Where two other classes compete, strangers and those of one company, each field is held against both in
 * proportion to how likely each is for this very pair: the sum of r log2(share L) over the classes plus the entropy of r is exactly log2 of their sum, so start and fields add up to the log2 odds.
 */
export function learnedScorer(fields: readonly LevelField[], model: Model): PatternScorer {
  const compared = fields.map(({ field }) => field);
  const learned = (f: number): boolean => compared[f]!.match.weight === null;
  const [match, random, related] = [logsOf(model.match, learned), logsOf(model.random, learned), model.related === null ? null : logsOf(model.related, learned)];
  const weighed: Weighed = { bits: 0, start: 0, fields: new Float64Array(fields.length), own: false, related: false, apart: false };
  const levels = new Uint8Array(fields.length);
  /** By field what the pair's own values add to the evidence against strangers for being rare; 0 where they do not agree. */
  const rarity = new Float64Array(fields.length);
  /** How often strangers, and those of one group, have what the pair has in a field. */
  const [usual, kindred] = [new Float64Array(fields.length), new Float64Array(fields.length)];
  const shapes = fields.map((one, f) => shapeOf(one, f, fields, model));
  const weighted = shapes.flatMap((_, f) => (learned(f) ? [] : [f]));
  /** Of each field what is asked for each pair, side by side. */
  const kins = Uint8Array.from(shapes, ({ kin: level }) => level), groups = Uint8Array.from(shapes, ({ isGroup }) => Number(isGroup)), partly = Uint8Array.from(shapes, (shape, f) => (learned(f) ? shape.partly : 0));
  /** Fields of which a shared value may relate two. */
  const sharing = shapes.flatMap(({ relates }, f) => (relates && learned(f) ? [f] : []));
  /** Fields that go with a name in general and not in this pair. */
  const free = new Uint8Array(fields.length);
  /** From `levels` and `rarity`, lines with a weight of their own aside. */
  const settle = (): void => {
    let u = random.share, r = related?.share ?? -Infinity;
    weighed.apart = weighed.own = false;
    for (let f = 0; f < levels.length; f++) {
      const level = levels[f]!;
      if (level === kins[f]) weighed.apart = true;
      if (level !== blank && groups[f] === 0) weighed.own = true;
      // Strangers agree the less on a value the rarer it is. Those of one group do so only in what is their own: what they share they have in common whether it is rare or not.
      u += usual[f] = (free[f] === 1 ? random.values[random.starts[f]! + level]! : logChance(random, f, levels)) - rarity[f]!;
      if (related !== null) r += kindred[f] = logChance(related, f, levels) - (groups[f] === 1 ? 0 : rarity[f]!);
    }
    const share = related === null ? 0 : 1 / (1 + 2 ** (u - r));
    const entropy = share <= 0 || share >= 1 ? 0 : -share * Math.log2(share) - (1 - share) * Math.log2(1 - share);
    weighed.bits = weighed.start = match.share - (share === 0 ? 0 : share * related!.share) - (1 - share) * random.share - entropy;
    for (let f = 0; f < levels.length; f++) weighed.bits += weighed.fields[f] = logChance(match, f, levels) - (share === 0 ? 0 : share * kindred[f]!) - (1 - share) * usual[f]!;
  };
  /** What strangers have because they have something else in common is no rarer for being rare. */
  const follows = (f: number): boolean => {
    const { follows: parent, followsUpTo } = shapes[f]!;
    return free[f] === 0 && levels[parent]! !== blank && levels[parent]! <= followsUpTo;
  };
  /** By field, what agreement on a form adds for its own rarity, as soon as that was asked for: by form, or where only how many records have it tells, by that. */
  const rarities: (Float64Array | null)[] = fields.map(() => null);
  const exactRarity = (f: number, form: number): number => {
    const field = compared[f]!;
    const count = field.counts[form]!;
    const at = field.chance === null ? Math.min(count, mostCounted) : form;
    const known = (rarities[f] ??= new Float64Array(field.chance === null ? mostCounted : field.forms.length).fill(NaN));
    if (at < known.length && !Number.isNaN(known[at]!)) return known[at]!;
    const bits = rarityBits(model.random.levels[f]![exact]!, count, field.size, model.match.share, field.role === "group", field.chance === null ? null : field.chance.of(formNumbered(field, form)) / field.chance.usual);
    if (at < known.length) known[at] = bits;
    return bits;
  };
  /** By field the forms of the pair. */
  const left = new Int32Array(fields.length), right = new Int32Array(fields.length);
  /** From `levels` and the forms. */
  const weighLevels = (): Weighed => {
    let shared = false;
    for (let f = 0; f < levels.length; f++) {
      rarity[f] = free[f] = 0;
      if (levels[f] === blank || levels[f]! > partly[f]!) continue;
      const { agreeing, relates, everybodys, made } = shapes[f]!;
      const field = compared[f]!;
      const form = left[f]!, other = right[f]!;
      if (form < 0 || other < 0) continue;
      if (levels[f]! <= agreeing && made !== null && !made(left) && !made(right)) free[f] = 1;
      const told = model.alone !== true && !follows(f);
      if (levels[f] !== exact || form !== other) {
        // Two values alike that many have each say no more than one of them would.
        if (told && field.chance !== null) rarity[f] = bounded(field.chance.likeBits(formNumbered(field, form), formNumbered(field, other)));
        else if (told && field.role === "identity") rarity[f] = Math.min(0, Math.max(exactRarity(f, form), exactRarity(f, other)));
        continue;
      }
      if (told) rarity[f] = exactRarity(f, form);
      if (relates && field.counts[form]! <= everybodys) shared = true;
    }
    settle();
    weighed.related = shared || weighed.apart;
    for (const f of weighted) {
      const field = compared[f]!;
      weighed.bits += weighed.fields[f] = fieldBits(field, left[f]!, right[f]!, similarity(field, left[f]!, right[f]!));
    }
    // What a group shares is weighed against those of one group; only where nothing of their own can be compared it proves nothing.
    if (!weighed.own) withoutGroup(weighed, compared);
    return weighed;
  };
  const takeLevels = (patterns: Patterns, p: number): void => { for (let f = 0; f < fields.length; f++) levels[f] = patterns.levels[p * fields.length + f]!; };
  return {
    fields: compared,
    nearness: (field, likeness) => (likeness >= defaultThreshold ? "similar" : likeness >= fields[field]!.cuts[fields[field]!.cuts.length - 1]! ? "partly" : "different"),
    turned: (f) => (levels[f] === fields[f]!.turned ? compared[fields[f]!.partner!]! : null),
    weigh(a, b) {
      for (let f = 0; f < fields.length; f++) {
        left[f] = formAt(compared[f]!, a);
        right[f] = formAt(compared[f]!, b);
      }
      for (let f = 0; f < fields.length; f++) {
        const field = fields[f]!, { partner } = field;
        levels[f] = partner === null ? field.levelOf(left[f]!, right[f]!) : field.levelOf(left[f]!, right[f]!, left[partner]!, right[partner]!);
      }
      return weighLevels();
    },
    weighPattern(patterns, p, formsOf, a, b) {
      takeLevels(patterns, p);
      for (let f = 0; f < fields.length; f++) {
        left[f] = formsOf[f]![a]!;
        right[f] = formsOf[f]![b]!;
      }
      return weighLevels();
    },
    mostBits(patterns) {
      const rarest = compared.map(({ size, role, chance: known }, f) => (known === null ? Math.max(0, rarityBits(model.random.levels[f]![exact]!, 2, size, model.match.share, role === "group", null)) : rarityShare * mostMore));
      const given = compared.reduce((sum, field) => sum + (field.match.weight === null ? 0 : mostFieldBits(field)), 0);
      return Float64Array.from({ length: patterns.size }, (_, p) => {
        takeLevels(patterns, p);
        shapes.forEach(({ made, agreeing }, f) => { free[f] = made !== null && levels[f]! <= agreeing ? 1 : 0; });
        compared.forEach((_, f) => { rarity[f] = learned(f) && (levels[f] === exact || (levels[f] !== blank && levels[f]! <= fields[f]!.agreeing && compared[f]!.chance !== null)) ? rarest[f]! : 0; });
        settle();
        // What a group says against the pair may be left out where nothing of their own is compared.
        return given + (weighed.own ? weighed.bits : Math.max(weighed.bits, weighed.start));
      });
    },
    relating: ({ size, levels: of }) => Uint8Array.from({ length: size }, (_, p) => {
      const from = p * fields.length;
      return shapes.some(({ kin: level }, f) => of[from + f] === level) ? relatesAll : sharing.some((f) => of[from + f] === exact) ? relatesSome : relatesNone;
    }),
    shares: ({ levels: of }, p, formsOf, a, b) => {
      for (let i = 0; i < sharing.length; i++) {
        const f = sharing[i]!;
        if (of[p * fields.length + f] !== exact) continue;
        const form = formsOf[f]![a]!;
        if (form >= 0 && form === formsOf[f]![b] && compared[f]!.counts[form]! <= shapes[f]!.everybodys) return true;
      }
      return false;
    },
  };
}

/** What is asked of a field for each pair. */
type Shape = {
  readonly kin: number;
  readonly agreeing: number;
  /** The last level at which it counts how many have the two values: in a text of its own also where they agree in part. */
  readonly partly: number;
  readonly isGroup: boolean;
  /** Two that share a value of it belong together in some way, where not more records than `everybodys` have it. */
  readonly relates: boolean;
  readonly everybodys: number;
  /** By the forms of a record, for a field that goes with a name, whether its value is made of it; null for others. */
  readonly made: ((forms: Int32Array) => boolean) | null;
  /** The field that strangers have in common together with this one, up to which of its levels; itself and 0 where there is none. */
  readonly follows: number;
  readonly followsUpTo: number;
};

function shapeOf({ field, kin: kinLevel, agreeing, differ }: LevelField, f: number, fields: readonly LevelField[], { random }: Model): Shape {
  const given = random.given?.[f] ?? null;
  return {
    kin: kinLevel,
    agreeing,
    partly: field.role === "identity" && field.chance === null ? Math.min(kinLevel, differ) - 1 : agreeing,
    isGroup: field.role === "group",
    relates: relates(field),
    everybodys: Math.max(2, everybodys * field.size),
    made: given === null ? null : makerOf(fields.map((one) => one.field), f, given.parent),
    follows: given === null ? f : given.parent,
    followsUpTo: given === null ? 0 : Math.min(given.upTo ?? 0, fields[given.parent]!.agreeing),
  };
}

/** By the forms of a record, whether its value of `f` is made of that of `parent`, or the other way round, for methods of which one goes with the other; null for others. */
function makerOf(fields: readonly CompareField[], f: number, parent: number): ((forms: Int32Array) => boolean) | null {
  const inOrder = fields[f]!.method.goesWith === fields[parent]!.method.name;
  const made = inOrder ? fields[f]! : fields[parent]!, name = inOrder ? fields[parent]! : fields[f]!;
  const { madeOf, goesWith } = made.method;
  if (madeOf === undefined || goesWith !== name.method.name || made.role !== "group") return null;
  const [own, other] = inOrder ? [f, parent] : [parent, f];
  return (forms) => {
    const x = forms[own]!, y = forms[other]!;
    return x >= 0 && y >= 0 && madeOf(formNumbered(made, x), formNumbered(name, y));
  };
}

/** Whether two that share a value of the field belong together in some way. */
function relates({ role, method }: CompareField): boolean {
  return role === "group" && method.coincidental !== true;
}

/**
 * Bits that agreement on a value adds for its own rarity: `count` of `size` records have it, strangers agree `usual` often, `matching` of all pairs are one. The two of the pair do not count, for if they
 * are one they say nothing of strangers. Of the others as many are strangers as chance would bring against more entries of the same subject; what is `shared` by a group, such as a switchboard, others have
 * but for as many as a record has of its own on average. A value that nobody else has is as rare as is usual, or as one record where agreement is common; where its parts tell how rare it is, `byParts` times
 * as common as is usual, as the mean of a Poisson number says of which so much is known beforehand and the others were seen.
 */
function rarityBits(usual: number, count: number, size: number, matching: number, shared: boolean, byParts: number | null): number {
  const chance = usual * size, own = matching * size;
  const others = shared ? Math.max(count - 2 - own, 0) : (Math.max(count - 2, 0) * chance) / (chance + own);
  const expected = chance * (byParts ?? 1);
  const strangers = byParts === null ? others + Math.min(1, chance) : (expected * (1 + others)) / (1 + expected);
  return bounded(Math.log2(chance / strangers));
}

function bounded(bits: number): number {
  return rarityShare * Math.max(mostLess, Math.min(mostMore, bits));
}
