import type { ChangeSet, RecordRow } from "../../changes/changeSet";
import { standingChanges, undoneParts } from "../../changes/standing";
import { cellsOf, mergedGroups } from "../../pipeline/journal";
import type { GovernedTable } from "../../pipeline/locate";
import type { Localized, Problem, Result } from "../../pipeline/session";
import { shown } from "../../pipeline/shownValue";
import { changeOf, readState } from "../../pipeline/state";
import { redo, stepsBack, undo, undoBackTo } from "../../pipeline/undo";
import { type CellValue, isBlank, plainText, sameValue } from "../../records/cellValue";
import { ok } from "../../records/problem";
import { valueAt } from "../../records/recordTable";
import { recordLine, valuesTitle } from "../desk/recordTitle";
import { type DeskContext, isLost } from "../desk/deskContext";

export type HistoryEntry = {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly command: string;
  /** The record that it is about where it is about one: what people know it by, else its id. */
  readonly of: string | null;
  readonly reason: string | null;
  readonly undoes: string | null;
  /** The command that it takes back. */
  readonly undoesCommand: string | null;
  readonly stands: boolean;
  /** Change sets that stand and came after it; 0 also where it does not stand. */
  readonly later: number;
  readonly cells: number;
  readonly edits: number;
  readonly inserted: number;
  readonly removed: number;
};
/** Null = every one. */
export type HistoryFilter = { readonly command: string | null; readonly by: string | null };
export type HistoryPage = {
  /** Entries that the filter leaves. */
  readonly total: number;
  readonly lines: readonly HistoryEntry[];
  /** What there is to filter by, most frequent first. */
  readonly commands: readonly string[];
  readonly people: readonly string[];
};
/** `row` null: the record has left the table. `now`: what the cell says where it is no longer what was written: undoing leaves it alone. */
export type EditLine = { readonly record: string; readonly row: number | null; readonly field: string; readonly label: Localized; readonly before: string; readonly after: string; readonly now: string | null };
export type MovedRecord = { readonly record: string; readonly row: number | null; readonly title: string };
export type ChangeDetail = {
  readonly total: number;
  readonly lines: readonly EditLine[];
  /** Cells of this change set that say something else now, or whose record is gone. */
  readonly changedSince: number;
  readonly inserted: readonly MovedRecord[];
  readonly removed: readonly MovedRecord[];
  /** Of a merge: what became one, group by group; `stands` false: that group has been taken back by itself. */
  readonly merged: readonly { readonly survivor: MovedRecord; readonly gone: readonly MovedRecord[]; readonly stands: boolean }[];
  readonly groups: number;
};

const entriesPerPage = 50;
const editsPerPage = 200;
/** Records that came or went, named in one entry. */
const mostNamed = 50;
const everything: HistoryFilter = { command: null, by: null };

