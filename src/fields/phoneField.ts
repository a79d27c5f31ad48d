import { isValidPhoneNumber as isValidNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { isMobilePrefix, maskMobile } from "./cnMobileField";
import type { FieldType, Parsed } from "./fieldType";
import { cellText, guessBy, issue, read, readNothing, readPartly, refuse, scientificText, shared } from "./reading";
import { trimEnds } from "./width";

const label = /^(?:公司电话|办公电话|联系电话|联系方式|固定电话|固话|座机|电话号码|电话|手机号码|手机号|手机|传真|mobile|office|phone|tel|fax|t|m)\.? ?[:：]? ?(?=[+(\d])/i;
const extensionWord = /(?:转|轉|分机号?|ext(?:ension|n)?|x|#)[.:： ]{0,3}(\d{1,6})(?: ?分机)?\)?$/i;
const mobile = /^1[3-9]\d{9}$/;
/** Canonical forms, the ones that are stored. */
const storedMobile = /^(1[3-9]\d{9})(?:-(\d{1,6}))?$/;
const storedLandline = /^0(10|2\d|[3-9]\d{2})-(\d{7,8})(?:-(\d{1,6}))?$/;
const storedHotline = /^([48]00)-(\d{3})-(\d{4})(?:-(\d{1,6}))?$/;
const storedForeign = /^\+([1-9]\d{0,2}) (\d{3,14})(?:-(\d{1,6}))?$/;
/** Numbers dialled as they are: 95588, 12315, 10086, 110. */
const storedService = /^(?:1[12]\d|1[02]\d{3}|9[56]\d{3,4}|16[08]\d{5})$/;
const storedLocal = /^[2-9]\d{6,7}$/;

/** Landlines differ by area code, length and first digit only (1 and 9 hold special ranges): one call of the library serves all numbers of a kind. */
const kinds = new Map<string, boolean>();

function isLandline(area: string, subscriber: string): boolean {
  const first = subscriber.charAt(0);
  if (first === "1" || first === "9" || first === "0") return isValidNumber(`+86${area}${subscriber}`);
  const key = area + first + subscriber.length;
  let valid = kinds.get(key);
  if (valid === undefined) kinds.set(key, (valid = isValidNumber(`+86${area}${subscriber}`)));
  return valid;
}

/** National digits without the leading 0 → area code and subscriber number. */
function splitArea(national: string): { readonly area: string; readonly subscriber: string } {
  const length = /^(?:10|2)/.test(national) ? 2 : 3;
  return { area: national.slice(0, length), subscriber: national.slice(length) };
}

/** A mainland number in stored form, from digits without country code; null = the digits are none. */
function nationalForm(digits: string): string | null {
  if (mobile.test(digits)) return digits;
  if (/^0?1[3-9]\d{9}$/.test(digits)) return digits.slice(1);
  if (/^[48]00\d{7}$/.test(digits)) return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`;
  if (/^0[1-9]\d{8,10}$/.test(digits)) {
    const { area, subscriber } = splitArea(digits.slice(1));
    return isLandline(area, subscriber) ? `0${area}-${subscriber}` : null;
  }
  return null;
}

function wrongLength(digits: string): Parsed {
  if (/^1[3-9]/.test(digits)) return refuse(digits.length < 11 ? "mobileTooShort" : "mobileTooLong", { length: digits.length });
  return refuse("notAPhone", { text: digits.slice(0, 40) });
}

/** Digits of another country, `+` and country code first. */
function foreignForm(digits: string, extension: string): Parsed {
  const number = digits.length > 20 ? undefined : parsePhoneNumberFromString(`+${digits}`);
  // A dash is an extension only behind a number that exists: "+880 1812-345678" is one number.
  if (number === undefined || !number.isPossible() || (extension !== "" && !number.isValid())) return refuse("notAPhone", { text: `+${digits}`.slice(0, 40) });
  return read(`+${number.countryCallingCode} ${number.nationalNumber}${extension === "" ? "" : `-${extension}`}`);
}

function withExtension(number: string, extension: string): string {
  return extension === "" ? number : `${number}-${extension}`;
}

function readNumber(text: string, fromNumberCell: boolean): Parsed {
  if (mobile.test(text)) return read(text);
  if (/\d[*×＊#]{2,}/.test(text)) return refuse("masked", { text: text.slice(0, 40) });
  if (scientificText.test(text)) return refuse("scientific", { text });
  let rest = text.replace(label, "").replace(/^(\d+)\.0$/, "$1");
  const stored = storedForeign.exec(rest);
  if (stored !== null && stored[1] !== "86") {
    const reading = foreignForm((stored[1] ?? "") + (stored[2] ?? ""), stored[3] ?? "");
    if (reading.ok) return reading;
  }
  const word = extensionWord.exec(rest);
  let extension = "";
  if (word !== null && /\d{5}/.test(rest.slice(0, word.index).replace(/[^\d]/g, ""))) {
    extension = word[1] ?? "";
    rest = trimEnds(rest.slice(0, word.index)).replace(/[-(,，、]+$/, "");
  }
  if (!/^[+\d(]/.test(rest) || /[^\d\s+\-‐-―−.·()_]/.test(rest)) return readRemark(rest, extension);

  const groups = rest.split(/[^\d]+/).filter((group) => group !== "");
  const digits = groups.join("");
  if (digits === "") return refuse("notAPhone", { text: text.slice(0, 40) });
  const plus = /^\(?\+/.test(rest);
  if ((plus && !digits.startsWith("86")) || (!plus && digits.startsWith("00") && !digits.startsWith("0086"))) return foreignForm(plus ? digits : digits.slice(2), extension);

  // Mainland: with or without 86 in front. A bare 86 is the country code only when a whole number follows.
  const coded = plus || digits.startsWith("0086");
  const prefix = digits.startsWith("0086") ? 4 : digits.startsWith("86") && (coded || nationalForm(digits.slice(2)) !== null || isBareLandline(digits.slice(2))) ? 2 : 0;
  const national = digits.slice(prefix);
  const lead = coded || prefix > 0;
  const whole = nationalForm(national) ?? (lead && isBareLandline(national) ? nationalForm(`0${national}`) : null);

  // 010-65556666-8001: the last group is an extension when what stands before it is a whole number.
  const last = groups[groups.length - 1] ?? "";
  if (extension === "" && groups.length >= 2 && last.length <= 6 && /[-‐-―−]\s*\d+$/.test(rest)) {
    const before = national.slice(0, national.length - last.length);
    const base = nationalForm(before) ?? (lead && isBareLandline(before) ? nationalForm(`0${before}`) : null) ?? (groups.length === 2 && storedLocal.test(before) && before.length >= 7 ? before : null);
    if (base !== null && whole === null) return read(withExtension(base, last));
  }
  if (whole !== null) return read(withExtension(whole, extension));
  if (storedService.test(national) && extension === "") return read(national);
  if (storedLocal.test(national)) return read(withExtension(national, extension));
  if (isBareLandline(national)) {
    const number = nationalForm(`0${national}`);
    if (number !== null) return readPartly(withExtension(number, extension), fromNumberCell ? "zeroLost" : "zeroAdded", { text: text.slice(0, 40), value: withExtension(number, extension) });
  }
  if (/^0\d{9,11}$/.test(national)) return refuse("notInUse", { text: text.slice(0, 40) });
  if (severalIn(rest)) return refuse("severalNumbers", { text: text.slice(0, 60) });
  // Other mainland numbers that the numbering plan knows keep their country code, so that they read back as they are.
  if (lead && extension === "" && national.length <= 12 && isValidNumber(`+86${national}`)) return read(`+86 ${national}`);
  return wrongLength(national);
}

/** A landline whose leading 0 is gone: 1065556666. */
function isBareLandline(digits: string): boolean {
  return /^[1-9]\d{8,10}$/.test(digits) && !mobile.test(digits) && nationalForm(`0${digits}`) !== null;
}

function severalIn(text: string): boolean {
  return text.split(/[/;,、；，|\n或和]| {1,3}(?=1[3-9]\d{9}|0\d{2,3}-)/).filter((part) => part.replace(/[^\d]/g, "").length >= 7).length > 1;
}

/** A number with words around it: 010-65556666（前台）. */
function readRemark(text: string, extension: string): Parsed {
  if (severalIn(text)) return refuse("severalNumbers", { text: text.slice(0, 60) });
  const run = /[+(]?\+?\d[\d\s\-‐-―−.()]{4,30}\d/.exec(text);
  if (run === null) return refuse("notAPhone", { text: text.slice(0, 40) });
  const around = [text.slice(0, run.index), text.slice(run.index + run[0].length)].map(trimEnds).filter((part) => /[^()\s]/.test(part));
  if (around.some((part) => /\d/.test(part)) || around.length === 0) return refuse("notAPhone", { text: text.slice(0, 40) });
  const reading = readNumber(run[0] + (extension === "" ? "" : `转${extension}`), false);
  return reading.ok && reading.value !== null ? readPartly(reading.value, "droppedText", { value: reading.value as string, text: around.join(" … ") }) : reading;
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

/**
 * A telephone number of any kind, stored in the form people dial at home: mobile `13812345678`, landline `010-65556666`, hotline `400-810-8888`, other countries
 * `+852 21234567`, service numbers `95588`; an extension follows a dash: `010-65556666-8001`. Numbers without country code are mainland numbers.
 * A landline without area code is kept with a warning. `"（010）6555 6666转8001"` → `"010-65556666-8001"`.
 */
export const phoneField: FieldType = {
  type: "phone",
  label: { "zh-CN": "电话", en: "Phone" },
  json: "string",
  parse(raw) {
    if (typeof raw === "string" && mobile.test(raw)) return read(raw);
    const { text, refused } = cellText(raw);
    if (refused !== null) return refused;
    const nothing = readNothing(text);
    if (nothing !== null) return nothing;
    return text.length > 200 ? refuse("notAPhone", { text: text.slice(0, 40) }) : readNumber(text, typeof raw === "number");
  },
  format: (value) => String(value),
  normalize(value) {
    if (typeof value !== "string" || mobile.test(value) || value.length > 200) return value;
    const reading = readNumber(value, false);
    return reading.ok && reading.lossless ? reading.value : value;
  },
  check(value) {
    const text = String(value);
    const found = storedMobile.exec(text);
    if (found !== null) return isMobilePrefix(text) ? null : issue("unusedPrefix", { prefix: text.slice(0, 3) }, "warning");
    const landline = storedLandline.exec(text);
    if (landline !== null) return isLandline(landline[1] ?? "", landline[2] ?? "") ? null : issue("notInUse", { text }, "warning");
    if (storedHotline.test(text) || storedService.test(text)) return null;
    const foreign = storedForeign.exec(text);
    if (foreign !== null) return isValidNumber(`+${foreign[1] ?? ""}${foreign[2] ?? ""}`) ? null : issue("notInUse", { text }, "warning");
    return /^[2-9]\d{6,7}(?:-\d{1,6})?$/.test(text) ? issue("areaCodeMissing", { text }, "warning") : issue("notAPhone", { text: text.slice(0, 40) });
  },
  mask(value) {
    const text = String(value);
    if (storedMobile.test(text)) return maskMobile(text.slice(0, 11));
    // What says where the number is stays, and its last four digits; an extension goes with the rest.
    const front = /^(?:0\d{2,3}-|[48]00-|\+\d{1,3} )/.exec(text)?.[0] ?? "";
    const number = text.slice(front.length).replace(/^(\d{3})-(\d{4})/, "$1$2").replace(/-.*$/, "");
    const shown = Math.min(4, number.length, Math.max(1, number.length - 3));
    return front + "*".repeat(number.length - shown) + number.slice(number.length - shown);
  },
  numberFormat: () => "@",
  matchRole: { person: "identity", organisation: "group" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    placeholder: shared.placeholder,
    droppedText: shared.droppedText,
    notAPhone: { "zh-CN": "“{text}”不是电话号码，按 010-65556666 或 13812345678 的写法填写。", en: "“{text}” is not a telephone number. Write it as 010-65556666 or 13812345678." },
    mobileTooShort: { "zh-CN": "像手机号但位数不够（应为 11 位，现为 {length} 位），向客户核对。", en: "It looks like a mobile number but is too short (11 digits expected, {length} found). Check it with the customer." },
    mobileTooLong: { "zh-CN": "像手机号但位数多了（应为 11 位，现为 {length} 位），向客户核对。", en: "It looks like a mobile number but is too long (11 digits expected, {length} found). Check it with the customer." },
    severalNumbers: { "zh-CN": "“{text}”里不止一个号码，只留一个，其余移到别的列。", en: "“{text}” holds more than one number. Keep one and move the others to other columns." },
    scientific: { "zh-CN": "“{text}”是科学计数法，末尾数字已丢失。先把单元格设为文本，再按原件重新录入。", en: "“{text}” is in scientific notation: its last digits are lost. Set the cell to text, then type the number again from the source." },
    masked: { "zh-CN": "“{text}”是打码后的号码，向客户核对。", en: "“{text}” is a masked number. Ask the customer for it." },
    zeroLost: { "zh-CN": "单元格是数字，区号前的 0 丢了；补上是 {value}，核对后存入。", en: "The cell is a number, so the 0 of the area code is gone. With it the number is {value}: check it, then store it." },
    zeroAdded: { "zh-CN": "“{text}”的区号缺 0，补上是 {value}，核对后存入。", en: "“{text}” lacks the 0 of its area code. With it the number is {value}: check it, then store it." },
    areaCodeMissing: { "zh-CN": "座机“{text}”没有区号，补上区号。", en: "The landline “{text}” has no area code. Add it." },
    notInUse: { "zh-CN": "“{text}”的区号或号段未启用，核对号码。", en: "The area code or range of “{text}” is not in use. Check the number." },
    unusedPrefix: { "zh-CN": "号段 {prefix} 未启用，核对号码。", en: "The prefix {prefix} is not in use. Check the number." },
  },
  width: 20,
  guess: (samples) => guessBy(phoneField, samples, 0.93, (raw) => typeof raw === "string" || raw === null || /^1[3-9]\d{9}$/.test(String(raw))),
};
