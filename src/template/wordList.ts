import { cleanText } from "../fields/width";

/** Words and what stands for them ("" = nothing), folded, the longest first: the first that stands somewhere is the one that is meant. */
export type WordList = readonly (readonly [word: string, by: string])[];

/** A text as words are looked for in it: width, case and runs of white space do not count. */
export function foldWords(text: string): string {
  return cleanText(text).toLowerCase();
}

/** Several lists as one; of a word that stands in two the first counts. */
export function wordList(lists: readonly { readonly [word: string]: string }[]): WordList {
  const words = new Map<string, string>();
  for (const list of lists) for (const [word, by] of Object.entries(list)) if (!words.has(foldWords(word))) words.set(foldWords(word), foldWords(by));
  return [...words].sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
}
