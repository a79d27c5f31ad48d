import { maxColumns, maxRows } from "../../../workbook/area";
import type { HostWrite, Json } from "../../../workbook/host";
import type { ColumnModel, SheetModel } from "../../../workbook/model";
import { worksheet, writableSheet, type Verb } from "../hostContext";
import { refuse } from "../../../workbook/hostProblem";
import { maxWidth } from "../../../workbook/limits";

export const setColumns: Verb<"setColumns"> = ({ model }, { sheet: name, columns }) => {
  const sheet = writableSheet(model, name);
  for (const { column, width } of columns) {
    if (!Number.isInteger(column) || column < 0 || column >= maxColumns) refuse("host/outsideGrid", sheet.name);
    if (width !== undefined && !(width >= 0 && width <= maxWidth)) refuse("host/badWidth", sheet.name, { width });
  }
  const after = columns.reduce((list, { column, width, atLeast, hidden }) => {
    const at = list.find(({ first, last }) => first <= column && column <= last);
    const own: ColumnModel = { ...(at ?? { width: null, hidden: false, style: 0, raw: null }), first: column, last: column };
    if (width !== undefined) own.width = atLeast === true && own.width !== null ? Math.max(own.width, width) : width;
    if (hidden !== undefined) own.hidden = hidden;
    const rest = list.filter((other) => other !== at);
    if (at !== undefined && at.first < column) rest.push({ ...at, last: column - 1 });
    if (at !== undefined && at.last > column) rest.push({ ...at, first: column + 1 });
    return [...rest, own].sort((a, b) => a.first - b.first);
  }, sheet.columns);
  return putColumns(sheet, after);
};

export function putColumns(sheet: SheetModel, columns: readonly ColumnModel[]): readonly HostWrite[] {
  const before: Json = sheet.columns;
  sheet.columns = [...columns];
  sheet.changed.add("columns");
  return [{ verb: "restorePart", sheet: sheet.name, part: "columns", before }];
}

/** Freezing changes the view, not the data: a protected sheet allows it, as Excel does. */
export const freezePanes: Verb<"freezePanes"> = ({ model }, { sheet: name, rows, columns }) => {
  const sheet = worksheet(model, name);
  const whole = Number.isInteger(rows) && Number.isInteger(columns);
  if (!whole || rows < 0 || columns < 0 || rows >= maxRows || columns >= maxColumns) refuse("host/outsideGrid", sheet.name);
  return putView(sheet, { rows, columns });
};

export function putView(sheet: SheetModel, frozen: SheetModel["frozen"]): readonly HostWrite[] {
  const before: Json = sheet.frozen;
  sheet.frozen = { rows: frozen.rows, columns: frozen.columns };
  sheet.changed.add("view");
  return [{ verb: "restorePart", sheet: sheet.name, part: "view", before }];
}
