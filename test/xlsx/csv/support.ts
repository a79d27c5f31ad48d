import type { CellValue } from "../../../src/workbook/host";
import type { SheetModel, WorkbookModel } from "../../../src/workbook/model";
import { newWorkbook } from "../../../src/xlsx/newWorkbook";

/** The rows of the only sheet from A1 on. */
export function rowsOfSheet(model: WorkbookModel): CellValue[][] {
  const { cells } = model.sheets[0]!;
  const used = cells.used();
  return used === null ? [] : cells.read({ row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns });
}

/** The rows without blanks at their ends and without blank rows at the end: what a text file can say. */
export function trimmed(rows: readonly (readonly CellValue[])[]): CellValue[][] {
  const lines = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null && cell !== "") + 1).map((cell) => (cell === "" ? null : cell)));
  return lines.slice(0, lines.findLastIndex((row) => row.length > 0) + 1);
}

/** A workbook with these rows on its one sheet, S. */
export function workbookOfRows(rows: readonly (readonly CellValue[])[]): { readonly model: WorkbookModel; readonly sheet: SheetModel } {
  const model = newWorkbook();
  const sheet = model.newSheet("S", "visible");
  model.sheets.push(sheet);
  model.activeSheet = "S";
  rows.forEach((row, r) => row.forEach((value, c) => sheet.cells.setContent(r, c, value, null)));
  return { model, sheet };
}
