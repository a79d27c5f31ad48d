import { osaDistance } from "./osaDistance";

/** How well two words agree: 1 the same; 0.9 one slip in five or more letters (two in nine); 0.8 one begins the other (deli, delicatessen) with at least 4 letters; else 0. Numbers only agree whole. */
export function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const isShorter = a.length <= b.length;
  const short = isShorter ? a : b, long = isShorter ? b : a;
  if (short.length < 4) return 0;
  const most = long.length >= 9 ? 2 : long.length >= 5 ? 1 : 0;
  // One slip leaves the first or the last letter of a word as it is.
  if (most < 2 && a.charCodeAt(0) !== b.charCodeAt(0) && a.charCodeAt(a.length - 1) !== b.charCodeAt(b.length - 1)) return 0;
  const starts = long.startsWith(short);
  if (!starts && (most === 0 || osaDistance(short, long, most) > most)) return 0;
  return hasDigit(short) || hasDigit(long) ? 0 : starts ? 0.8 : 0.9;
}

function hasDigit(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) >= 0x30 && word.charCodeAt(i) <= 0x39) return true;
  return false;
}

/**
 * How well two lists of words agree, in any order: letters in agreeing words over all letters, so that long words count for more. Where all words of the shorter list are in the
 * longer one, beginning with its first, it is a short form and counts 0.9 at least.
 */
export function softWords(a: readonly string[], b: readonly string[]): number {
  const swap = a.length === b.length ? after(a, b) : a.length > b.length;
  const short = swap ? b : a, long = swap ? a : b;
  let taken: boolean[] | null = null;
  let agreeing = 0;
  let matched = 0;
  let matchedLetters = 0;
  for (const word of short) {
    let best = 0;
    let at = -1;
    for (let index = 0; index < long.length && best < 1; index++) {
      const likeness = taken?.[index] === true ? 0 : wordLikeness(word, long[index]!);
      if (likeness > best) { best = likeness; at = index; }
    }
    if (at < 0) continue;
    (taken ??= new Array<boolean>(long.length).fill(false))[at] = true;
    matched++;
    matchedLetters += word.length + long[at]!.length;
    agreeing += best * (word.length + long[at]!.length);
  }
  const shorter = lettersOf(short), longer = lettersOf(long);
  if (shorter === longer && short.join("") === long.join("")) return 1;
  const share = agreeing / (shorter + longer);
  return matched === short.length && taken?.[0] === true && short[0]!.length >= 3 ? Math.max(share, (0.9 * agreeing) / matchedLetters) : share;
}

/** Whether the words of the one, with blanks between them, come after those of the other. */
function after(a: readonly string[], b: readonly string[]): boolean {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return a[at]!.startsWith(b[at]!) || b[at]!.startsWith(a[at]!) ? a.join(" ") > b.join(" ") : a[at]! > b[at]!;
  return false;
}

function lettersOf(words: readonly string[]): number {
  let sum = 0;
  for (const word of words) sum += word.length;
  return sum;
}
