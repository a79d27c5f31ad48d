import type { FieldType, Parsed } from "./fieldType";
import { groupThousands, shiftDecimal } from "./exactDecimal";
import { countedMessages, numberMessages, readCounted, readNumberCell, roundNumber } from "./numberCell";
import { guessBy, refuse, shownNumber } from "./reading";
import { unitFormat, withUnit } from "./units";

/** 3.0000000000000004 is 3 in every cell; 3.5 is not a whole number, and rounding it would invent one. */
function whole(value: number): number | null {
  const shown = Number(value.toPrecision(15));
  return Number.isInteger(shown) ? (shown === 0 ? 0 : shown) : null;
}

/** A whole number, read like a number: 1,200 · 三百 · 1.2万 → 12000. `3.5` is refused, never rounded. */
export const integerField: FieldType = {
  type: "integer",
  label: { "zh-CN": "整数", en: "Whole number" },
  json: "integer",
  parse: (cell, { spec }) => readCounted(cell, spec.unit, (raw, power) => {
    let sign = false;
    const reading: Parsed = readNumberCell(raw, undefined, (typed, text) => {
      sign = typed.percent !== 0 || typed.currency !== null;
      return sign ? refuse("notANumber", { text }) : shiftDecimal(typed.value, power);
    });
    if (!reading.ok || typeof reading.value !== "number") return reading;
    const value = whole(reading.value);
    return value === null ? refuse("notWhole", { number: shownNumber(reading.value) }) : { ...reading, value };
  }),
  format(value, { spec }) {
    if (typeof value !== "number") return String(value);
    const text = groupThousands(shownNumber(value));
    return spec.unit === undefined ? text : withUnit(text, spec.unit);
  },
  normalize: (value) => (typeof value === "number" ? (whole(value) ?? roundNumber(value, undefined)) : value),
  check: (value) => (typeof value === "number" && whole(value) === null ? { messageId: "notWhole", data: { number: shownNumber(value) } } : null),
  mask: () => "***",
  numberFormat: (spec) => spec.numberFormat ?? unitFormat("0", spec.unit),
  matchRole: { person: "none", organisation: "none" },
  messages: { ...numberMessages, ...countedMessages, notWhole: { "zh-CN": "{number} 不是整数，改成整数。", en: "{number} is not a whole number. Type a whole number." } },
  width: 10,
  guess: (samples) => guessBy(integerField, samples, 0.65, (raw) => typeof raw === "number" || (typeof raw === "string" && !/^0\d/.test(raw.trim()))),
};
