import type { TypedColumn, TypedTable } from "../../fields/typedTable";
import type { Localized } from "../../records/text";
import type { AcrossDef, FieldDef } from "../../template/template";
import type { CheckInput, RelatedTable } from "../rule";

/** Two tables as one: records from `own` on are those of the other table, whose fields stand in those of the rule's own. */
export type JoinedTables = { readonly input: CheckInput; readonly own: number };

const joined = new WeakMap<TypedTable, WeakMap<TypedTable, Map<AcrossDef, JoinedTables>>>();

/** Made once for the same two tables: what is learned from them, and single pairs, are asked for again. What a cell says is what its own field makes of it. Null where the workbook does not hold the other table. */
export function joinTables(input: CheckInput, across: AcrossDef): JoinedTables | null {
  const other = input.related?.(across.table);
  if (other === undefined || !("table" in other)) return null;
  const of = joined.get(input.table) ?? new WeakMap<TypedTable, Map<AcrossDef, JoinedTables>>();
  joined.set(input.table, of);
  const with_ = of.get(other.table) ?? new Map<AcrossDef, JoinedTables>();
  of.set(other.table, with_);
  const known = with_.get(across) ?? join(input, other, across);
  with_.set(across, known);
  return known;
}

function join(input: CheckInput, other: RelatedTable, { table: name, fields }: AcrossDef): JoinedTables {
  const { records, size } = input.table;
  const theirs = other.table;
  const columns = Object.fromEntries(Object.entries(input.table.columns).map(([id, column]) => [id, joinColumns(column, size, name, theirs.columns[fields[id] ?? ""], theirs.size)]));
  const raw = Object.fromEntries(Object.entries(columns).map(([id, { codes, raw: dictionary }]) => [id, { codes, dictionary }]));
  const rows = new Uint32Array(size + theirs.size);
  rows.set(records.rows);
  rows.set(theirs.records.rows, size);
  // An id is one of its own table only.
  const ids = [...records.ids, ...theirs.records.ids.map((id) => (id === null ? null : `${name} ${id}`))];
  const def = { ...input.def, fields: input.def.fields.map((field) => bothNames(field, other, fields[field.id])) };
  return { own: size, input: { ...input, otherFrom: size, def, table: { records: { table: input.def.id, ids, rows, columns: raw, formulas: {} }, size: size + theirs.size, columns } } };
}

type JoinedColumn = { readonly theirs: TypedColumn | undefined; readonly size: number; readonly column: TypedColumn };
/** By column of the rule's own table and name of the other one. */
const columns = new WeakMap<TypedColumn, Map<string, JoinedColumn>>();

/** The same for the same columns: what was made of them holds while neither table has changed there. */
function joinColumns(own: TypedColumn, size: number, name: string, theirs: TypedColumn | undefined, theirSize: number): TypedColumn {
  const of = columns.get(own) ?? new Map<string, JoinedColumn>();
  columns.set(own, of);
  const known = of.get(name);
  if (known !== undefined && known.theirs === theirs && known.size === theirSize) return known.column;
  const codes = new Uint32Array(size + theirSize);
  codes.set(own.codes);
  const shift = own.typed.length - 1;
  // Code 0 is the blank of both.
  if (theirs !== undefined) theirs.codes.forEach((code, record) => { codes[size + record] = code === 0 ? 0 : code + shift; });
  const both = <T>(pick: (column: TypedColumn) => readonly T[]): readonly T[] => (theirs === undefined ? pick(own) : [...pick(own), ...pick(theirs).slice(1)]);
  const column = { ...own, codes, raw: both(({ raw }) => raw), typed: both(({ typed }) => typed), parsed: both(({ parsed }) => parsed), issues: both(({ issues }) => issues) };
  of.set(name, { theirs, size: theirSize, column });
  return column;
}

/** What people read of a comparison names both fields where they are called differently. */
function bothNames(field: FieldDef, { def }: RelatedTable, theirs: string | undefined): FieldDef {
  const label = def.fields.find(({ id }) => id === theirs)?.label;
  if (label === undefined) return field;
  const both = (lang: keyof Localized): string => (label[lang] === field.label[lang] ? label[lang] : `${field.label[lang]}/${label[lang]}`);
  return { ...field, label: { "zh-CN": both("zh-CN"), en: both("en") } };
}

/** A draft of one record of either table as the joined tables have it: what it says in fields that the other has no field for stays unsaid. */
export function joinedDraft({ def, table }: CheckInput, { fields }: AcrossDef, draft: TypedTable, isOther: boolean): TypedTable {
  const columns = Object.fromEntries(Object.entries(table.columns).map(([id, column]) => [id, draft.columns[isOther ? (fields[id] ?? "") : id] ?? blankColumn(column)]));
  return { ...draft, records: { ...draft.records, table: def.id }, columns };
}

function blankColumn(column: TypedColumn): TypedColumn {
  return { ...column, codes: Uint32Array.of(0), raw: [null], typed: [null], parsed: [null], issues: [null] };
}
