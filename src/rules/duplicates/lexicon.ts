import type { TypedColumn } from "../../fields/typedTable";
import { type WordList, foldWords } from "../../template/wordList";

/** A word is a word of its own where it ends in letters of an alphabet or digits: co stands in "acme co", not in costco. In Chinese it stands wherever its characters do. */
const alphabetic = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u;

function standsAt(text: string, word: string, at: number): boolean {
  if (!text.startsWith(word, at)) return false;
  const end = at + word.length;
  return !(alphabetic.test(word[0]!) && at > 0 && alphabetic.test(text[at - 1]!)) && !(alphabetic.test(word.at(-1)!) && end < text.length && alphabetic.test(text[end]!));
}

/** The text with the words of a list replaced, the longest first, once each; whatever the case and width of either. A text of which nothing would be left stays as it is. */
export function replaceWords(given: string, words: WordList): string {
  const text = foldWords(given);
  let made = "";
  for (let at = 0; at < text.length;) {
    const found = words.find(([word]) => standsAt(text, word, at));
    if (found === undefined) made += text[at++]!;
    else {
      made += found[1];
      at += found[0].length;
    }
  }
  const rest = made.replace(/ {2,}/g, " ").trim();
  return rest === "" || made === text ? given : rest;
}

/** Whether a text holds a word. */
export function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (standsAt(text, word, at)) return true;
  return false;
}

const columns = new WeakMap<TypedColumn, Map<WordList, TypedColumn>>();

/** The column as duplicates see it, its texts with the words replaced: made once per list. */
export function worded(column: TypedColumn, words: WordList | undefined): TypedColumn {
  if (words === undefined) return column;
  const known = columns.get(column) ?? new Map<WordList, TypedColumn>();
  columns.set(column, known);
  const made = known.get(words) ?? { ...column, typed: column.typed.map((value) => (typeof value === "string" ? replaceWords(value, words) : value)) };
  known.set(words, made);
  return made;
}
