/**
 * Decimal numbers without binary error: `coefficient × 10^-scale`. Amounts are read, scaled (万元 → 元) and rounded here; a double is made once, at the end,
 * as the nearest one.
 */
export type ExactDecimal = { readonly coefficient: bigint; readonly scale: number };

/** Beyond this many digits or decimal places no cell can hold the number, and arithmetic would only cost time. */
const mostDigits = 400;

/** Reads `123`, `-1.50`, `.5`, `1.2E+3`; null for anything else or for a size that no number cell holds. */
export function decimalFromText(text: string): ExactDecimal | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text);
  if (match === null) return null;
  const whole = match[2] ?? "";
  const fraction = match[3] ?? "";
  const exponent = Number(match[4] ?? 0);
  if (whole === "" && fraction === "") return null;
  const scale = fraction.length - exponent;
  if (whole.length + fraction.length > mostDigits || Math.abs(scale) > mostDigits) return null;
  const coefficient = BigInt(whole + fraction);
  return { coefficient: match[1] === "-" ? -coefficient : coefficient, scale };
}

/** The decimal number that a cell shows for a double: 15 significant digits. */
export function decimalFromNumber(value: number): ExactDecimal | null {
  return Number.isFinite(value) ? decimalFromText(String(Number(value.toPrecision(15)))) : null;
}

/** `value × 10^power`, exact. */
export function shiftDecimal(value: ExactDecimal, power: number): ExactDecimal {
  return { coefficient: value.coefficient, scale: value.scale - power };
}

function toScale(value: ExactDecimal, scale: number): bigint {
  return value.coefficient * 10n ** BigInt(scale - value.scale);
}

export function addDecimals(a: ExactDecimal, b: ExactDecimal): ExactDecimal {
  const scale = Math.max(a.scale, b.scale);
  return { coefficient: toScale(a, scale) + toScale(b, scale), scale };
}

export function negateDecimal(value: ExactDecimal): ExactDecimal {
  return { coefficient: -value.coefficient, scale: value.scale };
}

/** Rounded to `decimals` places, halves away from zero, as Excel's ROUND does. */
export function roundDecimal(value: ExactDecimal, decimals: number): ExactDecimal {
  if (value.scale <= decimals) return value;
  const unit = 10n ** BigInt(value.scale - decimals);
  const half = unit / 2n;
  const { coefficient } = value;
  return { coefficient: coefficient < 0n ? -((-coefficient + half) / unit) : (coefficient + half) / unit, scale: decimals };
}

export function sameDecimal(a: ExactDecimal, b: ExactDecimal): boolean {
  const scale = Math.max(a.scale, b.scale);
  return toScale(a, scale) === toScale(b, scale);
}

/** Digits that count: neither leading nor trailing zeros. A number cell keeps 15. */
export function significantDigits(value: ExactDecimal): number {
  const digits = String(value.coefficient).replace("-", "");
  let end = digits.length;
  while (end > 1 && digits[end - 1] === "0") end--;
  return end;
}

/** Plain digits with at least `decimals` places and no exponent. */
export function decimalText(value: ExactDecimal, decimals = 0): string {
  const scale = Math.max(value.scale, decimals, 0);
  const coefficient = toScale(value, scale);
  const digits = String(coefficient < 0n ? -coefficient : coefficient).padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  return (coefficient < 0n ? "-" : "") + (scale === 0 ? whole : `${whole}.${digits.slice(digits.length - scale)}`);
}

/** The nearest double; never -0. */
export function numberFromDecimal(value: ExactDecimal): number {
  const number = Number(decimalText(value));
  return number === 0 ? 0 : number;
}

/** 1234567.5 → 1,234,567.5 */
export function groupThousands(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
