import type { ChangeHead } from "../../changes/changeSet";
import type { Engine } from "../../engine/engine";
import { type GovernedTable, type LostTable, type OpenOptions, governedTables, tablesFound } from "../../pipeline/locate";
import { type LiveTable, type LiveUpdate, watchTable } from "../../pipeline/live";
import { clockOf } from "../../pipeline/clock";
import { type Shadow, seenTables } from "../../pipeline/seenTables";
import type { Lang, Localized, Problem, Result, Session, SessionTools, WorkbookHost } from "../../pipeline/session";
import { fail, ok } from "../../records/problem";
import { valuesTitle } from "./recordTitle";
import { standingStrays } from "../../pipeline/takeIn";
import { inTurn } from "../../pipeline/turn";
import { stoppableHost } from "./stoppableHost";
import type { HostChange, Selection, StopWatching } from "../../workbook/host";
import { typedRecords } from "../duplicates/typedRecords";

/** Where a desk works: the workbook, the engine, and what only the platform knows. */
export type DeskPlace = {
  readonly host: WorkbookHost;
  readonly engine: Engine;
  readonly tools: SessionTools;
  readonly templates: readonly Uint8Array[];
  /** One word that names this program and place among co-authors. */
  readonly client: string;
  readonly now: () => Date;
  /** Opens another file beside the workbook, by its own name and bytes: what records are brought from, or a copy that is made ready to be given away. */
  readonly openBook: (name: string, bytes: Uint8Array) => Result<OpenBook>;
  /** Lets waiting messages in: settles in a turn of its own. */
  readonly breathe: () => Promise<void>;
  /** Hears of each change set that has been written into the history. */
  readonly committed?: (change: ChangeHead) => void;
};

export type OpenBook = { readonly host: WorkbookHost; /** `purge`: without texts that no cell says. */ readonly save: (as: "xlsx", purge?: boolean) => Result<Uint8Array> };

/** Who works, and in which language. */
export type Person = { readonly user: string; readonly lang: Lang };

/** What a desk tells by itself. `changed`: the table, its findings or its history are not what they were; `touched`: somebody works in a workbook without a governed table. */
export type DeskEvent =
  | { readonly kind: "progress"; readonly step: string; readonly done: number; readonly total: number }
  | { readonly kind: "changed"; readonly by: "us" | LiveUpdate["source"]; /** Records whose rows people took out, by their first fields; some are named. */ readonly gone?: { readonly count: number; readonly names: readonly string[] }; /** Nobody did anything to a record: formulas have other results. */ readonly quiet?: true; /** It follows from what the person knows already: an undo or redo of the sheet beside the pane tells of itself. */ readonly echo?: true }
  | { readonly kind: "touched" }
  | { readonly kind: "selected"; readonly selection: Selection; readonly row: number | null; readonly field: string | null; /** The pane showed it: views that led there stay where they are. */ readonly byPane?: true }
  | { readonly kind: "problem"; readonly problems: readonly Problem[] };

/** Problems that say that there is no table to speak of any more. */
const leavesNoTable: ReadonlySet<string> = new Set(["table/gone", "table/idColumnGone", "live/notGoverned"]);

export function isLost(problems: readonly Problem[]): boolean {
  return problems.some(({ code }) => leavesNoTable.has(code));
}

export type DeskTable = { readonly id: string; readonly label: Localized; readonly sheet: string; readonly records: number };

