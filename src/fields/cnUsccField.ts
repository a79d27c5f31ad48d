import { isProvinceCode, orgCodeCheck, registrationFits, usccAlphabet, usccCheck } from "./checkDigits";
import type { FieldType, Parsed } from "./fieldType";
import { cellText, guessBy, issue, read, readNothing, readPartly, refuse, scientificText, shared } from "./reading";

const wellFormed = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
const separators = /[\s\-‐-―−._]/g;
const label = /^(?:统一社会信用代码|社会信用代码|信用代码|税号|uscc) ?[:：]? ?/i;
/** Letters that GB 32100 leaves out because they are mistaken for these digits. V has no digit to be mistaken for. */
const lookAlikes: Readonly<Record<string, string>> = { O: "0", I: "1", Z: "2", S: "5" };
/** 登记管理部门 and its kinds of organisation. @source GB 32100-2015 table 1, with the codes that 国标委 added in 2016 and later */
const departments = new Set([..."123456789ANY"]);

const bothRight = (code: string): boolean => wellFormed.test(code) && usccCheck(code) === code.charAt(17) && orgCodeCheck(code.slice(8, 16)) === code.charAt(16);

export type UsccParts = { readonly department: string; readonly kind: string; readonly region: string; readonly organisation: string };

/** The parts of a code of the right form: who registered it, what kind of body, where, and its 组织机构代码. */
export function usccParts(code: string): UsccParts {
  return { department: code.charAt(0), kind: code.charAt(1), region: code.slice(2, 8), organisation: code.slice(8, 17) };
}

function readCode(code: string): Parsed {
  if (wellFormed.test(code)) return read(code);
  // 税务登记证号 of before 2015: region and organisation code. Where both check digits fit it is a registration number, of which there were far more.
  if (!(/^\d{15}$/.test(code) && registrationFits(code)) && /^\d{6}[0-9A-Z]{8}[0-9X]$/.test(code) && isProvinceCode(code) && orgCodeCheck(code.slice(6, 14)) === code.charAt(14)) return refuse("taxNumber", { text: code, organisation: code.slice(6) });
  if (/^\d{15}$/.test(code)) return refuse("registrationNumber", { text: code });
  if (/^[0-9A-Z]{8}[0-9X]$/.test(code) && orgCodeCheck(code) === code.charAt(8)) return refuse("organisationCode", { text: code });
  const odd = [...code].filter((character) => !/[0-9A-Z]/.test(character));
  if (odd.length > 0) return refuse("badCharacter", { character: odd[0] ?? "", text: code.slice(0, 40) });
  if (code.length !== 18) return code.length < 18 ? refuse("tooShort", { length: code.length, missing: 18 - code.length }) : refuse("tooLong", { length: code.length, extra: code.length - 18 });
  const letters = [...code].filter((character) => !usccAlphabet.includes(character)).join("");
  const meant = code.replace(/[OIZS]/g, (letter) => lookAlikes[letter] ?? letter);
  return bothRight(meant) ? readPartly(meant, "lookAlike", { letters, value: meant }) : refuse("badLetter", { letters });
}

/**
 * 统一社会信用代码: 18 characters of the GB 32100 alphabet with two check characters. Width, case, blanks and dashes are folded. A letter that the alphabet
 * does not have (O, I, Z, S) is read as its look-alike digit only when both check characters then fit, and that is proposed, never done. A wrong final
 * check character beside a right organisation code is a warning: such codes have been issued.
 * `"91350100m000100y43"` → `"91350100M000100Y43"`.
 */
