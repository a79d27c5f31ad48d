import { type CellValue, sameValue } from "../records/cellValue";
import type { Area, CellWrite, HostOp, HostWrite, Json } from "../workbook/host";
import { translateFormula } from "../workbook/translateFormula";
import type { CellEdit, ChangeSet, RecordRow } from "./changeSet";
import type { Observation, ObservedEdit, RemovedRecord, RowRecord, Shadow } from "./shadow";

/** The row of a record that was taken out, as the host still has it: the row of a before-image of `restoreCells`. */
export type RowImage = { readonly before: Json; readonly row: number };
/** What people did that is not in the journal yet. */
export type Unsaved = Pick<Observation, "edits" | "removed" | "inserted">;
/** Where things stand: the data rows (counted from 0), the column of each field, the header of every column, and the shadow as it is now. */
export type Standing = { readonly sheet: string; readonly data: Area; readonly columns: { readonly [field: string]: number }; readonly headers: readonly string[]; readonly shadow: Shadow };
export type ObservedChange = { readonly edits: readonly CellEdit[]; readonly removed: readonly RecordRow[]; readonly inserted: readonly RecordRow[]; readonly done: readonly HostOp[] };

export const nothingUnsaved: Unsaved = { edits: [], removed: [], inserted: [] };

/** What was seen first and what was seen then, as one: a record that went and came back was edited at most, one that came and went was never there. */
export function joinUnsaved(first: Unsaved, then: Unsaved): Unsaved {
  const removed = new Map(first.removed.map((record) => [record.record, record]));
  const inserted = new Map(first.inserted.map((record) => [record.record, record]));
  const edits = [...first.edits, ...then.edits];
  for (const back of then.inserted) {
    const gone = removed.get(back.record);
    if (gone === undefined) inserted.set(back.record, back);
    else edits.push(...editsOf(gone, back));
    removed.delete(back.record);
  }
  for (const gone of then.removed) if (!inserted.delete(gone.record)) removed.set(gone.record, gone);
  // What was typed into a record that has come just now belongs to its coming: it is journaled as it stands.
  return { edits: edits.filter(({ record }) => !inserted.has(record)), removed: [...removed.values()], inserted: [...inserted.values()] };
}

/**
 * What is left of it without what a change set wrote: who looks on from another pane sees that come like anything typed. Of a cell or a new record that people have changed since, their edit is left.
 */
export function withoutChange(unsaved: Unsaved, change: Pick<ChangeSet, "edits" | "inserted" | "removed">): Unsaved {
  const keyOf = ({ record, field }: Pick<CellEdit, "record" | "field">): string => JSON.stringify([record, field]);
  const wrote = new Map(change.edits.map((edit) => [keyOf(edit), edit]));
  const came = new Map(change.inserted.map((row) => [row.record, row]));
  const went = new Set(change.removed.map(({ record }) => record));
  const edits = unsaved.edits.flatMap((edit) => {
    const by = wrote.get(keyOf(edit));
    if (by === undefined || edit.formulaAfter !== null) return [edit];
    if (sameValue(edit.after, by.after)) return [];
    return [sameValue(edit.before, by.before) ? { ...edit, before: by.after } : edit];
  });
  const since = unsaved.inserted.flatMap((row) => {
    const by = came.get(row.record);
    return by === undefined ? [] : editsOf({ ...row, values: by.values }, row).filter(({ before, after, formulaAfter }) => formulaAfter === null && !sameValue(before, after));
  });
  return { edits: [...edits, ...since], removed: unsaved.removed.filter(({ record }) => !went.has(record)), inserted: unsaved.inserted.filter(({ record }) => !came.has(record)) };
}

function editsOf(gone: RowRecord, back: RowRecord): ObservedEdit[] {
  return Object.keys(back.values).map((field) => ({
    record: back.record, table: back.table, field, row: back.row, before: gone.values[field] ?? null, after: back.values[field] ?? null,
    formulaBefore: formulaAt(gone.formulas[field], gone.row, back.row), formulaAfter: back.formulas[field] ?? null,
  }));
}

function formulaAt(formula: string | null | undefined, from: number, to: number): string | null {
  return formula == null ? null : translateFormula(formula, to - from, 0);
}

