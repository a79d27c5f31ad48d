import type { MatchRole } from "../../fields/fieldType";
import { blank, exact } from "./levels";

/**
 * How often each level of each field comes in pairs of one kind. `levels[field][level]`: probability; level 0 (blank) stands outside: blanks say nothing. `share`: of all pairs.
 */
export type PairClass = { readonly share: number; readonly levels: readonly Float64Array[] };
/** match: the same subject; related: the same company or household; random: strangers. */
export type Model = { readonly name: string; readonly match: PairClass; readonly related: PairClass | null; readonly random: PairClass; readonly rounds: number };

/** Pairs by what their fields say: `levels[pattern * fields + field]`, `counts[pattern]`. */
export type Patterns = { readonly fields: number; readonly size: number; readonly levels: Uint8Array; readonly counts: Float64Array };
export type FieldShape = { readonly role: MatchRole; readonly levels: number };
/** `all`: pairs that there are altogether, those that were never looked at included. */
export type Evidence = { readonly shapes: readonly FieldShape[]; readonly candidates: Patterns; readonly sample: Patterns; readonly all: number };

const mostRounds = 60;

/** What a class is pulled towards while little is known of it, as so many imagined pairs. */
type Prior = { readonly weight: number; readonly levels: readonly Float64Array[] };

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

function frequencies(shapes: readonly FieldShape[], patterns: Patterns, weight: (pattern: number) => number, prior: Prior): Float64Array[] {
  const sums = shapes.map(({ levels }, field) => Float64Array.from({ length: levels }, (_, level) => (level === blank ? 0 : prior.weight * prior.levels[field]![level]!)));
  const { fields, size, levels } = patterns;
  for (let p = 0; p < size; p++) {
    const w = weight(p);
    if (w > 0) for (let f = 0; f < fields; f++) sums[f]![levels[p * fields + f]!]! += w;
  }
  for (const sum of sums) {
    sum[blank] = 0;
    const total = sum.reduce((a, b) => a + b, 0);
    for (let level = 1; level < sum.length; level++) sum[level] = Math.max(sum[level]! / total, 1e-7);
    sum[blank] = 1;
  }
  return sums;
}

/** Likelihood of every pattern under a class, times its share. */
function likelihood(patterns: Patterns, { share, levels }: PairClass): Float64Array {
  const { fields, size } = patterns;
  const out = new Float64Array(size).fill(share);
  for (let p = 0; p < size; p++) for (let f = 0; f < fields; f++) out[p]! *= levels[f]![patterns.levels[p * fields + f]!]!;
  return out;
}

/**
 * Fellegi-Sunter weights without labels, by expectation maximisation. `anchored`: strangers are learned from random pairs, and every pair that was not looked at is one; else all classes
 * move on the candidates alone. `withRelated`: a third class, where what a group shares agrees and what is one's own does not.
 * @source I. P. Fellegi, A. B. Sunter, JASA 64 (1969); W. E. Winkler, Using the EM algorithm for weight computation in the Fellegi-Sunter model (1988)
 */
export function learn({ shapes, candidates, sample, all }: Evidence, anchored: boolean, withRelated: boolean): Model {
  const looked = candidates.counts.reduce((a, b) => a + b, 0);
  const total = anchored ? all : looked;
  const flat: Prior = { weight: 2, levels: shapes.map(({ levels }) => new Float64Array(levels).fill(1 / (levels - 1))) };
  const own = (levels: number): Float64Array => graded(levels, 0.8, 0.06);
  const matchPrior: Prior = { weight: 10, levels: shapes.map(({ role, levels }) => (role === "identity" ? own(levels) : graded(levels, 0.65, 0.2))) };
  const random = frequencies(shapes, sample, (p) => sample.counts[p]!, flat);
  const relatedPrior: Prior = { weight: 10, levels: shapes.map(({ role, levels }, f) => (role === "group" ? graded(levels, 0.8, 0.05) : random[f]!)) };
  let match: PairClass = { share: Math.min(0.3, (0.3 * looked) / total), levels: matchPrior.levels.map((each) => { const out = each.slice(); out[blank] = 1; return out; }) };
  let related: PairClass | null = withRelated ? { share: match.share, levels: relatedPrior.levels.map((each) => { const out = each.slice(); out[blank] = 1; return out; }) } : null;
  let stranger: PairClass = { share: 1 - match.share - (related?.share ?? 0), levels: random };
  let rounds = 0;
  for (let last = -Infinity; rounds < mostRounds; rounds++) {
    const [m, r, u] = [likelihood(candidates, match), related === null ? null : likelihood(candidates, related), likelihood(candidates, stranger)];
    let fit = 0;
    let [matches, relations] = [0, 0];
    for (let p = 0; p < candidates.size; p++) {
      const sum = m[p]! + u[p]! + (r === null ? 0 : r[p]!);
      const count = candidates.counts[p]!;
      fit += count * Math.log(sum);
      m[p] = (count * m[p]!) / sum;
      matches += m[p]!;
      if (r !== null) { r[p] = (count * r[p]!) / sum; relations += r[p]!; }
      u[p] = (count * u[p]!) / sum;
    }
    const share = (sum: number): number => Math.min(0.9, Math.max(sum, 0.5) / total);
    match = { share: share(matches), levels: frequencies(shapes, candidates, (p) => m[p]!, matchPrior) };
    if (r !== null) related = { share: share(relations), levels: frequencies(shapes, candidates, (p) => r[p]!, relatedPrior) };
    if (anchored) {
      // Among random pairs of a small table some are one: they must not make agreement look common.
      const [sm, sr, su] = [likelihood(sample, match), related === null ? null : likelihood(sample, related), likelihood(sample, stranger)];
      stranger = { share: 1 - match.share - (related?.share ?? 0), levels: frequencies(shapes, sample, (p) => (sample.counts[p]! * su[p]!) / (su[p]! + sm[p]! + (sr === null ? 0 : sr[p]!)), flat) };
    } else stranger = { share: Math.max(1e-9, 1 - match.share - (related?.share ?? 0)), levels: frequencies(shapes, candidates, (p) => u[p]!, flat) };
    if (Math.abs(fit - last) < 1e-7 * Math.abs(fit)) break;
    last = fit;
  }
  return { name: `${anchored ? "anchored" : "free"} ${withRelated ? 3 : 2}`, match, related, random: stranger, rounds };
}
