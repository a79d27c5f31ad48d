import { foldWidth, hasHan } from "../../fields/width";
import { isPlaceholder } from "../cellLook";
import { byCount, type ColumnIndex, type Distinct, type ValueAt, valueAt } from "./columnIndex";

/**
 * Spellings that look like one value. `fingerprint`: the same words whatever their case, width, marks, blanks and order; `ngram`: the same pairs of letters as often;
 * `near`: a rare spelling one typing mistake away from a frequent one.
 * @source https://openrefine.org/docs/technical-reference/clustering-in-depth: fingerprint, n-gram fingerprint of size 2; nearest neighbour at distance 1, with the transposition as one mistake (Damerau 1964).
 */
export type VariantMethod = "fingerprint" | "ngram" | "near";
export type VariantGroup = { readonly method: VariantMethod; readonly values: readonly ValueAt[]; /** The most frequent spelling, of two that differ in a blank between Chinese characters the one without; null where two are equally frequent. */ readonly suggested: string | null };

/** A column with more distinct texts than this is not searched. Chosen by us: names of records, which finding duplicates is for. */
export const mostVariantValues = 20_000;
const nearMost = 2_000;
const longest = 60;
const nearLongest = 40;
/** A near spelling is suspect from this length on, and where the other one is so much more frequent. Chosen by us: 山东 and 山西, 河南省 and 湖南省 are not one value. */
const nearLength = 5;
const nearFrequent = 5;
const nearRatio = 5;
const bigramLength = 6;

/**
 * Groups in order of their cells, most first; placeholders belong to none. Spellings that tidying makes equal are one, and stand for it with the most frequent of them:
 * `tidy` gives the text that the column's type, or trimming, makes of a value. `skipped`: too many distinct texts.
 */
export function spellingVariants(index: ColumnIndex, tidy: (one: Distinct) => string): { readonly groups: readonly VariantGroup[]; readonly skipped: boolean } {
  const all = index.distinct.filter((one): one is Text => typeof one.value === "string" && one.value.length <= longest && !isPlaceholder(one.value));
  if (all.length > mostVariantValues * 2) return { groups: [], skipped: true };
  // Where most texts hold digits they are codes, phones, addresses of mails: those are compared by the shape they have.
  if (all.reduce((count, { value }) => (/\d/.test(value) ? count + 1 : count), 0) * 2 > all.length) return { groups: [], skipped: false };
  const texts = tidied(all, tidy);
  if (texts.length > mostVariantValues) return { groups: [], skipped: true };
  const groupOf = new Map<Distinct, { method: VariantMethod; values: Distinct[] }>();
  const join = (method: VariantMethod, values: readonly Distinct[]): void => {
    const known = values.map((value) => groupOf.get(value)).find((group) => group !== undefined) ?? { method, values: [] };
    for (const value of values) {
      const old = groupOf.get(value);
      if (old === known) continue;
      for (const member of old?.values ?? [value]) {
        known.values.push(member);
        groupOf.set(member, known);
      }
    }
  };
  for (const values of byKey(texts, fingerprint)) join("fingerprint", values);
  for (const values of byKey(texts.filter(({ value }) => value.length >= bigramLength && !/\p{N}/u.test(value)), ngramFingerprint)) join("ngram", values);
  if (texts.length <= nearMost) for (const pair of nearPairs(texts)) join("near", pair);
  const groups = [...new Set(groupOf.values())].filter(({ values }) => values.length > 1).map(({ method, values }) => {
    const sorted = [...values].sort(byCount);
    return { method, cells: values.reduce((sum, { count }) => sum + count, 0), values: sorted.map((one) => valueAt(index, one)), suggested: suggestionOf(sorted) };
  });
  groups.sort((a, b) => b.cells - a.cells || (String(a.values[0]!.value) < String(b.values[0]!.value) ? -1 : 1));
  return { groups: groups.map(({ method, values, suggested }) => ({ method, values, suggested })), skipped: false };
}

