import type { CellValue } from "../records/cellValue";
import { type Area, contains, overlaps } from "../workbook/area";
import { isFilled } from "./cellLook";
import type { SheetGrid } from "./sheetGrid";

/** A rectangle of the grid, in grid positions (not sheet positions), ends included. */
export type Region = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

/** Reads grid positions; cells of native tables and pivots read as blank, so that they are not found twice. */
export type CellReader = (row: number, column: number) => CellValue;

export function cellReader(grid: SheetGrid): CellReader {
  const masks: readonly Area[] = [...(grid.tables ?? []).map((table) => table.area), ...(grid.pivots ?? [])];
  const { values } = grid;
  if (masks.length === 0) return (row, column) => values[row]?.[column] ?? null;
  return (row, column) => (masks.some((mask) => contains(mask, row + grid.row, column + grid.column)) ? null : (values[row]?.[column] ?? null));
}

/** Filled cells per row of the region (index 0 = its top) and per column (index 0 = its left), in one pass. */
export function countFilled(at: CellReader, region: Region): { readonly rows: Uint32Array; readonly columns: Uint32Array } {
  const rows = new Uint32Array(region.bottom - region.top + 1);
  const columns = new Uint32Array(region.right - region.left + 1);
  for (let row = region.top; row <= region.bottom; row++) {
    let count = 0;
    for (let column = region.left; column <= region.right; column++) {
      if (!isFilled(at(row, column))) continue;
      count++;
      columns[column - region.left]!++;
    }
    rows[row - region.top] = count;
  }
  return { rows, columns };
}

/** The region without blank rows and columns at its edges; null when it is blank. */
export function trimRegion(region: Region, filled: { readonly rows: Uint32Array; readonly columns: Uint32Array }): Region | null {
  const rowFrom = filled.rows.findIndex((count) => count > 0);
  if (rowFrom < 0) return null;
  return {
    top: region.top + rowFrom,
    bottom: region.top + filled.rows.findLastIndex((count) => count > 0),
    left: region.left + filled.columns.findIndex((count) => count > 0),
    right: region.left + filled.columns.findLastIndex((count) => count > 0),
  };
}

/** Merges of the grid by the row they begin in, in grid positions. */
export type MergeIndex = { readonly at: (row: number, column: number) => Area | undefined; readonly inside: (region: Region) => number };

export function mergeIndex(grid: SheetGrid): MergeIndex {
  const starts = new Map<string, Area>();
  for (const merge of grid.merges) starts.set(`${merge.row - grid.row},${merge.column - grid.column}`, merge);
  return {
    at: (row, column) => starts.get(`${row},${column}`),
    inside: (region) => {
      const area = { row: region.top + grid.row, column: region.left + grid.column, rows: region.bottom - region.top + 1, columns: region.right - region.left + 1 };
      return grid.merges.filter((merge) => overlaps(merge, area)).length;
    },
  };
}
