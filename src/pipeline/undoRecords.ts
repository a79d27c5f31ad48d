import type { CellEdit, ChangeSet, RecordRow } from "../changes/changeSet";
import { changedMeanwhile } from "../changes/applyEdits";
import { undoEdits } from "../changes/inverse";
import { placeOf } from "../changes/binding";
import { planEdits } from "../changes/planEdits";
import { type PlacedRow, type Return, isPlaced, placesOfReturn } from "../changes/recordPlaces";
import { decides, standingChanges, undoneParts } from "../changes/standing";
import { namesIn, relinked } from "../engine/relinkTable";
import type { FixEdit } from "../findings/finding";
import { type CellValue, isBlank, sameValue } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { valueAt } from "../records/recordTable";
import { cellAddress } from "../workbook/area";
import type { Area, HostOp, HostWrite } from "../workbook/host";
import { type ImageLink, linksOfImage, putImageLinks } from "../workbook/imageLinks";
import { followedTarget } from "../workbook/links";
import { archiveSheets, withoutArchived } from "./archiveRows";
import { type GovernedTable, tablesFound } from "./locate";
import { commitChange } from "./commit";
import type { Session } from "./session";
import { type WorkbookState, changeOf } from "./state";

export type UndoneRecords = { readonly by: ChangeSet | null; /** Cells and records that were left alone, and why. */ readonly leftAlone: Problem | null };

/**
 * Whether a change set did nothing but what its records tell: every cell that it wrote is an edit, every row that it took out is a record whose place is known, every row that it put in one that
 * came back; the rows of records that went stand on an archive sheet besides. Such a change set can be taken back record by record, whatever has come after it.
 */
export function isOfRecords(change: ChangeSet): boolean {
  const { edits, inserted, removed, ops } = change;
  if (edits.length + inserted.length + removed.length === 0 || !removed.every(isPlaced)) return false;
  const emptied = new Set(removed.filter(isPlaced).map(({ place }) => `${place.sheet} ${place.row},${place.column}`));
  const archive = archiveSheets(change);
  let [cells, out, put] = [0, 0, 0];
  for (const { write } of ops) {
    if (("sheet" in write && archive.has(write.sheet)) || (write.verb === "addSheet" && archive.has(write.name))) continue;
    if (write.verb === "writeCells") {
      for (const { row, column, values } of write.blocks) values.forEach((line, r) => { cells += emptied.has(`${write.sheet} ${row + r},${column}`) && line.every((value) => value === null) ? 0 : line.length; });
    } else if (write.verb === "deleteCells") out += rowsIn(write.areas);
    else if (write.verb === "restoreCells") put += rowsIn(write.areas);
    else if (write.verb !== "formatCells" && !(write.verb === "restorePart" && write.part === "links") && !(write.verb === "resizeTable" && put > 0)) return false;
  }
  return cells === edits.length && (out === removed.length || out === 0) && put === inserted.length;
}

/**
 * Takes back a change set, or some parts of it, record by record: cells where what was written still stands, records that went to where they belong now, records that came where nobody has edited
 * them since. What cannot be taken back is named, cell by cell, and left as it is.
 */
