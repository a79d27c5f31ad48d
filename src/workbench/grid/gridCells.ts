import { CellValueType, type ICellData, type IObjectArrayPrimitiveType, type Workbook, type Worksheet } from "@univerjs/core";
import type { CellValue, StageRows } from "../stage/stage";
import { gridStyle } from "./sheetData";

/** Puts rows of the file in place of what the grid has there, and says whether any became taller or lower. Done past the grid's commands: nothing of it is an edit. */
export function putRows(workbook: Workbook, sheet: Worksheet, { first, count, columns, values, formulas, styles, looks, heights }: StageRows): { readonly resized: boolean } {
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
  const matrix = sheet.getCellMatrix();
  const formulaAt = new Map(formulas);
  for (let r = 0; r < count; r++) {
    const row: IObjectArrayPrimitiveType<ICellData> = {};
    let any = false;
    for (let c = 0; c < columns; c++) {
      const at = r * columns + c;
      const value = values[at] ?? null;
      const style = styles[at]!;
      const formula = formulaAt.get(at);
      if (value === null && style === 0 && formula === undefined) continue;
      const cell = gridCell(value);
      if (style !== 0) cell.s = String(style);
      if (formula !== undefined) cell.f = formula;
      row[c] = cell;
      any = true;
    }
    if (any) matrix.setRow(first + r, row);
    else if (matrix.getRow(first + r) !== undefined) matrix.setRow(first + r, {});
  }
  return { resized };
}

/** Some of the rows: so many from the `from`th on. */
export function partOf({ first, count, columns, values, formulas, styles, heights, ...rest }: StageRows, from: number, most: number): StageRows {
  const part = Math.min(most, count - from);
  const [start, end] = [from * columns, (from + part) * columns];
  return {
    ...rest, columns, first: first + from, count: part, values: values.slice(start, end), styles: styles.subarray(start, end),
    formulas: formulas.flatMap(([at, formula]) => (at >= start && at < end ? [[at - start, formula] as const] : [])),
    heights: heights.filter(([row]) => row >= first + from && row < first + from + part),
  };
}

function gridCell(value: CellValue): ICellData {
  switch (typeof value) {
    case "string": return { v: value, t: CellValueType.STRING };
    case "number": return { v: value, t: CellValueType.NUMBER };
    case "boolean": return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
    default: return value === null ? {} : { v: value.error, t: CellValueType.STRING };
  }
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
