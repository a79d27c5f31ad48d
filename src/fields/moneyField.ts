import type { CellValue } from "../records/cellValue";
import type { FieldSpec, FieldType, Parsed } from "./fieldType";
import { type ExactDecimal, shiftDecimal } from "./exactDecimal";
import { numberMessages, readNumberCell, roundNumber } from "./numberCell";
import type { NumberText } from "./numberText";
import { decimalsFormat, groupedText } from "./numberField";
import { guessBy, refuse } from "./reading";
import { amountUnit } from "./units";
import { cleanText } from "./width";

const decimalsOf = (spec: FieldSpec): number => spec.decimals ?? 2;
const currencyOf = (spec: FieldSpec): string => spec.currency ?? "CNY";

/** Currencies of countries most of which write 1.234,56. @source CLDR 46, numbers: decimal symbols of the main locales of each territory */
const commaCurrencies: ReadonlySet<string> = new Set(["ARS", "BGN", "BRL", "CLP", "COP", "CZK", "DKK", "EUR", "HUF", "IDR", "ISK", "NOK", "PLN", "RON", "RSD", "RUB", "SEK", "TRY", "UAH", "VND"]);

/** ¥ is the sign of the yuan and of the yen; elsewhere it is another currency. */
function isOtherCurrency(found: string | null, expected: string): boolean {
  if (found === null || found === expected) return false;
  return !(found === "¥" && (expected === "CNY" || expected === "JPY"));
}

/** In a 万元 field a bare number is in 万元 and 12000元 says what it is; ¥12000 could be either, so it is refused. A price of another thing (元/公斤) is no price of this one (元/吨). */
function inFieldUnit(typed: NumberText, text: string, spec: FieldSpec): ExactDecimal | Parsed {
  const { power, per } = amountUnit(spec.unit);
  if (per !== null && /(?:^|… )(?:\/|每)/.test(typed.rest)) return refuse("otherPrice", { text, unit: spec.unit! });
  if (power === 0) return typed.value;
  if (typed.scaled || /[元圆圓块角分]/.test(text)) return shiftDecimal(typed.value, -power);
  return typed.currency === null ? typed.value : refuse("unitUnclear", { text, unit: spec.unit! });
}

/** 3000元/吨 in a field of 元/吨, without what it is the price of. */
function withoutPer(raw: CellValue, spec: FieldSpec): CellValue {
  const { per } = amountUnit(spec.unit);
  if (per === null || typeof raw !== "string") return raw;
  const text = cleanText(raw);
  return [`/${per}`, `每${per}`].reduce((left, end) => (left.toLowerCase().endsWith(end.toLowerCase()) ? left.slice(0, -end.length) : left), text);
}

/**
 * An amount in the field's currency (default CNY) and unit (元, 万元, 元/吨 …): ¥1,234.50 · RMB 3千 · 1.2万元 · (500.00) · 壹万贰仟元整. Exact decimal arithmetic throughout; two
 * decimals unless the field says otherwise; brackets are a minus, and refused where the field takes none. `"1.2万"` → 12000; in a 万元 field `"12000元"` → 1.2; `"$100"` in a CNY field is refused, never converted. In EUR and
 * others `"543,21"` → 543.21, and `"1.234"` is refused: it has two readings.
 */
export const moneyField: FieldType = {
  type: "money",
  label: { "zh-CN": "金额", en: "Amount" },
  json: "number",
  parse: (raw, { spec }) =>
    readNumberCell(withoutPer(raw, spec), decimalsOf(spec), (typed, text) => {
      if (typed.percent !== 0) return refuse("notAnAmount", { text });
      if (isOtherCurrency(typed.currency, currencyOf(spec))) return refuse("otherCurrency", { found: typed.currency, expected: currencyOf(spec), text });
      if (typed.bracketed && (spec.limits?.minimum ?? -1) >= 0) return refuse("bracketsNegative", { text });
      return inFieldUnit(typed, text, spec);
    }, true, commaCurrencies.has(currencyOf(spec)) ? { comma: true, isPointOpen: true } : undefined),
  format(value, { spec }) {
    if (typeof value !== "number") return String(value);
    const { power, per } = amountUnit(spec.unit);
    // Decimals of a larger unit are for what it leaves over: nobody writes 25.0000万元.
    const text = groupedText(Math.abs(value), power === 0 ? decimalsOf(spec) : Math.min(2, decimalsOf(spec)));
    const sign = value < 0 ? "-" : "";
    const currency = currencyOf(spec);
    const behind = per === null ? "" : `/${per}`;
    if (power !== 0) return currency === "CNY" ? `${sign}${text}${spec.unit!}` : `${sign}${currency} ${text}${spec.unit!.split("元")[0]!}${behind}`;
    return currency === "CNY" ? `${sign}¥${text}${behind}` : `${sign}${currency} ${text}${behind}`;
  },
  normalize: (value, { spec }) => (typeof value === "number" ? roundNumber(value, decimalsOf(spec)) : value),
  check: () => null,
  mask: () => "***",
  numberFormat: (spec) => spec.numberFormat ?? decimalsFormat("#,##0", decimalsOf(spec)),
  matchRole: { person: "none", organisation: "none" },
  messages: {
    ...numberMessages,
    notAnAmount: { "zh-CN": "“{text}”是百分比，不是金额。", en: "“{text}” is a percentage, not an amount." },
    bracketsNegative: { "zh-CN": "“{text}”带括号，记账时表示负数，而本列不能是负数。核对后填金额。", en: "“{text}” stands in brackets, which accountants mean as negative, and this column takes no negative amounts. Check it, then type the amount." },
    unitUnclear: { "zh-CN": "“{text}”没写明是元还是万元之类，本列单位是{unit}。写上单位。", en: "“{text}” does not say whether it is in 元 or in larger units (this column is in {unit}). Write the unit." },
    otherPrice: { "zh-CN": "“{text}”不是按本列的 {unit} 计的价，换算后再填。", en: "“{text}” is no price in {unit}, the unit of this column. Convert it, then type the number." },
    otherCurrency: { "zh-CN": "“{text}”是 {found}，本列是 {expected}。按约定汇率换算后再填，系统不代为换算。", en: "“{text}” is in {found}; this column is in {expected}. Convert it at your agreed rate: amounts are never converted here." },
  },
  width: 14,
  guess: (samples) => guessBy(moneyField, samples, 0.9, (raw) => typeof raw === "string" && /[¥￥元圆万亿]|rmb|cny/i.test(raw)),
};
