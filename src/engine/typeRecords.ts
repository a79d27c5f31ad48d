import type { Inputs } from "../expression/expression";
import { type TypedTable, typeColumn } from "../fields/typedTable";
import type { RecordTable } from "../records/recordTable";
import type { TableDef, Template } from "../template/template";

/** What a run may know besides the records. Serial days count from 1900 whatever the workbook counts from. */
export type Circumstances = {
  readonly today: number;
  readonly now: number;
  readonly me: string | null;
  readonly dateSystem: 1900 | 1904;
  /** Fields whose all-numeric dates were decided to be day first (true) or month first (false). */
  readonly dayFirst: { readonly [field: string]: boolean };
};

/** Reads the columns of a table through their field types. `last`: the same table as it was read before, under the same circumstances; a column that has not changed since is not read again. */
export function typeRecords(def: TableDef, records: RecordTable, { dateSystem, dayFirst }: Pick<Circumstances, "dateSystem" | "dayFirst">, last: TypedTable | null = null): TypedTable {
  const columns = Object.fromEntries(
    def.fields.flatMap((field) => {
      const column = records.columns[field.id];
      if (column !== undefined && last?.records.columns[field.id] === column) return [[field.id, last.columns[field.id]!]];
      return column === undefined ? [] : [[field.id, typeColumn(column, field.fieldType, { spec: field, dateSystem, dayFirst: dayFirst[field.id] ?? null })]];
    }),
  );
  return { records, size: records.rows.length, columns };
}

/** What expressions may ask for. */
export function inputsOf(template: Template, { today, now, me, dateSystem }: Circumstances): Inputs {
  return { today, now, me, calendar: template.calendar, dateSystem };
}
