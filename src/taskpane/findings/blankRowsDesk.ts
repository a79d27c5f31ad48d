import { blankRows, removeBlankRows } from "../../pipeline/blankRows";
import type { Result } from "../../pipeline/session";
import { ok } from "../../records/problem";
import type { DeskContext } from "../desk/deskContext";

/** Rows between the records that say nothing: no records and no findings, but in the way. */
export function blankRowsDesk({ session, records, command, once }: DeskContext) {
  return {
    /** Row numbers of the sheet. */
    async list(): Promise<Result<readonly number[]>> {
      const table = await records();
      if (!table.ok) return table;
      const governed = table.value;
      return governed === null || governed.blankRows === 0 ? ok([]) : once("blank rows", governed, () => blankRows(session, governed));
    },
    /** Takes out exactly these. */
    async remove(rows: readonly number[]): Promise<Result<{ readonly change: string; readonly rows: number }>> {
      return command(async (current) => {
        const table = await records();
        const done = table.ok ? await removeBlankRows(current, table.value?.def.id ?? "", rows) : table;
        return done.ok ? ok({ change: done.value.id, rows: rows.length }) : done;
      });
    },
  };
}
