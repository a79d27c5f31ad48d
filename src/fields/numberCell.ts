import { type CellValue, isCellError } from "../records/cellValue";
import type { Localized } from "../records/text";
import { decimalFromNumber, decimalText, type ExactDecimal, numberFromDecimal, roundDecimal, sameDecimal, significantDigits } from "./exactDecimal";
import type { Facts, Parsed } from "./fieldType";
import { type NumberMarks, type NumberText, readMarkedNumber } from "./numberText";
import { read, readNothing, readPartly, refuse, shared, shownNumber } from "./reading";
import { powerBetween, splitUnit } from "./units";
import { cleanText } from "./width";

/**
 * A number kept to `decimals` places (absent: as it is). Where the rounded number looks the same in a cell (binary noise such as 0.1 + 0.2), the cell's own
 * number is kept, so that nothing is "corrected" that nobody can see.
 */
export function roundNumber(value: number, decimals: number | undefined): number {
  if (value === 0) return 0;
  if (decimals === undefined || (Number.isInteger(value) && decimals >= 0)) return value;
  // As nearly all amounts are: the double nearest to a decimal of so many places, which is what fifteen digits show.
  const unit = units[decimals];
  if (unit !== undefined) {
    const whole = Math.round(value * unit);
    if (whole / unit === value && Math.abs(whole) < 1e15) return value;
  }
  const shown = decimalFromNumber(value);
  if (shown === null) return value;
  const rounded = roundDecimal(shown, decimals);
  return sameDecimal(shown, rounded) ? value : numberFromDecimal(rounded);
}

const units: readonly (number | undefined)[] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

/** @source https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 (largest allowed positive number) */
const largestCell = 9.99999999999999e307;

/** A number cell as it is, or rounded with a note. */
export function readNumber(value: number, decimals: number | undefined): Parsed {
  if (Math.abs(value) <= largestCell) return readRounded(value, decimals);
  return Number.isFinite(value) ? refuse("notANumber", { text: String(value) }) : refuse("errorCell", { error: String(value) });
}

function readRounded(value: number, decimals: number | undefined): Parsed {
  const rounded = roundNumber(value, decimals);
  return rounded === value ? read(rounded) : readPartly(rounded, "rounded", { from: shownNumber(value), to: shownNumber(rounded), decimals: decimals ?? 0 });
}

/** An exact number as a cell value; says so where a cell keeps fewer digits or the field fewer places. */
export function readDecimal(value: ExactDecimal, decimals: number | undefined): Parsed {
  if (significantDigits(value) > 15) return refuse("tooManyDigits", { digits: significantDigits(value) });
  const rounded = decimals === undefined ? value : roundDecimal(value, decimals);
  const number = numberFromDecimal(rounded);
  if (Math.abs(number) > largestCell) return refuse("notANumber", { text: decimalText(value).slice(0, 40) });
  return sameDecimal(value, rounded) ? read(number, "numberAsText", { value: number }) : readPartly(number, "rounded", { from: decimalText(value), to: decimalText(rounded), decimals: decimals ?? 0 });
}

const plainDigits = /^-?\d{1,15}$/;

/**
 * The part that all number types share: number cells, then text. `meaning` turns a typed number into its exact value, or says why it is none for this type. `isAccounting`: brackets mean
 * a negative number for certain; elsewhere (477) is one that a person looks at first. `marks`: how decimals may be written (`readMarkedNumber`).
 */
export function readNumberCell(raw: CellValue, decimals: number | undefined, meaning: (typed: NumberText, text: string) => ExactDecimal | Parsed, isAccounting = false, marks: NumberMarks = { comma: false, isPointOpen: false }): Parsed {
  if (typeof raw === "number") return readNumber(raw, decimals);
  if (isCellError(raw)) return refuse("errorCell", { error: raw.error });
  if (raw === null) return read(null);
  if (typeof raw === "boolean") return refuse("notANumber", { text: raw ? "TRUE" : "FALSE" });
  const text = cleanText(raw);
  const nothing = readNothing(text);
  if (nothing !== null) return nothing;
  const typed: ReturnType<typeof readMarkedNumber> = plainDigits.test(text)
    ? { ok: true, value: { coefficient: BigInt(text), scale: 0 }, currency: null, percent: 0, rest: "", scientific: false, scaled: false, bracketed: false }
    : readMarkedNumber(text, marks);
  if (!typed.ok) return refuse(typed.fault, { text: text.slice(0, 40) });
  const value = meaning(typed, text);
  if ("ok" in value) return value;
  const reading = readDecimal(value, decimals);
  if (!reading.ok) return reading;
  const facts: Facts = { value: reading.value as number };
  if (typed.rest !== "") return readPartly(reading.value, "droppedText", { ...facts, text: typed.rest });
  if (typed.isDoubted === true && reading.lossless) return readPartly(reading.value, "decimalComma", { ...facts, text });
  if (typed.bracketed && !isAccounting && reading.lossless) return readPartly(reading.value, "bracketed", { ...facts, text });
  if (typed.scientific && reading.lossless) return readPartly(reading.value, "scientific", { ...facts, text });
  return reading;
}

