import type { Ast } from "../../expression/ast";
import type { Expression } from "../../expression/expression";
import { typedValues } from "../../fields/typedTable";
import { displayValue } from "../cellAt";
import type { CheckInput } from "../rule";
import { type ClassText, classText } from "./classText";
import { conditionText, valuesText } from "./conditionText";
import { comparisonOf, conjuncts } from "./conjuncts";

/** Says what keeps a condition from holding in a record: one text for each part of an AND that is not true there. */
export type Gap = (index: number) => readonly ClassText[];

/** Prepares the gap of one condition over a table: its conjuncts are bound once. */
export function gapOf(condition: Expression, input: CheckInput): Gap {
  const columns = typedValues(input.table);
  const parts = conjuncts(condition).map(({ ast, fields, bind }) => ({ holds: bind(columns, input.inputs), say: sayMissing(ast, fields, input) }));
  return (index) => parts.flatMap(({ holds, say }) => (holds(index) === true ? [] : [say(index)]));
}

function sayMissing(part: Ast, fields: readonly string[], { def, table }: CheckInput): (index: number) => ClassText {
  const condition = conditionText(part, def, table);
  const comparison = comparisonOf(part);
  const column = comparison === null ? undefined : table.columns[comparison.field];
  const label = def.fields.find((field) => field.id === comparison?.field)?.label;
  const values = valuesText(fields, def, table);
  if (comparison === null || column === undefined || label === undefined) return (index) => classText("condition", { condition, values: values(index) });
  const { operator, limit } = comparison;
  const write = (amount: number): string => column.fieldType.format(Number(amount.toPrecision(15)), column.context);
  const limitText = write(limit);
  // A strict limit, or a date, has no amount that is missing: the condition says it better.
  const measured = column.fieldType.isDate !== true && (operator === ">=" || operator === "<=");
  return (index) => {
    const code = column.codes[index]!;
    const value = column.typed[code] ?? null;
    if (value === null) return classText("blank", { label, condition });
    if (typeof value !== "number" || !measured) return classText("condition", { condition, values: values(index) });
    const gap = operator === ">=" ? limit - value : value - limit;
    return classText(operator === ">=" ? "short" : "excess", { label, gap: write(gap), limit: limitText, value: displayValue(column, code) });
  };
}
