import { writeKeys } from "../keyWriter";
import { type Form, type MatchMethod, incomparable, otherScript } from "./method";
import { sortedDice } from "./ngram";
import { plainWords } from "./plainForm";

type Words = Form & { readonly words: readonly string[] };

/** Share of common words, whatever their order; each word counts once. For titles and names in languages that write blanks. */
export const tokenSet: MatchMethod<Words> = {
  name: "tokenSet",
  cuts: [0.999, 0.8, 0.6, 0.4],
  keys: ({ key, words }, to) => writeKeys(to, [key, ...words.slice(0, 20)]),
  form(value) {
    const words = [...new Set(plainWords(value))].sort();
    return words.length === 0 ? null : { key: words.join(" "), words };
  },
  compare: (a, b) => (otherScript(a.key, b.key) ? incomparable : sortedDice(a.words, b.words)),
};
