import { daysInMonth } from "../records/serialDay";
import { chineseDigits, chineseInteger } from "./chineseNumber";
import type { Facts } from "./fieldType";
import { cleanText } from "./width";

/** A date as typed. `time` is `HH:MM[:SS[.fff]]` unless it is midnight, `seconds` the same since midnight (86400 = 24:00), null = no time was typed; `rest` is text that belongs to neither. */
export type CalendarText = {
  readonly ok: true;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: string;
  readonly seconds: number | null;
  readonly zone: string;
  readonly rest: string;
  /** The century was supplied: 24年 → 2024. */
  readonly shortYear: boolean;
  /** Read against the order decided for the column, because only one order is possible. */
  readonly otherOrder: boolean;
};
/** `facts` are the data of the fault's message. */
export type CalendarFault = {
  readonly ok: false;
  readonly fault: "notADate" | "severalDates" | "dayMissing" | "yearMissing" | "shortYear" | "dayMonthOrder" | "noSuchMonth" | "noSuchDay" | "otherEra";
  readonly facts?: Facts;
};

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthName = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const mark = "(?: ?[-/.,、] ?| )";

const yearFirst = new RegExp(`^(\\d{4})(?: ?年 ?|${mark})(\\d{1,2})(?: ?月 ?|${mark})(\\d{1,2})(?: ?[日号號]|(?!\\d))`);
const usual = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const compact = /^(\d{4})(\d{2})(\d{2})(?!\d)/;
const shortYearMarked = /^'?(\d{2}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2})(?: ?[日号號]|(?!\d))/;
const dayMonthName = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?(?: ?[-/., ] ?| of )?${monthName}(?: ?[-/., ] ?)+'?(\\d{4}|\\d{2})(?!\\d)`);
const monthNameDay = new RegExp(`^${monthName}(?: ?[-/., ] ?)*(\\d{1,2})(?:st|nd|rd|th)?(?: ?[-/., ] ?)+'?(\\d{4}|\\d{2})(?!\\d)`);
const yearMonthName = new RegExp(`^(\\d{4}) ?[-/., ] ?${monthName} ?[-/., ] ?(\\d{1,2})(?!\\d)`);
const threeNumbers = /^(\d{1,2})(?: ?[-/.] ?| )(\d{1,2})(?: ?[-/.] ?| )(\d{4}|\d{1,2})(?!\d)/;
const yearMonthOnly = new RegExp(`^(?:\\d{4} ?年 ?\\d{1,2} ?月?|\\d{4} ?[-/.] ?\\d{1,2}|\\d{4} ?年|${monthName}[-/., ]*\\d{4})$`);
const monthDayOnly = new RegExp(`^(?:\\d{1,2} ?月 ?\\d{1,2} ?[日号號]?|\\d{1,2} ?[-/.] ?\\d{1,2}|\\d{1,2}[-/. ]?${monthName}|${monthName}[-/., ]*\\d{1,2})$`);
const clock = /^[t,]? ?(上午|下午|中午|晚上|早上|凌晨|am|pm)? ?(\d{1,2})(?: ?[:点點时時](?: ?(半|一刻|三刻|整|\d{1,2})(?: ?[:分](?: ?(\d{1,2})(?:\.(\d{1,9}))? ?秒?)?)?)?)?(?: ?([ap])\.?m\.?)?/;
const spokenMinutes: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45, 整: 0 };
/** An offset behind a blank or without T could be the end of a span (13:45-15:00), so a bare minus counts only behind an ISO time. */
const zone = /^ ?(?:(?:z(?![a-z])|utc|gmt)(?:[+-]\d{1,2}(?::?[0-5]\d)?)?|\+(?:0\d|1[0-4]):?[0-5]\d)/;
const isoZone = /^(?:z(?![a-z])|[+-](?:0\d|1[0-4]):?[0-5]\d)/;
const weekday = /^ ?[(,]? ?(?:星期[一二三四五六日天]|周[一二三四五六日天]|礼拜[一二三四五六日天]|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z]))\.? ?\)?,? ?/;

