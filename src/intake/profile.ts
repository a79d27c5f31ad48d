import { fieldTypes as allFieldTypes } from "../fields/index";
import type { FieldType } from "../fields/fieldType";
import { type CellValue, isCellError } from "../records/cellValue";
import { type Column, encodeColumn } from "../records/recordTable";
import { areaAddress, columnLetter } from "../workbook/area";
import { isFilled } from "./cellLook";
import { columnValues } from "./columnSample";
import { dayOrder } from "./dayOrder";
import { type FormatCluster, formatClusters } from "./formatClusters";
import { guessType, type TypeGuess } from "./guessType";
import { type NumberSummary, summarizeNumbers } from "./numberSummary";
import { gridFormula, type SheetGrid } from "./sheetGrid";
import type { TableCandidate } from "./tableCandidate";

/** What a table holds, column by column: numbers and facts as plain JSON, no texts. */
export type TableProfile = {
  readonly sheet: string;
  readonly area: string;
  readonly headerRow: number;
  readonly headerRows: number;
  readonly records: number;
  readonly columns: readonly ProfiledColumn[];
};

export type ValueCount = { readonly value: CellValue; readonly count: number };

export type ProfiledColumn = {
  readonly column: number;
  readonly letter: string;
  readonly header: string;
  readonly type: TypeGuess;
  readonly filled: number;
  /** 0 to 1 of the records; 0 when there are none. */
  readonly fillRate: number;
  readonly distinct: number;
  /** Filled cells are all different, and there are at least two. */
  readonly unique: boolean;
  /** Most frequent first, then in text order; at most ten. */
  readonly top: readonly ValueCount[];
  /** Shapes of the cells, most frequent first; at most ten, and how many more there are. */
  readonly formats: readonly FormatCluster[];
  readonly otherFormats: number;
  /** Shapes of fewer than 1 in 100 filled cells, where the column has at least 100 and one shape of at least half. */
  readonly rareFormats: readonly FormatCluster[];
  /** Of number cells, and of texts that the guessed type reads as numbers; null for codes, phones and dates. */
  readonly numbers: NumberSummary | null;
  /** Characters of the text cells. */
  readonly lengths: { readonly min: number; readonly max: number } | null;
  /** Serial days of the workbook's date system, where the guessed type is a date. */
  readonly dates: { readonly min: number; readonly max: number; readonly count: number } | null;
  /** Numeric dates whose day and month could be exchanged, and what the rest of the column says. */
  readonly dayOrder: { readonly dayFirst: boolean | null; readonly open: number } | null;
  readonly cells: { readonly number: number; readonly text: number; readonly bool: number; readonly error: number };
  /** More than one kind of cell, the smaller kinds together at least one cell. */
  readonly mixed: boolean;
  readonly formulas: number;
  readonly errors: readonly ValueCount[];
  /** Text cells with blanks at the begin or end. */
  readonly edgeBlanks: { readonly leading: number; readonly trailing: number };
  /** Numbers beyond 15 digits, and texts like 1.10101E+17: digits that Excel has dropped. */
  readonly digitsLost: { readonly count: number; readonly examples: readonly CellExample[] };
};

/** `row` is the 1-based sheet row of its first cell. */
export type CellExample = { readonly value: CellValue; readonly row: number; readonly count: number };

export type ProfileOptions = { readonly dateSystem: 1900 | 1904; readonly fieldTypes?: readonly FieldType[] };

const mostTop = 10;
const mostFormats = 10;
const mostExamples = 5;

/** Reads every data cell of the table once and judges each distinct value once. Read-only and deterministic; the order of the rows shows only in the rows of the examples. */
export function profileTable(candidate: TableCandidate, grid: SheetGrid, options: ProfileOptions): TableProfile {
  const rows = sheetRows(candidate);
  return {
    sheet: candidate.sheet,
    area: areaAddress(candidate.area),
    headerRow: candidate.headerRow + 1,
    headerRows: candidate.headerRows,
    records: rows.length,
    columns: candidate.columns.map(({ column, header }) => {
      const values = columnValues(grid, candidate, column);
      const formulas = grid.formulas === undefined ? 0 : rows.reduce((count, row) => (gridFormula(grid, row, column) === null ? count : count + 1), 0);
      return profileColumn(column, header, values, rows, formulas, dateCells(grid, rows, column), options);
    }),
  };
}

function sheetRows(candidate: TableCandidate): readonly number[] {
  return candidate.rows.flatMap((run) => (run.kind === "data" ? Array.from({ length: run.count }, (_, i) => run.from + i) : []));
}

