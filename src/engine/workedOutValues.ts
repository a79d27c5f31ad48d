import { typedAt } from "../fields/typedTable";
import { type CellValue, isCellError } from "../records/cellValue";
import { type Column, encodeColumn } from "../records/recordTable";
import { type Work, finish, forEach, within } from "../records/work";
import type { CheckInput } from "../rules/rule";
import { withValues, workedOut } from "../rules/workedOut";

type Values = { readonly [field: string]: Column };

/** `workedOutWork` in one go. */
export function workedOutValues(input: CheckInput): Values {
  return finish(workedOutWork(input));
}

/** What the fields that are worked out at all times should say of every record, by field; those without a column are left out. Each rests on those that it reads as they are worked out. */
export function* workedOutWork(input: CheckInput): Work<Values> {
  const found: Record<string, Column> = {};
  let { table } = input;
  const fields = input.def.workedOut ?? [];
  for (const [n, field] of fields.entries()) {
    const column = table.columns[field.id];
    if (column === undefined || field.compute?.trigger !== "always") continue;
    const at = workedOut(field, field.compute.value, column, { ...input, table });
    const values: CellValue[] = [];
    yield* within(forEach(table.size, (index) => void values.push(at(index) ?? null)), { from: 100 * n, to: 100 * (n + 1), total: 100 * fields.length });
    found[field.id] = encodeColumn(values);
    table = withValues(table, field.id, values.map((value, index) => (isCellError(value) ? typedAt(table, field.id, index) : value)));
  }
  return found;
}