/** Several edits of one cell as one, from the first value to the last; what came back to where it was, or is the result of the same formula, is none. */
function settled(edits: readonly ObservedEdit[]): readonly ObservedEdit[] {
  const cells = new Map<string, ObservedEdit>();
  for (const edit of edits) {
    const key = JSON.stringify([edit.record, edit.field]);
    const first = cells.get(key);
    cells.set(key, first === undefined ? edit : { ...edit, before: first.before, formulaBefore: first.formulaBefore });
  }
  return [...cells.values()].filter(({ before, after, formulaBefore, formulaAfter }) => formulaBefore !== formulaAfter || (formulaAfter === null && !sameValue(before, after)));
}

/** Blank rows that stand where a removed record stood, for the record to go back into: what is in them now has to be known to plan. */
export function rowsToFill(unsaved: Unsaved, standing: Standing): readonly number[] {
  return placesOf(unsaved.removed, standing).flatMap(({ row, fill }) => (fill ? [row] : []));
}

/**
 * What people did, as a change set that can be undone where everything stands now: edits go back into their cells; a record that is gone gets its row back below the one it stood below; one
 * that came goes. What was typed into a record before it went is told, and its row comes back as it was before that, looks included where there is an image of it; where there is none it looks as the row above does, but for the
 * fill, which may mean something there. `rows`: the rows that `rowsToFill` asks for.
 */
export function planObserved(unsaved: Unsaved, standing: Standing, rows: ReadonlyMap<number, readonly CellValue[]>, images: ReadonlyMap<string, RowImage> = new Map()): ObservedChange {
  const { sheet, data, shadow } = standing;
  const edits = settled(unsaved.edits);
  const places = placesOf(unsaved.removed, standing).map((place) => ({ ...place, cells: rowOf(asItWas(place.removed, edits), place.row, standing) }));
  const [filled, put] = [places.filter(({ fill }) => fill), places.filter(({ fill }) => !fill)];
  const rowOfRecord = new Map([...shadow].flatMap(([row, { record }]) => (record === null ? [] : [[record, row] as const])));
  // Records that have come are put in first and those that are gone taken out then, so that the table is never without rows on the way back.
  const come = unsaved.inserted.flatMap((record) => {
    const row = rowOfRecord.get(record.record);
    if (row === undefined) return [];
    const now: RowRecord = { ...record, ...shadow.get(row)!, record: record.record, row };
    return [{ now, row: row - 1 + put.filter(({ position }) => position <= row - 1).length, cells: rowOf(now, row - 1, standing) }];
  });
  const areaOf = (row: number): Area => ({ row, column: data.column, rows: 1, columns: data.columns });
  const write = (blocks: readonly CellWrite[]) => ({ verb: "writeCells", sheet, blocks }) as const;
  const back = (when: "before" | "after"): CellWrite[] =>
    edits.flatMap((edit) => {
      const [row, column] = [rowOfRecord.get(edit.record), standing.columns[edit.field]];
      if (row === undefined || column === undefined) return [];
      return [when === "before" ? { row: row - 1, column, values: [[edit.before]], formulas: [[edit.formulaBefore]] } : { row: row - 1, column, values: [[edit.after]], formulas: [[edit.formulaAfter]] }];
    });
  const done: HostOp[] = [];
  if (come.length > 0) {
    const areas = come.map(({ row }) => areaOf(row));
    done.push({ write: { verb: "insertCells", sheet, areas }, undo: [{ verb: "deleteCells", sheet, areas }] }, { write: write(come.map(({ row, cells }) => ({ row, column: data.column, ...cells }))), undo: [] });
  }
  if (put.length > 0) {
    const areas = put.map(({ row }) => areaOf(row));
    done.push({ write: { verb: "deleteCells", sheet, areas }, undo: [...putIn(put.map(({ row, removed }) => ({ area: areaOf(row), image: images.get(removed.record) ?? null })), standing), write(put.map(({ row, cells }) => ({ row, column: data.column, ...cells })))] });
  }
  if (filled.length > 0) done.push({ write: write(filled.map(({ row }) => ({ row, column: data.column, values: [rows.get(row)!] }))), undo: [write(filled.map(({ row, cells }) => ({ row, column: data.column, ...cells })))] });
  if (edits.length > 0) done.push({ write: write(back("after")), undo: [write(back("before"))] });
  const bare = ({ record, table, values }: RecordRow): RecordRow => ({ record, table, values });
  return { edits: edits.map(({ record, table, field, before, after }) => ({ record, table, field, before, after })), removed: unsaved.removed.map(bare), inserted: come.map(({ now }) => bare(now)), done };
}

