import { SparseCells } from "../workbook/cells";
import type { SheetChange, SheetModel } from "../workbook/model";
import { transitional } from "./origin";

/** What a sheet that is not from a file must have written. */
export const everything: readonly SheetChange[] = ["cells", "rows", "merges", "autoFilter", "columns", "view", "validations", "conditionalFormats", "tables", "pivots"];

/** The part that a new sheet starts from. */
export const emptySheet =
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${transitional.main}" xmlns:r="${transitional.relationships}">` +
  '<dimension ref="A1"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData/>' +
  '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>';

/** The cells of a sheet with what only src/xlsx may ask them. */
export function cellsOf(sheet: SheetModel): SparseCells {
  if (!(sheet.cells instanceof SparseCells)) throw new TypeError("This sheet's cells were not made by src/xlsx.");
  return sheet.cells;
}
