import { type Problem, type Result, fail, ok } from "../records/problem";
import { fingerprint, indexOf } from "./apart";
import { type GovernedTable, governedTables } from "./locate";
import type { Session } from "./session";
import { type ApartDecision, readState, writeDocument } from "./state";

/** Remembers that the records of each pair are not the same. What was decided about a pair before gives way. Problems: `apart/noRecord`, `apart/notGoverned`. */
export async function keepApart(session: Session, tableId: string, pairs: readonly (readonly [string, string])[]): Promise<Result<readonly ApartDecision[]>> {
  const table = await governedTable(session, tableId);
  if (!table.ok) return table;
  const at = indexOf(table.value.records);
  const missing = [...new Set(pairs.flat())].filter((id) => !at.has(id));
  if (missing.length > 0) return fail(noRecord(missing));
  const fresh = pairs.filter(([a, b]) => a !== b).map((pair): ApartDecision => {
    const records = sorted(pair);
    return { table: tableId, records, seen: fingerprint(table.value, [at.get(records[0])!, at.get(records[1])!], session.tools), by: session.user, at: session.now };
  });
  const names = new Set(fresh.map(({ records }) => JSON.stringify(records)));
  const written = await writeDocument(session, (before) => ({ ...before, keptApart: [...before.keptApart.filter((old) => old.table !== tableId || !names.has(JSON.stringify(old.records))), ...fresh] }));
  return written.ok ? ok(fresh) : written;
}

/** Takes decisions back: the rules decide again. Decisions that are not there are none to take back. */
export async function forgetApart(session: Session, tableId: string, pairs: readonly (readonly [string, string])[]): Promise<Result<void>> {
  const names = new Set(pairs.map((pair) => JSON.stringify(sorted(pair))));
  return writeDocument(session, (before) => ({ ...before, keptApart: before.keptApart.filter((decision) => decision.table !== tableId || !names.has(JSON.stringify(decision.records))) }));
}

export type KnownDecision = ApartDecision & { /** The indexes of the two; null where a record is gone. */ readonly indexes: readonly [number, number] | null; readonly stands: boolean };

/** Every decision about a table, the newest first, and whether it still holds. Reads only. */
export async function apartDecisions(session: Session, table: GovernedTable): Promise<Result<readonly KnownDecision[]>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const at = indexOf(table.records);
  return ok(state.value.document.keptApart.filter((decision) => decision.table === table.def.id).toReversed().map((decision) => {
    const [x, y] = [at.get(decision.records[0]), at.get(decision.records[1])];
    const indexes = x === undefined || y === undefined ? null : ([x, y] as const);
    return { ...decision, indexes, stands: indexes !== null && fingerprint(table, indexes, session.tools) === decision.seen };
  }));
}

async function governedTable(session: Session, id: string): Promise<Result<GovernedTable>> {
  const tables = await governedTables(session);
  if (!tables.ok) return tables;
  const table = tables.value.find(({ def }) => def.id === id);
  return table === undefined ? fail(gone) : ok(table);
}

function sorted([a, b]: readonly [string, string]): readonly [string, string] {
  return a < b ? [a, b] : [b, a];
}

const gone: Problem = { code: "apart/notGoverned", message: { "zh-CN": "这张表不再受管理，决定没有记下。", en: "The table is not governed any more; the decision was not kept." }, hint: { "zh-CN": "先建表，再决定。", en: "Govern the table first." } };

function noRecord(ids: readonly string[]): Problem {
  return { code: "apart/noRecord", message: { "zh-CN": `表里没有记录 ${ids.join("、")}，或者它的编号有重复。`, en: `The table has no record ${ids.join(", ")}, or its id stands in several rows.` }, hint: { "zh-CN": "重新查找重复，再决定。", en: "Look for duplicates again, then decide." } };
}
