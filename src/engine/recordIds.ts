import { nextAutoNumber } from "../fields/autoNumberField";
import { plainText } from "../records/cellValue";
import { type RecordTable, valueAt } from "../records/recordTable";
import { dateFromSerial } from "../records/serialDay";
import type { TableDef } from "../template/template";

/**
 * An id for every record, in row order: those it brings are kept. New ones follow the highest that is there: the template's auto number where `field` is one,
 * else R0000001, R0000002 ...: short, sortable, unique. `today` is a serial day of the 1900 system. `retired`: ids of records that are gone,
 * never given again.
 */
export function newRecordIds(def: TableDef, records: RecordTable, field: string | null, today: number, retired: readonly string[] = []): readonly string[] {
  const brought = records.ids.map((id, index) => id ?? (field === null ? null : plainText(valueAt(records, field, index)) || null));
  const known = [...brought.filter((id) => id !== null), ...retired];
  const pattern = def.fields.find((candidate) => candidate.id === field)?.autoNumber;
  const date = dateFromSerial(today, 1900);
  let last = pattern === undefined || date === null ? plainNumber(known.reduce((most, id) => Math.max(most, Number(/^R(\d{7,})$/.exec(id)?.[1] ?? 0)), 0)) : null;
  return brought.map((id) => {
    if (id !== null) return id;
    last = pattern === undefined || date === null ? plainNumber(Number(last!.slice(1)) + 1) : nextAutoNumber(pattern, last === null ? known : [last], date)!;
    return last;
  });
}

function plainNumber(sequence: number): string {
  return `R${String(sequence).padStart(7, "0")}`;
}
