import { type Form, type MatchMethod, incomparable, otherScript } from "./method";
import { jaroWinklerSimilarity } from "./jaroWinkler";
import { plainWords } from "./plainForm";

type Person = Form & { readonly whole: string };

/** The same person's name: parts in any order, dots and blanks aside. */
export const personName: MatchMethod<Person> = {
  name: "personName",
  form(value) {
    const words = plainWords(value);
    return words.length === 0 ? null : { key: [...words].sort().join(" "), whole: words.join("") };
  },
  compare: (a, b) => (otherScript(a.whole, b.whole) ? incomparable : jaroWinklerSimilarity(a.whole, b.whole)),
};
