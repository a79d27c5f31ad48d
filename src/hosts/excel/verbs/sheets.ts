import { contains } from "../../../workbook/area";
import type { HostWrite, Json, SheetVisibility } from "../../../workbook/host";
import { refuse } from "../../../workbook/hostProblem";
import { checkSheetName, sameName } from "../../../workbook/names";
import { type Batch, type Verb, placeOf } from "../batch";
import { readInBlocks } from "../cellBlocks";
import { refuseInExcel } from "../excelProblem";
import type { SheetFacts } from "../survey";
import { foreignFormats, oursOf } from "./conditionalFormats";
import { columnsOf } from "./layout";
import { looksOf } from "./looks";
import { pivotImages } from "./pivots";
import { validationsOf } from "./validations";

const visibilities = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;

export const addSheet: Verb<"addSheet"> = async (batch, { name, visibility, before }) => {
  const sheets = await batch.sheets();
  checkSheetName(name, sheets.map((sheet) => sheet.name));
  const next = before === undefined ? null : await batch.sheet(before);
  const undo = [{ verb: "deleteSheet", name }] as const;
  const position = next === null ? null : await batch.session.read(() => batch.worksheet(next).load("position"));
  batch.intend(undo);
  const sheet = batch.session.context.workbook.worksheets.add(name);
  if (position !== null) sheet.position = position.position;
  sheet.visibility = visibilities[visibility];
  await batch.session.write();
  batch.forget();
  return undo;
};

/** The undo rebuilds the sheet from everything that can be read of it; a sheet that holds more than that is not deleted. */
export const deleteSheet: Verb<"deleteSheet"> = async (batch, { name }) => {
  const sheet = await batch.sheet(name);
  await checkNotLast(batch, sheet);
  const undo = await rebuildingOf(batch, sheet);
  batch.intend(async () => {
    if ((await batch.sheets()).some(({ id }) => id === sheet.id)) return setVisibility(batch, sheet, sheet.visibility);
    for (const write of undo) await batch.redo(write);
  });
  // Excel deletes no very hidden sheet.
  if (sheet.visibility === "veryHidden") batch.worksheet(sheet).visibility = "Hidden";
  batch.session.ownWrites.expectDeletion(`sheet ${sheet.id}`);
  batch.worksheet(sheet).delete();
  await batch.session.write();
  batch.forget();
  return undo;
};

async function rebuildingOf(batch: Batch, sheet: SheetFacts): Promise<readonly HostWrite[]> {
  await checkRestorable(batch, sheet);
  const sheets = await batch.sheets();
  const next = sheets[sheets.indexOf(sheet) + 1];
  const { used, name } = sheet;
  const writes: HostWrite[] = [{ verb: "addSheet", name, visibility: "visible", ...(next === undefined ? {} : { before: next.name }) }];
  const edge = used === null ? 0 : used.column + used.columns;
  const columns = (await columnsOf(batch, sheet, Array.from({ length: edge + 1 }, (_, column) => column))).filter(({ points, hidden }) => points !== null || hidden);
  if (columns.length > 0) writes.push({ verb: "restorePart", sheet: name, part: "columns", before: { by: "excel", columns } });
  if (used !== null) {
    const { values, formulas } = await readInBlocks(batch.session, () => batch.worksheet(sheet), used, false, placeOf(sheet, used));
    // What a PivotTable draws comes back with it.
    for (const { area } of sheet.pivots) {
      values.forEach((line, r) => line.forEach((_, c) => {
        if (contains(area, used.row + r, used.column + c)) line[c] = null;
      }));
    }
    // Formats first: a number in a cell of text format would become text.
    writes.push(await looksOf(batch, sheet, used), { verb: "writeCells", sheet: name, blocks: [{ row: used.row, column: used.column, values, formulas }] });
    const validations = (await validationsOf(batch, sheet, [used])).filter(({ rule }) => rule !== null);
    if (validations.length > 0) writes.push({ verb: "restorePart", sheet: name, part: "validations", before: { by: "excel", validations: validations as unknown as Json } });
  }
  if (sheet.merges.length > 0) writes.push({ verb: "mergeCells", sheet: name, areas: sheet.merges });
  const styles = await batch.session.read(() => sheet.tables.map((table) => batch.worksheet(sheet).tables.getItem(table.key).load("style")));
  sheet.tables.forEach((table, i) => writes.push({ verb: "createTable", sheet: name, area: table.area, name: table.name, style: styles[i]!.style }));
  const formats = (await oursOf(batch, sheet)).map(({ spec }) => spec);
  if (formats.length > 0) writes.push({ verb: "setConditionalFormats", sheet: name, removeIds: [], add: formats });
  if (sheet.frozen.rows + sheet.frozen.columns > 0) writes.push({ verb: "freezePanes", sheet: name, ...sheet.frozen });
  const pivots = await pivotImages(batch, sheet);
  if (pivots.length > 0) writes.push({ verb: "restorePart", sheet: name, part: "pivots", before: { by: "excel", pivots } });
  if (sheet.visibility !== "visible") writes.push({ verb: "setSheetVisibility", name, visibility: sheet.visibility });
  const active = await activeSheet(batch);
  if (sameName(active, name)) writes.push({ verb: "restoreSheet", name, before: { by: "excel", visibility: sheet.visibility, active } });
  return writes;
}

