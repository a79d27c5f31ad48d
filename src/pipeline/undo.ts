import type { ChangeHead, ChangeSet } from "../changes/changeSet";
import { inverseEdits, inverseWrites } from "../changes/inverse";
import { laterChanges, standingChanges, undoneParts } from "../changes/standing";
import { isoFromSerial } from "../records/serialDay";
import { sameValue } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { cellAddress } from "../workbook/area";
import { sameName } from "../workbook/names";
import { commitChange } from "./commit";
import { builtUpon } from "./levels";
import { ourSheets, resultSheetsOf } from "./ownSheets";
import type { Session } from "./session";
import { changeOf, readState } from "./state";
import { type UndoneRecords, isOfRecords, undoRecords } from "./undoRecords";
import { writtenCells } from "./writtenCells";

export type Undone = { readonly undone: ChangeSet; readonly by: ChangeSet | null; /** Cells that were left alone, and why. */ readonly leftAlone: Problem | null };

/**
 * Takes back one change set: the latest that still stands, or the one named; `records` names, of a merge of many groups, the records that stay or went in those that are meant. The latest is undone
 * exactly (value, type, formula, format, validation, merges, table, sheets), provided that everything it wrote still stands; one that only touched records can also be taken back later, record by
 * record: where something has changed since, that is left alone and named.
 * Problems: `undo/nothing`, `undo/unknown`, `undo/alreadyUndone`, `undo/tooLate`, `undo/noPart`, `undo/changedSince`, `undo/laterChanges`, `changes/changedSince`.
 */
export async function undo(session: Session, options: { readonly change?: string; readonly records?: readonly string[] } = {}): Promise<Result<Undone>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const { changes } = state.value;
  const standing = standingChanges(changes);
  const head = options.change === undefined ? standing.findLast(isUndoable) : changes.find((change) => change.id === options.change);
  if (head === undefined) return fail(options.change === undefined ? nothingToUndo : unknownChange(options.change));
  if (!standing.includes(head)) return fail(alreadyUndone(head.id));
  const { undoUntil } = head.why;
  if (undoUntil !== undefined && session.today > undoUntil) return fail(tooLate(head.id, undoUntil));
  const change = changeOf(state.value, head, session.tools);
  if (!change.ok) return change;
  const target = change.value;
  const gone = undoneParts(changes, target.id);
  if (options.records !== undefined && options.records.length > 0) {
    const parts = partsNamed(target, options.records);
    const unknown = options.records.filter((record) => !target.removed.some((row) => row.into !== undefined && (row.record === record || row.into === record)));
    if (unknown.length > 0 || parts.every((part) => gone.has(part))) return fail(noPart(target.id, unknown.length > 0 ? unknown : options.records));
    return undoneAs(target, await undoRecords(session, state.value, target, parts.filter((part) => !gone.has(part))));
  }
  const later = laterChanges(changes, head, isOfRecords(target));
  const upon = builtUpon(state.value.document.levels, changes, target.id);
  if (upon.length > 0) return fail(refusedFor(target, upon));
  // A decision wrote no cell: nothing else can stand in the way of taking it back.
  if (target.ops.length === 0) return exactUndo(session, target, changes);
  const moved = await changedCells(session, target, changes);
  if (!moved.ok) return moved;
  if (later.length === 0 && moved.value.length === 0) return exactUndo(session, target, changes);
  if (isOfRecords(target)) return undoneAs(target, await undoRecords(session, state.value, target, null));
  return fail(later.length > 0 ? refusedFor(target, later) : changedSince(target, moved.value));
}

/**
 * Does again what was taken back last, unless something else has been done since.
 * Problems: `undo/nothing`, and those of `undo`.
 */
export async function redo(session: Session): Promise<Result<Undone>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const { changes } = state.value;
  const undoOf = (id: string | undefined): string | undefined => changes.find((change) => change.id === id)?.why.undoes;
  // What was done again since stands there as the undoing of an undoing: it is passed over.
  const last = standingChanges(changes).findLast(({ why }) => undoOf(why.undoes) === undefined && why.command !== "reveal");
  return last?.why.undoes === undefined ? fail(nothingToRedo) : undo(session, { change: last.id });
}

function undoneAs(undone: ChangeSet, result: Result<UndoneRecords>): Result<Undone> {
  return result.ok ? ok({ undone, ...result.value }) : result;
}

