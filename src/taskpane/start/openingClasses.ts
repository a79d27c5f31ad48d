import { control } from "../../pipeline/check";
import { classEdits, classifyTables, editsStamp, isOnOpening, writtenClasses } from "../../pipeline/classify";
import { type GovernedTable, governedTables } from "../../pipeline/locate";
import type { Localized, Result } from "../../pipeline/session";
import { ok } from "../../records/problem";
import { type Classification, classificationOf } from "../classes/classesDesk";
import type { DeskContext } from "../desk/deskContext";

/** What the classes that are to be written on opening would change, over all tables; `stamps` are given back with the writing, so that what was seen is what is written. */
export type OpeningClasses = { readonly edits: number; readonly tables: readonly { readonly id: string; readonly label: Localized; readonly classifications: readonly Classification[] }[]; readonly stamps: readonly string[] };

const none: OpeningClasses = { edits: 0, tables: [], stamps: [] };

/** Classes whose template wants them written when the workbook is opened (`schedule.on: open`): worked out without being asked, written only once somebody has seen what changes. */
export function openingClasses(desk: DeskContext) {
  // Nobody has asked for this work: it takes no room from what was done last and its undo.
  const session = { ...desk.session, progress: () => undefined };
  const tablesOf = async (): Promise<Result<readonly GovernedTable[]>> => {
    const all = await governedTables(session);
    return all.ok ? ok(all.value.filter(({ def }) => def.classify.some(({ id }) => isOnOpening({ def }, id)))) : all;
  };
  return {
    async openingClasses(): Promise<Result<OpeningClasses>> {
      const tables = await tablesOf();
      if (!tables.ok) return tables;
      if (tables.value.length === 0) return ok(none);
      const told: OpeningClasses["tables"][number][] = [];
      const stamps: string[] = [];
      let edits = 0;
      for (const table of tables.value) {
        const classified = await session.engine.classify({ ...table.input, lang: session.lang }, control(session));
        if (!classified.ok) return classified;
        const due = classified.value.filter(({ id, due: isDue }) => isDue && isOnOpening(table, id));
        const written = await writtenClasses(session, table);
        if (!written.ok) return written;
        const wanted = classEdits(table, due, written.value, false);
        const fields = new Set(due.map(({ field }) => field));
        edits += wanted.filter(({ at }) => fields.has(at.field ?? "")).length;
        stamps.push(editsStamp(session, wanted));
        told.push({ id: table.def.id, label: table.def.label, classifications: due.map((one) => classificationOf(table, one, written.value)).map((one) => ({ ...one, changes: one.changes.filter(({ given }) => !given) })).filter(({ changes }) => changes.length > 0) });
      }
      return ok({ edits, tables: told.filter(({ classifications }) => classifications.length > 0), stamps });
    },
    /** Writes them in all tables as one change. Problems: `classify/changedSince`, and the host's. */
    async writeOpeningClasses(stamps: readonly string[]): Promise<Result<{ readonly change: string | null; readonly edits: number }>> {
      return desk.command(async (current) => {
        const tables = await tablesOf();
        if (!tables.ok) return tables;
        const written = await classifyTables(current, tables.value, { write: true, onlyDue: true, onOpening: true, seen: stamps });
        return written.ok ? ok({ change: written.value.change?.id ?? null, edits: written.value.written }) : written;
      });
    },
  };
}