export async function undoRecords(session: Session, state: WorkbookState, target: ChangeSet, parts: readonly string[] | null): Promise<Result<UndoneRecords>> {
  const found = await tablesFound(session);
  if (!found.ok) return found;
  const { tables, lost } = found.value;
  const touched = new Set([...target.edits, ...target.inserted, ...target.removed].map(({ table }) => table));
  const missing = lost.find(({ id }) => touched.has(id));
  if (missing !== undefined) return fail(missing.problem);
  const steps = await stepsBack(session, state, target);
  if (!steps.ok) return steps;
  const missed = missedUndos(state, target, steps.value);
  const gone = undoneParts(state.changes, target.id);
  const isWanted = (part: string | undefined): boolean => (part === undefined ? parts === null : !gone.has(part) && (parts === null || parts.includes(part)));
  const [cells, rows]: [HostWrite[], HostWrite[]] = [[], []];
  const edits: CellEdit[] = [];
  const [inserted, removed]: [RecordRow[], RecordRow[]] = [[], []];
  const left: string[] = [];
  const info = await session.host.info();
  if (!info.ok) return info;
  const byExcel = info.value.format === "excel";
  let [sheet, recordsLeft] = ["", false];
  for (const table of [...tables].sort((a, b) => b.layout.data.row - a.layout.data.row)) {
    const { def, binding, layout, formats, records } = table;
    const block = await session.host.readCells(layout.sheet, layout.data);
    if (!block.ok) return block;
    const current = (row: number, column: number): CellValue => block.value.values[row - layout.data.row]?.[column - layout.data.column] ?? null;
    // When and by whom a record was written is told anew: what is undone is part of its history.
    const stamps = new Set(def.fields.flatMap(({ id, system }) => (system === undefined ? [] : [id])));
    const back = undoEdits({ edits: partEdits(table, target, isWanted, gone) }, binding, current, ({ field }) => !stamps.has(field));
    const undone = missedIn(table, missed);
    const restored = back.edits.map((edit) => ({ ...edit, after: undone(edit.at.record!, edit.at.field!, edit.after) }));
    const plan = planEdits(restored, binding, formats);
    if (!plan.ok) return plan;
    cells.push(...plan.value, ...linksBack(table, target, restored, byExcel));
    for (const { at, before, after } of restored) if (at.record !== null && at.field !== null) edits.push({ record: at.record, table: at.table, field: at.field, before, after });
    const wanted = target.removed.filter((row) => row.table === def.id && isWanted(row.into));
    const standing = new Set(records.ids);
    const there = wanted.filter(({ record }) => standing.has(record));
    const returns = placesOfReturn(wanted.filter(({ record }) => !standing.has(record)), slotsOf(table), steps.value, def.id);
    const put = putBack(table, target.ops, returns);
    rows.push(...put.writes);
    for (const { row, at } of put.done) {
      const values = Object.fromEntries(Object.entries(row.values).map(([field, value]) => [field, undone(row.record, field, value)]));
      const other = Object.keys(values).filter((field) => layout.columns[field] !== undefined && !same(values[field]!, row.values[field]!));
      if (other.length > 0) rows.push({ verb: "writeCells", sheet: layout.sheet, blocks: other.map((field) => ({ row: at, column: layout.columns[field]!, values: [[values[field]!]] })) });
      inserted.push({ record: row.record, table: def.id, values });
    }
    const out = takeOut(table, target.inserted, stamps);
    rows.push(...out.writes);
    removed.push(...out.removed);
    recordsLeft ||= there.length + put.left.length + out.left.length > 0;
    const refused = [...there.map(({ record }) => record), ...put.left, ...out.left];
    if (refused.length + back.left.length > 0) sheet ||= layout.sheet;
    left.push(...back.left, ...refused);
  }
  const unarchived = await withoutArchived(session, target, inserted);
  if (!unarchived.ok) return unarchived;
  const leftAlone = left.length === 0 ? null : { ...changedMeanwhile(left, sheet), ...leftTexts };
  if (cells.length + rows.length === 0 && leftAlone !== null) return { ok: false, problems: [leftAlone] };
  const by = await commitChange(session, {
    why: { command: "undo", undoes: target.id, ...(parts === null ? {} : { undoesParts: parts }), ...(recordsLeft ? { byRecord: "partly" } : rows.length > 0 ? { byRecord: "rows" } : {}) },
    template: target.template, writes: [...cells, ...rows, ...unarchived.value], edits, inserted, removed,
  });
  return by.ok ? ok({ by: by.value, leftAlone }) : by;
}

/**
 * Links that went with the text that comes back. What a link said tells whose it was: of cells that said and became the same it is not known which was linked, unless all of them were.
 * Links that followed the text are there, and follow it back.
 */