/** The records that stayed, of the groups in which any of these stayed or went. */
function partsNamed({ removed }: ChangeSet, records: readonly string[]): readonly string[] {
  return [...new Set(removed.flatMap(({ record, into }) => (into !== undefined && (records.includes(record) || records.includes(into)) ? [into] : [])))];
}

function tooLate(id: string, until: number): Problem {
  const day = isoFromSerial(until, 1900) ?? "";
  return { code: "undo/tooLate", place: id, message: { "zh-CN": `${id} 按模板只能撤销到 ${day}，没有撤销。`, en: `By the template ${id} could be undone until ${day}; nothing was undone.` }, hint: { "zh-CN": "并走的记录在历史里仍然看得到，需要时按它重新填写。", en: "The history still shows the records that went; enter them anew where need be." } };
}

/** Every change set that still stands, latest first, until the workbook is as it was before the first. */
export async function undoAll(session: Session): Promise<Result<readonly Undone[]>> {
  const done: Undone[] = [];
  for (;;) {
    const one = await undo(session);
    if (!one.ok) return done.length > 0 && one.problems[0]?.code === nothingToUndo.code ? ok(done) : one;
    done.push(one.value);
  }
}

/**
 * Takes back a change set and all that came after it, the latest first. Where one cannot be taken back it ends there: what was undone until then stays undone, and `stopped` says why.
 * Problems: `undo/unknown`, `undo/alreadyUndone`, and those of `undo` for the latest.
 */
export async function undoBackTo(session: Session, change: string): Promise<Result<{ readonly undone: readonly Undone[]; readonly stopped: Problem | null }>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const { changes } = state.value;
  if (!changes.some(({ id }) => id === change)) return fail(unknownChange(change));
  const steps = stepsBackTo(changes, change);
  if (steps === 0) return fail(alreadyUndone(change));
  const undone: Undone[] = [];
  while (undone.length < steps) {
    session.progress?.("undo", undone.length, steps);
    const one = await undo(session);
    if (!one.ok) return undone.length === 0 ? one : ok({ undone, stopped: one.problems[0]! });
    undone.push(one.value);
  }
  session.progress?.("undo", steps, steps);
  return ok({ undone, stopped: null });
}

/** How many change sets are taken back on the way to one, with it; 0 where it does not stand. */
export function stepsBackTo(changes: readonly ChangeHead[], change: string): number {
  return stepsBack(changes).get(change) ?? 0;
}

/** The same of each change set that has any. */
export function stepsBack(changes: readonly ChangeHead[]): ReadonlyMap<string, number> {
  const done = standingChanges(changes).filter(isUndoable);
  return new Map(done.map(({ id }, at) => [id, done.length - at]));
}

/** What was done, but for undoing and looking at what is masked. */
function isUndoable({ why }: ChangeHead): boolean {
  return why.undoes === undefined && why.command !== "reveal";
}

async function exactUndo(session: Session, target: ChangeSet, changes: readonly ChangeHead[]): Promise<Result<Undone>> {
  const { came, went } = resultSheetsOf(target, changes);
  const by = await commitChange(session, {
    why: { command: "undo", undoes: target.id },
    template: target.template,
    writes: inverseWrites(target),
    edits: inverseEdits(target.edits),
    inserted: target.removed,
    removed: target.inserted,
    decision: target.ops.length === 0,
    exact: true,
    // A sheet of results that goes leaves its name to whoever wants it; one that comes back is ours again.
    ...(came.length + went.length === 0 ? {} : { document: async (before) => ok({ ...before, resultSheets: [...new Set([...before.resultSheets.filter((name) => !came.includes(name)), ...went])] }) }),
  });
  return by.ok ? ok({ undone: target, by: by.value, leftAlone: null }) : by;
}

