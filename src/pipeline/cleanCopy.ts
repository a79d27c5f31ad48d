import { type CellValue, isBlank } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { valueAt } from "../records/recordTable";
import { shownAs } from "../template/sensitivity";
import type { HostWrite, SheetInfo } from "../workbook/host";
import { type GovernedTable, governedTables } from "./locate";
import { maskedValue } from "./masking";
import { type OwnReport, reportsAbout, standingReports } from "./ownReports";
import { ourSheets } from "./ownSheets";
import type { Session } from "./session";
import { listSheet, readState, stateSheet } from "./state";

export type CleanedCopy = {
  readonly removed: readonly string[];
  readonly kept: readonly string[];
  /** Columns whose values are masked or left out, as the template says. */
  readonly masked: readonly { readonly sheet: string; readonly field: string }[];
};

/**
 * Makes of this workbook, which must be a copy, one that is given away: our state goes, and of the fields that the template calls sensitive the values are masked or left out; so do the lists of
 * ours that quote them. The table, its validation, its record ids and the dropdown lists that the validation needs stay. Whoever writes the file saves it purged, so that nothing an
 * earlier program left in it goes along. Problems: `cleanCopy/inPlace` where `isOriginal` and there is something to mask. `reveal`: everything stays to be read.
 */
export async function cleanCopy(session: Session, { isOriginal, reveal }: { readonly isOriginal: boolean; readonly reveal: boolean }): Promise<Result<CleanedCopy>> {
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const tables = await governedTables(session);
  // A table that cannot be opened any more has nothing by which its fields could be told apart.
  const masks = tables.ok && !reveal ? tables.value.map((table) => ({ table, fields: sensitiveFields(table) })).filter(({ fields }) => fields.length > 0) : [];
  if (masks.length > 0) {
    if (isOriginal) return fail(inPlace);
    const state = await readState(session.host, session.tools);
    if (!state.ok) return state;
    const ours = await ourSheets(session.host, sheets.value, state.value.document.resultSheets);
    if (!ours.ok) return ours;
    const quoting = sheets.value.filter((sheet) => ours.value.has(sheet.name) && quotes(sheet, masks.map(({ table }) => table), standingReports(state.value.document.ownReports, state.value.changes)));
    const applied = await session.host.apply([...masks.flatMap(({ table, fields }) => maskWrites(table, fields)), ...quoting.map(({ name }): HostWrite => ({ verb: "deleteSheet", name }))]);
    if (!applied.ok) return applied;
    const removed = await removeState(session);
    return removed.ok ? ok({ ...removed.value, removed: [...quoting.map(({ name }) => name), ...removed.value.removed], masked: masks.flatMap(({ table, fields }) => fields.map((field) => ({ sheet: table.layout.sheet, field }))) }) : removed;
  }
  const removed = await removeState(session);
  return removed.ok ? ok({ ...removed.value, masked: [] }) : removed;
}

/** Takes our state out of the workbook: the pinned template, the binding and the journal. */
export async function removeState(session: Session): Promise<Result<Pick<CleanedCopy, "removed" | "kept">>> {
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const there = sheets.value.map((sheet) => sheet.name);
  const removed = there.filter((name) => name === stateSheet);
  const applied = await session.host.apply(removed.map((name): HostWrite => ({ verb: "deleteSheet", name })));
  return applied.ok ? ok({ removed, kept: there.filter((name) => name === listSheet) }) : applied;
}

function sensitiveFields({ def, layout }: GovernedTable): readonly string[] {
  return def.fields.filter((field) => layout.columns[field.id] !== undefined && [field, ...def.fields.filter(({ upper }) => upper === field.id)].some((each) => shownAs(each, "export") !== "whole")).map(({ id }) => id);
}

/** A list of ours quotes cells; a pivot shows the values of the fields that its rows and columns are made of, and its smallest and largest are values of single records. */
function quotes({ pivots }: SheetInfo, tables: readonly GovernedTable[], own: readonly OwnReport[]): boolean {
  return pivots.length === 0 || tables.some((table) => {
    const hidden = new Set(sensitiveFields(table));
    return reportsAbout(table.def, table.template, own).some(({ definition }) => definition === null || [...definition.rows, ...definition.columns, ...(definition.filter === undefined ? [] : [definition.filter]), ...definition.values.filter(({ aggregate }) => aggregate === "min" || aggregate === "max")].some(({ field }) => field !== null && hidden.has(field)));
  });
}

function maskWrites(table: GovernedTable, fields: readonly string[]): readonly HostWrite[] {
  const { layout, records } = table;
  const blocks = fields.flatMap((field) => {
    const column = layout.columns[field]!;
    const runs: { row: number; column: number; values: CellValue[][] }[] = [];
    records.rows.forEach((row, index) => {
      const value = valueAt(records, field, index);
      if (isBlank(value)) return;
      const masked = maskedValue(table, field, value, "export");
      const last = runs.at(-1);
      if (last !== undefined && last.row + last.values.length === row - 1) last.values.push([masked]);
      else runs.push({ row: row - 1, column, values: [[masked]] });
    });
    return runs;
  });
  return blocks.length === 0 ? [] : [{ verb: "writeCells", sheet: layout.sheet, blocks }];
}

const inPlace: Problem = {
  code: "cleanCopy/inPlace",
  message: { "zh-CN": "模板要求外发时遮盖一些字段，写回原件会丢掉它们的内容。", en: "The template has some fields masked in what is given away; written over the original, what they hold would be lost." },
  hint: { "zh-CN": "用 -o 写到另一个文件。", en: "Write it to another file with -o." },
};
