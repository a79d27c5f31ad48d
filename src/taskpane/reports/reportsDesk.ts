import { standingChanges } from "../../changes/standing";
import { behindFigure, sheetsWithoutReports } from "../../pipeline/behindFigure";
import { checkTables } from "../../pipeline/check";
import { filterRecords } from "../../pipeline/filterRecords";
import { type GovernedTable, governedTables } from "../../pipeline/locate";
import { reportsAbout, standingReports } from "../../pipeline/ownReports";
import { groupGaps, missingFields, qualityOf, reportTables } from "../../pipeline/report";
import { isReport, standingSheet } from "../../pipeline/ownSheets";
import type { GroupGap } from "../../pipeline/resultSheets";
import type { Localized, Problem, Result, Session } from "../../pipeline/session";
import { type WorkbookState, changeOf, readState, workbookSession } from "../../pipeline/state";
import type { Finding } from "../../findings/finding";
import { isBlank } from "../../records/cellValue";
import { fail, ok } from "../../records/problem";
import { valueAt } from "../../records/recordTable";
import type { ReportDef } from "../../template/template";
import type { Selection } from "../../workbook/host";
import { classesDesk } from "../classes/classesDesk";
import type { DeskContext } from "../desk/deskContext";
import { groupKey } from "../findings/findingGroups";
import { ownReportsDesk } from "./ownReportsDesk";

export type ReportLine = {
  readonly id: string;
  readonly title: Localized;
  readonly owner: string | null;
  /** Somebody made it in this workbook: who; null for one of the template. */
  readonly own: { readonly by: string } | null;
  /** The template of today cannot make it any more. */
  readonly broken: boolean;
  /** Labels of what stands in rows and columns, and of what is counted or added up. */
  readonly rows: readonly Localized[];
  readonly columns: readonly Localized[];
  readonly values: readonly Localized[];
  /** Fields that have no column: it cannot be built. */
  readonly missing: readonly Localized[];
  /** The sheet it stands on; null where it has not been built. */
  readonly sheet: string | null;
  readonly built: { readonly at: string; readonly by: string } | null;
  /** Change sets since it was built that may have changed a record; null where it is not known when it was built. */
  readonly changedSince: number | null;
  readonly minQuality: number | null;
  /** Fields that it groups by and many records leave blank. */
  readonly gaps: readonly ReportGap[];
};
/** `fills`: how many of the blanks the classes of the template would fill; null where it is no class. `group`: the findings about the blanks; null where there are none. `row`: the first of them. */
export type ReportGap = GroupGap & { readonly fills: number | null; readonly group: string | null; readonly row: number };
export type ReportList = { readonly records: number; readonly sound: number; readonly lines: readonly ReportLine[] };
export type ReportsBuilt = { readonly change: string | null; readonly sheets: readonly string[]; readonly skipped: readonly Localized[] };

/** Change sets of these commands leave every record as it is. */
const harmless = new Set(["filter", "report", "reportRemoved", "mark", "unfilter", "unmark", "run"]);

/** The state of the workbook, and where its reports stand: null for one that has not been built. Problems: those of `readState`. */
export async function readReportSheets(session: Session): Promise<Result<{ readonly state: WorkbookState; readonly sheetOf: (report: Pick<ReportDef, "id" | "title">) => string | null }>> {
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const inWorkbook = await workbookSession(session);
  if (!inWorkbook.ok) return inWorkbook;
  const { resultSheets } = state.value.document;
  const sheetOf = ({ id, title }: Pick<ReportDef, "id" | "title">): string | null => standingSheet(title[inWorkbook.value.lang], sheets.value, isReport(id, resultSheets))?.name ?? null;
  return ok({ state: state.value, sheetOf });
}

