import type { ChangeSet, RecordRow } from "../changes/changeSet";
import { standingChanges, undoneParts } from "../changes/standing";
import { type Result, ok } from "../records/problem";
import type { Session } from "./session";
import { changeOf, readState } from "./state";

export type JournalLine = { readonly change: ChangeSet; readonly stands: boolean; /** The groups that it merged. */ readonly merged: readonly MergedGroup[]; /** Cells written, formats and structure left out. */ readonly cells: number };

/** Every change set that the workbook remembers, oldest first. Reads only. */
export async function journal(session: Session): Promise<Result<readonly JournalLine[]>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const standing = new Set(standingChanges(state.value.changes));
  const lines: JournalLine[] = [];
  for (const head of state.value.changes) {
    const change = changeOf(state.value, head, session.tools);
    if (!change.ok) return change;
    lines.push({ change: change.value, stands: standing.has(head), merged: mergedGroups(change.value, undoneParts(state.value.changes, head.id)), cells: cellsOf(change.value) });
  }
  return ok(lines);
}

/** A group of records that a change set made one of; `stands` false: it has been taken back by itself. */
export type MergedGroup = { readonly survivor: string; readonly gone: readonly RecordRow[]; readonly stands: boolean };

export function mergedGroups({ removed }: Pick<ChangeSet, "removed">, undone: ReadonlySet<string>): readonly MergedGroup[] {
  const groups = new Map<string, RecordRow[]>();
  for (const row of removed) if (row.into !== undefined) (groups.get(row.into) ?? groups.set(row.into, []).get(row.into)!).push(row);
  return [...groups].map(([survivor, gone]) => ({ survivor, gone, stands: !undone.has(survivor) }));
}

export function cellsOf(change: ChangeSet): number {
  return change.ops.reduce((sum, { write }) => sum + (write.verb === "writeCells" ? write.blocks.reduce((inBlock, block) => inBlock + block.values.reduce((inLine, line) => inLine + line.length, 0), 0) : 0), 0);
}
