import type { TypedColumn, TypedTable } from "../fields/typedTable";
import type { CellRef } from "../findings/finding";
import { type CellValue, plainText } from "../records/cellValue";
import type { FieldDef } from "../template/template";

/** The cell of `field` (null = the whole record) in the record with this index. */
export function cellAt(table: TypedTable, index: number, field: string | null): CellRef {
  const { records } = table;
  return { table: records.table, record: records.ids[index] ?? null, row: records.rows[index] ?? 0, field };
}

/** The place of something that is wrong with the table itself, such as a column that is missing. */
export function tableAt(table: TypedTable, field: string | null): CellRef {
  return { table: table.records.table, record: null, row: 0, field };
}

/** A cell as a person reads it: formatted by its field type where it could be read, as it stands where not. */
export function displayValue(column: TypedColumn, code: number): string {
  const reading = column.parsed[code];
  const value = column.typed[code] ?? null;
  if (value === null) return "";
  return reading?.ok === true ? column.fieldType.format(value, column.context) : plainText(value);
}

/** A value that an expression gave for a field, as the field stores it; undefined when the field type does not take it. */
export function storedValue(value: CellValue, field: FieldDef, column: TypedColumn): CellValue | undefined {
  if (value === null || value === "") return null;
  const reading = field.fieldType.parse(value, column.context);
  return reading.ok ? reading.value : undefined;
}
