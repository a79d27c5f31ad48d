import { type Area, overlaps } from "../../src/workbook/area";
import type { CellValue } from "../../src/workbook/host";
import type { SheetModel } from "../../src/workbook/model";
import type { Book } from "./book";
import { refuseWith } from "./wire";

export type Aggregate = "Sum" | "Count" | "Average" | "Min" | "Max";
/** What a PivotTable is made of; `table` is the number of its source, null for one that came with the file and is only kept. */
export type PivotDefinition = {
  readonly sheet: SheetModel;
  readonly name: string;
  readonly table: number | null;
  readonly row: number;
  readonly column: number;
  rows: string[];
  columns: string[];
  filters: string[];
  data: { readonly field: string; name: string; summarizeBy: Aggregate; numberFormat: string }[];
  /** Fields whose items stand by a value, and by which. */
  sorted: Map<string, { readonly descending: boolean; readonly by: string }>;
  /** Of a field that filters: the items that are shown. */
  shown: Map<string, readonly string[]>;
  tabular: boolean;
  subtotals: boolean;
};

/** Words of a Chinese Excel. */
const grandTotal = "总计";
const blank = "(空白)";

/** Takes away what the PivotTable draws, with its formats. */
export function erasePivot(_: Book, { sheet, name, row, column, filters }: PivotDefinition): void {
  filters.forEach((__, at) => [0, 1].forEach((c) => sheet.cells.setContent(row - 1 - filters.length + at, column + c, null, null)));
  const { area } = sheet.pivots.find((pivot) => pivot.name === name)!;
  for (let r = 0; r < area.rows; r++) {
    for (let c = 0; c < area.columns; c++) {
      sheet.cells.setContent(area.row + r, area.column + c, null, null);
      if (sheet.cells.style(area.row + r, area.column + c) !== 0) sheet.cells.setStyle(area.row + r, area.column + c, 0);
    }
  }
}

/** Draws the PivotTable anew, in tabular form with grand totals and without subtotals: items in ascending order, blanks last. */
export function drawPivot(book: Book, definition: PivotDefinition): void {
  const { sheet, name } = definition;
  erasePivot(book, definition);
  const cells = cellsOf(book, definition);
  const area: Area = { row: definition.row, column: definition.column, rows: Math.max(1, cells.length), columns: Math.max(1, cells[0]?.length ?? 0) };
  const inTheWay = sheet.tables.some((table) => overlaps(table.area, area)) || sheet.pivots.some((pivot) => pivot.name !== name && overlaps(pivot.area, area)) || sheet.cells.read(area).some((line) => line.some((value) => value !== null));
  if (inTheWay) refuseWith("PivotTableRangeConflict", "The attempted operation causes a conflict with a PivotTable range.");
  sheet.pivots = sheet.pivots.map((pivot) => (pivot.name === name ? { ...pivot, area } : pivot));
  const headers = cells.length - 1 - new Set(rowsOf(book, definition).map((row) => keyOf(row, definition.rows))).size;
  definition.filters.forEach((field, at) => {
    const items = definition.shown.get(field);
    [field, items === undefined ? "(全部)" : items.length === 1 ? items[0]! : "(多项)"].forEach((text, c) => sheet.cells.setContent(area.row - 1 - definition.filters.length + at, area.column + c, text, null));
  });
  cells.forEach((line, r) => line.forEach((value, c) => {
    sheet.cells.setContent(area.row + r, area.column + c, value, null);
    const format = r >= headers && c >= definition.rows.length ? definition.data[(c - definition.rows.length) % Math.max(1, definition.data.length)]?.numberFormat : undefined;
    if (format !== undefined && format !== "General") sheet.cells.setStyle(area.row + r, area.column + c, book.model.styles.derive(0, { numberFormat: format }));
  }));
}

type Row = Readonly<Record<string, CellValue>>;

function rowsOf(book: Book, { table: id, filters, shown }: PivotDefinition): Row[] {
  const found = book.tables().find(({ table }) => table.id === id);
  if (found === undefined) return [];
  const { area, columns, totalsRow } = found.table;
  const data = found.sheet.cells.read({ ...area, row: area.row + 1, rows: area.rows - 1 - (totalsRow ? 1 : 0) });
  const all = data.map((line): Row => Object.fromEntries(columns.map(({ name }, i) => [name, line[i] ?? null])));
  return all.filter((row) => filters.every((field) => shown.get(field)?.includes(String(row[field] ?? blank)) ?? true));
}

const keyOf = (row: Row, fields: readonly string[]): string => JSON.stringify(fields.map((field) => (typeof row[field] === "string" ? (row[field] as string).toLowerCase() : (row[field] ?? null))));

