/** How the records of a report fall into groups, and what is worked out of each. As Excel does it: see `buildPivot`. */
import { groupText } from "../fields/buckets";
import { type CellValue, isCellError, plainText } from "../records/cellValue";
import type { RecordTable } from "../records/recordTable";
import type { DateSystem } from "../records/serialDay";
import type { AxisDef, FieldDef, ReportDef, TableDef } from "../template/template";
import type { PivotAggregate } from "../workbook/host";

/** What is grouped. `blankRows`: rows of the native table that hold no record, which Excel counts as blank. */
export type Grouped = {
  readonly report: Pick<ReportDef, "values" | "sort">;
  readonly def: TableDef;
  readonly records: RecordTable;
  readonly blankRows: number;
  readonly dateSystem: DateSystem;
  /** Which records are in it; absent = all of them, and the rows that hold none. */
  readonly includes?: (index: number) => boolean;
  /** What the group of blanks is called where a column of groups says it. */
  readonly blank: string;
};

/** The groups of one field. `items`: what they are, in the order in which they stand, blank last: null, or the word for it where a column of groups says it. */
export type Axis = AxisDef & { readonly items: readonly CellValue[]; /** Which of them is that of blanks, the last; null where none is blank. */ readonly blank: number | null; /** item of each dictionary code */ readonly itemOfCode: readonly number[] };

export function axisOf({ field, bucket }: AxisDef, { records, def, blankRows, dateSystem, blank }: Grouped): Axis {
  const column = records.columns[field];
  const dictionary = column?.dictionary ?? [null];
  const used = new Set<number>(column?.codes ?? []);
  const definition = bucket === undefined ? def.fields.find((candidate) => candidate.id === field) : undefined;
  const groups = dictionary.map((value): CellValue => (isBlankText(value) || bucket === undefined ? value : groupText(bucket, value, dateSystem, blank)));
  const byKey = new Map<string, { value: CellValue; rank: number }>();
  groups.forEach((value, code) => {
    if (used.has(code) && !byKey.has(groupKey(value))) byKey.set(groupKey(value), { value: value === "" ? null : value, rank: rankOf(value, definition) });
  });
  if (blankRows > 0 && !byKey.has(groupKey(null))) byKey.set(groupKey(null), { value: null, rank: Number.MAX_SAFE_INTEGER });
  const sorted = [...byKey.entries()].sort((a, b) => a[1].rank - b[1].rank || compareValues(a[1].value, b[1].value));
  const position = new Map(sorted.map(([key], index) => [key, index]));
  const last = position.get(groupKey(null)) ?? null;
  return { field, ...(bucket === undefined ? {} : { bucket }), items: sorted.map(([, { value }]) => (value === null && bucket !== undefined ? blank : value)), blank: last, itemOfCode: groups.map((value) => position.get(groupKey(value)) ?? 0) };
}

/** The axis with its largest group first, by the report's first value; groups with nothing to show after them, blanks last. */
export function byValue(axis: Axis, input: Grouped): Axis {
  const [first] = input.report.values;
  const accumulators = axis.items.map(() => newAccumulator());
  const read = valueReader(first?.field ?? null, input);
  input.records.rows.forEach((_, index) => { if (input.includes?.(index) !== false) accumulate(accumulators[itemAt(axis, input.records, index)]!, read(index)); });
  const sizes = accumulators.map((accumulator) => { const result = first === undefined ? null : resultOf(accumulator, first.aggregate); return typeof result === "number" ? result : -Infinity; });
  const order = axis.items.map((_, item) => item).sort((a, b) => Number(a === axis.blank) - Number(b === axis.blank) || (sizes[a] === sizes[b] ? a - b : sizes[b]! - sizes[a]!));
  const position = new Map(order.map((item, index) => [item, index]));
  return { ...axis, blank: axis.blank === null ? null : position.get(axis.blank)!, items: order.map((item) => axis.items[item]!), itemOfCode: axis.itemOfCode.map((item) => position.get(item)!) };
}

export function itemAt(axis: Axis, records: RecordTable, index: number): number {
  return axis.itemOfCode[records.columns[axis.field]?.codes[index] ?? 0] ?? 0;
}

/** Which items of the axis a filter shows. */
export function shownItems({ items }: Axis, values: readonly string[]): readonly number[] {
  const shown = new Set(values.map(groupKey));
  return items.flatMap((item, at) => (item !== null && shown.has(groupKey(item)) ? [at] : []));
}

function groupKey(value: CellValue): string {
  if (value === null || value === "") return "";
  return typeof value === "string" ? "s" + value.toLowerCase() : typeof value + plainText(value);
}

/** Options in the template's order, then other values, blanks last. */
function rankOf(value: CellValue, field: FieldDef | undefined): number {
  if (value === null || value === "") return Number.MAX_SAFE_INTEGER;
  const position = field?.options?.findIndex((option) => option.code === value) ?? -1;
  return position >= 0 ? position : 1_000_000;
}

