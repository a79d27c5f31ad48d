import type { GovernedTable } from "../../pipeline/locate";
import { namingText } from "../../pipeline/recordNames";
import { shown } from "../../pipeline/shownValue";
import type { CellValue } from "../../records/cellValue";
import { valueAt } from "../../records/recordTable";

/** A record as a person recognises it: where it stands, and what people know it by. */
export type RecordLine = { /** Null where its row has no id yet. */ readonly record: string | null; readonly row: number; readonly title: string };

export function recordLine(table: GovernedTable, index: number): RecordLine {
  return { record: table.records.ids[index] ?? null, row: table.records.rows[index]!, title: titleOf(table, (field) => valueAt(table.records, field, index)) };
}

/** The same title of one that stands in no row any more. */
export function valuesTitle(table: GovernedTable, values: { readonly [field: string]: CellValue }): string {
  return titleOf(table, (field) => values[field] ?? null);
}

function titleOf(table: GovernedTable, valueOf: (field: string) => CellValue): string {
  return namingText(table, valueOf, (field) => shown(table, field, valueOf(field)));
}
