import { addDecimals, decimalFromText, type ExactDecimal } from "./exactDecimal";

/** Chinese numerals, everyday and accounting (大写) forms. */
const digits: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9, 貳: 2, 參: 3, 陸: 6, 弌: 1, 弍: 2, 兩: 2,
};
const smallUnits: Readonly<Record<string, bigint>> = { 十: 10n, 拾: 10n, 百: 100n, 佰: 100n, 千: 1000n, 仟: 1000n };
const largeUnits: Readonly<Record<string, bigint>> = { 万: 10_000n, 萬: 10_000n, 亿: 100_000_000n, 億: 100_000_000n };

export const chineseNumeral = /^[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸弌弍兩十拾百佰千仟万萬亿億廿卅]+/;

/**
 * Reads a whole number in full form (一万二千零五十, 壹拾贰万); null for anything colloquial that leaves a unit out (一千五, 三万二), which could mean two numbers,
 * and for anything out of order.
 */
export function chineseInteger(text: string): bigint | null {
  if (text === "") return null;
  if (/[廿卅]/.test(text)) return chineseInteger(text.replace(/廿/g, "二十").replace(/卅/g, "三十"));
  let total = 0n; // closed by 亿
  let section = 0n; // closed by 万
  let group = 0n; // below 万
  let digit: number | null = null;
  let zero = false;
  let lastSmall = 10_000n;
  let lastUnit: bigint | null = null;
  for (const sign of text) {
    const value = digits[sign];
    const small = smallUnits[sign];
    const large = largeUnits[sign];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      if (value === 0) zero = true;
      digit = value;
    } else if (small !== undefined) {
      if (small >= lastSmall) return null;
      if (digit === 0) return null;
      if (digit === null && !(small === 10n && group === 0n)) return null;
      group += BigInt(digit ?? 1) * small;
      lastSmall = small;
      lastUnit = small;
      digit = null;
      zero = false;
    } else if (large !== undefined) {
      group += BigInt(digit ?? 0);
      digit = null;
      zero = false;
      if (large === 10_000n) {
        if (group === 0n || section !== 0n) return null;
        section = group * large;
      } else {
        if ((group === 0n && section === 0n) || total !== 0n) return null;
        total = (section + group) * large;
        section = 0n;
      }
      group = 0n;
      lastSmall = 10_000n;
      lastUnit = large;
    } else return null;
  }
  if (digit !== null && digit !== 0) {
    const skipsAUnit = lastUnit !== null && lastUnit > 10n && !zero;
    if (skipsAUnit) return null;
    group += BigInt(digit);
  }
  return total + section + group;
}

/** Reads an amount in words: 壹万贰仟元整, 叁佰元伍角贰分, 伍角. Null when it is not one. */
export function chineseAmount(text: string): ExactDecimal | null {
  const match = /^(?:([^元圆圓角分整正]+)(?:[元圆圓]|$))?(?:零?([^元圆圓角分整正零])角)?(?:零?([^元圆圓角分整正零])分)?[整正]?$/.exec(text);
  if (match === null || (match[1] === undefined && match[2] === undefined && match[3] === undefined)) return null;
  let amount: ExactDecimal = { coefficient: 0n, scale: 0 };
  if (match[1] !== undefined) {
    const whole = chineseInteger(match[1]);
    if (whole === null) return null;
    amount = { coefficient: whole, scale: 0 };
  }
  for (const [part, scale] of [[match[2], 1], [match[3], 2]] as const) {
    if (part === undefined) continue;
    const digit = digits[part];
    if (digit === undefined) return null;
    amount = addDecimals(amount, { coefficient: BigInt(digit), scale });
  }
  return amount;
}

/** 二〇二四 → 2024: digit by digit; null when another sign stands among them. */
export function chineseDigits(text: string): ExactDecimal | null {
  let plain = "";
  for (const sign of text) {
    const value = digits[sign];
    if (value === undefined) return null;
    plain += String(value);
  }
  return decimalFromText(plain);
}
