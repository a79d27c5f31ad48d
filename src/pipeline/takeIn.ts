import type { ChangeSet } from "../changes/changeSet";
import { isTotalWord } from "../engine/engine";
import { type CellValue, isBlank } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { valueAt } from "../records/recordTable";
import { maxRows } from "../workbook/area";
import type { HostWrite } from "../workbook/host";
import { runsOf } from "../workbook/rowRuns";
import { commitChange } from "./commit";
import { planNew } from "./importRecords";
import { type GovernedTable, governedTables } from "./locate";
import { barred, isWritable, newIds } from "./record";
import type { Session } from "./session";

/** Rows that people may put in above the totals and are looked at for it. Chosen by us. */
const mostBetween = 50;
/** So many rows right below a table are told as it is opened, read in parts. Chosen by us. */
const mostStanding = 20_000;
const rowsLookedAt = 200;

/** A row (1-based) below a table that reads like a record of it: what its cells say by field, and by sheet column where the template has no field. */
export type StrayRow = { readonly row: number; readonly values: { readonly [field: string]: CellValue }; readonly others: { readonly [column: number]: CellValue } };

/**
 * Which of some rows (1-based) below a table read like records that somebody meant to put into it: two cells or more are filled, one of a field among them, and none holds a formula, as totals do. Right below the last record,
 * where something else follows, such as a row of totals, the first field alone says so: the row was put in for it. Reads only.
 */
export async function strayRows(session: Session, table: GovernedTable, rows: readonly number[]): Promise<Result<readonly StrayRow[]>> {
  const { layout: { sheet, data, columns }, governed: { info } } = table;
  const end = info.area.row + info.area.rows;
  const asked = runsOf(new Set(rows.map((row) => row - 1).filter((row) => row >= end)));
  const found: StrayRow[] = [];
  const [title] = table.def.fields.filter(({ id }) => id !== table.def.recordId && columns[id] !== undefined && isFillable(table, id));
  const between = await rowsBetween(session, table);
  if (!between.ok) return between;
  const fieldAt = new Map(Object.entries(columns).map(([field, column]) => [column, field]));
  for (const { first, last } of asked) {
    const read = await session.host.readCells(sheet, { ...data, row: first, rows: last - first + 1 }, { formulas: true });
    if (!read.ok) return read;
    read.value.values.forEach((cells, n) => {
      if (read.value.formulas![n]!.some((formula) => formula !== null)) return;
      const row = first + n + 1;
      const values: Record<string, CellValue> = {};
      const others: Record<number, CellValue> = {};
      cells.forEach((value, c) => {
        const field = fieldAt.get(data.column + c);
        if (isBlank(value)) return;
        if (field !== undefined && isFillable(table, field)) values[field] = value;
        else if (field === undefined && data.column + c !== table.layout.idColumn) others[data.column + c] = value;
      });
      const [ofFields, filled] = [Object.keys(values).length, Object.keys(values).length + Object.keys(others).length];
      const least = title !== undefined && values[title.id] !== undefined && between.value.has(row) ? 1 : 2;
      if (ofFields > 0 && filled >= least) found.push({ row, values, others });
    });
  }
  return ok(found);
}

/**
 * Rows (1-based) that stand right below a table, one behind the other, and read like records of it: somebody put them there while nobody looked. What is looked at is stricter than for rows that are just being written: the first field is
 * filled, and half as many fields as records fill at the median; the first row that is blank, holds a formula, names a total or says less ends them. Reads only.
 */
export async function standingStrays(session: Session, table: GovernedTable): Promise<Result<readonly number[]>> {
  const { layout: { sheet, data, columns }, governed: { info }, records } = table;
  const fields = table.def.fields.filter(({ id }) => id !== table.def.recordId && columns[id] !== undefined && isFillable(table, id));
  const [title] = fields;
  if (title === undefined || info.totalsRow) return ok([]);
  const last = Array.from({ length: Math.min(20, records.rows.length) }, (_, n) => records.rows.length - 1 - n);
  const filled = last.map((index) => fields.filter(({ id }) => !isBlank(valueAt(records, id, index))).length).sort((a, b) => a - b);
  const least = Math.max(2, Math.ceil((filled[Math.floor(filled.length / 2)] ?? 0) / 2));
  const found: number[] = [];
  for (let row = info.area.row + info.area.rows; row < maxRows && found.length < mostStanding; row += rowsLookedAt) {
    const read = await session.host.readCells(sheet, { ...data, row, rows: Math.min(rowsLookedAt, maxRows - row) }, { formulas: true });
    if (!read.ok) return read;
    const end = read.value.values.findIndex((cells, n) => read.value.formulas![n]!.some((formula) => formula !== null) || cells.some((value) => isTotalWord(value)) || isBlank(cells[columns[title.id]! - data.column] ?? null) || fields.filter(({ id }) => !isBlank(cells[columns[id]! - data.column] ?? null)).length < least);
    for (let n = 0; n < (end < 0 ? read.value.values.length : end); n++) found.push(row + n + 1);
    if (end >= 0) break;
  }
  return ok(found);
}

