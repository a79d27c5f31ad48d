import type { AcrossTables, DuplicatePair, FoundPair } from "../engine/engine";
import { type Result, ok } from "../records/problem";
import { keptApartFrom } from "./apart";
import { control } from "./check";
import { type OpenTable, governedTables } from "./locate";
import { type View, maskedForm, textMask } from "./masking";
import { recordNames } from "./recordNames";
import type { Session } from "./session";

/** What is the same in a table and another one: in each pair `a` is an index in the table, `b` one in `other`. */
export type FoundAcross = { readonly result: AcrossTables; readonly other: OpenTable; /** What its records are called in the output. */ readonly otherNames: readonly string[] };

/** The tables that a rule compares with one of these, by id: these, and governed ones beside them. */
export async function otherTables(session: Session, opened: readonly OpenTable[]): Promise<Result<ReadonlyMap<string, OpenTable>>> {
  const here = new Map(opened.map((table) => [table.def.id, table]));
  const wanted = opened.flatMap(({ template, def }) => template.tables.flatMap(({ id, dedupe }) => dedupe.flatMap((rule) => rule.across ?? []).flatMap(({ table }) => (id === def.id ? [table] : table === def.id ? [id] : []))));
  if (wanted.every((id) => here.has(id))) return ok(here);
  const governed = await governedTables(session);
  return governed.ok ? ok(new Map([...governed.value.map((table) => [table.def.id, table] as const), ...here])) : governed;
}

/** What is the same in other tables of the workbook. Of two tables that are both opened it is told of the one whose rule it is. Problems: `engine/cancelled`. */
export async function foundAcross(session: Session, table: OpenTable, others: ReadonlyMap<string, OpenTable>, opened: readonly OpenTable[], namesOf: (table: OpenTable) => Result<readonly string[]> | Promise<Result<readonly string[]>> = (table) => recordNames(session, table)): Promise<Result<readonly FoundAcross[]>> {
  const told = new Set(opened.filter((other) => other !== table).map(({ def }) => def.id));
  const results = await session.engine.dedupeAcross({ ...table.input, keptApartFrom: keptApartFrom(table, (id) => others.get(id) ?? null, session.tools), owners: table.template.tables.map(({ id }) => id).filter((id) => !told.has(id)) }, control(session));
  if (!results.ok) return results;
  const found: FoundAcross[] = [];
  for (const result of results.value) {
    const other = others.get(result.other);
    if (other === undefined || other.template.id !== table.template.id) continue;
    const names = await namesOf(other);
    if (!names.ok) return names;
    found.push({ result, other, otherNames: names.value });
  }
  return ok(found);
}

/** Why a rule found pairs of the table and another one. */
export function evidenceAcross(session: Session, table: OpenTable, { owner, other, rule }: AcrossTables, pairs: readonly FoundPair[]): Promise<readonly DuplicatePair[]> {
  return session.engine.evidenceAcross({ ...table.input, owner, other, rule, pairs });
}

type Table = Pick<OpenTable, "def" | "input" | "records">;

/** Of the evidence on a pair of two tables: a text with what it quotes of sensitive fields masked, and what the two are compared by. */
export function masksAcross(table: Table, other: Table, { owner, rule }: Pick<AcrossTables, "owner" | "rule">, view: View | null): { readonly text: (text: string, a: number, b: number) => string; readonly forms: (field: string, a: string, b: string) => { readonly a: string; readonly b: string } } {
  const [left, right] = [textMask(table, view), textMask(other, view)];
  const isOwn = owner === table.def.id;
  const [own, against] = isOwn ? [table, other] : [other, table];
  const named = own.def.dedupe.find(({ id }) => id === rule)?.across?.find((across) => across.table === against.def.id)?.fields ?? {};
  const fieldIn = (of: Table, field: string): string => (of === own ? field : (named[field] ?? field));
  return {
    text: (text, a, b) => { const masked = left === null ? text : left(text, [a]); return right === null ? masked : right(masked, [b]); },
    forms: (field, a, b) => ({ a: maskedForm(table, fieldIn(table, field), a, view), b: maskedForm(other, fieldIn(other, field), b, view) }),
  };
}