/** The template's reports: which are built, how far each can be trusted, and building them. */
export function reportsDesk(context: DeskContext) {
  const { session, table, records, command, standing, sheetsVersion } = context;
  let plain: { readonly version: number; readonly sheets: ReadonlySet<string> } | null = null;
  /** Whether no report of ours can stand on the sheet. The workbook is asked once for all the sheets that it has; one that has come since is asked about anew. */
  const holdsNone = async (sheet: string): Promise<Result<boolean>> => {
    const version = sheetsVersion();
    if (plain?.version !== version || !plain.sheets.has(sheet)) {
      const sheets = await sheetsWithoutReports(session);
      if (!sheets.ok) return sheets;
      plain = { version, sheets: sheets.value };
    }
    return ok(plain.sheets.has(sheet));
  };
  /** What a report should not keep to itself, with what would help. */
  const gapsOf = async (governed: GovernedTable, findings: readonly Finding[], report: ReportDef): Promise<Result<readonly ReportGap[]>> => {
    const gaps: ReportGap[] = [];
    for (const gap of groupGaps(governed, report)) {
      const overview = governed.def.classify.some(({ target }) => target === gap.field) ? await classesDesk(context).overview() : ok(null);
      if (!overview.ok) return overview;
      const holes = new Set([...governed.records.rows].filter((_, index) => isBlank(valueAt(governed.records, gap.field, index))));
      const finding = findings.find(({ at: [cell] }) => cell?.field === gap.field && holes.has(cell.row));
      const filled = overview.value?.classifications.filter(({ field }) => field === gap.field).flatMap(({ changes }) => changes).filter(({ from }) => from === "").reduce((sum, { count }) => sum + count, 0);
      gaps.push({ ...gap, fills: filled ?? null, group: finding === undefined ? null : groupKey(finding), row: [...holes][0]! });
    }
    return ok(gaps);
  };
  return {
    own: ownReportsDesk(context),
    async list(): Promise<Result<ReportList>> {
      const live = await table();
      if (!live.ok) return live;
      if (live.value === null) return ok({ records: 0, sound: 0, lines: [] });
      // What people typed counts as a change since a report was built.
      const typed = await live.value.journal();
      if (!typed.ok) return typed;
      const read = await records();
      if (!read.ok) return read;
      const governed = read.value ?? live.value.table;
      const placed = await readReportSheets(session);
      if (!placed.ok) return placed;
      const { state, sheetOf } = placed.value;
      const labelOf = (id: string): Localized => governed.def.fields.find((field) => field.id === id)?.label ?? { "zh-CN": id, en: id };
      const counted: Localized = { "zh-CN": "记录数", en: "Records" };
      const lines: ReportLine[] = [];
      for (const { id, title, definition, raw, by } of reportsAbout(governed.def, governed.template, standingReports(state.document.ownReports, state.changes))) {
        const sheet = sheetOf({ id, title });
        const stamp = sheet === null ? ok(null) : lastBuild(context, { id }, sheet, state);
        if (!stamp.ok) return stamp;
        const gaps = definition === null ? ok([]) : await gapsOf(governed, live.value.findings, definition);
        if (!gaps.ok) return gaps;
        const { rows, columns, values, owner, minQuality } = definition ?? { rows: [], columns: [], values: [], minQuality: null };
        lines.push({
          id,
          title,
          owner: owner ?? null,
          own: raw === null ? null : { by: by ?? "" },
          broken: definition === null,
          rows: rows.map(({ field }) => labelOf(field)),
          columns: columns.map(({ field }) => labelOf(field)),
          values: values.map(({ label, field }) => label ?? (field === null ? counted : labelOf(field))),
          missing: definition === null ? [] : missingFields(governed, definition).map(labelOf),
          sheet,
          built: stamp.value === null ? null : { at: stamp.value.at, by: stamp.value.by },
          changedSince: stamp.value?.later ?? null,
          minQuality,
          gaps: gaps.value,
        });
      }
      const { records: count, clean } = qualityOf(governed, live.value.findings, { minQuality: null });
      return ok({ records: count, sound: clean, lines });
    },
    /** How many records the selected figure of a report is worked out from; null where none is selected. `left`: those of them that have no record id and cannot be shown alone. */
    async behind(selection: Selection): Promise<Result<{ readonly title: Localized; readonly count: number; readonly left: number; readonly stale: boolean } | null>> {
      // Whoever selects a cell does not wait for a table to be opened.
      const live = await standing();
      if (live === null || live.table.layout.sheet === selection.sheet) return ok(null);
      const none = await holdsNone(selection.sheet);
      if (!none.ok || none.value) return ok(null);
      const found = await behindFigure(session, live.table, selection);
      if (!found.ok || found.value === null) return found.ok ? ok(null) : found;
      const { title, records: of, stale } = found.value;
      return ok({ title, count: of.length, left: of.filter((index) => live.table.records.ids[index] === null).length, stale });
    },
    /** Shows the rows of the figure alone, in their table; all rows are shown again as after filtering by findings. Problems: `host/filtered`, and the host's. */
    async showBehind(selection: Selection): Promise<Result<{ readonly change: string | null; readonly rows: number }>> {
      return command(async (current) => {
        const read = await records();
        if (!read.ok) return read;
        const found = read.value === null ? ok(null) : await behindFigure(current, read.value, selection);
        if (!found.ok) return found;
        const shown = found.value?.records.flatMap((index) => { const id = read.value!.records.ids[index]; return id == null ? [] : [{ id, row: read.value!.records.rows[index]! }]; }) ?? [];
        if (shown.length === 0) return fail(nothingBehind);
        const done = await filterRecords(current, read.value!, shown.map(({ id }) => id));
        if (!done.ok) return done;
        const { sheet, data } = read.value!.layout;
        // Its header: a row that only came up by the filter is scrolled past by those who know the heights from before.
        const selected = await current.host.select(sheet, { row: data.row - 1, column: data.column, rows: 1, columns: 1 });
        return selected.ok ? ok({ change: done.value?.id ?? null, rows: shown.length }) : selected;
      });
    },
    /** Builds these reports, or every one: one change set. */
    async build(ids: readonly string[] | null): Promise<Result<ReportsBuilt>> {
      return command(async (current) => {
        const tables = await governedTables(current);
        if (!tables.ok) return tables;
        const checked = await checkTables(current, tables.value);
        if (!checked.ok) return checked;
        const done = await reportTables(current, checked.value, ids ?? undefined);
        if (!done.ok) return done;
        const { change, reports, skipped } = done.value;
        const state = await readState(current.host, current.tools);
        if (!state.ok) return state;
        for (const { report } of reports) confirmedIn(context).set(report.id, { after: state.value.changes.at(-1)?.id ?? null, at: current.now });
        return ok({ change: change?.id ?? null, sheets: reports.map(({ sheet }) => sheet), skipped: skipped.map(({ title }) => title) });
      });
    },
  };
}

