import type { CellValue } from "../records/cellValue";
import { patchRecords } from "../records/patchRecords";
import type { RecordTable } from "../records/recordTable";
import type { Localized } from "../records/text";

/** What becomes of one row of the source: each has exactly one of these. */
export type OutcomeKind = "new" | "changed" | "unchanged" | "conflict" | "duplicate" | "alike" | "rejected";
/** Left out, added as a record of its own, or brought into the record that it is like. */
export type ForDuplicate = "skip" | "add" | "update";
/** What becomes of new rows that may be there already. */
export type DuplicateChoice = {
  /** Of a new row that the duplicate rule takes for a record that is there. */
  readonly duplicates: ForDuplicate;
  /** Of one that is like a record that is there and not surely the same; absent = left out, until somebody says so, or added where likely duplicates are too. */
  readonly alike?: ForDuplicate;
  /** By row of the source what somebody has said of that one; goes before the others. */
  readonly rows?: { readonly [row: number]: ForDuplicate };
};
export type PlannedEdit = { readonly field: string; readonly before: CellValue; readonly after: CellValue };

/** A row of the source while its fate is being settled; `kind` null = open still, `target` null = a new record. */
export type Row = { index: number; kind: OutcomeKind | null; target: number | null; reasons: Localized[]; edits: readonly PlannedEdit[]; record: string | null };

export function settle(row: Row, kind: OutcomeKind, reason: Localized): void {
  row.kind = kind;
  row.reasons.push(reason);
}

export function refuse(row: Row, reason: Localized): void {
  settle(row, "conflict", reason);
}

/** Rows that share a name, directly or through others: two or more in each, in order. */
export function groupsOf(rows: readonly Row[], namesOf: (row: Row) => readonly string[]): readonly (readonly Row[])[] {
  const parent = new Map<Row, Row>(rows.map((row) => [row, row]));
  const root = (row: Row): Row => {
    let at = row;
    while (parent.get(at) !== at) at = parent.get(at)!;
    parent.set(row, at);
    return at;
  };
  const first = new Map<string, Row>();
  for (const row of rows) for (const name of namesOf(row)) {
    const other = first.get(name);
    if (other === undefined) first.set(name, row);
    else if (root(other) !== root(row)) parent.set(root(row), root(other));
  }
  const groups = new Map<Row, Row[]>();
  for (const row of rows) (groups.get(root(row)) ?? groups.set(root(row), []).get(root(row))!).push(row);
  return [...groups.values()].filter((group) => group.length > 1);
}

/** The table with new records behind all that it has. */
export function withNew(records: RecordTable, values: readonly { readonly [field: string]: CellValue }[]): RecordTable {
  const last = records.rows.reduce((most, row) => Math.max(most, row), 0);
  return patchRecords(records, values.map((of, n) => ({ row: last + 1 + n, record: null, values: of, formulas: [] })), []);
}
