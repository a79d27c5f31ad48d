import { type CalendarDate, dateFromSerial, type DateSystem, isoFromSerial, serialFromDate } from "../records/serialDay";
import { isCellError } from "../records/cellValue";
import { readCalendarText } from "./calendarText";
import type { Facts, FieldType, Parsed } from "./fieldType";
import { guessBy, issue, read, readNothing, readPartly, refuse, shared } from "./reading";
import { cleanText } from "./width";

/** A day later than this is a slip of the hand in customer data: chosen by us, far enough for any contract. */
const lastPlausibleYear = 2100;
/** Text of five digits is read as a serial day in this range (1954 to 2119): chosen by us. */
const serialText = /^[2-7]\d{4}$/;

const two = (value: number): string => String(value).padStart(2, "0");
const isoOf = (date: CalendarDate): string => `${date.year}-${two(date.month)}-${two(date.day)}`;

/** 20240105 in a number cell is far beyond the last serial (2958465), so it cannot be one. */
function readNumberCell(raw: number, system: DateSystem): Parsed {
  if (!Number.isFinite(raw)) return refuse("errorCell", { error: String(raw) });
  if (dateFromSerial(raw, system) !== null) {
    const day = Math.floor(raw);
    if (day === raw) return read(raw === 0 ? 0 : raw);
    const minutes = Math.round((raw - day) * 1440);
    // Noise of a calculation can round up to the next midnight; the day written in the cell stays.
    const time = minutes >= 1440 ? "23:59" : `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    return readPartly(day, "timeDropped", { date: isoFromSerial(day, system) ?? "", time });
  }
  if (Number.isInteger(raw) && raw >= 19000101 && raw <= 99991231) return readDay({ year: Math.floor(raw / 10000), month: Math.floor(raw / 100) % 100, day: raw % 100 }, system, {});
  return refuse("notADate", { text: String(raw) });
}

function readDay(date: CalendarDate, system: DateSystem, facts: Facts): Parsed {
  if (date.year < system) return refuse("beforeFirstDay", { date: isoOf(date), first: `${system}-01-01` });
  if (date.month < 1 || date.month > 12) return refuse("noSuchMonth", { month: date.month });
  const serial = serialFromDate(date.year, date.month, date.day, system);
  if (serial === null) return refuse("noSuchDay", { year: date.year, month: date.month, day: date.day, last: lastDay(date, system) });
  return read(serial, "dateAsText", { date: isoOf(date), ...facts });
}

function lastDay(date: CalendarDate, system: DateSystem): number {
  for (let day = 31; day > 28; day--) if (serialFromDate(date.year, date.month, day, system) !== null) return day;
  return 28;
}

/**
 * A calendar day, stored as the serial number of the workbook's date system. Reads 2024年1月5日, 2024.1.5, 2024/1/5, 20240105 (text or number), 5-Jan-2024, Jan 5, 2024,
 * 二〇二四年一月五日; a time of day is understood and dropped only on confirmation. 03/04/2024 waits until day and month order is decided for the column; 2024-02-30 is
 * refused with the reason.
 */
export const dateField: FieldType = {
  type: "date",
  label: { "zh-CN": "日期", en: "Date" },
  json: "number",
  isDate: true,
  parse(raw, { dateSystem, dayFirst }) {
    if (typeof raw === "number") return readNumberCell(raw, dateSystem);
    if (isCellError(raw)) return refuse("errorCell", { error: raw.error });
    if (raw === null) return read(null);
    if (typeof raw === "boolean") return refuse("notADate", { text: raw ? "TRUE" : "FALSE" });
    const text = cleanText(raw);
    const nothing = readNothing(text);
    if (nothing !== null) return nothing;
    if (serialText.test(text)) {
      const serial = Number(text);
      return readPartly(serial, "serialAsText", { text, date: isoFromSerial(serial, dateSystem) ?? "" });
    }
    const typed = readCalendarText(text, dayFirst);
    if (!typed.ok) return refuse(typed.fault, { text: text.slice(0, 40), ...typed.facts });
    const reading = readDay(typed, dateSystem, {});
    if (!reading.ok) return reading;
    const facts: Facts = { date: isoOf(typed), text };
    if (typed.rest !== "") return readPartly(reading.value, "droppedText", { value: isoOf(typed), text: typed.rest });
    if (typed.zone !== "") return readPartly(reading.value, "zoneDropped", { ...facts, time: typed.time === "" ? "00:00" : typed.time });
    if (typed.time !== "") return readPartly(reading.value, "timeDropped", { date: isoOf(typed), time: typed.time });
    if (typed.shortYear) return readPartly(reading.value, "yearCompleted", facts);
    if (typed.otherOrder) return readPartly(reading.value, "otherOrder", facts);
    return reading;
  },
  format: (value, { dateSystem }) => (typeof value === "number" ? (isoFromSerial(value, dateSystem) ?? String(value)) : String(value)),
  normalize: (value, { dateSystem }) => (typeof value === "number" && dateFromSerial(value, dateSystem) !== null ? Math.floor(value) : value),
  check(value, { dateSystem }) {
    if (typeof value !== "number") return null;
    const date = dateFromSerial(value, dateSystem);
    if (date === null) return issue("notADate", { text: String(value) });
    if (dateSystem === 1900 && value === 60) return issue("noSuchDay", { year: 1900, month: 2, day: 29, last: 28 });
    // Typed into a cell with a date format, 2024 becomes 1905-07-16 and 202401 becomes the year 2453.
    if (value >= 1950 && value <= 2100) return issue("looksLikeYear", { year: value, date: isoOf(date) }, "warning");
    if (date.year > lastPlausibleYear) return issue("farFuture", { date: isoOf(date), year: lastPlausibleYear }, "warning");
    return null;
  },
  mask: () => "****-**-**",
  numberFormat: (spec) => spec.numberFormat ?? "yyyy-mm-dd",
  matchRole: { person: "none", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    placeholder: shared.placeholder,
    droppedText: shared.droppedText,
    notADate: { "zh-CN": "“{text}”不是日期，按 2024-01-05 的写法填写。", en: "“{text}” is not a date. Write it as 2024-01-05." },
    severalDates: { "zh-CN": "“{text}”里不止一个日期，只留一个，起止日期分成两列。", en: "“{text}” holds more than one date. Keep one; put start and end into two columns." },
    dayMissing: { "zh-CN": "“{text}”缺少日，补全为年-月-日。", en: "“{text}” has no day. Complete it as year-month-day." },
    yearMissing: { "zh-CN": "“{text}”缺少年份，补全为年-月-日。", en: "“{text}” has no year. Complete it as year-month-day." },
    shortYear: { "zh-CN": "“{text}”的年份只有两位，年月日的先后无法确定，改成四位年份。", en: "“{text}” has a two-digit year, so the order of year, month and day is not certain. Write the year with four digits." },
    dayMonthOrder: {
      "zh-CN": "“{text}”可能是 {dayFirst}，也可能是 {monthFirst}。为整列确定一次：日在前还是月在前。",
      en: "“{text}” can be {dayFirst} or {monthFirst}. Decide once for the whole column whether the day or the month comes first.",
    },
    otherEra: { "zh-CN": "“{text}”用{era}纪年，公历是 {year} 年，改写成公历日期。", en: "“{text}” counts years in {era}; the year is {year}. Write the date in the common calendar." },
    noSuchMonth: { "zh-CN": "没有 {month} 月，核对日期。", en: "There is no month {month}. Check the date." },
    noSuchDay: { "zh-CN": "没有这一天，{year} 年 {month} 月只有 {last} 天，没有 {day} 日，核对日期。", en: "Month {month} of {year} has {last} days, so there is no day {day}. Check the date." },
    beforeFirstDay: { "zh-CN": "{date} 早于工作簿日期的起点 {first}，无法存为日期，改存文本字段。", en: "{date} is before the first day a workbook can hold ({first}). Keep it in a text field." },
    dateAsText: { "zh-CN": "日期写成了文本或八位数字，改为真正的日期 {date}。", en: "The date is kept as text or as eight digits. Store it as the date {date}." },
    serialAsText: { "zh-CN": "“{text}”像是日期序列号，即 {date}，核对后存为日期。", en: "“{text}” looks like a serial day, {date}. Check it, then store the date." },
    timeDropped: { "zh-CN": "存为日期 {date} 会丢掉时间 {time}。", en: "Storing the date {date} drops the time {time}." },
    zoneDropped: { "zh-CN": "“{text}”带时区，当地日期可能差一天；核对后存为 {date}。", en: "“{text}” carries a time zone, so the local day may differ by one. Check it, then store {date}." },
    yearCompleted: { "zh-CN": "“{text}”的年份只有两位，按 {date} 理解，核对世纪。", en: "“{text}” has a two-digit year and is read as {date}. Check the century." },
    otherOrder: { "zh-CN": "“{text}”只能是 {date}，与本列确定的日月顺序相反，核对。", en: "“{text}” can only be {date}, against the order decided for this column. Check it." },
    looksLikeYear: { "zh-CN": "{date} 像是把年份 {year} 输进了日期格，补全为年-月-日。", en: "{date} looks like the year {year} typed into a date cell. Complete it as year-month-day." },
    farFuture: { "zh-CN": "{date} 晚于 {year} 年，核对年份。", en: "{date} is later than the year {year}. Check the year." },
  },
  width: 12,
  guess: (samples) =>
    Math.max(
      guessBy(dateField, samples, 0.97, (raw) => typeof raw === "string" || (typeof raw === "number" && raw >= 19000101)),
      // Serial days and amounts look alike; only the cell's number format can tell.
      guessBy(dateField, samples, 0.35, (raw) => typeof raw === "string" || (typeof raw === "number" && ((raw >= 20000 && raw <= 60000) || raw >= 19000101))),
    ),
};
