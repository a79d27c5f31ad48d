import type { SeenRecord, Shadow } from "../changes/shadow";
import { type Result, ok } from "../records/problem";
import { boundTable } from "./boundTable";
import { readSeenRows } from "./readSeenRows";
import type { Session } from "./session";
import { readState } from "./state";

export type { Shadow };

/** The records of every governed table as they stand, by table id: what `watchTable` takes as seen before. Nothing is checked, so it takes a fraction of a look at them. Problems: those of reading. */
export async function seenTables(session: Session): Promise<Result<ReadonlyMap<string, Shadow>>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const seen = new Map<string, Shadow>();
  for (const id of Object.keys(state.value.document.tables)) {
    const bound = boundTable(session, state.value.document, id, sheets.value);
    if (!bound.ok) return bound;
    if (bound.value === null) continue;
    const { layout, native } = bound.value;
    const rows = await readSeenRows(session.host, layout, native.columns.map(({ name }) => name), null);
    if (!rows.ok) return rows;
    seen.set(id, new Map([...rows.value].filter((entry): entry is [number, SeenRecord] => entry[1] !== null)));
  }
  return ok(seen);
}
