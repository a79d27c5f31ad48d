import data from "../../templates/data/lunarYears.json";
import { type CalendarDate, dateFromSerial, serialFromDate } from "../records/serialDay";

/** A day of the Chinese calendar. `month` 1 to 12; a leap month follows the month of its number. */
export type LunarDate = { readonly year: number; readonly month: number; readonly leap: boolean; readonly day: number };

/** Years of the table: the Chinese calendar's, so the last one ends in January or February of the year after. */
export const firstLunarYear = 1900;
export const lastLunarYear = firstLunarYear + data.years.length - 1;

/** Days counted without the 29 February 1900 that Excel's serials have; null for an impossible date and for that one. */
function dayCount({ year, month, day }: CalendarDate): number | null {
  const serial = serialFromDate(year, month, day, 1900);
  return serial === null || serial === 60 ? null : serial < 60 ? serial + 1 : serial;
}

function dateOfDay(count: number): CalendarDate | null {
  return dateFromSerial(count <= 60 ? count - 1 : count, 1900);
}

type LunarYear = { /** As dayCount counts. */ readonly start: number; readonly leapMonth: number; readonly lengths: readonly number[] };
let table: readonly LunarYear[] | null = null;

function yearOf(year: number): LunarYear | undefined {
  table ??= data.years.map((line) => {
    const [start = "", leap = "0", bits = ""] = line.split(" ");
    const [y = 0, m = 0, d = 0] = start.split("-").map(Number);
    return { start: dayCount({ year: y, month: m, day: d })!, leapMonth: Number(leap), lengths: [...bits].map((bit) => (bit === "1" ? 30 : 29)) };
  });
  return table[year - firstLunarYear];
}

/** The leap month of a year, 0 = it has none; null outside the table. */
export function leapMonthOf(year: number): number | null {
  return yearOf(year)?.leapMonth ?? null;
}

function monthIndex({ leapMonth }: LunarYear, month: number, leap: boolean): number {
  return month - 1 + (leapMonth > 0 && (month > leapMonth || leap) ? 1 : 0);
}

/** Days of a month, 29 or 30; null where the year has no such month or is outside the table. */
export function daysInLunarMonth(year: number, month: number, leap: boolean): number | null {
  const found = yearOf(year);
  if (found === undefined || (leap && found.leapMonth !== month)) return null;
  return found.lengths[monthIndex(found, month, leap)] ?? null;
}

/** The solar day of a lunar one; null where there is none. */
export function solarFromLunar({ year, month, leap, day }: LunarDate): CalendarDate | null {
  const length = daysInLunarMonth(year, month, leap);
  const found = yearOf(year);
  if (length === null || found === undefined || day < 1 || day > length) return null;
  const before = found.lengths.slice(0, monthIndex(found, month, leap)).reduce((sum, days) => sum + days, 0);
  return dateOfDay(found.start + before + day - 1);
}

/** The lunar day of a solar one; null before 1900-01-31 and after the table. */
export function lunarFromSolar(date: CalendarDate): LunarDate | null {
  const count = dayCount(date);
  if (count === null) return null;
  const own = yearOf(date.year);
  const lunarYear = own !== undefined && count >= own.start ? date.year : date.year - 1;
  const found = yearOf(lunarYear);
  if (found === undefined) return null;
  let left = count - found.start;
  for (const [index, length] of found.lengths.entries()) {
    if (left < length) {
      const leap = found.leapMonth > 0 && index === found.leapMonth;
      return { year: lunarYear, month: index + 1 - (found.leapMonth > 0 && index >= found.leapMonth ? 1 : 0), leap, day: left + 1 };
    }
    left -= length;
  }
  return null;
}

/**
 * The next day on or after `from` on which a lunar birthday or anniversary is kept: in a leap month only where the year has it, else in the month of the same number; the 30th of a month of 29
 * days on its last. Null outside the table. The year of `date` does not count.
 */
export function nextLunarDay(date: Pick<LunarDate, "month" | "leap" | "day">, from: CalendarDate): CalendarDate | null {
  const start = dayCount(from);
  if (start === null) return null;
  for (let year = from.year - 1; year <= from.year + 1; year++) {
    const leap = date.leap && leapMonthOf(year) === date.month;
    const length = daysInLunarMonth(year, date.month, leap);
    if (length === null) continue;
    const solar = solarFromLunar({ year, month: date.month, leap, day: Math.min(date.day, length) });
    if (solar !== null && dayCount(solar)! >= start) return solar;
  }
  return null;
}
