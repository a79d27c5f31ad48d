import type { Problem, Result, WorkbookHost } from "../../workbook/host";
import { dateText } from "../../workbook/dateText";
import type { WorkbookModel } from "../../workbook/model";
import { fail, ok } from "../../records/problem";
import type { CsvDialect } from "../../xlsx/csv/dialect";
import { type CsvReading, openCsv } from "../../xlsx/csv/openCsv";
import { saveCsv } from "../../xlsx/csv/saveCsv";
import { openJsonl } from "../../xlsx/jsonl/openJsonl";
import { saveJsonl } from "../../xlsx/jsonl/saveJsonl";
import { openXlsx, type XlsxReading } from "../../xlsx/openXlsx";
import { saveXlsx } from "../../xlsx/saveXlsx";
import type { WrittenEncoding } from "../../xlsx/text/encodeText";
import type { SavedText } from "../../xlsx/text/savedText";
import { fileHost } from "./fileHost";
import { type FileLooks, fileLooks } from "./fileLooks";
import { type FileResults, fileResults } from "./fileResults";

/** How a text file is to be read, where its user knows better than it can be found out. For a workbook it means nothing. */
export type TextReading = Omit<CsvReading, "usualDelimiter">;

export type TextFormat = "csv" | "tsv" | "jsonl";

/** How one sheet becomes a text file. */
export type TextWriting = {
  /** The active one unless told. */
  readonly sheet?: string;
  /** UTF-8 unless told. */
  readonly encoding?: WrittenEncoding;
  /** Of a .csv; the comma unless told. */
  readonly delimiter?: string;
  /** Of a .csv or .tsv: whether text that looks like a formula is guarded; it is unless told. */
  readonly guard?: boolean;
};

/** An opened file: the port on it, and what it becomes when it is saved. */
export type OpenFile = {
  readonly host: WorkbookHost;
  /** The same workbook for the person at a sheet that stands beside us: what is written there is the person's, and both hear of each other. */
  readonly person: WorkbookHost;
  /** The same for what that sheet takes back or does again of it. */
  readonly steps: Pick<WorkbookHost, "apply">;
  /** What a sheet that stands beside us shows of the file. */
  readonly looks: FileLooks;
  /** For who works out its formulas. */
  readonly results: FileResults;
  /** How a .csv was written; null for anything else. */
  readonly dialect: CsvDialect | null;
  /**
   * The whole workbook as .xlsx; unchanged, one gives its own bytes back. `purge`: for a copy that is to be given away, without texts that no cell says, whoever left them
   * in it. Problems of `saveXlsx`.
   */
  save(as: "xlsx", purge?: boolean): Result<Uint8Array>;
  /** One sheet as text. Problems of `saveCsv` and `saveJsonl`. */
  saveText(as: TextFormat, writing?: TextWriting): Result<SavedText>;
};

/** How zip packages, compound files (.xls, .et, encrypted .xlsx) and PDF begin. */
const packageMarks = [[0x50, 0x4b, 3, 4], [0x50, 0x4b, 5, 6], [0xd0, 0xcf, 0x11, 0xe0], [0x25, 0x50, 0x44, 0x46]];

/**
 * Opens a file by what it holds, then by its name: packages (.xlsx, .xlsm, .xltx) as workbooks, text named .csv, .tsv, .tab, .txt, .jsonl or .ndjson as a workbook of one
 * sheet. Everything else (.xls, .et, .ods, .numbers, PDF ...) is refused with what it looks like and how to save it as .xlsx. `name` is the file's own name, without
 * folders; it is the place of problems that name none. `reading` speaks of text files, `workbook` of packages. Problems of `openXlsx`, `openCsv` and `openJsonl`.
 */
export function openFile(name: string, bytes: Uint8Array, reading: TextReading = {}, workbook: XlsxReading = {}): Result<OpenFile> {
  const extension = /\.(csv|tsv|tab|txt|jsonl|ndjson)$/i.exec(name)?.[1]!.toLowerCase();
  const isPackage = packageMarks.some((mark) => mark.every((byte, i) => bytes[i] === byte));
  if (extension === undefined || isPackage) {
    const model = openXlsx(bytes, workbook);
    return model.ok ? ok(opened(model.value, name, "xlsx", null)) : placed(name, model.problems);
  }
  if (extension === "jsonl" || extension === "ndjson") {
    const model = openJsonl(bytes, sheetNameFor(name), reading.encoding);
    return model.ok ? ok(opened(model.value, name, "jsonl", null)) : placed(name, model.problems);
  }
  const csv = openCsv(bytes, sheetNameFor(name), { ...reading, ...(extension === "tsv" || extension === "tab" ? { usualDelimiter: "\t" } : {}) });
  return csv.ok ? ok(opened(csv.value.model, name, "csv", csv.value.dialect)) : placed(name, csv.problems);
}

function opened(model: WorkbookModel, name: string, format: "xlsx" | "csv" | "jsonl", dialect: CsvDialect | null): OpenFile {
  const showDate = (serial: number, numberFormat: string): string => dateText(serial, numberFormat, model.dateSystem);
  return {
    host: fileHost(model, { name, format }),
    person: fileHost(model, { name, format }, "user"),
    steps: fileHost(model, { name, format }, "steps"),
    looks: fileLooks(model),
    results: fileResults(model),
    dialect,
    save: (_, purge = false) => saveXlsx(model, purge ? "all" : "dropped"),
    saveText: (as, { sheet = model.activeSheet, encoding = "utf-8", delimiter = ",", guard = true } = {}) =>
      as === "jsonl" ? saveJsonl(model, { sheet, encoding, showDate }) : saveCsv(model, { sheet, encoding, delimiter: as === "tsv" ? "\t" : delimiter, guard, showDate }),
  };
}

/** The file's name as a sheet name, as Excel gives one to the sheet of a .csv. */
function sheetNameFor(name: string): string {
  const stem = name.replace(/\.[^.]*$/, "").replace(/[:\\/?*[\]\u0000-\u001f]/g, "_").replace(/^'+|'+$/g, "").slice(0, 31).trim();
  return stem === "" || stem.toLowerCase() === "history" ? "Sheet1" : stem;
}

function placed(name: string, problems: readonly Problem[]): Result<never> {
  return fail(...problems.map((problem) => ({ place: name, ...problem })));
}
