import type { CellEdit, ChangeHead, ChangeSet, RecordRow } from "../changes/changeSet";
import { type Result, ok } from "../records/problem";
import type { Template } from "../template/template";
import type { HostOp, HostWrite } from "../workbook/host";
import type { Session } from "./session";
import { type StateDocument, boundJournal, readState, writeState } from "./state";

export type Change = {
  readonly why: ChangeSet["why"];
  readonly template: Pick<Template, "id" | "version" | "hash">;
  readonly writes: readonly HostWrite[];
  /** What people have done already: journaled, not applied. */
  readonly done?: readonly HostOp[];
  readonly edits?: readonly CellEdit[];
  readonly inserted?: readonly RecordRow[];
  readonly removed?: readonly RecordRow[];
  /** What the workbook should know of itself afterwards; asked when the writes are done. `id`: of the change set. */
  readonly document?: (before: StateDocument, id: string) => Promise<Result<StateDocument>>;
  /** A decision: journaled though it writes no cell. */
  readonly decision?: boolean;
};

/**
 * Applies the writes and appends one change set to the workbook's own journal. With nothing to write it does nothing and gives null: a command that finds its work
 * done leaves no trace.
 */
export async function commitChange(session: Session, change: Change): Promise<Result<ChangeSet | null>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const done = change.done ?? [];
  if (change.writes.length === 0 && done.length === 0 && change.decision !== true) return ok(null);
  const applied = change.writes.length === 0 ? ok([]) : await session.host.apply(change.writes);
  if (!applied.ok) return applied;
  const id = nextId(state.value.changes);
  const document = (await change.document?.(state.value.document, id)) ?? ok(state.value.document);
  if (!document.ok) return document;
  const changeSet: ChangeSet = {
    id,
    at: session.now,
    by: session.user,
    why: change.why,
    template: { id: change.template.id, version: change.template.version, hash: change.template.hash },
    edits: change.edits ?? [],
    inserted: change.inserted ?? [],
    removed: change.removed ?? [],
    ops: [...done, ...applied.value],
  };
  const stated = await writeState(session, state.value, { document: retire(document.value, changeSet.removed), change: changeSet });
  if (!stated.ok) return stated;
  const bounded = await boundJournal(session, stated.value);
  return bounded.ok ? ok(changeSet) : bounded;
}

/** Ids of records that go are remembered, so that no later record gets one of them. */
function retire(document: StateDocument, removed: readonly RecordRow[]): StateDocument {
  if (removed.length === 0) return document;
  const retired: Record<string, readonly string[]> = { ...document.retired };
  for (const { table, record } of removed) if (retired[table]?.includes(record) !== true) retired[table] = [...(retired[table] ?? []), record];
  return { ...document, retired };
}

/** C000001, C000002 ...: in order of the journal, over all clients. */
function nextId(changes: readonly ChangeHead[]): string {
  const last = changes.reduce((most, { id }) => Math.max(most, Number(/^C(\d+)$/.exec(id)?.[1] ?? 0)), 0);
  return `C${String(last + 1).padStart(6, "0")}`;
}
