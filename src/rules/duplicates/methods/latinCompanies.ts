import { type Company, type TellingWord, likenesses } from "./company";
import { osaDistance } from "./osaDistance";
import { wordLikeness } from "./softWords";

/** Letters that may differ in the whole of a name: one from 5 letters on, two from 12 on. */
function slips(letters: number): number {
  return letters >= 12 ? 2 : letters >= 5 ? 1 : 0;
}

/** Shared words alone are below agreement; where each name has words that the other lacks, as two rooms of one hotel do, they are hardly alike. */
const mostOfWords = 0.79, mostOfOther = 0.5;

/** Share of the bits of the rarest word. */
const nearlyAsTelling = 0.75;

/** How alike two names of companies in an alphabet are, 0 to 1, the branch aside. */
export function latinCompanies(a: Company, b: Company): number {
  const left = a.words!, right = b.words!;
  const one = a.joined, other = b.joined;
  const otherPlace = a.places.length > 0 && b.places.length > 0 && a.places.join() !== b.places.join();
  const x = wordsBeside(a, b), y = wordsBeside(b, a);
  if (one === other || sameWords(x, y)) return otherPlace ? likenesses.otherPlace : forms(a, b);
  const { share, missing } = x.length < y.length || (x.length === y.length && a.core <= b.core) ? commonWords(x, y) : commonWords(y, x);
  const numbered = a.numbers !== b.numbers;
  if (otherPlace || (numbered && a.numbers !== "" && b.numbers !== "")) return Math.min(share, mostOfOther);
  const most = slips(Math.min(one.length, other.length));
  const apart = numbered ? most + 1 : osaDistance(one, other, most);
  if (apart <= most) return apart === 1 ? likenesses.slip : likenesses.slips;
  if (isInitials(a, right) || isInitials(b, left)) return likenesses.initials;
  if (missing === "none") return numbered ? mostOfWords : likenesses.abbreviated;
  if (missing === "both") return Math.min(share, mostOfOther);
  return missing === "little" && !numbered ? likenesses.fewerWords : Math.min(share, mostOfWords);
}

/** Likeness of two names of the same words by their legal forms. */
function forms(a: Company, b: Company): number {
  if (agree(a.formWords, b.formWords)) return 1;
  return agree(a.formKinds, b.formKinds) ? likenesses.otherWord : likenesses.otherForm;
}

/** They have a word in common, or one has none. */
function agree(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((word) => b.includes(word));
}

function sameWords(a: readonly TellingWord[], b: readonly TellingWord[]): boolean {
  return a.length === b.length && lettersOf(a) === lettersOf(b) && sorted(a) === sorted(b);
}

function lettersOf(words: readonly TellingWord[]): number {
  let sum = 0;
  for (const { word } of words) sum += word.length;
  return sum;
}

function sorted(words: readonly TellingWord[]): string {
  return words.map(({ word }) => word).sort().join(" ");
}

/** IBM for International Business Machines: one word of two to five letters, one for each word of the other name. Beside its legal form a word that elsewhere joins two names, or is a form itself, is the name: ET Corp, LP LLC. */
function isInitials({ words, formWords }: Company, long: readonly string[]): boolean {
  const [short, form] = words!;
  if (short === undefined || words!.length > 2 || (form !== undefined && !formWords.includes(form))) return false;
  return long.length === short.length && long.length >= 2 && long.length <= 5 && long.every((word, at) => begins(word, short.charAt(at)));
}

/** First letters of a number in words, of how many and of which: FNB for First National Bank, which is read as 1 National Bank. */
const numberLetters: { readonly [digit: string]: string } = { 1: "of", 2: "ts", 3: "t", 4: "f", 5: "f", 6: "s", 7: "s", 8: "e", 9: "n" };

function begins(word: string, letter: string): boolean {
  return word.charAt(0) === letter || (word.length === 1 && numberLetters[word]?.includes(letter) === true);
}

/** The words of a name but for the place that the other has in a bracket; where none is left, all of them by their letters. */
function wordsBeside({ words, telling }: Company, { places }: Company): readonly TellingWord[] {
  const told = telling ?? words!.map(byLetters);
  if (places.length === 0) return told;
  const place = places.join(" ").split(" ");
  const beside = told.filter(({ word }) => !place.includes(word));
  return beside.length === 0 ? words!.map(byLetters) : beside;
}

/** What a word tells as long as nothing is known of its column. */
function byLetters(word: string): TellingWord {
  return { word, weight: word.length };
}

/**
 * `share`: weight of the words they have in common, in any order, slips and short forms of words allowed. `missing`: what finds no like in the other name: none; little, where the shorter name is in
 * the longer one with a word that tells nearly as much as any; much; both, where each has words that the other lacks.
 */
function commonWords(short: readonly TellingWord[], long: readonly TellingWord[]): { readonly share: number; readonly missing: "none" | "little" | "much" | "both" } {
  let taken: boolean[] | null = null;
  let common = 0, total = 0, matched = 0, most = 0, mostTaken = 0;
  for (let at = 0; at < short.length; at++) {
    const { word, weight } = short[at]!;
    let best = 0, found = -1;
    for (let index = 0; index < long.length && best < 1; index++) {
      const likeness = taken?.[index] === true ? 0 : companyWord(word, long[index]!.word, at > 0 && index > 0);
      if (likeness > best) {
        best = likeness;
        found = index;
      }
    }
    total += weight;
    if (found < 0) continue;
    (taken ??= new Array<boolean>(long.length).fill(false))[found] = true;
    matched++;
    common += best * (weight + long[found]!.weight);
  }
  for (let at = 0; at < long.length; at++) {
    const { weight } = long[at]!;
    total += weight;
    most = Math.max(most, weight);
    if (taken?.[at] === true) mostTaken = Math.max(mostTaken, weight);
  }
  if (matched === short.length) return { share: common / total, missing: matched === long.length ? "none" : mostTaken >= nearlyAsTelling * most ? "little" : "much" };
  return { share: common / total, missing: matched === long.length ? "much" : "both" };
}

/** Behind the first word, which is the brand, three letters may stand for a word: Ind, Industries. */
function companyWord(a: string, b: string, inside: boolean): number {
  const likeness = wordLikeness(a, b);
  if (likeness > 0 || !inside) return likeness;
  const isShorter = a.length <= b.length;
  const short = isShorter ? a : b, long = isShorter ? b : a;
  return short.length === 3 && long.length >= 6 && long.startsWith(short) ? 0.8 : 0;
}