/** Every change set, the newest first, and taking one back. Only what a view shows is taken apart. */
export function historyDesk({ session, table, command }: DeskContext) {
  /** What was done can be read where the table is gone, too. */
  const tableIfThere: typeof table = async () => {
    const live = await table();
    return !live.ok && isLost(live.problems) ? ok(null) : live;
  };
  return {
    /** `from` counts from 0, among those that the filter leaves; `most`: so many of them. */
    async list(filter: HistoryFilter = everything, from = 0, most = entriesPerPage): Promise<Result<HistoryPage>> {
      const live = await tableIfThere();
      if (!live.ok) return live;
      const typed = await live.value?.journal();
      if (typed !== undefined && !typed.ok) return typed;
      const state = await readState(session.host, session.tools);
      if (!state.ok) return state;
      const { changes } = state.value;
      const standing = new Set(standingChanges(changes));
      const commands = new Map(changes.map(({ id, why }) => [id, why.command]));
      const steps = stepsBack(changes);
      const nameOf = live.value === null ? () => null : recordNamer(live.value.table);
      const of = changes.filter(({ why, by }) => (filter.command === null || why.command === filter.command) && (filter.by === null || by === filter.by)).toReversed();
      const lines: HistoryEntry[] = [];
      for (const head of of.slice(from, from + most)) {
        const change = changeOf(state.value, head, session.tools);
        if (!change.ok) return change;
        const { inserted, removed } = change.value;
        const edits = change.value.edits.filter(byPeople(live.value?.table ?? null));
        lines.push({
          id: head.id, at: head.at, by: head.by, command: head.why.command, of: nameOf({ ...change.value, edits }), reason: head.why.reason ?? null, undoes: head.why.undoes ?? null, undoesCommand: commands.get(head.why.undoes ?? "") ?? null, stands: standing.has(head), later: Math.max(0, (steps.get(head.id) ?? 0) - 1), cells: cellsOf(change.value) - (change.value.edits.length - edits.length),
          edits: edits.length, inserted: inserted.length, removed: removed.length,
        });
      }
      return ok({ total: of.length, lines, commands: byFrequency(changes.map(({ why }) => why.command)), people: byFrequency(changes.map(({ by }) => by)) });
    },
    /** What a change set did to records, before and after, and where that is no longer so; `from` counts from 0. */
    async edits(id: string, from: number): Promise<Result<ChangeDetail>> {
      const live = await tableIfThere();
      if (!live.ok) return live;
      const state = await readState(session.host, session.tools);
      if (!state.ok) return state;
      const head = state.value.changes.find((one) => one.id === id);
      if (head === undefined) return ok({ total: 0, lines: [], changedSince: 0, inserted: [], removed: [], merged: [], groups: 0 });
      const change = changeOf(state.value, head, session.tools);
      return change.ok ? ok(detailOf(change.value, undoneParts(state.value.changes, id), live.value?.table ?? null, from)) : change;
    },
    /** Takes back one change set; null = the latest that stands; of a merge only the groups of `records`, where there are any. `leftAlone`: cells that have been changed since. */
    async undo(id: string | null, records: readonly string[] = []): Promise<Result<{ readonly undone: string; readonly command: string; readonly by: string | null; readonly leftAlone: Problem | null }>> {
      return command(async (current) => {
        const done = await undo(current, { ...(id === null ? {} : { change: id }), records });
        return done.ok ? ok({ undone: done.value.undone.id, command: done.value.undone.why.command, by: done.value.by?.id ?? null, leftAlone: done.value.leftAlone }) : done;
      });
    },
    /** Takes back one change set and all that came after it. `count`: how many; `leftAlone`: why it ended before, or what has been changed since and was left. */
    async undoBackTo(id: string): Promise<Result<{ readonly count: number; readonly leftAlone: Problem | null }>> {
      return command(async (current) => {
        const done = await undoBackTo(current, id);
        return done.ok ? ok({ count: done.value.undone.length, leftAlone: done.value.stopped ?? done.value.undone.findLast(({ leftAlone }) => leftAlone !== null)?.leftAlone ?? null }) : done;
      });
    },
    /** Does again what was taken back last, unless something else has been done since. `command`: what is done again. */
    async redo(): Promise<Result<{ readonly undone: string; readonly command: string; readonly by: string | null; readonly leftAlone: Problem | null }>> {
      return command(async (current) => {
        const done = await redo(current);
        if (!done.ok) return done;
        const state = await readState(current.host, current.tools);
        if (!state.ok) return state;
        const { undone, by, leftAlone } = done.value;
        return ok({ undone: undone.id, command: state.value.changes.find(({ id }) => id === undone.why.undoes)?.why.command ?? "undo", by: by?.id ?? null, leftAlone });
      });
    },
  };
}

function byFrequency(words: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
}

/** Leaves out what the program itself notes at a record, such as when it was written last. */
function byPeople(table: GovernedTable | null): (edit: ChangeSet["edits"][number]) => boolean {
  const stamps = new Set(table?.def.fields.flatMap(({ id, system }) => (system === undefined ? [] : [id])) ?? []);
  return ({ field }) => !stamps.has(field);
}