/** Cells that the change set wrote and that say something else now. Sheets that it made itself are ours and do not count, as long as they are those: a sheet that somebody has under the name of one is named. */
async function changedCells(session: Session, change: ChangeSet, changes: readonly ChangeHead[]): Promise<Result<readonly string[]>> {
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const written = writtenCells(change);
  const { made, went } = resultSheetsOf(change, changes);
  const ours = await ourSheets(session.host, sheets.value, made);
  if (!ours.ok) return ours;
  const stands = (name: string): boolean => sheets.value.some((sheet) => sameName(sheet.name, name));
  const changed = [...made.filter((name) => !ours.value.has(name) && stands(name)), ...went.filter(stands)];
  for (const [name, cells] of written) {
    if (made.includes(name) || went.includes(name)) continue;
    const sheet = sheets.value.find((candidate) => candidate.name === name);
    if (sheet === undefined) {
      changed.push(name);
      continue;
    }
    const used = sheet.used ?? { row: 0, column: 0, rows: 1, columns: 1 };
    const block = await session.host.readCells(name, { row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns }, { formulas: true });
    if (!block.ok) return block;
    for (const { row, column, value, formula } of cells.values()) {
      const now = block.value.values[row]?.[column] ?? null;
      const same = formula === null ? sameValue(now === "" ? null : now, value) : block.value.formulas![row]?.[column] === formula;
      if (!same) changed.push(`${name}!${cellAddress(row, column)}`);
    }
  }
  return ok(changed);
}

const nothingToUndo: Problem = {
  code: "undo/nothing",
  message: { "zh-CN": "没有可以撤销的更改。", en: "There is nothing to undo." },
  hint: { "zh-CN": "用 journal 查看全部更改记录。", en: "See all changes with journal." },
};

const nothingToRedo: Problem = {
  code: "undo/nothing",
  message: { "zh-CN": "没有可以重做的更改。", en: "There is nothing to redo." },
  hint: { "zh-CN": "只有刚刚撤销的才能重做；更早的在历史里恢复。", en: "Only what was just undone can be redone; have earlier ones back in the history." },
};

function noPart(id: string, records: readonly string[]): Problem {
  const shown = records.slice(0, 5).join(", ") + (records.length > 5 ? " …" : "");
  return {
    code: "undo/noPart",
    message: { "zh-CN": `${id} 没有合并过 ${shown}，或者已经撤销。`, en: `${id} has not merged ${shown}, or that has been undone.` },
    hint: { "zh-CN": "用 journal 查看这次合并了哪些记录。", en: "See with journal which records it merged." },
  };
}

function unknownChange(id: string): Problem {
  return { code: "undo/unknown", message: { "zh-CN": `没有编号为 ${id} 的更改。`, en: `There is no change ${id}.` }, hint: { "zh-CN": "用 journal 查看更改的编号。", en: "See the ids of changes with journal." } };
}

function alreadyUndone(id: string): Problem {
  return { code: "undo/alreadyUndone", message: { "zh-CN": `更改 ${id} 已经撤销过了。`, en: `Change ${id} has been undone already.` }, hint: { "zh-CN": "用 journal 查看是哪一次撤销；要恢复，就撤销那一次撤销。", en: "See with journal which change undid it; to have it back, undo that one." } };
}

function refusedFor(target: ChangeSet, later: readonly ChangeHead[]): Problem {
  const ids = later.map((change) => change.id).toReversed().join(", ");
  const grew = target.inserted.length > 0;
  return {
    code: "undo/laterChanges",
    message: { "zh-CN": `${target.id} 之后还有更改：${ids}。${grew ? "它给表加了行，后来的更改是在加了行的表上做的" : "它改动了表的结构或模板"}，只能按顺序撤销。`, en: `Changes came after ${target.id}: ${ids}. ${grew ? "It made the table grow, and they were made in the larger table" : "It changed the structure of the table or its template"}, so it is undone in order.` },
    hint: { "zh-CN": `先撤销后来的更改（依次用 undo --change），再撤销这一次；或者用 undo --all 全部撤销。`, en: "Undo the later ones first (undo --change, one after the other), then this one; or all of them with undo --all." },
  };
}

function changedSince(target: ChangeSet, cells: readonly string[]): Problem {
  const shown = cells.slice(0, 5).join(", ") + (cells.length > 5 ? " …" : "");
  return {
    code: "undo/changedSince",
    place: cells[0] ?? "",
    message: { "zh-CN": `${target.id} 写过的 ${cells.length} 个单元格后来被改过：${shown}。没有撤销任何内容。`, en: `${cells.length} cells that ${target.id} wrote have changed since: ${shown}. Nothing was undone.` },
    hint: { "zh-CN": "把这些单元格改回去再撤销，或者保留现状。", en: "Put these cells back and undo again, or leave things as they are." },
  };
}
