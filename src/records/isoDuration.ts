/** ISO 8601 durations of whole years, months, weeks and days, as templates write them: `P90D`, `P2W`, `P1Y6M`. */
import { type DateSystem, dateFromSerial, daysInMonth, serialFromDate } from "./serialDay";

/** Years count as twelve months and weeks as seven days: neither has any other length. */
export type Duration = { readonly months: number; readonly days: number };

const pattern = /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,6})D)?$/;

/** Null for anything that is not such a duration, and for one of no length. */
export function durationFromIso(text: string): Duration | null {
  const found = pattern.exec(text);
  if (found === null) return null;
  const [years, months, weeks, days] = found.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number];
  const duration = { months: years * 12 + months, days: weeks * 7 + days };
  return duration.months + duration.days === 0 ? null : duration;
}

/**
 * The day that lies so long after a serial day, or before it with `sign` -1: months first, the last day of a shorter month standing for one that it lacks (31 January and a
 * month is 28 or 29 February), then days. Null beyond the days that a sheet can hold.
 */
export function addDuration(serial: number, { months, days }: Duration, sign: 1 | -1 = 1, system: DateSystem = 1900): number | null {
  const from = dateFromSerial(Math.floor(serial), system);
  if (from === null) return null;
  const month = from.year * 12 + (from.month - 1) + sign * months;
  const [year, monthOfYear] = [Math.floor(month / 12), (month % 12) + 1];
  if (year < 1900 || year > 9999) return null;
  const moved = serialFromDate(year, monthOfYear, Math.min(from.day, daysInMonth(year, monthOfYear)), system);
  const reached = moved === null ? null : moved + sign * days;
  return reached === null || dateFromSerial(reached, system) === null ? null : reached;
}
