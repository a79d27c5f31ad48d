/**
 * The words of a duplicate rule: how two values are compared (`match[].method`) and by what records are brought together (`block[].key`).
 * A template is checked against these two lists and rules/duplicates implements exactly them; a word stands here only when it works there.
 */
export type MethodWord = {
  readonly name: string;
  /** What kind of field it reads; `any` = all. */
  readonly on: "any" | "text" | "number" | "date";
  /** The number after the colon (`prefix:3`); absent = the word takes none. */
  readonly parameter?: { readonly min: number; readonly max: number; readonly integer: boolean };
  /** The method gives a similarity from 0 to 1, so `threshold` has a meaning; else it only says same or not. */
  readonly graded?: true;
};

/** A word with its number, e.g. `prefix:3` → prefix and 3. `n` is null where the word takes none. */
export type MethodUse = { readonly word: MethodWord; readonly n: number | null };

const characters = { min: 1, max: 50, integer: true } as const;

/** Sorted by name. */
export const matchMethods: readonly MethodWord[] = [
  { name: "address", on: "text", graded: true },
  { name: "companyParts", on: "text", graded: true },
  { name: "dateParts", on: "date", graded: true },
  { name: "dateTol", on: "date", parameter: { min: 0, max: 36_600, integer: true } },
  { name: "edit", on: "text", graded: true },
  { name: "email", on: "text", graded: true },
  { name: "exact", on: "any" },
  { name: "jaccardWeighted", on: "text", graded: true },
  { name: "jaroWinkler", on: "text", graded: true },
  { name: "ngram", on: "text", parameter: { min: 1, max: 5, integer: true }, graded: true },
  { name: "normalized", on: "text" },
  { name: "numberTol", on: "number", parameter: { min: 0, max: 1e15, integer: false } },
  { name: "personName", on: "text", graded: true },
  { name: "phone", on: "text" },
  { name: "pinyin", on: "text" },
  { name: "pinyinInitials", on: "text" },
  { name: "prefix", on: "text", parameter: characters },
  { name: "suffix", on: "text", parameter: characters },
  { name: "tokenSet", on: "text", graded: true },
  { name: "tradSimp", on: "text" },
];

/** Sorted by name. */
export const blockKeys: readonly MethodWord[] = [
  { name: "company", on: "text" },
  { name: "emailDomain", on: "text" },
  { name: "emailLocal", on: "text" },
  { name: "exact", on: "any" },
  { name: "normalized", on: "text" },
  { name: "personName", on: "text" },
  { name: "phone8", on: "text" },
  { name: "pinyin", on: "text" },
  { name: "pinyinInitials", on: "text" },
  { name: "prefix", on: "text", parameter: characters },
  { name: "suffix", on: "text", parameter: characters },
];

/** Reads `exact` or `prefix:3`; null when the word is not in the list, or its number is missing, superfluous or out of range. */
export function readMethod(text: string, words: readonly MethodWord[]): MethodUse | null {
  const match = /^([A-Za-z0-9]{1,40})(?::(\d{1,16}(?:\.\d{1,6})?))?$/.exec(text);
  const word = match === null ? undefined : words.find((each) => each.name === match[1]);
  if (match === null || word === undefined) return null;
  if (word.parameter === undefined) return match[2] === undefined ? { word, n: null } : null;
  const n = match[2] === undefined ? NaN : Number(match[2]);
  const { min, max, integer } = word.parameter;
  return n >= min && n <= max && (!integer || Number.isInteger(n)) ? { word, n } : null;
}
