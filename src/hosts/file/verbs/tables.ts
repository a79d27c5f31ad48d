import type { HostWrite, Json } from "../../../workbook/host";
import type { SheetModel, TableModel } from "../../../workbook/model";
import { headerNames } from "../../../workbook/headerNames";
import { refuse } from "../../../workbook/hostProblem";
import { checkTableName, sameName } from "../../../workbook/names";
import { growthOf } from "../../../workbook/tableGrowth";
import { checkArea, checkFree, place, tableNamed, writableSheet, type Verb } from "../hostContext";
import { takeOverFilter } from "./filters";
import { checkNoFormula } from "./headers";
import { growWithTable } from "./tableGrowth";

export const createTable: Verb<"createTable"> = ({ model }, { sheet: name, area, name: tableName, style }) => {
  const sheet = writableSheet(model, name);
  checkArea(sheet, area);
  checkTableName(tableName, [...model.sheets.flatMap((other) => other.tables.map((table) => table.name)), ...model.definedNames]);
  if (area.rows < 2) refuse("host/tooSmall", place(sheet, area), { why: { zh: "表格至少有标题行和一行数据", en: "a table has a header row and at least one data row" } });
  checkFree(sheet, area);
  const header = { ...area, rows: 1 };
  checkNoFormula(sheet, header);
  const columns = headerNames(sheet.name, header, (column) => sheet.cells.value(header.row, column)).map((text, i) => ({ id: i + 1, name: text }));
  const id = Math.max(0, ...model.sheets.flatMap((other) => other.tables.map((table) => table.id))) + 1;
  const table: TableModel = { part: null, id, name: tableName, area, totalsRow: false, columns, style, raw: null, changed: true };
  const taken = takeOverFilter(sheet, table);
  putTables(sheet, [...sheet.tables, taken.table]);
  return [{ verb: "deleteTable", name: tableName }, ...taken.undo];
};

/**
 * Gives a table another area. The header row stays where it is; a column keeps its id as long as its place is inside, and new columns take their names from
 * the header cells. More data rows look, calculate and are checked as those above them (`growWithTable`). A totals row would have to move, which is refused (`host/badResize`).
 */
export const resizeTable: Verb<"resizeTable"> = (context, { name, area }) => {
  const { model } = context;
  const { sheet: { name: sheetName }, table } = tableNamed(model, name);
  const sheet = writableSheet(model, sheetName);
  checkArea(sheet, area);
  const bad = (zh: string, en: string): never => refuse("host/badResize", place(sheet, area), { why: { zh, en } });
  if (area.row !== table.area.row) bad("标题行会移动", "the header row would move");
  if (area.column >= table.area.column + table.area.columns || area.column + area.columns <= table.area.column) bad("新区域与原区域不相交", "the new area does not overlap the old one");
  if (table.totalsRow && area.rows !== table.area.rows) bad("汇总行不在最后一行", "the totals row would not be the last one");
  if (area.rows < 2) refuse("host/tooSmall", place(sheet, area), { why: { zh: "表格至少有标题行和一行数据", en: "a table has a header row and at least one data row" } });
  checkFree(sheet, area, { table: table.name });
  let nextId = Math.max(0, ...table.columns.map((column) => column.id)) + 1;
  const oldAt = (column: number): TableModel["columns"][number] | undefined => table.columns[column - table.area.column];
  const names = headerNames(sheet.name, { ...area, rows: 1 }, (column) => oldAt(column)?.name ?? sheet.cells.value(area.row, column));
  const columns = names.map((text, i) => oldAt(area.column + i) ?? { id: nextId++, name: text });
  const growth = growthOf(sheet.name, table.area, area);
  const undo = putTable(sheet, table.name, { ...table, area, columns, changed: true });
  return growth === null ? undo : [...undo, ...growWithTable(context, sheet, table, growth)];
};

export const deleteTable: Verb<"deleteTable"> = ({ model }, { name }) => {
  const { sheet, table } = tableNamed(model, name);
  return putTable(writableSheet(model, sheet.name), table.name, null);
};

/** Replaces, removes or puts back one table; the undo holds where it stood, and the sheet's filter where it had to go. */
export function putTable(sheet: SheetModel, name: string, table: TableModel | null, at?: number): readonly HostWrite[] {
  const index = sheet.tables.findIndex((other) => sameName(other.name, name));
  const before = (index < 0 ? null : { index, table: sheet.tables[index]! }) as Json;
  const rest = sheet.tables.filter((_, i) => i !== index);
  const taken = table === null ? null : takeOverFilter(sheet, table);
  putTables(sheet, taken === null ? rest : rest.toSpliced(at ?? index, 0, taken.table));
  return [{ verb: "restorePart", sheet: sheet.name, part: `table:${name}`, before }, ...(taken?.undo ?? [])];
}

function putTables(sheet: SheetModel, tables: TableModel[]): void {
  sheet.tables = tables;
  sheet.changed.add("tables");
}
