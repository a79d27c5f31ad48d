import type { MatchRole } from "../../fields/fieldType";
import { blank, exact } from "./fieldLevels";

/**
 * How often each level of each field comes in pairs of one kind. `levels[field][level]`: probability; level 0 (blank) stands outside: blanks say nothing. `share`: of all pairs.
 */
export type PairClass = { readonly share: number; readonly levels: readonly Float64Array[]; /** How a field depends on another one. */ readonly given?: readonly (Dependence | null)[] };
/** Levels of a field by the level of another that stands before it: `levels[parentLevel * levelsOfField + level]`. Two in one city are in one region too, and that says no more. */
export type Dependence = { readonly parent: number; readonly levels: Float64Array; /** Levels of the parent up to which it brings this field with it. */ readonly upTo?: number };
/** match: the same subject; related: the same company or household; random: strangers. */
export type Model = { readonly match: PairClass; readonly related: PairClass | null; readonly random: PairClass; readonly rounds: number; /** One field alone is compared: how many have a value says nothing. */ readonly alone?: true };

/** Pairs by what their fields say: `levels[pattern * fields + field]`, `counts[pattern]`. */
export type Patterns = { readonly fields: number; readonly size: number; readonly levels: Uint8Array; readonly counts: Float64Array };
export type FieldShape = { readonly role: MatchRole; readonly levels: number; /** The last level that counts as agreement. */ readonly agreeing: number; /** A field before it that offices of one company, or its namesakes, have in common together with this one. */ readonly goesWith: number | null; /** A field before it that holds all that this one does: a full name beside the given name. */ readonly within: number | null };
/** `unlooked`: by pattern of the sample, its pairs that are not among the candidates. `all`: pairs that there are altogether, those that were never looked at included. */
export type Evidence = { readonly shapes: readonly FieldShape[]; readonly candidates: Patterns; readonly sample: Patterns; readonly unlooked: Float64Array; readonly all: number };

const mostRounds = 60;

/** What a class is pulled towards while little is known of it, as so many imagined pairs. */
type Prior = { readonly weight: number; readonly levels: readonly Float64Array[] };

/**
 * In a table of a few hundred records with a handful of duplicates the pairs of one town are many more: so many imagined pairs keep the class from drifting to them. Measured on generated tables of 60 to
 * 3,000 companies: with 10 the precision of one table in five fell below a half, from 40 on of none.
 */
const imaginedMatches = 50;

/** A table of fewer pairs, that is of less than fifteen records, is taken for one with so many: the others are imagined strangers, for two rows alone say nothing of how often strangers agree. */
const leastPairs = 100;

/** Probabilities over the levels of a field: `same` on exact, `differ` on the last, the rest falling by half from near to far. */
function graded(levels: number, same: number, differ: number): Float64Array {
  const out = new Float64Array(levels);
  const between = levels - 3;
  out[exact] = same;
  out[levels - 1] = differ;
  const unit = (1 - same - differ) / (2 - 2 ** (1 - between));
  for (let at = 0; at < between; at++) out[exact + 1 + at] = unit / 2 ** at;
  return out;
}

/** How often each level comes in pairs, so many of each pattern as its weight says; in those of each part together. */
function frequencies(shapes: readonly FieldShape[], prior: Prior, ...parts: readonly (readonly [patterns: Patterns, weights: Float64Array])[]): Float64Array[] {
  return shapes.map(({ levels: width }, f) => {
    const sum = Float64Array.from({ length: width }, (_, level) => (level === blank ? 0 : prior.weight * prior.levels[f]![level]!));
    for (const [patterns, weights] of parts) addLevels(sum, patterns, weights, f);
    sum[blank] = 0;
    const total = sum.reduce((a, b) => a + b, 0);
    for (let level = 1; level < width; level++) sum[level] = Math.max(sum[level]! / total, 1e-7);
    sum[blank] = 1;
    return sum;
  });
}

function addLevels(sum: Float64Array, { fields, size, levels }: Patterns, weights: Float64Array, f: number): void {
  for (let p = 0, at = f; p < size; p++, at += fields) if (weights[p]! > 0) sum[levels[at]!]! += weights[p]!;
}

