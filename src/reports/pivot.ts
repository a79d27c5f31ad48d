/**
 * Native PivotTables from the template's reports. May: read records and the template. May not: write, or judge records.
 * A pivot is described whole, with its cells as Excel would draw them after a refresh, so that a program that does not recalculate shows the same numbers.
 */
import { reportPivot } from "../template/reportPivot";
import { type BucketId, blankGroup, bucketLabel } from "../fields/buckets";
import { type CellValue, plainText } from "../records/cellValue";
import type { RecordTable } from "../records/recordTable";
import type { Lang } from "../records/text";
import type { FieldDef, ReportDef, TableDef } from "../template/template";
import type { PivotAggregate, PivotLine, PivotSpec } from "../workbook/host";
import { type Axis, type Grouped, type Groups, all, axisOf, byValue, countedField, groupRecords, itemAt, shownItems } from "./pivotGroups";

export type PivotInput = Omit<Grouped, "blank"> & {
  readonly report: ReportDef;
  /** Every column of the native table in order; `field` null for the user's own, and for that of record ids; `bucket`: it says which group the field's value falls into. */
  readonly tableColumns: readonly { readonly name: string; readonly field: string | null; readonly bucket?: BucketId }[];
  /** Which of them holds the record ids. */
  readonly idColumn: number;
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
  several: { "zh-CN": "（多项）", en: "(Multiple Items)" },
  records: { "zh-CN": "记录数", en: "Records" },
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
 * blanks last as one group; options in the template's order, other values after them, or the largest first where the report says so. Axis fields and values must have a column (the caller checks).
 */
export function buildPivot(of: PivotInput): PivotSpec {
  const { report, def, records, lang } = of;
  const { input, filter, shown, rowAxes, columnAxes } = axesOf(of);
  const indexOf = (field: string, bucket?: BucketId): number => input.tableColumns.findIndex((column) => column.field === field && column.bucket === bucket);
  const freeCaption = uniqueCaptions(input);
  const values = report.values.map(({ field, aggregate, label, numberFormat }) => {
    const counted = field ?? countedField(input);
    const definition = def.fields.find((candidate) => candidate.id === field);
    const said = field === null ? texts.records[lang] : texts.aggregate[aggregate][lang] + (definition?.label[lang] ?? field);
    return { field: counted === null ? input.idColumn : indexOf(counted), aggregate, caption: freeCaption(label?.[lang] ?? said), numberFormat: numberFormat ?? numberFormatOf(aggregate, definition, records) };
  });
  const groups = groupRecords(input, rowAxes, columnAxes);
  const columnLines = linesOf(groups.columnKeys, columnAxes.length, values.length);
  const rowLines: PivotLine[] = [...groups.rowKeys.map((items) => ({ kind: "data" as const, items })), { kind: "grand", items: [] }];
  const axisItems = new Map([...rowAxes, ...columnAxes, ...(filter === null ? [] : [filter])].map((axis) => [indexOf(axis.field, axis.bucket), axis.items]));
  const captions = new Map([...rowAxes, ...columnAxes, ...(filter === null ? [] : [filter])].map(({ field, bucket }) => {
    const [at, label] = [indexOf(field, bucket), def.fields.find(({ id }) => id === field)?.label];
    const [name, wanted] = [input.tableColumns[at]!.name, label === undefined ? null : bucketLabel(label, bucket)[lang]];
    return [at, wanted === null || wanted === name ? name : freeCaption(wanted)] as const;
  }));
  const nameOf = ({ field, bucket }: Axis): string => captions.get(indexOf(field, bucket))!;
  return {
    name: reportPivot(report.id),
    sheet: input.sheet,
    row: input.row,
    column: input.column,
    sourceTable: input.tableName,
    fields: input.tableColumns.map(({ name, field, bucket }, index) => ({ name, ...((captions.get(index) ?? name) === name ? {} : { caption: captions.get(index)! }), items: axisItems.get(index) ?? null, ...(bucket === undefined ? { kind: kindOf(field, def, records), ...labelFormat(field, def) } : { kind: "mixed" as const }) })),
    rows: rowAxes.map(({ field, bucket }) => indexOf(field, bucket)),
    ...(filter === null ? {} : { filter: { field: indexOf(filter.field), shown, cells: [nameOf(filter), shown.length === 1 ? plainText(filter.items[shown[0]!]!) : texts.several[lang]] as const } }),
    ...(report.sort === "value" ? { largestFirst: true as const } : {}),
    columns: columnAxes.map(({ field, bucket }) => indexOf(field, bucket)),
    values,
    rowLines,
    columnLines,
    captions: {
      rowHeader: rowAxes.map(nameOf).join(" / "),
      columnHeader: columnAxes.map(nameOf).join(" / "),
      grandTotal: texts.grandTotal[lang],
      values: texts.values[lang],
      blank: blankGroup[lang],
    },
    cells: drawCells(lang, nameOf, rowAxes, columnAxes, values, rowLines, columnLines, groups),
  };
}

/** By what the records are grouped; `input`: with those alone that the report's filter shows. */
function axesOf(of: PivotInput): { readonly input: PivotInput & Grouped; readonly filter: Axis | null; readonly shown: readonly number[]; readonly rowAxes: readonly Axis[]; readonly columnAxes: readonly Axis[] } {
  const { report, records, lang } = of;
  const whole = { ...of, blank: blankGroup[lang] };
  const filter = report.filter === undefined ? null : axisOf({ field: report.filter.field }, whole);
  const shown = filter === null ? [] : shownItems(filter, report.filter!.values);
  const isShown = new Set(shown);
  const input = filter === null ? whole : { ...whole, includes: (index: number) => isShown.has(itemAt(filter, records, index)) };
  const rowAxes = report.rows.map((axis) => axisOf(axis, input)).map((axis) => (report.sort === "value" ? byValue(axis, input) : axis));
  return { input, filter, shown, rowAxes, columnAxes: report.columns.map((axis) => axisOf(axis, input)) };
}

/**
 * The records, by index, from which a figure of the pivot is worked out, and what its line says; `row` and `column` count from the top left of its cells. In a column of labels all of the line is meant. Null
 * where no figure stands.
 */
export function recordsBehind(of: PivotInput, row: number, column: number): { readonly records: readonly number[]; readonly line: readonly CellValue[] } | null {
  const { rowLines, columnLines, cells } = buildPivot(of);
  const { input, rowAxes, columnAxes } = axesOf(of);
  const line = rowLines[row - (cells.length - rowLines.length)];
  const across = column < rowAxes.length ? { items: [] } : columnLines[column - rowAxes.length];
  if (line === undefined || across === undefined) return null;
  const isIn = (axes: readonly Axis[], items: readonly number[], index: number): boolean => items.every((item, level) => itemAt(axes[level]!, of.records, index) === item);
  const records = Array.from(of.records.rows, (_, index) => index).filter((index) => input.includes?.(index) !== false && isIn(rowAxes, line.items, index) && isIn(columnAxes, across.items, index));
  return { records, line: cells[row]! };
}

/** Counts have no decimals; other values look as their field does, plain numbers with separators and the decimals that they need. */
function numberFormatOf(aggregate: PivotAggregate, field: FieldDef | undefined, records: RecordTable): string {
  if (aggregate === "count" || field === undefined) return "#,##0";
  const own = field.fieldType.numberFormat(field);
  if (own !== "General" && own !== "0") return own;
  const whole = aggregate !== "average" && (records.columns[field.id]?.dictionary ?? []).every((value) => typeof value !== "number" || Number.isInteger(value));
  return whole ? "#,##0" : "#,##0.00";
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

/** Column lines: every combination that occurs, once per value; with a column axis also the grand totals. */
function linesOf(keys: readonly (readonly number[])[], axes: number, values: number): PivotLine[] {
  const perValue = (kind: PivotLine["kind"], items: readonly number[]): PivotLine[] => Array.from({ length: values }, (_, value) => ({ kind, items, value }));
  if (axes === 0) return perValue("data", []);
  return [...keys.flatMap((items) => perValue("data", items)), ...perValue("grand", [])];
}

function drawCells(
  lang: Lang,
  nameOf: (axis: Axis) => string,
  rowAxes: readonly Axis[],
  columnAxes: readonly Axis[],
  values: PivotSpec["values"],
  rowLines: readonly PivotLine[],
  columnLines: readonly PivotLine[],
  groups: Groups,
): CellValue[][] {
  const labelColumns = rowAxes.length;
  const labelOf = (axis: Axis, item: number): CellValue => axis.items[item] ?? blankGroup[lang];
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
      line[labelColumns + c] = groups.of(rowLine.kind === "grand" ? all : rowLine.items, columnLine.kind === "grand" || columnAxes.length === 0 ? all : columnLine.items, columnLine.value ?? 0);
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
