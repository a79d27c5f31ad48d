import { type MatchMethod, type Start, incomparable, longestCompared, otherScript } from "./method";
import { foldedText, plainForm } from "./plainForm";

/** Jaro-Winkler similarity of the folded texts. For names and short texts. */
export const jaroWinkler: MatchMethod<Start> = {
  name: "jaroWinkler",
  cuts: [0.93, 0.85],
  form(value) {
    const key = plainForm(value);
    return key === "" ? null : { key, start: key.slice(0, longestCompared) };
  },
  shown: foldedText,
  compare: ({ start: a }, { start: b }) => (otherScript(a, b) ? incomparable : jaroWinklerSimilarity(a, b)),
};

let taken = new Uint8Array(256);
let matched = new Uint16Array(256);
/** Characters of the longer text. */
let codes = new Uint16Array(256);

/**
 * 0 to 1. Characters agree when they stand no farther apart than half the longer text; a common beginning of up to 4 raises it by 0.1 each, above 0.7.
 * @source W. E. Winkler, String Comparator Metrics and Enhanced Decision Rules (1990); https://en.wikipedia.org/wiki/Jaro–Winkler_distance
 */
export function jaroWinklerSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const isShorter = a.length <= b.length;
  const left = isShorter ? a : b, right = isShorter ? b : a;
  if (left.length === 0) return 0;
  if (taken.length < right.length) [taken, matched, codes] = [new Uint8Array(right.length * 2), new Uint16Array(right.length * 2), new Uint16Array(right.length * 2)];
  for (let j = 0; j < right.length; j++) {
    codes[j] = right.charCodeAt(j);
    taken[j] = 0;
  }
  const reach = Math.max(0, (right.length >> 1) - 1);
  let same = 0;
  for (let i = 0; i < left.length; i++) {
    const code = left.charCodeAt(i);
    const end = Math.min(right.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (codes[j] !== code || taken[j] === 1) continue;
      taken[j] = 1;
      matched[same++] = code;
      break;
    }
  }
  if (same === 0) return 0;
  let moved = 0;
  for (let j = 0, k = 0; j < right.length; j++) if (taken[j] === 1 && codes[j] !== matched[k++]) moved++;
  const jaro = (same / left.length + same / right.length + (same - moved / 2) / same) / 3;
  if (jaro <= 0.7) return jaro;
  let common = 0;
  while (common < 4 && common < left.length && left.charCodeAt(common) === right.charCodeAt(common)) common++;
  return jaro + common * 0.1 * (1 - jaro);
}