function linksBack({ layout: { sheet }, binding }: GovernedTable, { edits, ops }: ChangeSet, restored: readonly FixEdit[], byExcel: boolean): readonly HostWrite[] {
  const gone = ops.flatMap(({ undo }) => undo.flatMap((write) => (write.verb === "restorePart" ? linksOfImage(write) : []))).filter((link) => link.byExcel === byExcel);
  const wentWith = (was: CellValue, became: CellValue): readonly ImageLink[] => gone.filter(({ target }) => followedTarget(target, was, became) === null);
  return gone.length === 0 ? [] : putImageLinks(sheet, restored.flatMap(({ at, before, after }) => {
    const [place, links] = [placeOf(at, binding), wentWith(after, before)];
    const alike = edits.filter((edit) => sameValue(edit.before, after) && sameValue(edit.after, before)).length;
    return place === null || links.length === 0 || links.length < alike ? [] : [{ ...place, link: links[0]! }];
  }));
}

/** The change sets from the newest back to the target, and on to the oldest of those that were undone since: all that has moved records since they went. */
async function stepsBack(session: Session, { changes, ...state }: WorkbookState, target: ChangeSet): Promise<Result<readonly ChangeSet[]>> {
  const order = new Map(changes.map(({ id }, index) => [id, index]));
  let first = order.get(target.id)!;
  for (let at = changes.length - 1; at >= first; at--) first = Math.min(first, order.get(changes[at]!.why.undoes ?? "") ?? first);
  const steps: ChangeSet[] = [];
  for (const head of changes.slice(first).toReversed()) {
    if (decides(head.why.command)) continue;
    const step = changeOf({ changes, ...state }, head, session.tools);
    if (!step.ok) return step;
    steps.push(step.value);
  }
  return ok(steps);
}

type Missed = { readonly change: ChangeSet; readonly parts: readonly string[] | null; /** Parts that had been taken back before. */ readonly gone: ReadonlySet<string> };

/** What was undone of earlier change sets while this one hid their cells; the newest change set first. */
function missedUndos({ changes }: WorkbookState, target: ChangeSet, steps: readonly ChangeSet[]): readonly Missed[] {
  const at = changes.findIndex(({ id }) => id === target.id);
  const order = new Map(changes.map(({ id }, index) => [id, index]));
  const gone = new Map<string, Set<string>>();
  return standingChanges(changes).flatMap((head): Missed[] => {
    const { undoes, undoesParts = null } = head.why;
    if (undoes === undefined) return [];
    const before = new Set(gone.get(undoes));
    gone.set(undoes, new Set([...before, ...(undoesParts ?? [])]));
    const change = order.get(head.id)! > at && order.get(undoes)! < at ? steps.find(({ id }) => id === undoes) : undefined;
    return change === undefined ? [] : [{ change, parts: undoesParts, gone: before }];
  }).sort((a, b) => order.get(b.change.id)! - order.get(a.change.id)!);
}

/** What a cell that goes back to `value` says once those undos reach it too. */
function missedIn(table: GovernedTable, missed: readonly Missed[]): (record: string, field: string, value: CellValue) => CellValue {
  const edits = missed.map(({ change, parts, gone }) => new Map(partEdits(table, change, (part) => (part === undefined ? parts === null : !gone.has(part) && (parts === null || parts.includes(part))), gone).map((edit) => [`${edit.record} ${edit.field}`, edit])));
  return (record, field, value) => edits.reduce((said, of) => {
    const edit = of.get(`${record} ${field}`);
    return edit !== undefined && same(said, edit.after) ? edit.before : said;
  }, value);
}

