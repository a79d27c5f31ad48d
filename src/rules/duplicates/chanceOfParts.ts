import { Growing } from "./growing";
import type { Form } from "./methods/method";

/** How often a value of a column comes together by chance, judged by its parts. */
export type ChanceOfParts = {
  /** Share of the records of strangers that have all parts of the value. */
  readonly of: (form: Form) => number;
  /**
   * Bits by which what two values that are alike both stand for is rarer than is usual for so many parts: the commoner one says how rare it is. A single character that the other lacks says nothing, for any
   * other might stand there.
   */
  readonly likeBits: (a: Form, b: Form) => number;
  /** What that is for a value of the column on average, by record. */
  readonly usual: number;
};

/**
 * Core Capital is no rarer than Core and Capital make it, though only two records have it, and Lindcombe Plastics is rarer than most names that two records have: what a value is made of tells how rare it
 * is where too few have it to count. Parts are taken for independent of each other. The record itself does not count among those that have its part.
 * @source the product of the parts' shares is the unigram model that language models back off to: S. F. Chen, J. Goodman, Computer Speech and Language 13 (1999)
 */
export function chanceOfParts(forms: readonly Form[], counts: Uint32Array, partsOf: (form: Form) => readonly string[]): ChanceOfParts {
  const numberOf = new Map<string, number>();
  /** By the number of a part the records that have it. */
  const records: number[] = [];
  let all = 0;
  /** The parts of each form by their numbers: `made` up to `ends[form]`. */
  const made = new Growing(2 * forms.length), ends = new Uint32Array(forms.length);
  for (let at = 0; at < forms.length; at++) {
    all += counts[at]!;
    for (const part of partsOf(forms[at]!)) {
      let number = numberOf.get(part);
      if (number === undefined) numberOf.set(part, (number = records.push(0) - 1));
      records[number]! += counts[at]!;
      made.push(number);
    }
    ends[at] = made.length;
  }
  const shareOf = (having: number): number => Math.max(having - 1, leastOthers) / all;
  const share = (part: string): number => {
    const number = numberOf.get(part);
    return shareOf(number === undefined ? 0 : records[number]!);
  };
  const together = (parts: readonly string[]): number => parts.reduce((product, part) => product * share(part), 1);
  const of = (form: Form): number => together(partsOf(form));
  /** By count of parts. */
  const [sums, weights]: [number[], number[]] = [[], []];
  const add = (count: number, value: number, weight: number): void => {
    sums[count] = (sums[count] ?? 0) + weight * value;
    weights[count] = (weights[count] ?? 0) + weight;
  };
  let sum = 0;
  const shares: number[] = [];
  for (let at = 0, i = 0; at < forms.length; at++) {
    const from = i;
    let chance = 1;
    for (; i < ends[at]!; i++) chance *= shares[i - from] = shareOf(records[made.at(i)]!);
    sum += counts[at]! * chance;
    if (i - from > 1) add(i - from, chance, counts[at]!);
    // One part that two have in common may be any of a longer value.
    for (let part = 0; part < i - from; part++) add(1, shares[part]!, counts[at]!);
  }
  const usual = sum / Math.max(all, 1);
  const usualOf = (count: number): number => (weights[count] === undefined ? usual : sums[count]! / weights[count]);
  const likeBits = (a: Form, b: Form): number => {
    const [left, right] = [partsOf(a), partsOf(b)];
    const telling = (own: readonly string[], other: readonly string[]): readonly string[] => own.filter((part) => part.length > 1 || other.includes(part));
    const [x, y] = [telling(left, right), telling(right, left)];
    const [one, two] = [together(x), together(y)];
    return one >= two ? Math.log2(usualOf(x.length) / one) : Math.log2(usualOf(y.length) / two);
  };
  return { of, likeBits, usual };
}

/** Of a part that nobody else has so many others are expected among those that were not seen. */
const leastOthers = 0.5;
