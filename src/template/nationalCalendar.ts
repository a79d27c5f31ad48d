import cn from "../../templates/data/cnHolidays.json";
import { isoFromSerial, serialFromIso } from "../records/serialDay";

export type NationalCalendar = { readonly holidays: readonly string[]; readonly workdays: readonly string[]; /** Years that are known. */ readonly first: number; readonly last: number };

/** Holidays and make-up workdays of the mainland, a day each; before and after the years known there are only weekends. */
export function nationalCalendar(): NationalCalendar {
  return { holidays: cn.holidays.flatMap(daysOf), workdays: cn.workdays.flatMap(daysOf), first: cn.first, last: cn.last };
}

/** `2026-02-15/2026-02-23`: every day of the span. */
function daysOf(span: string): readonly string[] {
  const [from, to = from] = span.split("/").map((day) => serialFromIso(day, 1900)!);
  return Array.from({ length: to! - from! + 1 }, (_, day) => isoFromSerial(from! + day, 1900)!);
}
