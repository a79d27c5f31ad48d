import type { ChangeHead } from "../changes/changeSet";
import { standingChanges } from "../changes/standing";
import type { TableInput } from "../engine/engine";
import { type CellValue, valueKey } from "../records/cellValue";
import { type RecordTable, valueAt } from "../records/recordTable";
import { addDuration } from "../records/isoDuration";
import { serialFromIso } from "../records/serialDay";
import type { DedupeDef, TableDef } from "../template/template";
import type { SessionTools } from "./session";

/**
 * A person's word on two records, by id, smaller first: `apart`, they are not the same subject; or the rules shall decide again. Of a pair the last word that stands counts.
 * `seen`: a digest of what the two said where duplicates are looked for; the word lapses when that changes.
 */
export type ApartDecision = {
  readonly table: string;
  /** The table of the second record, where that is another one; of the two tables the name that sorts later. */
  readonly other?: string;
  readonly records: readonly [string, string];
  readonly apart: boolean;
  readonly seen: string;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The change set that decided it: undone with it. */
  readonly change: string;
};

type Table = { readonly def: TableDef; readonly records: RecordTable; readonly input: TableInput };

/** The pairs that are kept apart: the last word on each whose change set was not undone. One whose change set has left the bounded journal can no longer be undone. */
export function standingApart(decisions: readonly ApartDecision[], changes: readonly ChangeHead[]): readonly ApartDecision[] {
  if (decisions.length === 0) return decisions;
  const [known, standing] = [changes, standingChanges(changes)].map((heads) => new Set(heads.map(({ id }) => id)));
  const last = new Map<string, ApartDecision>();
  for (const decision of decisions) if (standing!.has(decision.change) || !known!.has(decision.change)) last.set(JSON.stringify([decision.table, decision.other ?? null, ...decision.records]), decision);
  return [...last.values()].filter(({ apart }) => apart);
}

/** Whether a person's word still counts for a rule (null: for one that says nothing of decisions): neither has changed since, unless the rule lets that be, and it has not expired. */
export function counts(table: Table, decision: Pick<ApartDecision, "seen" | "at">, pair: readonly [number, number], rule: Pick<DedupeDef, "decisions"> | null, tools: SessionTools): boolean {
  return holdsStill(table, decision, rule, () => fingerprint(table, pair, tools));
}

function holdsStill({ input }: Table, { seen, at }: Pick<ApartDecision, "seen" | "at">, rule: Pick<DedupeDef, "decisions"> | null, says: () => string): boolean {
  const { expires = null, lapse = "change" } = rule?.decisions ?? {};
  const from = serialFromIso(at.slice(0, 10), 1900);
  const until = expires === null || from === null ? null : addDuration(from, expires);
  return (until === null || input.circumstances.today <= until) && (lapse === "never" || says() === seen);
}

/** The rules of either table that compare the two: all of them must let a person's word on a pair of them count. */
export function rulesBetween({ def }: Pick<Table, "def">, other: Pick<Table, "def">): readonly DedupeDef[] {
  const of = (own: TableDef, against: TableDef): readonly DedupeDef[] => own.dedupe.filter(({ across = [] }) => across.some(({ table }) => table === against.id));
  return [...of(def, other.def), ...of(other.def, def)];
}

/** What the duplicate rules are asked with: the records as they are, and the pairs on which a person's word still holds. */
export function dedupeInput(table: Table & { readonly governed: { readonly apart: readonly ApartDecision[] } | null }, tools: SessionTools): TableInput {
  const decisions = (table.governed?.apart ?? []).filter(({ other }) => other === undefined);
  if (decisions.length === 0) return table.input;
  const at = indexOf(table.records);
  const keptFor = (rule: DedupeDef | null): readonly (readonly [number, number])[] => decisions.flatMap((decision): (readonly [number, number])[] => {
    const [x, y] = [at.get(decision.records[0]), at.get(decision.records[1])];
    return x === undefined || y === undefined || !counts(table, decision, [x, y], rule, tools) ? [] : [[x, y]];
  });
  const own = table.def.dedupe.filter(({ decisions: def }) => def !== undefined).map((rule) => [rule.id, keptFor(rule)] as const);
  return { ...table.input, keptApart: keptFor(null), ...(own.length === 0 ? {} : { keptApartBy: Object.fromEntries(own) }) };
}

