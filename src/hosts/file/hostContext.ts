import { areaAddress, overlaps } from "../../workbook/area";
import type { Area, HostWrite } from "../../workbook/host";
import type { SheetModel, TableModel, WorkbookModel } from "../../workbook/model";
import { refuse } from "../../workbook/hostProblem";
import { checkCellCount, checkInGrid } from "../../workbook/limits";
import { sameName } from "../../workbook/names";

/**
 * What a verb works with. A verb checks everything before it changes anything. It replaces lists and their members rather than changing them in place, so
 * that the batch can go back to the ones it started with; how to take back what it does to cells and parts of the package it notes in `rollback`.
 */
export type HostContext = {
  readonly model: WorkbookModel;
  readonly rollback: (() => void)[];
};

export type WriteOf<V extends HostWrite["verb"]> = Extract<HostWrite, { readonly verb: V }>;
/** Does one write and gives what undoes it, in order. */
export type Verb<V extends HostWrite["verb"]> = (context: HostContext, write: WriteOf<V>) => readonly HostWrite[];

export function anySheet(model: WorkbookModel, name: string): SheetModel {
  return model.sheets.find((sheet) => sheet.name === name) ?? model.sheets.find((sheet) => sameName(sheet.name, name)) ?? refuse("host/noSheet", undefined, { sheet: name });
}

export function worksheet(model: WorkbookModel, name: string): SheetModel {
  const sheet = anySheet(model, name);
  return sheet.kind === "worksheet" ? sheet : refuse("host/notWorksheet", undefined, { sheet: sheet.name });
}

export function writableSheet(model: WorkbookModel, name: string): SheetModel {
  const sheet = worksheet(model, name);
  return sheet.protected ? refuse("host/protected", sheet.name, { sheet: sheet.name }) : sheet;
}

export function tableNamed(model: WorkbookModel, name: string): { sheet: SheetModel; table: TableModel } {
  for (const sheet of model.sheets) {
    const table = sheet.tables.find((candidate) => sameName(candidate.name, name));
    if (table !== undefined) return { sheet, table };
  }
  return refuse("host/noTable", undefined, { table: name });
}

export function place(sheet: SheetModel, area: Area): string {
  return `${sheet.name}!${areaAddress(area)}`;
}

export function checkArea(sheet: SheetModel, area: Area): void {
  checkInGrid(sheet.name, area);
}

export function checkCount(sheet: SheetModel, area: Area): void {
  checkCellCount(sheet.name, area);
}

/** Refuses an area that touches a table, merge or PivotTable of the sheet other than those let through. */
export function checkFree(sheet: SheetModel, area: Area, except: { readonly table?: string } = {}): void {
  const table = sheet.tables.find((other) => other.name !== except.table && overlaps(other.area, area));
  if (table !== undefined) refuse("host/overlap", place(sheet, area), { what: { zh: `表格“${table.name}”`, en: `the table “${table.name}”` }, area: areaAddress(table.area) });
  const merge = sheet.merges.find((other) => overlaps(other, area));
  if (merge !== undefined) refuse("host/overlap", place(sheet, area), { what: { zh: "合并单元格", en: "merged cells" }, area: areaAddress(merge) });
  const pivot = sheet.pivots.find((other) => overlaps(other.area, area));
  if (pivot !== undefined) refuse("host/overlap", place(sheet, area), { what: { zh: `数据透视表“${pivot.name}”`, en: `the PivotTable “${pivot.name}”` }, area: areaAddress(pivot.area) });
}
