import type { OtherCell, SeenRecord } from "../changes/shadow";
import type { CellValue } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import type { WorkbookHost } from "../workbook/host";
import { type Layout, isRecord, rowsPerBlock } from "./readRecords";

/** Most records have nothing there. */
const nothing: SeenRecord["others"] = {};
const noFormulas: SeenRecord["formulas"] = {};

/**
 * Rows of a governed table as they stand, by 1-based sheet row; null where there is no record. `headers`: of all its columns. `runs`: which rows, counted from 0; null = all of them. Read in
 * blocks.
 */
export async function readSeenRows(host: WorkbookHost, layout: Layout, headers: readonly string[], runs: readonly { readonly first: number; readonly count: number }[] | null): Promise<Result<ReadonlyMap<number, SeenRecord | null>>> {
  const { data, sheet, idColumn } = layout;
  const fields = Object.entries(layout.columns);
  const taken = new Set(fields.map(([, column]) => column - data.column));
  const rest = headers.flatMap((header, c) => (taken.has(c) ? [] : [{ header, c }]));
  const seen = new Map<number, SeenRecord | null>();
  for (const { first, count } of runs ?? [{ first: data.row, count: data.rows }]) {
    for (let start = first; start < first + count; start += rowsPerBlock) {
      const read = await host.readCells(sheet, { row: start, column: data.column, rows: Math.min(rowsPerBlock, first + count - start), columns: data.columns }, { formulas: true });
      if (!read.ok) return read;
      read.value.values.forEach((row, r) => {
        const rowFormulas = read.value.formulas?.[r];
        if (!isRecord(row, rowFormulas, layout)) return seen.set(start + r + 1, null);
        const id = idColumn === null ? null : (row[idColumn - data.column] ?? null);
        const values: Record<string, CellValue> = {};
        let formulas: Record<string, string> | null = null;
        for (const [field, column] of fields) {
          values[field] = row[column - data.column] ?? null;
          const formula = rowFormulas?.[column - data.column];
          if (formula != null) (formulas ??= {})[field] = formula;
        }
        const others = rest.flatMap(({ header, c }): (readonly [string, OtherCell])[] => {
          const [value, formula] = [row[c] ?? null, rowFormulas?.[c] ?? null];
          return value === null && formula === null ? [] : [[header, { value, formula }]];
        });
        return seen.set(start + r + 1, { record: id === null || typeof id === "object" ? null : String(id), values, formulas: formulas ?? noFormulas, others: others.length === 0 ? nothing : Object.fromEntries(others) });
      });
    }
  }
  return ok(seen);
}
