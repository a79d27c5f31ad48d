import type { DuplicateResult } from "../engine/engine";
import { type Result, ok } from "../records/problem";
import { dedupeInput } from "./apart";
import { control } from "./check";
import { type OpenOptions, type OpenTable, openTables } from "./locate";
import type { Session } from "./session";

export type DedupedTable = { readonly table: OpenTable; readonly results: readonly DuplicateResult[]; /** What each record is called in the output: its id, the template's own id field, or its place. */ readonly names: readonly string[] };

/** Finds the records that are the same subject, with the evidence. Reads only. */
export async function dedupe(session: Session, options: OpenOptions): Promise<Result<readonly DedupedTable[]>> {
  const opened = await openTables(session, options);
  return opened.ok ? dedupeTables(session, opened.value) : opened;
}

export async function dedupeTables(session: Session, opened: readonly OpenTable[]): Promise<Result<readonly DedupedTable[]>> {
  const deduped: DedupedTable[] = [];
  for (const table of opened) {
    const names = await recordNames(session, table);
    if (!names.ok) return names;
    const results = await session.engine.dedupe(dedupeInput(table, session.tools), control(session));
    if (!results.ok) return results;
    deduped.push({ table, results: results.value, names: names.value });
  }
  return ok(deduped);
}

/** Record ids; before governing the template's id field or a column headed `id` where it is filled, else the data row, counted from 1 below the header. */
export async function recordNames(session: Session, { records, layout, def, columns }: OpenTable): Promise<Result<readonly string[]>> {
  const own = columns.find(({ header, field }) => (def.recordId !== null ? field === def.recordId : header.trim().toLowerCase() === "id"));
  const brought: (string | null)[] = [...records.ids];
  if (own !== undefined && layout.idColumn === null) {
    const block = await session.host.readCells(layout.sheet, { ...layout.data, column: own.column, columns: 1 });
    if (!block.ok) return block;
    records.rows.forEach((row, index) => {
      const value = block.value.values[row - 1 - layout.data.row]?.[0] ?? null;
      brought[index] = value === null || typeof value === "object" || value === "" ? null : String(value);
    });
  }
  return ok(brought.map((name, index) => name ?? String(records.rows[index]! - layout.data.row)));
}
