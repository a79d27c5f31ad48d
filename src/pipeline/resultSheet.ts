import { type CellValue, sameValue } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import type { CellLook, HostWrite, PivotSpec, SheetInfo, WorkbookHost } from "../workbook/host";

/** A sheet of results: ours alone, rebuilt whole each time. */
export type ResultSheet = {
  /** The name it has: see `ownSheets`. */
  readonly name: string;
  readonly cells: readonly (readonly CellValue[])[];
  readonly looks: readonly { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number; readonly look?: CellLook; readonly numberFormat?: string }[];
  readonly widths: readonly number[];
  readonly frozenRows: number;
  readonly pivot: PivotSpec | null;
};

/** What of a text can be the name of a sheet, with room for a number behind it. */
export function sheetNameOf(wanted: string): string {
  return wanted.replace(/[[\]:*?/\\']/g, " ").trim().slice(0, 28).trim();
}

/** The writes that make the sheet say this; none when it says it already. */
export async function resultSheetWrites(host: WorkbookHost, sheets: readonly SheetInfo[], sheet: ResultSheet): Promise<Result<readonly HostWrite[]>> {
  const existing = sheets.find((candidate) => candidate.name === sheet.name);
  if (existing !== undefined) {
    const same = await saysTheSame(host, existing, sheet);
    if (!same.ok) return same;
    if (same.value) return ok([]);
  }
  const name = sheet.name;
  const writes: HostWrite[] = [];
  if (existing !== undefined) writes.push({ verb: "deleteSheet", name });
  writes.push({ verb: "addSheet", name, visibility: "visible" });
  if (sheet.widths.length > 0) writes.push({ verb: "setColumns", sheet: name, columns: sheet.widths.map((width, column) => ({ column, width })) });
  const width = widest(sheet.cells, 1);
  const values = sheet.cells.map((row) => [...row, ...new Array<CellValue>(width - row.length).fill(null)]);
  const { pivot } = sheet;
  if (pivot !== null) writes.push({ verb: "addPivot", pivot });
  // What stands around a pivot comes after it: while Excel puts one together it may be larger than it is in the end.
  if (values.length > 0) writes.push({ verb: "writeCells", sheet: name, blocks: pivot === null ? [{ row: 0, column: 0, values }] : values.flatMap((line, row) => (line.every((value) => value === null) ? [] : [{ row, column: 0, values: [line] }])) });
  if (sheet.looks.length > 0) writes.push({ verb: "formatCells", sheet: name, areas: sheet.looks.map(({ look, numberFormat, ...area }) => ({ area, ...(look === undefined ? {} : { look }), ...(numberFormat === undefined ? {} : { numberFormat }) })) });
  if (sheet.frozenRows > 0) writes.push({ verb: "freezePanes", sheet: name, rows: sheet.frozenRows, columns: 0 });
  return ok(writes);
}

async function saysTheSame(host: WorkbookHost, existing: SheetInfo, sheet: ResultSheet): Promise<Result<boolean>> {
  if ((sheet.pivot === null) !== (existing.pivots.length === 0)) return ok(false);
  const expected = expectedCells(sheet);
  const used = existing.used;
  const rows = lastFilled(expected.map((row) => row.some((value) => value !== null && value !== "")));
  if (used === null) return ok(rows === 0);
  if (used.row + used.rows !== rows) return ok(false);
  const columns = widest(expected, used.column + used.columns);
  const read = await host.readCells(sheet.name, { row: 0, column: 0, rows: Math.max(rows, 1), columns });
  if (!read.ok) return read;
  return ok(read.value.values.every((row, r) => row.every((value, c) => sameValue(value === "" ? null : value, blankless(expected[r]?.[c])))));
}

function blankless(value: CellValue | undefined): CellValue {
  return value === undefined || value === "" ? null : value;
}

function widest(rows: readonly (readonly CellValue[])[], least: number): number {
  return rows.reduce((most, row) => Math.max(most, row.length), least);
}

function lastFilled(rows: readonly boolean[]): number {
  return rows.lastIndexOf(true) + 1;
}

/** The sheet's cells with the pivot's drawn over them. */
function expectedCells(sheet: ResultSheet): CellValue[][] {
  const cells = sheet.cells.map((row) => [...row]);
  const { pivot } = sheet;
  if (pivot?.filter !== undefined) cells[pivot.row - 2] = [...new Array<CellValue>(pivot.column).fill(null), ...pivot.filter.cells];
  pivot?.cells.forEach((line, r) => {
    const row = (cells[pivot.row + r] ??= []);
    line.forEach((value, c) => {
      while (row.length < pivot.column + c) row.push(null);
      row[pivot.column + c] = value;
    });
  });
  for (let r = 0; r < cells.length; r++) cells[r] ??= [];
  return cells;
}
