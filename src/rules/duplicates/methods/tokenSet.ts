import { type Form, type MatchMethod, incomparable, otherScript } from "./method";
import { sortedDice } from "./ngram";
import { plainWords } from "./plainForm";

type Words = Form & { readonly words: readonly string[] };

/** Share of common words, whatever their order; each word counts once. For titles and names in languages that write blanks. */
export const tokenSet: MatchMethod<Words> = {
  name: "tokenSet",
  form(value) {
    const words = [...new Set(plainWords(value))].sort();
    return words.length === 0 ? null : { key: words.join(" "), words };
  },
  compare: (a, b) => (otherScript(a.key, b.key) ? incomparable : sortedDice(a.words, b.words)),
};
