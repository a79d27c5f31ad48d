import type { CellEdit, ChangeSet } from "../changes/changeSet";
import { findingsOverlay, overlayIds } from "../native/findingsOverlay";
import { type Result, ok } from "../records/problem";
import type { HostWrite } from "../workbook/host";
import { type CheckedTable, check } from "./check";
import { commitChange } from "./commit";
import { notGoverned, planTableEdits } from "./fix";
import type { OpenOptions } from "./locate";
import { stateEdits } from "./rowState";
import type { Session } from "./session";
import { workbookSession } from "./state";

/** What writing each record's state takes. */
export async function planStates(session: Session, checked: readonly CheckedTable[]): Promise<Result<{ readonly writes: readonly HostWrite[]; readonly edits: readonly CellEdit[] }>> {
  const inWorkbook = await workbookSession(session);
  if (!inWorkbook.ok) return inWorkbook;
  const writes: HostWrite[] = [];
  const edits: CellEdit[] = [];
  for (const { table, findings } of checked) {
    const planned = await planTableEdits(session, table, stateEdits(table, findings, inWorkbook.value.lang));
    if (!planned.ok) return planned;
    writes.push(...planned.value.writes);
    edits.push(...planned.value.edits);
  }
  return ok({ writes, edits });
}

export type Marked = { readonly tables: readonly CheckedTable[]; readonly cells: number; readonly change: ChangeSet | null };

/**
 * Colours the cells that findings are about, by conditional formats of our own that `clear` takes off again, and says of each record what was found where a field keeps that (`rowState`): the user's own fill is never touched. What was marked before is replaced.
 * Problems: those of `check`, `table/notGoverned`, and the host's.
 */
export async function mark(session: Session, options: OpenOptions & { readonly clear?: boolean }): Promise<Result<Marked>> {
  const checked = await check(session, options);
  if (!checked.ok) return checked;
  const loose = checked.value.find(({ table }) => table.governed === null);
  if (loose !== undefined) return { ok: false, problems: [notGoverned(loose.table)] };
  let cells = 0;
  const writes = checked.value.map(({ table, findings }): HostWrite => {
    const add = options.clear === true ? [] : findingsOverlay(findings, table.layout.columns);
    cells += add.reduce((sum, { areas }) => sum + areas.reduce((rows, area) => rows + area.rows, 0), 0);
    return { verb: "setConditionalFormats", sheet: table.layout.sheet, removeIds: overlayIds, add };
  });
  const template = checked.value[0]?.table.template;
  const states = options.clear === true ? ok({ writes: [], edits: [] }) : await planStates(session, checked.value);
  if (!states.ok) return states;
  const change = template === undefined ? ok(null) : await commitChange(session, { why: { command: options.clear === true ? "unmark" : "mark" }, template, writes: [...writes, ...states.value.writes], edits: states.value.edits });
  return change.ok ? ok({ tables: checked.value, cells, change: change.value }) : change;
}
