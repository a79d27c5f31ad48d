import type { CellValue } from "../records/cellValue";

/** What the all-numeric dates of a column (13/02/2024, 3.4.24) say about the order of day and month. */
export type DayOrder = {
  /** null: nothing decides it, or the values contradict each other. */
  readonly dayFirst: boolean | null;
  /** Distinct values that can only be read day first, month first, or both ways. */
  readonly dayFirstCount: number;
  readonly monthFirstCount: number;
  readonly openCount: number;
  /** The first open value in text order, or the first decided one when they contradict each other. */
  readonly example: string | null;
};

const numericDate = /^\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(?:\d{4}|\d{2})(?:$|[\sT])/;

const wide = /[\uff00-\uffef]/;

/** Reads every value once; equal values count once. */
export function dayOrder(values: readonly CellValue[]): DayOrder {
  const seen = new Set<string>();
  const open: string[] = [];
  const decided: string[] = [];
  let dayFirstCount = 0;
  let monthFirstCount = 0;
  for (const value of values) {
    if (typeof value !== "string" || value.length < 6 || value.length > 40) continue;
    const match = numericDate.exec(wide.test(value) ? value.normalize("NFKC") : value);
    if (match === null || seen.has(value)) continue;
    seen.add(value);
    const a = Number(match[1]);
    const b = Number(match[2]);
    if (a < 1 || b < 1 || a > 31 || b > 31 || (a > 12 && b > 12)) continue;
    if (a > 12) dayFirstCount++;
    else if (b > 12) monthFirstCount++;
    else if (a !== b) {
      open.push(value.trim());
      continue;
    } else continue;
    decided.push(value.trim());
  }
  const contradiction = dayFirstCount > 0 && monthFirstCount > 0;
  return {
    dayFirst: contradiction || dayFirstCount + monthFirstCount === 0 ? null : dayFirstCount > 0,
    dayFirstCount,
    monthFirstCount,
    openCount: open.length,
    example: [...(contradiction && open.length === 0 ? decided : open)].sort()[0] ?? null,
  };
}
