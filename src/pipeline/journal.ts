import type { ChangeSet } from "../changes/changeSet";
import { standingChanges } from "../changes/standing";
import { type Result, ok } from "../records/problem";
import type { Session } from "./session";
import { changeOf, readState } from "./state";

export type JournalLine = { readonly change: ChangeSet; readonly stands: boolean; /** Cells written, formats and structure left out. */ readonly cells: number };

/** Every change set that the workbook remembers, oldest first. Reads only. */
export async function journal(session: Session): Promise<Result<readonly JournalLine[]>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const standing = new Set(standingChanges(state.value.changes));
  const lines: JournalLine[] = [];
  for (const head of state.value.changes) {
    const change = changeOf(state.value, head, session.tools);
    if (!change.ok) return change;
    lines.push({ change: change.value, stands: standing.has(head), cells: cellsOf(change.value) });
  }
  return ok(lines);
}

export function cellsOf(change: ChangeSet): number {
  return change.ops.reduce((sum, { write }) => sum + (write.verb === "writeCells" ? write.blocks.reduce((inBlock, block) => inBlock + block.values.reduce((inLine, line) => inLine + line.length, 0), 0) : 0), 0);
}
