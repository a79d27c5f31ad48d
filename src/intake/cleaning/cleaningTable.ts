import type { FieldContext } from "../../fields/fieldType";
import type { CellValue } from "../../records/cellValue";
import type { FieldDef } from "../../template/template";
import type { Area } from "../../workbook/area";
import { gridFormula, gridValue, type SheetGrid } from "../sheetGrid";
import { dataRows, type TableCandidate } from "../tableCandidate";

/** A table that is to be cleaned: where it stands and, with a template, which column holds which field. */
export type CleaningTable = {
  readonly grid: SheetGrid;
  readonly candidate: TableCandidate;
  readonly dateSystem: 1900 | 1904;
  readonly template: { readonly id: string; readonly version: string; readonly table: string } | null;
  /** By 0-based sheet column. */
  readonly fields: ReadonlyMap<number, { readonly def: FieldDef; readonly dayFirst: boolean | null }>;
  /** Columns that are not anybody's data, such as our record ids. */
  readonly leftAlone: readonly number[];
};

/** The cells of a column that may be written, in the order of the rows: a cell with a formula is its author's and counts as blank. */
export function writableValues({ grid }: CleaningTable, rows: Uint32Array, column: number): readonly CellValue[] {
  return Array.from(rows, (row) => (gridFormula(grid, row, column) === null ? gridValue(grid, row, column) : null));
}

export function tableRows({ candidate }: CleaningTable): Uint32Array {
  return dataRows(candidate);
}

export function fieldContext(table: CleaningTable, column: number): FieldContext | null {
  const field = table.fields.get(column);
  return field === undefined ? null : { spec: field.def, dateSystem: table.dateSystem, dayFirst: field.dayFirst };
}

/** Merged areas that run down one column inside the data: their value belongs to each of their rows. */
export function mergedDown({ grid, candidate }: CleaningTable, column: number): readonly Area[] {
  const { data } = candidate;
  if (data === null) return [];
  return grid.merges.filter((merge) => merge.columns === 1 && merge.rows > 1 && merge.column === column && merge.row >= data.first && merge.row + merge.rows - 1 <= data.last);
}