/**
 * A cell of a field that counts in a unit: with that unit behind the number it is read without, with one that a power of ten leads from (吨 for kg) it is multiplied by it. What has another
 * unit is refused: nobody may drop it. `parse` reads what is left, and multiplies.
 */
export function readCounted(raw: CellValue, unit: string | undefined, parse: (raw: CellValue, power: number) => Parsed): Parsed {
  if (unit === undefined || typeof raw !== "string") return parse(raw, 0);
  const text = cleanText(raw);
  const split = splitUnit(text, unit);
  if (split === null) {
    const reading = parse(raw, 0);
    const rest = reading.ok && reading.note === "droppedText" ? String(reading.data?.["text"]).split(" … ").at(-1)! : "";
    const isUnit = /^[\p{L}°℃㎡㎥/]/u.test(rest) && text.toLowerCase().endsWith(rest.toLowerCase());
    // 12kg左右 is in kg and says more.
    return isUnit && ![...rest].some((_, at) => powerBetween(rest.slice(0, at + 1), unit) === 0) ? refuse("otherUnit", { text: text.slice(0, 40), unit }) : reading;
  }
  const reading = parse(split.number, split.power);
  return split.power !== 0 && reading.ok && reading.lossless ? read(reading.value, "unitConverted", { text: text.slice(0, 40), value: reading.value as number, unit }) : reading;
}

/** Texts of what `readCounted` gives besides. */
export const countedMessages = {
  otherUnit: { "zh-CN": "“{text}”的单位不是本列的 {unit}，换算后再填数字。", en: "“{text}” is not in {unit}, the unit of this column. Convert it, then type the number." },
  unitConverted: { "zh-CN": "“{text}”换算成本列的单位是 {value} {unit}。", en: "“{text}” is {value} {unit} in the unit of this column." },
} satisfies Record<string, Localized>;

/** Texts of every messageId that `readNumberCell` can give. */
export const numberMessages = {
  errorCell: shared.errorCell,
  placeholder: shared.placeholder,
  droppedText: shared.droppedText,
  notANumber: { "zh-CN": "“{text}”不是数字，改成数字或清空。", en: "“{text}” is not a number. Type a number or clear the cell." },
  severalNumbers: { "zh-CN": "“{text}”里不止一个数字，只保留一个，其余移到别的列。", en: "“{text}” holds more than one number. Keep one and move the rest to other columns." },
  oddGrouping: { "zh-CN": "“{text}”的逗号不是千分位（三位一组），可能是小数点或漏了数字，按原件改写。", en: "The commas in “{text}” do not mark thousands. It may be a decimal comma or a lost digit: type the number again." },
  decimalComma: { "zh-CN": "“{text}”里的逗号是小数点，点是千分位，读作 {value}；核对后存入。", en: "In “{text}” a comma stands before the decimals; it is read as {value}. Check it, then store it." },
  openMark: { "zh-CN": "“{text}”里的点可能是小数点，也可能是千分位，按原件改写。", en: "The point in “{text}” may stand before decimals or mark thousands: type the number again." },
  unclearUnit: { "zh-CN": "“{text}”后面的字母可能是百万、千或别的单位，写成完整的数字或“万”“亿”。", en: "The letter behind “{text}” can stand for million, thousand or another unit. Write the whole number." },
  tooManyDigits: { "zh-CN": "有效数字 {digits} 位，单元格只能准确保存 15 位。编号类内容改用文本字段。", en: "The number has {digits} significant digits; a cell keeps 15. Use a text field for codes." },
  rounded: { "zh-CN": "{from} 按 {decimals} 位小数四舍五入为 {to}。", en: "{from} is rounded to {decimals} decimals: {to}." },
  numberAsText: { "zh-CN": "数字存成了文本，改为数值 {value} 才能计算。", en: "The number is kept as text. Store it as the number {value} so that it can be calculated." },
  bracketed: { "zh-CN": "“{text}”带括号，按记账写法是负数 {value}；核对后存入。", en: "“{text}” stands in brackets, which accountants mean as the negative {value}. Check it, then store it." },
  scientific: { "zh-CN": "“{text}”是科学计数法，末尾数字可能已丢失；核对后存为 {value}。", en: "“{text}” is in scientific notation and may have lost its last digits. Check it, then store {value}." },
} satisfies Record<string, Localized>;
