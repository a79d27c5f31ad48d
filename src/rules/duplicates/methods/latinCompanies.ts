import { likenesses } from "./companyLikeness";
import type { Company } from "./companyParts";
import { osaDistance } from "./osaDistance";
import { wordLikeness } from "./softWords";

/** Letters that may differ in the whole of a name: one from 5 letters on, two from 12 on. */
function slips(letters: number): number {
  return letters >= 12 ? 2 : letters >= 5 ? 1 : 0;
}

/** Shared words alone are below agreement. */
const mostOfWords = 0.79;

/** How alike two names of companies in an alphabet are, 0 to 1, the branch aside. */
export function latinCompanies(a: Company, b: Company): number {
  const [left, right] = [a.words!, b.words!];
  const [one, other] = [left.join(""), right.join("")];
  const sameForm = a.formKinds.length === 0 || b.formKinds.length === 0 || a.formKinds.some((kind) => b.formKinds.includes(kind));
  if (one === other || (left.length === right.length && sameWords(left, right))) return sameForm ? 1 : likenesses.otherForm;
  const numbered = a.numbers !== b.numbers;
  const most = slips(Math.min(one.length, other.length));
  if (!numbered && osaDistance(one, other, most) <= most) return likenesses.slip;
  if (isInitials(left, right) || isInitials(right, left)) return likenesses.initials;
  const { share, all, short, rarest } = commonWords(a, b);
  if (numbered && a.numbers !== "" && b.numbers !== "") return Math.min(share, 0.5);
  if (all) return numbered ? mostOfWords : likenesses.abbreviated;
  return short && rarest && !numbered ? likenesses.fewerWords : Math.min(share, mostOfWords);
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  const sorted = [...b].sort();
  return [...a].sort().every((word, at) => word === sorted[at]);
}

/** IBM for International Business Machines: one word of two to five letters, one for each word of the other name. */
function isInitials(short: readonly string[], long: readonly string[]): boolean {
  return short.length === 1 && long.length === short[0]!.length && long.length >= 2 && long.length <= 5 && long.every((word, at) => word.charAt(0) === short[0]!.charAt(at));
}

/** `share`: weight of the words they have in common, in any order, slips and short forms of words allowed; `all`: every word of both agrees; `short`: every word of the shorter; `rarest`: what tells most in the longer is among them. */
function commonWords(a: Company, b: Company): { readonly share: number; readonly all: boolean; readonly short: boolean; readonly rarest: boolean } {
  const [left, right] = [a.words!, b.words!];
  const swap = left.length === right.length ? a.core > b.core : left.length > right.length;
  const [short, long] = swap ? [b, a] : [a, b];
  const weightOf = ({ words, weights }: Company, at: number): number => weights?.[at] ?? words![at]!.length;
  const taken = new Array<boolean>(long.words!.length).fill(false);
  let [common, total, matched] = [0, 0, 0];
  short.words!.forEach((word, at) => {
    let [best, found] = [0, -1];
    long.words!.forEach((other, index) => {
      const likeness = taken[index] === true ? 0 : companyWord(word, other, at > 0 && index > 0);
      if (likeness > best) [best, found] = [likeness, index];
    });
    total += weightOf(short, at);
    if (found < 0) return;
    taken[found] = true;
    matched++;
    common += best * (weightOf(short, at) + weightOf(long, found));
  });
  let rarest = 0;
  long.words!.forEach((_, at) => { total += weightOf(long, at); if (weightOf(long, at) > weightOf(long, rarest)) rarest = at; });
  return { share: common / total, all: matched === short.words!.length && matched === long.words!.length, short: matched === short.words!.length && short.core.length >= 3, rarest: taken[long.weights === undefined ? 0 : rarest] === true };
}

/** Behind the first word, which is the brand, three letters may stand for a word: Ind, Industries. */
function companyWord(a: string, b: string, inside: boolean): number {
  const likeness = wordLikeness(a, b);
  if (likeness > 0 || !inside) return likeness;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length === 3 && long.length >= 6 && long.startsWith(short) ? 0.8 : 0;
}
