import type { Control } from "../engine/engine";
import { bindRows } from "../changes/binding";
import type { ChangeSet } from "../changes/changeSet";
import { type RowImage, type Standing, type Unsaved, joinUnsaved, nothingUnsaved, planObserved, rowsToFill, withoutChange } from "../changes/observed";
import { type ObservedEdit, type SeenRecord, type Shadow, observe, sameOthers } from "../changes/shadow";
import type { Finding } from "../findings/finding";
import { sortFindings } from "../findings/sortFindings";
import { type CellValue, sameValue } from "../records/cellValue";
import { patchRecords } from "../records/patchRecords";
import { type Problem, type Result, fail, ok } from "../records/problem";
import type { Area, HostChange } from "../workbook/host";
import { control, withLooks } from "./check";
import { commitChange } from "./commit";
import { type KeptFinding, splitFindings } from "./kept";
import { type GovernedTable, governedTables } from "./locate";
import { readSeenRows } from "./readSeenRows";
import type { Session } from "./session";
import { changeOf, readState } from "./state";
import { inTurn as alone } from "./turn";
import { otherLooks } from "./otherLooks";

/** Who made the change that an update is about; `mixed`: several did before anybody looked. */
export type LiveSource = "user" | "coauthor" | "mixed";

export type LiveUpdate = {
  readonly source: LiveSource;
  /** All of it follows from what the person knows already: the sheet's own undo or redo, or other results of formulas. */
  readonly echo: boolean;
  /** Rows (1-based) whose findings are new; null = rows have moved, everything is. */
  readonly rows: readonly number[] | null;
  /** All findings of the table as they are now. */
  readonly findings: readonly Finding[];
  /** Those that somebody decided to leave. */
  readonly kept: readonly KeptFinding[];
  /** What was typed since the last update, by record id. */
  readonly edits: readonly ObservedEdit[];
  /** Records that people took out of the table or brought into it, by id. */
  readonly removed: readonly string[];
  readonly inserted: readonly string[];
  /** What those that were taken out said, in the same order. */
  readonly left: readonly { readonly values: { readonly [field: string]: CellValue } }[];
};

/** A governed table under watch. Calls wait for each other, so that two looks never run into one another. */
export interface LiveTable {
  readonly table: GovernedTable;
  readonly findings: readonly Finding[];
  /** Findings that somebody decided to leave as they are; they are not among `findings`. */
  readonly kept: readonly KeptFinding[];
  /** What people did between the look that was handed in and the first one; null where none was handed in, or nothing was done. */
  readonly since: LiveUpdate | null;
  /**
   * Looks at the whole table: on coming back to the workbook, or where an event may have been missed. Null when nothing has changed. Where a table that this one refers to or reads was seen to change,
   * everything is judged again.
   */
  rescan(): Promise<Result<LiveUpdate | null>>;
  /**
   * Does a command of ours. What it changes is nobody's edit: events that arrive meanwhile wait until the table has been looked at anew. What people did before it is journaled before it, so
   * that the journal tells what happened in order; a command that takes something back says `journalFirst: false`, or it would take back that.
   */
  command<T>(work: () => Promise<Result<T>>, options?: { readonly journalFirst?: boolean }): Promise<Result<T>>;
  /**
   * What people typed, took out and brought in since the last time, as a change set of the journal: who they are is not known better than who holds this session. Null when nothing was. Undoing
   * it puts rows back with what they held, and with their looks where the host still had them.
   */
  journal(): Promise<Result<ChangeSet | null>>;
  stop(): Promise<void>;
}

export type LiveOptions = {
  /** An update that an event led to. */
  readonly onUpdate: (update: LiveUpdate) => void;
  /** Watching has run into a problem (the table is gone, a sync failed); it goes on with the next event. */
  readonly onProblem: (result: Result<never>) => void;
  /** Every change of the workbook that the host tells, as it comes. */
  readonly onHeard?: (change: HostChange) => void;
  /** Somebody at this program wrote below the table, in rows (1-based) that are none of its own. */
  readonly onBelow?: (first: number, last: number) => void;
  /** The records as they were seen before: what people have done since then is theirs, though no event tells of it. */
  readonly seen?: Shadow;
};