/** The pairs of the table and others on which a person's word still holds, by other table: an index in the table, one in the other. `tableOf`: the others. */
export function keptApartFrom(table: Table & { readonly governed: { readonly apart: readonly ApartDecision[] } | null }, tableOf: (id: string) => Table | null, tools: SessionTools): { readonly [other: string]: readonly (readonly [number, number])[] } {
  const kept: Record<string, (readonly [number, number])[]> = {};
  for (const decision of table.governed?.apart ?? []) {
    const { table: first, other: second, records: [a, b] } = decision;
    if (second === undefined) continue;
    const isFirst = first === table.def.id;
    const other = tableOf(isFirst ? second : first);
    if (other === null) continue;
    const [x, y] = [indexOf(table.records).get(isFirst ? a : b), indexOf(other.records).get(isFirst ? b : a)];
    const rules = rulesBetween(table, other);
    if (x === undefined || y === undefined || !(rules.length === 0 ? [null] : rules).every((rule) => holdsStill(table, decision, rule, () => fingerprintAcross(table, x, other, y, tools)))) continue;
    (kept[other.def.id] ??= []).push([x, y]);
  }
  return kept;
}

/** An id that stands in several rows names no record. */
export function indexOf({ ids }: RecordTable): ReadonlyMap<string, number | undefined> {
  const at = new Map<string, number | undefined>();
  ids.forEach((id, index) => { if (id !== null) at.set(id, at.has(id) ? undefined : index); });
  return at;
}

/** What both records say in every field that a duplicate rule compares, as their fields understand it: another spelling of the same value changes nothing. */
export function fingerprint(table: Table, indexes: readonly [number, number], tools: SessionTools): string {
  const compared = new Set(table.def.dedupe.flatMap(({ match, mustMatch, mustNotDiffer }) => [...match.map(({ field }) => field), ...mustMatch, ...mustNotDiffer]));
  return digest(said(table, compared, indexes), tools);
}

/** What a record of each table says in every field that a rule compares between the two; the same whichever table comes first. */
export function fingerprintAcross(table: Table, x: number, other: Table, y: number, tools: SessionTools): string {
  const sides = ([[table, x, other], [other, y, table]] as const).map(([own, index, against]) => {
    const compared = new Set([...named(own, against).flatMap((fields) => Object.keys(fields)), ...named(against, own).flatMap((fields) => Object.values(fields))]);
    return [own.def.id, ...said(own, compared, [index])];
  });
  return digest(sides.sort(([a], [b]) => (a! < b! ? -1 : 1)), tools);
}

function named({ def }: Table, against: Table): readonly { readonly [own: string]: string }[] {
  return def.dedupe.flatMap(({ across = [] }) => across.filter(({ table }) => table === against.def.id).map(({ fields }) => fields));
}

function digest(of: readonly unknown[], tools: SessionTools): string {
  return tools.sha256Hex(tools.encodeUtf8(JSON.stringify(of))).slice(0, 32);
}

function said({ def, records, input }: Table, compared: ReadonlySet<string>, indexes: readonly number[]): readonly (readonly string[])[] {
  const { dateSystem, dayFirst } = input.circumstances;
  const typed = (field: TableDef["fields"][number], index: number): CellValue => {
    const raw = valueAt(records, field.id, index);
    if (raw === null || (typeof raw === "string" && raw.trim() === "")) return null;
    const reading = field.fieldType.parse(raw, { spec: field, dateSystem, dayFirst: dayFirst[field.id] ?? null });
    return reading.ok ? reading.value : raw;
  };
  return def.fields.filter(({ id }) => compared.has(id)).map((field) => [field.id, ...indexes.map((index) => valueKey(typed(field, index)))]);
}
