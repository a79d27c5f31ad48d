import { type Result, ok } from "../records/problem";
import { actionOf, comparesOn, dedupeActions } from "../template/duplicateAction";
import type { DedupeAction } from "../template/template";
import { dedupeInput } from "./apart";
import { control } from "./check";
import { importReasons as say } from "./importReasons";
import { type Row, groupsOf, refuse, settle, withNew } from "./importRows";
import type { GovernedTable } from "./locate";
import type { RecordValues } from "./record";
import type { Session } from "./session";

/** What settling rows needs to know. `valuesOf`: what a row of the source says, by its index; `sourceRow`: where it stands there. */
export type Settling = { readonly session: Session; readonly table: GovernedTable; readonly choice: { readonly duplicates: "skip" | "add" | "update" }; readonly valuesOf: (index: number) => RecordValues; readonly sourceRow: (row: Row) => number };

/** What the duplicate rule does with a new row that is there already goes before the choice of whoever imports: `block` adds none, `review` and `allow` add it. */
export async function settleDuplicates({ session, table, choice, valuesOf, sourceRow }: Settling, all: readonly Row[]): Promise<Result<void>> {
  const fresh = all.filter((row) => row.kind === null && row.target === null);
  const actions = new Map(table.def.dedupe.filter((rule) => comparesOn(rule, "import")).map((rule) => [rule.id, actionOf(rule)]));
  if (fresh.length === 0 || actions.size === 0 || (choice.duplicates === "add" && [...actions.values()].every((action) => action !== "block"))) return ok(undefined);
  const known = table.records.rows.length;
  const records = withNew(table.records, fresh.map((row) => valuesOf(row.index)));
  const results = await session.engine.dedupe({ ...dedupeInput(table, session.tools), records, on: "import" }, control(session));
  if (!results.ok) return results;
  const best = new Map<number, { readonly target: number; readonly score: number; readonly action: DedupeAction }>();
  const alike = new Map<number, number>();
  const doubled = new Map<Row, string[]>();
  for (const { rule, pairs } of results.value) {
    const action = actions.get(rule)!;
    for (const { a, b, score, verdict } of pairs) {
      if (b < known) continue;
      if (a >= known) {
        if (verdict === "duplicate" && action === "block") for (const n of [a, b]) (doubled.get(fresh[n - known]!) ?? doubled.set(fresh[n - known]!, []).get(fresh[n - known]!)!).push(`${a} ${b}`);
        continue;
      }
      if (verdict === "review" && !alike.has(b)) alike.set(b, a);
      if (verdict !== "duplicate") continue;
      const last = best.get(b);
      const graver = last === undefined ? -1 : dedupeActions.indexOf(action) - dedupeActions.indexOf(last.action);
      if (graver < 0 || (graver === 0 && score > last!.score)) best.set(b, { target: a, score, action });
    }
  }
  fresh.forEach((row, n) => {
    const match = best.get(known + n);
    if (match === undefined) {
      const other = alike.get(known + n);
      if (other !== undefined && choice.duplicates !== "add") row.reasons.push(say.alike(table.records.rows[other]!));
      return;
    }
    const there = table.records.rows[match.target]!;
    if (match.action === "review" || match.action === "allow") {
      if (choice.duplicates !== "add") row.reasons.push(say.allowed(there, match.score));
      return;
    }
    if (choice.duplicates === "add" && match.action !== "block") return;
    row.target = match.target;
    if (choice.duplicates !== "update") settle(row, "duplicate", choice.duplicates === "add" ? say.refused(there, match.score) : say.duplicate(there, match.score));
  });
  for (const group of groupsOf(fresh.filter((row) => row.kind === null && row.target === null), (row) => doubled.get(row) ?? [])) for (const row of group) refuse(row, say.sameSubject(group.filter((one) => one !== row).map(sourceRow)));
  return ok(undefined);
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
