import type { FieldType, Parsed } from "./fieldType";
import { mobileForm, mobileOperator } from "./mobileRanges";
import { northAmerican } from "./phoneText";
import { cellText, guessBy, issue, read, readNothing, readPartly, refuse, scientificText, shared } from "./reading";
import { trimEnds } from "./width";

const label = /^(?:联系电话|手机号码|手机号|手机|移动电话|电话号码|电话|mobile|cell|phone|tel|m|t)\.? ?[:：]? ?(?=[+(\d])/i;
/** +86 138-1234 5678: groups of digits and nothing else. */
const grouped = /^\+?\d[\d -]*$/;
const separators = /[\s\-‐-―−.·•()/、_]/g;

/** 11 digits of a mobile from its digits with a country code in front, or null. */
function nationalDigits(digits: string): string | null {
  if (mobileForm.test(digits)) return digits;
  const national = digits.replace(/^(?:00)?86/, "").replace(/^0(?=1)/, "");
  return mobileForm.test(national) ? national : null;
}

function readText(text: string): Parsed {
  // 1-973-240-1136 has eleven digits too.
  if (northAmerican(text)?.coded === true) return refuse("notAMobile", { text: text.slice(0, 40) });
  const usual = grouped.test(text) ? nationalDigits(text.replace(/[+ -]/g, "")) : null;
  if (usual !== null) return read(usual);
  if (/\d[*×x＊#]{2,}\d|^\d{3}[*×x＊#]{4}/i.test(text)) return refuse("masked", { text: text.slice(0, 40) });
  if (scientificText.test(text)) return refuse("scientific", { text });
  const bare = text.replace(label, "").replace(/^\+/, "");
  const float = /^(\d+)\.0+$/.exec(bare);
  if (float !== null) {
    const mobile = nationalDigits(float[1] ?? "");
    return mobile === null ? wrongDigits(float[1] ?? "") : read(mobile, "floatText", { text, value: mobile });
  }
  const digits = bare.replace(separators, "").replace(/^\+/, "");
  if (/^\d+$/.test(digits)) {
    const mobile = nationalDigits(digits);
    if (mobile !== null) return read(mobile);
    return wrongDigits(digits);
  }
  return readRemark(text);
}

/** Digits alone that are no mobile: which way are they wrong? */
function wrongDigits(digits: string): Parsed {
  if (digits.length === 22 || digits.length === 33) {
    const parts = digits.match(/\d{11}/g) ?? [];
    if (parts.every((part) => mobileForm.test(part))) return refuse("severalNumbers", { count: parts.length });
  }
  const national = digits.length > 11 ? digits.replace(/^(?:00)?86(?=1[3-9])/, "") : digits;
  if (!/^1/.test(national)) return refuse("notAMobile", { text: digits.slice(0, 40) });
  if (national.length === 11) return refuse("notAMobile", { text: digits.slice(0, 40) });
  return national.length < 11 ? refuse("tooShort", { missing: 11 - national.length, length: national.length }) : refuse("tooLong", { extra: national.length - 11, length: national.length });
}

/** A mobile with words around it: 13812345678（微信同号）. Understood, but the words would be lost. */
function readRemark(text: string): Parsed {
  const runs = text.match(/\+?\d(?:[\d\s\-.()]{0,20}\d)?/g) ?? [];
  const numbers = runs.map((run) => ({ run, mobile: nationalDigits(run.replace(/[^\d]/g, "")) }));
  const mobiles = numbers.filter((entry) => entry.mobile !== null);
  if (numbers.length > 1) return mobiles.length === 0 ? refuse("notAMobile", { text: text.slice(0, 40) }) : refuse("severalNumbers", { count: numbers.length });
  const only = mobiles[0];
  if (only?.mobile === undefined || only.mobile === null) {
    const digits = (runs[0] ?? "").replace(/[^\d]/g, "");
    return digits.length >= 7 ? wrongDigits(digits) : refuse("notAMobile", { text: text.slice(0, 40) });
  }
  const at = text.indexOf(only.run);
  const dropped = [text.slice(0, at), text.slice(at + only.run.length)].map(trimEnds).filter((part) => part !== "").join(" … ");
  return readPartly(only.mobile, "droppedText", { value: only.mobile, text: dropped });
}

/**
 * A mainland mobile number, stored as 11 digits of text. +86, 0086, blanks, dashes, dots and width go; a remark is kept until someone confirms its loss.
 * `"+86 138-1234-5678"` → `"13812345678"`; `"1381234567"` is refused as one digit short; `"138****5678"` as masked.
 */
export const cnMobileField: FieldType = {
  type: "cn-mobile",
  label: { "zh-CN": "手机号", en: "Mobile number" },
  json: "string",
  parse(raw) {
    if (typeof raw === "string" && mobileForm.test(raw)) return read(raw);
    const { text, refused } = cellText(raw);
    if (refused !== null) return refused;
    return readNothing(text) ?? readText(text);
  },
  format: (value) => String(value),
  normalize(value) {
    if (typeof value !== "string" || mobileForm.test(value)) return value;
    const reading = cnMobileField.parse(value, { spec: { id: "", type: "cn-mobile", label: cnMobileField.label }, dateSystem: 1900, dayFirst: null });
    return reading.ok && reading.lossless && reading.value !== null ? reading.value : value;
  },
  check(value) {
    const mobile = String(value);
    if (!mobileForm.test(mobile)) return issue("notAMobile", { text: mobile.slice(0, 40) });
    return mobileOperator(mobile) === null ? issue("unusedPrefix", { prefix: mobile.slice(0, 4) }, "warning") : null;
  },
  mask: (value) => maskMobile(String(value)),
  numberFormat: () => "@",
  textLength: 11,
  nativeForm: (cell) => `IFERROR(AND(LEN(${cell})=11,LEFT(${cell})="1",ISNUMBER(FIND(MID(${cell},2,1),"3456789")),TEXT(VALUE(${cell}),"00000000000")=${cell}&""),FALSE)`,
  matchRole: { person: "identity", organisation: "group" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    placeholder: shared.placeholder,
    droppedText: shared.droppedText,
    floatText: shared.floatText,
    notAMobile: { "zh-CN": "“{text}”不是手机号（应为 1 开头的 11 位数字），座机填到电话字段。", en: "“{text}” is not a mobile number (11 digits, starting with 1). Put landlines into a phone field." },
    tooShort: { "zh-CN": "手机号少 {missing} 位（应为 11 位，现为 {length} 位），向客户核对。", en: "The mobile number is {missing} short (11 digits expected, {length} found). Check it with the customer." },
    tooLong: { "zh-CN": "手机号多 {extra} 位（应为 11 位，现为 {length} 位），向客户核对。", en: "The mobile number is {extra} too long (11 digits expected, {length} found). Check it with the customer." },
    severalNumbers: { "zh-CN": "一格里有 {count} 个号码，只留一个，其余移到别的列。", en: "The cell holds {count} numbers. Keep one and move the others to other columns." },
    scientific: { "zh-CN": "“{text}”是科学计数法，末尾数字已丢失。先把单元格设为文本，再按原件重新录入。", en: "“{text}” is in scientific notation: its last digits are lost. Set the cell to text, then type the number again from the source." },
    masked: { "zh-CN": "“{text}”是打码后的号码，中间几位已经没有了，向客户核对。", en: "“{text}” is a masked number; its middle digits are gone. Ask the customer for it." },
    unusedPrefix: { "zh-CN": "号段 {prefix} 未启用，核对号码。", en: "The prefix {prefix} is not in use. Check the number." },
  },
  width: 14,
  guess: (samples) => guessBy(cnMobileField, samples, 0.98),
};

/** 13812345678 → 138****5678; anything shorter is hidden whole. */
export function maskMobile(mobile: string): string {
  return mobileForm.test(mobile) ? `${mobile.slice(0, 3)}****${mobile.slice(7)}` : "*".repeat(Math.min([...mobile].length, 11));
}
