import { maxRows } from "../../../workbook/area";
import type { HostWrite, Json } from "../../../workbook/host";
import type { RowRun, SheetModel } from "../../../workbook/model";
import { rowsOf, runsOf } from "../../../workbook/rowRuns";

/** Hides or shows rows; the undo names those that were not so before, and no others. */
export function putRows(sheet: SheetModel, rows: readonly number[], hidden: boolean): readonly HostWrite[] {
  const now = new Set(rowsOf(sheet.hiddenRows));
  const changed = rows.filter((row) => now.has(row) !== hidden);
  if (changed.length === 0) return [];
  for (const row of changed) {
    if (hidden) now.add(row);
    else now.delete(row);
  }
  sheet.hiddenRows = runsOf(now);
  sheet.changed.add("rows");
  return [{ verb: "restorePart", sheet: sheet.name, part: "rows", before: { hidden: !hidden, rows: runsOf(new Set(changed)) } }];
}

export function restoreRows(sheet: SheetModel, before: Json): readonly HostWrite[] {
  const { rows, hidden } = (before ?? {}) as { readonly rows?: Json; readonly hidden?: Json };
  const isRow = (row: unknown): boolean => Number.isInteger(row) && (row as number) >= 0 && (row as number) < maxRows;
  const runs = (Array.isArray(rows) ? rows : [null]) as readonly (RowRun | null)[];
  if (typeof hidden !== "boolean" || !runs.every((run) => isRow(run?.first) && isRow(run?.last))) throw new TypeError("A before-image of rows is runs of rows, hidden or shown.");
  return putRows(sheet, rowsOf(runs as readonly RowRun[]), hidden);
}
