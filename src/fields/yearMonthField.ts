import { isCellError } from "../records/cellValue";
import { dateFromSerial, type DateSystem, serialFromDate } from "../records/serialDay";
import { readCalendarText, readYearMonth } from "./calendarText";
import { dateField } from "./dateField";
import type { FieldType, Parsed } from "./fieldType";
import { guessBy, issue, read, readNothing, readPartly, refuse } from "./reading";
import { cleanText } from "./width";

const two = (value: number): string => String(value).padStart(2, "0");

function firstDay(year: number, month: number, system: DateSystem): number | Parsed {
  if (month < 1 || month > 12) return refuse("noSuchMonth", { month });
  if (year < system) return refuse("beforeFirstDay", { date: `${year}-${two(month)}`, first: `${system}-01` });
  return serialFromDate(year, month, 1, system) ?? refuse("notAMonth", { text: `${year}-${two(month)}` });
}

function shownMonth(value: number, system: DateSystem): string {
  const date = dateFromSerial(value, system);
  return date === null ? String(value) : `${date.year}-${two(date.month)}`;
}

/**
 * A month of a year, stored as the serial day of its first day and shown as 2024-01. Reads 2024年1月, 2024-01, 2024.1, 202401 (text or number), 1/2024, Jan 2024, 二〇二四年一月; of a whole date the day
 * is dropped on confirmation.
 */
export const yearMonthField: FieldType = {
  ...dateField,
  type: "yearMonth",
  label: { "zh-CN": "年月", en: "Month" },
  parse(raw, context) {
    const { dateSystem, dayFirst } = context;
    if (typeof raw === "number") {
      if (!Number.isFinite(raw)) return refuse("errorCell", { error: String(raw) });
      // 202401 in a number cell would be the day 2454-01-20, which no customer list holds.
      if (Number.isInteger(raw) && raw >= 190001 && raw <= 210012 && raw % 100 >= 1 && raw % 100 <= 12) return monthAsText(firstDay(Math.floor(raw / 100), raw % 100, dateSystem), dateSystem);
      const date = dateFromSerial(raw, dateSystem);
      if (date === null) return refuse("notAMonth", { text: String(raw) });
      const first = firstDay(date.year, date.month, dateSystem);
      return typeof first !== "number" || first === raw ? (typeof first === "number" ? read(first === 0 ? 0 : first) : first) : readPartly(first, "dayDropped", { month: shownMonth(first, dateSystem), date: dateField.format(raw, context) });
    }
    if (isCellError(raw) || raw === null) return dateField.parse(raw, context);
    if (typeof raw === "boolean") return refuse("notAMonth", { text: raw ? "TRUE" : "FALSE" });
    const text = cleanText(raw);
    const nothing = readNothing(text);
    if (nothing !== null) return nothing;
    const typed = readYearMonth(text);
    if (typed !== null) {
      const first = firstDay(typed.year, typed.month, dateSystem);
      if (typeof first !== "number" || !typed.shortYear) return monthAsText(first, dateSystem);
      return readPartly(first, "yearCompleted", { text, date: shownMonth(first, dateSystem) });
    }
    if (/^\d{4} ?年?$/.test(text)) return refuse("monthMissing", { text });
    const day = readCalendarText(text, dayFirst);
    if (!day.ok) return day.fault === "dayMonthOrder" || day.fault === "otherEra" ? refuse(day.fault, { text: text.slice(0, 40), ...day.facts }) : refuse("notAMonth", { text: text.slice(0, 40) });
    const first = firstDay(day.year, day.month, dateSystem);
    return typeof first === "number" ? readPartly(first, "dayDropped", { month: shownMonth(first, dateSystem), date: text.slice(0, 40) }) : first;
  },
  format: (value, { dateSystem }) => (typeof value === "number" ? shownMonth(value, dateSystem) : String(value)),
  normalize(value, { dateSystem }) {
    const date = typeof value === "number" ? dateFromSerial(value, dateSystem) : null;
    return date === null ? value : (serialFromDate(date.year, date.month, 1, dateSystem) ?? value);
  },
  check(value, context) {
    const found = dateField.check(value, context);
    return found?.messageId === "looksLikeYear" ? issue("looksLikeYear", found.data, "warning") : found;
  },
  mask: () => "****-**",
  numberFormat: (spec) => spec.numberFormat ?? "yyyy-mm",
  messages: {
    ...dateField.messages,
    notAMonth: { "zh-CN": "“{text}”不是年月，按 2024-01 的写法填写。", en: "“{text}” is not a month of a year. Write it as 2024-01." },
    monthMissing: { "zh-CN": "“{text}”缺少月份，补全为年-月。", en: "“{text}” has no month. Complete it as year-month." },
    monthAsText: { "zh-CN": "年月写成了文本或六位数字，改为真正的日期（{date}）。", en: "The month is kept as text or as six digits. Store it as a date ({date})." },
    dayDropped: { "zh-CN": "存为 {month} 会丢掉“{date}”里的日。", en: "Storing {month} drops the day of “{date}”." },
  },
  width: 10,
  guess: (samples) => guessBy(yearMonthField, samples, 0.96, (raw) => typeof raw === "string"),
};

function monthAsText(first: number | Parsed, system: DateSystem): Parsed {
  return typeof first === "number" ? read(first, "monthAsText", { date: shownMonth(first, system) }) : first;
}
