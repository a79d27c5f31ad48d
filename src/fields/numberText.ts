import { chineseAmount, chineseNumeral } from "./chineseNumber";
import { addDecimals, decimalFromText, type ExactDecimal, negateDecimal, sameDecimal, shiftDecimal } from "./exactDecimal";
import { cleanText } from "./width";

/**
 * What a typed number says: its exact value, and what stands around it. `currency` is an ISO code, `percent` the power of ten of a % or ‰ sign,
 * `rest` the text that is not part of the number, `scientific` an exponent, `bracketed` a number in brackets, which accountants mean as negative, `scaled` a Chinese or letter unit that was multiplied in.
 */
export type NumberText = {
  readonly ok: true;
  readonly value: ExactDecimal;
  readonly currency: string | null;
  readonly percent: 0 | 2 | 3 | 4;
  readonly rest: string;
  readonly scientific: boolean;
  readonly scaled: boolean;
  readonly bracketed: boolean;
};
/** How a field writes decimals (`readMarkedNumber`). */
export type NumberMarks = { readonly comma: boolean; readonly isPointOpen: boolean };
export type NumberFault = { readonly ok: false; readonly fault: "notANumber" | "severalNumbers" | "oddGrouping" | "unclearUnit" | "openMark" };

/** Words for currencies; longest first, so that HK$ is not read as $. ¥ is left open: it is the yuan and the yen. */
const currencyWords: readonly (readonly [string, string])[] = [
  ["人民币", "CNY"], ["新台币", "TWD"], ["rmb", "CNY"], ["cny", "CNY"], ["cnh", "CNY"], ["hk$", "HKD"], ["hkd", "HKD"], ["港币", "HKD"], ["港元", "HKD"], ["港幣", "HKD"],
  ["nt$", "TWD"], ["twd", "TWD"], ["ntd", "TWD"], ["台币", "TWD"], ["台幣", "TWD"], ["mop$", "MOP"], ["mop", "MOP"], ["澳门元", "MOP"], ["us$", "USD"], ["usd", "USD"], ["美元", "USD"], ["美金", "USD"],
  ["eur", "EUR"], ["欧元", "EUR"], ["gbp", "GBP"], ["英镑", "GBP"], ["jpy", "JPY"], ["日元", "JPY"], ["日圆", "JPY"], ["円", "JPY"], ["krw", "KRW"], ["韩元", "KRW"], ["s$", "SGD"], ["sgd", "SGD"], ["新加坡元", "SGD"],
  ["aud", "AUD"], ["澳元", "AUD"], ["cad", "CAD"], ["加元", "CAD"], ["元", "CNY"], ["圆", "CNY"], ["圓", "CNY"], ["块钱", "CNY"], ["块", "CNY"], ["¥", "¥"], ["$", "USD"], ["€", "EUR"], ["£", "GBP"], ["₩", "KRW"],
];
/** Words for powers of ten; longest first. */
const scaleWords: readonly (readonly [string, number])[] = [
  ["百万", 6], ["千万", 7], ["百亿", 10], ["千亿", 11], ["万亿", 12], ["十万", 5], ["十亿", 9], ["million", 6], ["billion", 9], ["thousand", 3], ["mn", 6], ["bn", 9], ["万", 4], ["萬", 4], ["亿", 8], ["億", 8], ["千", 3], ["仟", 3], ["百", 2], ["佰", 2], ["k", 3], ["w", 4],
];
const plainNumber = /^(?:\d[\d,' _]*\d|\d)?(?:\.\d*)?/;
const groups = /^\d{1,3}(?:([,' _])\d{3})(?:\1\d{3})*$/;
const exponent = /^e[+-]?\d{1,4}(?![a-z\d])/;
const minusSigns = /[−–—‐‑﹣]/g;

function startsWithWord<T>(text: string, words: readonly (readonly [string, T])[]): readonly [string, T] | null {
  for (const word of words) if (text.startsWith(word[0])) return word;
  return null;
}

/** Letters directly after a unit letter would make it another word: `5kg` is not five thousand. */
function endsWord(word: string, after: string): boolean {
  return !/[a-z]$/.test(word) || !/^[a-z]/.test(after);
}

/** Reads a number as people type it. Nothing is guessed: two readings give a fault. Linear in the length of the text. `isContinental`: a comma stands before the decimals, and points mark thousands. */
export function readNumberText(raw: string, isContinental = false): NumberText | NumberFault {
  const notANumber: NumberFault = { ok: false, fault: "notANumber" };
  let text = cleanText(raw).toLowerCase().replace(minusSigns, "-");
  if (isContinental) text = text.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));
  if (text === "" || text.length > 500) return notANumber;

  // In front: currency, sign, bracket, in any order, each once.
  let sign = 1;
  let signed = false;
  let bracket = false;
  let currency: string | null = null;
  let percent: NumberText["percent"] = 0;
  let front = "";
  for (;;) {
    const word: readonly [string, string] | null = currency === null ? startsWithWord(text, currencyWords) : null;
    if (word !== null) {
      currency = word[1];
      text = text.slice(word[0].length).trimStart();
    } else if (!signed && (text.startsWith("-") || text.startsWith("+"))) {
      if (text.startsWith("-")) sign = -1;
      signed = true;
      text = text.slice(1).trimStart();
    } else if (!signed && text.startsWith("负")) {
      sign = -1;
      signed = true;
      text = text.slice(1).trimStart();
    } else if (!bracket && !signed && text.startsWith("(") && text.includes(")")) {
      bracket = true;
      text = text.slice(1).trimStart();
    } else if (percent === 0 && text.startsWith("百分之")) {
      percent = 2;
      text = text.slice(3);
    } else if (front === "" && /^[^\d.]/.test(text) && !chineseNumeral.test(text)) {
      // A remark in front, such as 约 or 合计：, up to the first digit, sign or currency.
      const remark = /^[^\d.()+\-¥$€£]+/.exec(text)?.[0] ?? "";
      if (remark === "" || remark.length === text.length) return notANumber;
      front = remark.trim();
      text = text.slice(remark.length);
    } else break;
  }

  let value: ExactDecimal | null = null;
  let scientific = false;
  let scaled = false;
  const words = chineseNumeral.test(text) ? /^[^\d\s()%]+/.exec(text)?.[0] ?? "" : "";
  if (words !== "") {
    value = chineseAmount(words);
    if (value === null) return notANumber;
    if (/[元圆圓角分]/.test(words)) currency ??= "CNY";
    text = text.slice(words.length).trimStart();
  } else {
    let lastPower = Infinity;
    for (;;) {
      const shown = plainNumber.exec(text)?.[0] ?? "";
      if (!/\d/.test(shown)) break;
      const digits = readDigits(shown);
      if (digits === null) return { ok: false, fault: "oddGrouping" };
      text = text.slice(shown.length);
      const power = exponent.exec(text)?.[0];
      let part: ExactDecimal | null = digits;
      if (power !== undefined) {
        scientific = true;
        part = Math.abs(Number(power.slice(1))) > 400 ? null : shiftDecimal(digits, Number(power.slice(1)));
        text = text.slice(power.length);
      }
      if (part === null) return notANumber;
      text = text.trimStart();
      const unit = startsWithWord(text, scaleWords);
      const scales = unit !== null && endsWord(unit[0], text.slice(unit[0].length));
      const unitPower: number = scales ? unit[1] : 0;
      // 1亿2000万: parts must fall, and only the last may stand without a unit.
      if (value !== null && (unitPower >= lastPower || !fitsUnder(part, lastPower - unitPower) || unitPower === 0)) return { ok: false, fault: "severalNumbers" };
      part = shiftDecimal(part, unitPower);
      value = value === null ? part : addDecimals(value, part);
      lastPower = unitPower;
      if (!scales) break;
      scaled = true;
      text = text.slice(unit[0].length).trimStart();
      if (scientific) break;
    }
    if (value === null) return notANumber;
  }

  // Behind: percent, currency, 整, bracket, minus, in any order; what is left is a remark.
  let closed = !bracket;
  for (;;) {
    const word = startsWithWord(text, currencyWords);
    if (percent === 0 && /^[%‰‱]/.test(text)) {
      percent = text.startsWith("%") ? 2 : text.startsWith("‰") ? 3 : 4;
      text = text.slice(1).trimStart();
    } else if (word !== null && endsWord(word[0], text.slice(word[0].length)) && (currency === null || currency === word[1] || (currency === "¥" && (word[1] === "CNY" || word[1] === "JPY")))) {
      currency = word[1];
      text = text.slice(word[0].length).trimStart();
    } else if (currency !== null && /^[整正]/.test(text)) text = text.slice(1).trimStart();
    else if (!closed && text.startsWith(")")) {
      closed = true;
      text = text.slice(1).trimStart();
    } else if (text === "-" && !signed && !bracket) {
      sign = -1;
      text = "";
    } else break;
  }
  if (!closed) return notANumber;
  if (/\d/.test(text) || chineseNumeral.test(text)) return { ok: false, fault: "severalNumbers" };
  // 5m may be five million, metres or thousand (M): nobody can tell.
  if (/^(?:m{1,2}|b|t)(?![a-z\d])/.test(text)) return { ok: false, fault: "unclearUnit" };
  const rest = [front, text.trim()].filter((part) => part !== "").join(" … ");
  if (rest.length > 40) return notANumber;
  if (bracket || sign < 0) value = negateDecimal(value);
  return { ok: true, value: percent === 0 ? value : shiftDecimal(value, -percent), currency, percent, rest, scientific, scaled, bracketed: bracket };
}

/** 1.234,56 and 1 234,56: the comma stands before decimals, whatever the column. */
const pointGroups = /^\D*[1-9]\d{0,2}(?:[. ']\d{3})+,\d+(?![\d.,])/;
/** 543,21 and 2,5: no thousands have so few digits. */
const commaDecimals = /^\D*\d+,\d{1,2}(?![\d.,])/;
/** 1.234: one and a bit, or one thousand. */
const openPoint = /^\D*[1-9]\d{0,2}\.\d{3}(?![\d.,])/;

/**
 * The same where a comma may stand before the decimals. 1.234,56 can be read in one way only; whether 1.234 of the same column is a thousand nobody knows, so that it is `isDoubted` where the
 * field does not say that its values are written so. `comma`: it does: 543,21 is read too. `isPointOpen`: 1.234 is a fault.
 */
export function readMarkedNumber(raw: string, { comma, isPointOpen }: NumberMarks): (NumberText & { readonly isDoubted?: true }) | NumberFault {
  const usual = readNumberText(raw);
  if (usual.ok) return isPointOpen && openPoint.test(raw) ? { ok: false, fault: "openMark" } : usual;
  if (!pointGroups.test(raw) && !(comma && commaDecimals.test(raw))) return usual;
  const other = readNumberText(raw, true);
  return !other.ok ? usual : comma ? other : { ...other, isDoubted: true };
}

/** Digits with or without thousands marks. Null where the marks do not stand in threes: 1,23 could be a decimal comma or a lost digit. */
function readDigits(shown: string): ExactDecimal | null {
  const dot = shown.indexOf(".");
  const whole = dot < 0 ? shown : shown.slice(0, dot);
  if (/[^\d]/.test(whole) && !groups.test(whole)) return null;
  return decimalFromText(whole.replace(/[^\d]/g, "") + (dot < 0 ? "" : shown.slice(dot)));
}

function fitsUnder(part: ExactDecimal, power: number): boolean {
  const room: ExactDecimal = { coefficient: 1n, scale: -power };
  const difference = addDecimals(room, negateDecimal(part));
  return difference.coefficient > 0n && !sameDecimal(part, { coefficient: 0n, scale: 0 });
}
