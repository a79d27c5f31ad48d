import { maxColumns, maxRows } from "../workbook/area";
import type { CellValue, Problem, Result } from "../workbook/host";
import type { SheetModel, WorkbookModel } from "../workbook/model";
import { csvProblem, type CsvProblemCode } from "./csv/csvProblem";
import { decodeText } from "./csv/decodeText";
import { commonest, findDelimiter, parseEscaped, sepLine, type CsvDialect } from "./csv/dialect";
import { guardFormula, unguardFormula } from "./csv/formulaGuard";
import { newWorkbook } from "./newWorkbook";

export type { CsvDialect };

/** What a .csv file says. The model's notices name lines; nothing was left out or changed because of them but the guards. */
export type OpenCsv = { readonly model: WorkbookModel; readonly dialect: CsvDialect };

const maxText = 32_767;
/** More notes of one kind than this tell nobody anything new. */
const maxLongRowNotes = 20;

/**
 * A .csv, .tsv or .txt file as a workbook of one sheet. Every cell is text exactly as it stands in the file: leading zeros, long digits and spaces stay; what it
 * means is for the field types to say. Empty fields are blanks. Encoding, delimiter and quoting are found out; what cannot be read for certain is a problem.
 */
export function openCsv(bytes: Uint8Array, sheetName = "Sheet1"): Result<OpenCsv> {
  const decoded = decodeText(bytes);
  if ("kind" in decoded) return decoded.kind === "undecodable" ? no("csv/undecodable", { line: decoded.line, encoding: decoded.encoding }) : no("csv/unknownEncoding");
  const { text, encoding, bom, guessed } = decoded;
  const named = sepLine(text);
  const found = named ?? findDelimiter(text);
  if ("ambiguous" in found) return no("csv/ambiguousDelimiter", { first: found.ambiguous[0], second: found.ambiguous[1] });
  const { rows, lines, mistake, quoteEscape } = parseEscaped(named?.rest ?? text, found.delimiter);
  const lineOf = (line: number): number => line + (named === null ? 0 : 1);
  if (mistake !== null) return no(mistake.kind === "nul" ? "csv/binary" : `csv/${mistake.kind}`, { line: lineOf(mistake.line) });
  if (!rows.some((row) => row.some((field) => field.trim() !== ""))) return no("csv/empty");
  if (rows.length > maxRows) return no("csv/tooManyRows", { rows: rows.length, limit: maxRows });

  const model = newWorkbook();
  const sheet = model.newSheet(sheetName, "visible");
  const { cells } = sheet;
  const filled = rows.map((row) => row.findLastIndex((field) => field !== "") + 1);
  const usual = commonest(rows.flatMap((row, i) => (filled[i]! === 0 ? [] : [row.length])));
  const notes: Problem[] = guessed ? [csvProblem("csv/encodingGuessed", { encoding })] : [];
  if (named === null && filled.every((width) => width <= 1)) notes.push(csvProblem("csv/singleColumn"));
  let [unguarded, longRows] = [0, 0];
  for (const [row, fields] of rows.entries()) {
    const width = filled[row]!;
    const line = lineOf(lines[row]!);
    if (width > maxColumns) return no("csv/tooManyColumns", { line, columns: width, limit: maxColumns });
    if (width > usual && longRows++ < maxLongRowNotes) notes.push(csvProblem("csv/longRow", { line, columns: width, usual }));
    for (let column = 0; column < width; column++) {
      const field = fields[column]!;
      if (field === "") continue;
      const value = unguardFormula(field);
      if (value !== field) unguarded++;
      if (value.length > maxText) return no("csv/textTooLong", { line, length: value.length, limit: maxText });
      cells.setContent(row, column, value, null);
    }
  }
  model.sheets.push(sheet);
  model.activeSheet = sheetName;
  model.sheetsChanged = true;
  model.notices = notes;
  if (unguarded > 0) notes.push(csvProblem("csv/guardsRemoved", { cells: unguarded }));
  return { ok: true, value: { model, dialect: { encoding, bom, delimiter: found.delimiter, quoteEscape, sepLine: named !== null } } };
}

function no(code: CsvProblemCode, words: Readonly<Record<string, string | number>> = {}): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [csvProblem(code, words)] };
}

/**
 * One sheet as .csv that Excel, WPS and LibreOffice open right: UTF-8 with a byte order mark, commas, CRLF, RFC 4180 quotes, from A1 to the last filled cell. Values as
 * they are, formulas as their results, dates as `showDate` writes them. Text that a spreadsheet would take for a formula gets an apostrophe in front, which `openCsv`
 * takes off. Problem: `csv/noSheet`.
 */
export function saveCsv(model: WorkbookModel, sheetName: string, showDate: (serial: number) => string): Result<Uint8Array> {
  const sheet = model.sheets.find((other) => other.name === sheetName && other.kind === "worksheet");
  if (sheet === undefined) return no("csv/noSheet", { sheet: sheetName });
  const used = sheet.cells.used();
  const area = used === null ? null : { row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns };
  const rows = area === null ? [] : sheet.cells.read(area);
  const lines = rows.map((row, r) => row.map((value, c) => fieldOf(value, () => isDate(model, sheet, r, c), showDate)).join(",") + "\r\n");
  return { ok: true, value: new TextEncoder().encode("\uFEFF" + lines.join("")) };
}

function isDate(model: WorkbookModel, sheet: SheetModel, row: number, column: number): boolean {
  return model.styles.isDate(sheet.cells.style(row, column));
}

function fieldOf(value: CellValue, dated: () => boolean, showDate: (serial: number) => string): string {
  switch (typeof value) {
    case "string": {
      const guarded = guardFormula(value);
      // Also what other dialects take for a delimiter, two of them control characters, so that nobody guesses wrong.
      return guarded !== value || /[",;|^\t\r\n\u0000-\u001f]|^\s|\s$|^sep=/i.test(value) ? `"${guarded.replaceAll('"', '""')}"` : value;
    }
    case "number": return dated() ? showDate(value) : String(value);
    case "boolean": return value ? "TRUE" : "FALSE";
    default: return value === null ? "" : value.error;
  }
}
