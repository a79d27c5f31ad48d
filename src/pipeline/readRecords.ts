import type { CellValue } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import { type Column, ColumnBuilder, type RecordTable } from "../records/recordTable";
import type { Area, ColumnBlock, WorkbookHost } from "../workbook/host";
import type { Progress } from "./session";

/** Which sheet columns hold which fields. Columns count from 0. */
export type Layout = {
  readonly table: string;
  readonly sheet: string;
  /** The data rows, without header, totals and notes. */
  readonly data: Area;
  readonly columns: { readonly [field: string]: number };
  /** The column of record ids; null before the table is governed. */
  readonly idColumn: number | null;
  /** Factor from the unit that a column's header names to the field's own (万元 → 元: 10,000), where they differ; converted for good when governed. */
  readonly factors: { readonly [field: string]: number };
  /** Sheet rows that hold data, where subtotals and remarks stand between them; null = all. */
  readonly runs: readonly { readonly from: number; readonly count: number }[] | null;
  /** Columns that the program fills in: alone they make no record, as an id does not. */
  readonly filled: readonly number[];
};

export const rowsPerBlock = 20_000;

/** Reads the data rows as columns. */
export async function readRecords(host: WorkbookHost, layout: Layout, progress?: Progress): Promise<Result<RecordTable>> {
  const { data, sheet, idColumn } = layout;
  const read = await readColumns(host, sheet, data, progress);
  if (!read.ok) return read;
  progress?.("read", data.rows, data.rows);
  const kept = recordRows(read.value, layout);
  const all = kept.length === data.rows;
  const computed = read.value.formulas.some((rows) => rows.length > 0);
  const place = computed ? new Map(Array.from(kept, (row, record) => [row, record] as const)) : null;
  const columns: Record<string, Column> = {};
  const formulas: Record<string, readonly number[]> = {};
  for (const [field, at] of Object.entries(layout.columns)) {
    const whole = read.value.columns[at - data.column]!;
    const column = all ? whole : pickRows(whole, kept);
    const factor = layout.factors[field];
    columns[field] = factor === undefined ? column : { codes: column.codes, dictionary: column.dictionary.map((value) => inFieldUnit(value, factor)) };
    const records = read.value.formulas[at - data.column]!.flatMap((row) => place?.get(row) ?? []);
    if (records.length > 0) formulas[field] = records;
  }
  const idCells = idColumn === null ? null : read.value.columns[idColumn - data.column]!;
  const ids = Array.from(kept, (row) => {
    const id = idCells === null ? null : idCells.dictionary[idCells.codes[row]!]!;
    return id === null || typeof id === "object" ? null : String(id);
  });
  return ok({ table: layout.table, ids, rows: kept.map((row) => data.row + row + 1), columns, formulas });
}

/** An area by columns, whichever way costs the host least. Problems: the host's. */
export async function readColumns(host: WorkbookHost, sheet: string, area: Area, progress?: Progress): Promise<Result<ColumnBlock>> {
  return host.readColumns === undefined ? columnsByBlocks(host, sheet, area, progress) : host.readColumns(sheet, area);
}

/** The rows of the data, counted from its top, that are records. */
function recordRows({ columns, formulas }: ColumnBlock, { data, idColumn, runs, filled }: Layout): Uint32Array {
  const typed = new Uint8Array(data.rows);
  columns.forEach(({ codes }, c) => {
    if (isOurs(c, { data, idColumn, filled })) return;
    const computed = new Set(formulas[c]);
    for (let row = 0; row < codes.length; row++) if (codes[row]! > 0 && (computed.size === 0 || !computed.has(row))) typed[row] = 1;
  });
  const rows = new Uint32Array(data.rows);
  let count = 0;
  for (let row = 0; row < data.rows; row++) if (typed[row] === 1 && isDataRow(data.row + row, runs)) rows[count++] = row;
  return rows.slice(0, count);
}

/** Some rows of a column, as if there were no others. */
function pickRows({ codes, dictionary }: Column, rows: Uint32Array): Column {
  const codeOf = new Uint32Array(dictionary.length);
  const kept: CellValue[] = [null];
  const picked = rows.map((row) => {
    const code = codes[row]!;
    return code === 0 ? 0 : (codeOf[code] ||= kept.push(dictionary[code]!) - 1);
  });
  return { codes: picked, dictionary: kept };
}

async function columnsByBlocks(host: WorkbookHost, sheet: string, data: Area, progress?: Progress): Promise<Result<ColumnBlock>> {
  const columns = Array.from({ length: data.columns }, () => new ColumnBuilder(data.rows));
  const formulas = columns.map((): number[] => []);
  for (let start = 0; start < data.rows; start += rowsPerBlock) {
    const rows = Math.min(rowsPerBlock, data.rows - start);
    const block = await host.readCells(sheet, { ...data, row: data.row + start, rows }, { formulas: true });
    if (!block.ok) return block;
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < data.columns; c++) {
        columns[c]!.add(block.value.values[r]![c] ?? null);
        if (block.value.formulas?.[r]?.[c] != null) formulas[c]!.push(start + r);
      }
    }
    progress?.("read", start + rows, data.rows);
  }
  return ok({ columns: columns.map((column) => column.done()), formulas });
}

/** A bare number of a column counted in another unit → the same amount in the field's unit, exact to 15 digits; text that says its own unit stays. */
export function inFieldUnit(value: CellValue, factor: number): CellValue {
  if (typeof value === "number") return Number((value * factor).toPrecision(15));
  if (typeof value === "string" && /^\s*-?\d{1,12}(\.\d{1,8})?\s*$/.test(value)) return Number((Number(value) * factor).toPrecision(15));
  return value;
}

/** A row is a record when anything was typed into it, also in a user's own column; formulas filled down past the data, a bare id and what the program fills in do not make one. */
export function isRecord(row: readonly CellValue[], formulas: readonly (string | null)[] | undefined, layout: Layout): boolean {
  return row.some((value, c) => value !== null && value !== "" && formulas?.[c] == null && !isOurs(c, layout));
}

/** Column `c` of the data holds ids, or what the program fills in, and is not all there is. */
function isOurs(c: number, { data, idColumn, filled }: Pick<Layout, "data" | "idColumn" | "filled">): boolean {
  return idColumn !== null && data.columns > 1 && (c === idColumn - data.column || filled.includes(data.column + c));
}

function isDataRow(row: number, runs: Layout["runs"]): boolean {
  return runs === null || runs.some((run) => row >= run.from && row < run.from + run.count);
}
