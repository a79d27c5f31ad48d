import { pivotColumns } from "../../pipeline/groupColumns";
import { keepReport, removeReport } from "../../pipeline/keepReport";
import { type GovernedTable } from "../../pipeline/locate";
import { isReportable, reportsAbout } from "../../pipeline/ownReports";
import { groupGaps, pivotOf, reportState, textsAmongDays } from "../../pipeline/report";
import type { GroupGap, Quality } from "../../pipeline/resultSheets";
import type { Localized, Result } from "../../pipeline/session";
import { type CellValue, type Json, isBlank } from "../../records/cellValue";
import { fail, ok } from "../../records/problem";
import { bucketIds, buckets, groupText } from "../../fields/buckets";
import { readReport } from "../../template/readReport";
import { shownAs } from "../../template/sensitivity";
import type { FieldDef, ReportDef } from "../../template/template";
import { displaySettings, displayText } from "../../workbook/displayText";
import type { PivotSpec } from "../../workbook/host";
import type { DeskContext } from "../desk/deskContext";
import { notGoverned } from "../duplicates/notGoverned";
import { type ReportDraft, type ReportField, type ReportFields, draftOf, draftReport } from "./reportDraft";

/** The first groups of a report as it would come out. Texts as the sheet shows them; `groups`: how many there are, the blank one apart. */
export type ReportPreview = {
  readonly title: Localized;
  /** What stands over the labels, then over each number. `columns`: how many columns of numbers there are besides those shown. */
  readonly header: readonly string[];
  readonly hiddenColumns: number;
  readonly lines: readonly PreviewLine[];
  readonly groups: number;
  readonly blank: PreviewLine | null;
  readonly total: PreviewLine;
  readonly gaps: readonly GroupGap[];
  readonly texts: Quality["texts"];
};
export type PreviewLine = { readonly label: string; readonly numbers: readonly string[] };

const mostLines = 5;
/** Values that a filter offers at most, as many as a report may name. */
const mostValues = 50;
/** Columns of numbers beside the total that a pane of 320 px has room for. */
const mostColumns = 2;

/** Reports that people make themselves: what they may be made of, how one would look, keeping and removing. */
export function ownReportsDesk({ session, records, command }: DeskContext) {
  const current = async (): Promise<Result<GovernedTable>> => {
    const read = await records();
    return !read.ok ? read : read.value === null ? fail(notGoverned) : ok(read.value);
  };
  return {
    /** What a report about the table may be made of: fields that have a column and are not masked, those with the fewest groups first. */
    async fields(): Promise<Result<ReportFields>> {
      const table = await current();
      return table.ok ? ok(fieldsOf(table.value)) : table;
    },
    /** The report that the draft would give, worked out from the records as they are now. */
    async preview(draft: ReportDraft): Promise<Result<ReportPreview>> {
      const table = await current();
      if (!table.ok) return table;
      const raw = { ...draftReport(draft, fieldsOf(table.value)), id: "preview", source: table.value.def.id };
      const report = readReport(raw, table.value.template);
      if (!report.ok) return report;
      const pivot = await pivotOf({ engine: session.engine, lang: session.lang }, table.value, raw, pivotColumns(table.value, [...report.value.rows, ...report.value.columns], session.lang), { sheet: "", row: 0 });
      return ok(previewOf(pivot, report.value, table.value, session.lang));
    },
    /** The report of that id as a draft: a template's as one of somebody's own to be; null where it says more than the form can. */
    async draft(id: string): Promise<Result<ReportDraft | null>> {
      const table = await current();
      if (!table.ok) return table;
      const { def, template } = table.value;
      const read = await reportState(session);
      if (!read.ok) return read;
      const known = reportsAbout(def, template, read.value.own).find((report) => report.id === id);
      const raw = known?.raw ?? ((JSON.parse(template.source) as { readonly reports?: readonly { readonly id: string }[] }).reports?.find((report) => report.id === id) as Json | undefined);
      return ok(known?.definition == null || raw == null ? null : draftOf(raw as { readonly [keyword: string]: Json }, known.title, fieldsOf(table.value)));
    },
    /** Keeps it in the workbook and builds it: one change set. `id` null: a new one. */
    async keep(id: string | null, draft: ReportDraft): Promise<Result<{ readonly change: string | null; readonly sheet: string; readonly title: Localized }>> {
      return command(async (session) => {
        const table = await current();
        if (!table.ok) return table;
        const kept = await keepReport(session, table.value.def.id, id, draftReport(draft, fieldsOf(table.value)));
        if (!kept.ok) return kept;
        const { change, reports: [built] } = kept.value;
        return ok({ change: change?.id ?? null, sheet: built!.sheet, title: built!.report.title });
      });
    },
    /** Takes one of somebody's own out of the workbook, with its sheet. */
    async remove(id: string): Promise<Result<{ readonly change: string | null }>> {
      return command(async (session) => {
        const removed = await removeReport(session, id);
        return removed.ok ? ok({ change: removed.value.change?.id ?? null }) : removed;
      });
    },
  };
}

