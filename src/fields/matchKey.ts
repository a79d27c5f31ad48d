import data from "../../templates/data/charVariants.json";
import { dropControls, dropInvisible, trimEnds } from "./width";

/**
 * Keys under which two spellings of one value are equal. They only compare: nothing that is stored is ever made of them. Each says more values are alike than the one before:
 * `sameKey` (case, width, composition, invisible characters), `matchKey` (blanks and signs as well), `variantKey` (traditional, simplified and variant characters too). Linear time.
 */

/** Printable ASCII and the common Chinese characters: nothing to normalise but case. */
const plain = /^[\x20-\x7e\u4e00-\u9fff]*$/;
/** Without blanks and capitals: its own key. */
const ownKey = /^[!-@[-~\u4e00-\u9fff]*$/;
const mail = /^([^\s@]+)@([^\s@]+)$/;
/** Signs that do not tell two values apart: blanks, punctuation, symbols. Letters, digits and marks that belong to letters stay. */
const signs = /[^\p{L}\p{N}\p{M}]+/gu;

/**
 * Unicode's compatibility caseless matching, invisible characters and controls left out, white space made single blanks: ＡＢＣ = abc, école = école composed or not, Ⅲ = III, ß = ss.
 * @source Unicode 16, section 3.13.5, D146; UAX #15
 */
export function sameKey(text: string): string {
  if (ownKey.test(text)) return text;
  if (plain.test(text)) return trimEnds(text).replace(/ {2,}/g, " ").toLowerCase();
  const folded = text.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
  return trimEnds(dropInvisible(dropControls(folded))).replace(/\s+/g, " ");
}

/** `sameKey` without blanks and signs; "" where nothing is left. The dots before an @ stay: a.b@ and ab@ are two people with most providers. */
export function matchKey(text: string): string {
  const key = sameKey(text);
  const [, local, domain] = mail.exec(key) ?? [];
  if (local === undefined || domain === undefined) return key.replace(signs, "");
  return local.split(".").map((part) => part.replace(signs, "")).filter((part) => part !== "").join(".") + domain.replace(signs, "");
}

let variants: ReadonlyMap<number, string> | null = null;
/** No character before it is a variant of another one. */
const firstHan = 0x3400;

/** Traditional and variant characters as the simplified ones they are compared as: 陳大文 → 陈大文, 王𠮷 → 王吉. */
export function foldVariants(text: string): string {
  if (variants === null) {
    const characters = [...data.pairs];
    variants = new Map(characters.flatMap((from, at): [number, string][] => (at % 2 === 0 ? [[from.codePointAt(0)!, characters[at + 1]!]] : [])));
  }
  let [out, from] = ["", 0];
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < firstHan) continue;
    const character = text.codePointAt(i)!;
    const to = variants.get(character);
    const end = character > 0xffff ? i + 2 : i + 1;
    if (to !== undefined) {
      out += text.slice(from, i) + to;
      from = end;
    }
    i = end - 1;
  }
  return from === 0 ? text : out + text.slice(from);
}
export function variantKey(text: string): string {
  return foldVariants(matchKey(text));
}

/** Cyrillic and Greek letters that look like Latin ones. @source UTS #39, confusables.txt: the letters whose glyphs are the same in common fonts */
const lookAlikes = new Map(
  Object.entries({
    а: "a", в: "b", е: "e", ѕ: "s", і: "i", ј: "j", к: "k", м: "m", н: "h", о: "o", р: "p", с: "c", т: "t", у: "y", х: "x", ԁ: "d", һ: "h", ӏ: "l", ԛ: "q", ԝ: "w", ѵ: "v",
    α: "a", β: "b", ε: "e", ζ: "z", η: "n", ι: "i", κ: "k", ν: "v", ο: "o", ρ: "p", τ: "t", υ: "u", χ: "x", ϲ: "c", ϳ: "j",
  }),
);

/** `matchKey` with letters that look like Latin ones replaced by them: раураl in Cyrillic → paypal. */
export function lookAlikeKey(text: string): string {
  return [...matchKey(text)].map((letter) => lookAlikes.get(letter) ?? letter).join("");
}

/** A word that mixes Latin letters with Cyrillic or Greek ones that look like them: a slip of the keyboard at best. Null = there is none. */
export function mixedWord(text: string): string | null {
  if (!/[\u0370-\u052f]/.test(text)) return null;
  return (text.match(/\p{L}+/gu) ?? []).find((word) => /\p{Script=Latin}/u.test(word) && [...word.toLowerCase()].some((letter) => lookAlikes.has(letter))) ?? null;
}
