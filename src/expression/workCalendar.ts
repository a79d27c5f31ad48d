import { lastSerial, serialFromIso, systemOffset, weekdayOfSerial } from "../records/serialDay";
import type { Calendar } from "./expression";

/** Counts working days in constant time per question, over any span: whole weeks by arithmetic, exceptions by binary search. */
export type WorkCalendar = {
  /** Working days from `first` to `last`, both included; first <= last. */
  readonly between: (first: number, last: number) => number;
  /** The day that is `days` working days after (negative: before) `start`, which itself does not count; null = beyond the calendar. */
  readonly step: (start: number, days: number) => number | null;
};

/** A make-up workday wins over a holiday on the same date: holiday lists often name the whole span around it. */
export function workCalendar(calendar: Calendar, system: 1900 | 1904): WorkCalendar {
  const last = lastSerial - (system === 1904 ? systemOffset : 0);
  const weekend = new Set(calendar.weekend);
  const works = (day: number): boolean => !weekend.has(weekdayOfSerial(day, system));
  const serials = (dates: readonly string[]): number[] => [...new Set(dates.map((date) => serialFromIso(date, system)).filter((day) => day !== null))].sort((a, b) => a - b);
  const makeUp = serials(calendar.workdays);
  const added = makeUp.filter((day) => !works(day));
  const removed = serials(calendar.holidays).filter((day) => works(day) && !makeUp.includes(day));
  /** Working weekdays among the first `n` days from day 0, for n = 0 to 7. */
  const inWeek = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => Array.from({ length: n }, (_, day) => works(day)).filter(Boolean).length);
  const upTo = (day: number): number => Math.floor((day + 1) / 7) * inWeek[7]! + inWeek[(day + 1) % 7]! - countUpTo(removed, day) + countUpTo(added, day);

  return {
    between: (first, end) => upTo(end) - (first > 0 ? upTo(first - 1) : 0),
    step: (start, days) => {
      if (days === 0) return start;
      const forward = days > 0;
      const wanted = forward ? upTo(start) + days : (start > 0 ? upTo(start - 1) : 0) + days + 1;
      if (wanted < 1 || wanted > upTo(last)) return null;
      // The first day by which `wanted` working days have passed is itself one.
      let low = 0;
      let high = last;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (upTo(middle) >= wanted) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  };
}

function countUpTo(sorted: readonly number[], day: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
