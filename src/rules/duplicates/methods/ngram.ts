import { type Form, type MatchMethod, incomparable, otherScript } from "./method";
import { foldedText, plainForm } from "./plainForm";

type Grams = Form & { readonly grams: readonly string[] };

/** Share of common runs of n characters: Dice coefficient of the two bags. For long names and addresses whose parts change places. @source L. R. Dice, Ecology 26 (1945) */
export const ngram: MatchMethod<Grams> = {
  name: "ngram",
  form(value, n) {
    const key = plainForm(value);
    return key === "" ? null : { key, grams: gramsOf(key, n) };
  },
  shown: foldedText,
  compare: (a, b) => (otherScript(a.key, b.key) ? incomparable : sortedDice(a.grams, b.grams)),
};

/** Every run of n characters, sorted; a shorter text is one run. */
function gramsOf(text: string, n: number): readonly string[] {
  const characters = [...text];
  const grams = characters.length <= n ? [text] : characters.slice(0, characters.length - n + 1).map((_, at) => characters.slice(at, at + n).join(""));
  return grams.sort();
}

/** Dice coefficient of two sorted bags; two empty ones agree. */
export function sortedDice(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 1;
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i]!, y = b[j]!;
    if (x === y) common++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return (2 * common) / (a.length + b.length);
}
