import type { ChangeSet } from "../changes/changeSet";
import type { Finding } from "../findings/finding";
import { isBlank } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import type { ReportDef } from "../template/template";
import type { HostWrite } from "../workbook/host";
import { checkTables } from "./check";
import { commitChange } from "./commit";
import { notGoverned } from "./fix";
import { type GovernedTable, type OpenOptions, governedTables, openTables } from "./locate";
import { ownName, resultSheetWrites } from "./resultSheet";
import { type BuiltReport, type GroupGap, type Quality, reportSheet } from "./resultSheets";
import type { Session } from "./session";
import { readState, workbookSession } from "./state";

export type Reported = { readonly reports: readonly BuiltReport[]; /** Reports whose fields have no column. */ readonly skipped: readonly { readonly report: ReportDef; readonly missing: readonly string[] }[]; readonly change: ChangeSet | null };

type CheckedGoverned = { readonly table: GovernedTable; readonly findings: readonly Finding[] };

/** Builds every report of the template as a native PivotTable on a sheet of its own, with a line that says how far it can be trusted. What is there already stays. */
export async function report(session: Session, options: OpenOptions): Promise<Result<Reported>> {
  const governed = await governedTables(session);
  if (!governed.ok) return governed;
  if (governed.value.length === 0) {
    const opened = await openTables(session, options);
    return opened.ok ? fail(notGoverned(opened.value[0]!)) : opened;
  }
  const checked = await checkTables(session, governed.value);
  return checked.ok ? reportTables(session, checked.value) : checked;
}

/** `only`: ids of the reports to build; absent = every one. */
export async function reportTables(caller: Session, checked: readonly CheckedGoverned[], only?: readonly string[]): Promise<Result<Reported>> {
  const inWorkbook = await workbookSession(caller);
  if (!inWorkbook.ok) return inWorkbook;
  const session = inWorkbook.value;
  const templates = [...new Map(checked.map(({ table: { template } }) => [template.hash, template])).values()];
  if (templates.every((template) => template.reports.length === 0)) return fail(noReports(templates[0]!.title));
  const built: BuiltReport[] = [];
  const skipped: Reported["skipped"][number][] = [];
  const writes: HostWrite[] = [];
  const ours: string[] = [];
  const wanted = templates.flatMap((template) => template.reports.map((definition) => ({ template, definition }))).filter(({ definition }) => only?.includes(definition.id) ?? true);
  for (const { template, definition } of wanted) {
    const source = checked.find(({ table }) => table.template.hash === template.hash && table.def.id === definition.source);
    const missing = source === undefined ? [definition.source] : missingFields(source.table, definition);
    if (source === undefined || missing.length > 0) {
      skipped.push({ report: definition, missing });
      continue;
    }
    const one = await buildReport(session, source, definition);
    if (!one.ok) return one;
    built.push(one.value.built);
    writes.push(...one.value.writes);
    ours.push(one.value.built.sheet);
  }
  const change = await commitChange(session, { why: { command: "report" }, template: templates[0]!, writes, document: async (before) => ok({ ...before, resultSheets: [...new Set([...before.resultSheets, ...ours])] }) });
  return change.ok ? ok({ reports: built, skipped, change: change.value }) : change;
}

async function buildReport(session: Session, { table, findings }: CheckedGoverned, definition: ReportDef): Promise<Result<{ readonly built: BuiltReport; readonly writes: readonly HostWrite[] }>> {
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const sheet = ownName(definition.title[session.lang], sheets.value, state.value.document.resultSheets);
  const quality = { ...qualityOf(table, findings, definition), gaps: groupGaps(table, definition) };
  const pivot = await session.engine.report({
    template: table.template,
    report: definition.id,
    records: table.records,
    blankRows: table.blankRows,
    tableColumns: table.columns.map(({ header, field }) => ({ name: header, field })),
    tableName: table.governed.info.name,
    lang: session.lang,
    sheet,
    row: 3,
    column: 0,
  });
  const written = await resultSheetWrites(session.host, sheets.value, reportSheet(session, { report: definition, sheet, pivot, quality }, table));
  return written.ok ? ok({ built: { report: definition, sheet, pivot, quality }, writes: written.value }) : written;
}

export function missingFields({ layout }: Pick<GovernedTable, "layout">, { rows, columns, values }: ReportDef): readonly string[] {
  return [...new Set([...rows, ...columns, ...values.map((value) => value.field)])].filter((field) => layout.columns[field] === undefined);
}

export function qualityOf({ records }: Pick<GovernedTable, "records">, findings: readonly Finding[], { minQuality }: Pick<ReportDef, "minQuality">): Omit<Quality, "gaps"> {
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
  return [...new Set([...rows, ...columns])].flatMap((id) => {
    const field = def.fields.find((candidate) => candidate.id === id);
    const column = records.columns[id];
    if (field === undefined || column === undefined || layout.columns[id] === undefined) return [];
    const blank = column.codes.reduce((sum, code) => sum + Number(isBlank(column.dictionary[code] ?? null)), 0);
    return blank > mostBlank * total ? [{ field: id, label: field.label, blank }] : [];
  });
}

function noReports(title: { readonly "zh-CN": string; readonly en: string }): Problem {
  return { code: "report/none", message: { "zh-CN": `模板“${title["zh-CN"]}”没有定义报表。`, en: `The template "${title.en}" defines no reports.` }, hint: { "zh-CN": "在模板的 reports 里加一个报表。", en: "Add a report to the template's reports." } };
}
