import { type CompanyName, readCompanyName } from "../../../fields/companyWords";
import { spokenName } from "../../../fields/spokenName";
import { hasHan } from "../../../fields/width";
import { isCellError, plainText } from "../../../records/cellValue";
import type { Localized } from "../../../records/text";
import { type KeyWriter, writeKey } from "../keyWriter";
import { chineseCompanies } from "./chineseCompanies";
import { type Company, type TellingWord, likenesses } from "./company";
import { latinCompanies } from "./latinCompanies";
import { type MatchMethod, incomparable, kin } from "./method";
import { rarityOfWords } from "./rarityOfWords";

const numerals = /[\d零一二三四五六七八九十百甲乙丙丁]+/g;
/** 2 and ii; v and x alone are letters as well, behind a name they number it. */
const latinNumeral = /^(?:\d+|i{2,3}|iv|vi{1,3}|ix|xi{0,3}|v)$/;

const none: readonly never[] = [];

function chineseKey({ core, places, branch }: CompanyName): string {
  if (places.length === 0 && branch === "") return core;
  // Joined, not added up: a sum of texts holds its parts.
  return [core, places.length < 2 ? (places[0] ?? "") : [...places].sort().join(" "), branch].filter((part) => part !== "").join(" · ");
}

/**
 * Two names of one company: place, brand, trade and legal form are told apart, width and brackets do not count. A place that one of them leaves out is not held against a name, nor a Chinese legal
 * form; another place, brand or trade is, and in an alphabet another kind of body (Inc., LLC) is less than the same. A branch is another entity: with its head office or a sister branch it is `kin`.
 * A name in Chinese and one in English say nothing.
 * 杭州云杉软件有限公司 = 云杉软件（杭州）有限责任公司 ≈ 云杉软件 ≠ 成都云杉软件有限公司; Acme Trading Co., Ltd. = ACME TRADING ≈ AT Ltd.
 */
export const companyParts: MatchMethod<Company> = {
  name: "companyParts",
  cuts: [0.999, 0.975, 0.965, 0.915, 0.898, 0.89, 0.84, 0.8, 0.55, 0.25],
  keys: writeCompany,
  form(value) {
    const name = value === null || isCellError(value) ? null : readCompanyName(plainText(value));
    if (name === null) return null;
    // Written out, not spread: what thousands of forms are read by must be one shape to the engine, or each look at one is a search.
    const { places, within, brand, trade, branch, core, whole, formKinds, formWords, words } = name;
    const key = words === null ? chineseKey(name) : [[...words].sort().join(" "), ...places, ...formWords].join(" · ");
    const numbers = words === null ? (core.match(numerals) ?? []).join(" ") : words.filter((word, at) => /\d/.test(word) || (at > 0 && latinNumeral.test(word))).join(" ");
    const formerCores = name.former.length === 0 ? none : name.former.flatMap((former) => readCompanyName(former)?.core ?? []);
    const sound = words === null ? spokenName(core).join("") : "", joined = words === null ? "" : words.join("");
    return { key, places, within, brand, trade, branch, core, whole, formKinds, formWords, words, numbers, formerCores, sound, han: hasHan(core), joined, telling: null };
  },
  parts: ({ words, brand, trade, places }) => words ?? [brand, ...(trade === "" ? [] : [trade]), ...places],
  column(forms, counts) {
    const rarity = rarityOfWords(forms.map(({ words }) => words ?? none), counts);
    const known = new Map<string, TellingWord>();
    const told = (word: string): TellingWord => {
      let one = known.get(word);
      if (one === undefined) known.set(word, (one = { word, weight: rarity(word) }));
      return one;
    };
    return {
      ready(form) {
        if (form.words !== null) form.telling = form.words.map(told);
        return form;
      },
    };
  },
  compare(a, b) {
    const near = likeness(a, b);
    if (a.branch !== b.branch) return near >= likenesses.shortForm ? kin : Math.min(near, 0);
    return near;
  },
  say(a, b, similarity, alike) {
    if (similarity === kin) return { "zh-CN": "{field}是同一家的总部与分支，或两个分支", en: "{field}: head office and branch, or two branches" };
    if (similarity >= 1 && a.key !== b.key && a.words === null) return { "zh-CN": "{field}相同（一方未写地区）", en: "{field}: the same, one without its place" };
    if (similarity >= 1) return alike ? null : { "zh-CN": "{field}相同（不计后缀和写法）", en: "{field}: the same but for legal form and spelling" };
    if (a.core === b.core && similarity === likenesses.otherPlace) return { "zh-CN": "{field}字号相同，地区不同", en: "{field}: the same name in another place" };
    return said[similarity] ?? (a.brand === b.brand && a.brand !== "" && similarity > 0 && similarity < 0.8 ? { "zh-CN": "{field}字号相同，行业不同", en: "{field}: the same name in another trade" } : null);
  },
};

const shortForm: Localized = { "zh-CN": "{field}一方是简称", en: "{field}: one is a short form of the other" };
const slip: Localized = { "zh-CN": "{field}差一两个字", en: "{field}: a slip of the pen apart" };
const said: { readonly [likeness: number]: Localized } = {
  [likenesses.otherWord]: { "zh-CN": "{field}相同，组织形式不同", en: "{field}: the same with another legal form" },
  [likenesses.otherForm]: { "zh-CN": "{field}相同，组织形式不同", en: "{field}: the same with another legal form" },
  [likenesses.renamed]: { "zh-CN": "{field}一方是另一方的曾用名", en: "{field}: one is a former name of the other" },
  [likenesses.sounds]: { "zh-CN": "{field}同音", en: "{field}: sounds the same" },
  [likenesses.slip]: slip,
  [likenesses.slips]: slip,
  [likenesses.abbreviated]: { "zh-CN": "{field}用词有缩写", en: "{field}: the same with words shortened" },
  [likenesses.shortForm]: shortForm,
  [likenesses.fewerWords]: shortForm,
  [likenesses.initials]: { "zh-CN": "{field}一方是缩略名", en: "{field}: one is the initials of the other" },
};

/** The whole, its core, brand and words; in Chinese also every two characters and the sound, in an alphabet the initials of its words. */
function writeCompany({ key, core, brand, words, whole, sound, joined }: Company, to: KeyWriter): void {
  writeKey(to, key);
  if (words === null) {
    writeKey(to, core);
    writeKey(to, brand);
    to.put("sound ");
    to.put(sound);
    to.end();
    for (let at = 0; at < Math.min(core.length - 1, 12); at++) {
      to.put(core, at, at + 2);
      to.end();
    }
    return;
  }
  writeKey(to, joined);
  for (let at = 0; at < Math.min(words.length, 10); at++) writeKey(to, words[at]!);
  if (words.length === 1 && (whole.length < 2 || whole.length > 5)) return;
  if (words.length === 0) return;
  to.put("initials ");
  if (words.length === 1) to.put(whole);
  else for (const word of words) to.put(word, 0, 1);
  to.end();
}

/** 0 to 1, the branch aside. */
function likeness(a: Company, b: Company): number {
  const near = a.words !== null && b.words !== null ? latinCompanies(a, b) : a.han !== b.han ? incomparable : chineseCompanies(a, b);
  const renamed = (a.formerCores.length > 0 && a.formerCores.includes(b.core)) || (b.formerCores.length > 0 && b.formerCores.includes(a.core));
  return renamed ? Math.max(likenesses.renamed, near) : near;
}
