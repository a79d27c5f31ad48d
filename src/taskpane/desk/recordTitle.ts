import type { GovernedTable } from "../../pipeline/locate";
import { shown } from "../../pipeline/shownValue";
import type { CellValue } from "../../records/cellValue";
import { valueAt } from "../../records/recordTable";

/** A record as a person recognises it: where it stands, and what its first field says. */
export type RecordLine = { /** Null where its row has no id yet. */ readonly record: string | null; readonly row: number; readonly title: string };

export function recordLine(table: GovernedTable, index: number): RecordLine {
  return { record: table.records.ids[index] ?? null, row: table.records.rows[index]!, title: titleOf(table, index) };
}

/** The same of one that stands in no row any more. */
export function valuesTitle(table: GovernedTable, values: { readonly [field: string]: CellValue }): string {
  const first = titleField(table);
  return first === undefined ? "" : shown(table, first.id, values[first.id] ?? null);
}

/** What the first field of the template that the sheet has says; often the name. */
function titleOf(table: GovernedTable, index: number): string {
  const first = titleField(table);
  return first === undefined ? "" : shown(table, first.id, valueAt(table.records, first.id, index));
}

function titleField({ def, layout }: GovernedTable): GovernedTable["def"]["fields"][number] | undefined {
  return def.fields.find(({ id }) => id !== def.recordId && layout.columns[id] !== undefined);
}
