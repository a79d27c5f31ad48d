import { serialFromDate } from "../records/serialDay";
import { idCheck, isProvinceCode } from "./checkDigits";
import { digitsForLookAlikes, zerosPastFifteen } from "./codeField";
import type { FieldType, Issue, Parsed } from "./fieldType";
import { cellText, guessBy, issue, read, readNothing, readPartly, refuse, scientificText, shared } from "./reading";
import { formerRegion, regionCodeAt } from "./regionCodes";

const wellFormed = /^(?:\d{17}[\dX]|\d{15})$/;
const separators = /[\s\-‐-―−._]/g;
const label = /^(?:居民身份证号码|居民身份证|身份证号码|身份证号|身份证|证件号码|证件号|id(?: ?no\.?)?) ?[:：]? ?(?=\d)/i;
/** Years a holder can be born in: no clock is read here, so "in the future" is left to a rule with TODAY(). */
const firstYear = 1850;
const lastYear = 2099;

/** Signs that look like the check character X. */
const crosses = /[×ХхⅩⅹ✕✖]$/;

export type CnIdParts = {
  readonly kind: "resident" | "hongKong" | "macao" | "taiwan" | "firstGeneration";
  readonly region: string;
  readonly birthday: { readonly year: number; readonly month: number; readonly day: number };
  readonly sex: "male" | "female";
};

/** What a number of the right form says of its holder; its digits may still be wrong. */
export function cnIdParts(id: string): CnIdParts {
  const first = id.length === 15;
  const region = id.slice(0, 6);
  const born = first ? `19${id.slice(6, 12)}` : id.slice(6, 14);
  const kind = first ? "firstGeneration" : ({ 81: "hongKong", 82: "macao", 83: "taiwan" } as const)[id.slice(0, 2)] ?? "resident";
  return { kind, region, birthday: { year: Number(born.slice(0, 4)), month: Number(born.slice(4, 6)), day: Number(born.slice(6)) }, sex: Number(id.charAt(first ? 14 : 16)) % 2 === 1 ? "male" : "female" };
}

function readId(text: string): Parsed {
  if (/\d[*＊×]{2,}/.test(text)) return refuse("masked", { text: text.slice(0, 40) });
  const id = text.toUpperCase().replace(separators, "");
  if (wellFormed.test(id)) return read(id);
  const meant = digitsForLookAlikes(id.replace(crosses, "X"));
  if (meant !== id && /^\d{17}[\dX]$/.test(meant) && idCheck(meant) === meant.charAt(17)) return readPartly(meant, "lookAlike", { text: text.slice(0, 40), value: meant });
  const odd = [...id].find((character, index) => !(/\d/.test(character) || (character === "X" && index === 17)));
  if (odd !== undefined) return refuse("badCharacter", { character: odd, text: text.slice(0, 40) });
  return id.length < 18 ? refuse("tooShort", { length: id.length, missing: 18 - id.length }) : refuse("tooLong", { length: id.length, extra: id.length - 18 });
}

/**
 * Whether the region fits the year of birth. A code that came later than the birth is right: numbers are given when a person is registered. The 市辖区 of a city (440301) and the city itself stand in no list of
 * divisions, yet numbers have them.
 */
function regionFault({ kind, region, birthday }: CnIdParts): Issue | null {
  if (kind === "hongKong" || kind === "macao" || kind === "taiwan") return region.endsWith("0000") ? null : issue("residenceRegion", { region, expected: `${region.slice(0, 2)}0000` });
  if (/(?:00|01|02)$/.test(region) && [`${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`].some((code) => regionCodeAt(code, birthday.year) !== "unknown")) return null;
  switch (regionCodeAt(region, birthday.year)) {
    case "unknown": return issue("regionNotListed", { region }, "warning");
    case "abolished": {
      const former = formerRegion(region);
      return former === undefined ? null : issue("regionAbolished", { region, name: former.name, lastYear: former.lastYear, year: birthday.year }, "warning");
    }
    default: return null;
  }
}

function birthFault({ birthday: { year, month, day } }: CnIdParts): Issue | null {
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
 * width go; letters that look like digits are proposed when the check digit then fits. The region must have been one in the year of birth. 15-digit numbers of before 1999 are kept with a warning. A number cell has lost the last three digits: said so, never filled in.
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
    const parts = cnIdParts(id);
    if (parts.kind === "firstGeneration") return birthFault(parts) ?? regionFault(parts) ?? issue("firstGeneration", { upgraded: upgraded(id) }, "warning");
    const fits = idCheck(id) === id.charAt(17);
    if (!fits && zerosPastFifteen(id)) return issue("digitsLost", { shown: id });
    const fault = birthFault(parts);
    if (fault !== null) return fault;
    if (!fits) return issue("checkDigit", { found: id.charAt(17) });
    // Three zeros at the end come by chance with a right check digit once in some ten thousand numbers.
    return zerosPastFifteen(id) ? issue("perhapsLost", { text: id }, "warning") : regionFault(parts);
  },
  mask: (value) => {
    const id = String(value);
    return id.length < 15 ? "*".repeat(Math.min(id.length, 18)) : `${id.slice(0, 6)}${"*".repeat(id.length - 10)}${id.slice(-4)}`;
  },
  numberFormat: () => "@",
  // Eighteen characters whose check digit fits, or fifteen digits of the first generation.
  nativeForm: (cell) => `IFERROR(IF(LEN(${cell})=15,TEXT(VALUE(${cell}),"000000000000000")=${cell}&"",AND(LEN(${cell})=18,MID("10X98765432",MOD(SUMPRODUCT(MID(${cell},ROW(INDIRECT("A1:A17")),1)*2^(18-ROW(INDIRECT("A1:A17")))),11)+1,1)=UPPER(RIGHT(${cell})))),FALSE)`,
  matchRole: { person: "identity", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    placeholder: shared.placeholder,
    masked: { "zh-CN": "“{text}”是打码后的号码，向本人核对。", en: "“{text}” is a masked number. Ask the holder for it." },
    lookAlike: { "zh-CN": "“{text}”里有形近的字母或符号；改成 {value} 后校验码正确，核对后存入。", en: "“{text}” has signs that look like digits or X; as {value} the check digit fits. Check it, then store it." },
    perhapsLost: { "zh-CN": "“{text}”末三位全是 0，可能被数字单元格截断过，对照证件核对。", en: "“{text}” ends in three zeros, as a number cell leaves them. Compare the card." },
    regionNotListed: { "zh-CN": "前六位 {region} 不在 1980 年以来的行政区划代码里，对照证件核对。", en: "The first six digits {region} are in no list of region codes since 1980. Compare the card." },
    regionAbolished: { "zh-CN": "前六位 {region}（{name}）{lastYear} 年以后不再使用，而出生年是 {year}，对照证件核对。", en: "The region code {region} ({name}) was given up by {lastYear}, but the year of birth is {year}. Compare the card." },
    residenceRegion: { "zh-CN": "港澳台居民居住证号码以 {expected} 开头，现为 {region}，对照证件改正。", en: "The number of a residence permit starts with {expected}, not {region}. Correct it from the permit." },
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
