import { planEdits } from "../changes/planEdits";
import type { ChangeSet } from "../changes/changeSet";
import type { FixEdit } from "../findings/finding";
import { valueKey } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import type { HostWrite } from "../workbook/host";
import { commitChange } from "./commit";
import { planTableEdits } from "./fix";
import { type ImportChoice, type ImportPlan, type RowOutcome, planImport } from "./importPlan";
import { inCells } from "./inCells";
import type { ImportSource } from "./importSource";
import { type GovernedTable, governedTables } from "./locate";
import { nextRows } from "./nextRow";
import type { Session } from "./session";

export type Imported = { readonly plan: ImportPlan; readonly change: ChangeSet | null };

/**
 * Brings what a dry run said: new records at the end of the table, changed cells where their records stand; one change set. `seen`: the stamp of the dry run; where the table or the source
 * would make it another one, nothing is written.
 * Problems: `import/changedSince`, `changes/changedMeanwhile`, and the host's where there is no room below the table.
 */
export async function importRecords(session: Session, source: ImportSource, table: GovernedTable, choice: ImportChoice, seen: string): Promise<Result<Imported>> {
  const planned = await planImport(session, source, table, choice);
  if (!planned.ok) return planned;
  const plan = planned.value;
  if (importStamp(session, table, plan) !== seen) return fail(changedSince(table));
  const { def, records } = table;
  const changed = plan.outcomes.flatMap(({ target, edits }) => edits.map(({ field, before, after }): FixEdit => ({ at: { table: def.id, record: records.ids[target!] ?? null, row: records.rows[target!]!, field }, before, after })));
  const edited = await planTableEdits(session, table, changed);
  if (!edited.ok) return edited;
  const added = await planNew(session, table, plan.outcomes.filter(({ kind }) => kind === "new"));
  if (!added.ok) return added;
  const also = await planCreated(session, plan);
  if (!also.ok) return also;
  const change = await commitChange(session, {
    why: { command: "import", reason: source.name },
    template: table.template,
    writes: [...also.value.writes, ...edited.value.writes, ...added.value.writes],
    edits: edited.value.edits,
    inserted: [...also.value.inserted, ...added.value.inserted],
    source: choice.tag ?? source.name,
  });
  return change.ok ? ok({ plan, change: change.value }) : change;
}

/** Tells dry runs apart by all that they would do and all that they rest on: each row's fate, what is written, and what stands there now. */
export function importStamp({ tools }: Session, { records }: GovernedTable, { outcomes, created }: ImportPlan): string {
  const also = created.map(({ table, record, values }) => [table, record, Object.entries(values).map(([field, value]) => [field, valueKey(value)])]);
  const said = outcomes.map(({ kind, target, edits, values, record }) => [kind, target === null ? null : (records.ids[target] ?? records.rows[target]!), record, edits.map(({ field, before, after }) => [field, valueKey(before), valueKey(after)]), Object.entries(values).map(([field, value]) => [field, valueKey(value)])]);
  return tools.sha256Hex(tools.encodeUtf8(JSON.stringify(also.length === 0 ? said : [also, said])));
}

/** Records of other tables that come too. */
async function planCreated(session: Session, { created }: ImportPlan): Promise<Result<Pick<NewRows, "writes" | "inserted">>> {
  if (created.length === 0) return ok({ writes: [], inserted: [] });
  const tables = await governedTables(session);
  if (!tables.ok) return tables;
  const writes: HostWrite[] = [];
  const inserted: ChangeSet["inserted"][number][] = [];
  for (const id of new Set(created.map(({ table }) => table))) {
    const target = tables.value.find(({ def }) => def.id === id)!;
    const planned = await planNew(session, target, created.filter(({ table }) => table === id));
    if (!planned.ok) return planned;
    writes.push(...planned.value.writes);
    inserted.push(...planned.value.inserted);
  }
  return ok({ writes, inserted });
}

/** `row` (0-based): where the first of the new records stands. */
export type NewRows = { readonly row: number; readonly writes: readonly HostWrite[]; readonly inserted: ChangeSet["inserted"] };

/** New records behind the last one of a table. `vacant`: as `nextRows` has it. */
export async function planNew(session: Session, table: GovernedTable, fresh: readonly Pick<RowOutcome, "record" | "values">[], vacant?: ReadonlySet<number>): Promise<Result<NewRows>> {
  if (fresh.length === 0) return ok({ row: 0, writes: [], inserted: [] });
  const place = await nextRows(session.host, table, fresh.length, vacant);
  if (!place.ok) return place;
  const { row, before } = place.value;
  const { def, layout, binding, formats, records, governed: { bound } } = table;
  const edits = inCells(table, fresh.flatMap(({ values }, n) => Object.entries(values).flatMap(([field, after]): readonly FixEdit[] => (field === bound.id.field ? [] : [{ at: { table: def.id, record: null, row: row + n + 1, field }, before: null, after }]))), session.lang);
  const said = new Map(edits.map(({ at, after }) => [`${at.row} ${at.field}`, after]));
  const planned = planEdits(edits, { ...binding, area: { ...binding.area, rows: Math.max(binding.area.rows, row + fresh.length - binding.area.row) } }, formats);
  if (!planned.ok) return planned;
  const idArea = { row, column: layout.idColumn!, rows: fresh.length, columns: 1 };
  const named: HostWrite[] = [
    { verb: "formatCells", sheet: layout.sheet, areas: [{ area: idArea, numberFormat: "@" }] },
    { verb: "writeCells", sheet: layout.sheet, blocks: [{ row, column: layout.idColumn!, values: fresh.map(({ record }) => [record]), before: fresh.map(() => [null]) }] },
  ];
  const inserted = fresh.map(({ record }, n) => ({ record: record!, table: def.id, values: Object.fromEntries(Object.keys(records.columns).map((field) => [field, field === bound.id.field ? record! : (said.get(`${row + n + 1} ${field}`) ?? null)])) }));
  return ok({ row, writes: [...before, ...named, ...planned.value], inserted });
}

function changedSince(table: GovernedTable): Problem {
  return { code: "import/changedSince", place: table.layout.sheet, message: { "zh-CN": "表在试算之后又变了，结果会不一样，没有写入任何内容。", en: "The table has changed since the dry run and the outcome would be another; nothing was written." }, hint: { "zh-CN": "看一遍新的试算，再写入。", en: "Look at the new dry run, then write." } };
}