/** What every part of a desk works with. */
export type DeskContext = {
  readonly place: DeskPlace;
  /** Stamped with the moment at which it is read. */
  readonly session: Session;
  readonly options: (more?: Partial<OpenOptions>) => OpenOptions;
  /** Those of the product, then those that the person has opened. */
  readonly templates: () => readonly Uint8Array[];
  /** Puts other templates in the place of those that the person has opened. */
  readonly offer: (own: readonly Uint8Array[]) => void;
  /** The governed tables of the workbook, as they were when the one under watch was opened. */
  readonly tables: () => readonly DeskTable[];
  /** Those that cannot be worked with until they are back or given up; the others can. */
  readonly lost: () => readonly LostTable[];
  /** Another of them is meant from now on. */
  readonly choose: (table: string) => Promise<void>;
  /** The governed table under watch; null where the workbook has none. */
  readonly table: () => Promise<Result<LiveTable | null>>;
  /** The same, but that nothing is begun for it: null where none is under watch or being opened. */
  readonly standing: () => Promise<LiveTable | null>;
  /** Does a command of ours: what people typed before is journaled first, and what the command writes is not taken for theirs. */
  readonly command: <T>(work: (session: Session) => Promise<Result<T>>) => Promise<Result<T>>;
  /** Work that reads the sheet of that table. Where the sheet has another name by now, of which nobody has told, the table is looked at anew and the work done once more. */
  readonly onSheet: <T>(work: () => Promise<Result<T>>) => Promise<Result<T>>;
  /** What people have typed into that table since it is watched. */
  readonly typed: ReturnType<typeof typedRecords>;
  /** Rows (1-based) below the table that people wrote in since it is watched, and those that read like records of it when it was opened. */
  readonly below: Set<number>;
  /** Remembers how the records stand: what people do from here on is noted as theirs when the table is opened, which takes longer. */
  readonly remember: () => Promise<Result<void>>;
  /** Counts up with every change of the table: what was found out under another number may be out of date. */
  readonly version: () => number;
  /** Counts up with every command of ours, and whenever others give a sheet another name, add one or take one away: what is known of the sheets may be out of date. */
  readonly sheetsVersion: () => number;
  /** The person asks the command under way to stop. */
  readonly stop: () => void;
  /** Settles when no command is under way: the workbook is not half of what one makes of it. */
  readonly idle: () => Promise<void>;
  /** The governed table as it stands: another object whenever it has changed. Null where the workbook has none. */
  readonly records: () => Promise<Result<GovernedTable | null>>;
  /** Remembers what was found out about a table until it is another: `name` says what. One at a time of each name. */
  readonly once: <T>(name: string, table: GovernedTable, find: () => Promise<Result<T>>) => Promise<Result<T>>;
  /** Whether that is remembered already. */
  readonly knows: (name: string, table: GovernedTable) => boolean;
  /** From here on somebody else acts, or the same person in another language. */
  readonly become: (person: Person) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Chosen by us: a line. */
const mostNamed = 3;
/** So many rows below the table are remembered: far above what people paste. Chosen by us. */
const mostBelow = 100_000;

export function deskContext(place: DeskPlace, who: Person, tell: (event: DeskEvent) => void): DeskContext {
  let person = who;
  let own: readonly Uint8Array[] = [];
  const stoppable = stoppableHost(place.host, place.breathe);
  let version = 0;
  let sheetsVersion = 0;
  let chosen: string | null = null;
  let standing: readonly DeskTable[] = [];
  let missing: readonly LostTable[] = [];
  let live: LiveTable | null = null;
  const typed = typedRecords();
  const below = new Set<number>();
  const lookedBelow = new Set<string>();
  /** Records as they stood when they were to be remembered, by table; of a table that was opened since it is forgotten. */
  const seen = new Map<string, Shadow>();
  let opening: Promise<Result<LiveTable | null>> | null = null;
  /** The table under watch has left the workbook, or what tells its records apart has; the watch goes on, for it may come back. */
  let lost = false;
  /** Hears of changes while no table is governed. */
  let loose: StopWatching | null = null;
  const session: Session = {
    host: stoppable.host,
    engine: place.engine,
    client: place.client,
    tools: place.tools,
    progress: (step, done, total) => tell({ kind: "progress", step, done, total }),
    stopping: stoppable.stopping,
    ...(place.committed === undefined ? {} : { committed: place.committed }),
    get table() { return live?.table.def.id ?? chosen; },
    get lang() { return person.lang; },
    get user() { return person.user; },
    get now() { return clockOf(place.now(), null).now; },
    get today() { return clockOf(place.now(), null).today; },
  };
  const changed = (by: "us" | LiveUpdate["source"]): void => {
    version++;
    if (by === "us") sheetsVersion++;
    tell({ kind: "changed", by });
  };
  const broken = (problems: readonly Problem[]): void => {
    if (!isLost(problems)) return tell({ kind: "problem", problems });
    // Every view says so by itself, in the place of what it showed.
    lost = true;
    changed("user");
  };
  const saw = (update: LiveUpdate): void => {
    // What a co-author does is theirs to be asked about.
    if (live !== null && update.source !== "coauthor") typed.saw(update, live.table);
    version++;
    const { left, edits, inserted, echo } = update;
    const names = live === null ? [] : left.slice(0, mostNamed).map(({ values }) => valuesTitle(live!.table, values));
    tell({ kind: "changed", by: update.source, ...(left.length === 0 ? {} : { gone: { count: left.length, names } }), ...(left.length + edits.length + inserted.length === 0 ? { quiet: true } : {}), ...(echo ? { echo } : {}) });
  };
  const heard = ({ sheet, area, formerly, source }: HostChange): void => {
    if (area === null) sheetsVersion++;
    if (formerly === undefined) return;
    standing = standing.map((one) => (one.sheet === formerly ? { ...one, sheet } : one));
    version++;
    // Reports and other tables go by the names of their sheets too.
    tell({ kind: "changed", by: source, quiet: true });
  };
  const wroteBelow = (first: number, last: number): void => {
    for (let row = first; row <= last && below.size < mostBelow; row++) below.add(row);
    changed("user");
  };
  const open = async (): Promise<Result<LiveTable | null>> => {
    const found = await tablesFound(session);
    if (!found.ok) return found;
    const { tables, lost: gone } = found.value;
    standing = tables.map(({ def, layout, records }) => ({ id: def.id, label: def.label, sheet: layout.sheet, records: records.rows.length }));
    missing = gone;
    const [first] = tables;
    const meant = gone.find(({ id }) => id === chosen || first === undefined);
    if (meant !== undefined) {
      seen.clear();
      return fail(meant.problem);
    }
    if (first === undefined) {
      const watched = loose === null ? await session.host.watch(() => tell({ kind: "touched" })) : null;
      if (watched?.ok === false) return watched;
      loose ??= watched!.value;
      return ok(null);
    }
    await loose?.();
    loose = null;
    const watched = await watchTable(session, first.def.id, { onUpdate: saw, onHeard: heard, onBelow: wroteBelow, onProblem: (result) => { if (!result.ok) broken(result.problems); }, ...(seen.has(first.def.id) ? { seen: seen.get(first.def.id)! } : {}) });
    if (!watched.ok) {
      if (isLost(watched.problems)) seen.clear();
      return watched;
    }
    live = watched.value;
    seen.delete(first.def.id);
    if (live.since !== null) typed.saw(live.since, live.table);
    // Once: who has left them out is not asked again.
    if (!lookedBelow.has(first.def.id)) {
      lookedBelow.add(first.def.id);
      const strays = await standingStrays(session, live.table);
      if (!strays.ok) return strays;
      for (const row of strays.value) below.add(row);
      if (strays.value.length > 0) changed("us");
    }
    return watched;
  };
  /** What people have typed into the table until now goes into the history; it is told where it cannot. */
  const note = async (of: LiveTable | null): Promise<void> => {
    const noted = await of?.journal();
    if (noted?.ok === false) tell({ kind: "problem", problems: noted.problems });
  };
  const close = async (): Promise<void> => {
    await live?.stop();
    live = null;
    lost = false;
    typed.clear();
    below.clear();
    opening = null;
    await loose?.();
    loose = null;
  };
  const table = async (): Promise<Result<LiveTable | null>> => {
    if (live !== null) {
      const seen = lost ? await live.rescan() : null;
      if (seen?.ok === false) return seen;
      lost = false;
      return ok(live);
    }
    opening ??= open();
    const opened = await opening;
    opening = null;
    return opened;
  };
  const found = new Map<string, { readonly table: GovernedTable; readonly answer: Promise<Result<unknown>> }>();
  return {
    place,
    remember: async () => {
      const tables = await seenTables(session);
      if (!tables.ok) return tables;
      for (const [id, shadow] of tables.value) seen.set(id, shadow);
      return ok(undefined);
    },
    records: async () => {
      const watched = await table();
      return watched.ok ? ok(watched.value?.table ?? null) : watched;
    },
    once: async <T>(name: string, of: GovernedTable, find: () => Promise<Result<T>>): Promise<Result<T>> => {
      let known = found.get(name);
      if (known?.table !== of) {
        for (const [other, { table: about }] of found) if (about !== of) found.delete(other);
        found.set(name, (known = { table: of, answer: find() }));
      }
      const answer = await known.answer;
      if (!answer.ok && found.get(name) === known) found.delete(name);
      return answer as Result<T>;
    },
    knows: (name, of) => found.get(name)?.table === of,
    session,
    standing: async () => {
      const opened = live === null ? await opening : ok(live);
      return opened?.ok === true ? opened.value : null;
    },
    templates: () => [...place.templates, ...own],
    offer: (next) => { own = next; },
    options: (more = {}) => ({ templates: [...place.templates, ...own], chosen: false, sheet: null, answers: {}, ...more }),
    table,
    // From what the workbook says before it to what it says after it, no other pane writes.
    command: (work) => stoppable.command(() => inTurn(session, async () => {
      session.progress?.("turn", 1, 1);
      const governed = await table();
      // What people did since would be taken for ours, and the other way round.
      if (!governed.ok && seen.size > 0) return governed;
      seen.clear();
      const watched = governed.ok ? governed.value : null;
      const done = await (watched === null ? stoppable.work(() => work(session)) : watched.command(() => stoppable.work(() => work(session))));
      // Undoing the governing takes the table away: the watch ends with it.
      const still = live === null ? null : await governedTables(session);
      if (live !== null && still !== null && (!still.ok || !still.value.some(({ def }) => def.id === live!.table.def.id))) {
        // One that is lost is still the one that is meant, until the person turns to another.
        if (!still.ok && isLost(still.problems)) chosen = live.table.def.id;
        await close();
      }
      changed("us");
      return done;
    }, () => {
      session.progress?.("turn", 0, 1);
      return stoppable.wanted();
    })),
    onSheet: async (work) => {
      const done = await work();
      if (done.ok || done.problems[0]?.code !== "host/noSheet") return done;
      const seen = await live?.rescan();
      return seen?.ok === false ? seen : work();
    },
    tables: () => standing,
    lost: () => missing,
    choose: async (next) => {
      await note(live);
      await close();
      chosen = next;
      changed("us");
    },
    typed,
    below,
    version: () => version,
    sheetsVersion: () => sheetsVersion,
    stop: stoppable.stop,
    idle: stoppable.idle,
    become: async (next) => {
      const standing = next.user === person.user ? null : live;
      // What was typed before is the other's; of somebody who only now gives a name, it is theirs.
      if (person.user === "") person = next;
      await note(standing);
      person = next;
      if (standing === null) return;
      // Rules, stages and layouts ask who is there.
      await close();
      changed("us");
    },
    close,
  };
}
