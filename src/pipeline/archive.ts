import type { CellEdit } from "../changes/changeSet";
import { type CellValue, plainText } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { valueAt } from "../records/recordTable";
import type { DateSystem } from "../records/serialDay";
import type { HostWrite, SheetInfo } from "../workbook/host";
import { type Deletion, planDeletion, takesAlong } from "./deletion";
import { planTableEdits } from "./fix";
import { type GovernedTable, governedTables } from "./locate";
import { type Removed, commitRemoval } from "./removeRecords";
import type { Session } from "./session";
import { momentOf } from "./stamp";

/**
 * Moves records with their values to a sheet of the workbook that only grows, and takes them out of their table: with what the relations say of records that name them, in the same change set. Their ids
 * are never given again. `heir`: as in `planDeletion`. Problems: `record/gone`, those of `planDeletion`, `record/takesAlong` (unless `takeAlong` says that somebody has seen it), and the host's.
 */
export async function archiveRecords(session: Session, records: readonly string[], { takeAlong = false, heir = null }: { readonly takeAlong?: boolean; readonly heir?: string | null } = {}): Promise<Result<Removed & { readonly count: number; readonly sheets: readonly string[] }>> {
  const planned = await archivingOf(session, records, heir);
  if (!planned.ok) return planned;
  const more = takesAlong(planned.value, archiving, new Set(records).size);
  if (more !== null && !takeAlong) return fail(more);
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const info = await session.host.info();
  if (!info.ok) return info;
  const { removed, cleared } = planned.value;
  const writes: HostWrite[] = [];
  const edits: CellEdit[] = [];
  for (const { table, edits: wanted } of cleared) {
    const written = await planTableEdits(session, table, wanted);
    if (!written.ok) return written;
    writes.push(...written.value.writes);
    edits.push(...written.value.edits);
  }
  const names: string[] = [];
  for (const { table, indexes } of removed) {
    const kept = await keptWrites(session, table, indexes, sheets.value, info.value.dateSystem);
    if (!kept.ok) return kept;
    names.push(kept.value.sheet);
    writes.push(...kept.value.writes);
  }
  const archived = removed.flatMap(({ table, indexes }) => indexes.map((index) => ({ table: table.def.id, record: table.records.ids[index] ?? "" })));
  const done = await commitRemoval(session, [removed[0]!, ...removed.slice(1)], { why: { command: "archive", reason: names.join(", ") }, writes, edits, document: async (before, id) => ok({ ...before, archived: [...before.archived, ...archived.map((one) => ({ ...one, change: id }))] }) });
  return done.ok ? ok({ ...done.value, count: archived.length, sheets: names }) : done;
}

/** What archiving records does to others. Reads only. Problems: `record/gone`, and those of `planDeletion`. */
export async function archivingOf(session: Session, records: readonly string[], heir: string | null = null): Promise<Result<Deletion>> {
  const tables = await governedTables(session);
  if (!tables.ok) return tables;
  const table = tables.value.find(({ records: { ids } }) => ids.includes(records[0] ?? null));
  const indexes = records.map((record) => table?.records.ids.indexOf(record) ?? -1);
  if (table === undefined || indexes.includes(-1)) return fail(gone(records.find((_, at) => indexes[at] === -1) ?? ""));
  return planDeletion(session, tables.value, table, [...new Set(indexes)].sort((a, b) => a - b), { on: "onArchive", heir });
}

export const archiving = { "zh-CN": "归档", en: "archive" };

/** The rows of records in the archive sheet of their table, below those that are there; a new sheet where there is none with these columns. */
export async function keptWrites(session: Session, { def, layout, records, formats }: GovernedTable, indexes: readonly number[], sheets: readonly SheetInfo[], dateSystem: DateSystem): Promise<Result<{ readonly sheet: string; readonly writes: readonly HostWrite[] }>> {
  const { lang, host, user } = session;
  const fields = def.fields.filter(({ id }) => layout.columns[id] !== undefined);
  const head = [lang === "zh-CN" ? "记录编号" : "Record id", lang === "zh-CN" ? "归档时间" : "Archived at", lang === "zh-CN" ? "归档人" : "Archived by", ...fields.map(({ label }) => label[lang])];
  const rows = indexes.map((index): CellValue[] => [records.ids[index] ?? null, momentOf(session, dateSystem), user === "" ? null : user, ...fields.map(({ id }) => valueAt(records, id, index))]);
  const base = `${lang === "zh-CN" ? "归档" : "Archive"} ${def.label[lang]}`.replace(/[[\]:*?/\\']/g, " ").trim().slice(0, 28);
  const area = (row: number, count: number) => ["@", "yyyy-mm-dd hh:mm", "@", ...fields.map(({ id }) => formats[id] ?? "General")].map((numberFormat, column) => ({ area: { row, column, rows: count, columns: 1 }, numberFormat }));
  for (let n = 1; ; n++) {
    const sheet = n === 1 ? base : `${base} ${n}`;
    const there = sheets.find(({ name }) => name.toLowerCase() === sheet.toLowerCase());
    if (there === undefined) {
      return ok({ sheet, writes: [
        { verb: "addSheet", name: sheet, visibility: "visible" }, { verb: "formatCells", sheet, areas: [{ area: { row: 0, column: 0, rows: 1, columns: head.length }, numberFormat: "@", look: { bold: true } }, ...area(1, rows.length)] },
        { verb: "writeCells", sheet, blocks: [{ row: 0, column: 0, values: [head, ...rows] }] }, { verb: "freezePanes", sheet, rows: 1, columns: 0 },
      ] });
    }
    const top = there.used === null ? null : await host.readCells(there.name, { row: 0, column: 0, rows: 1, columns: Math.max(head.length, there.used.column + there.used.columns) });
    if (top !== null && !top.ok) return top;
    if (top === null || top.value.values[0]!.map((value) => plainText(value)).join("\n").trimEnd() !== head.join("\n")) continue;
    const next = there.used!.row + there.used!.rows;
    return ok({ sheet: there.name, writes: [{ verb: "formatCells", sheet: there.name, areas: area(next, rows.length) }, { verb: "writeCells", sheet: there.name, blocks: [{ row: next, column: 0, values: rows }] }] });
  }
}

function gone(record: string): Problem {
  return { code: "record/gone", message: { "zh-CN": `没有编号为 ${record} 的记录。`, en: `There is no record ${record}.` }, hint: { "zh-CN": "一次归档同一张表的记录；用 check --format json 看记录编号。", en: "Archive records of one table at a time; see the ids in check --format json." } };
}
