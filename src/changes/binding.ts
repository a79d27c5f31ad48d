import type { CellRef } from "../findings/finding";
import type { Area } from "../workbook/area";

/** Where a table's records stand in the workbook right now. Plain data, rows and columns counted from 0; made by whoever has just read the sheet. */
export type Binding = {
  readonly table: string;
  readonly sheet: string;
  /** The data rows, without header, totals and notes. */
  readonly area: Area;
  /** By field id, or by header in brackets where the template says nothing of the column. */
  readonly columns: { readonly [field: string]: number };
  /** By record id, every row that carries it: more than one where an id was copied. Empty before the table is governed. */
  readonly rows: ReadonlyMap<string, readonly number[]>;
  /** The formula that a calculated field holds in a row; null for a field of values. Absent: there is none. */
  readonly formulas?: (field: string, row: number) => string | null;
};

/** A cell of the workbook, counted from 0. */
export type Place = { readonly row: number; readonly column: number };

/** Binds record ids to their rows. `rows[i]` is the 1-based sheet row of the record with `ids[i]`, as in a record table. */
export function bindRows(ids: readonly (string | null)[], rows: Uint32Array): ReadonlyMap<string, readonly number[]> {
  const bound = new Map<string, number[]>();
  ids.forEach((id, index) => {
    if (id === null) return;
    const known = bound.get(id);
    if (known === undefined) bound.set(id, [rows[index]! - 1]);
    else known.push(rows[index]! - 1);
  });
  return bound;
}

/**
 * Where a cell of a record stands: by record id, wherever its row has moved to; by row before the table is governed. Null when it has no place: the column or record is
 * gone, or the id stands in several rows and none of them is the one that was read.
 */
export function placeOf(at: CellRef, binding: Binding): Place | null {
  const column = at.field === null ? undefined : binding.columns[at.field];
  const row = rowOf(at, binding);
  if (column === undefined || row === null || row < binding.area.row || row >= binding.area.row + binding.area.rows) return null;
  return { row, column };
}

function rowOf({ record, row }: CellRef, binding: Binding): number | null {
  if (record === null) return row - 1;
  const rows = binding.rows.get(record) ?? [];
  return rows.includes(row - 1) ? row - 1 : rows.length === 1 ? rows[0]! : null;
}
