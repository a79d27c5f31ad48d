import { areaAddress, cellAddress, overlaps } from "../../../workbook/area";
import type { Area, HostWrite, Json } from "../../../workbook/host";
import { headerNames } from "../../../workbook/headerNames";
import { refuse } from "../../../workbook/hostProblem";
import { checkInGrid } from "../../../workbook/limits";
import { checkTableName } from "../../../workbook/names";
import { type Batch, type Verb, checkFree, placeOf } from "../batch";
import { readInBlocks } from "../cellBlocks";
import { type SheetFacts, areaOf } from "../survey";

const tooSmall = { why: { zh: "表格至少有标题行和一行数据", en: "a table has a header row and at least one data row" } };

export const createTable: Verb<"createTable"> = async (batch, { sheet: name, area, name: tableName, style }) => {
  const sheet = await batch.writableSheet(name);
  checkInGrid(sheet.name, area);
  checkTableName(tableName, [...(await batch.tableNames()), ...(await definedNames(batch))]);
  if (area.rows < 2) refuse("host/tooSmall", placeOf(sheet, area), tooSmall);
  checkFree(sheet, area);
  await checkHeaderCells(batch, sheet, { ...area, rows: 1 });
  await checkNoFilter(batch, sheet, area);
  await addTable(batch, sheet, { area, name: tableName, style });
  return [{ verb: "deleteTable", name: tableName }];
};

/** Makes the table in one request. What Excel calls it at first is not known, so it is taken back by where it stands. */
async function addTable(batch: Batch, sheet: SheetFacts, { area, name, style }: { readonly area: Area; readonly name: string; readonly style: string | null }): Promise<void> {
  batch.intend(async () => {
    const made = (await batch.sheet(sheet.name)).tables.find((table) => areaAddress(table.area) === areaAddress(area));
    if (made !== undefined) await convert(batch, sheet, made.key);
  });
  const table = batch.worksheet(sheet).tables.add(batch.range(sheet, area), true);
  table.name = name;
  if (style !== null) table.style = style;
  await batch.session.write();
  batch.forget();
}

async function definedNames(batch: Batch): Promise<readonly string[]> {
  const { workbook } = batch.session.context;
  const { names, sheets } = await batch.session.read(() => ({ names: workbook.names.load("items/name"), sheets: workbook.worksheets.load("items/names/items/name") }));
  return [...names.items, ...sheets.items.flatMap((sheet) => sheet.names.items)].map(({ name }) => name);
}

async function checkHeaderCells(batch: Batch, sheet: SheetFacts, header: Area, known: (column: number) => string | undefined = () => undefined): Promise<void> {
  const { values, formulas } = await readInBlocks(batch.session, () => batch.worksheet(sheet), header, false, placeOf(sheet, header));
  formulas[0]!.forEach((formula, i) => {
    const cell = cellAddress(header.row, header.column + i);
    if (formula !== null) refuse("host/badHeader", placeOf(sheet, header), { why: { zh: `${cell} 是公式`, en: `${cell} is a formula` } });
  });
  headerNames(sheet.name, header, (column) => known(column) ?? values[0]![column - header.column]!);
}

/** Excel does not say what becomes of a filter on which a table is put, so rows that are filtered out stand in the way. */
async function checkNoFilter(batch: Batch, sheet: SheetFacts, area: Area): Promise<void> {
  const { filter, range } = await batch.session.read(() => {
    const { autoFilter } = batch.worksheet(sheet);
    return { filter: autoFilter.load("isDataFiltered"), range: autoFilter.getRangeOrNullObject().load("address") };
  });
  if (!range.isNullObject && filter.isDataFiltered && overlaps(areaOf(range.address), area)) refuse("host/filtered", placeOf(sheet, areaOf(range.address)));
}

/** Gives a table another area. The header row stays where it is, and new columns take their names from the header cells. */
export const resizeTable: Verb<"resizeTable"> = async (batch, { name, area }) => {
  const { sheet: { name: sheetName }, table } = await batch.table(name);
  const sheet = await batch.writableSheet(sheetName);
  checkInGrid(sheet.name, area);
  const bad = (zh: string, en: string): never => refuse("host/badResize", placeOf(sheet, area), { why: { zh, en } });
  if (area.row !== table.area.row) bad("标题行会移动", "the header row would move");
  if (area.column >= table.area.column + table.area.columns || area.column + area.columns <= table.area.column) bad("新区域与原区域不相交", "the new area does not overlap the old one");
  if (table.totalsRow && area.rows !== table.area.rows) bad("汇总行不在最后一行", "the totals row would not be the last one");
  if (area.rows < 2) refuse("host/tooSmall", placeOf(sheet, area), tooSmall);
  checkFree(sheet, area, { table: table.name });
  await checkHeaderCells(batch, sheet, { ...area, rows: 1 }, (column) => table.columns[column - table.area.column]?.name);
  const undo = [{ verb: "resizeTable", name: table.name, area: table.area }] as const;
  batch.intend(undo);
  batch.worksheet(sheet).tables.getItem(table.key).resize(batch.range(sheet, area));
  await batch.session.write();
  batch.forget();
  return undo;
};

/** The table goes, its cells stay. */
export const deleteTable: Verb<"deleteTable"> = async (batch, { name }) => {
  const found = await batch.table(name);
  const sheet = await batch.writableSheet(found.sheet.name);
  const { key, area, totalsRow } = found.table;
  const { style, filter } = await batch.session.read(() => {
    const table = batch.worksheet(sheet).tables.getItem(key);
    return { style: table.load("style"), filter: table.autoFilter.load("isDataFiltered") };
  });
  // Neither a totals row nor a filter could be brought back as it was.
  if (filter.isDataFiltered) refuse("host/filtered", placeOf(sheet, area));
  if (totalsRow) refuse("host/totalsRow", placeOf(sheet, area), { table: found.table.name });
  const image = { by: "excel", area, style: style.style };
  const undo: HostWrite[] = [{ verb: "restorePart", sheet: sheet.name, part: `table:${found.table.name}`, before: image }];
  batch.intend(async () => {
    const there = (await batch.sheet(sheet.name)).tables.find((table) => table.key === key);
    if (there === undefined) await addTable(batch, sheet, { area, name: found.table.name, style: style.style });
    else {
      batch.worksheet(sheet).tables.getItem(key).style = style.style;
      await batch.session.write();
    }
  });
  await convert(batch, sheet, key);
  return undo;
};

/** Excel leaves the look of the table's style behind in the cells; a style that says nothing leaves nothing. */
async function convert(batch: Batch, sheet: SheetFacts, key: string): Promise<void> {
  const table = batch.worksheet(sheet).tables.getItem(key).load("name");
  const blank = batch.session.context.workbook.tableStyles.add("crm-blank", true).load("name");
  await batch.session.sync();
  try {
    table.style = blank.name;
    batch.session.ownWrites.expectDeletion(`table ${table.name}`);
    table.convertToRange();
    await batch.session.write();
  } finally {
    batch.session.context.workbook.tableStyles.getItem(blank.name).delete();
    await batch.session.sync();
  }
  batch.forget();
}

export async function restoreTable(batch: Batch, sheet: SheetFacts, name: string, before: Json): Promise<readonly HostWrite[]> {
  const { area, style } = before as { readonly area: Area; readonly style: string };
  return createTable(batch, { verb: "createTable", sheet: sheet.name, area, name, style });
}
