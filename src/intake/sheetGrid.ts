/**
 * Holds how a messy sheet becomes a table proposal: where the table is, which column is which field, which option a value means, what the columns hold.
 * May: read plain grids and template definitions, propose, ask questions as data.
 * May not: write, judge records, know a host or a clock.
 */
import type { CellValue } from "../records/cellValue";
import type { Area } from "../workbook/area";
import type { CellBlock, SheetInfo, TableInfo } from "../workbook/host";

/** One sheet as intake reads it: the block of cells and where it lies. Every row and column that intake gives back counts from 0 in the sheet, not in the block. */
export type SheetGrid = {
  readonly sheet: string;
  /** Sheet position of `values[0][0]`. */
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas?: readonly (readonly (string | null)[])[];
  readonly numberFormats?: readonly (readonly string[])[];
  /** Sheet coordinates. */
  readonly merges: readonly Area[];
  /** Native tables: they are believed as they are. */
  readonly tables?: readonly Pick<TableInfo, "name" | "area" | "totalsRow">[];
  /** Areas of native pivots: never data. */
  readonly pivots?: readonly Area[];
};

/** The grid of a sheet from what the host says: `block` is what `used` holds. */
export function gridOf(info: SheetInfo, block: CellBlock): SheetGrid {
  return {
    sheet: info.name,
    row: info.used?.row ?? 0,
    column: info.used?.column ?? 0,
    values: info.used === null ? [] : block.values,
    ...(block.formulas === undefined ? {} : { formulas: block.formulas }),
    ...(block.numberFormats === undefined ? {} : { numberFormats: block.numberFormats }),
    merges: info.merges,
    tables: info.tables,
    pivots: info.pivots.map((pivot) => pivot.area),
  };
}

/** The value at a sheet position; blank outside the block. */
export function gridValue(grid: SheetGrid, row: number, column: number): CellValue {
  return grid.values[row - grid.row]?.[column - grid.column] ?? null;
}

export function gridFormula(grid: SheetGrid, row: number, column: number): string | null {
  return grid.formulas?.[row - grid.row]?.[column - grid.column] ?? null;
}