function fieldsOf({ def, layout, records, input: { circumstances: { dateSystem } } }: GovernedTable): ReportFields {
  const fields = def.fields.flatMap((field): readonly ReportField[] => {
    const column = records.columns[field.id];
    if (column === undefined || layout.columns[field.id] === undefined || !isReportable(def, field.id)) return [];
    const used = [...new Set(column.codes)].map((code) => column.dictionary[code] ?? null).filter((value) => !isBlank(value));
    const blank = column.codes.reduce((sum, code) => sum + Number(isBlank(column.dictionary[code] ?? null)), 0);
    const kind = field.fieldType.isDate === true ? "date" : (field.fieldType.json === "number" || field.fieldType.json === "integer") && field.options === undefined ? "number" : "group";
    const own: ReportField = { id: field.id, bucket: null, field: field.id, label: field.label, kind, groups: used.length, blank, ranked: field.options !== undefined, share: field.fieldType.type === "percent", values: field.fieldType.json === "string" && used.length <= mostValues ? valuesOf(field, used) : null };
    // What a report groups by coarsely stands in a column of its own, which goes along with a copy of the table.
    const coarse = shownAs(field, "export") !== "whole" ? [] : bucketIds.filter((id) => buckets[id].fits(field.fieldType)).map((id): ReportField => ({ ...own, id: `${field.id}:${id}`, bucket: id, values: null, kind: "group", ranked: field.fieldType.isDate === true, groups: new Set(used.map((value) => groupText(id, value, dateSystem, ""))).size }));
    return [own, ...coarse];
  });
  return { table: def.id, label: def.label, records: records.rows.length, fields };
}

/** What a filter may choose from: options in their order, then other texts. */
function valuesOf({ options }: FieldDef, used: readonly CellValue[]): readonly string[] {
  const rank = (text: string): number => { const at = options?.findIndex(({ code }) => code === text) ?? -1; return at < 0 ? Infinity : at; };
  return used.filter((value) => typeof value === "string").sort((a, b) => (rank(a) === rank(b) ? (a < b ? -1 : 1) : rank(a) - rank(b)));
}

function previewOf({ cells, rows, columns, values, rowLines, columnLines, fields, captions }: PivotSpec, report: ReportDef, table: GovernedTable, lang: "zh-CN" | "en"): ReportPreview {
  const [value] = values;
  const first = rows.length;
  const show = (shown: CellValue, numberFormat: string): string => displayText(shown, numberFormat, table.input.circumstances.dateSystem, displaySettings[lang === "zh-CN" ? "zh-CN" : "en-US"]);
  const labelOf = (field: number, item: number): string => { const of = fields[field]!; const said = of.items?.[item] ?? null; return said === null ? captions.blank : show(said, of.numberFormat ?? "General"); };
  const isBlankItem = (field: number, item: number): boolean => { const said = fields[field]!.items?.[item] ?? null; return said === null || said === captions.blank; };
  const heads = cells.length - rowLines.length;
  const shownColumns = columns.length === 0 ? [0] : [...columnLines.flatMap((line, at) => (line.kind === "data" ? [at] : [])).slice(0, mostColumns), columnLines.length - 1];
  const lineOf = (at: number): PreviewLine => {
    const line = rowLines[at]!;
    return { label: line.kind === "grand" ? captions.grandTotal : line.items.map((item, level) => labelOf(rows[level]!, item)).join(" / "), numbers: shownColumns.map((c) => show(cells[heads + at]![first + c] ?? null, value!.numberFormat)) };
  };
  const groups = rowLines.flatMap(({ kind, items }, at) => (kind === "data" ? [{ at, isBlank: items.some((item, level) => isBlankItem(rows[level]!, item)) }] : []));
  const filled = groups.filter((group) => !group.isBlank);
  const blank = groups.find(({ at }) => rowLines[at]!.items.every((item, level) => isBlankItem(rows[level]!, item)));
  return {
    title: report.title,
    header: [captions.rowHeader, ...(columns.length === 0 ? [value!.caption.trim()] : shownColumns.map((c) => (columnLines[c]!.kind === "grand" ? captions.grandTotal : columnLines[c]!.items.map((item, level) => labelOf(columns[level]!, item)).join(" / "))))],
    hiddenColumns: columns.length === 0 ? 0 : columnLines.length - shownColumns.length,
    lines: filled.slice(0, mostLines).map(({ at }) => lineOf(at)),
    groups: filled.length,
    blank: blank === undefined ? null : lineOf(blank.at),
    total: lineOf(rowLines.length - 1),
    gaps: groupGaps(table, report),
    texts: textsAmongDays(table, report),
  };
}