/** Two of one company or family agree in what is their own no more often than strangers do; they may have part of it in common, such as a surname or a domain. */
function asStrangers(found: Float64Array, strangers: Float64Array, agreeing: number): Float64Array {
  const out = found.slice();
  let kept = 0, rest = 0;
  for (let level = 1; level < out.length; level++) if (level <= agreeing) kept += out[level] = strangers[level]!; else rest += out[level]!;
  for (let level = agreeing + 1; level < out.length; level++) out[level]! *= (1 - kept) / rest;
  return out;
}

/** Two entries of one subject disagree so often at most in what is their own. Without that bound the class drifts to families and colleagues, of whom there are more pairs. */
const mostDiffering = 0.35;
function mostlyAgreeing(found: Float64Array, agreeing: number): Float64Array {
  let apart = 0;
  for (let level = agreeing + 1; level < found.length; level++) apart += found[level]!;
  if (apart <= mostDiffering) return found;
  return found.map((p, level) => (level === blank ? p : p * (level > agreeing ? mostDiffering / apart : (1 - mostDiffering) / (1 - apart))));
}

/** Likelihood of every pattern under a class into `out`, times its share: the product over its fields of how often the class has their levels, the levels of the fields that they depend on being what they are. */
function likelihood({ fields, size, levels }: Patterns, one: PairClass, out = new Float64Array(size)): Float64Array {
  const { starts, parents, widths, values } = levelTable(one);
  for (let p = 0, from = 0; p < size; p++, from += fields) {
    let product = one.share;
    for (let f = 0; f < fields; f++) product *= values[starts[f]! + widths[f]! * levels[from + parents[f]!]! + levels[from + f]!]!;
    out[p] = product;
  }
  return out;
}

/**
 * How often a class has each level of each field, laid out for one look per field: for field `f` at `starts[f] + widths[f] * level of parents[f] + its level`, with a width of 0 where it depends on none. Blank is always had, and
 * what depends on a blank field is what it is alone.
 */
export type LevelTable = { readonly starts: Uint32Array; readonly parents: Uint32Array; readonly widths: Uint32Array; readonly values: Float64Array };

export function levelTable({ levels: alone, given }: PairClass): LevelTable {
  const rows = alone.map((own, f) => given?.[f]?.levels ?? own);
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach(({ length }, f) => { starts[f + 1] = starts[f]! + length; });
  const values = new Float64Array(starts[rows.length]!);
  rows.forEach((each, f) => {
    const own = alone[f]!;
    values.set(each, starts[f]);
    values.set(own, starts[f]);
    for (let at = starts[f]!; at < starts[f + 1]!; at += own.length) values[at + blank] = 1;
  });
  return { starts, parents: Uint32Array.from(alone, (_, f) => given?.[f]?.parent ?? f), widths: Uint32Array.from(alone, (own, f) => ((given?.[f] ?? null) === null ? 0 : own.length)), values };
}

/** So many imagined pairs pull what depends on another field back to what it is alone. */
const independentPairs = 20;

/** Of two offices of one company, or two namesakes, that are two customers so many agree in what goes with the name, such as the domain of their mail: what is taken for that, as so many imagined pairs, until the table says more. */
const sistersAgreeing = 0.1, imaginedSisters = 20;

/** Strangers who agree in the name are too few to be found in a sample, but nearly all of them are looked at: `strangers` is how many pairs of each pattern are. */
function sisters(shapes: readonly FieldShape[], alone: readonly Float64Array[], parent: number, f: number, { fields, size, levels: found }: Patterns, strangers: Float64Array): Dependence {
  const { levels: own } = shapes[f]!;
  let agreed = sistersAgreeing * imaginedSisters, both = imaginedSisters;
  for (let p = 0; p < size; p++) {
    const x = found[p * fields + parent]!, y = found[p * fields + f]!;
    if (x === blank || y === blank || x > shapes[parent]!.agreeing) continue;
    both += strangers[p]!;
    if (y <= shapes[f]!.agreeing) agreed += strangers[p]!;
  }
  const levels = new Float64Array(shapes[parent]!.levels * own);
  for (let x = 1; x < shapes[parent]!.levels; x++) for (let y = 1; y < own; y++) {
    const agreeing = x <= shapes[parent]!.agreeing ? agreed / both : 0;
    levels[x * own + y] = (y <= shapes[f]!.agreeing ? agreeing / shapes[f]!.agreeing : 0) + (1 - agreeing) * alone[f]![y]!;
  }
  return { parent, levels, upTo: shapes[parent]!.agreeing };
}

