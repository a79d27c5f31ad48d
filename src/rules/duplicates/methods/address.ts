import { foldVariants } from "../../../fields/matchKey";
import { type Region, readRegion, regionTree } from "../../../fields/regionTree";
import { foldLower, hasHan } from "../../../fields/width";
import { isCellError, plainText } from "../../../records/cellValue";
import { type KeyWriter, writeKey } from "../keyWriter";
import { type Form, type MatchMethod, incomparable } from "./method";
import { sortedDice } from "./ngram";
import { softWords } from "./softWords";

/**
 * `region`: names of the divisions, largest first; `numbers`: house, building, floor, room in the order written, with blanks between them; what stands between them: in an alphabet `words`, sorted, in Chinese `pairs` of
 * characters, sorted, one behind the other.
 */
type Address = Form & { readonly region: readonly string[]; readonly numbers: string; readonly words: readonly string[]; readonly pairs: string; readonly text: string; /** Looked up once, for nearly every two addresses are asked. */ readonly script: Script };

/** `digits`: a Chinese address of which, its divisions aside, nothing but numbers and letters is left. */
type Script = "han" | "digits" | "latin";

const none: readonly never[] = [];

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
 * finer ones may be missing; 長安區工業街 is 长安区工业街. 浙江省杭州市西湖区文三路90号3号楼502室 = 西湖区文三路90号3幢502 ≈ 文三路90号 ≠ 文三路92号; 12 N. Main St. = 12 North Main Street.
 */
export const address: MatchMethod<Address> = {
  name: "address",
  cuts: [0.999, 0.9, 0.75, 0.5, 0.3],
  keys: writeAddress,
  form(value) {
    if (value === null || isCellError(value)) return null;
    const text = foldLower(plainText(value).slice(0, longestAddress)).trim();
    return hasHan(text) ? hanAddress(foldVariants(blanks.test(text) ? text.replace(/\s+/g, "") : text)) : latinAddress(text);
  },
  compare(a, b) {
    if (a.script !== b.script && (a.script === "han" || b.script === "han")) return incomparable;
    if (!within(a.region, b.region)) return 0.3;
    const likeness = a.text === b.text ? 1 : streetLikeness(a, b);
    const { agree, missing } = compareNumbers(a.numbers, b.numbers);
    if (!agree) return Math.min(likeness, 0.5);
    return missing ? Math.min(likeness, 0.92) : likeness;
  },
  say: (a, b, similarity) => (similarity > 0 && similarity < 0.8 && within(a.region, b.region) && (a.script === "latin" && b.script === "latin" ? sortedDice(a.words, b.words) : streetLikeness(a, b)) >= 0.8 ? { "zh-CN": "{field}门牌号不同", en: "{field}: another number in the same street" } : null),
};

function streetLikeness(a: Address, b: Address): number {
  if ((a.script === "latin") === (b.script === "latin")) return a.script === "latin" ? softWords(a.words, b.words) : pairsDice(a.pairs, b.pairs);
  return a.words.length + b.words.length + a.pairs.length + b.pairs.length === 0 ? 1 : 0;
}

const blanks = /\s/;
const hanDigit = /[一二三四五六七八九](?=[号弄栋幢座单层楼室])/g;
const plainHan = /^[\da-z\u4e00-\u9fff]*$/;

function hanAddress(text: string): Address | null {
  const { region, street: below } = splitRegion(text);
  const dashed = below.replace(hanDigit, (digit) => chineseDigits[digit]!).replace(levels, "-");
  const rest = withoutEdges(plainHan.test(dashed) ? dashed : dashed.replace(/[^\p{L}\p{N}]+/gu, "-"));
  if (rest === "") return null;
  const key = region.length === 0 ? rest : `${region.join(" ")} ${rest}`;
  // A part of the key, and with it of no other text.
  return { key, region, text: key.slice(key.length - rest.length), numbers: (rest.match(/\d+[a-z]?|[a-z](?![a-z])/g) ?? none).join(" "), words: none, pairs: pairsOf(rest), script: hasHan(rest) ? "han" : "digits" };
}

/** Without a dash in front and one behind. */
function withoutEdges(text: string): string {
  const from = text.startsWith("-") ? 1 : 0;
  return text.slice(from, text.length > from && text.endsWith("-") ? -1 : undefined);
}

/** The divisions in front, and what stands behind them. A district whose name several cities have (西湖区) stands alone. */
function splitRegion(text: string): { readonly region: readonly string[]; readonly street: string } {
  const reading = readRegion(text);
  if (reading.kind === "found" && reading.rest !== "") return { region: namesOf(reading.region), street: reading.rest };
  const district = /^[^\d路街道巷号]{1,6}?[区县市旗](?=.)/.exec(text)?.[0];
  return district !== undefined && regionTree().byName.has(district) ? { region: [district], street: text.slice(district.length) } : { region: none, street: text };
}

