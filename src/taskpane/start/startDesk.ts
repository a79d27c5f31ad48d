import { sheetsFound } from "../../pipeline/governSheets";
import { forgetLost } from "../../pipeline/forget";
import { openTables, tablesFound } from "../../pipeline/locate";
import type { Lang, Localized, Problem, Result } from "../../pipeline/session";
import { readState } from "../../pipeline/state";
import { ok } from "../../records/problem";
import type { Template } from "../../template/template";
import type { DeskContext, DeskTable } from "../desk/deskContext";
import { type OtherTable, otherTable } from "../governing/governingDesk";
import { openingClasses } from "./openingClasses";
import { type Severities, type TableHealth, healthOf, severitiesOf } from "./health";

/** What the workbook holds, as the first view tells it. */
export type Overview = {
  readonly workbook: string;
  /** What a careful reader would mention about the file. */
  readonly notices: readonly Problem[];
  readonly governed: Severities & {
    readonly label: Localized;
    readonly sheet: string;
    readonly template: { readonly title: Localized; readonly version: string };
    readonly records: number;
    readonly rules: number;
    readonly reports: number;
    readonly classified: boolean;
    readonly matched: boolean;
    /** Where the workbook has several: which there are, and which is meant. */
    readonly tables: readonly DeskTable[];
    readonly table: string;
    /** Tables that are gone and not given up, as the workbook called them. */
    readonly lost: readonly { readonly id: string; readonly name: string }[];
    readonly last: { readonly command: string; readonly by: string; readonly at: string } | null;
  } | null;
  /** A table that could be governed. */
  readonly found: { readonly label: Localized; readonly sheet: string; readonly title: Localized; readonly records: number; readonly score: number; /** Where several sheets can become tables together: each of them. */ readonly together: readonly Pick<DeskTable, "label" | "sheet" | "records">[]; /** Other tables that stand on the same sheet. */ readonly beside: readonly OtherTable[] } | null;
  /** Why no table was found. */
  readonly why: readonly Problem[];
};

export function startDesk(context: DeskContext) {
  const { session, table, tables, lost, choose, options, command } = context;
  return {
    ...openingClasses(context),
    /** Whether the workbook holds a governed table. */
    async hasTable(): Promise<Result<boolean>> {
      const live = await table();
      return live.ok ? ok(live.value !== null) : live;
    },
    /** How every governed table is, the one that is meant first; takes longer than the overview. */
    async health(): Promise<Result<readonly TableHealth[]>> {
      return healthOf(context);
    },
    async overview(): Promise<Result<Overview>> {
      const info = await session.host.info();
      if (!info.ok) return info;
      const about = { workbook: info.value.name, notices: info.value.notices };
      const live = await table();
      if (!live.ok) return live;
      if (live.value === null) {
        const opened = await openTables(session, options());
        if (!opened.ok) return ok({ ...about, governed: null, found: null, why: opened.problems });
        const [first] = opened.value;
        const several = first!.template.tables.length > 1 ? await sheetsFound(session, options()) : ok([]);
        if (!several.ok) return several;
        const together = several.value.map(({ def, layout, records }) => ({ label: def.label, sheet: layout.sheet, records: records.rows.length }));
        return ok({ ...about, governed: null, found: { label: first!.def.label, sheet: first!.layout.sheet, title: first!.template.title, records: first!.records.rows.length, score: first!.match?.score ?? 1, together: together.length > 1 ? together : [], beside: (first!.beside ?? []).map((one) => otherTable(one, null)) }, why: [] });
      }
      const { table: { def, layout, template, records }, findings } = live.value;
      const state = await readState(session.host, session.tools);
      if (!state.ok) return state;
      const last = state.value.changes.at(-1);
      return ok({
        ...about,
        governed: {
          label: def.label,
          sheet: layout.sheet,
          template: { title: template.title, version: template.version },
          records: records.rows.length,
          ...severitiesOf(findings, records.rows.length),
          rules: def.rules.length + def.keys.length,
          reports: template.reports.filter(({ source }) => source === def.id).length,
          classified: def.classify.length > 0,
          matched: def.dedupe.length > 0,
          // The one that is meant is known by its mark, not by its place.
          tables: tables().toSorted((a, b) => placeOf(template, a) - placeOf(template, b)),
          table: def.id,
          lost: lost().map(({ id, tableName }) => ({ id, name: tableName })),
          last: last === undefined ? null : { command: last.why.command, by: last.by, at: last.at },
        },
        found: null,
        why: [],
      });
    },
    /** The governed tables that can be worked with while another is lost, but for the one that is shown. */
    async others(): Promise<Result<readonly Pick<DeskTable, "id" | "label" | "sheet">[]>> {
      const found = await tablesFound(session);
      return found.ok ? ok(found.value.tables.map(({ def, layout }) => ({ id: def.id, label: def.label, sheet: layout.sheet })).filter(({ id }) => id !== session.table)) : found;
    },
    /** Gives up the tables that have left the workbook, so that others can be worked with and made; the history stays, and this can be undone there. */
    async forgetLost(): Promise<Result<{ readonly change: string; readonly tables: string }>> {
      return command(async (current) => {
        const forgotten = await forgetLost(current);
        return forgotten.ok ? ok({ change: forgotten.value.id, tables: forgotten.value.why.reason ?? "" }) : forgotten;
      });
    },
    /** Another governed table of the workbook is meant from now on; every view speaks of it. */
    async choose(id: string): Promise<Result<void>> {
      await choose(id);
      return ok(undefined);
    },
    /** The language that the workbook's own texts are in; null before it is governed. */
    async workbookLanguage(): Promise<Result<Lang | null>> {
      const state = await readState(session.host, session.tools);
      return state.ok ? ok(state.value.document.lang) : state;
    },
  };
}

/** Where a table stands in its template. */
function placeOf({ tables }: Template, { id }: DeskTable): number {
  return tables.findIndex((table) => table.id === id);
}