/** A column that repeats part of another one: how far the whole agrees says how far the part does, for strangers as for one subject, and that is no evidence of its own. Where the wholes differ the part may still tell. */
function repeating(shapes: readonly FieldShape[], one: PairClass, match: PairClass): PairClass {
  if (shapes.every(({ within }) => within === null)) return one;
  const given = shapes.map(({ within, levels: own }, f): Dependence | null => {
    if (within === null) return one.given?.[f] ?? null;
    const parents = shapes[within]!.levels;
    const upTo = parents - 2;
    const levels = new Float64Array(parents * own);
    const known = match.given?.[f] ?? null;
    for (let x = 1; x < parents; x++) {
      levels.set(x > upTo ? one.levels[f]! : known === null ? match.levels[f]! : known.levels.subarray(x * own, (x + 1) * own), x * own);
    }
    return { parent: within, levels, upTo };
  });
  return { ...one, given };
}

/** For each field the one before it that says most about it among strangers. @source C. K. Chow, C. N. Liu, Approximating discrete probability distributions with dependence trees, IEEE Trans. IT 14 (1968) */
function dependences(shapes: readonly FieldShape[], alone: readonly Float64Array[], patterns: Patterns, weights: Float64Array, sistersOf: (parent: number, f: number) => Dependence | null): readonly (Dependence | null)[] {
  return shapes.map(({ levels: own, goesWith, within }, f) => {
    if (goesWith !== null) return sistersOf(goesWith, f);
    let best: Dependence | null = null;
    let most = 0;
    for (let g = within ?? 0; g < (within === null ? f : within + 1); g++) {
      const parents = shapes[g]!.levels;
      const joint = new Float64Array(parents * own);
      const sums = new Float64Array(parents);
      const all = addTogether(joint, sums, patterns, weights, g, f);
      if (all === 0) continue;
      let information = 0;
      for (let x = 1; x < parents; x++) for (let y = 1; y < own; y++) {
        const at = x * own + y;
        joint[at] = Math.max((joint[at]! + independentPairs * alone[f]![y]!) / (sums[x]! + independentPairs), Math.min(alone[f]![y]!, 1 / all));
        if (sums[x]! > 0) information += (sums[x]! / all) * joint[at] * Math.log2(joint[at] / alone[f]![y]!);
      }
      if (information > most) [best, most] = [{ parent: g, levels: joint }, information];
    }
    return best;
  });
}

/** How often the levels of two fields come together, those of `g` in the rows of `joint`, and alone, in `sums`. Returns how many pairs have both. */
function addTogether(joint: Float64Array, sums: Float64Array, { fields, size, levels }: Patterns, weights: Float64Array, g: number, f: number): number {
  const width = joint.length / sums.length;
  let all = 0;
  for (let p = 0, from = 0; p < size; p++, from += fields) {
    const x = levels[from + g]!, y = levels[from + f]!;
    if (x === blank || y === blank) continue;
    const w = weights[p]!;
    joint[x * width + y]! += w;
    sums[x]! += w;
    all += w;
  }
  return all;
}

/**
 * Shares the pairs of each pattern out among the classes, by how likely each is: from likelihoods to pairs, in their place. `r`: null where there is no such class. Functions of their own, like the others that go through all
 * patterns, are compiled long before one that has all of them in it.
 */
function shareOut(counts: Float64Array, m: Float64Array, r: Float64Array | null, u: Float64Array): { readonly fit: number; readonly matches: number; readonly relations: number } {
  let fit = 0, matches = 0, relations = 0;
  for (let p = 0; p < counts.length; p++) {
    const sum = m[p]! + u[p]! + (r === null ? 0 : r[p]!);
    const count = counts[p]!;
    fit += count * Math.log(sum);
    m[p] = (count * m[p]!) / sum;
    matches += m[p]!;
    if (r !== null) { r[p] = (count * r[p]!) / sum; relations += r[p]!; }
    u[p] = (count * u[p]!) / sum;
  }
  return { fit, matches, relations };
}

