import { type CellValue, isBlank, sameValue } from "../records/cellValue";
import { translateFormula } from "../workbook/translateFormula";
import type { CellEdit, RecordRow } from "./changeSet";

/** What stands in a column that no field has. */
export type OtherCell = { readonly value: CellValue; readonly formula: string | null };
/** A record as it was last seen in its row. `formulas`: their text with `=`, by field. `others`: filled cells of columns that no field has, by the column's header. */
export type SeenRecord = { readonly record: string | null; readonly values: { readonly [field: string]: CellValue }; readonly formulas: { readonly [field: string]: string }; readonly others: { readonly [header: string]: OtherCell } };
/** The shadow copy of a table: its records by 1-based sheet row. */
export type Shadow = ReadonlyMap<number, SeenRecord>;

/** An edit that somebody made in the sheet, with what undoes it. */
export type ObservedEdit = CellEdit & { readonly row: number; readonly formulaBefore: string | null; readonly formulaAfter: string | null };

/** A record that came or went, whole, with its row (1-based): the one it stands in, or the one it stood in last. */
export type RowRecord = RecordRow & Pick<SeenRecord, "formulas" | "others"> & { readonly row: number };
/** `after`: the record above it that is still there; null where there is none. */
export type RemovedRecord = RowRecord & { readonly after: string | null };

export type Observation = {
  /** Rows (1-based, in order) whose record is new or says something else. */
  readonly changed: readonly number[];
  /** Rows that held a record and hold none now. */
  readonly gone: readonly number[];
  /** Records stand in other rows than they did, or may: rows were sorted, put in, taken out or pasted over. Then only a look at the whole table tells what happened. */
  readonly moved: boolean;
  /** By record id, wherever the record stands: what was typed. Empty while `moved` and not the whole table was read. */
  readonly edits: readonly ObservedEdit[];
  /** Records that are gone from the table. */
  readonly removed: readonly RemovedRecord[];
  /** Records that were not there before and have an id already: pasted, or brought back. */
  readonly inserted: readonly RowRecord[];
};

/**
 * What has happened between two looks at a table, found by comparing and by record id; what an event said of it is not asked. `read`: rows as they stand now, null where there is no
 * record; with `whole` they are all rows of the table. Same looks, same answer, whatever the order of rows in `read`.
 */
export function observe(table: string, shadow: Shadow, read: ReadonlyMap<number, SeenRecord | null>, whole: boolean): Observation {
  const changed: number[] = [];
  const gone: number[] = [];
  let moved = false;
  for (const [row, now] of read) {
    const before = shadow.get(row) ?? null;
    if (now === null) {
      if (before !== null) gone.push(row);
      moved ||= before !== null && before.record !== null;
    } else if (before === null || !sameRecord(before, now)) {
      changed.push(row);
      moved ||= (before?.record ?? now.record) !== now.record || (before === null && now.record !== null);
    }
  }
  for (const [row, { record }] of whole ? shadow : []) {
    if (read.has(row)) continue;
    gone.push(row);
    moved ||= record !== null;
  }
  const inOrder = (rows: number[]): readonly number[] => rows.sort((a, b) => a - b);
  const partial = { changed: inOrder(changed), gone: inOrder(gone), moved };
  return moved && !whole ? { ...partial, edits: [], removed: [], inserted: [] } : { ...partial, ...byRecord(table, shadow, moved ? read : new Map(partial.changed.map((row) => [row, read.get(row) ?? null])), moved) };
}

/** Compares record by record. A record id that stands in several rows says nothing of what was edited: that is a finding of its own. */
function byRecord(table: string, shadow: Shadow, read: ReadonlyMap<number, SeenRecord | null>, all: boolean): Pick<Observation, "edits" | "removed" | "inserted"> {
  const before = once(shadow);
  const now = once(read);
  const edits: ObservedEdit[] = [];
  for (const [record, row] of [...now].sort((a, b) => Number(a[1]) - Number(b[1]))) {
    const old = before.get(record);
    if (row === null || old === undefined || old === null) continue;
    const [from, to] = [shadow.get(old)!, read.get(row)!];
    for (const field of Object.keys(to.values)) {
      const edit = { before: from.values[field] ?? null, after: to.values[field] ?? null, formulaBefore: from.formulas[field] ?? null, formulaAfter: to.formulas[field] ?? null };
      // A formula's result is nobody's edit, nor is a formula that went along with its row.
      const wasHere = edit.formulaBefore === null ? null : translateFormula(edit.formulaBefore, row - old, 0);
      const typed = wasHere !== edit.formulaAfter || (edit.formulaAfter === null && !sameCell(edit.before, edit.after));
      if (typed) edits.push({ record, table, field, row, ...edit });
    }
  }
  return { edits, ...comeAndGone(table, shadow, before, read, now, all) };
}

/** A record whose id alone was cleared is still there. Records can only be missed where all rows were read. */
function comeAndGone(table: string, shadow: Shadow, before: ReadonlyMap<string, number | null>, read: ReadonlyMap<number, SeenRecord | null>, now: ReadonlyMap<string, number | null>, all: boolean): Pick<Observation, "removed" | "inserted"> {
  const whole = (record: string, row: number, { values, formulas, others }: SeenRecord): RowRecord => ({ record, table, row, values, formulas, others });
  const inserted = [...now].flatMap(([record, row]) => (row === null || before.has(record) ? [] : [whole(record, row, read.get(row)!)]));
  const gone = [...before].filter((entry): entry is [string, number] => entry[1] !== null && !now.has(entry[0]) && !(read.get(entry[1]) != null && read.get(entry[1])!.record === null));
  if (!all || gone.length === 0) return { removed: [], inserted: inRowOrder(inserted) };
  const removed: RemovedRecord[] = [];
  const rows = new Map(gone.map(([record, row]) => [row, record]));
  let after: string | null = null;
  for (const row of [...shadow.keys()].sort((a, b) => a - b)) {
    const [seen, record] = [shadow.get(row)!, rows.get(row)];
    if (record !== undefined) removed.push({ ...whole(record, row, seen), after });
    else if (seen.record !== null && (now.get(seen.record) ?? null) !== null) after = seen.record;
  }
  return { removed, inserted: inRowOrder(inserted) };
}

function inRowOrder<T extends { readonly row: number }>(records: T[]): readonly T[] {
  return records.sort((a, b) => a.row - b.row);
}

/** Record id → its row; null where it stands in several. */
function once(rows: ReadonlyMap<number, SeenRecord | null>): ReadonlyMap<string, number | null> {
  const found = new Map<string, number | null>();
  for (const [row, seen] of rows) if (seen?.record != null) found.set(seen.record, found.has(seen.record) ? null : row);
  return found;
}

function sameRecord(a: SeenRecord, b: SeenRecord): boolean {
  if (a.record !== b.record) return false;
  return Object.keys(b.values).every((field) => sameCell(a.values[field] ?? null, b.values[field] ?? null) && (a.formulas[field] ?? null) === (b.formulas[field] ?? null));
}

export function sameOthers(a: SeenRecord["others"] | undefined, b: SeenRecord["others"]): boolean {
  if (a === undefined || a === b) return a === b;
  const headers = Object.keys(b);
  return headers.length === Object.keys(a).length && headers.every((header) => a[header] !== undefined && a[header].formula === b[header]!.formula && sameCell(a[header].value, b[header]!.value));
}

/** Some hosts give a blank cell as an empty text. */
function sameCell(a: CellValue, b: CellValue): boolean {
  return sameValue(a, b) || (isBlank(a) && isBlank(b) && (a ?? "") === (b ?? ""));
}
