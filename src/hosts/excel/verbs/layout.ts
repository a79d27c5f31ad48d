import { maxColumns, maxRows } from "../../../workbook/area";
import type { HostWrite, Json } from "../../../workbook/host";
import { refuse } from "../../../workbook/hostProblem";
import { maxWidth } from "../../../workbook/limits";
import type { Batch, Verb } from "../batch";
import type { SheetFacts } from "../survey";

/** A column as Excel tells it. `points` null: it has the sheet's standard width. */
type ColumnImage = { readonly column: number; readonly points: number | null; readonly hidden: boolean };

/** Points of one character of the default font (Calibri 11: seven pixels). @source ECMA-376 part 1, 18.3.1.13 col; Microsoft, RangeFormat.columnWidth */
const pointsPerCharacter = 7 * 0.75;

export const setColumns: Verb<"setColumns"> = async (batch, { sheet: name, columns }) => {
  const sheet = await batch.writableSheet(name);
  for (const { column, width } of columns) {
    if (!Number.isInteger(column) || column < 0 || column >= maxColumns) refuse("host/outsideGrid", sheet.name);
    if (width !== undefined && !(width >= 0 && width <= maxWidth)) refuse("host/badWidth", sheet.name, { width });
  }
  return putColumns(batch, sheet, columns.map(({ column, width, atLeast, hidden }) => ({ column, ...(width === undefined ? {} : { points: width * pointsPerCharacter }), ...(atLeast === undefined ? {} : { atLeast }), ...(hidden === undefined ? {} : { hidden }) })));
};

export async function restoreColumns(batch: Batch, sheet: SheetFacts, before: Json): Promise<readonly HostWrite[]> {
  return putColumns(batch, sheet, (before as { readonly columns: readonly ColumnImage[] }).columns);
}

async function putColumns(batch: Batch, sheet: SheetFacts, columns: readonly (Pick<ColumnImage, "column"> & Partial<ColumnImage> & { readonly atLeast?: true })[]): Promise<readonly HostWrite[]> {
  const before = await columnsOf(batch, sheet, [...new Set(columns.map(({ column }) => column))]);
  const undo: HostWrite[] = [{ verb: "restorePart", sheet: sheet.name, part: "columns", before: { by: "excel", columns: before } }];
  batch.intend(undo);
  const hidden = new Map(before.map((image) => [image.column, image.hidden]));
  const widths = new Map(before.map((image) => [image.column, image.points]));
  for (const { column, points, atLeast, hidden: wanted } of columns) {
    const range = batch.range(sheet, { row: 0, column, rows: 1, columns: 1 }).getEntireColumn();
    if (points === null) range.format.useStandardWidth = true;
    else if (points !== undefined && !(atLeast === true && (widths.get(column) ?? 0) >= points)) range.format.columnWidth = points;
    // A width shows a hidden column.
    hidden.set(column, wanted ?? hidden.get(column)!);
    range.columnHidden = hidden.get(column)!;
    range.untrack();
  }
  await batch.session.write();
  return undo;
}

/** A hidden column tells no width: it is shown for the moment of asking. */
export async function columnsOf(batch: Batch, sheet: SheetFacts, columns: readonly number[]): Promise<readonly ColumnImage[]> {
  const whole = (column: number): Excel.Range => batch.range(sheet, { row: 0, column, rows: 1, columns: 1 }).getEntireColumn();
  const asked = await batch.session.read(() => columns.map((column) => whole(column).load("columnHidden,format/columnWidth,format/useStandardWidth")));
  const hidden = columns.filter((_, i) => asked[i]!.columnHidden);
  if (hidden.length === 0) return columns.map((column, i) => ({ column, points: asked[i]!.format.useStandardWidth ? null : asked[i]!.format.columnWidth, hidden: false }));
  batch.intend(async () => {
    for (const column of hidden) whole(column).columnHidden = true;
    await batch.session.write();
  });
  const shown = hidden.map((column) => {
    whole(column).columnHidden = false;
    const range = whole(column).load("format/columnWidth,format/useStandardWidth");
    whole(column).columnHidden = true;
    return range;
  });
  await batch.session.write();
  return columns.map((column, i) => {
    const { format } = asked[i]!.columnHidden ? shown[hidden.indexOf(column)]! : asked[i]!;
    return { column, points: format.useStandardWidth ? null : format.columnWidth, hidden: asked[i]!.columnHidden };
  });
}

/** Freezing changes the view, not the data: a protected sheet allows it, as Excel does. */
export const freezePanes: Verb<"freezePanes"> = async (batch, { sheet: name, rows, columns }) => {
  const sheet = await batch.sheet(name);
  const whole = Number.isInteger(rows) && Number.isInteger(columns);
  if (!whole || rows < 0 || columns < 0 || rows >= maxRows || columns >= maxColumns) refuse("host/outsideGrid", sheet.name);
  const undo = [{ verb: "freezePanes", sheet: sheet.name, ...sheet.frozen }] as const;
  batch.intend(undo);
  const { freezePanes: panes } = batch.worksheet(sheet);
  panes.unfreeze();
  if (rows > 0 && columns > 0) panes.freezeAt(batch.range(sheet, { row: 0, column: 0, rows, columns }));
  else if (rows > 0) panes.freezeRows(rows);
  else if (columns > 0) panes.freezeColumns(columns);
  await batch.session.write();
  batch.forget();
  return undo;
};