/**
 * Keeps the findings of a governed table up to date while people work in the sheet. Events only say where to look: what happened is found by comparing with a shadow copy, by record id.
 * Leaving a row looks at it once more, since a pick from a dropdown may raise no event. Reads only, until `journal` is called.
 */
export async function watchTable(session: Session, table: string, { onUpdate, onProblem, onHeard, onBelow, seen }: LiveOptions): Promise<Result<LiveTable>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  /** Change sets that were in the journal when the table was looked at. */
  let known = new Set(state.value.changes.map(({ id }) => id));
  const opened = await look(session, table, control(session));
  if (!opened.ok) return opened;
  let now = opened.value;
  let waiting: Hint[] = [];
  const before = seen === undefined ? nothingUnsaved : observe(table, seen, now.shadow, true);
  const since: LiveUpdate = { source: "user", echo: false, rows: null, findings: now.findings, kept: now.kept, ...told(before) };
  let unsaved: Unsaved = before;
  let last: Promise<unknown> = Promise.resolve();
  let selected: { readonly sheet: string; readonly area: Area } | null = null;

  /** One after the other; a problem of one is not a problem of the next. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
  const update = async (changes: readonly Hint[], whole: boolean): Promise<Result<LiveUpdate | null>> => {
    const next = await compare(session, now, changes, whole);
    if (!next.ok) return next;
    now = next.value.state;
    unsaved = joinUnsaved(unsaved, next.value.observed);
    return ok(next.value.update);
  };
  /** By record: the rows that people took out since the last time, as the host had them. */
  const images = new Map<string, RowImage>();
  const keepImages = ({ sheet, taken }: HostChange): void => {
    const { layout } = now.table;
    if (taken === undefined || sheet !== layout.sheet || layout.idColumn === null) return;
    for (const [row, values] of taken.rows) {
      const record = values[layout.idColumn - taken.column];
      if (typeof record === "string" && record !== "") images.set(record, { before: taken.before, row });
    }
  };
  /** What other panes have written and told the journal of is nobody's typing. */
  const leaveToOthers = async (): Promise<Result<void>> => {
    const state = await readState(session.host, session.tools);
    if (!state.ok) return state;
    const { changes, columns } = state.value;
    const own = new Set(columns.flatMap(({ client, entries }) => (client === session.client ? entries.map(({ changeSet }) => changeSet) : [])));
    const others = changes.filter((head) => !known.has(head.id) && !own.has(head));
    if (others.length > 0) {
      // All that they wrote is seen now, or it would be taken for typed the next time.
      const seen = await update([], true);
      if (!seen.ok) return seen;
      if (seen.value !== null) onUpdate(seen.value);
    }
    for (const head of others) {
      const change = changeOf(state.value, head, session.tools);
      if (!change.ok) return change;
      unsaved = withoutChange(unsaved, { edits: change.value.edits.filter((edit) => edit.table === table), inserted: change.value.inserted.filter((row) => row.table === table), removed: change.value.removed.filter((row) => row.table === table) });
    }
    known = new Set(changes.map(({ id }) => id));
    return ok(undefined);
  };
  const save = (): Promise<Result<ChangeSet | null>> => alone(session, async () => {
    const left = await leaveToOthers();
    if (!left.ok) return left;
    const written = await commitObserved(session, now, unsaved, images);
    if (written.ok) {
      unsaved = nothingUnsaved;
      images.clear();
    }
    return written;
  });
  /** What we have just written into the sheet is nobody's edit. */
  const passOver = async (change: ChangeSet): Promise<void> => {
    const next = await compare(session, now, [], true);
    if (!next.ok) return onProblem(next);
    const { state, observed, update: seen } = next.value;
    const mine = new Map(change.edits.map(({ record, field, after }) => [JSON.stringify([record, field]), after]));
    for (const { record, values } of change.inserted) for (const [field, value] of Object.entries(values)) mine.set(JSON.stringify([record, field]), value);
    const edits = observed.edits.filter(({ record, field, after }) => !sameValue(mine.get(JSON.stringify([record, field])) ?? null, after));
    now = state;
    unsaved = joinUnsaved(unsaved, { ...observed, edits });
    if (seen !== null) onUpdate({ ...seen, edits });
  };
  /** A table that this one refers to or reads has changed: what was found is judged again at the next look, as is everything that follows from it. */
  let stale = false;
  /** Sheets where something happened that had nothing to do with the table. Another one may be the table's own, under another name. */
  const elsewhere = new Set<string>();
  const onChange = (change: Hint): void => {
    if (now.others.has(change.formerly ?? change.sheet)) stale = true;
    if (elsewhere.has(change.sheet) && change.formerly === undefined) return;
    waiting.push(change);
    if (waiting.length > 1) return;
    void inTurn(async () => {
      const changes = waiting;
      waiting = [];
      const updated = await update(changes.filter(({ sheet }) => sheet === now.table.layout.sheet), false);
      elsewhere.clear();
      for (const { sheet } of changes) if (updated.ok && sheet !== now.table.layout.sheet) elsewhere.add(sheet);
      if (!updated.ok) onProblem(updated);
      else if (updated.value !== null) onUpdate(updated.value);
    });
  };

  const below = ({ sheet, area, source, echo }: HostChange): void => {
    const { layout, governed: { info } } = now.table;
    const end = info.area.row + info.area.rows;
    if (onBelow === undefined || source !== "user" || echo === true || area === null || sheet !== layout.sheet || area.row + area.rows <= end) return;
    if (area.column + area.columns > layout.data.column && area.column < layout.data.column + layout.data.columns) onBelow(Math.max(area.row, end) + 1, area.row + area.rows);
  };
  const stopChanges = await session.host.watch((change) => {
    onHeard?.(change);
    keepImages(change);
    below(change);
    onChange(change);
  });
  if (!stopChanges.ok) return stopChanges;
  const stopSelections = await session.host.watchSelection((selection) => {
    const left = selected;
    selected = selection;
    if (left !== null) onChange({ sheet: left.sheet, area: left.area, source: "user", only: "left" });
  });
  if (!stopSelections.ok) {
    await stopChanges.value();
    return stopSelections;
  }
  return ok({
    get table() { return now.table; },
    get findings() { return now.findings; },
    get kept() { return now.kept; },
    since: since.edits.length + since.removed.length + since.inserted.length === 0 ? null : since,
    rescan: () => inTurn(async () => {
      if (!stale) return update([], true);
      stale = false;
      const next = await again(session, now, { source: "mixed", echo: false });
      if (!next.ok) return next;
      now = next.value.state;
      unsaved = joinUnsaved(unsaved, next.value.observed);
      return ok(next.value.update);
    }),
    command: (work, { journalFirst = true } = {}) => inTurn(async () => {
      // What no event has told yet is not ours either.
      const before = await update([], true);
      if (!before.ok) onProblem(before);
      else if (before.value !== null) onUpdate(before.value);
      const saved = before.ok && journalFirst ? await save() : null;
      if (saved?.ok === false) return saved;
      const done = await work();
      const after = await look(session, table);
      if (after.ok) now = after.value;
      else onProblem(after);
      return done;
    }),
    journal: () => inTurn(async () => {
      const written = await save();
      if (written.ok && written.value !== null && now.table.layout.filled.length > 0) await passOver(written.value);
      return written;
    }),
    stop: async () => {
      await stopChanges.value();
      await stopSelections.value();
      await last.catch(() => undefined);
    },
  });
}