export const cnUsccField: FieldType = {
  type: "cn-uscc",
  label: { "zh-CN": "统一社会信用代码", en: "Unified social credit code" },
  json: "string",
  parse(raw) {
    if (typeof raw === "string" && wellFormed.test(raw)) return read(raw);
    const { text, refused } = cellText(raw);
    if (refused !== null) return refused;
    const nothing = readNothing(text);
    if (nothing !== null) return nothing;
    if (scientificText.test(text)) return refuse("digitsLost", { shown: text });
    return readCode(text.replace(label, "").toUpperCase().replace(separators, ""));
  },
  format: (value) => String(value),
  normalize(value) {
    if (typeof value !== "string") return value;
    const reading = readCode(value.toUpperCase().replace(separators, ""));
    return reading.ok && reading.lossless ? reading.value : value;
  },
  check(value) {
    const code = String(value);
    if (!wellFormed.test(code)) return issue("badCharacter", { character: [...code].find((character) => !usccAlphabet.includes(character)) ?? "", text: code.slice(0, 40) });
    const { department, region, organisation } = usccParts(code);
    const orgRight = orgCodeCheck(organisation) === organisation.charAt(8);
    if (usccCheck(code) !== code.charAt(17)) {
      if (/^\d{15}000$/.test(code)) return issue("digitsLost", { shown: code });
      return orgRight ? issue("checkCharacter", { found: code.charAt(17), expected: usccCheck(code) }, "warning") : issue("checkCharacters", {});
    }
    if (!orgRight) return issue("organisationPart", { part: organisation }, "warning");
    if (!departments.has(department)) return issue("unknownDepartment", { department }, "warning");
    // 100000 stands for bodies registered with the State.
    return isProvinceCode(region) || region.startsWith("10") ? null : issue("unknownRegion", { region }, "warning");
  },
  mask: (value) => `${String(value).slice(0, 2)}******${String(value).slice(8, 10)}******${String(value).slice(16)}`,
  numberFormat: () => "@",
  textLength: 18,
  // Check characters that do not fit may still be right on the licence, so typing is not stopped by them: the pane says so.
  nativeForm: (cell) => `AND(LEN(${cell})=18,SUMPRODUCT(--ISNUMBER(FIND(MID(UPPER(${cell}),ROW(INDIRECT("A1:A18")),1),"${usccAlphabet}")))=18)`,
  matchRole: { person: "group", organisation: "identity" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    placeholder: shared.placeholder,
    tooShort: { "zh-CN": "统一社会信用代码少 {missing} 位（应为 18 位，现为 {length} 位），对照营业执照补全。", en: "The code is {missing} short (18 characters expected, {length} found). Complete it from the business licence." },
    tooLong: { "zh-CN": "统一社会信用代码多 {extra} 位（应为 18 位，现为 {length} 位），对照营业执照改正。", en: "The code is {extra} too long (18 characters expected, {length} found). Correct it from the business licence." },
    badCharacter: { "zh-CN": "“{text}”含有代码里没有的字符 {character}，对照营业执照改正。", en: "“{text}” contains {character}, which the code cannot have. Correct it from the business licence." },
    badLetter: { "zh-CN": "代码里不会有字母 {letters}（I、O、S、V、Z 不使用），对照营业执照改正。", en: "The code never has the letter {letters} (I, O, S, V and Z are not used). Correct it from the business licence." },
    lookAlike: { "zh-CN": "字母 {letters} 应是形近的数字；改成 {value} 后校验位正确，核对后存入。", en: "The letter {letters} looks like a digit; as {value} the check characters fit. Check it, then store it." },
    registrationNumber: { "zh-CN": "“{text}”是 15 位旧营业执照注册号，换成 18 位统一社会信用代码。", en: "“{text}” is a 15-digit registration number from before 2015. Replace it by the 18-character code." },
    taxNumber: { "zh-CN": "“{text}”是 15 位旧税务登记号（其中组织机构代码 {organisation}），换成 18 位统一社会信用代码。", en: "“{text}” is a 15-character tax number from before 2015 (organisation code {organisation}). Replace it by the 18-character code." },
    organisationCode: { "zh-CN": "“{text}”是 9 位组织机构代码，换成 18 位统一社会信用代码。", en: "“{text}” is a 9-character organisation code. Replace it by the 18-character code." },
    checkCharacters: { "zh-CN": "校验位不对，代码有误，对照营业执照改正。", en: "The check characters do not fit, so the code has a mistake. Correct it from the business licence." },
    checkCharacter: { "zh-CN": "末位校验码不对（应为 {expected}，现为 {found}）；主体代码部分正确。对照营业执照，确实如此就保留并说明原因。", en: "The last character should be {expected}, not {found}; the organisation part is right. Compare the business licence; if it says so, keep the code with a reason." },
    organisationPart: { "zh-CN": "主体标识码 {part} 的校验位不对，对照营业执照核对。", en: "The check character of the organisation part {part} does not fit. Compare the business licence." },
    unknownDepartment: { "zh-CN": "首位 {department} 不是登记管理部门代码，核对。", en: "The first character {department} is no registration department. Check it." },
    unknownRegion: { "zh-CN": "行政区划 {region} 不存在，核对第 3 到 8 位。", en: "The region {region} does not exist. Check characters 3 to 8." },
  },
  width: 22,
  guess: (samples) => guessBy(cnUsccField, samples, 0.99),
};
