import type { ChangeSet } from "../changes/changeSet";
import type { ReportRequest } from "../engine/engine";
import type { Finding } from "../findings/finding";
import { type Json, isBlank } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import type { ReportDef } from "../template/template";
import type { HostWrite, PivotSpec, SheetInfo } from "../workbook/host";
import { checkTables } from "./check";
import { commitChange } from "./commit";
import { type PivotColumn, groupColumns } from "./groupColumns";
import { notGoverned } from "./fix";
import { type GovernedTable, type OpenOptions, governedTables, openTables } from "./locate";
import { type OwnReport, reportsAbout, standingReports, titleOf } from "./ownReports";
import { freeName, hasWriting, isReport, standingSheet } from "./ownSheets";
import { resultSheetWrites } from "./resultSheet";
import { type BuiltReport, type GroupGap, type Quality, pivotRow, reportSheet } from "./resultSheets";
import type { Localized, Session } from "./session";
import { type WorkbookState, readState, workbookSession } from "./state";

export type Reported = { readonly reports: readonly BuiltReport[]; /** Reports whose fields have no column (`missing`), or which the template of today cannot make (none are missing then). */ readonly skipped: readonly { readonly id: string; readonly title: Localized; readonly missing: readonly string[] }[]; readonly change: ChangeSet | null };

type CheckedGoverned = { readonly table: GovernedTable; readonly findings: readonly Finding[] };

/** Builds every report of the template, and those that people have made in the workbook, as a native PivotTable on a sheet of its own, with a line that says how far it can be trusted. What is there already stays. `only`: ids of those that are meant; absent = all. */
export async function report(session: Session, options: OpenOptions, only?: readonly string[]): Promise<Result<Reported>> {
  const governed = await governedTables(session);
  if (!governed.ok) return governed;
  if (governed.value.length === 0) {
    const opened = await openTables(session, options);
    return opened.ok ? fail(notGoverned(opened.value[0]!)) : opened;
  }
  const checked = await checkTables(session, governed.value);
  return checked.ok ? reportTables(session, checked.value, only) : checked;
}

/** `report` null: the report is removed, with its sheet. */
type Keeping = { readonly id: string; readonly table: string; readonly report: Json };

/**
 * `only`: ids of the reports to build; absent = every one, those that people have made in the workbook too. `keeping`: one of those as it is kept with this change set, new or anew; where it was called
 * otherwise before, that sheet goes.
 */
export async function reportTables(caller: Session, checked: readonly CheckedGoverned[], only?: readonly string[], keeping?: Keeping): Promise<Result<Reported>> {
  const inWorkbook = await workbookSession(caller);
  if (!inWorkbook.ok) return inWorkbook;
  const session = inWorkbook.value;
  const read = await reportState(session);
  if (!read.ok) return read;
  const { state, own } = read.value;
  const entry: Omit<OwnReport, "change"> | null = keeping === undefined ? null : { ...keeping, by: session.user, at: session.now };
  const now = entry === null ? own : [...own.filter(({ id }) => id !== entry.id), ...(entry.report === null ? [] : [{ ...entry, change: "" }])];
  const known = checked.flatMap((source) => reportsAbout(source.table.def, source.table.template, now).map((report) => ({ source, report })));
  const orphans = [...new Map(checked.map(({ table: { template } }) => [template.hash, template])).values()].flatMap(({ reports }) => reports.filter(({ id, source }) => !known.some(({ report }) => report.id === id && report.table === source)));
  if (known.length + orphans.length === 0 && keeping === undefined) return fail(noReports(checked[0]!.table.template.title));
  const built: BuiltReport[] = [];
  const skipped: Reported["skipped"][number][] = orphans.filter(({ id }) => only?.includes(id) ?? true).map(({ id, title, source }) => ({ id, title, missing: [source] }));
  const writes: HostWrite[] = [];
  const wanted = known.filter(({ report: { id } }) => only?.includes(id) ?? true);
  const unknown = only?.find((id) => ![...known.map(({ report }) => report.id), ...orphans.map((orphan) => orphan.id)].includes(id));
  if (unknown !== undefined) return fail(noSuchReport(unknown));
  const columnsOf = new Map<CheckedGoverned, readonly PivotColumn[]>();
  for (const source of new Set(wanted.map((one) => one.source))) {
    const grouped = await groupColumns(session, source.table, wanted.flatMap(({ source: of, report: { definition } }) => (of === source && definition !== null && missingFields(of.table, definition).length === 0 ? [definition] : [])));
    if (!grouped.ok) return grouped;
    columnsOf.set(source, grouped.value.columns);
    writes.push(...grouped.value.writes);
  }
  for (const { source, report: { id, title, raw, definition } } of wanted) {
    const missing = definition === null ? [] : missingFields(source.table, definition);
    if (definition === null || missing.length > 0) {
      skipped.push({ id, title, missing });
      continue;
    }
    const one = await buildReport(session, source, definition, raw, columnsOf.get(source)!);
    if (!one.ok) return one;
    built.push(one.value.built);
    writes.push(...one.value.writes);
  }
  const before = keeping === undefined ? null : await sheetBefore(session, state, own.find(({ id }) => id === keeping.id));
  if (before?.ok === false) return before;
  if (before?.value != null && !built.some(({ sheet }) => sheet === before.value)) writes.push({ verb: "deleteSheet", name: before.value });
  const ours = built.map(({ sheet }) => sheet);
  const change = await commitChange(session, {
    why: { command: keeping?.report === null ? "reportRemoved" : "report", ...(keeping === undefined ? {} : { rule: keeping.id }) },
    template: checked[0]!.table.template,
    writes,
    decision: entry !== null,
    document: async (document, change) => ok({ ...document, resultSheets: [...new Set([...document.resultSheets, ...ours])], ownReports: entry === null ? document.ownReports : [...document.ownReports, { ...entry, change }] }),
  });
  return change.ok ? ok({ reports: built, skipped, change: change.value }) : change;
}

