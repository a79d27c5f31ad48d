import { isSupportedCountry, isValidPhoneNumber } from "libphonenumber-js/max";
import { maskMobile } from "./cnMobileField";
import type { FieldType, Parsed } from "./fieldType";
import { foreignNumber, isForeignInUse, storedForeign } from "./foreignNumber";
import { isBareLandline, isLandline, landlineFault, nationalForm, storedHotline, storedLandline, storedLocal, storedMobile, storedService } from "./mainlandNumber";
import { mobileForm, mobileOperator } from "./mobileRanges";
import { dropLabel, holdsSeveral, isNumberText, northAmerican, numberAmongWords, splitExtension } from "./phoneText";
import { cellText, guessBy, issue, read, readNothing, readPartly, refuse, scientificText, shared } from "./reading";

const longest = 200;
/** Hong Kong, Macao and Taiwan are often written without the + in front: 852-2123 4567. */
const neighbours: ReadonlySet<string> = new Set(["852", "853", "886"]);

/** 010-6555 6666, 138 1234 5678: groups of digits, an area code or a mobile in front. */
const grouped = /^[01][\d -]*\d$/;

function withExtension(number: string, extension: string): string {
  return extension === "" ? number : `${number}-${extension}`;
}

/** Digits with a country code in front. */
function readForeign(digits: string, extension: string): Parsed {
  const number = foreignNumber(digits);
  // A dash is an extension only behind a number that exists: "+880 1812-345678" is one number.
  if (number === null || (extension !== "" && !number.valid)) return refuse("notAPhone", { text: `+${digits}`.slice(0, 40) });
  return read(withExtension(number.stored, extension));
}

/** Digits of a mainland number, `coded` when +86 or 0086 stood in front. `groups`: the runs of digits as typed. */
function readMainland(text: string, national: string, coded: boolean, groups: readonly string[], extension: string, fromNumberCell: boolean): Parsed {
  const form = (digits: string): string | null => nationalForm(digits) ?? (coded && isBareLandline(digits) ? nationalForm(`0${digits}`) : null);
  const whole = form(national);
  if (whole !== null) return read(withExtension(whole, extension));
  // 010-65556666-8001: the last group is an extension when what stands before it is a whole number.
  const last = groups[groups.length - 1] ?? "";
  if (extension === "" && groups.length >= 2 && last.length <= 6 && /[-‐-―−]\s*\d+$/.test(text)) {
    const before = national.slice(0, national.length - last.length);
    const base = form(before) ?? (groups.length === 2 && storedLocal.test(before) ? before : null);
    if (base !== null) return read(withExtension(base, last));
  }
  if (extension === "" && storedService.test(national)) return read(national);
  if (storedLocal.test(national)) return read(withExtension(national, extension));
  if (isBareLandline(national)) {
    const number = withExtension(nationalForm(`0${national}`) ?? national, extension);
    return readPartly(number, fromNumberCell ? "zeroLost" : "zeroAdded", { text: text.slice(0, 40), value: number });
  }
  if (holdsSeveral(text)) return refuse("severalNumbers", { text: text.slice(0, 60) });
  if (/^0\d{9,11}$/.test(national)) {
    const { messageId, data } = landlineFault(national);
    return refuse(messageId, data);
  }
  // Other mainland numbers that the numbering plan knows keep their country code, so that they read back as they are.
  if (coded && extension === "" && national.length <= 12 && isValidPhoneNumber(`+86${national}`)) return read(`+86 ${national}`);
  if (/^1[3-9]/.test(national)) return refuse(national.length < 11 ? "mobileTooShort" : "mobileTooLong", { length: national.length });
  return refuse("notAPhone", { text: national.slice(0, 40) });
}

