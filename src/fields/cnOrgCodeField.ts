import { orgCodeCheck, usccCheck } from "./checkDigits";
import { codeField, digitsForLookAlikes, maskMiddle } from "./codeField";
import { issue, read, readPartly, refuse } from "./reading";

const wellFormed = /^[0-9A-Z]{8}[0-9X]$/;

function fits(code: string): boolean {
  return wellFormed.test(code) && orgCodeCheck(code.slice(0, 8)) === code.charAt(8);
}

/**
 * 组织机构代码 (GB 11714): eight digits or capitals and a check character, stored without the dash. Superseded by the 统一社会信用代码 in 2015, of which it is characters 9 to 17: from one of
 * those it is taken as a proposal. `"ch3t4ak0-8"` → `"CH3T4AK08"`.
 * @source GB 11714-1997; GB 32100-2015 section 4
 */
export const cnOrgCodeField = codeField({
  type: "cn-orgcode",
  label: { "zh-CN": "组织机构代码", en: "Organisation code" },
  front: /^(?:组织机构代码证?|机构代码|org(?:anisation)? ?code)(?:号码?)? ?[:：]? ?/i,
  read(code, { fromNumber }) {
    if (fits(code)) return read(code);
    if (/^[0-9A-Z]{18}$/.test(code) && usccCheck(code) === code.charAt(17) && fits(code.slice(8, 17))) return readPartly(code.slice(8, 17), "fromCreditCode", { text: code, value: code.slice(8, 17) });
    const padded = code.padStart(9, "0");
    if (fromNumber && code.length < 9 && fits(padded)) return readPartly(padded, "zeroLost", { value: padded });
    if (wellFormed.test(code)) {
      const meant = digitsForLookAlikes(code.slice(0, 8)) + code.slice(8);
      return meant !== code && fits(meant) ? readPartly(meant, "lookAlike", { text: code, value: meant }) : read(code);
    }
    const odd = [...code].find((character) => !/[0-9A-Z]/.test(character));
    if (odd !== undefined) return refuse("badCharacter", { character: odd, text: code.slice(0, 40) });
    return code.length === 9 ? refuse("badCharacter", { character: code.charAt(8), text: code }) : refuse("wrongLength", { length: code.length });
  },
  check(value) {
    const code = String(value);
    if (!wellFormed.test(code)) return issue("wrongLength", { length: code.length });
    const expected = orgCodeCheck(code.slice(0, 8));
    return expected === code.charAt(8) ? null : issue("checkCharacter", { found: code.charAt(8), expected });
  },
  mask: (value) => maskMiddle(String(value), 2, 2),
  textLength: 9,
  matchRole: { person: "group", organisation: "identity" },
  messages: {
    wrongLength: { "zh-CN": "组织机构代码应为 9 位，现为 {length} 位，对照代码证改正。", en: "An organisation code has 9 characters, not {length}. Correct it from the certificate." },
    badCharacter: { "zh-CN": "“{text}”含有组织机构代码不能有的字符 {character}，对照代码证改正。", en: "“{text}” contains {character}, which an organisation code cannot have there. Correct it from the certificate." },
    checkCharacter: { "zh-CN": "校验码不对（应为 {expected}，现为 {found}），代码有误，对照代码证改正。", en: "The check character should be {expected}, not {found}, so the code has a mistake. Correct it from the certificate." },
    fromCreditCode: { "zh-CN": "“{text}”是 18 位统一社会信用代码，其中的组织机构代码是 {value}；核对后存入，信用代码填到它自己的列。", en: "“{text}” is an 18-character credit code; the organisation code in it is {value}. Check it, then store it, and keep the credit code in its own column." },
    lookAlike: { "zh-CN": "“{text}”里的字母应是形近的数字；改成 {value} 后校验码正确，核对后存入。", en: "A letter in “{text}” looks like a digit; as {value} the check character fits. Check it, then store it." },
    zeroLost: { "zh-CN": "单元格是数字，开头的 0 丢了；补上是 {value}，核对后存入。", en: "The cell is a number, so the zeros in front are gone. With them the code is {value}: check it, then store it." },
  },
  width: 12,
  sure: 0.9,
});