/** 二〇二四年一月五日 → 2024年1月5日; any other text as it is. */
function chineseToDigits(text: string): string {
  const match = /^([〇零一二三四五六七八九]{2,4})年(?:([〇零一二三四五六七八九十]{1,3})月)?(?:([〇零一二三四五六七八九十]{1,3})[日号])?/.exec(text);
  if (match === null) return text;
  const year = chineseDigits(match[1] ?? "");
  const month = chineseInteger(match[2] ?? "一");
  const day = chineseInteger(match[3] ?? "一");
  if (year === null || month === null || day === null) return text;
  const plain = `${String(year.coefficient).padStart((match[1] ?? "").length, "0")}年${match[2] === undefined ? "" : `${month}月`}${match[3] === undefined ? "" : `${day}日`}`;
  return plain + text.slice(match[0].length);
}

/** Calendars that count years from another one: the year before their first. @source 民国纪年 (1912 = 1); Japan's 元号法 (令和 2019, 平成 1989, 昭和 1926) */
const eras: Readonly<Record<string, number>> = { 民国: 1911, 民國: 1911, 令和: 2018, 平成: 1988, 昭和: 1925 };
const eraYear = /(民国|民國|令和|平成|昭和) ?(元|\d{1,3}|[一二三四五六七八九十百零〇]{1,5}) ?[年.\-/]/;

/** Two-digit years as Excel completes them. @source https://support.microsoft.com/office/2c6a37ad-bf6c-4516-adf3-1c6b4a2a2ea4 (00-29 → 2000s, 30-99 → 1900s) */
function fullYear(text: string): { readonly year: number; readonly short: boolean } {
  const year = Number(text);
  return text.length === 4 ? { year, short: false } : { year: year + (year < 30 ? 2000 : 1900), short: true };
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/**
 * Reads a date as people type it, with any width of digits, a weekday, a time or a remark around it. Day and month in all-numeric dates follow `dayFirst`; where that is
 * null and both orders are possible the date is refused. Two-digit years are read only where nothing else can be the year. Linear in the length.
 */
export function readCalendarText(raw: string, dayFirst: boolean | null): CalendarText | CalendarFault {
  return readUsual(raw) ?? readAny(raw, dayFirst);
}

/** 2024-01-05, 2024/1/5 13:45:30: what most cells hold. Null for anything else, impossible dates among them. */
function readUsual(text: string): CalendarText | null {
  const match = usual.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[3]), Number(match[4])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const [hours, minutes, rest] = [Number(match[5] ?? 0), Number(match[6] ?? 0), Number(match[7] ?? 0)];
  if (hours > 23 || minutes > 59 || rest > 59) return null;
  const seconds = match[5] === undefined ? null : hours * 3600 + minutes * 60 + rest;
  return { ok: true, year, month, day, time: seconds === null || seconds === 0 ? "" : timeText(seconds), seconds, zone: "", rest: "", shortYear: false, otherOrder: false };
}

