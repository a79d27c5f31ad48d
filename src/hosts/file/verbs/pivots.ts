import { accentColor, lighter } from "../../../xlsx/parts/theme";
import type { Area, CellLook, CellValue, CellWrite, HostWrite, Json, PivotSpec } from "../../../workbook/host";
import type { PivotModel, SheetModel } from "../../../workbook/model";
import { checkArea, checkFree, place, tableNamed, writableSheet, type HostContext, type Verb } from "../hostContext";
import { refuse } from "../../../workbook/hostProblem";
import { sameName } from "../../../workbook/names";
import { formatCells, formulasOf, putBlocks } from "./cells";

/** Adds the PivotTable and draws its cells with their number formats, so that a program that does not recalculate shows it. */
export const addPivot: Verb<"addPivot"> = (context, { pivot }) => {
  const sheet = writableSheet(context.model, pivot.sheet);
  const area = pivotArea(pivot);
  if (area === null) return refuse("host/badPivot", sheet.name, { why: { zh: "没有单元格", en: "it has no cells" } });
  checkArea(sheet, area);
  if (sheet.pivots.some((other) => sameName(other.name, pivot.name))) refuse("host/nameTaken", sheet.name, { name: pivot.name });
  checkSource(context, pivot);
  checkFree(sheet, area);
  if ([...sheet.cells.read(area), ...formulasOf(sheet.cells, area)].some((row) => row.some((content) => content !== null))) refuse("host/notEmpty", place(sheet, area));
  const values = pivot.cells.map((line) => Array.from({ length: area.columns }, (_, i): CellValue => line[i] ?? null));
  const drawn = putCells(context, sheet, { row: area.row, column: area.column, values });
  const filtered = pivot.filter === undefined ? [] : putCells(context, sheet, { row: area.row - 2, column: area.column, values: [[...pivot.filter.cells]] });
  const formatted = formatCells(context, { verb: "formatCells", sheet: sheet.name, areas: [...labelFormats(pivot, area), ...valueFormats(pivot, area), ...looks(context, pivot, area)] });
  return [...putPivots(sheet, [...sheet.pivots, { name: pivot.name, area, spec: pivot, part: null }]), ...drawn, ...filtered, ...formatted];
};

export function pivotArea(pivot: PivotSpec): Area | null {
  const columns = Math.max(0, ...pivot.cells.map((line) => line.length));
  return columns === 0 ? null : { row: pivot.row, column: pivot.column, rows: pivot.cells.length, columns };
}

function checkSource({ model }: HostContext, pivot: PivotSpec): void {
  const { table } = tableNamed(model, pivot.sourceTable);
  const bad = (zh: string, en: string): never => refuse("host/badPivot", pivot.sheet, { why: { zh, en } });
  if (pivot.values.length === 0) bad("没有值字段", "it has no value field");
  if (pivot.fields.length !== table.columns.length) bad(`字段数与表格“${table.name}”的列数不同`, `its fields are not as many as the columns of “${table.name}”`);
  const other = pivot.fields.find((field, i) => !sameName(field.name, table.columns[i]!.name));
  if (other !== undefined) bad(`字段“${other.name}”与表格的列对不上`, `the field “${other.name}” does not match the table's column`);
  const axis = [...pivot.rows, ...pivot.columns];
  if (axis.some((field) => (pivot.fields[field]?.items ?? null) === null) || pivot.values.some((value) => pivot.fields[value.field] === undefined)) bad("行、列或值引用了不存在的字段", "a row, column or value names a field that is not there");
}

/** The values stand at the bottom right: one line per row item, one column per column item. Each takes the format of the value it shows. */
function valueFormats(pivot: PivotSpec, area: Area): { area: Area; numberFormat: string }[] {
  const rows = pivot.rowLines.length;
  const first = Math.min(area.columns, pivot.rows.length);
  return Array.from({ length: area.columns - first }, (_, i) => ({
    area: { row: area.row + area.rows - rows, rows, column: area.column + first + i, columns: 1 },
    numberFormat: pivot.values[pivot.columnLines[i]?.value ?? i % pivot.values.length]?.numberFormat ?? "General",
  })).filter(({ area: part }) => part.rows > 0);
}

/** The labels of an axis field stand in one column (rows) or one line under the captions (columns). */
function labelFormats(pivot: PivotSpec, area: Area): { area: Area; numberFormat: string }[] {
  const rows = pivot.rowLines.length;
  const first = Math.min(area.columns, pivot.rows.length);
  const format = (field: number, own: Area) => {
    const numberFormat = pivot.fields[field]?.numberFormat;
    return numberFormat === undefined || own.rows < 1 || own.columns < 1 ? [] : [{ area: own, numberFormat }];
  };
  return [
    ...pivot.rows.slice(0, first).flatMap((field, i) => format(field, { row: area.row + area.rows - rows, rows, column: area.column + i, columns: 1 })),
    ...pivot.columns.flatMap((field, i) => format(field, { row: area.row + 1 + i, rows: area.rows - rows > 1 + i ? 1 : 0, column: area.column + first, columns: area.columns - first })),
  ];
}

/** As the style that it has looks in Excel, for programs that know no such styles: captions and totals bold on a light shade of the theme's first accent. */
function looks({ model }: HostContext, pivot: PivotSpec, { row, column, rows, columns }: Area): { area: Area; look: CellLook }[] {
  const look: CellLook = { bold: true, fill: lighter(accentColor(model), 0.8) };
  const head = rows - pivot.rowLines.length;
  const totals = pivot.rowLines.flatMap(({ kind }, at) => (kind === "grand" ? [{ row: row + head + at, column, rows: 1, columns }] : []));
  return [{ row, column, rows: head, columns }, ...totals].map((area) => ({ area, look }));
}

/** Takes the PivotTable away with the cells that it draws; their formats stay. */
export const deletePivot: Verb<"deletePivot"> = (context, { sheet: name, name: pivotName }) => {
  const sheet = writableSheet(context.model, name);
  const pivot = sheet.pivots.find((other) => sameName(other.name, pivotName)) ?? refuse("host/noPivot", sheet.name, { sheet: sheet.name, pivot: pivotName });
  const { row, column, rows, columns } = pivot.area;
  const blank: CellWrite = { row, column, values: Array.from({ length: rows }, () => Array.from({ length: columns }, () => null)) };
  const cleared = [...putCells(context, sheet, blank), ...(pivot.spec?.filter === undefined ? [] : putCells(context, sheet, { row: row - 2, column, values: [[null, null]] }))];
  return [...cleared, ...putPivots(sheet, sheet.pivots.filter((other) => other !== pivot))];
};

function putCells(context: HostContext, sheet: SheetModel, block: CellWrite): readonly HostWrite[] {
  const undo = { verb: "writeCells", sheet: sheet.name, blocks: putBlocks(sheet.cells, [block]) } as const;
  context.rollback.push(() => putBlocks(sheet.cells, undo.blocks));
  return [undo];
}

export function putPivots(sheet: SheetModel, pivots: PivotModel[]): readonly HostWrite[] {
  const before = sheet.pivots as Json;
  sheet.pivots = pivots;
  sheet.changed.add("pivots");
  return [{ verb: "restorePart", sheet: sheet.name, part: "pivots", before }];
}
