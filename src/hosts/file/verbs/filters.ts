import { areaAddress, overlaps } from "../../../workbook/area";
import type { HostWrite, Json } from "../../../workbook/host";
import type { SheetFilter, SheetModel, TableModel } from "../../../workbook/model";
import { rowsOf } from "../../../workbook/rowRuns";
import { criteriaOf, withSheetFilter } from "../../../xlsx/parts/sheetFilter";
import { place } from "../hostContext";
import { refuse } from "../../../workbook/hostProblem";
import { putRows } from "./rows";

/**
 * A table that comes to lie on the sheet's own filter takes its place: Excel repairs a sheet that has both. What the sheet was filtered by the table is filtered by now,
 * and rows that no filter hides any more are shown: those outside the table, and all of them where the filter looks at columns that are not the table's.
 */
export function takeOverFilter(sheet: SheetModel, table: TableModel): { readonly table: TableModel; readonly undo: readonly HostWrite[] } {
  const filter = sheet.autoFilter;
  if (filter === null || !overlaps(filter.area, table.area)) return { table, undo: [] };
  const criteria = criteriaOf(filter, table);
  const undo = putFilter(sheet, null);
  if (!criteria.any) return { table: withSheetFilter(table, filter), undo };
  const { area } = filter;
  const explained = (row: number): boolean => criteria.inTable && row > table.area.row && row < table.area.row + table.area.rows;
  const shown = rowsOf(sheet.hiddenRows).filter((row) => row > area.row && row < area.row + area.rows && !explained(row));
  return { table: criteria.inTable ? withSheetFilter(table, filter) : table, undo: [...undo, ...putRows(sheet, shown, false)] };
}

export function restoreFilter(sheet: SheetModel, before: Json): readonly HostWrite[] {
  if (before !== null && !isFilter(before)) throw new TypeError("A before-image of a sheet's filter is a filter or null.");
  const filter = before as SheetFilter | null;
  const table = filter === null ? undefined : sheet.tables.find((other) => overlaps(other.area, filter.area));
  if (table !== undefined) refuse("host/overlap", place(sheet, filter!.area), { what: { zh: `表格“${table.name}”`, en: `the table “${table.name}”` }, area: areaAddress(table.area) });
  return putFilter(sheet, filter);
}

function isFilter(before: Json): boolean {
  if (typeof before !== "object" || before === null || Array.isArray(before)) return false;
  const { raw, definedName, namespaces, area } = before as { readonly [key: string]: Json };
  return typeof raw === "string" && (definedName === null || typeof definedName === "string") && typeof namespaces === "object" && typeof area === "object";
}

function putFilter(sheet: SheetModel, filter: SheetFilter | null): readonly HostWrite[] {
  const before: Json = sheet.autoFilter;
  sheet.autoFilter = filter;
  sheet.changed.add("autoFilter");
  return [{ verb: "restorePart", sheet: sheet.name, part: "autoFilter", before }];
}
