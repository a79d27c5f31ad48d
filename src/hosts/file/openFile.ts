import type { Problem, Result, WorkbookHost } from "../../workbook/host";
import type { WorkbookModel } from "../../workbook/model";
import { fail, ok } from "../../records/problem";
import { type DateSystem, isoFromSerial } from "../../records/serialDay";
import { openCsv, saveCsv, type CsvDialect } from "../../xlsx/csv";
import { openXlsx } from "../../xlsx/openXlsx";
import { saveXlsx } from "../../xlsx/saveXlsx";
import { fileHost } from "./fileHost";

/** An opened file: the port on it, and what it becomes when it is saved. */
export type OpenFile = {
  readonly host: WorkbookHost;
  /** How a .csv was written; null for a workbook. */
  readonly dialect: CsvDialect | null;
  /**
   * `xlsx`: the whole workbook; unchanged, an .xlsx gives its own bytes back. `csv`: the values of the active sheet. `purge`: an .xlsx that is to be given away, without
   * texts that no cell says, whoever left them in it. Problems of `saveXlsx` and `saveCsv`.
   */
  save(as: "xlsx" | "csv", purge?: boolean): Result<Uint8Array>;
};

/** How zip packages, compound files (.xls, .et, encrypted .xlsx) and PDF begin. */
const packageMarks = [[0x50, 0x4b, 3, 4], [0x50, 0x4b, 5, 6], [0xd0, 0xcf, 0x11, 0xe0], [0x25, 0x50, 0x44, 0x46]];

/**
 * Opens a file by what it holds, then by its name: packages (.xlsx, .xlsm, .xltx) as workbooks, text named .csv, .tsv, .tab or .txt as a workbook of one sheet. Everything
 * else (.xls, .et, .ods, .numbers, PDF ...) is refused with what it looks like and how to save it as .xlsx. `name` is the file's own name, without folders; it is the place
 * of problems that name none. Problems of `openXlsx` and `openCsv`.
 */
export function openFile(name: string, bytes: Uint8Array): Result<OpenFile> {
  const isText = /\.(csv|tsv|tab|txt)$/i.test(name) && !packageMarks.some((mark) => mark.every((byte, i) => bytes[i] === byte));
  if (isText) {
    const csv = openCsv(bytes, sheetNameFor(name));
    return csv.ok ? ok(opened(csv.value.model, name, "csv", csv.value.dialect)) : placed(name, csv.problems);
  }
  const model = openXlsx(bytes);
  return model.ok ? ok(opened(model.value, name, "xlsx", null)) : placed(name, model.problems);
}

function opened(model: WorkbookModel, name: string, format: "xlsx" | "csv", dialect: CsvDialect | null): OpenFile {
  return {
    host: fileHost(model, { name, format }),
    dialect,
    save: (as, purge = false) => (as === "xlsx" ? saveXlsx(model, purge ? "all" : "dropped") : saveCsv(model, model.activeSheet, (serial) => dateText(serial, model.dateSystem))),
  };
}

/** `2024-01-05`, `2024-01-05 13:30:00`, or a bare time for a serial below one day. */
function dateText(serial: number, system: DateSystem): string {
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  const day = Math.floor(serial) + (seconds === 86_400 ? 1 : 0);
  const clock = [3600, 60, 1].map((unit) => String(Math.floor((seconds % 86_400) / unit) % (unit === 3600 ? 24 : 60)).padStart(2, "0")).join(":");
  const date = isoFromSerial(day, system);
  if (date === null) return day === 0 ? clock : String(serial);
  return seconds % 86_400 === 0 ? date : `${date} ${clock}`;
}

/** The file's name as a sheet name, as Excel gives one to the sheet of a .csv. */
function sheetNameFor(name: string): string {
  const stem = name.replace(/\.[^.]*$/, "").replace(/[:\\/?*[\]\u0000-\u001f]/g, "_").replace(/^'+|'+$/g, "").slice(0, 31).trim();
  return stem === "" || stem.toLowerCase() === "history" ? "Sheet1" : stem;
}

function placed(name: string, problems: readonly Problem[]): Result<never> {
  return fail(...problems.map((problem) => ({ place: name, ...problem })));
}
