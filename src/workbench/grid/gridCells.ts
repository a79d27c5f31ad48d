import { CellValueType, type ICellData, type Workbook, type Worksheet } from "@univerjs/core";
import { packedFormulas } from "../stage/packedCells";
import type { CellValue, StageRows } from "../stage/stage";
import { lentCells } from "./lentCells";
import { gridStyle } from "./sheetData";

/** Puts rows of the file in place of what the grid has there, and says whether any became taller or lower. Done past the grid's commands: nothing of it is an edit. */
export function putRows(workbook: Workbook, sheet: Worksheet, rows: StageRows): { readonly resized: boolean } {
  const { first, count, looks, heights } = rows;
  for (const [style, look] of Object.entries(looks)) workbook.getStyles().addCustomStyle(style, gridStyle(look));
  const rowData = sheet.getConfig().rowData as Record<number, { h?: number }>;
  const heightOf = new Map(heights);
  let resized = false;
  for (let row = first; row < first + count; row++) {
    const [had, has] = [rowData[row]?.h, heightOf.get(row)];
    if (had === has) continue;
    resized = true;
    if (has !== undefined) rowData[row] = { ...rowData[row], h: has };
    else delete rowData[row]!.h;
  }
  lentCells(sheet).put(rows);
  return { resized };
}

/** Some of the rows: so many from the `from`th on. */
export function partOf(rows: StageRows, from: number, most: number): StageRows {
  const { first, count, columns, kinds, which, styles, heights } = rows;
  const part = Math.min(most, count - from);
  const [start, end] = [from * columns, (from + part) * columns];
  const formulas = packedFormulas(rows, start, end).length;
  const before = packedFormulas(rows, 0, start).length;
  return {
    ...rows, first: first + from, count: part, kinds: kinds.subarray(start, end), which: which.subarray(start, end), styles: styles.subarray(start, end),
    formulaAt: rows.formulaAt.slice(before, before + formulas).map((at) => at - start), formulas: rows.formulas.subarray(before, before + formulas),
    heights: heights.filter(([row]) => row >= first + from && row < first + from + part),
  };
}

const errors = new Set(["#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!"]);

/** What a cell of the grid holds, as a file says it. Error codes come from formulas only: typed, they are text. */
export function cellValue(cell: ICellData | null | undefined, formula: boolean): CellValue {
  if (cell == null) return null;
  const text = cell.p?.body?.dataStream.replace(/\r\n$/, "").replaceAll("\r", "\n");
  const v = text ?? cell.v;
  if (v === undefined || v === null || v === "") return null;
  if (formula && typeof v === "string" && errors.has(v)) return { error: v };
  switch (cell.t) {
    case CellValueType.STRING: case CellValueType.FORCE_STRING: return String(v);
    case CellValueType.BOOLEAN: return v === true || v === 1 || String(v).toUpperCase() === "TRUE" || v === "1";
    case CellValueType.NUMBER: return Number.isFinite(Number(v)) ? Number(v) : String(v);
    default: return v;
  }
}
