import { isDeepStrictEqual } from "node:util";
import type { CellValue } from "../../src/workbook/host";
import type { SheetModel, WorkbookModel } from "../../src/workbook/model";
import { originOf, sheetOriginOf } from "../../src/xlsx/origin";
import { sharedStringSources } from "../../src/xlsx/sheet/sharedStrings";
import { cellsOf, changedParts, open, partsOf, save } from "../xlsx/support";

type Cell = [CellValue, string | null, number];

/** Changes one cell of a workbook and judges what was saved: `verdict` is `the same` where nothing but that cell differs, else what does. Null for a workbook without a plain cell. */
export function oneCellDiffers(bytes: Uint8Array): { readonly verdict: string; readonly after: Uint8Array | null } | null {
  const model = open(bytes);
  const before = contentOf(model);
  const target = firstPlainCell(model);
  if (target === null) return null;
  const { sheet, row, column } = target;
  sheet.cells.setContent(row, column, 4711.25, null);
  const after = save(model);
  const again = open(after);
  const index = model.sheets.indexOf(sheet);
  const key = `${row},${column}`;
  const expected = before.map((cells, i) => (i === index ? new Map<string, Cell>(cells).set(key, [4711.25, null, cells.get(key)![2]]) : cells));
  const part = sheetOriginOf(sheet)!.part;
  const checks: readonly (readonly [string, () => boolean])[] = [
    ["other cells read", () => isDeepStrictEqual(contentOf(again), expected)],
    ["a second save differs", () => save(again) === after],
    [`other parts: ${otherParts(bytes, after, part).join(", ")}`, () => otherParts(bytes, after, part).length === 0],
    ["the sheet differs beyond the cell", () => cellAlone(textOf(bytes, part), textOf(after, part))],
    ["the shared texts differ beyond that of the cell", () => oneTextGone(stringsOf(model, bytes), stringsOf(again, after), before[index]!.get(key)![0])],
    ["the workbook part lost elements", () => keepsElements(textOf(bytes, originOf(model).workbookPart), textOf(after, originOf(model).workbookPart))],
  ];
  return { verdict: checks.filter(([, holds]) => !holds()).map(([what]) => what).join("; ") || "the same", after };
}

/** A new sheet is put in front and taken away again: what was there is kept meanwhile, and then the file is what it was. */
export function newSheetLeaves(bytes: Uint8Array): string {
  const model = open(bytes);
  const { sheets } = model;
  const sheet = model.newSheet("crm新", "visible");
  model.sheets = [sheet, ...sheets];
  sheet.cells.setContent(0, 0, "text", null);
  model.sheetsChanged = true;
  const again = open(save(model));
  if (!isDeepStrictEqual(again.sheets.map(({ name }) => name), ["crm新", ...sheets.map(({ name }) => name)])) return "other sheets";
  if (!isDeepStrictEqual(contentOf(again).slice(1), contentOf(model).slice(1))) return "other cells read";
  model.sheets = sheets;
  return save(model) === bytes ? "the same" : "other bytes";
}

function contentOf(model: WorkbookModel): Map<string, Cell>[] {
  return model.sheets.map((sheet) => (sheet.kind === "worksheet" ? cellsOf(sheet) : new Map<string, Cell>()));
}

/** The first cell with a value and no formula or array around it. */
function firstPlainCell(model: WorkbookModel): { sheet: SheetModel; row: number; column: number } | null {
  for (const sheet of model.sheets) {
    if (sheet.kind !== "worksheet") continue;
    for (const [key, [cell, formula]] of cellsOf(sheet)) {
      const [row, column] = key.split(",").map(Number) as [number, number];
      if (cell !== null && formula === null && sheet.cells.arrayArea(row, column) === null) return { sheet, row, column };
    }
  }
  return null;
}

/** Parts that changed beside the sheet: recalculation on opening is asked for in the workbook part, and the text of the cell may go from the shared ones. */
function otherParts(before: Uint8Array, after: Uint8Array, part: string): string[] {
  const mayChange = /^[^/]*\/?[^/]*(?:workbook|sharedStrings)[^/]*\.xml$/i;
  return changedParts(before, after).filter((name) => name.toLowerCase() !== part.toLowerCase() && !mayChange.test(name));
}

function textOf(bytes: Uint8Array, part: string): string {
  const found = [...partsOf(bytes)].find(([name]) => name.toLowerCase() === part.toLowerCase())![1];
  return new TextDecoder(found[0] === 0xff || found[1] === 0 ? "utf-16le" : "utf-8").decode(found);
}

/** The shared texts of a package as they stand. */
function stringsOf({ origin }: WorkbookModel, bytes: Uint8Array): readonly string[] {
  const part = originOf({ origin } as WorkbookModel).partOf("sharedStrings")?.toLowerCase();
  return [...partsOf(bytes)].flatMap(([name, content]) => (name.toLowerCase() === part ? sharedStringSources(name, content) : []));
}

/** The lists are the same, or one item that said what the cell said is empty now, or is not there at the end. */
function oneTextGone(before: readonly string[], after: readonly string[], was: CellValue): boolean {
  const changed = before.flatMap((item, i) => (after[i] === item ? [] : [[item, after[i]] as const]));
  const textIn = (item: string | undefined): string => item?.replace(/<[^>]*>/g, "") ?? "";
  return after.length <= before.length && changed.length <= (typeof was === "string" ? 1 : 0)
    && changed.every(([item, now]) => textIn(now) === "" && (!/^[\p{L}\d]+$/u.test(was as string) || textIn(item).includes(was as string)));
}

/** Every element there was, by name and number; `calcPr` may be new. */
function keepsElements(before: string, after: string): boolean {
  const countOf = (text: string): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const [, name] of text.matchAll(/<([\w:.-]+)[\s/>]/g)) if (!/(?:^|:)calcPr$/.test(name!)) counts.set(name!, (counts.get(name!) ?? 0) + 1);
    return counts;
  };
  return isDeepStrictEqual(countOf(before), countOf(after));
}

/** What stands between the common start and the common end lies within one `<c …>…</c>`. */
function cellAlone(before: string, after: string): boolean {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return [before, after].every((text) => {
    const from = text.slice(0, start).search(/<(?:\w+:)?c(?=[\s>]|$)[^<]*(?:<(?!\/?(?:\w+:)?(?:c|row|sheetData)[\s>/])[^<]*)*$/);
    return from >= 0 && !/<\/?(?:\w+:)?row|<(?:\w+:)?c[\s>]/.test(text.slice(start, text.length - end));
  });
}
