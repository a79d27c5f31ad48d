import type { FieldSpec, FieldType, Parsed } from "./fieldType";
import { type ExactDecimal, shiftDecimal } from "./exactDecimal";
import { numberMessages, readNumberCell, roundNumber } from "./numberCell";
import type { NumberText } from "./numberText";
import { decimalsFormat, groupedText } from "./numberField";
import { guessBy, refuse } from "./reading";

const decimalsOf = (spec: FieldSpec): number => spec.decimals ?? 2;
const currencyOf = (spec: FieldSpec): string => spec.currency ?? "CNY";

/** ¥ is the sign of the yuan and of the yen; elsewhere it is another currency. */
function isOtherCurrency(found: string | null, expected: string): boolean {
  if (found === null || found === expected) return false;
  return !(found === "¥" && (expected === "CNY" || expected === "JPY"));
}

/** In a 万元 field a bare number is in 万元 and 12000元 says what it is; ¥12000 could be either, so it is refused. */
function inFieldUnit(typed: NumberText, text: string, spec: FieldSpec): ExactDecimal | Parsed {
  if (spec.unit !== "万元") return typed.value;
  if (typed.scaled || /[元圆圓块角分]/.test(text)) return shiftDecimal(typed.value, -4);
  return typed.currency === null ? typed.value : refuse("unitUnclear", { text });
}

/**
 * An amount in the field's currency (default CNY) and unit (元, or 万元): ¥1,234.50 · RMB 3千 · 1.2万元 · (500.00) · 壹万贰仟元整. Exact decimal arithmetic throughout; two
 * decimals unless the field says otherwise. `"1.2万"` → 12000; in a 万元 field `"12000元"` → 1.2; `"$100"` in a CNY field is refused, never converted.
 */
export const moneyField: FieldType = {
  type: "money",
  label: { "zh-CN": "金额", en: "Amount" },
  json: "number",
  parse: (raw, { spec }) =>
    readNumberCell(raw, decimalsOf(spec), (typed, text) => {
      if (typed.percent !== 0) return refuse("notAnAmount", { text });
      if (isOtherCurrency(typed.currency, currencyOf(spec))) return refuse("otherCurrency", { found: typed.currency, expected: currencyOf(spec), text });
      return inFieldUnit(typed, text, spec);
    }),
  format(value, { spec }) {
    if (typeof value !== "number") return String(value);
    const text = groupedText(Math.abs(value), decimalsOf(spec));
    const sign = value < 0 ? "-" : "";
    const currency = currencyOf(spec);
    if (spec.unit === "万元") return currency === "CNY" ? `${sign}${text}万元` : `${sign}${currency} ${text}万`;
    return currency === "CNY" ? `${sign}¥${text}` : `${sign}${currency} ${text}`;
  },
  normalize: (value, { spec }) => (typeof value === "number" ? roundNumber(value, decimalsOf(spec)) : value),
  check: () => null,
  mask: () => "***",
  numberFormat: (spec) => spec.numberFormat ?? decimalsFormat("#,##0", decimalsOf(spec)),
  matchRole: { person: "none", organisation: "none" },
  messages: {
    ...numberMessages,
    notAnAmount: { "zh-CN": "“{text}”是百分比，不是金额。", en: "“{text}” is a percentage, not an amount." },
    unitUnclear: { "zh-CN": "“{text}”没写明是元还是万元，本列单位是万元。改写成“…元”或“…万元”。", en: "“{text}” does not say whether it is in 元 or 万元 (this column is in 万元). Write the unit." },
    otherCurrency: { "zh-CN": "“{text}”是 {found}，本列是 {expected}。按约定汇率换算后再填，系统不代为换算。", en: "“{text}” is in {found}; this column is in {expected}. Convert it at your agreed rate: amounts are never converted here." },
  },
  width: 14,
  guess: (samples) => guessBy(moneyField, samples, 0.9, (raw) => typeof raw === "string" && /[¥￥元圆万亿]|rmb|cny/i.test(raw)),
};