/** `only`: no event told of a change; the selection has left the place. */
type Hint = HostChange & { readonly only?: "left" };

/** `found`: what the rules say, before what people decided to leave is taken out. */
type State = { /** The sheets of the tables that this one refers to or reads. */ readonly others: ReadonlySet<string>; readonly table: GovernedTable; readonly shadow: ReadonlyMap<number, SeenRecord>; readonly found: readonly Finding[]; readonly findings: readonly Finding[]; readonly kept: readonly KeptFinding[] };

function notGovernedNow(): Problem {
  return { code: "live/notGoverned", message: { "zh-CN": "这张表不再是规范表，不能继续检查。", en: "This table is not governed any more, so it is no longer checked." }, hint: { "zh-CN": "重新建表，或者把“撤销建表”再撤销一次。", en: "Govern it again, or undo the undoing." } };
}

/** The table as it stands, checked whole, and its shadow copy. Only the first look can be stopped: what is under watch has to know what stands. Problems: `live/notGoverned`, `engine/cancelled`. */
async function look(session: Session, id: string, watched: Control = {}): Promise<Result<State>> {
  const tables = await governedTables(session);
  if (!tables.ok) return tables;
  const table = tables.value.find(({ def }) => def.id === id);
  if (table === undefined) return fail(notGovernedNow());
  const shadow = await readSeenRows(session.host, table.layout, headersOf(table), null);
  if (!shadow.ok) return shadow;
  const found = await session.engine.watch(table.input, watched);
  if (!found.ok) return found;
  const looks = await otherLooks(session.host, table, null);
  if (!looks.ok) return looks;
  const read = new Set([...table.def.readsTables, ...table.def.relations.map(({ to }) => to)]);
  const others = new Set(tables.value.flatMap(({ def, layout }) => (read.has(def.id) && def.id !== id ? [layout.sheet] : [])));
  return ok(stateOf(others, table, present(shadow.value), withLooks(table, found.value, looks.value)));
}

