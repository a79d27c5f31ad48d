import { type ExactDecimal, roundDecimal, sameDecimal } from "./exactDecimal";

const digits = "零壹贰叁肆伍陆柒捌玖";
const smallUnits = ["", "拾", "佰", "仟"];
/** Of groups of four digits: the fourth counts 万 of the third's 亿. */
const largeUnits = ["", "万", "亿", "万"];
/** Sixteen digits before the point: 万亿 is the last unit. */
const most = 10n ** 16n;

/** Four digits in words, without 零 at their front: 1005 → 壹仟零伍. "" = nothing. */
function group(value: number): string {
  let text = "";
  let zero = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      zero = text !== "";
      continue;
    }
    text += (zero ? "零" : "") + digits.charAt(digit) + smallUnits[place]!;
    zero = false;
  }
  return text;
}

/**
 * An amount of yuan in the words of bills and contracts: 1234567.89 → 壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分, 100000 → 壹拾万元整, -10.5 → 负壹拾元伍角整, 1.05 → 壹元零伍分, 0 → 零元整.
 * Null for more than two decimals or sixteen digits.
 * @source 中国人民银行《正确填写票据和结算凭证的基本规定》 (《支付结算办法》附一)
 */
export function chineseUpper(amount: ExactDecimal): string | null {
  const rounded = roundDecimal(amount, 2);
  if (!sameDecimal(rounded, amount)) return null;
  const cents = (rounded.coefficient < 0n ? -rounded.coefficient : rounded.coefficient) * 10n ** BigInt(2 - rounded.scale);
  let whole = cents / 100n;
  if (whole >= most) return null;
  const [jiao, fen] = [Number(cents / 10n) % 10, Number(cents % 10n)];
  const groups: number[] = [];
  for (; whole > 0n; whole /= 10_000n) groups.push(Number(whole % 10_000n));
  let text = "";
  for (let at = groups.length - 1; at >= 0; at--) {
    const value = groups[at]!;
    // One 零 for any number of missing places between two words.
    if (value > 0) text += (text !== "" && (value < 1000 || groups[at + 1] === 0) ? "零" : "") + group(value) + largeUnits[at]!;
    else if (at === 2 && (groups[3] ?? 0) > 0) text += "亿";
  }
  if (text !== "") text += "元";
  if (jiao > 0) text += `${digits.charAt(jiao)}角`;
  if (fen > 0) text += `${text !== "" && jiao === 0 ? "零" : ""}${digits.charAt(fen)}分`;
  if (text === "") text = "零元";
  return (rounded.coefficient < 0n ? "负" : "") + text + (fen === 0 ? "整" : "");
}
