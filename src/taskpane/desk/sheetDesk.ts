import { type Result, ok } from "../../records/problem";
import type { DeskContext, DeskEvent } from "./deskContext";

/** A cell of the governed table as a person means it: the 1-based sheet row, and the field; null = the whole record. */
export type CellPlace = { readonly row: number; readonly field: string | null };

/** The stage beside the pane: showing its cells, and hearing what is selected there. */
export function sheetDesk({ session, table }: DeskContext, tell: (event: DeskEvent) => void) {
  return {
    /** Selects a cell, or the record's row where no field is named. */
    async show({ row, field }: CellPlace): Promise<Result<void>> {
      const live = await table();
      if (!live.ok) return live;
      if (live.value === null) return ok(undefined);
      const { sheet, data, columns } = live.value.table.layout;
      const column = field === null ? undefined : columns[field];
      const area = column === undefined ? { row: row - 1, column: data.column, rows: 1, columns: data.columns } : { row: row - 1, column, rows: 1, columns: 1 };
      return session.host.select(sheet, area);
    },
    /** Brings a sheet to the front. */
    async open(sheet: string): Promise<Result<void>> {
      return session.host.select(sheet, { row: 0, column: 0, rows: 1, columns: 1 });
    },
    /** Looks at the whole table anew: on coming back to the workbook. */
    async rescan(): Promise<Result<void>> {
      const live = await table();
      if (!live.ok) return live;
      const seen = await live.value?.rescan();
      if (seen !== undefined && !seen.ok) return seen;
      if (seen?.value != null) tell({ kind: "changed", by: seen.value.source });
      return ok(undefined);
    },
    /** Tells from now on which record and field the person selects. */
    async follow(): Promise<Result<void>> {
      const watched = await session.host.watchSelection((selection) => {
        void table().then((live) => {
          const governed = live.ok ? live.value?.table : undefined;
          const inTable = governed !== undefined && selection.sheet === governed.layout.sheet && selection.area.row >= governed.layout.data.row && selection.area.row < governed.layout.data.row + governed.layout.data.rows;
          const field = inTable ? (Object.entries(governed.layout.columns).find(([, column]) => column === selection.area.column)?.[0] ?? null) : null;
          tell({ kind: "selected", selection, row: inTable ? selection.area.row + 1 : null, field });
        });
      });
      return watched.ok ? ok(undefined) : watched;
    },
  };
}
