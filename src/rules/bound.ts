import { typedValues } from "../fields/typedTable";
import type { CellValue } from "../records/cellValue";
import type { Expression } from "../template/template";
import type { CheckInput } from "./rule";

/** An expression tied to the records of a check: what it says of each, by index. */
export function bound(expression: Expression, { table, inputs, old }: Pick<CheckInput, "table" | "inputs" | "old">): (index: number) => CellValue {
  return expression.bind(typedValues(table), inputs, old === undefined ? undefined : typedValues(old));
}
