import { journal } from "../../pipeline/journal";
import type { Localized, Problem, Result } from "../../pipeline/session";
import { undo } from "../../pipeline/undo";
import { shown } from "../../pipeline/shownValue";
import { ok } from "../../records/problem";
import type { DeskContext } from "../desk/deskContext";

export type HistoryEntry = {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly command: string;
  readonly reason: string | null;
  readonly undoes: string | null;
  readonly stands: boolean;
  readonly cells: number;
  readonly edits: number;
  readonly inserted: number;
  readonly removed: number;
};
export type EditLine = { readonly record: string; readonly row: number | null; readonly field: string; readonly label: Localized; readonly before: string; readonly after: string };

const page = 200;

/** Every change set, the newest first, and taking one back. */
export function historyDesk({ session, table, command }: DeskContext) {
  return {
    async list(): Promise<Result<readonly HistoryEntry[]>> {
      const live = await table();
      if (!live.ok) return live;
      const typed = await live.value?.journal();
      if (typed !== undefined && !typed.ok) return typed;
      const lines = await journal(session);
      if (!lines.ok) return lines;
      return ok(lines.value.toReversed().map(({ change, stands, cells }) => ({
        id: change.id, at: change.at, by: change.by, command: change.why.command, reason: change.why.reason ?? null, undoes: change.why.undoes ?? null, stands, cells,
        edits: change.edits.length, inserted: change.inserted.length, removed: change.removed.length,
      })));
    },
    /** What a change set did to records, before and after; `from` counts from 0. */
    async edits(id: string, from: number): Promise<Result<{ readonly total: number; readonly lines: readonly EditLine[] }>> {
      const live = await table();
      if (!live.ok) return live;
      const lines = await journal(session);
      if (!lines.ok) return lines;
      const change = lines.value.find((line) => line.change.id === id)?.change;
      const edits = change?.edits ?? [];
      const governed = live.value?.table;
      const rowOf = new Map(governed?.records.ids.map((record, index) => [record, governed.records.rows[index]!]) ?? []);
      return ok({
        total: edits.length,
        lines: edits.slice(from, from + page).map(({ record, field, before, after }) => ({
          record, row: rowOf.get(record) ?? null, field,
          label: governed?.def.fields.find((candidate) => candidate.id === field)?.label ?? { "zh-CN": field, en: field },
          before: governed === undefined ? String(before ?? "") : shown(governed, field, before),
          after: governed === undefined ? String(after ?? "") : shown(governed, field, after),
        })),
      });
    },
    /** Takes back one change set; null = the latest that stands. `leftAlone`: cells that have been changed since. */
    async undo(id: string | null): Promise<Result<{ readonly undone: string; readonly command: string; readonly by: string | null; readonly leftAlone: Problem | null }>> {
      return command(async (current) => {
        const done = await undo(current, id === null ? {} : { change: id });
        return done.ok ? ok({ undone: done.value.undone.id, command: done.value.undone.why.command, by: done.value.by?.id ?? null, leftAlone: done.value.leftAlone }) : done;
      });
    },
  };
}
