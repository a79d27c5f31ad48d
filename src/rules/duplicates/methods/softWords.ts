import { osaDistance } from "./osaDistance";

/** How well two words agree: 1 the same; 0.9 one slip in five or more letters (two in nine); 0.8 one begins the other (deli, delicatessen) with at least 4 letters; else 0. Numbers only agree whole. */
export function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 4 || /\d/.test(short) || /\d/.test(long)) return 0;
  if (long.startsWith(short)) return 0.8;
  const most = long.length >= 9 ? 2 : long.length >= 5 ? 1 : 0;
  return most > 0 && osaDistance(short, long, most) <= most ? 0.9 : 0;
}

/**
 * How well two lists of words agree, in any order: letters in agreeing words over all letters, so that long words count for more. Where all words of the shorter list are in the
 * longer one, beginning with its first, it is a short form and counts 0.9 at least.
 */
export function softWords(a: readonly string[], b: readonly string[]): number {
  const swap = a.length === b.length ? a.join(" ") > b.join(" ") : a.length > b.length;
  const [short, long] = swap ? [b, a] : [a, b];
  const taken = new Array<boolean>(long.length).fill(false);
  let agreeing = 0;
  let matched = 0;
  let matchedLetters = 0;
  for (const word of short) {
    let best = 0;
    let at = -1;
    long.forEach((other, index) => {
      const likeness = taken[index] === true ? 0 : wordLikeness(word, other);
      if (likeness > best) [best, at] = [likeness, index];
    });
    if (at < 0) continue;
    taken[at] = true;
    matched++;
    matchedLetters += word.length + long[at]!.length;
    agreeing += best * (word.length + long[at]!.length);
  }
  if (short.join("") === long.join("")) return 1;
  const share = agreeing / (lettersOf(short) + lettersOf(long));
  return matched === short.length && taken[0] === true && short[0]!.length >= 3 ? Math.max(share, (0.9 * agreeing) / matchedLetters) : share;
}

function lettersOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}
