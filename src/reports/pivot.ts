/**
 * Native PivotTables from the template's reports. May: read records and the template. May not: write, or judge records.
 * A pivot is described whole, with its cells as Excel would draw them after a refresh, so that a program that does not recalculate shows the same numbers.
 */
import { type CellValue, isCellError, plainText } from "../records/cellValue";
import type { RecordTable } from "../records/recordTable";
import type { Lang } from "../records/text";
import type { FieldDef, ReportDef, TableDef } from "../template/template";
import type { PivotAggregate, PivotLine, PivotSpec } from "../workbook/host";

export type PivotInput = {
  readonly report: ReportDef;
  readonly def: TableDef;
  readonly records: RecordTable;
  /** Rows of the native table that hold no record: Excel counts them as blank. */
  readonly blankRows: number;
  /** Every column of the native table in order; `field` null for the user's own. */
  readonly tableColumns: readonly { readonly name: string; readonly field: string | null }[];
  readonly tableName: string;
  readonly lang: Lang;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
};

const texts = {
  grandTotal: { "zh-CN": "总计", en: "Grand Total" },
  totalOf: { "zh-CN": "{caption}汇总", en: "Total {caption}" },
  values: { "zh-CN": "数值", en: "Values" },
  blank: { "zh-CN": "(空白)", en: "(blank)" },
  aggregate: {
    sum: { "zh-CN": "求和：", en: "Sum of " },
    count: { "zh-CN": "计数：", en: "Count of " },
    average: { "zh-CN": "平均：", en: "Average of " },
    min: { "zh-CN": "最小：", en: "Min of " },
    max: { "zh-CN": "最大：", en: "Max of " },
  },
} as const;

/**
 * The specification of a report's pivot, in tabular form without subtotals. Groups are made as Excel makes them: from the cells as they are, text without regard to case,
 * blanks last as one group; options in the template's order, other values after them. Axis fields and values must have a column (the caller checks).
 */
export function buildPivot(input: PivotInput): PivotSpec {
  const { report, def, records, lang } = input;
  const indexOf = (field: string): number => input.tableColumns.findIndex((column) => column.field === field);
  const rowAxes = report.rows.map((field) => axisOf(field, input));
  const columnAxes = report.columns.map((field) => axisOf(field, input));
  const freeCaption = uniqueCaptions(input);
  const values = report.values.map((value) => {
    const label = def.fields.find((field) => field.id === value.field)?.label[lang] ?? value.field;
    const field = def.fields.find((candidate) => candidate.id === value.field);
    const numberFormat = value.numberFormat ?? (value.aggregate === "count" || field === undefined ? "#,##0" : field.fieldType.numberFormat(field));
    return { field: indexOf(value.field), aggregate: value.aggregate, caption: freeCaption(value.label?.[lang] ?? texts.aggregate[value.aggregate][lang] + label), numberFormat };
  });
  const groups = groupRecords(input, rowAxes, columnAxes);
  const columnLines = linesOf(groups.columnKeys, columnAxes.length, values.length);
  const rowLines: PivotLine[] = [...groups.rowKeys.map((items) => ({ kind: "data" as const, items })), { kind: "grand", items: [] }];
  const axisItems = new Map([...rowAxes, ...columnAxes].map((axis) => [axis.tableColumn, axis.items]));
  return {
    name: `crm_${report.id}`,
    sheet: input.sheet,
    row: input.row,
    column: input.column,
    sourceTable: input.tableName,
    fields: input.tableColumns.map(({ name, field }, index) => ({ name, items: axisItems.get(index) ?? null, kind: kindOf(field, def, records), ...labelFormat(field, def) })),
    rows: rowAxes.map((axis) => axis.tableColumn),
    columns: columnAxes.map((axis) => axis.tableColumn),
    values,
    rowLines,
    columnLines,
    captions: {
      rowHeader: rowAxes.map((axis) => input.tableColumns[axis.tableColumn]!.name).join(" / "),
      columnHeader: columnAxes.map((axis) => input.tableColumns[axis.tableColumn]!.name).join(" / "),
      grandTotal: texts.grandTotal[lang],
      values: texts.values[lang],
    },
    cells: drawCells(input, rowAxes, columnAxes, values, rowLines, columnLines, groups),
  };
}