/** How many change sets after one (null: after none) may have changed a record; null where that one is gone, such as after undoing it. */
function laterThan(id: string | null, { changes }: WorkbookState): number | null {
  const at = id === null ? -1 : changes.findIndex((change) => change.id === id);
  if (id !== null && at < 0) return null;
  const standing = new Set(standingChanges(changes));
  return changes.slice(at + 1).filter((head) => standing.has(head) && !harmless.has(head.why.command)).length;
}

/** Reports that were built anew and came out as they stood: by id the last change set before, and when. The journal has nothing of it, so it lasts as long as the pane. */
const confirmed = new WeakMap<DeskContext["place"], Map<string, { readonly after: string | null; readonly at: string }>>();

function confirmedIn({ place }: DeskContext): Map<string, { readonly after: string | null; readonly at: string }> {
  const known = confirmed.get(place) ?? new Map<string, { readonly after: string | null; readonly at: string }>();
  confirmed.set(place, known);
  return known;
}

/** When and by whom a report that stands on a sheet was built last, and how many standing change sets after that may have changed a record; null where the journal does not know it. */
export function lastBuild(context: DeskContext, report: Pick<ReportDef, "id">, sheet: string, state: WorkbookState): Result<{ readonly at: string; readonly by: string; readonly later: number } | null> {
  const { tools } = context.session;
  const seen = confirmedIn(context).get(report.id);
  let later = 0;
  for (const head of standingChanges(state.changes).toReversed()) {
    if (head.why.command === "report") {
      const change = changeOf(state, head, tools);
      if (!change.ok) return change;
      if (change.value.ops.some(({ write }) => write.verb === "addSheet" && write.name === sheet)) {
        const since = seen === undefined ? null : laterThan(seen.after, state);
        return ok(since === null || since > later ? { at: head.at, by: head.by, later } : { at: seen!.at, by: context.session.user, later: since });
      }
    }
    if (!harmless.has(head.why.command)) later++;
  }
  return ok(null);
}

const nothingBehind: Problem = {
  code: "reports/nothingBehind",
  message: { "zh-CN": "这个数字背后没有可以单独显示的记录。", en: "No record behind this figure can be shown alone." },
  hint: { "zh-CN": "报表可能不是最新：先刷新，再选中数字。", en: "The report may be out of date: refresh it, then select the figure." },
};