function compareValues(a: CellValue, b: CellValue): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : typeof b === "number" ? 1 : 0;
  const left = plainText(a);
  const right = plainText(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Groups that occur, in order, by the items of their axes; `of` gives what one holds of all values. `all` in the place of a key: whatever it is. */
export type Groups = {
  readonly rowKeys: readonly (readonly number[])[];
  readonly columnKeys: readonly (readonly number[])[];
  readonly of: (row: readonly number[] | typeof all, column: readonly number[] | typeof all, value: number) => CellValue;
};

export const all = "*";

export function groupRecords(input: Grouped, rowAxes: readonly Axis[], columnAxes: readonly Axis[]): Groups {
  const { records, report } = input;
  const readers = report.values.map(({ field }) => valueReader(field, input));
  const accumulators = new Map<string, Accumulator[]>();
  const rowKeys = new Map<string, readonly number[]>();
  const columnKeys = new Map<string, readonly number[]>();
  const add = (rowKey: string, columnKey: string, cells: readonly CellValue[]): void => {
    const key = `${rowKey}|${columnKey}`;
    let list = accumulators.get(key);
    if (list === undefined) accumulators.set(key, (list = cells.map(() => newAccumulator())));
    list.forEach((accumulator, v) => accumulate(accumulator, cells[v] ?? null));
  };
  const addRecord = (rowItems: readonly number[], columnItems: readonly number[], cells: readonly CellValue[]): void => {
    const rowKey = rowItems.join(",");
    const columnKey = columnItems.join(",");
    rowKeys.set(rowKey, rowItems);
    columnKeys.set(columnKey, columnItems);
    add(rowKey, columnKey, cells);
    add(rowKey, all, cells);
    add(all, columnKey, cells);
    add(all, all, cells);
  };
  for (let i = 0; i < records.rows.length; i++) if (input.includes?.(i) !== false) addRecord(rowAxes.map((axis) => itemAt(axis, records, i)), columnAxes.map((axis) => itemAt(axis, records, i)), readers.map((read) => read(i)));
  const blankItems = (axes: readonly Axis[]): number[] => axes.map((axis) => axis.blank!);
  if (input.blankRows > 0 && input.includes === undefined) addRecord(blankItems(rowAxes), blankItems(columnAxes), report.values.map(() => null));
  const keyOf = (items: readonly number[] | typeof all): string => (items === all ? all : items.join(","));
  return {
    rowKeys: [...rowKeys.values()].sort(compareItems), columnKeys: [...columnKeys.values()].sort(compareItems),
    of: (row, column, value) => resultOf(accumulators.get(`${keyOf(row)}|${keyOf(column)}`)?.[value], report.values[value]!.aggregate),
  };
}

/**
 * The field that is counted where the records are: null = the column of record ids. A pivot counts cells that are filled, so it is the column that is filled in most of them; ids come first.
 */
export function countedField({ records, def }: Pick<Grouped, "records" | "def">): string | null {
  const filled = (field: string): number => { const column = records.columns[field]; return column === undefined ? 0 : column.codes.reduce((sum, code) => sum + Number(!isBlankText(column.dictionary[code] ?? null)), 0); };
  let best: { readonly field: string | null; readonly count: number } = { field: def.recordId, count: def.recordId === null ? records.ids.reduce((sum, id) => sum + Number(id !== null), 0) : filled(def.recordId) };
  if (best.count === records.rows.length) return best.field;
  for (const { id } of def.fields) {
    const count = filled(id);
    if (count > best.count) best = { field: id, count };
  }
  return best.field;
}

/** What the cell of a field says for each record; for the records themselves that of the column by which they are counted. */
function valueReader(field: string | null, input: Grouped): (index: number) => CellValue {
  const counted = field ?? countedField(input);
  if (counted === null) return (index) => input.records.ids[index] ?? null;
  const column = input.records.columns[counted];
  return (index) => (column === undefined ? null : (column.dictionary[column.codes[index]!] ?? null));
}

function isBlankText(value: CellValue): boolean {
  return value === null || value === "";
}

function compareItems(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return 0;
}

type Accumulator = { sum: number; numbers: number; filled: number; min: number; max: number; error: CellValue };

function newAccumulator(): Accumulator {
  return { sum: 0, numbers: 0, filled: 0, min: Infinity, max: -Infinity, error: null };
}

function accumulate(accumulator: Accumulator, value: CellValue): void {
  if (value === null || value === "") return;
  accumulator.filled++;
  if (isCellError(value)) accumulator.error ??= value;
  if (typeof value !== "number") return;
  accumulator.numbers++;
  accumulator.sum += value;
  accumulator.min = Math.min(accumulator.min, value);
  accumulator.max = Math.max(accumulator.max, value);
}

/** As Excel: count counts filled cells, the others numbers only; a group with nothing to show stays blank. */
function resultOf(accumulator: Accumulator | undefined, aggregate: PivotAggregate): CellValue {
  if (accumulator === undefined || accumulator.filled === 0) return null;
  if (aggregate === "count") return accumulator.filled;
  if (accumulator.error !== null) return accumulator.error;
  switch (aggregate) {
    case "sum": return Number(accumulator.sum.toPrecision(15));
    case "average": return accumulator.numbers === 0 ? { error: "#DIV/0!" } : Number((accumulator.sum / accumulator.numbers).toPrecision(15));
    case "min": return accumulator.numbers === 0 ? 0 : accumulator.min;
    case "max": return accumulator.numbers === 0 ? 0 : accumulator.max;
  }
}
