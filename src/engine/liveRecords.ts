import type { CellValue } from "../records/cellValue";
import { type RecordTable, valueAt } from "../records/recordTable";

/** One record as it stands in its row, whole: every field that has a column. `formulas`: the fields whose cell holds one. */
export type RecordCells = { readonly row: number; readonly record: string | null; readonly values: { readonly [field: string]: CellValue }; readonly formulas: readonly string[] };

/**
 * Records by row (1-based): those of a table as it was read, and in their place those that have been edited since. One that was not edited is made when it is asked for: a large table would
 * stand in memory a second time.
 */
export class LiveRecords {
  /** Null: the row holds none any more. */
  private readonly edited = new Map<number, RecordCells | null>();
  /** By row, counted from the first one: which record of the table it is, -1 = none. */
  private readonly indexes: Int32Array;
  private readonly first: number;
  private readonly formulas: readonly (readonly [field: string, indexes: ReadonlySet<number>])[];

  constructor(private readonly table: RecordTable, private readonly fields: readonly string[]) {
    let [first, last] = [Infinity, 0];
    for (const row of table.rows) [first, last] = [Math.min(first, row), Math.max(last, row)];
    this.first = first;
    this.indexes = new Int32Array(Math.max(0, last - first + 1)).fill(-1);
    table.rows.forEach((row, index) => { this.indexes[row - first] = index; });
    this.formulas = Object.entries(table.formulas).map(([field, indexes]) => [field, new Set(indexes)]);
  }

  get(row: number): RecordCells | undefined {
    const edited = this.edited.get(row);
    return edited === undefined ? this.before(row) : (edited ?? undefined);
  }

  /** As it was read, whatever has been edited since. */
  before(row: number): RecordCells | undefined {
    const index = this.indexes[row - this.first] ?? -1;
    if (index < 0) return undefined;
    const { table, fields, formulas } = this;
    return { row, record: table.ids[index] ?? null, values: Object.fromEntries(fields.map((field) => [field, valueAt(table, field, index)])), formulas: formulas.flatMap(([field, indexes]) => (indexes.has(index) ? [field] : [])) };
  }

  has(row: number): boolean {
    const edited = this.edited.get(row);
    return edited === undefined ? (this.indexes[row - this.first] ?? -1) >= 0 : edited !== null;
  }

  set(record: RecordCells): void { this.edited.set(record.row, record); }
  delete(row: number): void { this.edited.set(row, null); }

  /** All rows that hold a record: those of the table, then those that have come since. */
  *rows(): Generator<number> {
    for (const row of this.table.rows) if (this.edited.get(row) !== null) yield row;
    for (const [row, record] of this.edited) if (record !== null && (this.indexes[row - this.first] ?? -1) < 0) yield row;
  }
}
