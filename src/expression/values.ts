/** Values as expressions see them: errors, numbers of 15 significant digits, comparison. The rules are written down in semantics.md. */
import { type CellError, type CellValue, isBlank } from "../records/cellValue";
import type { ComparisonOperator } from "./ast";
import { equalText, fold } from "./fold";

export const errors = {
  value: { error: "#VALUE!" },
  number: { error: "#NUM!" },
  division: { error: "#DIV/0!" },
  notAvailable: { error: "#N/A" },
} as const satisfies { readonly [name: string]: CellError };

/** Longest text of a cell; a longer result is #VALUE!, as in Excel. */
export const maxText = 32767;

/** A cell as an operand: text of nothing but white space is blank too. */
export function operand(value: CellValue): CellValue {
  return typeof value === "string" && isBlank(value) ? null : value;
}

/** The number as Excel shows it: 15 significant digits. */
export function round15(value: number): number {
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? value : Number(value.toPrecision(15));
}

/** Negative, zero or positive, after rounding both to 15 significant digits. Far apart they need no rounding: one unit of the 15th digit is at most 1e-14 of the number. */
export function orderNumbers(a: number, b: number): number {
  const difference = a - b;
  if (difference === 0) return 0;
  if (Math.abs(difference) > 1e-14 * Math.max(Math.abs(a), Math.abs(b))) return difference;
  return round15(a) - round15(b);
}

export function orderTexts(a: string, b: string): number {
  const x = fold(a);
  const y = fold(b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Are two non-blank values that are no errors equal, as `=` says? Different kinds never are. */
export function equalValues(a: CellValue, b: CellValue): boolean {
  if (typeof a === "number") return typeof b === "number" && orderNumbers(a, b) === 0;
  if (typeof a === "string") return typeof b === "string" && equalText(a, b);
  return a === b;
}

/** A comparison of two operands: error before unknown before the answer. Kinds that have no order to each other give #VALUE!. */
export function compare(operator: ComparisonOperator, a: CellValue, b: CellValue): CellValue {
  if (typeof a === "object" && a !== null) return a;
  if (typeof b === "object" && b !== null) return b;
  if (a === null || b === null) return null;
  if (operator === "=") return equalValues(a, b);
  if (operator === "<>") return !equalValues(a, b);
  if (typeof a === "number" && typeof b === "number") return holds(operator, orderNumbers(a, b));
  if (typeof a === "string" && typeof b === "string") return holds(operator, orderTexts(a, b));
  return errors.value;
}

export function holds(operator: ComparisonOperator, order: number): boolean {
  switch (operator) {
    case "=": return order === 0;
    case "<>": return order !== 0;
    case "<": return order < 0;
    case "<=": return order <= 0;
    case ">": return order > 0;
    case ">=": return order >= 0;
  }
}

/** A number that is none (overflow) becomes #NUM!. */
export function finite(value: number): number | CellError {
  return Number.isFinite(value) ? value : errors.number;
}

/** a + b; a result that vanishes within 15 digits of the operands is 0, so that 0.5-0.4-0.1 = 0, as in Excel. */
export function add(a: number, b: number): number | CellError {
  const sum = a + b;
  return Math.abs(sum) < 1e-15 * Math.max(Math.abs(a), Math.abs(b)) ? 0 : finite(sum);
}

export function power(base: number, exponent: number): number | CellError {
  if (base === 0 && exponent === 0) return errors.number;
  if (base === 0 && exponent < 0) return errors.division;
  return finite(base ** exponent);
}

/**
 * Rounds to `digits` decimals (negative: to tens, hundreds) on the 15 significant digits, so that 1.005 is taken as written: "half" is half away from zero,
 * "up" away from zero, "down" towards zero.
 */
export function roundTo(value: number, digits: number, how: "half" | "up" | "down"): number | CellError {
  const places = Math.trunc(digits);
  if (value === 0 || places > 320) return value;
  if (how === "half") {
    const quick = roundQuickly(Math.abs(value), places);
    if (quick !== null) return value < 0 ? 0 - quick : quick;
  }
  const [mantissa, exponent] = Math.abs(value).toExponential(14).split("e") as [string, string];
  const shifted = Number(`${mantissa}e${Number(exponent) + places}`);
  // Fifteen digits and more before the point: nothing is left to round.
  if (shifted >= 1e15) return round15(value);
  const whole = how === "half" ? Math.round(shifted) : how === "up" ? Math.ceil(shifted) : Math.floor(shifted);
  const [back, power10] = whole.toExponential(14).split("e") as [string, string];
  const result = Number(`${back}e${Number(power10) - places}`);
  return finite(value < 0 ? 0 - result : result);
}

const powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12] as const;

/**
 * What rounding by the digits gives where it cannot go either way: farther from a half than the 15 digits and the shift can move the number. A product or quotient of whole numbers below 2^53 is
 * the double nearest to it, so nothing is lost in going back. Null: count the digits.
 */
function roundQuickly(size: number, places: number): number | null {
  const power = powers[Math.abs(places)];
  if (power === undefined) return null;
  const shifted = places < 0 ? size / power : size * power;
  const whole = Math.round(shifted);
  if (whole >= 1e14 || Math.abs(Math.abs(shifted - whole) - 0.5) <= 1e-13 * (shifted + 1)) return null;
  return places < 0 ? whole * power : whole / power;
}

/** The largest integer not above the number as its 15 digits show it. */
export function integerPart(value: number): number {
  return Math.floor(round15(value));
}

/** A number as text: 15 significant digits, an exponent (E+21, E-07) only where decimals would not do. */
export function numberText(value: number): string {
  const plain = String(round15(value));
  const match = /^(.+)e([+-])(\d+)$/.exec(plain);
  return match === null ? plain : `${match[1]}E${match[2]}${match[3]!.padStart(2, "0")}`;
}

/** What a text function reads: blank as "", numbers and TRUE/FALSE as Excel would write them. */
export function textOf(value: null | string | number | boolean): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  return typeof value === "number" ? numberText(value) : value ? "TRUE" : "FALSE";
}

export function limitText(text: string): string | CellError {
  return text.length > maxText ? errors.value : text;
}