/** Numbers before texts before truth values, blanks last. */
function compare(a: CellValue, b: CellValue): number {
  const rank = (value: CellValue): number => (value === null || value === "" ? 9 : typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === "number") return a - (b as number);
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

function groupsOf(rows: readonly Row[], fields: readonly string[]): Row[] {
  const first = new Map<string, Row>();
  for (const row of rows) if (!first.has(keyOf(row, fields))) first.set(keyOf(row, fields), row);
  return [...first.values()].sort((a, b) => fields.reduce((order, field) => order || compare(a[field]!, b[field]!), 0));
}

/** The groups in the order of their fields' values, where a field is sorted by one. */
function inOrder(groups: readonly Row[], rows: readonly Row[], fields: readonly string[], { sorted, data }: PivotDefinition): readonly Row[] {
  if (!fields.some((field) => sorted.has(field))) return groups;
  const size = (group: Row, level: number, by: string): number => {
    const value = aggregate(rows.filter((row) => keyOf(row, fields.slice(0, level + 1)) === keyOf(group, fields.slice(0, level + 1))), data.find(({ name }) => name === by)!);
    return typeof value === "number" ? value : -Infinity;
  };
  return [...groups].sort((a, b) => fields.reduce((order, field, level) => {
    if (order !== 0 || keyOf(a, [field]) === keyOf(b, [field])) return order;
    const rule = sorted.get(field);
    const [x, y] = rule === undefined ? [0, 0] : [size(a, level, rule.by), size(b, level, rule.by)];
    return x === y ? compare(a[field]!, b[field]!) : (x < y ? -1 : 1) * (rule?.descending === true ? -1 : 1);
  }, 0));
}

function aggregate(rows: readonly Row[], { field, summarizeBy }: PivotDefinition["data"][number]): CellValue {
  const filled = rows.map((row) => row[field]!).filter((value) => value !== null && value !== "");
  if (filled.length === 0) return null;
  if (summarizeBy === "Count") return filled.length;
  const error = filled.find((value) => typeof value === "object");
  if (error !== undefined) return error;
  const numbers = filled.filter((value) => typeof value === "number");
  const sum = Number(numbers.reduce((total, value) => total + value, 0).toPrecision(15));
  if (summarizeBy === "Sum") return sum;
  if (summarizeBy === "Average") return numbers.length === 0 ? { error: "#DIV/0!" } : Number((sum / numbers.length).toPrecision(15));
  return numbers.length === 0 ? 0 : summarizeBy === "Min" ? Math.min(...numbers) : Math.max(...numbers);
}

function cellsOf(book: Book, definition: PivotDefinition): CellValue[][] {
  const { rows: rowFields, columns: columnFields, data, tabular, subtotals } = definition;
  if (data.length === 0) return rowFields.length === 0 ? [] : [[...rowFields]];
  if (!tabular || (subtotals && rowFields.length > 1)) return [[...rowFields, ...data.map(({ name }) => name)]];
  const rows = rowsOf(book, definition);
  const label = (value: CellValue): CellValue => (value === null || value === "" ? blank : value);
  const lines = inOrder(groupsOf(rows, rowFields), rows, rowFields, definition);
  const columns: ({ readonly group: Row | null; readonly value: number })[] = [...(columnFields.length === 0 ? [] : groupsOf(rows, columnFields)), null].flatMap((group) => data.map((_, value) => ({ group, value })));
  const head: CellValue[][] = [];
  if (columnFields.length > 0) {
    head.push([data.length === 1 ? data[0]!.name : null, ...rowFields.slice(1).map(() => null), ...columns.map((_, c) => (c < columnFields.length ? columnFields[c]! : data.length > 1 && c === columnFields.length ? "数值" : null))]);
    columnFields.forEach((field, level) => head.push([...rowFields.map(() => null), ...columns.map(({ group, value }, c) => {
      if (group === null) return level > 0 ? null : data.length === 1 ? grandTotal : `${data[value]!.name}汇总`;
      const previous = columns[c - 1]?.group;
      return previous != null && keyOf(previous, columnFields.slice(0, level + 1)) === keyOf(group, columnFields.slice(0, level + 1)) ? null : label(group[field]!);
    })]));
  }
  if (columnFields.length === 0 || data.length > 1) head.push([...rowFields.map(() => null), ...columns.map(({ group, value }) => (group === null && columnFields.length > 0 ? null : data[value]!.name))]);
  rowFields.forEach((field, level) => (head.at(-1)![level] = field));
  const body = [...lines, null].map((line, l) => {
    const own = line === null ? rows : rows.filter((row) => keyOf(row, rowFields) === keyOf(line, rowFields));
    const labels = rowFields.map((field, level): CellValue => {
      if (line === null) return level === 0 ? grandTotal : null;
      const previous = lines[l - 1];
      return previous !== undefined && keyOf(previous, rowFields.slice(0, level + 1)) === keyOf(line, rowFields.slice(0, level + 1)) ? null : label(line[field]!);
    });
    return [...labels, ...columns.map(({ group, value }) => aggregate(group === null ? own : own.filter((row) => keyOf(row, columnFields) === keyOf(group, columnFields)), data[value]!))];
  });
  return [...head, ...body];
}
