import { type CellValue, isBlank, sameValue } from "../records/cellValue";
import { translateFormula } from "../workbook/translateFormula";
import type { CellEdit, RecordRow } from "./changeSet";

/** A record as it was last seen in its row. `formulas`: their text with `=`, by field. */
export type SeenRecord = { readonly record: string | null; readonly values: { readonly [field: string]: CellValue }; readonly formulas: { readonly [field: string]: string } };
/** The shadow copy of a table: its records by 1-based sheet row. */
export type Shadow = ReadonlyMap<number, SeenRecord>;

/** An edit that somebody made in the sheet, with what undoes it. */
export type ObservedEdit = CellEdit & { readonly row: number; readonly formulaBefore: string | null; readonly formulaAfter: string | null };

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
  readonly removed: readonly RecordRow[];
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
  return moved && !whole ? { ...partial, edits: [], removed: [] } : { ...partial, ...byRecord(table, shadow, moved ? read : new Map(partial.changed.map((row) => [row, read.get(row) ?? null])), moved) };
}

/** Compares record by record. A record id that stands in several rows says nothing of what was edited: that is a finding of its own. */
function byRecord(table: string, shadow: Shadow, read: ReadonlyMap<number, SeenRecord | null>, all: boolean): Pick<Observation, "edits" | "removed"> {
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
  const removed = all ? [...before].flatMap(([record, row]) => (row === null || now.has(record) ? [] : [{ record, table, values: shadow.get(row)!.values }])) : [];
  return { edits, removed: removed.sort((a, b) => (a.record < b.record ? -1 : 1)) };
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

/** Some hosts give a blank cell as an empty text. */
function sameCell(a: CellValue, b: CellValue): boolean {
  return sameValue(a, b) || (isBlank(a) && isBlank(b) && (a ?? "") === (b ?? ""));
}