function stateOf(others: State["others"], table: GovernedTable, shadow: ReadonlyMap<number, SeenRecord>, found: readonly Finding[]): State {
  return { others, table, shadow, found, ...splitFindings(found, table.governed.kept, table.records) };
}

/** The table with records as they stand now. */
function withRecords(table: GovernedTable, records: GovernedTable["records"], layout: GovernedTable["layout"], info: GovernedTable["governed"]["info"]): GovernedTable {
  const rows = records.rows === table.records.rows && records.ids === table.records.ids ? table.binding.rows : bindRows(records.ids, records.rows);
  return { ...table, layout, records, binding: { ...table.binding, area: layout.data, rows }, input: { ...table.input, records }, blankRows: layout.data.rows - records.rows.length, governed: { ...table.governed, info } };
}

type Compared = { readonly state: State; readonly update: LiveUpdate | null; readonly observed: Unsaved };

async function compare(session: Session, state: State, changes: readonly Hint[], whole: boolean): Promise<Result<Compared>> {
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const { table } = state;
  const info = sheets.value.flatMap((sheet) => sheet.tables).find(({ name }) => name.toLowerCase() === table.governed.info.name.toLowerCase());
  const by = byWhom(changes);
  // Columns or the table itself have moved: everything is found anew, and what was typed meanwhile is seen against the old shadow.
  if (info === undefined || !sameFrame(info, table.governed.info)) return again(session, state, by);
  const grown = info.area.rows - table.governed.info.area.rows;
  const layout = { ...table.layout, data: { ...table.layout.data, rows: table.layout.data.rows + grown } };
  const rows = whole || grown < 0 ? null : rowsToRead(changes, layout.data, table.layout.data);
  const read = await readSeenRows(session.host, layout, headersOf(table), rows);
  if (!read.ok) return read;
  const observed = observe(table.def.id, state.shadow, read.value, rows === null);
  if (observed.moved) return again(session, state, by);
  // Rows whose fields say the same may have something else in their other columns.
  const beside = [...read.value].filter(([row, seen]) => seen !== null && !sameOthers(state.shadow.get(row)?.others, seen.others));
  const same = observed.changed.length === 0 && observed.gone.length === 0 && grown === 0;
  if (same && beside.length === 0) return ok({ state, update: null, observed: nothingUnsaved });
  const shadow = new Map([...state.shadow, ...(beside as [number, SeenRecord][])]);
  if (same) return ok({ state: { ...state, shadow }, update: null, observed: nothingUnsaved });
  for (const row of observed.gone) shadow.delete(row);
  for (const row of observed.changed) shadow.set(row, read.value.get(row)!);
  const changed = observed.changed.map((row) => recordCells(row, read.value.get(row)!));
  const live = await session.engine.edit({ table: table.def.id, changed, gone: observed.gone });
  const now = withRecords(table, patchRecords(table.records, changed, observed.gone), layout, info);
  const touched = new Set([...live.rows, ...observed.changed, ...observed.gone]);
  const looks = await otherLooks(session.host, now, touched);
  if (!looks.ok) return looks;
  const found = sortFindings([...state.found.filter(({ at }) => !touched.has(at[0]?.row ?? 0)), ...live.findings, ...looks.value], table.def.fields.map(({ id }) => id));
  const next = stateOf(state.others, now, shadow, found);
  return ok({ state: next, update: { ...by, rows: live.rows, findings: next.findings, kept: next.kept, ...told(observed) }, observed });
}

