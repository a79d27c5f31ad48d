import type { ChangeHead } from "../changes/changeSet";
import { standingChanges } from "../changes/standing";

/** A record that left its table for an archive sheet of the workbook; it holds as long as that change set stands. */
export type ArchivedRecord = { readonly table: string; readonly record: string; readonly change: string };

/** By table: the ids of the records that stand in the archive. One whose change set has left the bounded journal can no longer be undone. */
export function archivedIds(archived: readonly ArchivedRecord[], changes: readonly ChangeHead[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  if (archived.length === 0) return ids;
  const [known, standing] = [changes, standingChanges(changes)].map((heads) => new Set(heads.map(({ id }) => id)));
  for (const { table, record, change } of archived) if (standing!.has(change) || !known!.has(change)) (ids.get(table) ?? ids.set(table, []).get(table)!).push(record);
  return ids;
}
