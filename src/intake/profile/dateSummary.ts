import { serialFromDate } from "../../records/serialDay";
import { type ColumnIndex, type Sample, sampleOf } from "./columnIndex";
import type { Reading } from "./numberSummary";

export type DateSummary = {
  readonly count: number;
  /** Serial days of the workbook's date system. */
  readonly min: number;
  readonly max: number;
  /** Later than today; null where nobody said which day it is. */
  readonly future: Sample | null;
  /** In the first year that the workbook counts: mostly a zero, a count or a time of day that wears a date format. */
  readonly firstYear: Sample;
};

/** Null when there is no date. `today`: serial day of the 1900 system. */
export function summarizeDates(index: ColumnIndex, readings: readonly Reading[], dateSystem: 1900 | 1904, today: number | null): DateSummary | null {
  if (readings.length === 0) return null;
  const isLate = today === null ? null : today + 1 - (dateSystem === 1904 ? 1462 : 0);
  const secondYear = serialFromDate(dateSystem + 1, 1, 1, dateSystem)!;
  return {
    count: readings.reduce((sum, { count }) => sum + count, 0),
    min: readings.reduce((least, { number }) => Math.min(least, number), Infinity),
    max: readings.reduce((most, { number }) => Math.max(most, number), -Infinity),
    future: isLate === null ? null : sampleOf(index, readings.filter(({ number }) => number >= isLate)),
    firstYear: sampleOf(index, readings.filter(({ number }) => number < secondYear)),
  };
}