async function checkRestorable(batch: Batch, sheet: SheetFacts): Promise<void> {
  const stop = (zh: string, en: string): never => refuseInExcel("excel/cannotRestore", sheet.name, { sheet: sheet.name, what: { zh, en } });
  if (sheet.protected) refuse("host/protected", sheet.name, { sheet: sheet.name });
  if (sheet.tables.some((table) => table.totalsRow)) stop("有汇总行的表格", "a table with a totals row");
  const counts = await batch.session.read(() => {
    const worksheet = batch.worksheet(sheet);
    return { charts: worksheet.charts.getCount(), shapes: worksheet.shapes.getCount(), comments: worksheet.comments.getCount(), names: worksheet.names.load("items/name"), filter: worksheet.autoFilter.load("enabled") };
  });
  if (counts.charts.value > 0) stop("图表", "a chart");
  if (counts.shapes.value > 0) stop("图片或形状", "a picture or shape");
  if (counts.comments.value > 0) stop("批注", "comments");
  if (counts.names.items.length > 0) stop("自己的名称", "names of its own");
  if (counts.filter.enabled) stop("筛选", "a filter");
  if ((await foreignFormats(batch, sheet)) > 0) stop("条件格式", "conditional formats");
}

export const setSheetVisibility: Verb<"setSheetVisibility"> = async (batch, { name, visibility }) => {
  const sheet = await batch.sheet(name);
  if (visibility !== "visible") await checkNotLast(batch, sheet);
  const undo = [{ verb: "restoreSheet", name: sheet.name, before: { by: "excel", visibility: sheet.visibility, active: await activeSheet(batch) } }] as const;
  batch.intend(undo);
  await setVisibility(batch, sheet, visibility);
  return undo;
};

/** Visibility, and the sheet that was in front; which one is in front is only tried: it fails where another workbook has the focus, and it is no data. */
export const restoreSheet: Verb<"restoreSheet"> = async (batch, { name, before }) => {
  const image = before as { readonly by?: Json; readonly visibility: SheetVisibility; readonly active: string };
  if (image?.by !== "excel") refuse("host/foreignImage", name);
  const sheet = await batch.sheet(name);
  const undo = [{ verb: "restoreSheet", name: sheet.name, before: { by: "excel", visibility: sheet.visibility, active: await activeSheet(batch) } }] as const;
  batch.intend(undo);
  await setVisibility(batch, sheet, image.visibility);
  const front = (await batch.sheets()).find((other) => sameName(other.name, image.active));
  if (front?.visibility === "visible") await batch.tryTo(() => batch.worksheet(front).activate());
  return undo;
};

async function setVisibility(batch: Batch, sheet: SheetFacts, visibility: SheetVisibility): Promise<void> {
  batch.worksheet(sheet).visibility = visibilities[visibility];
  await batch.session.write();
  batch.forget();
}

async function activeSheet(batch: Batch): Promise<string> {
  const active = await batch.session.read(() => batch.session.context.workbook.worksheets.getActiveWorksheet().load("name"));
  return active.name;
}

async function checkNotLast(batch: Batch, sheet: SheetFacts): Promise<void> {
  if (!(await batch.sheets()).some((other) => other.id !== sheet.id && other.visibility === "visible")) refuse("host/lastSheet", undefined, { sheet: sheet.name });
}
