import type { CompareField } from "./compareField";
import { hint, incomparable } from "./methods/method";

/** Likeness from which graded methods say that two values agree, where the template names none. */
export const defaultThreshold = 0.8;

/**
 * Evidence against: log2((1-m)/(1-u)), where m is how often two entries of one subject agree in the field: 0.95 for what is its own (-4.3 bits), 0.5 for what it shares and what
 * has more than one value, such as a contact or a telephone (-1 bit). u is small, so 1-u is 1. Never more than half (a quarter) of what agreement is worth; none where agreement
 * is itself evidence against.
 * @source I. P. Fellegi, A. B. Sunter, A Theory for Record Linkage, JASA 64 (1969)
 */
export function againstBits({ match, role }: CompareField): number {
  const worth = Math.max(match.weight ?? 0, 0);
  return role === "group" ? -Math.min(worth / 4, 1) : -Math.min(worth / 2, 4.3);
}

/** A weight is what agreement is worth in a table of so many records; a shorter one is not judged more lightly. */
const usualSize = 1000;
/** What rarity in a larger table adds at most. */
const mostCredit = 3;

/**
 * What agreement on a value that `count` of `size` records have is worth. A value that more than the two share counts log2(count / 2) bits less, and never less than nothing: a
 * switchboard tells less than a mobile, info@ less than a name. In a table of more than 1,000 records a value so rare that its own frequency says more than the weight counts up to
 * 3 bits more, as the prior falls with the size.
 * @source term frequency adjustment, W. E. Winkler, Advanced Methods for Record Linkage (1994): log2(size / count) in place of the field's mean
 */
function agreementBits(weight: number, count: number, size: number): number {
  if (weight <= 0) return weight;
  const shared = Math.max(count, 2);
  const credit = Math.min(mostCredit, Math.log2(size / usualSize), Math.log2(size / shared) - weight);
  return Math.max(0, weight - Math.log2(shared / 2) + Math.max(0, credit));
}

/** The bits of one field: full weight for agreement, in proportion from the threshold (default 0.8) to 1 for likeness, evidence against below it. */
export function fieldBits(field: CompareField, a: number, b: number, likeness: number): number {
  const { match } = field;
  if (a < 0 || b < 0) return match.blank === "ignore" ? 0 : match.blank === "match" ? (match.weight ?? 0) : againstBits(field);
  if (likeness === incomparable || likeness === hint) return 0;
  const threshold = match.threshold ?? defaultThreshold;
  if (likeness < threshold) return againstBits(field);
  const full = agreementBits(match.weight ?? 0, Math.max(field.counts[a]!, field.counts[b]!), field.size);
  return likeness >= 1 ? full : (full * (likeness - threshold)) / (1 - threshold);
}

/** No pair of values is worth more in the field. */
export function mostFieldBits({ match }: CompareField): number {
  return Math.max(0, (match.weight ?? 0) + mostCredit);
}

/** Log2 odds that two records of a table, taken at random, are one: about one partner each. */
export function priorBits(size: number): number {
  return -Math.log2(Math.max(size, usualSize));
}
