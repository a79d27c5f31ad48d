import { plainText } from "../records/cellValue";
import { type RecordTable, valueAt } from "../records/recordTable";
import type { TableDef } from "../template/template";

/**
 * An id for every record, in row order: those it brings are kept. New ones follow the highest that is there: the template's auto number where `field` is one,
 * else R0000001, R0000002 ...: short, sortable, unique.
 */
export function newRecordIds(def: TableDef, records: RecordTable, field: string | null, today: number): readonly string[] {
  void def;
  void today;
  const brought = records.ids.map((id, index) => id ?? (field === null ? null : plainText(valueAt(records, field, index)) || null));
  let last = 0;
  for (const id of brought) last = Math.max(last, Number(/^R(\d{7,})$/.exec(id ?? "")?.[1] ?? 0));
  return brought.map((id) => id ?? `R${String(++last).padStart(7, "0")}`);
}
