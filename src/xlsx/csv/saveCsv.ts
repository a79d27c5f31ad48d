import { cellAddress, maxColumns } from "../../workbook/area";
import { guardComment, guardFormula } from "../../workbook/formulaGuard";
import type { CellValue, Result } from "../../workbook/host";
import type { SheetModel, WorkbookModel } from "../../workbook/model";
import type { WrittenEncoding } from "../text/encodeText";
import { type SavedText, otherSheets } from "../text/savedText";
import { TextFile } from "../text/textFile";
import { csvProblem } from "./csvProblem";

export type CsvWriting = {
  readonly sheet: string;
  readonly encoding: WrittenEncoding;
  /** One character. */
  readonly delimiter: string;
  /** False: text that looks like a formula is written as it is, for programs that do not know what an apostrophe means. */
  readonly guard: boolean;
  readonly showDate: (serial: number, numberFormat: string) => string;
};

/** Rows are turned into text and bytes in blocks of this many, so that a large sheet is never in memory as one text. */
const block = 4096;

/**
 * One sheet as a .csv or .tsv that Excel, WPS and LibreOffice open right: CRLF, RFC 4180 quotes, from A1 to the last filled cell; UTF-8 and UTF-16 with a byte order mark. Values as
 * they are, formulas as their results, dates as `showDate` writes them. Text that a spreadsheet would take for a formula gets an apostrophe in front, and then
 * a remark right of the first row says so, by which `openCsv` takes it off again (formulaGuard.ts). Problems: `csv/noSheet`, `csv/noRoomForGuard`, and
 * `text/unencodable` for each character that the encoding lacks.
 */
export function saveCsv(model: WorkbookModel, { sheet: sheetName, encoding, delimiter, guard, showDate }: CsvWriting): Result<SavedText> {
  const sheet = model.sheets.find((other) => other.name === sheetName && other.kind === "worksheet");
  if (sheet === undefined) return { ok: false, problems: [csvProblem("csv/noSheet", { sheet: sheetName })] };
  const used = sheet.cells.used();
  const area = used === null ? { row: 0, column: 0, rows: 0, columns: 0 } : { row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns };
  const guarded = guard ? guardedCells(sheet, area.rows, area.columns) : 0;
  if (guarded > 0 && area.columns >= maxColumns) return { ok: false, problems: [csvProblem("csv/noRoomForGuard", { sheet: sheetName, limit: maxColumns })] };
  const special = new RegExp(`[${escaped(delimiter)}",;|^\\u0000-\\u001f\\ufeff]|^\\s|\\s$|^sep=`, "i");
  const fieldOf = (value: CellValue, row: number, column: number): string => {
    switch (typeof value) {
      case "string": {
        const text = guarded > 0 ? guardFormula(value) : value;
        // Also what other dialects take for a delimiter, two of them control characters, so that nobody guesses wrong.
        return text !== value || special.test(value) ? `"${text.replaceAll('"', '""')}"` : value;
      }
      case "number": return model.styles.isDate(sheet.cells.style(row, column)) ? showDate(value, model.styles.numberFormat(sheet.cells.style(row, column))) : String(value);
      case "boolean": return value ? "TRUE" : "FALSE";
      default: return value === null ? "" : value.error;
    }
  };
  const file = new TextFile(encoding, sheetName);
  for (let from = 0; from < area.rows; from += block) {
    const values = sheet.cells.read({ ...area, row: from, rows: Math.min(block, area.rows - from) });
    const lines = values.map((cells, r) => {
      const fields = cells.map((value, column) => fieldOf(value, from + r, column));
      cells.forEach((value, column) => typeof value === "string" && file.check(value, cellAddress(from + r, column)));
      if (guarded > 0) fields.push(from + r === 0 ? `"${guardComment}"` : "");
      return fields.join(delimiter) + "\r\n";
    });
    file.write(lines.join(""));
  }
  const bytes = file.bytes();
  if (!bytes.ok) return bytes;
  const notices = [...(guarded > 0 ? [csvProblem("csv/guardsAdded", { cells: guarded })] : []), ...otherSheets(model, sheetName)];
  return { ok: true, value: { bytes: bytes.value, notices } };
}

function guardedCells(sheet: SheetModel, rows: number, columns: number): number {
  let count = 0;
  for (let from = 0; from < rows; from += block) {
    for (const cells of sheet.cells.read({ row: from, column: 0, rows: Math.min(block, rows - from), columns })) {
      for (const value of cells) if (typeof value === "string" && guardFormula(value) !== value) count++;
    }
  }
  return count;
}

function escaped(delimiter: string): string {
  return delimiter.replace(/[\\\]^-]/, "\\$&");
}