async function again(session: Session, state: State, by: Pick<LiveUpdate, "source" | "echo">): Promise<Result<Compared>> {
  const next = await look(session, state.table.def.id);
  if (!next.ok) return next;
  const observed = observe(state.table.def.id, state.shadow, next.value.shadow, true);
  return ok({ state: next.value, update: { ...by, rows: null, findings: next.value.findings, kept: next.value.kept, ...told(observed) }, observed });
}

function told({ edits, removed, inserted }: Unsaved): Pick<LiveUpdate, "edits" | "removed" | "inserted" | "left"> {
  const idsOf = (records: readonly { readonly record: string }[]): readonly string[] => records.map(({ record }) => record);
  return { edits, removed: idsOf(removed), inserted: idsOf(inserted), left: removed };
}

function headersOf({ governed }: GovernedTable): readonly string[] {
  return governed.info.columns.map(({ name }) => name);
}

/** Everything about the table that decides where a cell belongs, but for how many rows it has. */
function sameFrame(a: GovernedTable["governed"]["info"], b: GovernedTable["governed"]["info"]): boolean {
  const frame = ({ sheet, area, totalsRow, columns }: GovernedTable["governed"]["info"]) => JSON.stringify([sheet, area.row, area.column, area.columns, totalsRow, columns]);
  return frame(a) === frame(b);
}

/** Data rows (0-based runs) that the changes may have touched, rows that have come since included; null = all of them. */
function rowsToRead(changes: readonly HostChange[], data: Area, before: Area): readonly { readonly first: number; readonly count: number }[] | null {
  if (changes.length === 0 || changes.some(({ area }) => area === null)) return null;
  const end = data.row + data.rows;
  const rows = changes.map(({ area }) => ({ first: Math.max(area!.row, data.row), last: Math.min(area!.row + area!.rows, end) }));
  const appended = { first: before.row + before.rows, last: end };
  const runs = [...rows, appended].filter(({ first, last }) => first < last).sort((a, b) => a.first - b.first);
  const merged: { first: number; count: number }[] = [];
  for (const { first, last } of runs) {
    const previous = merged.at(-1);
    if (previous !== undefined && first <= previous.first + previous.count) previous.count = Math.max(previous.count, last - previous.first);
    else merged.push({ first, count: last - first });
  }
  return merged;
}

function byWhom(changes: readonly Hint[]): Pick<LiveUpdate, "source" | "echo"> {
  const sources = new Set(changes.map(({ source }) => source));
  const told = changes.filter(({ only }) => only === undefined);
  return { source: sources.size > 1 ? "mixed" : ([...sources][0] ?? "user"), echo: told.length > 0 && told.every(({ echo }) => echo === true) };
}

function recordCells(row: number, { record, values, formulas }: SeenRecord): { readonly row: number; readonly record: string | null; readonly values: { readonly [field: string]: CellValue }; readonly formulas: readonly string[] } {
  return { row, record, values, formulas: Object.keys(formulas) };
}

function present(rows: ReadonlyMap<number, SeenRecord | null>): ReadonlyMap<number, SeenRecord> {
  return new Map([...rows].flatMap(([row, seen]) => (seen === null ? [] : [[row, seen] as const])));
}

async function commitObserved(session: Session, { table, shadow }: State, unsaved: Unsaved, images: ReadonlyMap<string, RowImage>): Promise<Result<ChangeSet | null>> {
  const { sheet, data, columns } = table.layout;
  const standing: Standing = { sheet, data, columns, headers: headersOf(table), shadow };
  const rows = new Map<number, readonly CellValue[]>();
  for (const row of rowsToFill(unsaved, standing)) {
    const read = await session.host.readCells(sheet, { ...data, row, rows: 1 });
    if (!read.ok) return read;
    rows.set(row, read.value.values[0]!);
  }
  return commitChange(session, { why: { command: "observed" }, template: table.template, writes: [], ...planObserved(unsaved, standing, rows, images) });
}
