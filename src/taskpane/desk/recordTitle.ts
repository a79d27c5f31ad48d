import type { GovernedTable } from "../../pipeline/locate";
import { shown } from "../../pipeline/shownValue";
import { valueAt } from "../../records/recordTable";

/** A record as a person recognises it: where it stands, and what its first field says. */
export type RecordLine = { /** Null where its row has no id yet. */ readonly record: string | null; readonly row: number; readonly title: string };

export function recordLine(table: GovernedTable, index: number): RecordLine {
  return { record: table.records.ids[index] ?? null, row: table.records.rows[index]!, title: titleOf(table, index) };
}

/** What the first field of the template that the sheet has says; often the name. */
function titleOf(table: GovernedTable, index: number): string {
  const first = table.def.fields.find(({ id }) => id !== table.def.recordId && table.layout.columns[id] !== undefined);
  return first === undefined ? "" : shown(table, first.id, valueAt(table.records, first.id, index));
}