/** Rows (1-based) that people have filled between a table and a row with formulas a little below it, such as totals: right below the table, one behind the other. */
async function rowsBetween(session: Session, { layout: { sheet, data }, governed: { info } }: GovernedTable): Promise<Result<ReadonlySet<number>>> {
  const end = info.area.row + info.area.rows;
  const read = await session.host.readCells(sheet, { ...data, row: end, rows: mostBetween + 1 }, { formulas: true });
  if (!read.ok) return read;
  const totals = read.value.formulas!.findIndex((formulas) => formulas.some((formula) => formula !== null));
  return ok(new Set(Array.from({ length: Math.max(0, totals) }, (_, n) => end + n + 1)));
}

/**
 * Moves rows below a table into it, behind its last record, as they are: with ids and what the template fills in. Those right below it stay where they are, and the table comes down over them; where
 * the others stood nothing is left. One change set.
 * Problems: `record/nothingStray` where nothing reads like a record any more, `record/noId`, `record/sameId`, `record/notYourStage`, and the host's where there is no room.
 */
export async function takeIn(session: Session, id: string, rows: readonly number[]): Promise<Result<{ readonly change: ChangeSet | null; readonly rows: readonly number[] }>> {
  const tables = await governedTables(session);
  if (!tables.ok) return tables;
  const table = tables.value.find(({ def }) => def.id === id);
  const found = table === undefined ? ok([]) : await strayRows(session, table, rows);
  if (!found.ok) return found;
  if (table === undefined || found.value.length === 0) return fail(nothingStray);
  const { layout: { sheet } } = table;
  const drafts = await session.engine.drafts({ ...table.input, drafts: found.value.map(({ values }) => ({ values, before: null })) });
  const reason = drafts.find(({ barred }) => barred !== null)?.barred?.reason;
  if (reason !== undefined) return fail(barred(table, reason));
  const all = found.value.map(({ values }, n) => ({ ...values, ...drafts[n]!.fills }));
  const ids = await newIds(session, table, all);
  if (!ids.ok) return ids;
  const planned = await planNew(session, table, all.map((values, n) => ({ values, record: ids.value[n]! })), new Set(found.value.map(({ row }) => row - 1)));
  if (!planned.ok) return planned;
  const first = planned.value.row;
  const cleared: HostWrite = { verb: "writeCells", sheet, blocks: found.value.flatMap(({ row, values, others }) => [...Object.entries(values).map(([field, value]) => [table.layout.columns[field]!, value] as const), ...Object.entries(others).map(([column, value]) => [Number(column), value] as const)].map(([column, value]) => ({ row: row - 1, column, values: [[null]], before: [[value]] }))) };
  const beside = found.value.flatMap(({ others }, n) => Object.entries(others).map(([column, value]) => ({ row: first + n, column: Number(column), values: [[value]] })));
  const change = await commitChange(session, {
    why: { command: "record" }, template: table.template, source: "form",
    writes: [cleared, ...planned.value.writes, ...(beside.length === 0 ? [] : [{ verb: "writeCells", sheet, blocks: beside } as const])],
    inserted: planned.value.inserted,
  });
  return change.ok ? ok({ change: change.value, rows: all.map((_, n) => first + n + 1) }) : change;
}

/** Whether a new record may be told there what to say: its own id too, where people give ids. */
function isFillable(table: GovernedTable, field: string): boolean {
  return isWritable(table, field, null);
}

const nothingStray: Problem = { code: "record/nothingStray", message: { "zh-CN": "表下面已经没有像记录的行了。", en: "Nothing below the table reads like a record any more." }, hint: { "zh-CN": "刚才的行可能已经改掉或移走，不用再做什么。", en: "The row may have been changed or moved; nothing is left to do." } };
