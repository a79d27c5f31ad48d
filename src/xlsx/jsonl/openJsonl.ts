import { maxColumns, maxRows } from "../../workbook/area";
import type { Problem, Result } from "../../workbook/host";
import type { SheetModel, WorkbookModel } from "../../workbook/model";
import { newWorkbook } from "../newWorkbook";
import type { TextEncoding } from "../text/encodings";
import { readText } from "../text/readText";
import { badBytesProblem, encodingNotices, encodingOf } from "../text/textProblem";
import { type JsonlProblemCode, jsonlProblem } from "./jsonlProblem";
import { type JsonMistake, readObject } from "./readObject";

const maxText = 32_767;
const mostProblems = 20;
const namedLines = 10;

/**
 * A file with one JSON object per line as a workbook of one sheet: a header of all keys in the order in which they first appear, and a row for each object. Texts stay texts,
 * numbers and booleans are typed, null and missing keys are blank, lists and objects are their JSON text as it stands, numbers with more digits than a cell keeps are text.
 * The whole file or nothing: every line that is no such object is a problem with its number (the first twenty).
 */
export function openJsonl(bytes: Uint8Array, sheetName = "Sheet1", told?: TextEncoding): Result<WorkbookModel> {
  const found = encodingOf(bytes, told);
  if (!found.ok) return found;
  const { encoding, mark } = found.value;
  const reader = new ObjectReader(sheetName);
  const bad = readText(bytes, encoding, mark, (text, last) => reader.read(text, last));
  if (bad !== null) return { ok: false, problems: [badBytesProblem(encoding, bad)] };
  const problems = reader.refusals();
  if (problems.length > 0) return { ok: false, problems };
  const model = reader.finish();
  model.notices = [...encodingNotices(bytes, found.value), ...reader.notices()];
  return { ok: true, value: model };
}

class ObjectReader {
  private readonly model = newWorkbook();
  private readonly sheet: SheetModel;
  private readonly columns = new Map<string, number>();
  private readonly problems: Problem[] = [];
  private readonly noted = { nested: new Set<number>(), digits: new Set<number>(), empty: new Set<number>() };
  private rest = "";
  private wanted = 0;
  private line = 0;
  private row = 1;

  constructor(sheetName: string) {
    this.sheet = this.model.newSheet(sheetName, "visible");
  }

  /** False when enough is wrong. */
  read(piece: string, last: boolean): boolean {
    this.rest += piece;
    if (!last && this.rest.length < this.wanted) return true;
    let at = 0;
    for (let end = this.rest.indexOf("\n"); end >= 0; end = this.rest.indexOf("\n", at)) {
      this.take(this.rest.slice(at, end));
      at = end + 1;
    }
    this.rest = this.rest.slice(at);
    this.wanted = 2 * this.rest.length;
    if (last && this.rest !== "") this.take(this.rest);
    return this.problems.length < mostProblems;
  }

  private take(line: string): void {
    this.line++;
    if (line.trim() === "" || this.problems.length >= mostProblems) return;
    const fields = readObject(line);
    if (!Array.isArray(fields)) return this.refuse(...mistakeOf(fields as JsonMistake, line));
    // Rows beyond the last are still counted, to say how many there are.
    const row = this.row++;
    if (row >= maxRows) return;
    if (fields.length === 0) this.noted.empty.add(this.line);
    for (const { key, value, note } of fields as Exclude<ReturnType<typeof readObject>, JsonMistake>) {
      let column = this.columns.get(key);
      if (column === undefined) this.columns.set(key, (column = this.columns.size));
      if (column >= maxColumns) return this.refuse("jsonl/tooManyColumns", { limit: maxColumns });
      const length = Math.max(key.length, typeof value === "string" ? value.length : 0);
      if (length > maxText) return this.refuse("jsonl/textTooLong", { key: key.slice(0, 40), length, limit: maxText });
      if (note !== null) this.noted[note].add(this.line);
      this.sheet.cells.setContent(row, column, value, null);
    }
  }

  private refuse(code: JsonlProblemCode, words: Readonly<Record<string, string | number>> = {}): void {
    this.problems.push({ ...jsonlProblem(code, { ...words, line: this.line }), ...(typeof words["column"] === "number" ? { column: words["column"] } : {}) });
  }

  refusals(): readonly Problem[] {
    if (this.problems.length > 0) return this.problems;
    if (this.columns.size === 0) return [jsonlProblem("jsonl/empty")];
    return this.row > maxRows ? [jsonlProblem("jsonl/tooManyRows", { rows: this.row - 1, limit: maxRows - 1 })] : [];
  }

  finish(): WorkbookModel {
    for (const [key, column] of this.columns) this.sheet.cells.setContent(0, column, key, null);
    this.model.sheets.push(this.sheet);
    this.model.activeSheet = this.sheet.name;
    this.model.sheetsChanged = true;
    return this.model;
  }

  notices(): Problem[] {
    return (["nested", "digits", "empty"] as const).flatMap((kind) => {
      const lines = [...this.noted[kind]];
      return lines.length === 0 ? [] : [jsonlProblem(`jsonl/${kind === "empty" ? "emptyObjects" : kind}`, { count: lines.length, lines: lines.slice(0, namedLines).join(", ") + (lines.length > namedLines ? " …" : ""), line: lines[0]! })];
    });
  }
}

function mistakeOf({ kind, column, key }: JsonMistake, line: string): [JsonlProblemCode, Readonly<Record<string, string | number>>] {
  const words = { ...(column === undefined ? {} : { column }), ...(key === undefined ? {} : { key: key.slice(0, 40) }) };
  return [kind === "notObject" && line.trim().startsWith("[") ? "jsonl/list" : `jsonl/${kind}`, words];
}
