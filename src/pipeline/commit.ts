import type { ChangeHead, ChangeSet, RecordRow } from "../changes/changeSet";
import { inverseWrites } from "../changes/inverse";
import { type Result, ok } from "../records/problem";
import type { Template } from "../template/template";
import type { HostOp, HostWrite } from "../workbook/host";
import { withLevels } from "./levels";
import { newBlocks } from "./numbering";
import type { Session } from "./session";
import { type Touching, planStamps } from "./stamp";
import { type StateDocument, boundJournal, readState, writeState } from "./state";
import { inTurn } from "./turn";

export type Change = Touching & {
  readonly template: Pick<Template, "id" | "version" | "hash">;
  readonly writes: readonly HostWrite[];
  /** What people have done already: journaled, not applied. */
  readonly done?: readonly HostOp[];
  readonly removed?: readonly RecordRow[];
  /** What the workbook should know of itself afterwards; asked when the writes are done. `id`: of the change set. */
  readonly document?: (before: StateDocument, id: string) => Promise<Result<StateDocument>>;
  /** A decision: journaled though it writes no cell. */
  readonly decision?: boolean;
  /** Puts everything back as it was, what the system fields said included. */
  readonly exact?: boolean;
};

/**
 * Applies the writes and appends one change set to the workbook's own journal. With nothing to write it does nothing and gives null: a command that finds its work
 * done leaves no trace.
 */
export function commitChange(session: Session, change: Change): Promise<Result<ChangeSet | null>> {
  return inTurn(session, () => commit(session, change));
}

async function commit(session: Session, change: Change): Promise<Result<ChangeSet | null>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const done = change.done ?? [];
  if (change.writes.length === 0 && done.length === 0 && change.decision !== true) return ok(null);
  const applied = change.writes.length === 0 ? ok([]) : await session.host.apply(change.writes);
  if (!applied.ok) return applied;
  const id = nextId(state.value.changes);
  const document = (await change.document?.(state.value.document, id)) ?? ok(state.value.document);
  if (!document.ok) return document;
  const stamped = change.exact === true ? ok({ ops: [], edits: [], inserted: change.inserted ?? [] }) : await stamp(session, withLevels(document.value, state.value.changes), change, id);
  if (!stamped.ok) {
    // Half of a change set is worse than none: what was written goes, and the reason is told.
    const back = await session.host.apply(inverseWrites({ ops: applied.value }));
    return back.ok ? stamped : back;
  }
  const edits = [...(change.edits ?? []), ...stamped.value.edits];
  const numbers = change.why.undoes !== undefined ? [] : newBlocks(session, state.value, document.value, { inserted: stamped.value.inserted });
  const changeSet: ChangeSet = {
    id,
    at: session.now,
    by: session.user,
    why: numbers.length === 0 ? change.why : { ...change.why, numbers },
    template: { id: change.template.id, version: change.template.version, hash: change.template.hash },
    edits,
    inserted: stamped.value.inserted,
    removed: change.removed ?? [],
    ops: [...done, ...applied.value, ...stamped.value.ops],
  };
  const stated = await writeState(session, state.value, { document: rename(retire(document.value, changeSet.removed), changeSet), change: session.gathering === undefined ? changeSet : null });
  if (!stated.ok) return stated;
  if (session.gathering === undefined) session.committed?.(changeSet);
  else session.gathering.push(changeSet);
  const bounded = await boundJournal(session, stated.value);
  return bounded.ok ? ok(changeSet) : bounded;
}

/**
 * Several changes as one change set: each is written as it would be alone, with the id of the whole, and the journal is told of all of them together. Where one fails, what the others wrote is taken
 * back. `head`: what the whole is. Null where nothing was written. Problems: those of `work`, and the host's.
 */
export function commitTogether<T>(session: Session, head: Head<T>, work: (session: Session) => Promise<Result<T>>): Promise<Result<Together<T>>> {
  return inTurn(session, () => together(session, head, work));
}

type Head<T> = (value: T) => Pick<ChangeHead, "why" | "template">;
type Together<T> = { readonly value: T; readonly change: ChangeSet | null };

async function together<T>(session: Session, head: Head<T>, work: (session: Session) => Promise<Result<T>>): Promise<Result<Together<T>>> {
  const before = await readState(session.host, session.tools);
  if (!before.ok) return before;
  const parts: ChangeSet[] = [];
  const done = await work({ ...session, gathering: parts });
  const ops = parts.flatMap((part) => part.ops);
  if (!done.ok) {
    const back = ops.length === 0 ? ok([]) : await session.host.apply(inverseWrites({ ops }));
    if (!back.ok) return back;
    const state = await readState(session.host, session.tools);
    const restored = state.ok ? await writeState(session, state.value, { document: before.value.document, change: null }) : state;
    return restored.ok ? done : restored;
  }
  const [first] = parts;
  if (first === undefined) return ok({ value: done.value, change: null });
  const change: ChangeSet = {
    id: first.id, at: first.at, by: first.by, ...head(done.value),
    edits: parts.flatMap(({ edits }) => edits), inserted: parts.flatMap(({ inserted }) => inserted), removed: parts.flatMap(({ removed }) => removed), ops,
  };
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const stated = await writeState(session, state.value, { document: state.value.document, change });
  if (!stated.ok) return stated;
  session.committed?.(change);
  const bounded = await boundJournal(session, stated.value);
  return bounded.ok ? ok({ value: done.value, change }) : bounded;
}

/** Tells the records that the change set touched so; the last part of it, so that undoing begins here. */
async function stamp(session: Session, document: StateDocument, change: Change, id: string): Promise<Result<Pick<ChangeSet, "ops" | "edits" | "inserted">>> {
  const stamps = await planStamps(session, document, change, id);
  if (!stamps.ok) return stamps;
  const { writes, edits, inserted } = stamps.value;
  const applied = writes.length === 0 ? ok([]) : await session.host.apply(writes);
  return applied.ok ? ok({ ops: applied.value, edits, inserted }) : applied;
}

/** Ids of records that go are remembered, so that no later record gets one of them. */
function retire(document: StateDocument, removed: readonly RecordRow[]): StateDocument {
  if (removed.length === 0) return document;
  const retired: Record<string, readonly string[]> = { ...document.retired };
  for (const { table, record } of removed) if (retired[table]?.includes(record) !== true) retired[table] = [...(retired[table] ?? []), record];
  return { ...document, retired };
}

/** A record that was merged is known by its old id, until it comes back. */
function rename(document: StateDocument, { removed, inserted }: Pick<ChangeSet, "removed" | "inserted">): StateDocument {
  const merged = removed.filter((row) => row.into !== undefined);
  const back = inserted.filter(({ table, record }) => document.aliases[table]?.[record] !== undefined);
  if (merged.length + back.length === 0) return document;
  const aliases = Object.fromEntries(Object.entries(document.aliases).map(([table, of]): [string, Record<string, string>] => [table, { ...of }]));
  for (const { table, record } of back) delete aliases[table]![record];
  for (const { table, record, into } of merged) (aliases[table] ??= {})[record] = into!;
  return { ...document, aliases };
}

/** C000001, C000002 ...: in order of the journal, over all clients. */
export function nextId(changes: readonly ChangeHead[]): string {
  const last = changes.reduce((most, { id }) => Math.max(most, Number(/^C(\d+)$/.exec(id)?.[1] ?? 0)), 0);
  return `C${String(last + 1).padStart(6, "0")}`;
}
