import { unmarked } from "./method";
import { fullNames } from "./nicknames";

/** The mark of a word: which letters it has, how many in all, and whether an everyday name may stand for it. */
const letterBits = 26, lengthBits = 4;
const lettersOf = (1 << letterBits) - 1, longest = (1 << lengthBits) - 2, everyday = 1 << (letterBits + lengthBits);
/** The highest bit. Of the first mark: of two words, not of a Chinese name; of the second: there is an initial beside them. */
const twoWords = 1 << 31, withInitial = 1 << 31;

/** `unmarked` for an initial, a long word, and one that has other characters than a to z. */
export function wordMark(word: string): number {
  if (word.length < 2 || word.length > longest) return unmarked;
  let mark = word.length << letterBits;
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i) - 0x61;
    if (letter < 0 || letter >= letterBits) return unmarked;
    mark |= 1 << letter;
  }
  return fullNames(word).length > 0 ? mark | everyday : mark;
}

type Name = { readonly words: readonly string[]; readonly generation: string };

/** The mark of the first word of a name of two, with an initial at most before the last; `unmarked` where either has none. */
export function firstMark({ words, generation }: Name): number {
  if (words.length < 2 || words.length > 3 || generation !== "" || words.filter(isWord).length !== 2) return unmarked;
  const [first, last] = [wordMark(words.find(isWord)!), wordMark(words[words.length - 1]!)];
  return first === unmarked || last === unmarked ? unmarked : first | twoWords;
}

/** The mark of its last word. */
export function lastMark(name: Name): number {
  return firstMark(name) === unmarked ? 0 : wordMark(name.words[name.words.length - 1]!) | (name.words.length === 3 ? withInitial : 0);
}

/** How many letters the name has, by its two marks. */
export function lettersIn(first: number, last: number): number {
  return lengthOf(first) + lengthOf(last) + ((last & withInitial) === 0 ? 0 : 1);
}

function isWord(word: string): boolean {
  return word.length > 1;
}

/**
 * True where two names of two words each, by the marks of first and last word, have another last word, and in neither order a like for each word. An initial may stand for one word of the other name, but not for both: with one beside
 * them no word may have a like.
 */
export function twoWordsDiffer(firstA: number, lastA: number, firstB: number, lastB: number): boolean {
  const lettersA = (firstA | lastA) & lettersOf, lettersB = (firstB | lastB) & lettersOf;
  if (((lastA | lastB) & withInitial) !== 0) {
    // They may still sound the same, which is to have the same letters but for those of the initials.
    return !mayBeAlike(lastA, lastB) && !mayBeAlike(firstA, firstB) && !mayBeAlike(firstA, lastB) && !mayBeAlike(lastA, firstB) && ones(lettersA & ~lettersB) > 1;
  }
  if (mayBeAlike(lastA, lastB) || (mayBeAlike(firstA, lastB) && mayBeAlike(lastA, firstB))) return false;
  // Written with the blank in another place they sound the same.
  return lettersA !== lettersB || lengthOf(firstA) + lengthOf(lastA) !== lengthOf(firstB) + lengthOf(lastB);
}

/** By the lengths of two words the letters that they must have in common for a Jaro similarity of more than 0.7, below which what they begin with counts nothing. */
const needed = Uint8Array.from({ length: 1 << (2 * lengthBits) }, (_, at) => {
  const [x, y] = [at >> lengthBits, at & ((1 << lengthBits) - 1)];
  let common = 1;
  while (common <= Math.min(x, y) && (common / Math.min(x, y) + common / Math.max(x, y) + 1) / 3 <= 0.7) common++;
  return common;
});

/** Every letter that only one of two words has is one that they have not in common, so no more of either can be than are left. */
function mayBeAlike(a: number, b: number): boolean {
  if ((a & b & everyday) !== 0) return true;
  const x = lengthOf(a), y = lengthOf(b);
  return Math.min(x - ones(a & ~b & lettersOf), y - ones(b & ~a & lettersOf)) >= needed[(x << lengthBits) | y]!;
}

function lengthOf(mark: number): number {
  return (mark >>> letterBits) & ((1 << lengthBits) - 1);
}

/** Bits that are set. @source H. S. Warren, Hacker's Delight, figure 5-2 */
function ones(bits: number): number {
  let sum = bits - ((bits >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