/** The edits of the parts that are wanted. A cell that names records of several parts goes back name by name. */
function partEdits({ def }: GovernedTable, { edits, removed }: ChangeSet, isWanted: (part: string | undefined) => boolean, gone: ReadonlySet<string>): readonly CellEdit[] {
  return edits.filter(({ table }) => table === def.id).flatMap((edit): readonly CellEdit[] => {
    const { parts = [], field, record, before } = edit;
    if (parts.length === 0) return isWanted(undefined) ? [edit] : [];
    const wanted = parts.filter(isWanted);
    if (wanted.length === 0) return [];
    const relation = def.relations.find(({ from }) => from === field);
    if (parts.length === 1 || relation === undefined) return [edit];
    const become = (of: readonly string[]) => Object.fromEntries(removed.flatMap((row) => (row.table === relation.to && row.into !== undefined && of.includes(row.into) ? [[row.record, row.into]] : [])));
    const own = relation.to === def.id ? record : null;
    const led = (value: CellValue, of: readonly string[]): CellValue => (of.length === 0 ? value : relinked(namesIn(value, relation), become(of), own));
    // A survivor may have taken over the reference that was led on.
    const taken = removed.find((row) => row.table === def.id && row.into === record && sameValue(led(row.values[field] ?? null, parts), edit.after))?.values[field] ?? before;
    const still = parts.filter((part) => !gone.has(part));
    const after = (of: readonly string[]): CellValue => (of.includes(record) ? led(taken, of) : led(before, of));
    return [{ ...edit, before: after(still.filter((part) => !wanted.includes(part))), after: after(still) }];
  });
}

/** The records that stand in the table under an id of their own, and how many other rows stand above each. */
function slotsOf({ records, layout, binding }: GovernedTable): { readonly record: string; readonly gap: number }[] {
  let last = layout.data.row - 1;
  return records.ids.flatMap((record, index) => {
    if (record === null || binding.rows.get(record)!.length > 1) return [];
    const row = records.rows[index]! - 1;
    const gap = row - last - 1;
    last = row;
    return [{ record, gap }];
  });
}

/** `done`: what came back, and in which row it stands then. */
type PutBack = { readonly writes: readonly HostWrite[]; readonly done: readonly (Return & { readonly at: number })[]; readonly left: readonly string[] };

/** The rows of records that went, from the before-images of the ops that took them out or emptied them. */
function putBack(table: GovernedTable, ops: readonly HostOp[], returns: readonly Return[]): PutBack {
  const { layout: { sheet, data }, binding, columns, records, governed: { info } } = table;
  const filled = new Set(records.rows);
  const isFree = (row: number): boolean => row < data.row + data.rows && !filled.has(row + 1);
  const left: string[] = [];
  const placed = returns.map((one) => {
    const above = one.below === null ? data.row - 1 : binding.rows.get(one.below)![0]!;
    let free = 0;
    while (free < one.gap && isFree(above + 1 + free)) free++;
    return { ...one, at: above + 1 + free };
  });
  const takenBy = opsByRow(ops);
  const images = new Map<HostOp, { readonly one: Return; readonly at: number }[]>();
  const writes: HostWrite[] = [];
  const done: (Return & { readonly at: number })[] = [];
  for (const one of placed) {
    const { place } = one.row;
    const op = takenBy.get(`${place.sheet} ${place.row},${place.column}`);
    if (op === undefined) left.push(one.row.record);
    else if (op.write.verb === "deleteCells") (images.get(op) ?? images.set(op, []).get(op)!).push({ one, at: one.at });
    else {
      // Its row was emptied where it stood: it goes back where that row is still free.
      const before = op.undo.flatMap((write) => (write.verb === "writeCells" ? write.blocks : [])).find(({ row, column, values }) => column === place.column && row <= place.row && place.row < row + values.length);
      if (before === undefined || !isFree(one.at)) {
        left.push(one.row.record);
        continue;
      }
      const from = sourceColumns(place, columns.map(({ header }) => header));
      const line = before.values[place.row - before.row]!;
      writes.push({ verb: "writeCells", sheet, blocks: [{ row: one.at, column: data.column, values: [from.map((column) => (column < 0 ? null : (line[column - before.column] ?? null)))] }] });
      done.push(one);
    }
  }
  for (const [op, list] of images) {
    const image = op.undo.find(({ verb }) => verb === "restoreCells");
    if (image?.verb !== "restoreCells") {
      left.push(...list.map(({ one }) => one.row.record));
      continue;
    }
    const { headers, column } = list[0]!.one.row.place;
    const areas = list.map(({ at }, i): Area => ({ row: at + i, column: data.column, rows: 1, columns: data.columns }));
    writes.push({ verb: "restoreCells", sheet, areas, before: image.before, from: { rows: list.map(({ one }) => one.row.place.row), columns: sourceColumns({ headers, column }, columns.map(({ header }) => header)) } });
    done.push(...list.map(({ one, at }, i) => ({ ...one, at: at + i })));
    // Rows that come right below the last one are not in the table by themselves.
    const below = list.filter(({ at }) => at === data.row + data.rows).length;
    if (below > 0 && !info.totalsRow) writes.push({ verb: "resizeTable", name: info.name, area: { ...info.area, rows: info.area.rows + list.length } });
  }
  return { writes, done, left };
}

