import { typedAt } from "../fields/typedTable";
import { type CellValue, isCellError } from "../records/cellValue";
import { type Column, encodeColumn } from "../records/recordTable";
import type { CheckInput } from "../rules/rule";
import { withValues, workedOut } from "../rules/workedOut";

/** What the fields that are worked out at all times should say of every record, by field; those without a column are left out. Each rests on those that it reads as they are worked out. */
export function workedOutValues(input: CheckInput): { readonly [field: string]: Column } {
  const found: Record<string, Column> = {};
  let { table } = input;
  for (const field of input.def.workedOut ?? []) {
    const column = table.columns[field.id];
    if (column === undefined || field.compute?.trigger !== "always") continue;
    const at = workedOut(field, field.compute.value, column, { ...input, table });
    const values = Array.from({ length: table.size }, (_, index): CellValue => at(index) ?? null);
    found[field.id] = encodeColumn(values);
    table = withValues(table, field.id, values.map((value, index) => (isCellError(value) ? typedAt(table, field.id, index) : value)));
  }
  return found;
}
