import type { CellValue } from "../../src/workbook/host";
import type { WorkbookModel } from "../../src/workbook/model";
import { openXlsx } from "../../src/xlsx/openXlsx";
import { originOf } from "../../src/xlsx/origin";
import { sharedStringSources } from "../../src/xlsx/sheet/sharedStrings";
import { describeShared } from "../support/shared";
import { refusedFiles } from "./refusedFiles";
import { cellsOf, changedParts, codes, open, partsOf, save, workbooksIn } from "./support";

const folders = ["suites/xlsx-calamine", "suites/xlsx-exceljs", "suites/xlsx-fastexcel-invalid", "suites/xlsx-openspout", "suites/xlsx-sheetjs-oracle", "data/messy"];

for (const folder of folders) {
  describeShared(folder, folder, (root) => {
    const files = workbooksIn(root);

    test.each(files)("%s opens, or says why not", (name, bytes) => {
      expect(codes(openXlsx(bytes))).toEqual(refusedFiles[name] === undefined ? [] : [refusedFiles[name]]);
    });

    const readable = files.filter(([name]) => refusedFiles[name] === undefined);
    if (readable.length === 0) return;

    test.each(readable)("%s saved without a change is the same file", (_, bytes) => {
      expect(save(open(bytes))).toBe(bytes);
    });

    test.each(readable)("%s with one changed cell differs in that cell alone", (_, bytes) => {
      const model = open(bytes);
      const before = contentOf(model);
      const target = firstPlainCell(model);
      if (target === null) return;
      const { sheet, row, column } = target;
      const index = model.sheets.indexOf(sheet);
      sheet.cells.setContent(row, column, 4711.25, null);
      const after = save(model);
      const again = open(after);
      const expected = before.map((cells, i) => (i === index ? new Map<string, Cell>(cells).set(`${row},${column}`, [4711.25, null, cells.get(`${row},${column}`)![2]]) : cells));
      expect(contentOf(again)).toEqual(expected);
      expect(save(again)).toBe(after);
      const changed = changedParts(bytes, after);
      const part = (sheet.origin as { part: string }).part;
      // Recalculation on opening is asked for in the workbook part.
      const mayChange = /^[^/]*\/?[^/]*(?:workbook|sharedStrings)[^/]*\.xml$/i;
      expect(changed.filter((name) => name.toLowerCase() !== part.toLowerCase() && !mayChange.test(name))).toEqual([]);
      expectOneCellDiffers(textOf(bytes, part), textOf(after, part));
      expectOneTextGone(stringsOf(model, bytes), stringsOf(again, after), before[index]!.get(`${row},${column}`)![0]);
    });

    test.each(readable)("%s gets a new sheet and loses it again", (_, bytes) => {
      const model = open(bytes);
      const sheet = model.newSheet("crm新", "visible");
      const { sheets } = model;
      model.sheets = [sheet, ...sheets];
      sheet.cells.setContent(0, 0, "text", null);
      model.sheetsChanged = true;
      const again = open(save(model));
      expect(again.sheets.map(({ name }) => name)).toEqual(["crm新", ...sheets.map(({ name }) => name)]);
      expect(contentOf(again).slice(1)).toEqual(contentOf(model).slice(1));
      model.sheets = sheets;
      expect(save(model)).toBe(bytes);
    });
  });
}

type Cell = [CellValue, string | null, number];

function contentOf(model: WorkbookModel): Map<string, Cell>[] {
  return model.sheets.map((sheet) => (sheet.kind === "worksheet" ? cellsOf(sheet) : new Map<string, Cell>()));
}

/** The first cell with a value and no formula or array around it. */
function firstPlainCell(model: WorkbookModel): { sheet: WorkbookModel["sheets"][number]; row: number; column: number } | null {
  for (const sheet of model.sheets) {
    if (sheet.kind !== "worksheet") continue;
    for (const [key, [cell, formula]] of cellsOf(sheet)) {
      const [row, column] = key.split(",").map(Number) as [number, number];
      if (cell !== null && formula === null && sheet.cells.arrayArea(row, column) === null) return { sheet, row, column };
    }
  }
  return null;
}

function textOf(bytes: Uint8Array, part: string): string {
  const found = [...partsOf(bytes)].find(([name]) => name.toLowerCase() === part.toLowerCase());
  const wide = found![1][0] === 0xff || found![1][1] === 0;
  return new TextDecoder(wide ? "utf-16le" : "utf-8").decode(found![1]);
}

/** The shared texts of a package as they stand. */
function stringsOf({ origin }: WorkbookModel, bytes: Uint8Array): readonly string[] {
  const part = originOf({ origin } as WorkbookModel).partOf("sharedStrings")?.toLowerCase();
  return [...partsOf(bytes)].flatMap(([name, content]) => (name.toLowerCase() === part ? sharedStringSources(name, content) : []));
}

/** The lists are the same, or one item that said what the cell said is empty now, or is not there at the end. */
function expectOneTextGone(before: readonly string[], after: readonly string[], was: CellValue): void {
  const changed = before.flatMap((item, i) => (after[i] === item ? [] : [[item, after[i]] as const]));
  expect(after.length).toBeLessThanOrEqual(before.length);
  expect(changed.length).toBeLessThanOrEqual(typeof was === "string" ? 1 : 0);
  for (const [item, now] of changed) {
    if (/^[\p{L}\d]+$/u.test(was as string)) expect(item.replace(/<[^>]*>/g, "")).toContain(was);
    expect(now?.replace(/<[^>]*>/g, "") ?? "").toBe("");
  }
}

/** What stands between the common start and the common end lies within one `<c …>…</c>`. */
function expectOneCellDiffers(before: string, after: string): void {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  for (const text of [before, after]) {
    const from = text.slice(0, start).search(/<(?:\w+:)?c(?=[\s>]|$)[^<]*(?:<(?!\/?(?:\w+:)?(?:c|row|sheetData)[\s>/])[^<]*)*$/);
    expect(from).toBeGreaterThanOrEqual(0);
    expect(text.slice(start, text.length - end)).not.toMatch(/<\/?(?:\w+:)?row|<(?:\w+:)?c[\s>]/);
  }
}