/** Excel refuses a value that is called like a column of the source, or like another value: a blank behind it tells them apart. */
function uniqueCaptions({ tableColumns }: PivotInput): (wanted: string) => string {
  const taken = new Set(tableColumns.map(({ name }) => name.toLowerCase()));
  return (wanted) => {
    let caption = wanted;
    while (taken.has(caption.toLowerCase())) caption += " ";
    taken.add(caption.toLowerCase());
    return caption;
  };
}

type Axis = { readonly field: string; readonly tableColumn: number; readonly items: readonly CellValue[]; /** item of each dictionary code */ readonly itemOfCode: readonly number[] };

function axisOf(field: string, input: PivotInput): Axis {
  const column = input.records.columns[field];
  const dictionary = column?.dictionary ?? [null];
  const used = new Set<number>(column?.codes ?? []);
  const definition = input.def.fields.find((candidate) => candidate.id === field);
  const byKey = new Map<string, { value: CellValue; rank: number }>();
  dictionary.forEach((value, code) => {
    if (used.has(code) && !byKey.has(groupKey(value))) byKey.set(groupKey(value), { value: value === "" ? null : value, rank: rankOf(value, definition) });
  });
  if (input.blankRows > 0 && !byKey.has(groupKey(null))) byKey.set(groupKey(null), { value: null, rank: Number.MAX_SAFE_INTEGER });
  const sorted = [...byKey.entries()].sort((a, b) => a[1].rank - b[1].rank || compareValues(a[1].value, b[1].value));
  const position = new Map(sorted.map(([key], index) => [key, index]));
  return {
    field,
    tableColumn: input.tableColumns.findIndex((candidate) => candidate.field === field),
    items: sorted.map(([, { value }]) => value),
    itemOfCode: dictionary.map((value) => position.get(groupKey(value)) ?? 0),
  };
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

type Groups = {
  readonly rowKeys: readonly (readonly number[])[];
  readonly columnKeys: readonly (readonly number[])[];
  readonly accumulators: ReadonlyMap<string, readonly Accumulator[]>;
};

const all = "*";

function groupRecords(input: PivotInput, rowAxes: readonly Axis[], columnAxes: readonly Axis[]): Groups {
  const { records } = input;
  const valueColumns = input.report.values.map((value) => records.columns[value.field]);
  const accumulators = new Map<string, Accumulator[]>();
  const rowKeys = new Map<string, readonly number[]>();
  const columnKeys = new Map<string, readonly number[]>();
  const add = (rowKey: string, columnKey: string, cells: readonly CellValue[]): void => {
    const key = `${rowKey}|${columnKey}`;
    let list = accumulators.get(key);
    if (list === undefined) accumulators.set(key, (list = cells.map(() => newAccumulator())));
    list.forEach((accumulator, v) => accumulate(accumulator, cells[v] ?? null));
  };
  const itemsAt = (axes: readonly Axis[], index: number): number[] => axes.map((axis) => axis.itemOfCode[records.columns[axis.field]?.codes[index] ?? 0] ?? 0);
  const blankItems = (axes: readonly Axis[]): number[] => axes.map((axis) => axis.items.length - 1);
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
  for (let i = 0; i < records.rows.length; i++) {
    addRecord(itemsAt(rowAxes, i), itemsAt(columnAxes, i), valueColumns.map((column) => (column === undefined ? null : (column.dictionary[column.codes[i]!] ?? null))));
  }
  if (input.blankRows > 0) addRecord(blankItems(rowAxes), blankItems(columnAxes), valueColumns.map(() => null));
  return { rowKeys: [...rowKeys.values()].sort(compareItems), columnKeys: [...columnKeys.values()].sort(compareItems), accumulators };
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

/** Column lines: every combination that occurs, once per value; with a column axis also the grand totals. */
function linesOf(keys: readonly (readonly number[])[], axes: number, values: number): PivotLine[] {
  const perValue = (kind: PivotLine["kind"], items: readonly number[]): PivotLine[] => Array.from({ length: values }, (_, value) => ({ kind, items, value }));
  if (axes === 0) return perValue("data", []);
  return [...keys.flatMap((items) => perValue("data", items)), ...perValue("grand", [])];
}

function drawCells(
  input: PivotInput,
  rowAxes: readonly Axis[],
  columnAxes: readonly Axis[],
  values: PivotSpec["values"],
  rowLines: readonly PivotLine[],
  columnLines: readonly PivotLine[],
  groups: Groups,
): CellValue[][] {
  const { lang } = input;
  const labelColumns = rowAxes.length;
  const labelOf = (axis: Axis, item: number): CellValue => axis.items[item] ?? texts.blank[lang];
  const nameOf = (axis: Axis): string => input.tableColumns[axis.tableColumn]!.name;
  const blankLine = (): CellValue[] => new Array<CellValue>(labelColumns + columnLines.length).fill(null);
  const header: CellValue[][] = [];
  if (columnAxes.length > 0) {
    const captions = blankLine();
    if (values.length === 1) captions[0] = values[0]!.caption;
    columnAxes.forEach((axis, level) => { if (labelColumns + level < captions.length) captions[labelColumns + level] = nameOf(axis); });
    if (values.length > 1 && labelColumns + columnAxes.length < captions.length) captions[labelColumns + columnAxes.length] = texts.values[lang];
    header.push(captions);
    columnAxes.forEach((axis, level) => {
      const line = blankLine();
      columnLines.forEach((columnLine, c) => {
        const previous = columnLines[c - 1];
        if (columnLine.kind === "grand") {
          if (level === 0) line[labelColumns + c] = values.length === 1 ? texts.grandTotal[lang] : texts.totalOf[lang].replace("{caption}", () => values[columnLine.value ?? 0]!.caption);
        } else if (previous?.kind !== "data" || columnLine.items.slice(0, level + 1).some((item, i) => item !== previous.items[i])) {
          line[labelColumns + c] = labelOf(axis, columnLine.items[level]!);
        }
      });
      header.push(line);
    });
  }
  if (columnAxes.length === 0 || values.length > 1) {
    const line = blankLine();
    columnLines.forEach((columnLine, c) => { if (columnLine.kind === "data") line[labelColumns + c] = values[columnLine.value ?? 0]!.caption; });
    header.push(line);
  }
  const last = header[header.length - 1]!;
  rowAxes.forEach((axis, level) => { last[level] = nameOf(axis); });
  const body = rowLines.map((rowLine, r) => {
    const line = blankLine();
    if (rowLine.kind === "grand") line[0] = texts.grandTotal[lang];
    else rowAxes.forEach((axis, level) => {
      const previous = rowLines[r - 1];
      if (previous === undefined || rowLine.items.slice(0, level + 1).some((item, i) => item !== previous.items[i])) line[level] = labelOf(axis, rowLine.items[level]!);
    });
    columnLines.forEach((columnLine, c) => {
      const rowKey = rowLine.kind === "grand" ? all : rowLine.items.join(",");
      const columnKey = columnLine.kind === "grand" || columnAxes.length === 0 ? all : columnLine.items.join(",");
      const value = columnLine.value ?? 0;
      line[labelColumns + c] = resultOf(groups.accumulators.get(`${rowKey}|${columnKey}`)?.[value], values[value]!.aggregate);
    });
    return line;
  });
  return [...header, ...body];
}

function kindOf(id: string | null, def: TableDef, records: RecordTable): PivotSpec["fields"][number]["kind"] {
  if (id === null) return "mixed";
  const kinds = new Set((records.columns[id]?.dictionary ?? []).filter((value) => value !== null).map((value) => typeof value));
  if (kinds.has("number") && def.fields.find((field) => field.id === id)?.fieldType.isDate === true) return "date";
  if (kinds.size !== 1) return "mixed";
  return kinds.has("number") ? "number" : kinds.has("string") ? "text" : "mixed";
}

/** Labels look like the cells they come from. */
function labelFormat(id: string | null, def: TableDef): { readonly numberFormat?: string } {
  const field = def.fields.find((candidate) => candidate.id === id);
  const numberFormat = field?.fieldType.numberFormat(field);
  return numberFormat === undefined || numberFormat === "@" || numberFormat === "General" ? {} : { numberFormat };
}