function suggestionOf(sorted: readonly Distinct[]): string | null {
  const most = String(sorted[0]!.value);
  const closed = hasHan(most) ? most.replace(/(?<=\p{Script=Han})[ \u3000]+(?=\p{Script=Han})/gu, "") : most;
  if (closed !== most && sorted.some(({ value }) => value === closed)) return closed;
  return sorted[0]!.count > sorted[1]!.count ? most : null;
}

type Text = Distinct & { readonly value: string };

function tidied(texts: readonly Text[], tidy: (one: Distinct) => string): readonly Text[] {
  const byText = new Map<string, Text>();
  for (const one of texts) {
    const key = tidy(one);
    const known = byText.get(key);
    if (known === undefined) byText.set(key, one);
    else byText.set(key, { ...(byCount(one, known) < 0 ? one : known), count: known.count + one.count });
  }
  return [...byText.values()];
}

function byKey<T extends { readonly value: string }>(texts: readonly T[], keyOf: (text: string) => string): readonly (readonly T[])[] {
  const byText = new Map<string, T[]>();
  for (const one of texts) {
    const key = keyOf(one.value);
    if (key === "") continue;
    const same = byText.get(key);
    if (same === undefined) byText.set(key, [one]);
    else same.push(one);
  }
  return [...byText.values()].filter((same) => same.length > 1);
}

function plain(text: string): string {
  const folded = foldWidth(text).toLowerCase();
  return /[\u00c0-\u024f]/.test(folded) ? folded.normalize("NFD").replace(/\p{M}+/gu, "") : folded;
}

/** Words in order; a repeated word counts each time, for lists of steps are no spellings of each other. Marks that say something stay: 1.5 is not 15, A- is not A, C# is not C, 5% is not 5. */
function fingerprint(text: string): string {
  const words = plain(text).trim().replace(/(?<=\d)[.,](?=\d)|^-|-$/g, "\u0001").replace(/[^\p{L}\p{N}\p{S}\s#%\u0001]+/gu, " ").split(/\s+/).filter((word) => word !== "");
  return words.length < 2 ? (words[0] ?? "") : /\p{Script=Han}/u.test(text) ? words.join("") : words.sort().join(" ");
}

function ngramFingerprint(text: string): string {
  const letters = plain(text).replace(/[^\p{L}\p{N}]+/gu, "");
  if (letters.length < bigramLength) return "";
  return Array.from({ length: letters.length - 1 }, (_, i) => letters.slice(i, i + 2)).sort().join("");
}

/** Two texts are one mistake apart exactly when leaving out one character of either, or of both at most one, gives the same text: so no two are compared that share nothing. */
function nearPairs<T extends { readonly value: string; readonly count: number }>(texts: readonly T[]): readonly (readonly [T, T])[] {
  const frequent = new Map<string, T[]>();
  for (const one of texts) {
    if (one.count < nearFrequent || !canBeMistyped(one.value)) continue;
    for (const rest of leavingOneOut(one.value)) {
      const same = frequent.get(rest);
      if (same === undefined) frequent.set(rest, [one]);
      else same.push(one);
    }
  }
  if (frequent.size === 0) return [];
  return texts.flatMap((rare) => {
    if (!canBeMistyped(rare.value)) return [];
    const candidates = new Set(leavingOneOut(rare.value).flatMap((rest) => frequent.get(rest) ?? []));
    const near = [...candidates].filter((one) => one !== rare && one.count >= rare.count * nearRatio);
    // A spelling between two frequent ones belongs to neither.
    return near.length === 1 ? [[near[0]!, rare] as const] : [];
  });
}

function leavingOneOut(text: string): readonly string[] {
  const characters = [...plain(text)];
  return [characters.join(""), ...characters.map((_character, i) => characters.slice(0, i).join("") + characters.slice(i + 1).join(""))];
}

/** Words and names; in codes (HS-HD, K12A) one letter makes another code. */
function canBeMistyped(text: string): boolean {
  return text.length >= nearLength && text.length <= nearLongest && /\p{Ll}|\p{Script=Han}/u.test(text) && !/\p{N}/u.test(text);
}
