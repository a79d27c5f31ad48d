import { type CellMove, movesWholeRows } from "../../../workbook/cellMove";
import type { SheetModel, WorkbookModel } from "../../../workbook/model";
import { rowAttributes } from "../../../xlsx/move/rowAttributes";
import { cellsOf } from "../../../xlsx/sheetParts";

/** Gives cells that were put in the formats of the row above, as Excel does; those right under a table's header take them from the row below. Whole rows take the height too. */
export function formatNewCells(model: WorkbookModel, sheet: SheetModel, move: CellMove): void {
  const cells = cellsOf(sheet);
  if (movesWholeRows(move)) formatNewRows(model, sheet, move);
  const extent = cells.extent();
  if (extent === null) return;
  const [left, right] = [Math.max(move.column, extent.column), Math.min(move.column + move.columns, extent.column + extent.columns)];
  for (const { row, rows } of move.bands) {
    for (let column = left; column < right; column++) {
      const from = isHeader(sheet, row - 1, column) ? row + rows : row - 1;
      if (from < 0) continue;
      const style = cells.style(from, column);
      for (let i = 0; i < rows; i++) if (cells.style(row + i, column) !== style) cells.setStyle(row + i, column, style);
    }
  }
}

function formatNewRows(model: WorkbookModel, sheet: SheetModel, { bands }: CellMove): void {
  const cells = cellsOf(sheet);
  const attributes = rowAttributes(model, sheet, new Set(bands.flatMap(({ row, rows }) => [row - 1, row + rows])));
  const attribute = (row: number, name: string): string => new RegExp(` ${name}="[^"]*"`).exec(attributes.get(row) ?? "")?.[0] ?? "";
  const added: SheetModel["newRows"][number][] = [];
  for (const { row, rows } of bands) {
    const [above, below] = [row - 1, row + rows];
    const level = attribute(above, "outlineLevel");
    // Between two rows of one outline group the new one is in it too.
    const own = attribute(above, "ht") + attribute(above, "customHeight") + (level === attribute(below, "outlineLevel") ? level : "");
    const style = above < 0 ? null : cells.rowStyle(above);
    for (let i = 0; i < rows; i++) {
      if (style !== null) cells.setRowStyle(row + i, style);
      if (own !== "") added.push({ row: row + i, attributes: own });
    }
  }
  if (added.length === 0) return;
  sheet.newRows = [...sheet.newRows, ...added];
  sheet.changed.add("rows");
}

/** Whether a cell is in the header row of a table with data below it. */
function isHeader(sheet: SheetModel, row: number, column: number): boolean {
  return sheet.tables.some(({ area }) => area.row === row && column >= area.column && column < area.column + area.columns);
}
