import { type Ast, type ComparisonOperator, children } from "../../expression/ast";
import { binder } from "../../expression/bind";
import type { Expression } from "../../expression/expression";
import { constantOf } from "./conditionText";

/** The parts that must all hold for a condition to hold: an AND taken apart, anything else as one. */
export function conjunctsOf(condition: Ast): readonly Ast[] {
  return condition.kind === "call" && condition.name === "AND" ? condition.args.flatMap(conjunctsOf) : [condition];
}

/** The same parts, each ready to be bound by itself. */
export function conjuncts(condition: Expression): readonly Pick<Expression, "ast" | "fields" | "bind">[] {
  return conjunctsOf(condition.ast).map((ast) => ({ ast, fields: [...new Set(fieldsOf(ast))].sort(), bind: binder(ast) }));
}

function fieldsOf(node: Ast): readonly string[] {
  return node.kind === "field" ? [node.field] : children(node).flatMap(fieldsOf);
}

export type Comparison = { readonly field: string; readonly operator: ComparisonOperator; readonly limit: number };

const turned: { readonly [operator in ComparisonOperator]: ComparisonOperator } = { "=": "=", "<>": "<>", "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

/** A comparison of a field with a number, written either way round; null for anything else. */
export function comparisonOf(node: Ast): Comparison | null {
  if (node.kind !== "binary" || !(node.operator in turned)) return null;
  const operator = node.operator as ComparisonOperator;
  const [left, right] = [constantOf(node.left), constantOf(node.right)];
  if (node.left.kind === "field" && typeof right === "number") return { field: node.left.field, operator, limit: right };
  if (node.right.kind === "field" && typeof left === "number") return { field: node.right.field, operator: turned[operator], limit: left };
  return null;
}
