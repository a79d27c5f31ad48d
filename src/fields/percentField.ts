import type { FieldSpec, FieldType } from "./fieldType";
import { decimalFromNumber, decimalText, shiftDecimal } from "./exactDecimal";
import { numberMessages, readNumberCell, roundNumber } from "./numberCell";
import { decimalsFormat } from "./numberField";
import { guessBy, issue, readPartly, refuse } from "./reading";

/** `decimals` counts places of the percentage: 12.3% has one. */
const places = (spec: FieldSpec): number | undefined => (spec.decimals === undefined ? undefined : spec.decimals + 2);

function percentText(value: number, decimals = 0): string {
  const exact = decimalFromNumber(value);
  return exact === null ? String(value) : `${decimalText(shiftDecimal(exact, 2), decimals)}%`;
}

/**
 * A share, stored as a fraction: 15% → 0.15. Reads 15%, １５％, 百分之十五, 15‰, 2,5 % and fractions such as 0.15. A bare 15 is most likely 15%, which is proposed, not assumed; a bare
 * 1 could be 1% or 100% and is refused.
 */
export const percentField: FieldType = {
  type: "percent",
  label: { "zh-CN": "百分比", en: "Percent" },
  json: "number",
  parse(raw, { spec }) {
    let bare = false;
    const reading = readNumberCell(raw, places(spec), (typed, text) => {
      if (typed.currency !== null || typed.scaled) return refuse("notAPercentage", { text });
      if (typed.percent !== 0) return typed.value;
      const size = Math.abs(Number(decimalText(typed.value)));
      if (size === 1) return refuse("percentOrWhole", { text });
      bare = size > 1;
      return bare ? shiftDecimal(typed.value, -2) : typed.value;
    }, false, { comma: true, isPointOpen: false });
    return bare && reading.ok && typeof reading.value === "number" && reading.note !== "droppedText" ? readPartly(reading.value, "percentAssumed", { text: String(raw), percent: percentText(reading.value) }) : reading;
  },
  format: (value, { spec }) => (typeof value === "number" ? percentText(value, spec.decimals) : String(value)),
  normalize: (value, { spec }) => (typeof value === "number" ? roundNumber(value, places(spec)) : value),
  // A number cell holding 15 shows as 1500% once it is formatted: a percentage typed before the format was set. From 200% on, chosen by us.
  check: (value) => (typeof value === "number" && Number.isInteger(value) && Math.abs(value) >= 2 ? issue("hundredTimes", { shown: percentText(value), likely: `${value}%` }, "warning") : null),
  mask: () => "***",
  numberFormat: (spec) => spec.numberFormat ?? `${decimalsFormat("0", spec.decimals ?? 2)}%`,
  matchRole: { person: "none", organisation: "none" },
  messages: {
    ...numberMessages,
    notAPercentage: { "zh-CN": "“{text}”不是百分比，按 15% 的写法填写。", en: "“{text}” is not a percentage. Write it as 15%." },
    percentOrWhole: { "zh-CN": "“{text}”可能是 1%，也可能是 100%，补上百分号。", en: "“{text}” can be 1% or 100%. Write the percent sign." },
    percentAssumed: { "zh-CN": "“{text}”没有百分号，按 {percent} 理解，核对后存入。", en: "“{text}” has no percent sign and is read as {percent}. Check it, then store it." },
    hundredTimes: { "zh-CN": "单元格的值相当于 {shown}，多半应为 {likely}，核对。", en: "The cell amounts to {shown}; most likely {likely} was meant. Check it." },
  },
  width: 10,
  guess: (samples) => guessBy(percentField, samples, 0.95, (raw) => typeof raw === "string" && /[%％‰]|百分之/.test(raw)),
};
