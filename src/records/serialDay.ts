/**
 * Serial days, as a workbook counts them, and calendar dates: the only place that knows the two date systems. Pure arithmetic on the proleptic
 * Gregorian calendar; no `Date`, so no time zone can move a day. A fraction of a serial is the time of day and is ignored here.
 * 1900 system: 1 = 1900-01-01, and 60 = 1900-02-29, a day that never was but that Excel (and every file it wrote) counts. 1904 system: 0 = 1904-01-01.
 * @source ECMA-376 part 1, 18.17.4.1 "Date conversion for serial date-times"; https://howardhinnant.github.io/date_algorithms.html (days_from_civil)
 */
export type DateSystem = 1900 | 1904;
export type CalendarDate = { readonly year: number; readonly month: number; readonly day: number };

/** Day number of 1970-01-01 in the 1900 system, and the distance of the two systems: serial1900 = serial1904 + 1462. */
const epoch1970 = 25569;
export const systemOffset = 1462;
/** 9999-12-31 in the 1900 system: the last day that Excel knows. */
export const lastSerial = 2958465;

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month (1 to 12) in the real calendar: February 1900 has 28. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01; month and day may be out of range only as far as the caller has checked. */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** The serial of a date from 1900-01-01 (or 1904-01-01) to 9999-12-31; null = an impossible date, or one the system cannot count. 1900-02-29 is 60, as in Excel. */
export function serialFromDate(year: number, month: number, day: number, system: DateSystem): number | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null;
  if (year < system || year > 9999 || month < 1 || month > 12 || day < 1) return null;
  if (year === 1900 && month === 2 && day === 29) return 60;
  if (day > daysInMonth(year, month)) return null;
  const serial = daysFromCivil(year, month, day) + epoch1970;
  if (system === 1904) return serial - systemOffset;
  return serial <= 60 ? serial - 1 : serial;
}

/** The date of a serial; null outside 1900-01-01 (1904-01-01) to 9999-12-31. Serial 0 of the 1900 system, a bare time of day, has no date. */
export function dateFromSerial(serial: number, system: DateSystem): CalendarDate | null {
  const day1900 = Math.floor(serial) + (system === 1904 ? systemOffset : 0);
  if (!(day1900 >= (system === 1904 ? systemOffset : 1) && day1900 <= lastSerial)) return null;
  if (day1900 === 60) return { year: 1900, month: 2, day: 29 };
  const days = (day1900 < 60 ? day1900 + 1 : day1900) - epoch1970 + 719468;
  const era = Math.floor(days / 146097);
  const dayOfEra = days - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

/** `YYYY-MM-DD`; null as for dateFromSerial. */
export function isoFromSerial(serial: number, system: DateSystem): string | null {
  const date = dateFromSerial(serial, system);
  return date === null ? null : `${date.year}-${String(date.month).padStart(2, "0")}-${String(date.day).padStart(2, "0")}`;
}

/** Reads exactly `YYYY-MM-DD` of a possible date; null for anything else. */
export function serialFromIso(text: string, system: DateSystem): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match === null ? null : serialFromDate(Number(match[1]), Number(match[2]), Number(match[3]), system);
}

/** 0 = Sunday ... 6 = Saturday, as Excel counts: before 1900-03-01 it is one day off the real weekday. */
export function weekdayOfSerial(serial: number, system: DateSystem): number {
  const day1900 = Math.floor(serial) + (system === 1904 ? systemOffset : 0);
  return (((day1900 - 1) % 7) + 7) % 7;
}
