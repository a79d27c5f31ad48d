import { codeField, digitsForLookAlikes, maskMiddle } from "./codeField";
import { issue, read, readPartly, refuse } from "./reading";

/**
 * Passports of China: ordinary E and eight digits, since 2017 E, a letter and seven digits; G and 14/15 before 2012; diplomatic D, DE; service S, SE; public affairs P, PE; Hong Kong K, KJ, H; Macao MA, MB.
 * I and O are never used. @source 中华人民共和国护照法 and 国家移民管理局 on the 2017 numbering; winjs-dev/cloud-utils isValidPassport, read 2026-11
 */
const chinese = /^(?:[EGDSPKH]\d{8}|E[A-HJ-NP-Z]\d{7}|[DSP]E\d{7}|KJ\d{7}|M[AB]\d{7}|1[45]\d{7})$/;
/** @source ICAO Doc 9303 part 4, 4.2.2: a document number has up to nine letters and digits. Three digits at least: chosen by us, so that a word is none. */
const anyCountry = /^(?=(?:[A-Z]*\d){3})[A-Z0-9]{5,9}$/;

/**
 * A passport number, in capitals without blanks. A field of country CN takes Chinese passports only; without a country, any number that a machine-readable passport can have.
 * `"e 12345678"` → `"E12345678"`; an O among the digits of a Chinese number is proposed as 0, never done.
 */
export const passportField = codeField({
  type: "passport",
  label: { "zh-CN": "护照号", en: "Passport number" },
  front: /^(?:护照号码|护照号|护照|passport(?: ?no\.?| number)?) ?[:：]? ?/i,
  read(code, _typed, { spec }) {
    if (chinese.test(code)) return read(code);
    const meant = /^E[A-Z]\d/.test(code) ? digitsForLookAlikes(code, 2) : digitsForLookAlikes(code, 1);
    if (code.length === 9 && meant !== code && chinese.test(meant)) return readPartly(meant, "lookAlike", { text: code, value: meant });
    if (spec.country !== "CN" && anyCountry.test(code)) return read(code);
    const odd = [...code].find((character) => !/[0-9A-Z]/.test(character));
    if (odd !== undefined) return refuse("badCharacter", { character: odd, text: code.slice(0, 40) });
    return spec.country === "CN" ? refuse("notChinese", { text: code.slice(0, 40), length: code.length }) : refuse("notAPassport", { text: code.slice(0, 40) });
  },
  check(value, { spec }) {
    const code = String(value);
    if (chinese.test(code)) return null;
    if (spec.country === "CN") return issue("notChinese", { text: code.slice(0, 40), length: code.length });
    if (!anyCountry.test(code)) return issue("notAPassport", { text: code.slice(0, 40) });
    return /^E[A-Z]?\d{7}$/.test(code) ? issue("perhapsShort", { text: code }, "warning") : null;
  },
  mask: (value) => maskMiddle(String(value), 2, 2),
  countries: (code) => code === "CN",
  matchRole: { person: "identity", organisation: "none" },
  messages: {
    notAPassport: { "zh-CN": "“{text}”不是护照号（5 到 9 位字母和数字），对照护照改正。", en: "“{text}” is not a passport number (5 to 9 letters and digits). Correct it from the passport." },
    notChinese: { "zh-CN": "“{text}”不是中国护照号（9 位，如 E12345678、EA1234567；现为 {length} 位），对照护照改正。", en: "“{text}” is not the number of a Chinese passport (9 characters such as E12345678 or EA1234567; {length} found). Correct it from the passport." },
    badCharacter: { "zh-CN": "“{text}”含有护照号里没有的字符 {character}，只填号码。", en: "“{text}” contains {character}, which a passport number cannot have. Enter the number alone." },
    lookAlike: { "zh-CN": "“{text}”里的字母应是形近的数字，中国护照号会是 {value}；对照护照后存入。", en: "A letter in “{text}” looks like a digit; as a Chinese passport it would be {value}. Compare the passport, then store it." },
    perhapsShort: { "zh-CN": "“{text}”像中国护照号但位数不对（应为 9 位），对照护照核对。", en: "“{text}” looks like a Chinese passport number of the wrong length (9 expected). Compare the passport." },
  },
  width: 12,
  sure: 0.6,
  counts: (raw) => typeof raw === "string" && /^[EGDSP][A-Z]?\d{7,8}$/i.test(raw.trim()),
});
