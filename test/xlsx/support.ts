import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { CellValue, Result } from "../../src/workbook/host";
import type { SheetModel, WorkbookModel } from "../../src/workbook/model";
import { readZip } from "../../src/xlsx/container/readZip";
import { unpack } from "../../src/xlsx/container/unpack";
import { newWorkbook } from "../../src/xlsx/newWorkbook";
import { openXlsx } from "../../src/xlsx/openXlsx";
import { saveXlsx } from "../../src/xlsx/saveXlsx";
import { sharedRoot } from "../support/shared";

/** The value of a result; a problem fails the test with its text. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((problem) => `${problem.code} ${problem.place ?? ""} ${problem.message.en}`).join("\n"));
  return result.value;
}

/** Codes of the problems; empty when there is none. */
export function codes(result: Result<unknown>): string[] {
  return result.ok ? [] : result.problems.map((problem) => problem.code);
}

export const open = (bytes: Uint8Array): WorkbookModel => value(openXlsx(bytes));
export const save = (model: WorkbookModel): Uint8Array => value(saveXlsx(model));

/** Every .xlsx and .xlsm below a folder of the shared data, by its path there. */
export function workbooksIn(folder: string): [string, Uint8Array][] {
  const found: string[] = [];
  const walk = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const at = join(path, entry.name);
      if (entry.isDirectory()) walk(at);
      else if (/\.xls[xm]$/i.test(entry.name)) found.push(at);
    }
  };
  walk(folder);
  return found.sort().map((path) => [relative(sharedRoot, path), new Uint8Array(readFileSync(path))]);
}

/** The unpacked parts of a package, in order. */
export function partsOf(bytes: Uint8Array): Map<string, Uint8Array> {
  return new Map(readZip(bytes).map((entry) => [entry.name, unpack(entry)]));
}

export function partText(bytes: Uint8Array, name: string): string {
  const part = partsOf(bytes).get(name);
  if (part === undefined) throw new Error(`${name} is not among ${[...partsOf(bytes).keys()].join(", ")}`);
  return new TextDecoder().decode(part);
}

/** Names of the parts whose content differs, with `+` for new and `-` for gone ones. */
export function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const old = partsOf(before);
  const now = partsOf(after);
  const gone = [...old.keys()].filter((name) => !now.has(name)).map((name) => `-${name}`);
  return [...now].flatMap(([name, content]) => {
    const was = old.get(name);
    return was === undefined ? [`+${name}`] : Buffer.compare(was, content) === 0 ? [] : [name];
  }).concat(gone).sort();
}

/** Everything a sheet says about its cells: value, formula, style. */
export function cellsOf(sheet: SheetModel): Map<string, [CellValue, string | null, number]> {
  const cells = new Map<string, [CellValue, string | null, number]>();
  const used = sheet.cells.used();
  if (used === null || used.rows * used.columns > 2_000_000) return cells;
  for (let row = used.row; row < used.row + used.rows; row++) {
    for (let column = used.column; column < used.column + used.columns; column++) {
      const cell: [CellValue, string | null, number] = [sheet.cells.value(row, column), sheet.cells.formula(row, column), sheet.cells.style(row, column)];
      if (cell[0] !== null || cell[1] !== null || cell[2] !== 0) cells.set(`${row},${column}`, cell);
    }
  }
  return cells;
}

/** A workbook with one visible sheet of these rows. */
export function workbookOf(rows: readonly (readonly CellValue[])[], name = "Sheet1"): WorkbookModel {
  const model = newWorkbook();
  const sheet = addSheet(model, name);
  rows.forEach((line, row) => line.forEach((cell, column) => sheet.cells.setContent(row, column, cell, null)));
  model.activeSheet = name;
  return model;
}

export function addSheet(model: WorkbookModel, name: string): SheetModel {
  const sheet = model.newSheet(name, "visible");
  model.sheets = [...model.sheets, sheet];
  model.sheetsChanged = true;
  return sheet;
}
