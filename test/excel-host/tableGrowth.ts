import { type Area, overlaps } from "../../src/workbook/area";
import type { SheetModel } from "../../src/workbook/model";
import type { Book } from "./book";

/**
 * AutoCorrect lets a table grow over what is written right below it or right beside it, into cells that were empty. Called before the writing; the function that it
 * gives is called after it. @source Microsoft, "Co-authoring in Excel add-ins": writing below a table expands it
 */
export function growTables(book: Book, sheet: SheetModel, written: Area): () => void {
  const empty = (area: Area): boolean => sheet.cells.read(area).every((row) => row.every((value) => value === null));
  const grown = sheet.tables.flatMap((table) => {
    const { row, column, rows, columns } = table.area;
    const below: Area = { row: row + rows, column, rows: 1, columns };
    const beside: Area = { row, column: column + columns, rows, columns: 1 };
    if (!table.totalsRow && written.row === below.row && overlaps(written, below) && written.column >= column && written.column + written.columns <= column + columns && empty(below)) {
      return [{ id: table.id, area: { ...table.area, rows: rows + written.rows } }];
    }
    if (written.column === beside.column && written.columns === 1 && written.row >= row && written.row + written.rows <= row + rows && empty(beside)) return [{ id: table.id, area: { ...table.area, columns: columns + 1 } }];
    return [];
  });
  return () => {
    for (const { id, area } of grown) {
      const table = sheet.tables.find((one) => one.id === id);
      const free = table !== undefined && !sheet.tables.some((other) => other.id !== id && overlaps(other.area, area)) && !sheet.pivots.some((pivot) => overlaps(pivot.area, area)) && !sheet.merges.some((merge) => overlaps(merge, area));
      const filled = sheet.cells.read({ ...area, row: area.row, column: area.column }).some((line, r) => line.some((value, c) => value !== null && (r >= table!.area.rows || c >= table!.area.columns)));
      if (free && filled) book.growTable(sheet, table, area);
    }
  };
}
