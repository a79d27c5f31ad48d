import type { CellValue } from "../../records/cellValue";
import { type CalendarDate, dateFromSerial, daysInMonth, lastSerial, serialFromDate, systemOffset, weekdayOfSerial } from "../../records/serialDay";
import { errors, integerPart, round15 } from "../values";
import { paneOnly } from "../render/paneOnly";
import { type SqlContext, type SqlDialect, type SqlPart, addMonths, dateOf, endOfDays, notADay, serialOf, whole as wholeInSql } from "../render/sqlPart";
import { fn } from "../render/excelPart";
import { type Env, type FunctionDef, doc, excel, excelCall, noExcel, noSql, parameter, says, sql, sqlInput, valueFunction } from "./definition";
import { literalChoice } from "./literal";

const date = parameter("日期", "date", "date");
const months = parameter("月数", "months", "number");

function whole(value: number): number {
  return Math.trunc(round15(value));
}

function lastDay(env: Env): number {
  return env.dateSystem === 1904 ? lastSerial - systemOffset : lastSerial;
}

/** A day the workbook can count, or #NUM!. Day 0 of the 1900 system is counted, though it has no date. */
function day(serial: number, env: Env): CellValue {
  return serial >= 0 && serial <= lastDay(env) ? serial : errors.number;
}

/** As Excel reads a serial: the bare time of day 0 is 1900-01-00. */
function parts(serial: number, env: Env): CalendarDate | null {
  return env.dateSystem === 1900 && Math.floor(serial) === 0 ? { year: 1900, month: 1, day: 0 } : dateFromSerial(serial, env.dateSystem);
}

/** Excel's February 1900 has 29 days. */
function monthLength(year: number, month: number, env: Env): number {
  return env.dateSystem === 1900 && year === 1900 && month === 2 ? 29 : daysInMonth(year, month);
}

