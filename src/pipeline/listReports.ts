import { type Result, fail, ok } from "../records/problem";
import { notGoverned } from "./fix";
import { type OpenOptions, governedTables, openTables } from "./locate";
import { reportsAbout } from "./ownReports";
import { isReport, standingSheet } from "./ownSheets";
import { missingFields, reportState } from "./report";
import type { Localized, Session } from "./session";

/** `by`: who made it in this workbook; null for one of the template. `missing`: fields that have no column; null where the template of today cannot make it. `sheet`: where it stands; null where it is not built. */
export type ListedReport = { readonly id: string; readonly title: Localized; readonly table: string; readonly by: string | null; readonly missing: readonly string[] | null; readonly sheet: string | null };

/** The reports of the workbook: those of its templates, and those that people have made in it. Reads only. */
export async function listReports(session: Session, options: OpenOptions): Promise<Result<readonly ListedReport[]>> {
  const tables = await governedTables(session);
  if (!tables.ok) return tables;
  if (tables.value.length === 0) {
    const opened = await openTables(session, options);
    return opened.ok ? fail(notGoverned(opened.value[0]!)) : opened;
  }
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const read = await reportState(session);
  if (!read.ok) return read;
  const { own, state: { document } } = read.value;
  const lang = document.lang ?? session.lang;
  return ok(tables.value.flatMap((table) => reportsAbout(table.def, table.template, own).map(({ id, title, definition, by }): ListedReport => ({ id, title, table: table.def.id, by, missing: definition === null ? null : missingFields(table, definition), sheet: standingSheet(title[lang], sheets.value, isReport(id, document.resultSheets))?.name ?? null }))));
}
