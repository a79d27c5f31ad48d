import { dateFromSerial, type DateSystem, isoFromSerial, serialFromDate } from "../records/serialDay";
import { readCalendarText, timeText } from "./calendarText";
import { dateField } from "./dateField";
import type { Facts, FieldType, Parsed } from "./fieldType";
import { guessBy, read, readNothing, readPartly, refuse } from "./reading";
import { cleanText } from "./width";

const daySeconds = 86400;

/** Date and time of a serial: `2024-01-05 13:45`, with seconds and their fraction as far as the 15 digits of a cell go. */
function shownMoment(value: number, system: DateSystem): string {
  const day = Math.floor(value);
  const seconds = (value - day) * daySeconds;
  for (const decimals of [0, 3, 6]) {
    const rounded = Number(seconds.toFixed(decimals));
    const shown = rounded >= daySeconds ? { day: day + 1, seconds: 0 } : { day, seconds: rounded };
    if (decimals === 6 || serialOf(shown.day, shown.seconds) === Number(value.toPrecision(15))) return `${isoFromSerial(shown.day, system) ?? String(shown.day)} ${timeText(shown.seconds)}`;
  }
  return String(value);
}

/** A number cell's own value; only times within the first days of a date system can be finer than a microsecond. */
function kept(value: number, system: DateSystem): number {
  if (Math.abs(value) >= 1000) return value;
  const day = Math.floor(value);
  const micros = serialOf(day, Number(((value - day) * daySeconds).toFixed(6)));
  return dateFromSerial(micros, system) === null ? day : micros;
}

/** The serial as a cell keeps it: 15 digits. */
function serialOf(day: number, seconds: number): number {
  return Number((day + seconds / daySeconds).toPrecision(15));
}

/**
 * A day with its time, stored as a serial number whose fraction is the time of day, as Excel does. Reads what `date` reads with a time: 2024-01-05 13:45:30, 2024年1月5日 下午3点半, 2024/1/5 3:45 PM,
 * ISO 2024-01-05T13:45:00; a date alone is its midnight, with a note. A time zone is never converted: the local time as written is proposed. An undecided order of day and month waits for the column.
 */
export const datetimeField: FieldType = {
  ...dateField,
  type: "datetime",
  label: { "zh-CN": "日期时间", en: "Date and time" },
  parse(raw, context) {
    const { dateSystem, dayFirst } = context;
    if (typeof raw === "number" && dateFromSerial(raw, dateSystem) !== null) return read(kept(raw, dateSystem));
    if (typeof raw !== "string") return dateField.parse(raw, context);
    const text = cleanText(raw);
    const nothing = readNothing(text);
    if (nothing !== null) return nothing;
    if (/^[2-7]\d{4}\.\d{1,15}$/.test(text)) return readPartly(Number(text), "serialAsText", { text, date: shownMoment(Number(text), dateSystem) });
    const typed = readCalendarText(text, dayFirst);
    if (!typed.ok) return dateField.parse(raw, context);
    const day = dayOf(typed, dateSystem);
    if (typeof day !== "number") return day;
    // 24:00 is the midnight that ends the day.
    const value = serialOf(day, typed.seconds ?? 0);
    const date = typed.seconds === daySeconds ? shownMoment(value, dateSystem) : `${isoFromSerial(day, dateSystem) ?? ""} ${timeText(typed.seconds ?? 0)}`;
    const facts: Facts = { date, text };
    if (typed.rest !== "") return readPartly(value, "droppedText", { value: date, text: typed.rest });
    if (typed.zone !== "") return readPartly(value, "zoneDropped", { ...facts, zone: typed.zone });
    if (typed.shortYear) return readPartly(value, "yearCompleted", facts);
    if (typed.otherOrder) return readPartly(value, "otherOrder", facts);
    return typed.seconds === null ? read(value, "noTime", facts) : read(value, "dateAsText", facts);
  },
  format: (value, { dateSystem }) => (typeof value === "number" && dateFromSerial(value, dateSystem) !== null ? shownMoment(value, dateSystem) : String(value)),
  normalize: (value, { dateSystem }) => (typeof value === "number" && dateFromSerial(value, dateSystem) !== null ? kept(value, dateSystem) : value),
  check: (value, context) => (typeof value === "number" ? dateField.check(Math.floor(value), context) : null),
  mask: () => "****-**-** **:**",
  numberFormat: (spec) => spec.numberFormat ?? "yyyy-mm-dd hh:mm",
  messages: {
    ...dateField.messages,
    dateAsText: { "zh-CN": "日期时间写成了文本，改为真正的日期时间 {date}。", en: "The date and time are kept as text. Store them as {date}." },
    noTime: { "zh-CN": "“{text}”没有时间，按当日零点存为 {date}。", en: "“{text}” has no time; it is stored as midnight, {date}." },
    zoneDropped: { "zh-CN": "“{text}”带时区 {zone}，系统不换算；核对后按写明的时间存为 {date}。", en: "“{text}” carries the time zone {zone}, which is not converted. Check it, then store the time as written, {date}." },
  },
  width: 18,
  guess: (samples) => guessBy(datetimeField, samples, 0.97, (raw) => typeof raw === "string" && /\d ?[:点时時]|\d ?[ap]\.?m/i.test(raw)),
};

function dayOf({ year, month, day }: { readonly year: number; readonly month: number; readonly day: number }, system: DateSystem): number | Parsed {
  const serial = serialFromDate(year, month, day, system);
  if (serial !== null) return serial;
  const iso = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return year < system ? refuse("beforeFirstDay", { date: iso, first: `${system}-01-01` }) : refuse("notADate", { text: iso });
}
