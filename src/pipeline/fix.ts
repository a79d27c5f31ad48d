import { checkBefore } from "../changes/applyEdits";
import type { CellEdit, ChangeSet, RecordRow } from "../changes/changeSet";
import { type ChosenFixes, type FixChoice, chooseFixes } from "../changes/chooseFixes";
import { planEdits } from "../changes/planEdits";
import type { FixEdit } from "../findings/finding";
import type { CellValue } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { valueAt } from "../records/recordTable";
import type { HostWrite } from "../workbook/host";
import { type CheckedTable, check } from "./check";
import { type Change, commitChange } from "./commit";
import { inCells } from "./inCells";
import type { OpenOptions, OpenTable } from "./locate";
import type { Session } from "./session";
import { withWorkedOut } from "./workedOut";

export type Fixed = { readonly tables: readonly (CheckedTable & { readonly chosen: ChosenFixes })[]; readonly change: ChangeSet | null };

/**
 * Applies the fixes that findings propose: only lossless ones, unless rules are named. Two fixes that want one cell to be different are a conflict: nothing is written
 * there and the findings stay. Cells with formulas are never written.
 * Problems: those of `check`, `fix/notGoverned`, `changes/changedMeanwhile`, and the host's.
 */
export async function fix(session: Session, options: OpenOptions & { readonly choice?: FixChoice }): Promise<Result<Fixed>> {
  const checked = await check(session, options);
  return checked.ok ? fixTables(session, checked.value, options.choice) : checked;
}

export async function fixTables(session: Session, checked: readonly CheckedTable[], choice: FixChoice = {}): Promise<Result<Fixed>> {
  const loose = checked.find(({ table }) => table.governed === null);
  if (loose !== undefined) return fail(notGoverned(loose.table));
  const tables = checked.map((one) => ({ ...one, chosen: chooseFixes(one.findings, { ...choice, isFormula: formulaCells(one.table) }) }));
  const writes: HostWrite[] = [];
  const edits: CellEdit[] = [];
  const inserted: RecordRow[] = [];
  for (const { table, chosen } of tables) {
    const named = await nameNewRecords(session, table);
    const planned = await planTableEdits(session, table, await withWorkedOut(session, table, [...chosen.edits, ...(await numbersFor(session, table, chosen.edits))]), named.idOfRow);
    if (!planned.ok) return planned;
    writes.push(...planned.value.writes, ...named.writes);
    for (const edit of planned.value.edits) edits.push(edit);
    for (const row of named.inserted) inserted.push(row);
  }
  const first = tables[0];
  const rules = [...new Set(tables.flatMap(({ chosen }) => chosen.rules))].sort();
  const change = first === undefined ? ok(null) : await commitChange(session, { why: { command: "fix", ...(rules.length === 0 ? {} : { reason: rules.join(" ") }) }, template: first.table.template, writes, edits, inserted });
  return change.ok ? ok({ tables, change: change.value }) : change;
}

/** Numbers for the records that have none; where a fix changes what stands in a number, that number comes with the next one. */
async function numbersFor(session: Session, { input, def }: OpenTable, edits: readonly FixEdit[]): Promise<readonly FixEdit[]> {
  if (!def.fields.some(({ id, type }) => type === "autoNumber" && id !== def.recordId)) return [];
  const changed = new Set(edits.map(({ at }) => at.row));
  return (await session.engine.numbers(input)).filter(({ at }) => !changed.has(at.row));
}

/** Rows that people typed below the others have no id yet: they get one, and the change set says that they are new. Ids that the company gives itself are not invented. */
async function nameNewRecords(session: Session, { records, def, layout, governed, input }: OpenTable): Promise<{ readonly writes: readonly HostWrite[]; readonly inserted: readonly RecordRow[]; readonly idOfRow: ReadonlyMap<number, string> }> {
  const field = governed?.bound.id.field ?? null;
  const isOurs = field === null || def.fields.find((candidate) => candidate.id === field)?.autoNumber !== undefined;
  const fresh = records.ids.flatMap((id, index) => (id === null ? [index] : []));
  if (layout.idColumn === null || !isOurs || fresh.length === 0) return { writes: [], inserted: [], idOfRow: new Map() };
  const ids = await session.engine.recordIds({ ...input, field, retired: governed?.retired ?? [] });
  const cells = fresh.map((index) => ({ row: records.rows[index]! - 1, column: layout.idColumn!, id: ids[index]! }));
  return {
    writes: [
      { verb: "formatCells", sheet: layout.sheet, areas: cells.map(({ row, column }) => ({ area: { row, column, rows: 1, columns: 1 }, numberFormat: "@" })) },
      { verb: "writeCells", sheet: layout.sheet, blocks: cells.map(({ row, column, id }) => ({ row, column, values: [[id]] })) },
    ],
    inserted: fresh.map((index) => ({ record: ids[index]!, table: def.id, values: Object.fromEntries(Object.keys(records.columns).map((name) => [name, valueAt(records, name, index)])) })),
    idOfRow: new Map(fresh.map((index) => [records.rows[index]!, ids[index]!])),
  };
}

/** Edits of a governed table as host writes, once every `before` is seen to stand. `idOfRow`: ids that rows without one are about to get, by 1-based sheet row. */
export async function planTableEdits(session: Session, table: OpenTable, wanted: readonly FixEdit[], idOfRow: ReadonlyMap<number, string> = new Map()): Promise<Result<Required<Pick<Change, "writes" | "edits">>>> {
  const edits = inCells(table, wanted, session.lang);
  if (edits.length === 0) return ok({ writes: [], edits: [] });
  const block = await session.host.readCells(table.layout.sheet, table.layout.data);
  if (!block.ok) return block;
  const { row, column } = table.layout.data;
  const current = (r: number, c: number): CellValue => block.value.values[r - row]?.[c - column] ?? null;
  const standing = checkBefore(edits, table.binding, current);
  if (!standing.ok) return standing;
  const writes = planEdits(standing.value, table.binding, table.formats);
  if (!writes.ok) return writes;
  const named: CellEdit[] = [];
  for (const { at, before, after } of edits) {
    const record = at.record ?? idOfRow.get(at.row) ?? null;
    if (record !== null && at.field !== null) named.push({ record, table: at.table, field: at.field, before, after });
  }
  return ok({ writes: writes.value, edits: named });
}

/** Whether a cell of the table holds a formula, by sheet row and field. */
export function formulaCells({ records }: OpenTable): (at: { readonly row: number; readonly field: string | null }) => boolean {
  const rows = new Map(Object.entries(records.formulas).map(([field, indexes]) => [field, new Set(indexes.map((index) => records.rows[index]!))]));
  return ({ row, field }) => field !== null && rows.get(field)?.has(row) === true;
}

export function notGoverned(table: OpenTable): Problem {
  return {
    code: "table/notGoverned",
    place: table.layout.sheet,
    message: { "zh-CN": "这张表还没有整理成规范表，没有记录编号，不能写入。", en: "This table is not governed yet: its rows have no record ids, so nothing can be written." },
    hint: { "zh-CN": "先运行 govern，再运行这个命令；或者用 run 一次做完。", en: "Run govern first, then this command; or run, which does all of it." },
  };
}
