import type { CellValue } from "../../records/cellValue";
import type { Area } from "../../workbook/host";
import { refuseInExcel } from "./excelProblem";
import { RequestFailure, type Session } from "./session";

/** Contents of an area, row by row: values as the port has them, formulas with `=`, number formats only when asked. */
export type Contents = { readonly values: CellValue[][]; readonly formulas: (string | null)[][]; readonly numberFormats?: string[][] };


export type Loaded = { readonly area: Area; readonly range: Excel.Range; readonly formats: boolean };

/** Queues the reading of an area. The types tell an error from a text that reads like one, and a blank from an empty text. */
export function loadContents(sheet: Excel.Worksheet, area: Area, formats: boolean): Loaded {
  const range = sheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns);
  // eslint-disable-next-line office-addins/no-empty-load -- The rule does not read a template text; it is never empty.
  return { area, range: range.load(`values,valueTypes,formulas${formats ? ",numberFormat" : ""}`), formats };
}

/** What was loaded. Excel answers null, and no error, where a reading is too large: null is never taken for blank cells. */
export function contentsOf({ area, range, formats }: Loaded, place: string): Contents {
  if (range.isNullObject) refuseInExcel("excel/gone", place, { code: "ItemNotFound" });
  const complete = <T>(lines: T[][] | null): T[][] => {
    const whole = Array.isArray(lines) && lines.length === area.rows && lines.every((line) => Array.isArray(line) && line.length === area.columns);
    return whole ? lines : refuseInExcel("excel/incomplete", place);
  };
  const raw = complete(range.values as unknown[][]);
  const types = complete(range.valueTypes as string[][]);
  const written = complete(range.formulas as unknown[][]);
  const values = raw.map((line, r) => line.map((value, c) => cellValue(value, types[r]![c]!)));
  // The formulas of a cell without one are its value, also of a text that begins with `=`.
  const formulas = written.map((line, r) => line.map((formula, c) => (typeof formula === "string" && formula.startsWith("=") && !(types[r]![c] === "String" && raw[r]![c] === formula) ? formula : null)));
  return { values, formulas, ...(formats ? { numberFormats: complete(range.numberFormat as string[][]) } : {}) };
}

function cellValue(value: unknown, type: string): CellValue {
  if (type === "Empty" || value === null || value === undefined) return null;
  if (type === "Error") return { error: String(value) };
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}

/** Reads an area in blocks of rows, each as long as the bytes of the one before suggest; a block that is refused as too large is halved. */
export async function readInBlocks(session: Session, sheet: () => Excel.Worksheet, area: Area, formats: boolean, place: string): Promise<Contents> {
  const whole: Contents = { values: [], formulas: [], ...(formats ? { numberFormats: [] } : {}) };
  let cells = session.pace.cells;
  for (let start = 0; start < area.rows; ) {
    const rows = Math.min(Math.max(1, Math.floor(cells / area.columns)), area.rows - start);
    const block = { ...area, row: area.row + start, rows };
    const loaded = await tryRead(session, () => loadContents(sheet(), block, formats));
    if (loaded === null) {
      session.pace.slower();
      if (rows === 1) refuseInExcel("excel/tooLarge", place, { code: "ResponsePayloadSizeLimitExceeded" });
      cells = Math.floor((rows * area.columns) / 2);
      continue;
    }
    const read = contentsOf(loaded, place);
    loaded.range.untrack();
    append(whole.values, read.values);
    append(whole.formulas, read.formulas);
    if (formats) append(whole.numberFormats!, read.numberFormats!);
    start += rows;
    cells = Math.max(1, Math.floor((session.pace.bytes * rows * area.columns) / bytesOf(read)));
  }
  return whole;
}

/** Null where the answer would have been too large. */
async function tryRead<T>(session: Session, queue: () => T): Promise<T | null> {
  try {
    return await session.read(queue);
  } catch (error) {
    if (error instanceof RequestFailure && error.code === "ResponsePayloadSizeLimitExceeded") return null;
    throw error;
  }
}

function append<T>(to: T[], lines: readonly T[]): void {
  for (const line of lines) to.push(line);
}

/** About how many bytes of JSON the contents take on their way: values and formulas both, the type of each, Chinese text three bytes a character. */
export function bytesOf({ values, formulas, numberFormats }: Contents): number {
  let bytes = 0;
  values.forEach((line, r) => line.forEach((value, c) => {
    const formula = formulas[r]![c];
    const own = typeof value === "string" ? 3 * value.length + 3 : 12;
    bytes += own + 10 + (formula == null ? own : 3 * formula.length + 3) + (numberFormats === undefined ? 0 : numberFormats[r]![c]!.length + 3);
  }));
  return bytes;
}