/** Digits and signs of a field whose numbers are those of another country: the library knows its ways of dialling. */
function readAbroad(text: string, digits: string, country: string, extension: string): Parsed {
  if (/^\(?\+/.test(text)) return readForeign(digits, extension);
  const number = foreignNumber(digits, country);
  if (number?.valid === true) return read(withExtension(number.stored, extension));
  const other = digits.startsWith("00") ? foreignNumber(digits.slice(2)) : null;
  // 00 is not how that country dials abroad; whoever typed it did so from another one.
  if (other?.valid === true) return readPartly(withExtension(other.stored, extension), "internationalPrefix", { text: text.slice(0, 40), value: withExtension(other.stored, extension) });
  if (number === null || extension !== "") return holdsSeveral(text) ? refuse("severalNumbers", { text: text.slice(0, 60) }) : refuse("notInCountry", { text: text.slice(0, 40), country });
  // No such range: a country code in front would only make it look like a number.
  return readPartly(number.stored, "notInUse", { text: text.slice(0, 40) });
}

function readNumber(text: string, fromNumberCell: boolean, country: string): Parsed {
  const mainland = country === "CN";
  if (mainland && mobileForm.test(text)) return read(text);
  const usual = mainland && grouped.test(text) && northAmerican(text)?.coded !== true ? nationalForm(text.replace(/[ -]/g, "")) : null;
  if (usual !== null) return read(usual);
  if (/\d[*×＊#]{2,}/.test(text)) return refuse("masked", { text: text.slice(0, 40) });
  if (scientificText.test(text)) return refuse("scientific", { text });
  const { text: bare, float } = dropLabel(text);
  const stored = storedForeign.exec(bare);
  if (stored !== null && (stored[1] !== "86" || !mainland)) {
    const reading = readForeign((stored[1] ?? "") + (stored[2] ?? ""), stored[3] ?? "");
    if (reading.ok) return reading;
  }
  const { rest, extension } = splitExtension(bare);
  if (!isNumberText(rest)) return readAmongWords(rest, extension, country);
  const groups = rest.match(/\d+/g) ?? [];
  const digits = groups.join("");
  if (digits === "") return refuse("notAPhone", { text: text.slice(0, 40) });
  const reading = readDigits(rest, groups, digits, extension, fromNumberCell || float, country);
  return float && reading.ok && reading.lossless && reading.value !== null ? fromFloat(reading, text) : reading;
}

function readDigits(rest: string, groups: readonly string[], digits: string, extension: string, fromNumberCell: boolean, country: string): Parsed {
  if (country !== "CN") return readAbroad(rest, digits, country, extension);
  const plus = /^\(?\+/.test(rest);
  const zeros = !plus && digits.startsWith("00");
  if (plus || zeros) {
    const international = zeros ? digits.slice(2) : digits;
    return international.startsWith("86") ? readMainland(rest, international.slice(2), true, groups, extension, fromNumberCell) : readForeign(international, extension);
  }
  // A bare 86 is the country code only when a whole number follows.
  const behind = digits.startsWith("86") ? digits.slice(2) : "";
  const coded = behind !== "" && (nationalForm(behind) !== null || isBareLandline(behind));
  const american = fromNumberCell || extension.length > 5 ? null : northAmerican(rest);
  if (american !== null && (american.coded || nationalForm(digits) === null)) {
    const number = foreignNumber(`1${american.digits}`);
    if (number?.valid === true || american.coded) {
      const value = withExtension(number?.stored ?? `+1 ${american.digits}`, extension);
      return number === null ? refuse("notAPhone", { text: rest.slice(0, 40) }) : readPartly(value, american.coded ? "plusAdded" : "northAmerican", { text: rest.slice(0, 40), value });
    }
  }
  const neighbour = !fromNumberCell && groups.length > 1 && neighbours.has(groups[0] ?? "") ? foreignNumber(digits) : null;
  if (neighbour?.valid === true && nationalForm(digits) === null) return readPartly(withExtension(neighbour.stored, extension), "plusAdded", { text: rest.slice(0, 40), value: withExtension(neighbour.stored, extension) });
  return readMainland(rest, coded ? behind : digits, coded, groups, extension, fromNumberCell);
}

/** `13812345678.0` was a number cell: a mobile has lost nothing, anything else perhaps a zero or + in front. */
function fromFloat(reading: Extract<Parsed, { ok: true }>, text: string): Parsed {
  const value = String(reading.value);
  return mobileForm.test(value) ? read(value, "floatText", { text, value }) : readPartly(value, "floatText", { text, value });
}

/** 010-65556666（前台）: understood, but the words would be lost. */
function readAmongWords(text: string, extension: string, country: string): Parsed {
  if (holdsSeveral(text)) return refuse("severalNumbers", { text: text.slice(0, 60) });
  const found = numberAmongWords(text);
  if (found === null) return refuse("notAPhone", { text: text.slice(0, 40) });
  const reading = readNumber(found.number + (extension === "" ? "" : `转${extension}`), false, country);
  return reading.ok && reading.value !== null ? readPartly(reading.value, "droppedText", { value: reading.value as string, text: found.words }) : reading;
}

/** E.164 of a stored number and its extension, for comparing numbers; null where the number alone does not say which line it is (no area code, service numbers). */
export function phoneE164(value: string): { readonly e164: string; readonly extension: string } | null {
  const found = storedMobile.exec(value);
  if (found !== null) return { e164: `+86${found[1] ?? ""}`, extension: found[2] ?? "" };
  const landline = storedLandline.exec(value);
  if (landline !== null) return { e164: `+86${landline[1] ?? ""}${landline[2] ?? ""}`, extension: landline[3] ?? "" };
  const hotline = storedHotline.exec(value);
  if (hotline !== null) return { e164: `+86${hotline[1] ?? ""}${hotline[2] ?? ""}${hotline[3] ?? ""}`, extension: hotline[4] ?? "" };
  const foreign = storedForeign.exec(value);
  if (foreign !== null) return { e164: `+${foreign[1] ?? ""}${foreign[2] ?? ""}`, extension: foreign[3] ?? "" };
  return /^16[08]\d{5}$/.test(value) ? { e164: `+86${value}`, extension: "" } : null;
}

/** What phone and landline fields say alike. */
export const phoneMessages = {
  errorCell: shared.errorCell,
  digitsLost: shared.digitsLost,
  placeholder: shared.placeholder,
  droppedText: shared.droppedText,
  floatText: shared.floatText,
  notAPhone: { "zh-CN": "“{text}”不是电话号码，按 010-65556666 或 13812345678 的写法填写。", en: "“{text}” is not a telephone number. Write it as 010-65556666 or 13812345678." },
  notAPhoneOf: { "zh-CN": "“{text}”不是 {country} 的电话号码；核对后按 +国家码 号码 的写法填写。", en: "“{text}” is no telephone number of {country}. Check it, then write it with + and the country code." },
  mobileTooShort: { "zh-CN": "像手机号但位数不够（应为 11 位，现为 {length} 位），向客户核对。", en: "It looks like a mobile number but is too short (11 digits expected, {length} found). Check it with the customer." },
  mobileTooLong: { "zh-CN": "像手机号但位数多了（应为 11 位，现为 {length} 位），向客户核对。", en: "It looks like a mobile number but is too long (11 digits expected, {length} found). Check it with the customer." },
  severalNumbers: { "zh-CN": "“{text}”里不止一个号码，只留一个，其余移到别的列。", en: "“{text}” holds more than one number. Keep one and move the others to other columns." },
  scientific: { "zh-CN": "“{text}”是科学计数法，末尾数字已丢失。先把单元格设为文本，再按原件重新录入。", en: "“{text}” is in scientific notation: its last digits are lost. Set the cell to text, then type the number again from the source." },
  masked: { "zh-CN": "“{text}”是打码后的号码，向客户核对。", en: "“{text}” is a masked number. Ask the customer for it." },
  zeroLost: { "zh-CN": "单元格是数字，区号前的 0 丢了；补上是 {value}，核对后存入。", en: "The cell is a number, so the 0 of the area code is gone. With it the number is {value}: check it, then store it." },
  zeroAdded: { "zh-CN": "“{text}”的区号缺 0，补上是 {value}，核对后存入。", en: "“{text}” lacks the 0 of its area code. With it the number is {value}: check it, then store it." },
  plusAdded: { "zh-CN": "“{text}”的国家码前缺 +，补上是 {value}，核对后存入。", en: "“{text}” lacks the + of its country code. With it the number is {value}: check it, then store it." },
  northAmerican: { "zh-CN": "“{text}”是北美号码的写法，读作 {value}；核对后存入。", en: "“{text}” is written as numbers of North America are. Read as {value}: check it, then store it." },
  areaCodeMissing: { "zh-CN": "座机“{text}”没有区号，补上区号。", en: "The landline “{text}” has no area code. Add it." },
  areaUnknown: { "zh-CN": "“{text}”的区号 {code} 不存在，核对号码。", en: "There is no area code {code} in “{text}”. Check the number." },
  areaRetired: { "zh-CN": "区号 {code}（{place}）已停用，查到现在的号码后改正。", en: "The area code {code} ({place}) is no longer in use. Find the number of today and correct it." },
  localLength: { "zh-CN": "区号 {code}（{place}）后面应有 {expected} 位，现为 {length} 位，核对号码。", en: "Behind the area code {code} ({place}) come {expected} digits, not {length}. Check the number." },
  notInUse: { "zh-CN": "“{text}”的号段未启用，核对号码。", en: "The range of “{text}” is not in use. Check the number." },
} as const;

/**
 * A telephone number of any kind, stored in the form people dial at home: mobile `13812345678`, landline `010-65556666`, hotline `400-810-8888`, other countries
 * `+852 21234567`, service numbers `95588`; an extension follows a dash: `010-65556666-8001`. Numbers without country code are those of `x-country`, by default the mainland.
 * A landline without area code is kept with a warning. `"（010）6555 6666转8001"` → `"010-65556666-8001"`; `phoneE164` of it is `+861065556666` and `8001`.
 */
export const phoneField: FieldType = {
  type: "phone",
  label: { "zh-CN": "电话", en: "Phone" },
  json: "string",
  parse(raw, { spec }) {
    const country = spec.country ?? "CN";
    if (typeof raw === "string" && country === "CN" && mobileForm.test(raw)) return read(raw);
    const { text, refused } = cellText(raw);
    if (refused !== null) return refused;
    const nothing = readNothing(text);
    if (nothing !== null) return nothing;
    const reading = text.length > longest ? refuse("notAPhone", { text: text.slice(0, 40) }) : readNumber(text, typeof raw === "number", country);
    return country !== "CN" && !reading.ok && reading.messageId === "notAPhone" ? refuse("notAPhoneOf", { text: text.slice(0, 40), country }) : reading;
  },
  format: (value) => String(value),
  normalize(value, { spec }) {
    if (typeof value !== "string" || value.length > longest) return value;
    const reading = readNumber(value, false, spec.country ?? "CN");
    return reading.ok && reading.lossless ? reading.value : value;
  },
  check(value) {
    const text = String(value);
    if (storedMobile.test(text)) return mobileOperator(text) === null ? issue("unusedPrefix", { prefix: text.slice(0, 4) }, "warning") : null;
    const landline = storedLandline.exec(text);
    if (landline !== null) return isLandline(landline[1] ?? "", landline[2] ?? "") ? null : issue("notInUse", { text }, "warning");
    if (storedHotline.test(text) || storedService.test(text)) return null;
    if (storedForeign.test(text)) return isForeignInUse(text) ? null : issue("notInUse", { text }, "warning");
    return storedLocal.test(text) ? issue("areaCodeMissing", { text }, "warning") : issue("notAPhone", { text: text.slice(0, 40) });
  },
  mask: (value) => maskPhone(String(value)),
  numberFormat: () => "@",
  countries: (code) => isSupportedCountry(code),
  matchRole: { person: "identity", organisation: "group" },
  messages: {
    ...phoneMessages,
    notInCountry: { "zh-CN": "“{text}”不是 {country} 的电话号码，核对；别国的号码以 + 和国家码开头。", en: "“{text}” is not a telephone number of {country}. Check it; numbers of other countries start with + and the country code." },
    internationalPrefix: { "zh-CN": "“{text}”的 00 不是当地拨国际电话的前缀，读作 {value}，核对后存入。", en: "00 in “{text}” is not how that country dials abroad. Read as {value}: check it, then store it." },
    unusedPrefix: { "zh-CN": "号段 {prefix} 未启用，核对号码。", en: "The prefix {prefix} is not in use. Check the number." },
  },
  width: 20,
  guess: (samples) => guessBy(phoneField, samples, 0.93, (raw) => typeof raw === "string" || raw === null || mobileForm.test(String(raw))),
};

/** What says where the number is stays, and its last four digits; an extension goes with the rest. */
export function maskPhone(text: string): string {
  if (storedMobile.test(text)) return maskMobile(text.slice(0, 11));
  const front = /^(?:0\d{2,3}-|[48]00-|\+\d{1,3} )/.exec(text)?.[0] ?? "";
  const number = text.slice(front.length).replace(/^(\d{3})-(\d{4})/, "$1$2").replace(/-.*$/, "");
  const shown = Math.min(4, number.length, Math.max(1, number.length - 3));
  return front + "*".repeat(number.length - shown) + number.slice(number.length - shown);
}
