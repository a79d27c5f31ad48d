import { type Result, ok } from "../records/problem";
import { valueAt } from "../records/recordTable";
import type { OpenTable } from "./locate";
import type { Session } from "./session";
import { shown } from "./shownValue";

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

/** A record by its name in the output and what its first field says. */
export function titled(table: OpenTable, names: readonly string[], index: number): string {
  const field = table.def.fields.find(({ id }) => id !== table.def.recordId && table.layout.columns[id] !== undefined)?.id ?? null;
  return `${names[index]!} ${field === null ? "" : shown(table, field, valueAt(table.records, field, index))}`.trim();
}