/** Puts rows in, each run of those that one image has, or that none has, by itself: from top to bottom, so that each stands where it will. */
function putIn(places: readonly { readonly area: Area; readonly image: RowImage | null }[], { sheet, data }: Standing): readonly HostWrite[] {
  const columns = Array.from({ length: data.columns }, (_, i) => data.column + i);
  const writes: HostWrite[] = [];
  for (let from = 0; from < places.length; ) {
    const { image } = places[from]!;
    let to = from + 1;
    while (to < places.length && places[to]!.image?.before === image?.before) to++;
    const run = places.slice(from, to);
    const areas = run.map(({ area }) => area);
    if (image !== null) writes.push({ verb: "restoreCells", sheet, areas, before: image.before, from: { rows: run.map((place) => place.image!.row), columns } });
    else writes.push({ verb: "insertCells", sheet, areas }, { verb: "formatCells", sheet, areas: areas.map((area) => ({ area, look: { fill: null } })) });
    from = to;
  }
  return writes;
}

/** `position`: above which row of now it goes in; `row`: where it stands once all of them are in. `fill`: a blank row stands there already. */
type Place = { readonly removed: RemovedRecord; readonly position: number; readonly row: number; readonly fill: boolean };

function placesOf(removed: readonly RemovedRecord[], { data, shadow }: Standing): readonly Place[] {
  const rowOfRecord = new Map([...shadow].flatMap(([row, { record }]) => (record === null ? [] : [[record, row - 1] as const])));
  const byId = new Map(removed.map((one) => [one.record, one]));
  const above = (one: RemovedRecord): number => {
    for (let after = one.after, steps = 0; after !== null && steps <= removed.length; steps++) {
      const row = rowOfRecord.get(after);
      if (row !== undefined) return row;
      after = byId.get(after)?.after ?? null;
    }
    return data.row - 1;
  };
  const last = data.row + data.rows - 1;
  const filled = new Set<number>();
  const places = [...removed].sort((a, b) => above(a) - above(b) || a.row - b.row).map((one) => {
    let position = above(one) + 1;
    while (filled.has(position)) position++;
    const fill = position <= last && !shadow.has(position + 1);
    if (fill) filled.add(position);
    // Below the last row is outside the table.
    return { removed: one, position: fill ? position : Math.min(position, last), fill };
  });
  const sorted = places.filter(({ fill }) => !fill).sort((a, b) => a.position - b.position);
  return [...places.filter(({ fill }) => fill).map((place) => ({ ...place, row: place.position })), ...sorted.map((place, i) => ({ ...place, row: place.position + i }))];
}

function asItWas(removed: RemovedRecord, edits: readonly ObservedEdit[]): RemovedRecord {
  const own = edits.filter(({ record }) => record === removed.record);
  const formulas = { ...removed.formulas };
  for (const { field, row, formulaBefore } of own) {
    delete formulas[field];
    if (formulaBefore !== null) formulas[field] = formulaAt(formulaBefore, row, removed.row)!;
  }
  return { ...removed, values: { ...removed.values, ...Object.fromEntries(own.map(({ field, before }) => [field, before])) }, formulas };
}

/** All cells of the table's row, as the record had them. */
function rowOf({ row: from, values, formulas, others }: RowRecord, row: number, { data, columns, headers }: Standing): Pick<CellWrite, "values" | "formulas"> {
  const cells = headers.map((header) => others[header] ?? { value: null, formula: null });
  const line: CellValue[] = cells.map(({ value }) => value);
  const written: (string | null)[] = cells.map(({ formula }) => formulaAt(formula, from, row + 1));
  for (const [field, column] of Object.entries(columns)) {
    line[column - data.column] = values[field] ?? null;
    written[column - data.column] = formulaAt(formulas[field], from, row + 1);
  }
  return { values: [line], formulas: [written] };
}
