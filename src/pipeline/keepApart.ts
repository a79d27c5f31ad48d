import type { ChangeSet } from "../changes/changeSet";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { mayAct, rolesText } from "../template/permission";
import type { DedupeDef, Permission } from "../template/template";
import { type ApartDecision, counts, fingerprint, fingerprintAcross, indexOf, rulesBetween } from "./apart";
import { commitChange } from "./commit";
import type { GovernedTable } from "./locate";
import type { Session } from "./session";

export type Decided = { readonly change: ChangeSet; readonly count: number };

/**
 * Remembers of each pair that its records are not the same (`apart`), or that the rules shall decide again. No cell is written; the decision is a change set like any other.
 * Problems: `apart/noRecord`, `apart/notYours`.
 */
export async function keepApart(session: Session, table: GovernedTable, pairs: readonly (readonly [string, string])[], apart = true): Promise<Result<Decided>> {
  const barring = barredBy(session, table.def.dedupe);
  if (barring !== null) return fail(notYours(barring));
  const at = indexOf(table.records);
  const missing = [...new Set(pairs.flat())].filter((id) => apart && at.get(id) === undefined);
  const different = pairs.filter(([a, b]) => a !== b);
  if (missing.length > 0 || different.length === 0) return fail(noRecord(missing));
  const decided = different.map(([a, b]): Omit<ApartDecision, "change"> => {
    const records: readonly [string, string] = a < b ? [a, b] : [b, a];
    return { table: table.def.id, records, apart, seen: apart ? fingerprint(table, [at.get(records[0])!, at.get(records[1])!], session.tools) : "", by: session.user, at: session.now };
  });
  return commitDecisions(session, table, apart, decided);
}

/**
 * The same of pairs of a record of the table and one of another. Problems: `apart/noRecord`, `apart/notYours`.
 */
export async function keepApartAcross(session: Session, table: GovernedTable, other: GovernedTable, pairs: readonly (readonly [string, string])[], apart = true): Promise<Result<Decided>> {
  const barring = barredBy(session, rulesBetween(table, other));
  if (barring !== null) return fail(notYours(barring));
  const [at, there] = [indexOf(table.records), indexOf(other.records)];
  const missing = pairs.flatMap(([a, b]) => [...(at.get(a) === undefined ? [a] : []), ...(there.get(b) === undefined ? [b] : [])]);
  if ((apart && missing.length > 0) || pairs.length === 0) return fail(noRecord(missing));
  const isFirst = table.def.id < other.def.id;
  return commitDecisions(session, table, apart, pairs.map(([a, b]) => ({
    table: isFirst ? table.def.id : other.def.id, other: isFirst ? other.def.id : table.def.id, records: isFirst ? [a, b] : [b, a], apart,
    seen: apart ? fingerprintAcross(table, at.get(a)!, other, there.get(b)!, session.tools) : "", by: session.user, at: session.now,
  })));
}

/** Who alone may decide, where whoever acts is none of them; null where all the rules let it. */
function barredBy({ user }: Session, rules: readonly Pick<DedupeDef, "decisions">[]): Permission | null {
  return rules.find(({ decisions }) => !mayAct(decisions?.by, user === "" ? null : user))?.decisions?.by ?? null;
}

async function commitDecisions(session: Session, table: GovernedTable, apart: boolean, decided: readonly Omit<ApartDecision, "change">[]): Promise<Result<Decided>> {
  const change = await commitChange(session, {
    why: { command: apart ? "apart" : "together" },
    template: table.template,
    writes: [],
    decision: true,
    document: async (before, id) => ok({ ...before, keptApart: [...before.keptApart, ...decided.map((one) => ({ ...one, change: id }))] }),
  });
  return change.ok ? ok({ change: change.value!, count: decided.length }) : change;
}

export type KnownDecision = ApartDecision & { /** The indexes of the two; null where a record is gone. */ readonly indexes: readonly [number, number] | null; /** It counts still, for a rule of the table. */ readonly stands: boolean };

/** Every pair that is kept apart, the newest first, and whether the word on it still holds. */
export function apartDecisions({ tools }: Session, table: GovernedTable): readonly KnownDecision[] {
  const at = indexOf(table.records);
  return table.governed.apart.filter(({ other }) => other === undefined).toReversed().map((decision) => {
    const [x, y] = [at.get(decision.records[0]), at.get(decision.records[1])];
    const indexes = x === undefined || y === undefined ? null : ([x, y] as const);
    return { ...decision, indexes, stands: indexes !== null && [...table.def.dedupe, null].some((rule) => (rule !== null || table.def.dedupe.length === 0) && counts(table, decision, indexes, rule, tools)) };
  });
}

function notYours(by: Permission): Problem {
  const { "zh-CN": zh, en } = rolesText(by);
  return { code: "apart/notYours", message: { "zh-CN": `按模板，只有角色${zh}可以说两条记录不是同一个。`, en: `By the template only ${en} may say that two records are not the same.` }, hint: { "zh-CN": "请有这个角色的人来定；你就是的话，先写上自己的名字。", en: "Ask somebody with that role; if you have it, give your name first." } };
}

function noRecord(ids: readonly string[]): Problem {
  return { code: "apart/noRecord", message: { "zh-CN": `表里没有记录 ${ids.join("、")}，或者它的编号有重复。`, en: `The table has no record ${ids.join(", ")}, or its id stands in several rows.` }, hint: { "zh-CN": "重新查找重复，再决定。", en: "Look for duplicates again, then decide." } };
}
