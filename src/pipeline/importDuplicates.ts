import type { FoundPair } from "../engine/engine";
import { type Result, ok } from "../records/problem";
import type { Localized } from "../records/text";
import { actionOf, comparesOn, dedupeActions } from "../template/duplicateAction";
import type { DedupeAction } from "../template/template";
import { dedupeInput } from "./apart";
import { control } from "./check";
import { importReasons as say } from "./importReasons";
import { type DuplicateChoice, type Row, groupsOf, refuse, settle, withNew } from "./importRows";
import type { GovernedTable } from "./locate";
import type { RecordValues } from "./record";
import type { Session } from "./session";

/** What settling rows needs to know. `valuesOf`: what a row of the source says, by its index; `sourceRow`: where it stands there. */
export type Settling = { readonly session: Session; readonly table: GovernedTable; readonly choice: DuplicateChoice; readonly valuesOf: (index: number) => RecordValues; readonly sourceRow: (row: Row) => number };

type Match = { readonly rule: string; readonly action: DedupeAction; readonly pair: FoundPair };

/**
 * What the duplicate rule does with a new row that is there already goes before the choice of whoever imports: `block` adds none, `review` and `allow` add it. Of a row that is merely like a record somebody is asked: the
 * form warns of the same record, and the list of duplicates shows the same pair where the row is added all the same.
 */
export async function settleDuplicates({ session, table, choice, valuesOf, sourceRow }: Settling, all: readonly Row[]): Promise<Result<void>> {
  const fresh = all.filter((row) => row.kind === null && row.target === null);
  const actions = new Map(table.def.dedupe.filter((rule) => comparesOn(rule, "import")).map((rule) => [rule.id, actionOf(rule)]));
  const forAlike = choice.alike ?? (choice.duplicates === "add" ? "add" : "skip");
  const addsAll = choice.duplicates === "add" && forAlike === "add" && choice.rows === undefined;
  if (fresh.length === 0 || actions.size === 0 || (addsAll && [...actions.values()].every((action) => action !== "block"))) return ok(undefined);
  const known = table.records.rows.length;
  const input = { ...dedupeInput(table, session.tools), records: withNew(table.records, fresh.map((row) => valuesOf(row.index))) };
  const results = await session.engine.dedupe({ ...input, on: "import" }, control(session));
  if (!results.ok) return results;
  const best = new Map<number, Match>();
  const alike = new Map<number, Match>();
  const doubled = new Map<Row, string[]>();
  for (const { rule, pairs } of results.value) {
    const action = actions.get(rule)!;
    for (const pair of pairs) {
      const { a, b, score, verdict } = pair;
      if (b < known) continue;
      if (a >= known) {
        if (verdict === "duplicate" && action === "block") for (const n of [a, b]) (doubled.get(fresh[n - known]!) ?? doubled.set(fresh[n - known]!, []).get(fresh[n - known]!)!).push(`${a} ${b}`);
        continue;
      }
      if (verdict === "related") continue;
      const found = verdict === "duplicate" ? best : alike;
      const last = found.get(b);
      const graver = last === undefined ? -1 : dedupeActions.indexOf(action) - dedupeActions.indexOf(last.action);
      if (graver < 0 || (graver === 0 && score > last!.pair.score)) found.set(b, { rule, action, pair });
    }
  }
  const reasons = await evidenceOf(session, input, [...best.values(), ...[...alike].flatMap(([b, match]) => (best.has(b) ? [] : [match]))]);
  fresh.forEach((row, n) => {
    const match = best.get(known + n) ?? alike.get(known + n);
    if (match === undefined) return;
    const { action, pair } = match;
    const there = table.records.rows[pair.a]!;
    const isSure = pair.verdict === "duplicate";
    const wanted = choice.rows?.[sourceRow(row)] ?? (isSure ? choice.duplicates : forAlike);
    if (action === "review" || action === "allow" || (wanted === "add" && !(isSure && action === "block"))) {
      if (choice.duplicates !== "add") row.reasons.push(isSure && wanted !== "add" ? say.allowed(there, pair.score) : say.alike(there));
      return;
    }
    row.target = pair.a;
    if (wanted === "update") return;
    const why = reasons.get(pair)!;
    if (isSure) settle(row, "duplicate", wanted === "add" ? say.refused(there, pair.score) : say.duplicate(there, pair.score, why));
    else settle(row, "alike", say.check(there, why));
  });
  for (const group of groupsOf(fresh.filter((row) => row.kind === null && row.target === null), (row) => doubled.get(row) ?? [])) for (const row of group) refuse(row, say.sameSubject(group.filter((one) => one !== row).map(sourceRow)));
  return ok(undefined);
}

/** What speaks for each pair and against it, in words. */
async function evidenceOf({ engine }: Session, input: Parameters<Session["engine"]["dedupe"]>[0], matches: readonly Match[]): Promise<ReadonlyMap<FoundPair, Localized>> {
  const texts = new Map<FoundPair, Localized>();
  for (const rule of new Set(matches.map((match) => match.rule))) {
    const pairs = matches.flatMap((match) => (match.rule === rule ? [match.pair] : []));
    const told = (await engine.evidence({ ...input, rule, pairs })).map((pair) => ({ ...pair, evidence: pair.evidence.filter(({ bits }) => bits !== 0) }));
    const [zh, en] = [await engine.explain({ pairs: told, lang: "zh-CN" }), await engine.explain({ pairs: told, lang: "en" })];
    pairs.forEach((pair, n) => texts.set(pair, { "zh-CN": zh[n]!.join("；"), en: en[n]!.join("; ") }));
  }
  return texts;
}

/** A new record may be known in another table, such as a lead that is a customer: the row says so, and whether it comes all the same is as the rule has it. */
export async function settleElsewhere({ session, table, choice, valuesOf }: Settling, all: readonly Row[]): Promise<Result<void>> {
  const fresh = all.filter((row) => row.kind === null && row.target === null);
  if (fresh.length === 0) return ok(undefined);
  const known = table.records.rows.length;
  const results = await session.engine.dedupeAcross({ ...table.input, records: withNew(table.records, fresh.map((row) => valuesOf(row.index))), on: "import" }, control(session));
  if (!results.ok) return results;
  for (const { owner, rule, other, pairs } of results.value) {
    const rowsThere = table.input.related![other]!.records.rows;
    const label = table.template.tables.find(({ id }) => id === other)!.label;
    const across = owner === table.def.id ? table.def.dedupe.find(({ id }) => id === rule)?.across?.find((one) => one.table === other)?.rule : undefined;
    const staysOut = across !== undefined && (actionOf(across) === "block" || (actionOf(across) === "warn" && choice.duplicates === "skip"));
    const best = new Map<number, (typeof pairs)[number]>();
    for (const pair of pairs) if (pair.a >= known && pair.verdict !== "related" && pair.score > (best.get(pair.a)?.score ?? -1)) best.set(pair.a, pair);
    for (const [a, { b, score, verdict }] of best) {
      const row = fresh[a - known]!;
      if (row.kind !== null) continue;
      if (verdict === "duplicate" && staysOut) settle(row, "duplicate", say.knownElsewhere(label, rowsThere[b]!, score));
      else row.reasons.push(verdict === "duplicate" ? say.elsewhere(label, rowsThere[b]!, score) : say.alikeElsewhere(label, rowsThere[b]!));
    }
  }
  return ok(undefined);
}
