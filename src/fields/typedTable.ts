import type { CellValue } from "../records/cellValue";
import type { Column, RecordTable } from "../records/recordTable";
import type { FieldContext, FieldSpec, FieldType, Issue, Parsed } from "./fieldType";

/** How a cell was read; what it says is the typed value. */
export type Reading = Omit<Extract<Parsed, { ok: true }>, "value"> | Extract<Parsed, { ok: false }>;

/** Nothing lost and nothing to say: one for all the cells that read so, which are most. */
const plainly: Reading = { ok: true, lossless: true };

/**
 * A column as its field type understands it; everything is per dictionary code, so each distinct cell is read once.
 * `typed[code]` is the parsed value, or the raw cell where it could not be read (`parsed[code].ok` false) - rules then leave it to the field's own finding.
 * Code 0 is the blank: typed null, parsed null, issue null; so is white space alone.
 */
export type TypedColumn = {
  readonly spec: FieldSpec;
  readonly fieldType: FieldType;
  readonly context: FieldContext;
  readonly codes: Uint32Array;
  readonly raw: readonly CellValue[];
  readonly typed: readonly CellValue[];
  readonly parsed: readonly (Reading | null)[];
  readonly issues: readonly (Issue | null)[];
};

export type TypedTable = {
  readonly records: RecordTable;
  readonly size: number;
  /** By field id; absent where the sheet has no such column. */
  readonly columns: { readonly [field: string]: TypedColumn };
};

/** Reads one column through its field type: parse, then check what could be parsed. White space alone is blank. */
export function typeColumn(column: Column, fieldType: FieldType, context: FieldContext): TypedColumn {
  const size = column.dictionary.length;
  const typed: CellValue[] = new Array<CellValue>(size).fill(null);
  const parsed: (Reading | null)[] = new Array<Reading | null>(size).fill(null);
  const issues: (Issue | null)[] = new Array<Issue | null>(size).fill(null);
  for (let code = 1; code < size; code++) {
    const raw = column.dictionary[code] ?? null;
    if (raw === null || (typeof raw === "string" && raw.trim() === "")) continue;
    const reading = fieldType.parse(raw, context);
    parsed[code] = reading.ok && reading.lossless && reading.note === undefined ? plainly : reading;
    typed[code] = reading.ok ? kept(reading.value, raw) : raw;
    if (reading.ok && reading.value !== null) issues[code] = fieldType.check(reading.value, context);
  }
  return { spec: context.spec, fieldType, context, codes: column.codes, raw: column.dictionary, typed, parsed, issues };
}

/** The raw value itself where nothing changed, and a text in one piece: what is put together from parts holds on to these until one of its characters is asked for. */
function kept(value: CellValue, raw: CellValue): CellValue {
  if (value === raw) return raw;
  if (typeof value === "string") value.charCodeAt(0);
  return value;
}

/** How the column writes a value of its type in a cell. */
export function written({ codes, raw, fieldType }: Pick<TypedColumn, "codes" | "raw" | "fieldType">): (value: CellValue) => CellValue {
  return fieldType.spelling?.of({ codes, dictionary: raw }, null) ?? ((value) => value);
}

type Values = { readonly [field: string]: Column };
const known = new WeakMap<TypedTable, Values>();

/** The columns as expressions read them: typed values by code. Made once for a table: every condition asks for them. */
export function typedValues(table: TypedTable): Values {
  let values = known.get(table);
  if (values === undefined) known.set(table, (values = Object.fromEntries(Object.entries(table.columns).map(([field, column]) => [field, { codes: column.codes, dictionary: column.typed }]))));
  return values;
}

/** The typed value of `field` in record `index`; blank where there is no such column. */
export function typedAt(table: TypedTable, field: string, index: number): CellValue {
  const column = table.columns[field];
  return column === undefined ? null : (column.typed[column.codes[index] ?? 0] ?? null);
}
