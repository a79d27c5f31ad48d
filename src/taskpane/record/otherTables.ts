import { type GovernedTable, type ReadableTable, otherTable } from "../../pipeline/locate";
import type { Localized } from "../../pipeline/session";
import { shown } from "../../pipeline/shownValue";
import { isBlank } from "../../records/cellValue";
import { valueAt } from "../../records/recordTable";

/** Detail rows of a record: records of another table that belong to it. */
export type DetailRows = { readonly table: string; readonly label: Localized; readonly total: number; readonly rows: readonly { readonly record: string | null; readonly row: number; readonly text: readonly { readonly label: Localized; readonly value: string }[] }[] };

/** Rows that the form lists; the sheet shows the others. */
const most = 20;
/** What tells one detail row from another at 320 pixels. */
const fieldsOfLine = 4;

/** What a record is called: what its display fields say, else its first field that says anything. */
export function nameIn(table: ReadableTable, index: number): string {
  const { def, records } = table;
  const fields = def.display?.fields ?? [];
  const named = (fields.length > 0 ? fields : def.fields.map(({ id }) => id)).find((field) => !isBlank(valueAt(records, field, index)));
  return (named === undefined ? null : shown(table, named, valueAt(records, named, index))) ?? records.ids[index] ?? String(records.rows[index]);
}

/** What belongs to a record, by the template's subtables; tables that the workbook does not hold are left out. */
export function detailRows(table: Pick<GovernedTable, "def" | "input" | "template">, record: string): readonly DetailRows[] {
  return (table.def.subtables ?? []).flatMap(({ table: id, parent }) => {
    const other = otherTable(table, id);
    if (other === null) return [];
    const { def, records } = other;
    const own = [...records.rows.keys()].filter((index) => valueAt(records, parent, index) === record);
    const told = def.fields.filter((field) => field.id !== parent && field.id !== def.recordId && records.columns[field.id] !== undefined && field.deprecated !== true);
    return [{
      table: id, label: def.label, total: own.length,
      rows: own.slice(0, most).map((index) => ({
        record: records.ids[index] ?? null, row: records.rows[index]!,
        text: told.filter(({ id: field }) => !isBlank(valueAt(records, field, index))).slice(0, fieldsOfLine).map(({ id: field, label }) => ({ label, value: shown(other, field, valueAt(records, field, index)) })),
      })),
    }];
  });
}
