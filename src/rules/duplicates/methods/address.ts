import { readRegion, regionTree } from "../../../fields/regionTree";
import { dropInvisible, foldWidth, hasHan } from "../../../fields/width";
import { isCellError, plainText } from "../../../records/cellValue";
import { type Form, type MatchMethod, incomparable, otherScript } from "./method";
import { sortedDice } from "./ngram";
import { softWords } from "./softWords";

/** `region`: names of the divisions, largest first; `numbers`: house, building, floor, room in the order written; `words`: what stands between them, as sorted pairs of characters or as words. */
type Address = Form & { readonly region: readonly string[]; readonly numbers: readonly string[]; readonly words: readonly string[]; readonly text: string; readonly latin: boolean };

/** Longer ones are compared in their beginning. */
const longestAddress = 300;
/** Levels below the road; what they are called does not tell two addresses apart. */
const levels = /(?<=[\da-z])(?:号院|号楼|号|弄|栋|幢|座|棟|单元|楼层|层|楼|室|房间|房|门|户)/g;
const chineseDigits: Readonly<Record<string, string>> = { 一: "1", 二: "2", 三: "3", 四: "4", 五: "5", 六: "6", 七: "7", 八: "8", 九: "9" };
/** @source USPS Publication 28, appendices B (directionals), C1 (street suffixes) and C2 (secondary units): those that lists hold */
const streetWords = new Map(`street st|avenue ave av|road rd|boulevard blvd blv bl|drive dr|lane ln|court ct|place pl|square sq|highway hwy|parkway pkwy pky|terrace ter|circle cir|crescent cres|suite ste|apartment apt|floor fl|building bldg|north n|south s|east e|west w|northeast ne|northwest nw|southeast se|southwest sw|saint st|fort ft|mount mt|first 1st|second 2nd|third 3rd|fourth 4th|fifth 5th|sixth 6th|seventh 7th|eighth 8th|ninth 9th|tenth 10th`
  .split("|").flatMap((line) => { const [word = "", ...short] = line.split(" "); return short.map((each): [string, string] => [each, word]); }).filter(([short, word]) => !(short === "st" && word === "saint")));
const unitWords = new Set(["suite", "apartment", "unit", "room", "rm", "floor", "no", "number", "building", "at", "near", "between", "off", "the", "and", "of"]);

/**
 * Two spellings of one address: province and city that one of them leaves out, words for building, floor and room, and abbreviations do not count; numbers do, except that the
 * finer ones may be missing. 浙江省杭州市西湖区文三路90号3号楼502室 = 西湖区文三路90号3幢502 ≈ 文三路90号 ≠ 文三路92号; 12 N. Main St. = 12 North Main Street.
 */
export const address: MatchMethod<Address> = {
  name: "address",
  cuts: [0.999, 0.9, 0.75, 0.5, 0.3],
  keys: ({ text, numbers, words }) => [text, ...words.slice(0, 8).map((word) => `${word} ${numbers[0] ?? ""}`), ...(numbers.length > 1 ? [numbers.slice(0, 3).join(" ")] : [])],
  form(value) {
    if (value === null || isCellError(value)) return null;
    const text = foldWidth(dropInvisible(plainText(value).slice(0, longestAddress))).toLowerCase().trim();
    return hasHan(text) ? hanAddress(text.replace(/\s+/g, "")) : latinAddress(text);
  },
  compare(a, b) {
    if (otherScript(a.text, b.text)) return incomparable;
    if (!within(a.region, b.region)) return 0.3;
    const likeness = a.text === b.text ? 1 : a.latin ? softWords(a.words, b.words) : sortedDice(a.words, b.words);
    const { agree, missing } = compareNumbers(a.numbers, b.numbers);
    if (!agree) return Math.min(likeness, 0.5);
    return missing ? Math.min(likeness, 0.92) : likeness;
  },
  say: (a, b, similarity) => (similarity > 0 && similarity < 0.8 && within(a.region, b.region) && sortedDice(a.words, b.words) >= 0.8 ? { "zh-CN": "{field}门牌号不同", en: "{field}: another number in the same street" } : null),
};

function hanAddress(text: string): Address | null {
  const { region, street: below } = splitRegion(text);
  const rest = below.replace(/[一二三四五六七八九](?=[号弄栋幢座单层楼室])/g, (digit) => chineseDigits[digit]!).replace(levels, "-").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  if (rest === "") return null;
  const street = rest.replace(/[\da-z]+|-/g, "");
  return { key: [...region, rest].join(" "), region, text: rest, numbers: rest.match(/\d+[a-z]?|[a-z](?![a-z])/g) ?? [], words: pairsOf(street), latin: false };
}

/** The divisions in front, and what stands behind them. A district whose name several cities have (西湖区) stands alone. */
function splitRegion(text: string): { readonly region: readonly string[]; readonly street: string } {
  const reading = readRegion(text);
  if (reading.kind === "found" && reading.rest !== "") return { region: reading.region.path.split("/"), street: reading.rest };
  const district = /^[^\d路街道巷号]{1,6}?[区县市旗](?=.)/.exec(text)?.[0];
  return district !== undefined && regionTree().byName.has(district) ? { region: [district], street: text.slice(district.length) } : { region: [], street: text };
}

function latinAddress(text: string): Address | null {
  const words = text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’`]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim().split(" ").filter((word) => word !== "").map((word) => streetWords.get(word) ?? word).filter((word) => !unitWords.has(word));
  if (words.length === 0) return null;
  return { key: words.join(" "), region: [], text: words.join(" "), numbers: words.filter((word) => /^\d+[a-z]?$/.test(word)), words: words.filter((word) => !/^\d+[a-z]?$/.test(word)).sort(), latin: true };
}

function pairsOf(text: string): readonly string[] {
  return text.length < 2 ? (text === "" ? [] : [text]) : Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)).sort();
}

/** One has no divisions, or those of the one are among those of the other. */
function within(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.every((name) => long.includes(name));
}

/** `agree`: the house number is the same and of the finer ones none differs; `missing`: one has more of them. */
function compareNumbers(a: readonly string[], b: readonly string[]): { readonly agree: boolean; readonly missing: boolean } {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) if (a[at] !== b[at]) return { agree: false, missing: false };
  return { agree: true, missing: a.length !== b.length };
}