/** The state of the workbook, and the reports that people have made in it. Problems: those of `readState`. */
export async function reportState({ host, tools }: Pick<Session, "host" | "tools">): Promise<Result<{ readonly state: WorkbookState; readonly own: readonly OwnReport[] }>> {
  const state = await readState(host, tools);
  return state.ok ? ok({ state: state.value, own: standingReports(state.value.document.ownReports, state.value.changes) }) : state;
}

/** The sheet of a report as it was kept before; null where it has none. */
async function sheetBefore(session: Session, { document }: WorkbookState, own: OwnReport | undefined): Promise<Result<string | null>> {
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const title = own === undefined ? null : titleOf(own.report);
  if (own === undefined || title === null) return ok(null);
  return replaceable(session, standingSheet(title[session.lang], sheets.value, isReport(own.id, document.resultSheets)), title[session.lang]);
}

/** The sheet of a report, as far as nobody has written on it: what people have written there stays, on that sheet, and the report goes on another. */
async function replaceable({ host }: Session, sheet: SheetInfo | null, title: string): Promise<Result<string | null>> {
  const written = sheet === null ? ok(false) : await hasWriting(host, sheet, title);
  return written.ok ? ok(sheet === null || written.value ? null : sheet.name) : written;
}

async function buildReport(session: Session, { table, findings }: CheckedGoverned, definition: ReportDef, raw: Json, columns: readonly PivotColumn[]): Promise<Result<{ readonly built: BuiltReport; readonly writes: readonly HostWrite[] }>> {
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const title = definition.title[session.lang];
  const standing = await replaceable(session, standingSheet(title, sheets.value, isReport(definition.id, state.value.document.resultSheets)), title);
  if (!standing.ok) return standing;
  const sheet = standing.value ?? freeName(title, sheets.value);
  const quality = { ...qualityOf(table, findings, definition), gaps: groupGaps(table, definition), texts: textsAmongDays(table, definition) };
  const pivot = await pivotOf(session, table, raw ?? definition.id, columns, { sheet, row: definition.filter === undefined ? pivotRow : pivotRow + 2 });
  const written = await resultSheetWrites(session.host, sheets.value, reportSheet(session, { report: definition, sheet, pivot, quality }, table));
  return written.ok ? ok({ built: { report: definition, sheet, pivot, quality }, writes: written.value }) : written;
}

/** The pivot of a report over a governed table, as it would stand there. `report`: the id of one of the template's, or another as a template would say it. */
export async function pivotOf(session: Pick<Session, "engine" | "lang">, table: GovernedTable, report: string | Json, columns: readonly PivotColumn[], at: { readonly sheet: string; readonly row: number }): Promise<PivotSpec> {
  return session.engine.report(reportRequest(session, table, report, columns, at));
}