/** Names the one record of the table that a change set is about; a merge of one group is about the record that stays. Null where it is about several, or about another table. */
function recordNamer(table: GovernedTable): (change: Pick<ChangeSet, "edits" | "inserted" | "removed">) => string | null {
  const at = new Map(table.records.ids.map((record, index) => [record, index]));
  const untold = new Set(table.def.fields.flatMap(({ id, history }) => (history === 0 ? [id] : [])));
  return ({ edits, inserted, removed }) => {
    const rows = [...inserted, ...removed];
    const records = new Set([...edits, ...inserted].map(({ record }) => record).concat(removed.map(({ record, into }) => into ?? record)));
    const [record] = records;
    if (records.size !== 1 || [...edits, ...rows].some((one) => one.table !== table.def.id)) return null;
    const index = at.get(record!);
    const row = rows.findLast((one) => one.record === record);
    const title = index !== undefined ? recordLine(table, index).title : row === undefined ? "" : valuesTitle(table, Object.fromEntries(Object.entries(row.values).filter(([field]) => !untold.has(field))));
    return title === "" ? record! : title;
  };
}

function detailOf({ edits: all, inserted, removed }: ChangeSet, undone: ReadonlySet<string>, table: GovernedTable | null, from: number): ChangeDetail {
  const edits = all.filter(byPeople(table));
  const untold = new Set(table?.def.fields.flatMap(({ id, history }) => (history === 0 ? [id] : [])) ?? []);
  const at = new Map(table?.records.ids.map((record, index) => [record, index]) ?? []);
  const text = (field: string, value: CellValue): string => (untold.has(field) ? "***" : table === null ? plainText(value) : shown(table, field, value));
  const nowOf = (record: string, field: string): { readonly value: CellValue } | null => {
    const index = at.get(record);
    return table === null || index === undefined || table.records.columns[field] === undefined ? null : { value: valueAt(table.records, field, index) };
  };
  const isMoved = ({ record, field, after }: ChangeSet["edits"][number]): boolean => {
    const now = nowOf(record, field);
    return now === null || !(sameValue(now.value, after) || (isBlank(now.value) && isBlank(after)));
  };
  const moved = ({ record, values }: RecordRow): MovedRecord => {
    const index = at.get(record);
    const first = table?.def.fields.find(({ id }) => id !== table.def.recordId && !isBlank(values[id] ?? null));
    return { record, row: table === null || index === undefined ? null : table.records.rows[index]!, title: first === undefined ? "" : text(first.id, values[first.id]!) };
  };
  const merged = mergedGroups({ removed }, undone);
  const titleNow = (record: string): MovedRecord => {
    const index = at.get(record);
    return moved({ record, table: table?.def.id ?? "", values: table === null || index === undefined ? {} : Object.fromEntries(Object.keys(table.records.columns).map((field) => [field, valueAt(table.records, field, index)])) });
  };
  return {
    merged: merged.slice(0, mostNamed).map(({ survivor, gone, stands }) => ({ survivor: titleNow(survivor), gone: gone.map(moved), stands })),
    groups: merged.length,
    total: edits.length,
    lines: edits.slice(from, from + editsPerPage).map((edit): EditLine => {
      const { record, field, before, after } = edit;
      const index = at.get(record);
      const now = nowOf(record, field);
      return {
        record,
        row: table === null || index === undefined ? null : table.records.rows[index]!,
        field,
        label: table?.def.fields.find((candidate) => candidate.id === field)?.label ?? { "zh-CN": field, en: field },
        before: text(field, before),
        after: text(field, after),
        now: now !== null && isMoved(edit) ? text(field, now.value) : null,
      };
    }),
    changedSince: edits.filter(isMoved).length,
    inserted: inserted.slice(0, mostNamed).map(moved),
    removed: removed.slice(0, mostNamed).map(moved),
  };
}
