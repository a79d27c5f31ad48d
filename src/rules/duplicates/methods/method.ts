import type { FieldContext } from "../../../fields/fieldType";
import { hasHan } from "../../../fields/width";
import type { CellValue } from "../../../records/cellValue";
import type { Localized } from "../../../records/text";
import { KeyTexts, type KeyWriter, writeKey } from "../keyWriter";

/** A distinct value made ready for comparing, once. Equal `key` = full agreement, and what is counted to tell frequent values; a method may keep more beside it. */
export type Form = { readonly key: string };

/** What a form depends on beside its value. */
export type FormContext = Pick<FieldContext, "dateSystem">;

/** For methods whose cost grows with the square of the length: longer texts are compared in their first characters only. */
export type Start = Form & { readonly start: string };
export const longestCompared = 1000;

/** Two values that cannot be held against each other, such as a name in Chinese and one in English: no evidence either way. */
export const incomparable = -1;
/**
 * One value says only a part of what it could, and that agrees: 张总 beside 张伟. No evidence under given weights; a method that says so has `hints`, and learned weights know how often the part agrees among
 * strangers and among colleagues.
 */
export const hint = -3;
/** Two values that say: of one family, and not the same (a branch and its head office). The pair is related and never a duplicate. */
export const kin = -2;

/**
 * One way of comparing two values of a field. Total and pure; `value` is the typed value, or the raw cell where the field could not read it.
 * `n` is the number after the colon, 0 where the word takes none.
 */
export type MatchMethod<F extends Form = Form> = {
  /** The word in the template. */
  readonly name: string;
  /** Only values that the field can read are compared: two cells that say 办理中 where a code should stand are no agreement. Absent = the method reads for itself. */
  readonly readableOnly?: true;
  /** null = the value says nothing, as a blank does. */
  form(value: CellValue, n: number, context: FormContext): F | null;
  /** 0 to 1, or `incomparable`, `kin` or `hint`. Symmetric; not asked for equal keys, which are 1. */
  compare(a: F, b: F, n: number): number;
  /** `compare` may say `hint`. */
  readonly hints?: true;
  /** Agreement is shared by strangers too often to relate two records by itself: names of people. */
  readonly coincidental?: true;
  /** The method of a field with which this one goes where both are shared by a group: what is made of the company's name, its offices and namesakes have as well. */
  readonly goesWith?: string;
  /** The value is made of the other one, a form of the method that it goes with: whitedental.com of White Dental. What is not made of the name its namesakes do not share. */
  madeOf?(form: F, name: Form): boolean;
  /** The value is a part that stands beside its other part in a column of its own, and people mix the two up: a given name, a surname. */
  part?(form: F): boolean;
  /** The one value has in it all that the other one says: a full name and its given name. */
  holds?(whole: F, part: F): boolean;
  /**
   * For speed alone: most pairs that are looked at differ in most fields, and what is kept of a value lies far apart in memory. `of`: 32 bits of a form, or `unmarked`; `rest`: 32 more, where these are too few, else 0;
   * `differ`: true where these alone say that the two values differ (comparing them would give 0 or more, below the last cut), `silent`: that they are incomparable; false where they must be compared.
   */
  readonly marks?: { of(form: F): number; rest?(form: F): number; differ(x: number, y: number, restX: number, restY: number): boolean; silent?(x: number, y: number, restX: number, restY: number): boolean };
  /** Knows the whole column: what makes a form ready for comparing, such as how rare its words are. `counts`: records by form. */
  column?(forms: readonly F[], counts: Uint32Array): { ready(form: F): F };
  /** What a value is made of, part by part as they come together by chance: given name and surname, the words of a company. */
  parts?(form: F): readonly string[];
  /** For learned weights: likeness from which a level holds, falling; between the last and 0 values differ. */
  readonly cuts?: readonly number[];
  /** Writes the keys under which values that may be the same meet, most telling first; absent: the whole form. */
  keys?(form: F, to: KeyWriter): void;
  /** The value normalised as a person knows it, where the key has lost that: an e-mail address with its dots; absent: the key. */
  shown?(value: CellValue): string;
  /** What the method knows better than same, similar and different; null = nothing. `alike`: the two values are the same letter by letter. */
  say?(a: F, b: F, similarity: number, alike: boolean): Localized | null;
};

/** The keys of a form under its method. */
export function writeForm(method: Pick<MatchMethod, "keys">, form: Form, to: KeyWriter): void {
  if (method.keys === undefined) writeKey(to, form.key);
  else method.keys(form, to);
}

export function keyTexts(method: Pick<MatchMethod, "keys">, form: Form): readonly string[] {
  const texts = new KeyTexts();
  writeForm(method, form, texts);
  return texts.texts;
}

/** The mark of a form that must always be compared. */
export const unmarked = -1;

/** The characters of a text as bits of a bag of `size`: a character that is replaced changes two of them at most, one that is dropped or added one, and two that change places none. */
export function characterBits(text: string, size: number): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits |= 1 << text.charCodeAt(i) % size;
  return bits;
}

/** True when one text is in Chinese characters and the other has none: spelling cannot compare them. */
export function otherScript(a: string, b: string): boolean {
  return hasHan(a) !== hasHan(b);
}
