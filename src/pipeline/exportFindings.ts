import type { ChangeSet } from "../changes/changeSet";
import type { Finding } from "../findings/finding";
import { type Result, ok } from "../records/problem";
import { commitChange } from "./commit";
import type { GovernedTable } from "./locate";
import { freeName, ourLists, sheetNames, standingSheet } from "./ownSheets";
import { resultSheetWrites } from "./resultSheet";
import { findingsSheet } from "./resultSheets";
import type { Session } from "./session";
import { readState, workbookSession } from "./state";
import { sheetLabels } from "../template/headerLabels";

/** Writes findings onto a sheet of our own, in the workbook's language; a sheet of that name that is somebody else's stays. No change set where the sheet says this already. */
export async function exportFindings(caller: Session, table: GovernedTable, findings: readonly Finding[]): Promise<Result<{ readonly change: ChangeSet | null; readonly sheet: string }>> {
  const inWorkbook = await workbookSession(caller);
  if (!inWorkbook.ok) return inWorkbook;
  const session = inWorkbook.value;
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const lists = await ourLists(session.host, sheets.value, state.value.document.resultSheets);
  if (!lists.ok) return lists;
  const wanted = sheetNames.findings[session.lang];
  const name = standingSheet(wanted, sheets.value, (sheet) => lists.value.has(sheet.name))?.name ?? freeName(wanted, sheets.value);
  const messages = await session.engine.describe({ template: table.template, table: table.def.id, findings, lang: session.lang, labels: sheetLabels(table.def) });
  const writes = await resultSheetWrites(session.host, sheets.value, findingsSheet(session, name, table, findings, messages));
  if (!writes.ok) return writes;
  const change = await commitChange(session, { why: { command: "export" }, template: table.template, writes: writes.value, document: async (before) => ok({ ...before, resultSheets: [...new Set([...before.resultSheets, name])] }) });
  return change.ok ? ok({ change: change.value, sheet: name }) : change;
}
