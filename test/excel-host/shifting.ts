import type { Area } from "../../src/workbook/area";
import { formatNewCells } from "../../src/hosts/file/verbs/newCells";
import { type CellMove, RowShift, movedArea, movedAreas, movesWholeRows } from "../../src/workbook/cellMove";
import { HostRefusal } from "../../src/workbook/hostProblem";
import type { SheetModel } from "../../src/workbook/model";
import { checkMove } from "../../src/xlsx/move/checkMove";
import { moveCells } from "../../src/xlsx/move/moveCells";
import type { Book } from "./book";
import { carryFormats } from "./objects/conditionalFormats";
import { WireError } from "./wire";

/** What Excel answers where a move would tear something apart or push cells off the sheet. @source Microsoft, Excel.ErrorCodes */
const codes: Readonly<Record<string, string>> = { "host/noRoom": "NonBlankCellOffSheet", "host/hiddenRows": "FilteredRangeConflict" };

/**
 * `Range.insert("Down")` and `Range.delete("Up")`: what refers to cells follows, new cells look as those above, and ranges that are held move with their cells. Where the
 * model cannot do what Excel might (deleting a whole array formula, say), it refuses as Excel refuses a split.
 */
export function shiftCells(book: Book, sheet: SheetModel, area: Area, kind: CellMove["kind"]): null {
  book.writable(sheet);
  const move: CellMove = { sheet: sheet.name, kind, column: area.column, columns: area.columns, bands: [{ row: area.row, rows: area.rows }] };
  try {
    checkMove(book.model, sheet, move);
  } catch (error) {
    if (error instanceof HostRefusal) throw new WireError(codes[error.problem.code] ?? "InsertDeleteConflict", "The operation would cause a conflict when inserting or deleting cells.");
    throw error;
  }
  const shift = new RowShift(move);
  const formats = sheet.conditionalFormats.filter(({ areas }) => areas.some((one) => movedAreas(one, move, shift).length > 0));
  moveCells(book.model, sheet, move, false);
  carryFormats(book, formats, sheet.conditionalFormats);
  if (kind === "insert") formatNewCells(book.model, sheet, move);
  for (const place of book.places) {
    if (place.sheet !== sheet || place.gone) continue;
    const moved = movedArea(place.area, move, shift);
    if (moved === null) place.gone = true;
    else place.area = moved;
  }
  book.calculation.moved(sheet);
  book.changed(sheet, area, `${movesWholeRows(move) ? "Row" : "Cell"}${kind === "insert" ? "Inserted" : "Deleted"}`);
  return null;
}