/**
 * Fellegi-Sunter weights without labels, by expectation maximisation. Strangers are learned from random pairs, and every pair that was not looked at is one, so the prior is that of the whole
 * table. `withRelated`: a third class, where what a group shares agrees and what is one's own does not. Free classes were tried: on small or clean tables they change places.
 * @source I. P. Fellegi, A. B. Sunter, JASA 64 (1969); W. E. Winkler, Using the EM algorithm for weight computation in the Fellegi-Sunter model (1988)
 */
export function learn({ shapes, candidates, sample, unlooked, all: inTable }: Evidence, withRelated: boolean): Model {
  const looked = candidates.counts.reduce((a, b) => a + b, 0);
  /** A pair of the sample that was not looked at, for so many. */
  const standsFor = (inTable - looked) / Math.max(1, unlooked.reduce((a, b) => a + b, 0));
  const all = Math.max(leastPairs, inTable);
  const imagined = all - inTable;
  const flat: Prior = { weight: 2 + imagined, levels: shapes.map(({ levels }) => graded(levels, 0.02, 0.9).map((p) => (2 / (levels - 1) + imagined * p) / (2 + imagined))) };
  const own = (levels: number): Float64Array => graded(levels, 0.8, 0.06);
  const matchPrior: Prior = { weight: imaginedMatches, levels: shapes.map(({ role, levels }) => (role === "identity" ? own(levels) : graded(levels, 0.65, 0.2))) };
  const random = frequencies(shapes, flat, [sample, sample.counts]);
  const relatedPrior: Prior = { weight: 10, levels: shapes.map(({ role, levels }, f) => (role === "group" ? graded(levels, 0.8, 0.05) : random[f]!)) };
  let match: PairClass = { share: Math.min(0.3, (0.3 * looked) / all), levels: matchPrior.levels.map((each) => { const out = each.slice(); out[blank] = 1; return out; }) };
  let related: PairClass | null = withRelated ? { share: match.share, levels: relatedPrior.levels.map((each) => { const out = each.slice(); out[blank] = 1; return out; }) } : null;
  // Before it is known which pairs of the sample are one, they would make it look as if strangers who agree in one field agreed in the next.
  let stranger: PairClass = { share: 1 - match.share - (related?.share ?? 0), levels: random };
  // For each class, taken once: a round after the other would leave its lists behind.
  const [room, sampleRoom] = [candidates, sample].map(({ size }) => Array.from({ length: 3 }, () => new Float64Array(size))) as [Float64Array<ArrayBuffer>[], Float64Array<ArrayBuffer>[]];
  let rounds = 0;
  for (let last = -Infinity; rounds < mostRounds; rounds++) {
    const [m, r, u] = [likelihood(candidates, match, room[0]), related === null ? null : likelihood(candidates, related, room[1]), likelihood(candidates, stranger, room[2])];
    const { fit, matches, relations } = shareOut(candidates.counts, m, r, u);
    const share = (sum: number): number => Math.min(0.9, Math.max(sum, 0.5) / all);
    match = { share: share(matches), levels: frequencies(shapes, matchPrior, [candidates, m]).map((each, f) => (shapes[f]!.role === "identity" ? mostlyAgreeing(each, shapes[f]!.agreeing) : each)) };
    if (r !== null) related = { share: share(relations), levels: frequencies(shapes, relatedPrior, [candidates, r]).map((each, f) => (shapes[f]!.role === "identity" ? asStrangers(each, stranger.levels[f]!, shapes[f]!.agreeing) : each)) };
    // Among random pairs of a small table some are one: they must not make agreement look common.
    const [sm, sr, su] = [likelihood(sample, match, sampleRoom[0]), related === null ? null : likelihood(sample, related, sampleRoom[1]), likelihood(sample, stranger, sampleRoom[2])];
    const strange = sample.counts.map((_, p) => su[p]! / (su[p]! + sm[p]! + (sr === null ? 0 : sr[p]!)));
    // Strangers who agree are too few for a sample, but nearly all of them are looked at: these are counted, and the sample stands for the others.
    const levels = frequencies(shapes, flat, [candidates, u], [sample, strange.map((share, p) => unlooked[p]! * standsFor * share)]);
    stranger = { share: 1 - match.share - (related?.share ?? 0), levels, given: dependences(shapes, levels, sample, strange.map((share, p) => sample.counts[p]! * share), (parent, f) => sisters(shapes, levels, parent, f, candidates, u)) };
    stranger = repeating(shapes, stranger, match);
    if (related !== null) related = repeating(shapes, related, match);
    if (Math.abs(fit - last) < 1e-7 * Math.abs(fit)) break;
    last = fit;
  }
  const classes = dependent(shapes, candidates, match, related, stranger);
  const repeated = (one: PairClass): PairClass => repeating(shapes, one, classes.match);
  return { match: classes.match, related: classes.related === null ? null : repeated(classes.related), random: repeated(stranger), rounds };
}

