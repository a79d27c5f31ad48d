import { sameKey } from "../../fields/matchKey";
import { type TypedTable, typedValues } from "../../fields/typedTable";
import type { Inputs } from "../../expression/expression";
import { isBlank, plainText } from "../../records/cellValue";
import { displayValue } from "../cellAt";
import type { RelatedTable } from "../rule";
import type { RelationDef } from "../../template/template";

/** What a text in a reference names, records by index: the record of that id; the one record of that name (`by`: the field that says so); several; some that are like it, the surest first; none. */
export type Resolution =
  | { readonly kind: "id"; readonly record: number }
  | { readonly kind: "named"; readonly record: number; readonly by: string | null }
  | { readonly kind: "several"; readonly records: readonly number[] }
  | { readonly kind: "similar"; readonly records: readonly number[] }
  | { readonly kind: "none" };

/** Texts that no record is called like are compared with all that are like them: at most so many of a table, in the order of the texts. Chosen by us. */
const mostCompared = 300;
const mostSimilar = 3;

type Names = ReadonlyMap<string, readonly number[]>;
const idsOf = new WeakMap<TypedTable, { readonly exact: Names; readonly folded: Names }>();
const namesOf = new WeakMap<TypedTable, Map<string, Names>>();

/** Records by id. A table without ids is not governed: nothing can be named by id there. */
export function recordsById(table: TypedTable): ReadonlyMap<string, readonly number[]> {
  return idIndex(table).exact;
}

function idIndex(table: TypedTable): { readonly exact: Names; readonly folded: Names } {
  let index = idsOf.get(table);
  if (index === undefined) {
    const exact = new Map<string, number[]>();
    const folded = new Map<string, number[]>();
    table.records.ids.forEach((id, record) => {
      const text = id?.trim() ?? "";
      if (text === "") return;
      add(exact, text, record);
      add(folded, sameKey(text), record);
    });
    idsOf.set(table, (index = { exact, folded }));
  }
  return index;
}

function add(map: Map<string, number[]>, key: string, record: number): void {
  const group = map.get(key);
  if (group === undefined) map.set(key, [record]);
  else group.push(record);
}

/** Records by what a field says, spelled the one way in which it is stored and blind to case and width. */
function recordsByName(table: TypedTable, field: string): Names {
  const known = namesOf.get(table) ?? new Map<string, Names>();
  namesOf.set(table, known);
  let names = known.get(field);
  if (names === undefined) {
    const index = new Map<string, number[]>();
    const column = table.columns[field];
    const keys = column?.typed.map((value, code) => (value === null || isBlank(value) || column.parsed[code]?.ok !== true ? null : sameKey(plainText(value))));
    column?.codes.forEach((code, record) => { const key = keys![code]; if (key != null) add(index, key, record); });
    known.set(field, (names = index));
  }
  return names;
}

/** Which records the texts name; each text once. Same texts and records, same answers, in whatever order they come. */
export function resolveTexts(texts: readonly string[], { match }: Pick<RelationDef, "match">, target: RelatedTable): ReadonlyMap<string, Resolution> {
  const found = new Map<string, Resolution>();
  const rest: string[] = [];
  for (const text of texts) {
    const resolution = byId(text, target.table) ?? byName(text, match, target);
    if (resolution === null) rest.push(text);
    found.set(text, resolution ?? { kind: "none" });
  }
  for (const text of rest.sort().slice(0, mostCompared)) {
    const records = target.similar(Object.fromEntries(match.map((field) => [field, text]))).slice(0, mostSimilar);
    if (records.length > 0) found.set(text, { kind: "similar", records });
  }
  return found;
}

function byId(text: string, table: TypedTable): Resolution | null {
  const { exact, folded } = idIndex(table);
  const own = exact.get(text);
  if (own !== undefined) return own.length === 1 ? { kind: "id", record: own[0]! } : { kind: "several", records: own };
  const spelled = folded.get(sameKey(text));
  return spelled === undefined ? null : spelled.length === 1 ? { kind: "named", record: spelled[0]!, by: null } : { kind: "several", records: spelled };
}

function byName(text: string, match: RelationDef["match"], { table, def }: RelatedTable): Resolution | null {
  for (const field of match) {
    const column = table.columns[field];
    const definition = def.fields.find(({ id }) => id === field);
    if (column === undefined || definition === undefined) continue;
    const reading = definition.fieldType.parse(text, column.context);
    if (!reading.ok || reading.value === null) continue;
    const records = recordsByName(table, field).get(sameKey(plainText(reading.value)));
    if (records !== undefined) return records.length === 1 ? { kind: "named", record: records[0]!, by: field } : { kind: "several", records };
  }
  return null;
}

/** What people call a record: what `display` gives, else the first of its names, else its id. */
export function recordName({ def, table }: RelatedTable, { match }: Pick<RelationDef, "match">, inputs: Inputs): (record: number) => string {
  const shown = def.display?.bind(typedValues(table), inputs);
  return (record) => {
    const display = shown?.(record);
    if (typeof display === "string" && display.trim() !== "") return display;
    for (const field of match) {
      const column = table.columns[field];
      const name = column === undefined ? "" : displayValue(column, column.codes[record]!);
      if (name !== "") return name;
    }
    return table.records.ids[record] ?? String(table.records.rows[record]);
  };
}
