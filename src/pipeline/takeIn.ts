import type { ChangeSet } from "../changes/changeSet";
import { type CellValue, isBlank } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import type { HostWrite } from "../workbook/host";
import { commitChange } from "./commit";
import { planNew } from "./importRecords";
import { type GovernedTable, governedTables } from "./locate";
import { barred, isWritable, newIds } from "./record";
import type { Session } from "./session";

/** A row (1-based) below a table that reads like a record of it: what its cells say by field, and by sheet column where the template has no field. */
export type StrayRow = { readonly row: number; readonly values: { readonly [field: string]: CellValue }; readonly others: { readonly [column: number]: CellValue } };

/**
 * Which of some rows (1-based) below a table read like records that somebody meant to put into it: two cells of fields or more are filled, and none holds a formula, as totals do. Reads only.
 */
export async function strayRows(session: Session, table: GovernedTable, rows: readonly number[]): Promise<Result<readonly StrayRow[]>> {
  const { layout: { sheet, data, columns }, governed: { info } } = table;
  const end = info.area.row + info.area.rows;
  const asked = [...new Set(rows)].filter((row) => row - 1 >= end).sort((a, b) => a - b);
  const found: StrayRow[] = [];
  for (const row of asked) {
    const read = await session.host.readCells(sheet, { ...data, row: row - 1, rows: 1 }, { formulas: true });
    if (!read.ok) return read;
    const [cells, formulas] = [read.value.values[0] ?? [], read.value.formulas?.[0] ?? []];
    if (formulas.some((formula) => formula !== null)) continue;
    const fieldAt = new Map(Object.entries(columns).map(([field, column]) => [column, field]));
    const values: Record<string, CellValue> = {};
    const others: Record<number, CellValue> = {};
    cells.forEach((value, c) => {
      const field = fieldAt.get(data.column + c);
      if (isBlank(value)) return;
      if (field !== undefined && isFillable(table, field)) values[field] = value;
      else if (field === undefined && data.column + c !== table.layout.idColumn) others[data.column + c] = value;
    });
    if (Object.keys(values).length >= 2) found.push({ row, values, others });
  }
  return ok(found);
}

/**
 * Moves rows below a table into it, behind its last record, as they are: with ids and what the template fills in. Where they stood nothing is left. One change set.
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
  const planned = await planNew(session, table, all.map((values, n) => ({ values, record: ids.value[n]! })));
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