/**
 * Who moves house changes street, town and postcode at once, and that is one thing against, not three: how the fields depend on each other among matches and among those of one group.
 * Learned last: while the classes are still found, a match class that knows such ties takes in colleagues, who agree in all that a group shares. Two of one group owe each other nothing in what is their own.
 */
function dependent(shapes: readonly FieldShape[], candidates: Patterns, match: PairClass, related: PairClass | null, stranger: PairClass): Pick<Model, "match" | "related"> {
  const [m, r, u] = [match, related, stranger].map((one) => (one === null ? new Float64Array(candidates.size) : likelihood(candidates, one))) as [Float64Array, Float64Array, Float64Array];
  const within = (own: Float64Array): Float64Array => own.map((each, p) => (candidates.counts[p]! * each) / (m[p]! + r[p]! + u[p]!));
  const ties = (one: PairClass, own: Float64Array): readonly (Dependence | null)[] => dependences(shapes, one.levels, candidates, within(own), () => null);
  const own = ties(match, m);
  if (related === null) return { match: { ...match, given: own }, related };
  const varied = (f: number, levels: Float64Array, of: Float64Array): Float64Array => (shapes[f]!.role === "group" ? asVaried(levels, of, shapes[f]!.levels, shapes[f]!.agreeing) : shapes[f]!.role === "none" ? halfway(levels, of, stranger.levels[f]!, shapes[f]!.levels, shapes[f]!.agreeing) : levels);
  const tied = (each: Dependence | null, f: number): Dependence | null => (each === null || shapes[f]!.role === "identity" ? null : { ...each, levels: varied(f, each.levels, own[f]?.parent === each.parent ? own[f].levels : match.levels[f]!) });
  return { match: { ...match, given: own }, related: { ...related, levels: related.levels.map((each, f) => varied(f, each, match.levels[f]!)), given: ties(related, r).map(tied) } };
}

/**
 * What two of one company share they write no more alike than one of them does twice: of those who moved to another branch there are too few to be seen. Those who differ more than that anyway stay as they
 * are found. Both are levels, or levels by those of another field.
 */
function asVaried(found: Float64Array, own: Float64Array, levels: number, agreeing: number): Float64Array {
  const out = found.slice();
  for (let row = 0; row < out.length; row += levels) {
    let alike = 0, apart = 0, least = 0;
    for (let level = 1; level < levels; level++) {
      if (level <= agreeing) { alike += found[row + level]!; continue; }
      apart += found[row + level]!;
      least += own[(row + level) % own.length]!;
    }
    if (apart >= least || alike === 0) continue;
    for (let level = 1; level < levels; level++) out[row + level] = level > agreeing ? found[row + level]! + ((least - apart) * own[(row + level) % own.length]!) / least : (found[row + level]! * (1 - least)) / alike;
  }
  return out;
}

/** What is neither a subject's own nor a group's, such as a category, tells one subject from another but not from its kin: two of one group agree in it at least half as far beyond strangers as one subject does, in bits. Levels, or levels by those of another field. */
function halfway(found: Float64Array, own: Float64Array, strangers: Float64Array, levels: number, agreeing: number): Float64Array {
  const out = found.slice();
  for (let row = 0; row < out.length; row += levels) {
    let theirs = 0, ours = 0, others = 0;
    for (let level = 1; level <= agreeing; level++) { theirs += found[row + level]!; ours += own[(row + level) % own.length]!; others += strangers[level]!; }
    const least = Math.sqrt(ours * others);
    if (theirs >= Math.min(least, 1 - 1e-7)) continue;
    for (let level = 1; level < levels; level++) out[row + level]! *= level <= agreeing ? least / theirs : (1 - least) / (1 - theirs);
  }
  return out;
}
