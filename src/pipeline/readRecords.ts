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
  /** Fields whose bare numbers count in 万 though the field counts in 元: said by the header, converted when governed. */
  readonly inTenThousands: readonly string[];
};

const rowsPerBlock = 20_000;

/** Reads the data rows as columns, in blocks. A row that is blank in every column of the layout is no record. */
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
      if (!fields.some(([, column]) => row[column - data.column] != null && row[column - data.column] !== "")) continue;
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
    columns[field] = layout.inTenThousands.includes(field) ? { codes: column.codes, dictionary: column.dictionary.map(fromTenThousands) } : column;
    if (formulas[f]!.length > 0) formulasByField[field] = formulas[f]!;
  });
  return ok({ table: layout.table, ids, rows: Uint32Array.from(rows), columns, formulas: formulasByField });
}

/** A bare number in a column counted in 万 → the same amount in 元, exact to 15 digits; everything else says its own unit and stays. */
export function fromTenThousands(value: CellValue): CellValue {
  if (typeof value === "number") return Number((value * 10_000).toPrecision(15));
  if (typeof value === "string" && /^\s*-?\d{1,12}(\.\d{1,8})?\s*$/.test(value)) return Number((Number(value) * 10_000).toPrecision(15));
  return value;
}
