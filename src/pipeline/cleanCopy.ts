import { type Result, ok } from "../records/problem";
import type { HostWrite } from "../workbook/host";
import type { Session } from "./session";
import { listSheet, stateSheet } from "./state";

/**
 * Takes our state out of the workbook, for a copy that is given away: the pinned template, the binding and the journal go; the table, its validation and its record ids
 * stay, and so do dropdown lists that the validation still needs. Whoever writes the file saves it purged, so that nothing an earlier program left in it goes along.
 */
export async function cleanCopy(session: Session): Promise<Result<{ readonly removed: readonly string[]; readonly kept: readonly string[] }>> {
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const there = sheets.value.map((sheet) => sheet.name);
  const removed = there.filter((name) => name === stateSheet);
  const writes: HostWrite[] = removed.map((name) => ({ verb: "deleteSheet", name }));
  const applied = await session.host.apply(writes);
  return applied.ok ? ok({ removed, kept: there.filter((name) => name === listSheet) }) : applied;
}
