import { type CompanyName, readCompanyName } from "../../../fields/companyWords";
import { isCellError, plainText } from "../../../records/cellValue";
import { type Form, type MatchMethod, incomparable, kin, otherScript } from "./method";
import { osaDistance } from "./osaDistance";
import { softWords } from "./softWords";

export type Company = Form & CompanyName & { readonly numbers: string; /** Cores of the names it had before. */ readonly formerCores: readonly string[] };

const numerals = /[\d零一二三四五六七八九十百甲乙丙丁]+/g;
/** What the parts of a name are worth when they are not all the same. */
const renamed = 0.95, shortForm = 0.9, initials = 0.85, otherPlace = 0.6, otherBrand = 0.3;

/**
 * Two names of one company: place, brand, trade and legal form are told apart, width and brackets do not count. The legal form is never held against a name, a place that one of them
 * leaves out neither; another place, brand or trade is. A branch is another entity: with its head office or a sister branch it is `kin`. A name in Chinese and one in English say nothing.
 * 杭州云杉软件有限公司 = 云杉软件（杭州）有限责任公司 ≈ 云杉软件 ≠ 成都云杉软件有限公司; Acme Trading Co., Ltd. = ACME TRADING.
 */
export const companyParts: MatchMethod<Company> = {
  name: "companyParts",
  cuts: [0.999, 0.9, 0.8, 0.55, 0.25],
  keys: companyKeys,
  form(value) {
    const name = value === null || isCellError(value) ? null : readCompanyName(plainText(value));
    if (name === null) return null;
    const formerCores = name.former.flatMap((former) => readCompanyName(former)?.core ?? []);
    if (name.words !== null) return { ...name, key: [...name.words].sort().join(" "), numbers: (name.core.match(/\d+/g) ?? []).join(" "), formerCores };
    const key = [name.core, [...name.places].sort().join(" "), name.branch].filter((part) => part !== "").join(" · ");
    return { ...name, key, numbers: (name.core.match(numerals) ?? []).join(" "), formerCores };
  },
  compare(a, b) {
    const near = likeness(a, b);
    if (a.branch !== b.branch) return near >= shortForm ? kin : Math.min(near, 0);
    return near;
  },
  say(a, b, similarity, alike) {
    if (similarity === kin) return { "zh-CN": "{field}是同一家的总部与分支，或两个分支", en: "{field}: head office and branch, or two branches" };
    if (similarity >= 1 && a.key !== b.key) return { "zh-CN": "{field}相同（一方未写地区）", en: "{field}: the same, one without its place" };
    if (similarity >= 1) return alike ? null : { "zh-CN": "{field}相同（不计后缀和写法）", en: "{field}: the same but for legal form and spelling" };
    if (similarity === renamed) return { "zh-CN": "{field}一方是另一方的曾用名", en: "{field}: one is a former name of the other" };
    if (a.core === b.core && similarity === otherPlace) return { "zh-CN": "{field}字号相同，地区不同", en: "{field}: the same name in another place" };
    if (similarity === shortForm || similarity === initials) return { "zh-CN": "{field}一方是简称", en: "{field}: one is a short form" };
    return a.brand === b.brand && a.brand !== "" && similarity > 0 && similarity < 0.8 ? { "zh-CN": "{field}字号相同，行业不同", en: "{field}: the same name in another trade" } : null;
  },
};

/** The whole, its core, brand and words; in Chinese also every two characters, in Latin script the initials of its words. */
function companyKeys({ key, core, brand, words, whole }: Company): readonly string[] {
  if (words === null) return [key, core, brand, ...Array.from({ length: Math.min(Math.max(core.length - 1, 0), 12) }, (_, at) => core.slice(at, at + 2))];
  const short = words.length === 1 && whole.length <= 5 ? whole : words.length > 1 ? words.map((word) => word.charAt(0)).join("") : "";
  return [key, words.join(""), ...words.slice(0, 10), ...(short.length > 1 ? [`initials ${short}`] : [])];
}

/** 0 to 1, the branch aside. */
function likeness(a: Company, b: Company): number {
  return a.formerCores.includes(b.core) || b.formerCores.includes(a.core) ? Math.max(renamed, namesAlike(a, b)) : namesAlike(a, b);
}

function namesAlike(a: Company, b: Company): number {
  if (a.words !== null && b.words !== null) return Math.min(softWords(a.words, b.words), a.numbers !== b.numbers && a.numbers !== "" && b.numbers !== "" ? 0.5 : 1);
  if (otherScript(a.core, b.core)) return incomparable;
  const place = samePlace(a.places, b.places);
  if (a.core === b.core) return place ? 1 : otherPlace;
  const [short, long] = a.core.length <= b.core.length ? [a, b] : [b, a];
  if (place && long.core.startsWith(short.core) && short.core.length >= long.brand.length) return shortForm;
  const slip = slipOfThePen(a, b);
  if (a.brand !== b.brand) return Math.max(slip, abbreviates(a, b) ? initials : otherBrand);
  return Math.max(slip, place ? otherPlace + 0.35 * commonCharacters(a.trade, b.trade) : otherBrand);
}

/** Nothing in the two sets speaks against the other: one is empty or they share a division. A province and another province's city differ. */
function samePlace(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((place) => b.includes(place));
}

/** One character wrong, missing, doubled or swapped in a name of five or more (two from ten on), or of four in the same place; a number is never a slip. 0 = no. */
function slipOfThePen(a: Company, b: Company): number {
  const length = Math.max(a.whole.length, b.whole.length);
  if (a.numbers !== b.numbers) return 0;
  if (a.places.length > 0 && b.places.length > 0 && samePlace(a.places, b.places) && a.core.length >= 4 && osaDistance(a.core, b.core, 1) === 1) return 0.82;
  if (length < 5) return 0;
  const most = length >= 10 ? 2 : 1;
  const distance = osaDistance(a.whole, b.whole, most);
  return distance > most ? 0 : Math.max(0.82, 1 - distance / length);
}

/** 中石化 for 中国石油化工: three or four characters that stand in the longer name in the same order, beginning with its first. */
function abbreviates(a: Company, b: Company): boolean {
  const [short, long] = a.whole.length <= b.whole.length ? [a.whole, b.whole] : [b.whole, a.whole];
  if (short.length < 3 || short.length > 4 || long.length < 5 || short.charAt(0) !== long.charAt(0)) return false;
  let at = 0;
  for (const character of long) if (character === short.charAt(at)) at++;
  return at === short.length;
}

/** Share of common characters of two short texts. */
function commonCharacters(a: string, b: string): number {
  const left = [...b];
  let common = 0;
  for (const character of a) {
    const at = left.indexOf(character);
    if (at < 0) continue;
    left.splice(at, 1);
    common++;
  }
  return (2 * common) / (a.length + b.length);
}
