import type { TypedColumn, TypedTable } from "../../fields/typedTable";
import { sameValue } from "../../records/cellValue";

/**
 * The records of a table that say something else than before, by index, each as a table of its own; those behind the last one of before are among them. Null where they are more than `most`, records have gone or moved, or columns
 * have come or gone.
 */
export function changedRecords(before: TypedTable, now: TypedTable, most: number): ReadonlyMap<number, TypedTable> | null {
  const fields = Object.keys(now.columns);
  if (now.size < before.size || now.size - before.size > most || fields.length !== Object.keys(before.columns).length || fields.some((field) => before.columns[field] === undefined)) return null;
  for (let record = 0; record < before.size; record++) if (before.records.ids[record] !== now.records.ids[record]) return null;
  const changed = new Set<number>();
  for (const field of fields) {
    const [old, next] = [before.columns[field]!, now.columns[field]!];
    if (old === next) continue;
    for (let record = 0; record < before.size; record++) if (!sameValue(rawAt(old, record), rawAt(next, record))) changed.add(record);
    if (changed.size > most) return null;
  }
  for (let record = before.size; record < now.size; record++) changed.add(record);
  return changed.size > most ? null : new Map([...changed].sort((a, b) => a - b).map((record) => [record, recordOf(now, record)]));
}

function rawAt({ raw, codes }: TypedColumn, record: number): TypedColumn["raw"][number] {
  return raw[codes[record]!] ?? null;
}

/** One record as a table of its own. */
function recordOf({ records, columns }: TypedTable, record: number): TypedTable {
  const one = ({ codes, ...column }: TypedColumn): TypedColumn => {
    const at = codes[record]!;
    return { ...column, codes: Uint32Array.of(0), raw: [column.raw[at] ?? null], typed: [column.typed[at] ?? null], parsed: [column.parsed[at]!], issues: [column.issues[at] ?? null] };
  };
  return { records: { ...records, ids: [records.ids[record] ?? null], rows: Uint32Array.of(records.rows[record]!), columns: {}, formulas: {} }, size: 1, columns: Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, one(column)])) };
}
