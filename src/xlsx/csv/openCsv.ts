import { maxColumns, maxRows } from "../../workbook/area";
import { guardComment, unguardFormula } from "../../workbook/formulaGuard";
import type { Problem, Result } from "../../workbook/host";
import type { SheetModel, WorkbookModel } from "../../workbook/model";
import { newWorkbook } from "../newWorkbook";
import { type TextEncoding, decodeLoosely } from "../text/encodings";
import { readText } from "../text/readText";
import { badBytesProblem, encodingNotices, encodingOf } from "../text/textProblem";
import { type CsvProblemCode, csvProblem } from "./csvProblem";
import { type CsvDialect, findDelimiter, sepLine } from "./dialect";
import { RowReader, type RowMistake, type RowSyntax } from "./rowReader";
import { RowShapes, linesNotice } from "./rowShapes";

/** What a .csv file says. The model's notices name lines; nothing was left out or changed without one. */
export type OpenCsv = { readonly model: WorkbookModel; readonly dialect: CsvDialect };

/** What whoever opens the file knows better than it can be found out. */
export type CsvReading = {
  readonly encoding?: TextEncoding;
  /** One character. */
  readonly delimiter?: string;
  /** One character; null where quotes are ordinary characters. Absent: `"`. */
  readonly quote?: string | null;
  /** Whether apostrophes before formula signs are a guard; absent: where the file says so itself. */
  readonly guard?: boolean;
  /** The delimiter that the file's name speaks for. */
  readonly usualDelimiter?: string;
};

const maxText = 32_767;
const sampleBytes = 262_144;

/**
 * A .csv, .tsv or .txt file as a workbook of one sheet. Every cell is text exactly as it stands in the file: leading zeros, long digits and spaces stay; what it
 * means is for the field types to say. Empty fields are blanks. Encoding, delimiter and quoting are found out where `reading` does not tell; what cannot be read for
 * certain is a problem, and what is only likely a notice. The whole file or nothing.
 */
export function openCsv(bytes: Uint8Array, sheetName = "Sheet1", reading: CsvReading = {}): Result<OpenCsv> {
  const found = encodingOf(bytes, reading.encoding);
  if (!found.ok) return found;
  const { encoding, mark } = found.value;
  const sample = decodeLoosely(bytes.subarray(mark, mark + sampleBytes), encoding);
  const named = sepLine(sample);
  const quote = reading.quote === undefined ? '"' : reading.quote;
  const separated = reading.delimiter !== undefined ? { delimiter: reading.delimiter, other: null } : named !== null ? { delimiter: named.delimiter, other: null } : findDelimiter(sample, quote, reading.usualDelimiter);
  if ("ambiguous" in separated) return no("csv/ambiguousDelimiter", { first: shown(separated.ambiguous[0]), second: shown(separated.ambiguous[1]) });
  const { delimiter, other } = separated;
  const read = (backslash: boolean): Result<SheetReader> => SheetReader.read(bytes, { encoding, mark, skip: named?.length ?? 0, syntax: { delimiter, quote, backslash }, sheetName, guard: reading.guard });
  let result = read(false);
  let backslash = false;
  if (!result.ok && result.problems.some(({ code }) => code === "csv/unclosedQuote" || code === "csv/afterQuote")) {
    const again = read(true);
    if (again.ok) [result, backslash] = [again, true];
  }
  if (!result.ok) return result;
  const { model } = result.value;
  const oneColumn = named === null && reading.delimiter === undefined && result.value.shapes.isOneColumn;
  model.notices = [
    ...encodingNotices(bytes, found.value),
    ...(other === null ? [] : [csvProblem("csv/delimiterGuessed", { delimiter: shown(delimiter), other: shown(other), sample: firstLine(sample) })]),
    ...(oneColumn ? [csvProblem("csv/singleColumn")] : []),
    ...result.value.notices(),
  ];
  return { ok: true, value: { model, dialect: { encoding, bom: mark > 0, delimiter, quote, quoteEscape: backslash ? "backslash" : "doubled", sepLine: named !== null } } };
}

type Plan = { readonly encoding: TextEncoding; readonly mark: number; /** Characters of the sep= line. */ readonly skip: number; readonly syntax: RowSyntax; readonly sheetName: string; readonly guard: boolean | undefined };

/** Puts the rows of a file into the one sheet of a new workbook, and remembers what is odd about them. */
class SheetReader {
  readonly shapes = new RowShapes();
  readonly model = newWorkbook();
  private readonly sheet: SheetModel;
  private readonly rows: RowReader;
  /** The sep= line. */
  private readonly linesBefore: number;
  private guarded: boolean;
  private unguarded = 0;
  private hasText = false;
  private readonly looksGuarded: number[] = [];
  private refusal: Problem | null = null;

