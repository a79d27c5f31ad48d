import type { ChangeHead } from "../changes/changeSet";
import { standingChanges } from "../changes/standing";
import type { Json } from "../records/cellValue";
import type { Localized } from "../records/text";
import { readReport } from "../template/readReport";
import { shownAs } from "../template/sensitivity";
import type { ReportDef, TableDef, Template } from "../template/template";

/**
 * A report that somebody made in this workbook: as a template would say it, or null where it was removed. Of several with one id the last counts. It lives in the workbook and not in the template:
 * whoever maintains the records makes reports, without publishing anything.
 */
export type OwnReport = {
  readonly id: string;
  /** The governed table that it is about. */
  readonly table: string;
  readonly report: Json;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The change set that kept it: undone with it. */
  readonly change: string;
};

/** A report that can be built, or could be: `raw` as it was kept, null for one of the template; `definition` null where the template of today cannot make it (a field that is gone). */
export type KnownReport = { readonly id: string; readonly title: Localized; readonly table: string; readonly raw: Json; readonly definition: ReportDef | null; readonly by: string | null };

/** The reports that people have made and that stand, in the order in which they were first made. What was kept by a change set that has left the bounded journal stands for good. */
export function standingReports(own: readonly OwnReport[], changes: readonly ChangeHead[]): readonly OwnReport[] {
  if (own.length === 0) return own;
  const [known, standing] = [changes, standingChanges(changes)].map((heads) => new Set(heads.map(({ id }) => id)));
  const last = new Map<string, OwnReport>();
  for (const report of own) if (standing!.has(report.change) || !known!.has(report.change)) last.set(report.id, report);
  return [...last.values()].filter(({ report }) => report !== null);
}

/** All reports about a table: the template's, then people's own. */
export function reportsAbout(def: Pick<TableDef, "id">, template: Template, own: readonly OwnReport[]): readonly KnownReport[] {
  const given = template.reports.filter(({ source }) => source === def.id).map((definition): KnownReport => ({ id: definition.id, title: definition.title, table: def.id, raw: null, definition, by: null }));
  const made = own.filter(({ table }) => table === def.id).map(({ id, report, by }): KnownReport => {
    const read = readReport(report, template);
    return { id, title: titleOf(report) ?? { "zh-CN": id, en: id }, table: def.id, raw: report, definition: read.ok && read.value.id === id && read.value.source === def.id ? read.value : null, by };
  });
  return [...given, ...made];
}

/** What a report that was kept is called; null for one that is none. */
export function titleOf(report: Json): Localized | null {
  const { title, id } = (typeof report === "object" && report !== null && !Array.isArray(report) ? report : {}) as { readonly title?: Json; readonly id?: Json };
  const text = (value: Json | undefined): string | null => (typeof value === "string" ? value : null);
  if (typeof title === "object" && title !== null && !Array.isArray(title)) {
    const { "zh-CN": zh, en } = title as { readonly [lang: string]: Json };
    const either = text(zh) ?? text(en);
    return either === null ? null : { "zh-CN": text(zh) ?? either, en: text(en) ?? either };
  }
  const plain = text(title) ?? text(id);
  return plain === null ? null : { "zh-CN": plain, en: plain };
}

/** What the next report of the workbook is called inside: none that there ever was has it. */
export function nextReportId(own: readonly OwnReport[], templates: readonly Pick<Template, "reports">[]): string {
  const taken = new Set([...own, ...templates.flatMap(({ reports }) => reports)].map(({ id }) => id));
  for (let n = 1; ; n++) if (!taken.has(`own-${n}`)) return `own-${n}`;
}

/** Whether people may group a report of their own by the field, or have single values of it shown: what the pane masks does not come out in a report. */
export function isReportable(def: Pick<TableDef, "fields">, id: string): boolean {
  return def.fields.filter((field) => field.id === id || field.upper === id).every((field) => shownAs(field, "pane") === "whole");
}

export function isOwnReport(value: unknown): value is OwnReport {
  if (typeof value !== "object" || value === null) return false;
  const { id, table, report, by, at, change } = value as Partial<OwnReport>;
  return [id, table, by, at, change].every((text) => typeof text === "string") && typeof report === "object" && !Array.isArray(report);
}