function profileColumn(column: number, header: string, values: readonly CellValue[], rows: readonly number[], formulas: number, dateCellCount: number, options: ProfileOptions): ProfiledColumn {
  const encoded = encodeColumn(values.map((value) => (isFilled(value) ? value : null)));
  const { dictionary } = encoded;
  const { counts, firsts } = countCodes(encoded);
  const distinct = dictionary.map((value, code) => ({ value, code, count: counts[code]! })).slice(1);
  const filled = distinct.reduce((sum, { count }) => sum + count, 0);
  const cells = { number: 0, text: 0, bool: 0, error: 0 };
  const edgeBlanks = { leading: 0, trailing: 0 };
  let lengths: { min: number; max: number } | null = null;
  for (const { value, count } of distinct) {
    if (typeof value === "number") cells.number += count;
    else if (typeof value === "boolean") cells.bool += count;
    else if (typeof value !== "string") cells.error += count;
    else {
      cells.text += count;
      const length = characters(value);
      lengths = lengths === null ? { min: length, max: length } : { min: Math.min(lengths.min, length), max: Math.max(lengths.max, length) };
      if (value !== value.trimStart()) edgeBlanks.leading += count;
      if (value !== value.trimEnd()) edgeBlanks.trailing += count;
    }
  }
  const type = guessType(distinct, filled, cells.number > 0 && dateCellCount * 2 >= cells.number, options.fieldTypes ?? allFieldTypes);
  const fieldType = (options.fieldTypes ?? allFieldTypes).find((one) => one.type === type.type);
  const order = dayOrder(dictionary);
  const context = { spec: { id: "column", type: type.type, label: { "zh-CN": header, en: header } }, dateSystem: options.dateSystem, dayFirst: order.dayFirst };
  const read = (value: CellValue): number | null => {
    if (fieldType === undefined || fieldType.json === "string" || fieldType.json === "boolean") return typeof value === "number" && type.type === "text" ? value : null;
    const reading = fieldType.parse(value, context);
    return reading.ok && typeof reading.value === "number" ? reading.value : null;
  };
  const readings = distinct.flatMap(({ value, code, count }) => {
    const number = read(value);
    return number === null ? [] : [{ number, count, value, row: rows[firsts[code]!]! + 1 }];
  });
  const isDate = fieldType?.isDate === true;
  const clusters = formatClusters(distinct);
  const main = clusters[0];
  const lost = distinct.filter(({ value }) => hasLostDigits(value)).map(({ value, code, count }) => ({ value, count, row: rows[firsts[code]!]! + 1 }));
  const kinds = Object.values(cells).filter((count) => count > 0).length;
  return {
    column, letter: columnLetter(column), header, type, filled,
    fillRate: values.length === 0 ? 0 : round(filled / values.length),
    distinct: distinct.length,
    unique: filled >= 2 && distinct.length === filled,
    top: [...distinct].sort(byCount).slice(0, mostTop).map(({ value, count }) => ({ value, count })),
    formats: clusters.slice(0, mostFormats),
    otherFormats: Math.max(0, clusters.length - mostFormats),
    rareFormats: filled >= 100 && main !== undefined && main.count * 2 >= filled ? clusters.filter((cluster) => cluster.count * 100 < filled).slice(0, mostFormats) : [],
    numbers: isDate ? null : summarizeNumbers(readings),
    lengths,
    dates: !isDate || readings.length === 0 ? null : readings.reduce((range, { number, count }) => ({ min: Math.min(range.min, number), max: Math.max(range.max, number), count: range.count + count }), { min: Infinity, max: -Infinity, count: 0 }),
    dayOrder: order.dayFirstCount + order.monthFirstCount + order.openCount === 0 ? null : { dayFirst: order.dayFirst, open: order.openCount },
    cells,
    mixed: kinds > 1,
    formulas,
    errors: distinct.filter(({ value }) => isCellError(value)).sort(byCount).map(({ value, count }) => ({ value, count })),
    edgeBlanks,
    digitsLost: { count: lost.reduce((sum, { count }) => sum + count, 0), examples: lost.sort((a, b) => a.row - b.row).slice(0, mostExamples) },
  };
}

/** Cells per code, and the index of the first record that has it. */
function countCodes({ codes, dictionary }: Column): { readonly counts: Uint32Array; readonly firsts: Uint32Array } {
  const counts = new Uint32Array(dictionary.length);
  const firsts = new Uint32Array(dictionary.length);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (counts[code] === 0) firsts[code] = i;
    counts[code]!++;
  }
  return { counts, firsts };
}

function dateCells(grid: SheetGrid, rows: readonly number[], column: number): number {
  const { numberFormats } = grid;
  if (numberFormats === undefined) return 0;
  const known = new Map<string, boolean>();
  let count = 0;
  for (const row of rows) {
    if (typeof grid.values[row - grid.row]?.[column - grid.column] !== "number") continue;
    const format = numberFormats[row - grid.row]?.[column - grid.column] ?? "General";
    let isDate = known.get(format);
    if (isDate === undefined) known.set(format, (isDate = isDateFormat(format)));
    if (isDate) count++;
  }
  return count;
}

/** Whether a number format shows a day or year: quoted text, escapes, colours and currency parts do not count. @source ECMA-376 part 1, 18.8.31. */
export function isDateFormat(format: string): boolean {
  const code = format.replace(/"[^"]*"|\\.|_.|\*./g, "").replace(/\[[^\]]*\]/g, "");
  return /[yd]|m+[/\-.年]|[/\-.年]m/i.test(code) && !/general/i.test(code);
}

/** A whole number of 16 or more digits: Excel keeps 15. Texts in scientific notation show what is left of one. */
function hasLostDigits(value: CellValue): boolean {
  if (typeof value === "number") return Number.isInteger(value) && Math.abs(value) >= 1e15;
  return typeof value === "string" && value.length < 30 && /^\s*\d(?:\.\d+)?E\+1\d\s*$/i.test(value);
}

/** Code points, as a person counts. */
function characters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) count++;
  return count;
}

function byCount(a: { readonly value: CellValue; readonly count: number }, b: { readonly value: CellValue; readonly count: number }): number {
  return b.count - a.count || (shown(a.value) < shown(b.value) ? -1 : shown(a.value) > shown(b.value) ? 1 : 0);
}

function shown(value: CellValue): string {
  return typeof value === "object" && value !== null ? value.error : String(value);
}

function round(value: number): number {
  return Math.round(value * 10000) / 10000;
}