  private constructor(private readonly plan: Plan) {
    this.sheet = this.model.newSheet(plan.sheetName, "visible");
    this.linesBefore = plan.skip > 0 ? 1 : 0;
    this.guarded = plan.guard === true;
    this.rows = new RowReader(plan.syntax, (fields, line) => this.take(fields, line + this.linesBefore));
  }

  static read(bytes: Uint8Array, plan: Plan): Result<SheetReader> {
    const reader = new SheetReader(plan);
    let toSkip = plan.skip;
    const bad = readText(bytes, plan.encoding, plan.mark, (text, last) => {
      const piece = toSkip === 0 ? text : text.slice(toSkip);
      toSkip = 0;
      return reader.rows.read(piece, last);
    });
    if (bad !== null) return { ok: false, problems: [badBytesProblem(plan.encoding, bad)] };
    const problem = reader.problem();
    if (problem !== null) return { ok: false, problems: [problem] };
    reader.finish();
    return { ok: true, value: reader };
  }

  private take(fields: readonly string[], line: number): boolean {
    const row = this.shapes.rows;
    let used = fields.length;
    while (used > 0 && fields[used - 1] === "") used--;
    if (this.plan.guard === undefined && !this.guarded && used > 0 && fields[used - 1] === guardComment) {
      this.guarded = true;
      used--;
      while (used > 0 && fields[used - 1] === "") used--;
    }
    this.shapes.add(fields.length, used, line);
    if (used > maxColumns) return this.refuse("csv/tooManyColumns", { line, columns: used, limit: maxColumns });
    // Rows beyond the last are still counted, to say how many there are.
    if (row >= maxRows) return true;
    const { cells } = this.sheet;
    for (let column = 0; column < used; column++) {
      const field = fields[column]!;
      if (field === "") continue;
      this.hasText ||= /\S/.test(field);
      const value = this.withoutGuard(field, line);
      if (value.length > maxText) return this.refuse("csv/textTooLong", { line, length: value.length, limit: maxText });
      cells.setContent(row, column, value, null);
    }
    return true;
  }

  private withoutGuard(field: string, line: number): string {
    if (field.charCodeAt(0) !== 39) return field;
    const value = unguardFormula(field);
    if (value === field) return field;
    if (this.guarded) this.unguarded++;
    else if (this.plan.guard === undefined) this.looksGuarded.push(line);
    return this.guarded ? value : field;
  }

  private refuse(code: CsvProblemCode, words: Readonly<Record<string, number>>): false {
    this.refusal = csvProblem(code, words);
    return false;
  }

  private problem(): Problem | null {
    if (this.refusal !== null) return this.refusal;
    const { mistake } = this.rows;
    if (mistake !== null) return csvProblem(codeOf(mistake), { line: mistake.line + this.linesBefore });
    if (!this.hasText) return csvProblem("csv/empty");
    return this.shapes.rows > maxRows ? csvProblem("csv/tooManyRows", { rows: this.shapes.rows, limit: maxRows }) : null;
  }

  private finish(): void {
    this.model.sheets.push(this.sheet);
    this.model.activeSheet = this.sheet.name;
    this.model.sheetsChanged = true;
  }

  notices(): Problem[] {
    const inFile = (lines: readonly number[]): number[] => lines.map((line) => line + this.linesBefore);
    return [
      ...this.shapes.notices(),
      ...linesNotice("csv/bareQuotes", inFile(this.rows.bareQuotes)),
      ...linesNotice("csv/droppedSpaces", inFile(this.rows.droppedSpaces)),
      ...linesNotice("csv/looksGuarded", [...new Set(this.looksGuarded)]),
      ...(this.unguarded > 0 ? [csvProblem("csv/guardsRemoved", { cells: this.unguarded })] : []),
    ];
  }
}

function codeOf({ kind }: RowMistake): CsvProblemCode {
  return kind === "nul" ? "csv/binary" : `csv/${kind}`;
}

function no(code: CsvProblemCode, words: Readonly<Record<string, string | number>> = {}): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [csvProblem(code, words)] };
}

/** A delimiter as people name it. */
function shown(delimiter: string): string {
  return delimiter === "\t" ? "Tab" : delimiter < " " ? `0x${delimiter.charCodeAt(0).toString(16).padStart(2, "0")}` : delimiter;
}

function firstLine(sample: string): string {
  const line = sample.split(/[\r\n]+/).map((text) => text.trim()).find((text) => text !== "") ?? "";
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
