import { foldWidth } from "./width";

/** What numbers are counted in: units of one `base` are `10 ** power` of it each. */
type Unit = { readonly base: string; readonly power: number };

/** Spellings of units, folded. Those of one base lead to each other by a power of ten; a unit that stands nowhere here is its own base. @source 中华人民共和国法定计量单位 (1984); SI brochure, 9th edition */
const known: readonly (readonly [base: string, power: number, spellings: readonly string[]])[] = [
  ["g", -3, ["mg", "毫克"]], ["g", 0, ["g", "克"]], ["g", 3, ["kg", "kgs", "千克", "公斤"]], ["g", 6, ["t", "吨"]],
  ["m", -3, ["mm", "毫米"]], ["m", -2, ["cm", "厘米"]], ["m", 0, ["m", "米"]], ["m", 3, ["km", "千米", "公里"]],
  ["m²", 0, ["m²", "m2", "㎡", "平方米", "平米"]], ["m²", 4, ["公顷", "ha"]], ["m²", 6, ["km²", "km2", "平方公里", "平方千米"]],
  ["l", -3, ["ml", "毫升"]], ["l", 0, ["l", "升"]], ["l", 3, ["m³", "m3", "立方米"]],
  ["w", 0, ["w", "瓦"]], ["w", 3, ["kw", "千瓦"]], ["kwh", 0, ["kwh", "千瓦时", "度"]],
  ["h", 0, ["h", "hr", "hrs", "hour", "hours", "小时"]], ["min", 0, ["min", "mins", "minute", "minutes", "分钟"]], ["天", 0, ["天", "日", "day", "days"]], ["月", 0, ["月", "个月", "month", "months"]], ["年", 0, ["年", "year", "years"]],
  ["人", 0, ["人", "名", "person", "people"]], ["件", 0, ["件", "pcs", "pc"]],
];
const bySpelling = new Map(known.flatMap(([base, power, spellings]) => spellings.map((spelling): readonly [string, Unit] => [spelling, { base, power }])));
const scales: readonly (readonly [string, number])[] = [["百万", 6], ["千万", 7], ["百亿", 10], ["千亿", 11], ["万亿", 12], ["百", 2], ["千", 3], ["万", 4], ["亿", 8]];

/** A unit as it is written, whatever its case and width: 公斤 and KG are kg, 万人 ten thousand 人. */
function unitNamed(text: string): Unit {
  const word = foldWidth(text).trim().toLowerCase();
  const own = bySpelling.get(word);
  if (own !== undefined) return own;
  for (const [scale, power] of scales) {
    if (!word.startsWith(scale)) continue;
    // 万 alone, as in 额度(万): ten thousand of what the column counts.
    if (word.length === scale.length) return { base: "", power };
    const unit = bySpelling.get(word.slice(scale.length)) ?? { base: word.slice(scale.length), power: 0 };
    return { base: unit.base, power: unit.power + power };
  }
  return { base: word, power: 0 };
}

/** By which power of ten a number in one unit is multiplied to be one in another; null where they do not measure the same, or only some other factor leads there. */
export function powerBetween(from: string, to: string): number | null {
  const [a, b] = [unitNamed(from), unitNamed(to)];
  return a.base === b.base ? a.power - b.power : null;
}

/** No unit is longer, with the blanks before it. */
const longestUnit = 24;

/** The longest end of a text that is a unit leading to `to` by a power of ten, behind a digit or a numeral; null where none is. `12 吨` to kg: `12`, 3. */
export function splitUnit(text: string, to: string): { readonly number: string; readonly power: number } | null {
  const most = Math.max(0, text.length - longestUnit);
  for (let at = most; at < text.length; at++) {
    const before = text.slice(0, at).trimEnd();
    const unit = text.slice(at).trim();
    if (!/[\d零一二两三四五六七八九十百千万亿)）]$/.test(before) || unit === "" || /^\d/.test(unit)) continue;
    const power = powerBetween(unit, to);
    if (power !== null) return { number: before, power };
  }
  return null;
}

/** A unit behind a number: 12 kg, 12人. */
export function withUnit(number: string, unit: string): string {
  return `${number}${/^[A-Za-z]/.test(unit) ? " " : ""}${unit}`;
}

/** The same, as a number format shows it. */
export function unitFormat(format: string, unit: string | undefined): string {
  return unit === undefined ? format : `${format}"${withUnit("", unit)}"`;
}

/** The unit of an amount in a column that counts by a bare 万: 万元. Any other stays what it is. */
export function amountUnitOf(unit: string): string {
  return scales.some(([scale]) => scale === unit) ? `${unit}元` : unit;
}

/** Units of amounts: 元, 万元, 元/吨. */
export const amountUnitForm = /^(?:千|万|百万|千万|亿)?元(?:\/[^/]+)?$/;

/** An amount's unit: its size by the 元, as a power of ten, and what it is the price of (元/吨), null = nothing. */
export function amountUnit(unit = "元"): { readonly power: number; readonly per: string | null } {
  const [size = "", per] = unit.split("/");
  return { power: powerBetween(size, "元") ?? 0, per: per ?? null };
}
