import { type Result, ok } from "../records/problem";
import { sameValue } from "../records/cellValue";
import type { Localized } from "../records/text";
import type { Selection } from "../workbook/host";
import { pivotColumns } from "./groupColumns";
import type { GovernedTable } from "./locate";
import { reportsAbout } from "./ownReports";
import { isAnyReport, isReport, standingSheet } from "./ownSheets";
import { reportRequest, reportState } from "./report";
import { pivotRow } from "./resultSheets";
import { type Session } from "./session";
import { workbookSession } from "./state";

/** The records, by index, from which a figure of a report is worked out. `stale`: the report says something else there by now, so they are not told. */
export type BehindFigure = { readonly title: Localized; readonly records: readonly number[]; readonly stale: boolean };

/** The sheets of the workbook on which no report of ours stands. Problems: the host's, and those of `readState`. */
export async function sheetsWithoutReports(session: Session): Promise<Result<ReadonlySet<string>>> {
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const read = await reportState(session);
  if (!read.ok) return read;
  const holdsOne = isAnyReport(read.value.state.document.resultSheets);
  return ok(new Set(sheets.value.flatMap((sheet) => (holdsOne(sheet) ? [] : [sheet.name]))));
}

/**
 * From a figure of a built report to its records: what stands in the selected cell is compared with what the report would say there now, for a pivot that people have turned, filtered or not refreshed is made of others. Null where the cell is
 * no figure of a report about the table. Reads only; problems are the host's and those of `readState`.
 */
export async function behindFigure(session: Session, table: GovernedTable, { sheet, area }: Selection): Promise<Result<BehindFigure | null>> {
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const read = await reportState(session);
  if (!read.ok) return read;
  const { state, own } = read.value;
  if (!state.document.resultSheets.includes(sheet)) return ok(null);
  const inWorkbook = await workbookSession(session);
  if (!inWorkbook.ok) return inWorkbook;
  const { lang } = inWorkbook.value;
  const report = reportsAbout(table.def, table.template, own).find(({ id, title, definition }) => definition !== null && standingSheet(title[lang], sheets.value, isReport(id, state.document.resultSheets))?.name === sheet);
  if (report?.definition == null) return ok(null);
  const { definition, raw, id, title } = report;
  const top = definition.filter === undefined ? pivotRow : pivotRow + 2;
  const cell = { row: area.row - top, column: area.column };
  if (cell.row < 0) return ok(null);
  const behind = await session.engine.recordsBehind({ ...reportRequest({ lang }, table, raw ?? id, pivotColumns(table, [...definition.rows, ...definition.columns], lang), { sheet, row: top }), cell });
  if (behind === null) return ok(null);
  const line = await session.host.readCells(sheet, { row: area.row, column: 0, rows: 1, columns: behind.line.length });
  if (!line.ok) return line;
  const stands = behind.line.every((value, column) => sameValue(line.value.values[0]![column] ?? null, value));
  return ok({ title, records: stands ? behind.records : [], stale: !stands });
}