function readAny(raw: string, dayFirst: boolean | null): CalendarText | CalendarFault {
  let text = chineseToDigits(cleanText(raw).toLowerCase().replace(/[‐‑–—−﹣]/g, "-"));
  if (text.length > 200) return { ok: false, fault: "notADate" };
  const era = /[民令平昭]/.test(text) ? eraYear.exec(text) : null;
  if (era !== null) return { ok: false, fault: "otherEra", facts: { era: era[1] ?? "", year: (eras[era[1] ?? ""] ?? 0) + (era[2] === "元" ? 1 : /\d/.test(era[2] ?? "") ? Number(era[2]) : Number(chineseInteger(era[2] ?? "") ?? 0)) } };
  const front = weekday.exec(text)?.[0] ?? "";
  text = text.slice(front.length);
  let remark = "";
  if (/^[^\da-z'(]/.test(text)) {
    remark = /^[^\d]+/.exec(text)?.[0] ?? "";
    text = text.slice(remark.length);
  }
  const found = readDay(text, dayFirst);
  if (!found.ok) return found;
  const { year, month, day } = found;
  if (month < 1 || month > 12) return { ok: false, fault: "noSuchMonth", facts: { month } };
  // 1900-02-29 is a day of the workbook's calendar; the date system decides, not this reader.
  const last = year === 1900 && month === 2 ? 29 : daysInMonth(year, month);
  if (day < 1 || day > last) return { ok: false, fault: "noSuchDay", facts: { year, month, day, last } };

  text = text.slice(found.length);
  text = text.slice((weekday.exec(text)?.[0] ?? "").length);
  let time = "";
  let seconds: number | null = null;
  let zoneText = "";
  const watch = /^[t,]? ?(?:上午|下午|中午|晚上|早上|凌晨|am|pm)? ?\d{1,2} ?[:点點时時]/.test(text) || /^,? ?\d{1,2} ?[ap]\.?m/.test(text) ? clock.exec(text) : null;
  if (watch !== null) {
    seconds = secondsOf(watch);
    if (seconds === null) return { ok: false, fault: "notADate" };
    if (seconds > 0) time = timeText(seconds);
    text = text.slice(watch[0].length);
    zoneText = (watch[0].startsWith("t") ? isoZone.exec(text) : null)?.[0] ?? zone.exec(text)?.[0] ?? "";
    text = text.slice(zoneText.length);
  }
  const rest = [remark, text].map((part) => part.trim()).filter((part) => part !== "" && part !== ",").join(" … ");
  if (/\d/.test(text)) return { ok: false, fault: "severalDates" };
  if (rest.length > 40) return { ok: false, fault: "notADate" };
  return { ok: true, year, month, day, time, seconds, zone: zoneText.trim(), rest, shortYear: found.shortYear, otherOrder: found.otherOrder };
}

/** Seconds since midnight of a matched clock; null when there is no such time. */
function secondsOf(watch: RegExpExecArray): number | null {
  const part = watch[1] ?? "";
  const hour = Number(watch[2]);
  const half = watch[6] ?? (part === "am" || part === "上午" || part === "凌晨" || part === "早上" ? "a" : part === "pm" || part === "下午" || part === "晚上" ? "p" : "");
  const late = half === "p" || (part === "中午" && hour < 11);
  // 晚上12点 is the midnight that ends the day.
  const hours = part === "晚上" && hour === 12 ? 24 : late && hour < 12 ? hour + 12 : half === "a" && hour === 12 ? 0 : hour;
  const minutes = spokenMinutes[watch[3] ?? ""] ?? Number(watch[3] ?? 0);
  const seconds = Number(`${watch[4] ?? 0}.${watch[5] ?? 0}`);
  const all = hours * 3600 + minutes * 60 + seconds;
  return hours > 24 || minutes > 59 || seconds >= 60 || all > 86400 ? null : all;
}

/** `HH:MM`, with seconds and up to six decimals of them where there are any. */
export function timeText(seconds: number): string {
  const micros = Number.isInteger(seconds) ? 0 : Math.round(seconds * 1e6) % 1e6;
  const whole = micros === 0 ? Math.round(seconds) : Math.floor(seconds);
  const clockText = `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}`;
  if (micros === 0) return whole % 60 === 0 ? clockText : `${clockText}:${two(whole % 60)}`;
  return `${clockText}:${two(whole % 60)}.${String(micros).padStart(6, "0").replace(/0+$/, "")}`;
}

type Day = { readonly ok: true; readonly year: number; readonly month: number; readonly day: number; readonly length: number; readonly shortYear: boolean; readonly otherOrder: boolean };

function readDay(text: string, dayFirst: boolean | null): Day | CalendarFault {
  const day = (match: RegExpExecArray, year: string, month: string | number, dayOfMonth: string, otherOrder = false): Day => {
    const full = fullYear(year);
    return { ok: true, year: full.year, month: Number(month), day: Number(dayOfMonth), length: match[0].length, shortYear: full.short, otherOrder };
  };
  const named = (name: string | undefined): number => months.indexOf((name ?? "").slice(0, 3)) + 1;
  let match = yearFirst.exec(text) ?? compact.exec(text) ?? shortYearMarked.exec(text);
  if (match !== null) return day(match, match[1] ?? "", match[2] ?? "", match[3] ?? "");
  match = dayMonthName.exec(text);
  if (match !== null) return day(match, match[3] ?? "", named(match[2]), match[1] ?? "");
  match = monthNameDay.exec(text);
  if (match !== null) return day(match, match[3] ?? "", named(match[1]), match[2] ?? "");
  match = yearMonthName.exec(text);
  if (match !== null) return day(match, match[1] ?? "", named(match[2]), match[3] ?? "");
  if (yearMonthOnly.test(text)) return { ok: false, fault: "dayMissing" };
  if (monthDayOnly.test(text)) return { ok: false, fault: "yearMissing" };
  match = threeNumbers.exec(text);
  if (match === null) return { ok: false, fault: /\d/.test(text) && severalDates(text) ? "severalDates" : "notADate" };
  const [first, second, last] = [match[1] ?? "", match[2] ?? "", match[3] ?? ""];
  if (last.length < 4) {
    // 24-1-5 can be a year, a day or a month first. Certain only where the first number is too large for a day, and the third is a day.
    return Number(first) > 31 && first.length === 2 && Number(second) <= 12 && Number(last) <= 31 ? day(match, first, second, last) : { ok: false, fault: "shortYear" };
  }
  const dayFits = Number(second) <= 12;
  const monthFits = Number(first) <= 12;
  if (!dayFits && !monthFits) return { ok: false, fault: "noSuchMonth", facts: { month: Math.min(Number(first), Number(second)) } };
  if (dayFits && monthFits && first !== second && Number(first) !== Number(second)) {
    if (dayFirst !== null) return dayFirst ? day(match, last, second, first) : day(match, last, first, second);
    return { ok: false, fault: "dayMonthOrder", facts: { dayFirst: `${last}-${two(Number(second))}-${two(Number(first))}`, monthFirst: `${last}-${two(Number(first))}-${two(Number(second))}` } };
  }
  return dayFits ? day(match, last, second, first, dayFirst === false && !monthFits) : day(match, last, first, second, dayFirst === true);
}

const yearMonth = new RegExp(`^(?:(\\d{4}|\\d{2}(?= ?年)) ?(?:年|[-/., ]) ?(\\d{1,2}) ?(?:月份?)?|(\\d{4})(0[1-9]|1[0-2])|(\\d{1,2}) ?[-/.] ?(\\d{4})|${monthName}[-/., ]*'?(\\d{4}|\\d{2})|(\\d{4})[-/., ]*${monthName})$`);

/** Reads a year and a month as people type them, nothing else around them: 2024年1月, 2024-01, 202401, 1/2024, Jan 2024, 二〇二四年一月. Null = it is none. */
export function readYearMonth(raw: string): { readonly year: number; readonly month: number; readonly shortYear: boolean } | null {
  const text = chineseToDigits(cleanText(raw).toLowerCase().replace(/[‐‑–—−﹣]/g, "-"));
  const match = text.length > 40 ? null : yearMonth.exec(text);
  if (match === null) return null;
  const named = match[7] ?? match[10];
  const year = fullYear(match[1] ?? match[3] ?? match[6] ?? match[8] ?? match[9] ?? "");
  const month = named === undefined ? Number(match[2] ?? match[4] ?? match[5]) : months.indexOf(named.slice(0, 3)) + 1;
  return { year: year.year, month, shortYear: year.short };
}

function severalDates(text: string): boolean {
  return /\d{4}[^\d]+\d{1,2}[^\d]+\d{1,2}[^\d]+\d{4}/.test(text);
}
