import { numbersAfter, sequenceOf } from "../fields/autoNumberField";
import { type NumberRange, type Numbering, blockSize, counter } from "../fields/numberBlocks";
import type { FixEdit } from "../findings/finding";
import { type CellValue, isBlank, plainText } from "../records/cellValue";
import { type RecordTable, valueAt } from "../records/recordTable";
import { dateFromSerial } from "../records/serialDay";
import type { FieldDef, TableDef } from "../template/template";

export { type NumberRange, type Numbering, blockSize };

/**
 * An id for every record, in row order: those it brings are kept. New ones follow the highest that is there: the template's auto number where `field` is one,
 * else R0000001, R0000002 ...: short, sortable, unique; they stand in too where a field that is part of the auto number is blank. `today` is a serial day of the 1900 system. `retired`: ids of
 * records that are gone, never given again. `numbering`: as in `numbersAfter`.
 */
export function newRecordIds(def: TableDef, records: RecordTable, field: string | null, today: number, retired: readonly string[] = [], numbering: Numbering | null = null): readonly string[] {
  const brought = records.ids.map((id, index) => id ?? (field === null ? null : plainText(valueAt(records, field, index)) || null));
  const pattern = def.fields.find((candidate) => candidate.id === field)?.autoNumber;
  const valueIn = (index: number) => (id: string): string => plainText(valueAt(records, id, index));
  const date = dateFromSerial(today, 1900);
  const next = pattern === undefined || date === null ? null : numbersAfter(pattern, brought.flatMap((number, index) => (number === null ? [] : [{ number, valueOf: valueIn(index) }])), retired, date, numbering);
  const ours = counter(recordIdScope, numbering);
  for (const id of brought) ours.see(recordNumber(id));
  for (const id of retired) ours.see(recordNumber(id));
  return brought.map((id, index) => id ?? next?.(valueIn(index)) ?? `R${String(ours.next()).padStart(7, "0")}`);
}

const recordIdScope = "R";

/** The number in an id of ours; 0 for any other. */
function recordNumber(id: string | null): number {
  return Number(/^R(\d{7,})$/.exec(id ?? "")?.[1] ?? 0);
}

/** The numbers of a record, each with its scope: that of its id, where `idField` is null or an auto number, and those of the fields that the program numbers. */
export function numbersOf(def: TableDef, idField: string | null, { record, values }: { readonly record: string; readonly values: { readonly [field: string]: CellValue } }): readonly NonNullable<ReturnType<typeof sequenceOf>>[] {
  const valueOf = (field: string): string => plainText(values[field] ?? null);
  const pattern = def.fields.find(({ id }) => id === idField)?.autoNumber;
  const own = recordNumber(record);
  const id = own > 0 ? { scope: recordIdScope, sequence: own } : pattern === undefined ? null : sequenceOf(pattern, record, valueOf);
  return [id, ...numberedFields(def).map(({ id: field, autoNumber }) => (autoNumber === undefined ? null : sequenceOf(autoNumber, valueOf(field), valueOf)))].filter((found) => found !== null);
}

/** The fields that the program numbers besides the record's identity. */
export function numberedFields(def: TableDef): readonly FieldDef[] {
  return def.fields.filter(({ id, type }) => type === "autoNumber" && id !== def.recordId);
}

/** Hands out numbers behind those of the table: of a field, for a record that says this. Null where a field that stands in the number is blank. */
export function numberer(def: TableDef, records: RecordTable, today: number, numbering: Numbering | null = null): (field: string, values: { readonly [field: string]: CellValue }) => string | null {
  const date = dateFromSerial(today, 1900);
  const made = new Map<string, ReturnType<typeof numbersAfter>>();
  return (field, values) => {
    if (!made.has(field)) {
      const { autoNumber } = def.fields.find(({ id }) => id === field)!;
      const known = [...records.rows.keys()].flatMap((index) => { const number = valueAt(records, field, index); return isBlank(number) ? [] : [{ number: plainText(number), valueOf: (id: string) => plainText(valueAt(records, id, index)) }]; });
      made.set(field, autoNumber === undefined || date === null ? null : numbersAfter(autoNumber, known, [], date, numbering));
    }
    return made.get(field)?.((id) => plainText(values[id] ?? null)) ?? null;
  };
}

export function missingNumbers(def: TableDef, records: RecordTable, today: number, numbering: Numbering | null = null): readonly FixEdit[] {
  const next = numberer(def, records, today, numbering);
  return numberedFields(def).filter(({ id }) => records.columns[id] !== undefined).flatMap(({ id: field }) => {
    const formulas = new Set(records.formulas[field]);
    return [...records.rows.keys()].flatMap((index): readonly FixEdit[] => {
      if (formulas.has(index) || !isBlank(valueAt(records, field, index))) return [];
      const after = next(field, Object.fromEntries(Object.keys(records.columns).map((id) => [id, valueAt(records, id, index)])));
      return after === null ? [] : [{ at: { table: def.id, record: records.ids[index] ?? null, row: records.rows[index]!, field }, before: null, after }];
    });
  });
}