export function reportRequest(session: Pick<Session, "lang">, table: GovernedTable, report: string | Json, columns: readonly PivotColumn[], at: { readonly sheet: string; readonly row: number }): ReportRequest {
  return {
    template: table.template,
    report,
    records: table.records,
    blankRows: table.blankRows,
    tableColumns: columns,
    dateSystem: table.input.circumstances.dateSystem,
    idColumn: (table.layout.idColumn ?? 0) - table.governed.info.area.column,
    tableName: table.governed.info.name,
    lang: session.lang,
    ...at,
    column: 0,
  };
}

/** The fields of a report that have no column. */
export function missingFields({ layout }: Pick<GovernedTable, "layout">, { rows, columns, values, filter }: Pick<ReportDef, "rows" | "columns" | "values" | "filter">): readonly string[] {
  return [...new Set([...rows, ...columns, ...values, ...(filter === undefined ? [] : [filter])].flatMap(({ field }) => field ?? []))].filter((field) => layout.columns[field] === undefined);
}

export function qualityOf({ records }: Pick<GovernedTable, "records">, findings: readonly Finding[], { minQuality }: Pick<ReportDef, "minQuality">): Omit<Quality, "gaps" | "texts"> {
  const faulty = new Set(findings.filter((finding) => finding.severity === "error").map((finding) => finding.at[0]?.row));
  const total = records.rows.length;
  const clean = total - [...records.rows].filter((row) => faulty.has(row)).length;
  const share = total === 0 ? 1 : clean / total;
  return { records: total, clean, share, enough: minQuality === null || share >= minQuality };
}

/** Above this share of records in the group of blanks a report says so before it is built. Chosen by us: less than one in twenty moves no picture. */
const mostBlank = 0.05;

/** The fields that a report groups by and many records leave blank, in the report's order. */
export function groupGaps({ records, layout, def }: Pick<GovernedTable, "records" | "layout" | "def">, { rows, columns }: Pick<ReportDef, "rows" | "columns">): readonly GroupGap[] {
  const total = records.rows.length;
  return [...new Set([...rows, ...columns].map(({ field }) => field))].flatMap((id) => {
    const field = def.fields.find((candidate) => candidate.id === id);
    const column = records.columns[id];
    if (field === undefined || column === undefined || layout.columns[id] === undefined) return [];
    const blank = column.codes.reduce((sum, code) => sum + Number(isBlank(column.dictionary[code] ?? null)), 0);
    return blank > mostBlank * total ? [{ field: id, label: field.label, blank }] : [];
  });
}

/** Fields of days that a report groups coarsely, and how many records say there what is no day: each such text is a group of its own. */
export function textsAmongDays({ records, def }: Pick<GovernedTable, "records" | "def">, { rows, columns }: Pick<ReportDef, "rows" | "columns">): readonly { readonly label: Localized; readonly count: number }[] {
  return [...new Set([...rows, ...columns].flatMap(({ field, bucket }) => (bucket === undefined ? [] : [field])))].flatMap((id) => {
    const [field, column] = [def.fields.find((candidate) => candidate.id === id), records.columns[id]];
    if (field?.fieldType.isDate !== true || column === undefined) return [];
    const count = column.codes.reduce((sum, code) => { const value = column.dictionary[code] ?? null; return sum + Number(!isBlank(value) && typeof value !== "number"); }, 0);
    return count === 0 ? [] : [{ label: field.label, count }];
  });
}

function noSuchReport(id: string): Problem {
  return { code: "report/unknown", message: { "zh-CN": `没有叫 ${id} 的报表。`, en: `There is no report called ${id}.` }, hint: { "zh-CN": "用 crm report 文件 列出有哪些。", en: "List them with crm report FILE." } };
}

function noReports(title: { readonly "zh-CN": string; readonly en: string }): Problem {
  return { code: "report/none", message: { "zh-CN": `模板“${title["zh-CN"]}”没有定义报表。`, en: `The template "${title.en}" defines no reports.` }, hint: { "zh-CN": "在模板的 reports 里加一个报表。", en: "Add a report to the template's reports." } };
}
