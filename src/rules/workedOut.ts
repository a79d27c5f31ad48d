import type { TypedColumn, TypedTable } from "../fields/typedTable";
import { type CellValue, isCellError } from "../records/cellValue";
import { encodeColumn } from "../records/recordTable";
import type { Expression, FieldDef } from "../template/template";
import { bound } from "./bound";
import { storedValue } from "./cellAt";
import type { CheckInput } from "./rule";

/** What an expression says of each record, as the field stores it: null = unknown, an error where it cannot be worked out, undefined where the field would not take it. */
export function workedOut(field: FieldDef, expression: Expression, column: TypedColumn, input: Pick<CheckInput, "table" | "inputs" | "old">): (index: number) => CellValue | undefined {
  const at = bound(expression, input);
  return (index) => {
    const value = at(index);
    // A number is what its 15 digits say, as Excel keeps it: 6*0.1 is 0.6.
    return isCellError(value) ? value : storedValue(typeof value === "number" ? Number(value.toPrecision(15)) : value, field, column);
  };
}

/** The table with other values in one field, for what is worked out from it. */
export function withValues(table: TypedTable, field: string, values: readonly CellValue[]): TypedTable {
  const { codes, dictionary } = encodeColumn(values);
  const nothing = dictionary.map(() => null);
  return { ...table, columns: { ...table.columns, [field]: { ...table.columns[field]!, codes, raw: dictionary, typed: dictionary, parsed: nothing, issues: nothing } } };
}
