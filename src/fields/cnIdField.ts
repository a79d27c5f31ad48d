import { serialFromDate } from "../records/serialDay";
import { idCheck, isProvinceCode } from "./checkDigits";
import type { FieldType, Issue, Parsed } from "./fieldType";
import { cellText, guessBy, issue, read, readNothing, refuse, scientificText, shared } from "./reading";

const wellFormed = /^(?:\d{17}[\dX]|\d{15})$/;
const separators = /[\s\-‐-―−._]/g;
const label = /^(?:居民身份证号码|居民身份证|身份证号码|身份证号|身份证|证件号码|证件号|id(?: ?no\.?)?) ?[:：]? ?(?=\d)/i;
/** Years a holder can be born in: no clock is read here, so "in the future" is left to a rule with TODAY(). */
const firstYear = 1850;
const lastYear = 2099;

function readId(text: string): Parsed {
  if (/\d[*＊×]{2,}/.test(text)) return refuse("masked", { text: text.slice(0, 40) });
  const id = text.toUpperCase().replace(separators, "");
  if (wellFormed.test(id)) return read(id);
  const odd = [...id].find((character, index) => !(/\d/.test(character) || (character === "X" && index === 17)));
  if (odd !== undefined) return refuse("badCharacter", { character: odd, text: text.slice(0, 40) });
  return id.length < 18 ? refuse("tooShort", { length: id.length, missing: 18 - id.length }) : refuse("tooLong", { length: id.length, extra: id.length - 18 });
}

function birthFault(year: number, month: number, day: number): Issue | null {
  const real = serialFromDate(year < 1900 ? year + 400 : year, month, day, 1900) !== null && !(year === 1900 && month === 2 && day === 29);
  const date = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  if (!real) return issue("noSuchBirthday", { date });
  return year < firstYear || year > lastYear ? issue("impossibleYear", { date }) : null;
}

/** The 18-digit number of a holder of a 15-digit one, born in the 1900s. */
function upgraded(old: string): string {
  const id = `${old.slice(0, 6)}19${old.slice(6)}`;
  return id + idCheck(id);
}

/**
 * 居民身份证号码 (GB 11643): 18 characters, region, real birthday, check digit; also residence permits of Hong Kong, Macao and Taiwan (81, 82, 83). x becomes X; blanks, dashes and
 * width go. 15-digit numbers of before 1999 are kept with a warning. A number cell has lost the last three digits: said so, never filled in.
 * `"11010519491231002x"` → `"11010519491231002X"`.
 */
export const cnIdField: FieldType = {
  type: "cn-id",
  label: { "zh-CN": "身份证号", en: "Resident identity number" },
  json: "string",
  parse(raw) {
    const { text, refused } = cellText(raw);
    if (refused !== null) return refused;
    const nothing = readNothing(text);
    if (nothing !== null) return nothing;
    return scientificText.test(text) ? refuse("digitsLost", { shown: text }) : readId(text.replace(label, ""));
  },
  format: (value) => String(value),
  normalize(value) {
    const reading = typeof value === "string" ? readId(value) : null;
    return reading !== null && reading.ok ? reading.value : value;
  },
  check(value) {
    const id = String(value);
    if (!wellFormed.test(id)) return issue("badCharacter", { character: "", text: id.slice(0, 40) });
    if (!isProvinceCode(id)) return issue("unknownRegion", { region: id.slice(0, 6) });
    if (id.length === 15) {
      const fault = birthFault(1900 + Number(id.slice(6, 8)), Number(id.slice(8, 10)), Number(id.slice(10, 12)));
      return fault ?? issue("firstGeneration", { upgraded: upgraded(id) }, "warning");
    }
    const fits = idCheck(id) === id.charAt(17);
    if (!fits && /^\d{15}000$/.test(id)) return issue("digitsLost", { shown: id });
    const fault = birthFault(Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14)));
    if (fault !== null) return fault;
    return fits ? null : issue("checkDigit", { found: id.charAt(17) });
  },
  mask: (value) => {
    const id = String(value);
    return id.length < 15 ? "*".repeat(Math.min(id.length, 18)) : `${id.slice(0, 6)}${"*".repeat(id.length - 10)}${id.slice(-4)}`;
  },
  numberFormat: () => "@",
  matchRole: { person: "identity", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    placeholder: shared.placeholder,
    masked: { "zh-CN": "“{text}”是打码后的号码，向本人核对。", en: "“{text}” is a masked number. Ask the holder for it." },
    tooShort: { "zh-CN": "身份证号少 {missing} 位（应为 18 位，现为 {length} 位），对照证件补全。", en: "The number is {missing} short (18 characters expected, {length} found). Complete it from the card." },
    tooLong: { "zh-CN": "身份证号多 {extra} 位（应为 18 位，现为 {length} 位），对照证件改正。", en: "The number is {extra} too long (18 characters expected, {length} found). Correct it from the card." },
    badCharacter: { "zh-CN": "“{text}”不是身份证号：只能是数字，末位可以是 X。", en: "“{text}” is not an identity number: digits only, and X as the last character." },
    unknownRegion: { "zh-CN": "前六位 {region} 不是行政区划代码，对照证件改正。", en: "The first six digits {region} are no region code. Correct them from the card." },
    noSuchBirthday: { "zh-CN": "出生日期 {date} 不存在，对照证件改正。", en: "The birthday {date} does not exist. Correct the number from the card." },
    impossibleYear: { "zh-CN": "出生日期 {date} 不可能，对照证件改正。", en: "The birthday {date} is not possible. Correct the number from the card." },
    firstGeneration: { "zh-CN": "15 位旧身份证号没有校验位，换成 18 位；按规则升位是 {upgraded}，与本人核对后使用。", en: "A 15-digit number has no check digit. Replace it by the 18-digit one; by the rule it is {upgraded}, to be confirmed by the holder." },
    checkDigit: { "zh-CN": "末位校验码 {found} 不对，号码有误，对照证件改正。", en: "The check digit {found} does not fit, so the number has a mistake. Correct it from the card." },
  },
  width: 22,
  guess: (samples) => guessBy(cnIdField, samples, 0.99),
};