/** By sheet, row and column, the op that took a row out or emptied it. */
function opsByRow(ops: readonly HostOp[]): ReadonlyMap<string, HostOp> {
  const found = new Map<string, HostOp>();
  for (const op of ops) {
    const { write } = op;
    const areas = write.verb === "deleteCells" ? write.areas : write.verb === "writeCells" ? write.blocks.map(({ row, column, values }) => ({ row, column, rows: values.length })) : [];
    if (write.verb === "deleteCells" || write.verb === "writeCells") for (const { row, column, rows } of areas) for (let r = row; r < row + rows; r++) found.set(`${write.sheet} ${r},${column}`, op);
  }
  return found;
}

/** For each column of the table as it is now, where the image has it; -1 for one that came later. */
function sourceColumns({ headers, column }: Pick<PlacedRow["place"], "headers" | "column">, now: readonly string[]): readonly number[] {
  return now.map((header, index) => {
    const at = headers[index] === header ? index : headers.indexOf(header);
    return at < 0 ? -1 : column + at;
  });
}

type TakenOut = { readonly writes: readonly HostWrite[]; readonly removed: readonly RecordRow[]; readonly left: readonly string[] };

/** The rows of records that came, where they still say what they came with. */
function takeOut({ def, records, binding, layout }: GovernedTable, came: readonly RecordRow[], stamps: ReadonlySet<string>): TakenOut {
  const left: string[] = [];
  const out = came.filter(({ table }) => table === def.id).flatMap((row): { readonly row: RecordRow; readonly index: number }[] => {
    const rows = binding.rows.get(row.record) ?? [];
    const index = rows.length === 1 ? records.rows.indexOf(rows[0]! + 1) : -1;
    if (index < 0) {
      left.push(row.record);
      return [];
    }
    const changed = Object.keys(row.values).filter((field) => records.columns[field] !== undefined && !stamps.has(field) && !same(valueAt(records, field, index), row.values[field] ?? null));
    for (const field of changed) left.push(cellAddress(rows[0]!, layout.columns[field]!));
    return changed.length > 0 ? [] : [{ row, index }];
  });
  const { sheet, data } = layout;
  const writes: HostWrite[] = out.length === 0 ? [] : [{ verb: "deleteCells", sheet, areas: out.map(({ index }) => ({ ...data, row: records.rows[index]! - 1, rows: 1 })) }];
  return { writes, removed: out.map(({ row }) => row), left };
}

function same(a: CellValue, b: CellValue): boolean {
  return sameValue(a, b) || (isBlank(a) && isBlank(b));
}

function rowsIn(areas: readonly Area[]): number {
  return areas.reduce((sum, { rows }) => sum + rows, 0);
}

const leftTexts = {
  code: "changes/changedSince",
  message: {
    "zh-CN": "{count} 处后来又改过或已不在，不予撤销：{cells}。",
    en: "{count} cells or records have changed since or are gone and were not undone: {cells}.",
  },
  hint: { "zh-CN": "需要的话，请先撤销后来的修改，再撤销这些单元格。", en: "Undo the later changes first, then undo these cells." },
} as const;
