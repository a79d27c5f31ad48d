import { writeKeys } from "../keyWriter";
import { type Form, type MatchMethod, incomparable, otherScript } from "./method";
import { plainWords } from "./plainForm";
import { rarityOfWords } from "./rarityOfWords";
import { wordLikeness } from "./softWords";

/** `weights`: by word, bits of how rare it is in the column; absent until the whole column is known. */
type Words = Form & { readonly words: readonly string[]; readonly weights?: readonly number[] };

/** Words compared at most; what stands behind them in a longer text is left out. */
const mostWords = 60;

/**
 * Share of common words, each counted by how rare it is in the column, a slip in a word, an initial or a beginning allowed: 系统 or Systems weighs little, a name much. For titles, product and organisation names.
 * @source weighted Jaccard as in Microsoft Fuzzy Lookup
 */
export const jaccardWeighted: MatchMethod<Words> = {
  name: "jaccardWeighted",
  cuts: [0.999, 0.85, 0.65, 0.45, 0.25],
  form(value) {
    const words = [...new Set(plainWords(value))].slice(0, mostWords);
    return words.length === 0 ? null : { key: [...words].sort().join(" "), words };
  },
  column(forms, counts) {
    const rarity = rarityOfWords(forms.map(({ words }) => words), counts);
    return { ready: (form) => ({ ...form, weights: form.words.map(rarity) }) };
  },
  keys: ({ key, words, weights }, to) => writeKeys(to, [key, ...rarest(words, weights)]),
  compare(a, b) {
    if (otherScript(a.key, b.key)) return incomparable;
    const [short, long] = a.words.length < b.words.length || (a.words.length === b.words.length && a.key <= b.key) ? [a, b] : [b, a];
    const taken = new Array<boolean>(long.words.length).fill(false);
    const left: number[] = [];
    let [common, total] = [0, 0];
    short.words.forEach((word, at) => {
      let [best, found] = [0, -1];
      for (let j = 0; j < long.words.length && best < 1; j++) {
        if (taken[j] === true) continue;
        const likeness = wordLikeness(word, long.words[j]!);
        if (likeness > best) [best, found] = [likeness, j];
      }
      if (found < 0) return void left.push(at);
      taken[found] = true;
      const [own, other] = [weightAt(short, at), weightAt(long, found)];
      common += best * Math.min(own, other);
      total += Math.max(own, other);
    });
    // What is left may be written short on one side: an initial, a beginning. It says only as much as the short one.
    for (const at of left) {
      const word = short.words[at]!;
      const own = weightAt(short, at);
      const found = long.words.findIndex((other, j) => taken[j] === false && begins(word, other));
      if (found >= 0) taken[found] = true;
      const shared = found < 0 ? own : Math.min(own, weightAt(long, found));
      total += shared;
      if (found >= 0) common += begun * shared;
    }
    long.words.forEach((_, at) => { if (taken[at] === false) total += weightAt(long, at); });
    const share = total === 0 ? 1 : Math.min(1, common / total);
    return share > otherNumber && numbersDiffer(short, long, left, taken) ? otherNumber : share;
  },
};

/** Part i and part ii, or the reports of two years, are two texts, however much else they have in common. */
const otherNumber = 0.64;

/** Each has a number that the other lacks. */
function numbersDiffer(short: Words, long: Words, left: readonly number[], taken: readonly boolean[]): boolean {
  return left.some((at) => isNumeral(short.words[at]!)) && long.words.some((word, at) => taken[at] === false && isNumeral(word));
}

/** How well a beginning agrees with its word. */
const begun = 0.9;

/** One is one to three letters that the other begins with: y, yoav; int, international. */
function begins(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length <= 3 && short.length < long.length && long.startsWith(short) && !/\d/.test(long) && !isNumeral(long);
}

/** 2, ii, iv: no beginning of another one. */
function isNumeral(word: string): boolean {
  return /^(?:\d+|i{1,3}|iv|vi{0,3}|ix|xi{0,3})$/.test(word);
}

function weightAt({ weights }: Words, at: number): number {
  return weights?.[at] ?? 1;
}

/** The twelve rarest words bring texts together. */
function rarest(words: readonly string[], weights: readonly number[] | undefined): readonly string[] {
  if (weights === undefined || words.length <= 12) return words;
  return words.map((word, at) => ({ word, weight: weights[at]! })).sort((x, y) => y.weight - x.weight || (x.word < y.word ? -1 : 1)).slice(0, 12).map(({ word }) => word);
}
