import type { FieldType, Parsed } from "./fieldType";
import { foldBrackets } from "./normalizeSteps";
import { cellText, guessBy, issue, read, readNothing, readPartly, remembering, shared } from "./reading";
import { readFormerRegion } from "./regionCodes";
import { readRegion, type Region } from "./regionTree";
import { cleanText, hasHan, trimEnds } from "./width";

const label = /^(?:(?:详细|联系|通讯|注册|办公|收货|经营|家庭)?地址|住址|住所|address) ?: ?/i;
const country = /^(?:中华人民共和国|中国)[ ,]?/;
/** A blank or a line break beside a Chinese character separates nothing. */
const blankAtHan = /(?<=[\p{Script=Han}（）、，]) | (?=[\p{Script=Han}（）、，])/gu;
const postcode = /^(?:邮编|邮政编码)?:?(\d{6})(?=[^\d号弄栋幢])[ ,，]?|[ ,，]?[（(]?(?:邮编|邮政编码|p\.?c\.?):? ?(\d{6})[)）]?$/i;
const mobile = /(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/;
const street = /[路街巷弄道村镇乡号栋幢楼室院园区组屯]|\d/;
/** Only the beginning can name divisions. */
const longestRegion = 120;

function tidy(raw: string): string {
  const text = trimEnds(cleanText(raw).replace(label, ""));
  if (!hasHan(text)) return text;
  return foldBrackets(text.includes(" ") ? trimEnds(text.replace(blankAtHan, "")) : text);
}

type Split = {
  /** The smallest division that is certain, null = none. */
  readonly region: Region | null;
  /** Divisions that fit equally well. */
  readonly candidates: readonly Region[];
  readonly detail: string;
  /** The former name that led to the division. */
  readonly former: string | null;
};

/**
 * An address as a person writes it, taken apart: division and detail. `深圳南山科技园路1号` → 广东省/深圳市/南山区 and 科技园路1号. Levels that are left out are known only where one division fits; where
 * several do they are candidates and the detail is the whole text.
 */
export function splitAddress(text: string): Split {
  const whole = hasHan(text) ? text.replace(country, "") : text;
  const reading = readRegion(whole.slice(0, longestRegion));
  const beyond = whole.slice(longestRegion);
  if (reading.kind === "several") return { region: null, candidates: reading.regions, detail: text, former: null };
  if (reading.kind === "found" && !reading.likely) return { region: reading.region, candidates: [], detail: reading.rest + beyond, former: null };
  if (reading.kind === "none" && reading.known !== null) {
    const former = readFormerRegion(reading.rest, reading.known);
    if (former !== null) return { region: former.region, candidates: [], detail: former.rest + beyond, former: former.name };
    // 广东省深圳市某某区…: the levels that are known stay, what follows is detail.
    return { region: reading.known, candidates: [], detail: reading.rest + beyond, former: null };
  }
  return { region: null, candidates: [], detail: text, former: null };
}

const split = remembering(splitAddress);

function readAddress(text: string): Parsed {
  const nothing = readNothing(text);
  if (nothing !== null) return nothing;
  const code = /\d{6}/.test(text) ? postcode.exec(text) : null;
  const without = code === null ? text : trimEnds(text.replace(code[0], ""));
  const { region, detail, former } = split(without);
  const value = region === null ? without : region.path.replaceAll("/", "") + detail;
  if (value === "" || trimEnds(value) !== value) return read(text);
  if (code !== null) return readPartly(value, "postcode", { code: code[1] ?? code[2] ?? "", value });
  if (former !== null && region !== null) return readPartly(value, "formerName", { name: former, value });
  return value === text ? read(value) : read(value, "inFull", { value });
}

/**
 * An address in one line: the divisions with their full names, levels that were left out filled in where only one fits, then the detail as written. `深圳南山 科技园路１号` →
 * `广东省深圳市南山区科技园路1号`. What is not certain stays as typed and is said: 朝阳区建国路 has many cities. Addresses in other scripts are only tidied.
 */
export const addressField: FieldType = {
  type: "address",
  label: { "zh-CN": "地址", en: "Address" },
  json: "string",
  parse(raw) {
    const { text, refused } = cellText(raw, tidy);
    return refused ?? readAddress(text);
  },
  format: (value) => String(value),
  normalize(value) {
    const reading = typeof value === "string" ? readAddress(tidy(value)) : null;
    return reading !== null && reading.ok && reading.lossless && reading.value !== null ? reading.value : value;
  },
  check(value) {
    const text = String(value);
    if (!/\p{L}/u.test(text)) return issue("noLetters", { text: text.slice(0, 40) }, "warning");
    if (/\d{3}/.test(text) && mobile.test(text)) return issue("phoneInside", { text: text.slice(0, 60) }, "warning");
    if (!hasHan(text)) return null;
    const { region, candidates, detail } = split(text);
    if (candidates.length > 0) return issue("regionUnclear", { text: text.slice(0, 40), candidates: candidates.slice(0, 6).map(({ path }) => path).join("、") }, "warning");
    if (region === null) return issue("noRegion", { text: text.slice(0, 40) }, "info");
    return detail === "" ? issue("noDetail", { text: text.slice(0, 40) }, "info") : null;
  },
  mask(value) {
    const text = String(value);
    const { region } = splitAddress(text);
    return region === null ? "***" : `${region.path.replaceAll("/", "")}***`;
  },
  numberFormat: (spec) => spec.numberFormat ?? "@",
  matchRole: { person: "group", organisation: "group" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    placeholder: shared.placeholder,
    inFull: { "zh-CN": "省市区写全：{value}。", en: "With province, city and district in full: {value}." },
    formerName: { "zh-CN": "“{name}”是旧名，现在写作 {value}，核对后存入。", en: "“{name}” is a former name; the address is now {value}. Check it, then store it." },
    postcode: { "zh-CN": "地址里带邮编 {code}，移到邮编列后存为 {value}。", en: "The address carries the postcode {code}. Move it to its own column, then store {value}." },
    noLetters: { "zh-CN": "“{text}”没有文字，不像地址，核对。", en: "“{text}” has no letters, so it is hardly an address. Check it." },
    phoneInside: { "zh-CN": "“{text}”里有手机号，移到电话列。", en: "“{text}” holds a mobile number. Move it to the phone column." },
    regionUnclear: { "zh-CN": "“{text}”可能属于：{candidates}。写上省或市。", en: "“{text}” can be in: {candidates}. Write the province or city too." },
    noRegion: { "zh-CN": "“{text}”看不出省市区，补上省市。", en: "“{text}” names no province or city. Add them." },
    noDetail: { "zh-CN": "“{text}”只有省市区，补上街道门牌。", en: "“{text}” has divisions only. Add street and number." },
  },
  width: 36,
  guess: (samples) => guessBy(addressField, samples, 0.93, (raw) => typeof raw === "string" && hasHan(raw) && raw.length >= 7 && isStreet(tidy(raw))),
};

/** A name such as 北京第一建筑公司 begins with a city as well, and is none of its addresses. */
const companyName = /(?:公司|集团|企业|商行|事务所|合作社)$/;

function isStreet(text: string): boolean {
  if (companyName.test(text) && !/[号楼室层]/.test(text)) return false;
  const { region, detail } = split(text);
  return region !== null && detail.length >= 3 && street.test(detail);
}
