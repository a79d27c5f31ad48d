import { luhnFits } from "./checkDigits";
import { codeField, maskMiddle, zerosPastFifteen } from "./codeField";
import { issue, read, refuse } from "./reading";

/** @source ISO/IEC 7812-1: 8 to 19 digits; cards of mainland banks have 16 to 19 (JR/T 0008), the shortest of the world's schemes 12 */
const wellFormed = /^\d{12,19}$/;

/**
 * A bank card number: 12 to 19 digits with a Luhn check digit. A number cell keeps 15 digits only, so a card number that went through one is refused, never filled up with zeros.
 * Accounts of companies (对公账户) have no check digit and are no cards: a text field holds them. `"6222 0212 3456 7894"` → `"6222021234567894"`.
 */
export const bankCardField = codeField({
  type: "bankcard",
  label: { "zh-CN": "银行卡号", en: "Bank card number" },
  front: /^(?:银行卡号?|银行账号|账号|帐号|卡号|card(?: ?no\.?| number)?) ?[:：]? ?/i,
  read(code) {
    if (wellFormed.test(code)) return read(code);
    if (/[*＊×X]{2,}/.test(code)) return refuse("masked", { text: code.slice(0, 40) });
    const odd = [...code].find((character) => !/\d/.test(character));
    if (odd !== undefined) return /^\d{12,19}\D/.test(code) || /\D\d{12,19}$/.test(code) ? refuse("wordsToo", { text: code.slice(0, 40) }) : refuse("badCharacter", { character: odd, text: code.slice(0, 40) });
    return refuse("wrongLength", { length: code.length });
  },
  check(value) {
    const card = String(value);
    if (!wellFormed.test(card)) return issue("wrongLength", { length: card.length });
    const fits = luhnFits(card);
    if (zerosPastFifteen(card) && !fits) return issue("digitsLost", { shown: card });
    if (/^(\d)\1+$/.test(card)) return issue("sameDigit", { digit: card.charAt(0) });
    if (!fits) return issue("checkDigit", {});
    // Two zeros and a check digit 0 come by chance once in a thousand cards.
    return zerosPastFifteen(card) && card.length >= 18 ? issue("perhapsLost", { text: card }, "warning") : null;
  },
  mask: (value) => maskMiddle(String(value), 4, 4),
  matchRole: { person: "identity", organisation: "identity" },
  messages: {
    wrongLength: { "zh-CN": "银行卡号是 12 到 19 位数字，现为 {length} 位，对照卡面改正。", en: "A card number has 12 to 19 digits, not {length}. Correct it from the card." },
    badCharacter: { "zh-CN": "“{text}”含有卡号里没有的字符 {character}，只填数字。", en: "“{text}” contains {character}, which a card number cannot have. Enter digits only." },
    wordsToo: { "zh-CN": "“{text}”除卡号外还有文字，开户行、户名移到别的列。", en: "“{text}” holds more than the number. Move the bank or the name to other columns." },
    masked: { "zh-CN": "“{text}”是打码后的卡号，向持卡人核对。", en: "“{text}” is a masked number. Ask the holder for it." },
    checkDigit: { "zh-CN": "卡号的校验位不对，多半录错一位，对照卡面改正；对公账户不是卡号，填到文本字段。", en: "The check digit does not fit: most likely one digit is wrong. Correct it from the card; a company account is no card, put it into a text field." },
    sameDigit: { "zh-CN": "卡号全是 {digit}，是占位的数字，对照卡面填写。", en: "Every digit is {digit}: this stands for a missing number. Enter it from the card." },
    perhapsLost: { "zh-CN": "“{text}”第 15 位之后全是 0，可能被数字单元格截断过，对照卡面核对。", en: "“{text}” has only zeros behind the 15th digit, as a number cell leaves them. Compare it with the card." },
  },
  width: 23,
  sure: 0.95,
  counts: (raw) => typeof raw === "string" && raw.replace(/\D/g, "").length >= 16,
});
