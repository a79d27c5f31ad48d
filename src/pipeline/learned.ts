import type { CellEdit, ChangeSet } from "../changes/changeSet";
import { standingChanges } from "../changes/standing";
import type { LearnedRule } from "../engine/engine";
import type { CellValue } from "../records/cellValue";
import { type RowPatch, patchRecords } from "../records/patchRecords";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { valueAt } from "../records/recordTable";
import { apartDecisions } from "./keepApart";
import { type GovernedTable, governedTables } from "./locate";
import type { Session } from "./session";
import { changeOf, readState } from "./state";

export type LearnedTable = { readonly table: GovernedTable; /** Pairs that people merged, and that they marked as not the same. */ readonly same: number; readonly apart: number; readonly rules: readonly LearnedRule[] };

/**
 * How the duplicate rules of each table do on what people have decided: pairs that somebody merged by name, as the records were before, and pairs marked as not the same that still hold. What was
 * merged all at once was the rules' own word and is left out, as is what was undone. Reads only. Problems: `learn/noRule`, `table/noSheet`.
 */
export async function learnedTables(session: Session): Promise<Result<readonly LearnedTable[]>> {
  const tables = await governedTables(session);
  if (!tables.ok) return tables;
  const withRules = tables.value.filter(({ def }) => def.dedupe.length > 0);
  if (withRules.length === 0) return fail(noRule);
  const merges = await mergesByName(session);
  if (!merges.ok) return merges;
  const learned: LearnedTable[] = [];
  for (const table of withRules) {
    const { records, pairs } = asTheyWere(table, merges.value);
    const apart = apartDecisions(session, table).flatMap(({ indexes, stands }) => (stands && indexes !== null ? [indexes] : []));
    const decided = [...pairs.map(([a, b]) => ({ a, b, isSame: true })), ...apart.map(([a, b]) => ({ a: Math.min(a, b), b: Math.max(a, b), isSame: false }))];
    const rules = await session.engine.learnedRules({ ...table.input, records, decided });
    learned.push({ table, same: pairs.length, apart: apart.length, rules });
  }
  return ok(learned);
}

/** The template of a table, as JSON text, with the levels that its rules propose and a new version: for somebody to accept, or not. Null where nothing is proposed. */
export function proposedTemplate({ table, rules }: LearnedTable): string | null {
  if (rules.every(({ proposal }) => proposal === null)) return null;
  const template = JSON.parse(table.template.source) as { version: string; tables: Record<string, { dedupe: { id: string; score?: object }[] }> };
  for (const rule of template.tables[table.def.id]!.dedupe) {
    const proposal = rules.find((one) => one.rule === rule.id)?.proposal ?? null;
    if (proposal !== null) rule.score = { ...rule.score, ...proposal.score };
  }
  // Levels decide about records that stand: a revision.
  const [model, revision] = template.version.split(".");
  template.version = `${model}.${Number(revision) + 1}.0`;
  return `${JSON.stringify(template, null, 2)}\n`;
}

async function mergesByName(session: Session): Promise<Result<readonly ChangeSet[]>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const merges: ChangeSet[] = [];
  for (const head of standingChanges(state.value.changes)) {
    if (head.why.command !== "merge" || head.why.reason === "all") continue;
    const change = changeOf(state.value, head, session.tools);
    if (!change.ok) return change;
    merges.push(change.value);
  }
  return ok(merges);
}

/** The table with the records that were merged in it again, each survivor as it was before, and the pairs that became one. */
function asTheyWere(table: GovernedTable, merges: readonly ChangeSet[]): { readonly records: GovernedTable["records"]; readonly pairs: readonly (readonly [number, number])[] } {
  const { def, records } = table;
  const fields = Object.keys(records.columns);
  const said = new Map<string, Record<string, CellValue>>();
  const named: (readonly [string, string])[] = [];
  records.ids.forEach((id, index) => { if (id !== null) said.set(id, Object.fromEntries(fields.map((field) => [field, valueAt(records, field, index)]))); });
  for (const { edits, removed } of merges.toReversed()) {
    for (const row of removed) {
      if (row.table !== def.id || row.into === undefined) continue;
      said.set(row.record, { ...row.values });
      named.push([row.into, row.record]);
    }
    for (const edit of edits) takeBack(said, edit, def.id);
  }
  const rowOf = new Map(records.ids.map((id, index) => [id, records.rows[index]!]));
  let next = (records.rows.at(-1) ?? 0) + 1;
  const touched = new Set(named.flat());
  const patches = [...touched].flatMap((record): RowPatch[] => {
    const values = said.get(record);
    return values === undefined ? [] : [{ row: rowOf.get(record) ?? next++, record, values, formulas: [] }];
  });
  const patched = patchRecords(records, patches, []);
  const at = new Map(patched.ids.map((id, index) => [id, index]));
  const pairs = named.flatMap(([a, b]): (readonly [number, number])[] => {
    const [x, y] = [at.get(a), at.get(b)];
    return x === undefined || y === undefined ? [] : [[Math.min(x, y), Math.max(x, y)]];
  });
  return { records: patched, pairs };
}

function takeBack(said: ReadonlyMap<string, Record<string, CellValue>>, { table, record, field, before }: CellEdit, of: string): void {
  const values = table === of ? said.get(record) : undefined;
  if (values !== undefined) values[field] = before;
}

const noRule: Problem = { code: "learn/noRule", message: { "zh-CN": "没有规范表带查重规则，没有可以对照的。", en: "No governed table has a duplicate rule, so there is nothing to compare." }, hint: { "zh-CN": "在模板里加 dedupe，建表后合并或标记几对记录，再来看。", en: "Add dedupe to the template, govern, and merge or mark some pairs; then look again." } };