/** By division the names of those that it lies in and its own, largest first: one list for all addresses there. */
const names = new WeakMap<Region, readonly string[]>();

function namesOf(region: Region): readonly string[] {
  let known = names.get(region);
  if (known === undefined) names.set(region, (known = region.path.split("/")));
  return known;
}

const plainLatin = /^[a-z\d '’`.,#/&()-]*$/, word = /[a-z\d]+/g, houseNumber = /^\d+[a-z]?$/;

function latinAddress(text: string): Address | null {
  const plain = text.replace(/['’`]/g, "");
  const found = (plainLatin.test(text) ? plain.match(word) : plain.normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’`]/g, "").match(/[\p{L}\p{N}]+/gu)) ?? none;
  const [all, numbers, words]: [string[], string[], string[]] = [[], [], []];
  for (const each of found) {
    const full = streetWords.get(each) ?? each;
    if (unitWords.has(full)) continue;
    all.push(full);
    (houseNumber.test(full) ? numbers : words).push(full);
  }
  if (all.length === 0) return null;
  const key = all.join(" ");
  return { key, region: none, text: key, numbers: numbers.join(" "), words: words.slice().sort(), pairs: "", script: "latin" };
}

const room: number[] = [];

/** Every two characters that stand side by side when digits, small letters and dashes are left out, sorted; a single one is a pair with nothing. */
function pairsOf(text: string): string {
  let count = 0, before = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x2d || (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)) continue;
    if (before !== 0) {
      const pair = before * 0x10000 + code;
      let at = count++;
      for (; at > 0 && room[at - 1]! > pair; at--) room[at] = room[at - 1]!;
      room[at] = pair;
    }
    before = code;
  }
  if (count === 0) return before === 0 ? "" : String.fromCharCode(before, 0);
  const codes: number[] = [];
  for (let at = 0; at < count; at++) codes.push(Math.floor(room[at]! / 0x10000), room[at]! & 0xffff);
  // In one go: a sum of texts holds its parts.
  return String.fromCharCode(...codes);
}

/** Dice coefficient of two bags of pairs of characters, each sorted; two empty ones agree. */
function pairsDice(a: string, b: string): number {
  if (a.length + b.length === 0) return 1;
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const apart = a.charCodeAt(i) - b.charCodeAt(j) || a.charCodeAt(i + 1) - b.charCodeAt(j + 1);
    if (apart === 0) common++;
    if (apart <= 0) i += 2;
    if (apart >= 0) j += 2;
  }
  return (4 * common) / (a.length + b.length);
}

const mostWords = 8;

/** The street with its numbers, each word or pair of characters with the house number, and the numbers alone. */
function writeAddress({ text, numbers, words, pairs, script }: Address, to: KeyWriter): void {
  writeKey(to, text);
  const house = numbers.slice(0, endOfNumber(numbers, 1));
  const isLatin = script === "latin";
  const count = isLatin ? words.length : pairs.length / 2;
  for (let at = 0; at < Math.min(count, mostWords); at++) {
    if (isLatin) to.put(words[at]!);
    else to.put(pairs, 2 * at, pairs.charCodeAt(2 * at + 1) === 0 ? 2 * at + 1 : 2 * at + 2);
    to.put(" ");
    to.put(house);
    to.end();
  }
  if (house.length === numbers.length) return;
  to.put(numbers, 0, endOfNumber(numbers, 3));
  to.end();
}

/** Where the number that is `which`, from 1, ends; the whole where there are fewer. */
function endOfNumber(numbers: string, which: number): number {
  let end = -1;
  for (let at = 0; at < which; at++) {
    end = numbers.indexOf(" ", end + 1);
    if (end < 0) return numbers.length;
  }
  return end;
}

/** One has no divisions, or those of the one are among those of the other. */
function within(a: readonly string[], b: readonly string[]): boolean {
  const isShorter = a.length <= b.length;
  const short = isShorter ? a : b, long = isShorter ? b : a;
  return short.every((name) => long.includes(name));
}

/** `agree`: the house number is the same and of the finer ones none differs; `missing`: one has more of them. */
function compareNumbers(a: string, b: string): { readonly agree: boolean; readonly missing: boolean } {
  const isShorter = a.length <= b.length;
  const short = isShorter ? a : b, long = isShorter ? b : a;
  return { agree: short === "" || (long.startsWith(short) && (long.length === short.length || long.charAt(short.length) === " ")), missing: short.length !== long.length };
}
