import type { FieldSpec, FieldType, Parsed } from "./fieldType";
import { groupThousands, shiftDecimal } from "./exactDecimal";
import { countedMessages, numberMessages, readCounted, readNumberCell, roundNumber } from "./numberCell";
import { guessBy, readPartly, shownNumber } from "./reading";
import { unitFormat, withUnit } from "./units";

/** `0`, `0.00`, `#,##0.0` ...: a number format with `decimals` places. */
export function decimalsFormat(base: string, decimals: number): string {
  return decimals > 0 ? `${base}.${"0".repeat(Math.min(decimals, 15))}` : base;
}

/** Text of a number to a fixed number of places, grouped; more places are kept where the value has them. */
export function groupedText(value: number, decimals: number): string {
  const shown = shownNumber(value);
  if (shown.includes("E")) return shown;
  const [whole = "", fraction = ""] = shown.split(".");
  const padded = fraction.padEnd(decimals, "0");
  return groupThousands(padded === "" ? whole : `${whole}.${padded}`);
}

/** A currency or percent sign in a plain number column is meaning that the number alone does not keep. */
function signDropped(reading: Parsed, sign: string): Parsed {
  return reading.ok && reading.lossless ? readPartly(reading.value, "droppedText", { value: reading.value as number, text: sign }) : reading;
}

/**
 * A number: 1,234.5 · １２３ · (56) · 1.2万 · 三百二十. Text is read exactly; `decimals` of the field rounds half away from zero and says so.
 * `"1,234.50"` → 1234.5; `"12人"` → 12, proposed only; `"1,23"` refused. With a unit, kg: `"12kg"` → 12, `"1.2吨"` → 1200, `"12磅"` refused.
 */
export const numberField: FieldType = {
  type: "number",
  label: { "zh-CN": "数字", en: "Number" },
  json: "number",
  parse: (cell, { spec }) => readCounted(cell, spec.unit, (raw, power) => {
    let sign = "";
    const reading = readNumberCell(raw, spec.decimals, (typed) => {
      if (typed.percent !== 0) sign = "%";
      else if (typed.currency !== null) sign = typed.currency;
      return shiftDecimal(typed.value, power);
    });
    return sign === "" ? reading : signDropped(reading, sign);
  }),
  format(value, { spec }) {
    if (typeof value !== "number") return String(value);
    const text = groupedText(value, spec.decimals ?? 0);
    return spec.unit === undefined ? text : withUnit(text, spec.unit);
  },
  normalize: (value, { spec }) => (typeof value === "number" ? roundNumber(value, spec.decimals) : value),
  check: () => null,
  mask: () => "***",
  numberFormat: (spec: FieldSpec) => spec.numberFormat ?? unitFormat(spec.decimals === undefined ? "General" : decimalsFormat("#,##0", spec.decimals), spec.unit),
  matchRole: { person: "none", organisation: "none" },
  messages: { ...numberMessages, ...countedMessages },
  width: 12,
  guess: (samples) => guessBy(numberField, samples, 0.6, (raw) => typeof raw === "number" || (typeof raw === "string" && !/^0\d/.test(raw.trim()))),
};