/** Year and month `months` later. */
function shifted(from: CalendarDate, by: number): { readonly year: number; readonly month: number } {
  const count = from.year * 12 + from.month - 1 + by;
  return { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
}

/** The day of that month, or its last day where the month is shorter. */
function dayOfMonth({ year, month }: { readonly year: number; readonly month: number }, wanted: number, env: Env): CellValue {
  return serialFromDate(year, month, Math.min(Math.max(wanted, 1), monthLength(year, month, env)), env.dateSystem) ?? errors.number;
}

const todayInSql = ({ today }: SqlContext): string => today ?? serialOf("CURRENT_DATE");

/** Months from January 1900, then days, as DATE lets both run over. */
function dateInSql([y, m, d]: readonly string[], dialect: SqlDialect): string {
  const [year, month] = [wholeInSql(y!, dialect), wholeInSql(m!, dialect)];
  const months = `((CASE WHEN ${year} < 1900 THEN ${year} ELSE ${year} - 1900 END) * 12 + ${month} - 1)`;
  return `(${serialOf(addMonths("DATE '1900-01-01'", months, dialect))} + ${wholeInSql(d!, dialect, -4_000_000, 4_000_000)} - 1)`;
}

function monthsLater(serial: string, by: string, dialect: SqlDialect): string {
  return serialOf(addMonths(dateOf(serial, dialect), wholeInSql(by, dialect), dialect));
}
function monthEnd(serial: string, by: string, dialect: SqlDialect): string {
  return `(${serialOf(addMonths(`date_trunc('month', ${dateOf(serial, dialect)})::date`, `${wholeInSql(by, dialect)} + 1`, dialect))} - 1)`;
}

function notInOrder(start: string, end: string): string {
  return `${notADay(start)} OR ${notADay(end)} OR floor(${start}) > floor(${end})`;
}
function elapsedInSql(unit: string, start: string, end: string, dialect: SqlDialect): string {
  if (unit === "D") return `(floor(${end}) - floor(${start}))`;
  const [from, to] = [dateOf(start, dialect), dateOf(end, dialect)];
  const months = `((extract(year from ${to}) - extract(year from ${from})) * 12 + extract(month from ${to}) - extract(month from ${from}) - CASE WHEN extract(day from ${to}) < extract(day from ${from}) THEN 1 ELSE 0 END)::float8`;
  return unit === "M" ? months : unit === "Y" ? `floor(${months} / 12)` : `(${months} - 12 * floor(${months} / 12))`;
}

export const dateFunction: FunctionDef = valueFunction<readonly [number, number, number]>("DATE", [parameter("年", "year", "number"), parameter("月", "month", "number"), parameter("日", "day", "number")], {
  result: "date",
  run: ([y, m, d], env) => {
    const [year, month, dayNumber] = [whole(y), whole(m), whole(d)];
    if (year < 0 || year > 9999) return errors.number;
    const first = shifted({ year: year < 1900 ? year + 1900 : year, month: 1, day: 1 }, month - 1);
    const start = serialFromDate(first.year, first.month, 1, env.dateSystem);
    return start === null ? errors.number : day(start + dayNumber - 1, env);
  },
  excel: excelCall("DATE"),
  sql: sql((values, { dialect }) => dateInSql(values, dialect), (values, { dialect }) => `${values[0]!} <= -1 OR ${values[0]!} >= 10000 OR ${notADay(dateInSql(values, dialect))}`),
  sentence: says("{1}年{2}月{3}日", "the date of year {1}, month {2}, day {3}"),
  doc: doc("由年、月、日得到日期；月和日可以超出范围，按日历顺延。", "The date of a year, month and day; months and days beyond the range run on."),
});

function part(name: string, pick: (date: CalendarDate) => number, sentence: FunctionDef["sentence"], zh: string, en: string): FunctionDef {
  return valueFunction<readonly [number]>(name, [date], {
    result: "number", doc: doc(zh, en), sentence, excel: excelCall(name),
    sql: sql(([value], { dialect }) => `extract(${name.toLowerCase()} from ${dateOf(value!, dialect)})::float8`, ([value]) => notADay(value!)),
    run: ([serial], env) => {
      const found = parts(serial, env);
      return found === null ? errors.number : pick(found);
    },
  });
}
export const yearFunction = part("YEAR", (found) => found.year, says("{1}的年份", "the year of {1}"), "日期的年份。", "The year of a date.");
export const monthFunction = part("MONTH", (found) => found.month, says("{1}的月份", "the month of {1}"), "日期的月份，1 到 12。", "The month of a date, 1 to 12.");
export const dayFunction = part("DAY", (found) => found.day, says("{1}的日", "the day of the month of {1}"), "日期是当月第几日。", "The day of the month of a date.");

/** The weekday (0 = Sunday) from which a type of WEEKDAY counts; null = no such type. */
function weekStart(kind: number): number | null {
  return kind === 1 ? 0 : kind === 2 || kind === 3 ? 1 : kind >= 11 && kind <= 17 ? (kind - 10) % 7 : null;
}
function kindOf({ node }: SqlPart): number {
  return node.kind === "literal" ? whole(Number(node.value)) : paneOnly(node, "sql-weekday-type", "SQL 里 WEEKDAY 的类型要直接写出", "in SQL the type of WEEKDAY must be written out");
}

export const weekdayFunction: FunctionDef = valueFunction<readonly [number, number?]>("WEEKDAY", [date, parameter("类型", "type", "number", { optional: true })], {
  result: "number",
  run: ([serial, type = 1], env) => {
    const kind = whole(type);
    const start = weekStart(kind);
    if (start === null || typeof day(Math.floor(serial), env) !== "number") return errors.number;
    return ((weekdayOfSerial(serial, env.dateSystem) - start + 7) % 7) + (kind === 3 ? 0 : 1);
  },
  excel: excelCall("WEEKDAY"),
  sql: sql(
    ([value], _, [, type]) => {
      const kind = type === undefined ? 1 : kindOf(type);
      const start = weekStart(kind);
      return start === null ? "NULL::float8" : `(floor(${value!}) - ${start + 1} - 7 * floor((floor(${value!}) - ${start + 1}) / 7) + ${kind === 3 ? 0 : 1})`;
    },
    ([value], _, [, type]) => (type !== undefined && weekStart(kindOf(type)) === null ? "TRUE" : `${value!} < 0 OR ${value!} >= ${endOfDays}`),
  ),
  sentence: says("{1}是星期几[（类型{2}）]", "the weekday of {1}[, of type {2}]"),
  doc: doc("星期几：类型 1（默认）周日为 1，类型 2 周一为 1，类型 3 周一为 0，11 到 17 为从周一到周日起算。", "The weekday: type 1 (default) counts from Sunday = 1, type 2 from Monday = 1, type 3 from Monday = 0, 11 to 17 from Monday to Sunday = 1."),
});

export const todayFunction: FunctionDef = valueFunction<readonly []>("TODAY", [], {
  result: "date", sure: true, run: (_, env) => env.today, excel: excelCall("TODAY"), sql: sqlInput(({ today }) => today ?? serialOf("CURRENT_DATE")), sentence: says("今天", "today"),
  doc: doc("检查时的日期。", "The date of the check."),
});

export const nowFunction: FunctionDef = valueFunction<readonly []>("NOW", [], {
  result: "date", sure: true, run: (_, env) => env.now, excel: excelCall("NOW"), sql: sqlInput(({ now }) => now ?? `(${serialOf("CURRENT_DATE")} + extract(epoch from LOCALTIME)::float8 / 86400)`), sentence: says("现在", "now"),
  doc: doc("检查时的日期和时间。", "The date and time of the check."),
});

export const eDateFunction: FunctionDef = valueFunction<readonly [number, number]>("EDATE", [date, months], {
  result: "date",
  run: ([serial, by], env) => {
    const from = dateFromSerial(serial, env.dateSystem);
    return from === null ? errors.number : dayOfMonth(shifted(from, whole(by)), from.day, env);
  },
  excel: excelCall("EDATE"),
  sql: sql(([value, by], { dialect }) => monthsLater(value!, by!, dialect), ([value, by], { dialect }) => `${notADay(value!)} OR ${notADay(monthsLater(value!, by!, dialect))}`),
  sentence: says("{1}之后{2}个月", "{2} months after {1}"),
  doc: doc("几个月以后（负数为以前）的同一日；当月没有该日时取月末。", "The same day that many months later (negative: earlier), or the end of a shorter month."),
});

export const eoMonthFunction: FunctionDef = valueFunction<readonly [number, number]>("EOMONTH", [date, months], {
  result: "date",
  run: ([serial, by], env) => {
    const from = dateFromSerial(serial, env.dateSystem);
    return from === null ? errors.number : dayOfMonth(shifted(from, whole(by)), 31, env);
  },
  excel: excelCall("EOMONTH"),
  sql: sql(([value, by], { dialect }) => monthEnd(value!, by!, dialect), ([value, by], { dialect }) => `${notADay(value!)} OR ${notADay(monthEnd(value!, by!, dialect))}`),
  sentence: says("{1}之后{2}个月的月末", "the end of the month {2} months after {1}"),
  doc: doc("几个月以后（负数为以前）那个月的最后一日。", "The last day of the month that many months later (negative: earlier)."),
});

const units = ["Y", "M", "D", "YM"] as const;

function elapsed(unit: string, start: number, end: number, env: Env): CellValue {
  const [from, to] = [parts(start, env), parts(end, env)];
  if (from === null || to === null || Math.floor(start) > Math.floor(end)) return errors.number;
  if (unit === "D") return Math.floor(end) - Math.floor(start);
  const full = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
  return unit === "M" ? full : unit === "Y" ? Math.floor(full / 12) : full % 12;
}

export const dateDifFunction: FunctionDef = valueFunction<readonly [number, number, string]>("DATEDIF", [parameter("开始日期", "start", "date"), parameter("结束日期", "end", "date"), parameter("单位", "unit", "literal")], {
  result: "number",
  check: literalChoice("DATEDIF", 2, units),
  run: ([start, end, unit], env) => elapsed(unit.toUpperCase(), start, end, env),
  excel: excelCall("DATEDIF"),
  sql: sql(([start, end], { dialect }, [, , unit]) => elapsedInSql(String((unit!.node as { readonly value?: unknown }).value).toUpperCase(), start!, end!, dialect), ([start, end]) => notInOrder(start!, end!)),
  sentence: says("从{1}到{2}的间隔（单位{3}）", "the time from {1} to {2} in units of {3}"),
  doc: doc('两个日期之间的整年 "Y"、整月 "M"、天数 "D"，或不足一年的月数 "YM"；开始晚于结束是 #NUM!。', 'Whole years "Y", months "M" or days "D" between two dates, or the months beyond whole years "YM"; #NUM! when the start is later.'),
});

export const ageFunction: FunctionDef = valueFunction<readonly [number, number?]>("AGE", [parameter("出生日期", "birth date", "date"), parameter("截至日期", "at", "date", { optional: true })], {
  result: "number",
  run: ([birth, at], env) => elapsed("Y", birth, at ?? env.today, env),
  excel: excel(([birth, at]) => fn("DATEDIF", birth!, at ?? "TODAY()", '"Y"')),
  sql: {
    kind: "values", clock: true,
    write: ([birth, at], context) => elapsedInSql("Y", birth!, at ?? todayInSql(context), context.dialect),
    error: ([birth, at], context) => notInOrder(birth!, at ?? todayInSql(context)),
  },
  sentence: says("{1}起[到{2}]的周岁", "the full years from {1}[ to {2}]"),
  doc: doc("到今天（或截至日期）的周岁；日期在将来是 #NUM!。", "Full years up to today (or the second date); #NUM! for a date still to come."),
});

const byCalendar = noExcel("Excel 的工作日函数不认模板日历里的调休", "Excel's functions of working days know nothing of make-up days in the template's calendar");

const noCalendar = noSql("数据库里没有模板日历的节假日和调休", "a database has no holidays and make-up days of the template's calendar");

export const workdayFunction: FunctionDef = valueFunction<readonly [number, number]>("WORKDAY", [date, parameter("工作日数", "days", "number")], {
  result: "date",
  run: ([start, days], env) => {
    const from = day(Math.floor(start), env);
    if (typeof from !== "number") return from;
    return env.calendar().step(from, whole(days)) ?? errors.number;
  },
  excel: byCalendar, sql: noCalendar,
  sentence: says("{1}之后{2}个工作日", "{2} working days after {1}"),
  doc: doc("几个工作日以后（负数为以前）的日期，按模板日历的周末、节假日和调休。", "The date that many working days later (negative: earlier), by the template's weekends, holidays and make-up days."),
});

export const networkDaysFunction: FunctionDef = valueFunction<readonly [number, number]>("NETWORKDAYS", [parameter("开始日期", "start", "date"), parameter("结束日期", "end", "date")], {
  result: "number",
  run: ([start, end], env) => {
    const [first, last] = [day(Math.floor(start), env), day(Math.floor(end), env)];
    if (typeof first !== "number") return first;
    if (typeof last !== "number") return last;
    return first <= last ? env.calendar().between(first, last) : -env.calendar().between(last, first);
  },
  excel: byCalendar, sql: noCalendar,
  sentence: says("从{1}到{2}的工作日数", "the working days from {1} to {2}"),
  doc: doc("两个日期之间（含首尾）有几个工作日，按模板日历；开始晚于结束为负数。", "The working days from one date to the other, both included, by the template's calendar; negative when the start is later."),
});

/** Whole days only: kept here so that TEXT formats dates as the parts functions read them. */
export function textDateParts(serial: number, env: Env): CalendarDate | null {
  return parts(integerPart(serial), env);
}
