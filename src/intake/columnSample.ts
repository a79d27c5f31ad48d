import type { CellValue } from "../records/cellValue";
import { valueKey } from "../records/cellValue";
import { isFilled } from "./cellLook";
import { gridValue, type SheetGrid } from "./sheetGrid";
import type { TableCandidate } from "./tableCandidate";

/** All values of a column in the data rows, in row order; blanks as null. */
export function columnValues(grid: SheetGrid, candidate: TableCandidate, column: number): CellValue[] {
  const values: CellValue[] = [];
  for (const run of candidate.rows) {
    if (run.kind !== "data") continue;
    for (let row = run.from; row < run.from + run.count; row++) values.push(gridValue(grid, row, column));
  }
  return values;
}

/** Up to `size` distinct filled values, taken evenly over the data rows so that a sorted column is seen whole; sorted, so that row order does not show. */
export function sampleValues(grid: SheetGrid, candidate: TableCandidate, column: number, size = 200): readonly CellValue[] {
  const rows = candidate.data?.rows ?? 0;
  const step = Math.max(1, Math.floor(rows / (size * 20)));
  const seen = new Map<string, CellValue>();
  let index = 0;
  for (const run of candidate.rows) {
    if (run.kind !== "data") continue;
    for (let row = run.from; row < run.from + run.count; row++, index++) {
      if (index % step !== 0) continue;
      const value = gridValue(grid, row, column);
      if (!isFilled(value)) continue;
      seen.set(valueKey(value), value);
    }
  }
  const keys = [...seen.keys()].sort();
  const pace = Math.max(1, keys.length / size);
  return Array.from({ length: Math.min(size, keys.length) }, (_, i) => seen.get(keys[Math.floor(i * pace)]!)!);
}
