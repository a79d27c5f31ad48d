import { type Area, areaAddress, cellAddress, contains } from "../../workbook/area";
import type { CellValue, Problem, Result } from "../../workbook/host";
import type { SheetModel, WorkbookModel } from "../../workbook/model";
import type { WrittenEncoding } from "../text/encodeText";
import { type SavedText, otherSheets } from "../text/savedText";
import { TextFile } from "../text/textFile";
import { type JsonlProblemCode, jsonlProblem } from "./jsonlProblem";

export type JsonlWriting = { readonly sheet: string; readonly encoding: WrittenEncoding; readonly showDate: (serial: number, numberFormat: string) => string };

const block = 4096;

/**
 * The records of one sheet as JSON, one object per line: those of its native table, or, where it has not exactly one, of the used area with its first row for a header. Keys are the
 * headers in order; blanks are null, numbers and booleans typed, dates as `showDate` writes them, formulas and errors as their results. Rows without any value are no
 * records. What lies outside the table is named in a notice. UTF-8 has no byte order mark here. Problems: `jsonl/noSheet`, `jsonl/empty`, `jsonl/noHeader`, `jsonl/sameHeader`, `text/unencodable`.
 */
export function saveJsonl(model: WorkbookModel, { sheet: sheetName, encoding, showDate }: JsonlWriting): Result<SavedText> {
  const sheet = model.sheets.find((other) => other.name === sheetName && other.kind === "worksheet");
  if (sheet === undefined) return no("jsonl/noSheet", { sheet: sheetName });
  const used = sheet.cells.used();
  if (used === null) return no("jsonl/empty");
  const table = sheet.tables.length === 1 ? sheet.tables[0]! : null;
  const area = table?.area ?? used;
  const headers = headersOf(sheet, area);
  if (!headers.ok) return headers;
  const keys = headers.value.map((header) => JSON.stringify(header));
  const file = new TextFile(encoding, sheetName, encoding !== "utf-8");
  headers.value.forEach((header, column) => file.check(header, cellAddress(area.row, area.column + column)));
  const valueOf = (value: CellValue, row: number, column: number): string => {
    switch (typeof value) {
      case "number": return JSON.stringify(model.styles.isDate(sheet.cells.style(row, column)) ? showDate(value, model.styles.numberFormat(sheet.cells.style(row, column))) : value);
      case "object": return value === null ? "null" : JSON.stringify(value.error);
      default: return JSON.stringify(value);
    }
  };
  const end = area.row + area.rows - (table?.totalsRow === true ? 1 : 0);
  for (let from = area.row + 1; from < end; from += block) {
    const lines: string[] = [];
    for (const [r, cells] of sheet.cells.read({ ...area, row: from, rows: Math.min(block, end - from) }).entries()) {
      if (cells.every((value) => value === null)) continue;
      cells.forEach((value, c) => typeof value === "string" && file.check(value, cellAddress(from + r, area.column + c)));
      lines.push(`{${cells.map((value, c) => `${keys[c]!}:${valueOf(value, from + r, area.column + c)}`).join(",")}}\n`);
    }
    file.write(lines.join(""));
  }
  const bytes = file.bytes();
  if (!bytes.ok) return bytes;
  return { ok: true, value: { bytes: bytes.value, notices: [...leftOut(sheet, used, area), ...otherSheets(model, sheetName)] } };
}

function headersOf(sheet: SheetModel, area: Area): Result<readonly string[]> {
  const headers = new Set<string>();
  for (let column = area.column; column < area.column + area.columns; column++) {
    const value = sheet.cells.value(area.row, column);
    const header = value === null ? "" : typeof value === "object" ? value.error : String(value);
    const cell = cellAddress(area.row, column);
    if (header === "") return no("jsonl/noHeader", { cell });
    if (headers.has(header)) return no("jsonl/sameHeader", { header, cell });
    headers.add(header);
  }
  return { ok: true, value: [...headers] };
}

function leftOut(sheet: SheetModel, used: Area, area: Area): Problem[] {
  let [count, first] = [0, ""];
  for (let row = used.row; row < used.row + used.rows; row++) {
    const inTable = row >= area.row && row < area.row + area.rows;
    if (inTable && area.column === used.column && area.columns === used.columns) continue;
    sheet.cells.read({ ...used, row, rows: 1 })[0]!.forEach((value, c) => {
      if (value === null || contains(area, row, used.column + c)) return;
      if (count++ === 0) first = cellAddress(row, used.column + c);
    });
  }
  return count === 0 ? [] : [jsonlProblem("jsonl/leftOut", { area: areaAddress(area), count, cell: first })];
}

function no(code: JsonlProblemCode, words: Readonly<Record<string, string | number>> = {}): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [jsonlProblem(code, words)] };
}
