import type { CellValue } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import { type Column, type RecordTable, encodeColumn } from "../records/recordTable";
import type { Area, WorkbookHost } from "../workbook/host";
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
};

export const rowsPerBlock = 20_000;

/** Reads the data rows as columns, in blocks. */
export async function readRecords(host: WorkbookHost, layout: Layout, progress?: Progress): Promise<Result<RecordTable>> {
  const { data, sheet } = layout;
  const fields = Object.entries(layout.columns);
  const values: CellValue[][] = fields.map(() => []);
  const formulas: number[][] = fields.map(() => []);
  const ids: (string | null)[] = [];
  const rows: number[] = [];
  for (let start = 0; start < data.rows; start += rowsPerBlock) {
    const block = { row: data.row + start, column: data.column, rows: Math.min(rowsPerBlock, data.rows - start), columns: data.columns };
    const read = await host.readCells(sheet, block, { formulas: true });
    if (!read.ok) return read;
    for (let r = 0; r < block.rows; r++) {
      const row = read.value.values[r]!;
      const rowFormulas = read.value.formulas?.[r];
      if (!isRecord(row, rowFormulas, layout) || !isDataRow(block.row + r, layout)) continue;
      const id = layout.idColumn === null ? null : (row[layout.idColumn - data.column] ?? null);
      ids.push(id === null || typeof id === "object" ? null : String(id));
      rows.push(block.row + r + 1);
      for (let f = 0; f < fields.length; f++) {
        const column = fields[f]![1] - data.column;
        values[f]!.push(row[column] ?? null);
        if (rowFormulas?.[column] != null) formulas[f]!.push(rows.length - 1);
      }
    }
    progress?.("read", Math.min(start + rowsPerBlock, data.rows), data.rows);
  }
  const columns: Record<string, Column> = {};
  const formulasByField: Record<string, readonly number[]> = {};
  fields.forEach(([field], f) => {
    const column = encodeColumn(values[f]!);
    const factor = layout.factors[field];
    columns[field] = factor === undefined ? column : { codes: column.codes, dictionary: column.dictionary.map((value) => inFieldUnit(value, factor)) };
    if (formulas[f]!.length > 0) formulasByField[field] = formulas[f]!;
  });
  return ok({ table: layout.table, ids, rows: Uint32Array.from(rows), columns, formulas: formulasByField });
}

/** A bare number of a column counted in another unit → the same amount in the field's unit, exact to 15 digits; text that says its own unit stays. */
export function inFieldUnit(value: CellValue, factor: number): CellValue {
  if (typeof value === "number") return Number((value * factor).toPrecision(15));
  if (typeof value === "string" && /^\s*-?\d{1,12}(\.\d{1,8})?\s*$/.test(value)) return Number((Number(value) * factor).toPrecision(15));
  return value;
}

/** A row is a record when anything was typed into it, also in a user's own column; formulas filled down past the data and a bare id do not make one. */
export function isRecord(row: readonly CellValue[], formulas: readonly (string | null)[] | undefined, { data, idColumn }: Layout): boolean {
  return row.some((value, c) => value !== null && value !== "" && formulas?.[c] == null && (idColumn === null || c !== idColumn - data.column || row.length === 1));
}

function isDataRow(row: number, { runs }: Layout): boolean {
  return runs === null || runs.some((run) => row >= run.from && row < run.from + run.count);
}
