import type { Inputs } from "../expression/expression";
import type { TypedTable } from "../fields/typedTable";
import { type CellValue, isBlank } from "../records/cellValue";
import { encodeColumn } from "../records/recordTable";
import { hiddenIn, readOnlyIn, requiredIn } from "../rules/conditions";
import type { FieldDef, TableDef } from "../template/template";
import { type Circumstances, typeRecords } from "./typeRecords";

type Values = { readonly [field: string]: CellValue };

/** A record that is about to be written. `values`: what is given, by field; null = made blank. `before`: what its cells say now, null for a new record. */
export type RecordDraft = { readonly values: Values; readonly before: Values | null };

export type DraftState = {
  /** What the template fills in beside what is given. */
  readonly fills: Values;
  /** Fields, by id, that the record as it will be does not ask for, must not leave blank, or does not let anybody change. */
  readonly hidden: readonly string[];
  readonly required: readonly string[];
  readonly readOnly: readonly string[];
};

/** What the template makes of drafts. `fields`: those that the table has a column for. Read-only is what is so both before and after, so that what closes a record can be set with the rest. */
export function draftStates(def: TableDef, fields: readonly string[], drafts: readonly RecordDraft[], inputs: Inputs, circumstances: Circumstances): readonly DraftState[] {
  const own = def.fields.filter(({ id }) => fields.includes(id));
  const tableOf = (rows: readonly Values[]): TypedTable => {
    const columns = Object.fromEntries(fields.map((field) => [field, encodeColumn(rows.map((row) => row[field] ?? null))]));
    return typeRecords(def, { table: def.id, ids: rows.map(() => null), rows: Uint32Array.from(rows, (_, index) => index + 1), columns, formulas: {} }, circumstances);
  };
  const old = tableOf(drafts.map(({ before }) => before ?? {}));
  const fills = drafts.map(({ values, before }) => (before === null ? initialValues(own, values, circumstances) : {}));
  const table = tableOf(drafts.map(({ values, before }, at) => ({ ...before, ...values, ...fills[at] })));
  const where = { table, inputs, old };
  const states = own.map((field) => ({ id: field.id, hidden: hiddenIn(field, where), required: requiredIn(field, where), readOnly: readOnlyIn(field, where), wasReadOnly: readOnlyIn(field, { table: old, inputs }) }));
  const idsOf = (holds: (state: (typeof states)[number]) => boolean): readonly string[] => states.filter(holds).map(({ id }) => id);
  return drafts.map((_, index) => ({
    fills: fills[index]!,
    hidden: idsOf(({ hidden }) => hidden(index)),
    required: idsOf(({ required }) => required(index)),
    readOnly: idsOf(({ readOnly, wasReadOnly }) => readOnly(index) && wasReadOnly(index)),
  }));
}

/** What a new record says where it is not told otherwise. A field that was made blank on purpose stays so. */
function initialValues(fields: readonly FieldDef[], values: Values, { dateSystem, dayFirst }: Circumstances): Values {
  return Object.fromEntries(fields.flatMap((field): [string, CellValue][] => {
    if (field.initial === undefined || field.id in values) return [];
    const reading = field.fieldType.parse(field.initial, { spec: field, dateSystem, dayFirst: dayFirst[field.id] ?? null });
    return reading.ok && !isBlank(reading.value) ? [[field.id, reading.value]] : [];
  }));
}
