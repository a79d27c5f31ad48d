import { type Ast, children } from "./ast";
import { binder } from "./bind";
import { checkTypes } from "./check";
import type { Expression, ExpressionProblem, ExpressionType, FieldTypes } from "./expression";
import { parseExpression } from "./parse";
import { problemAt, resultType } from "./problems";

export type Compiled = { readonly ok: true; readonly value: Expression } | { readonly ok: false; readonly problems: readonly ExpressionProblem[] };

/** More than a person reads at once. */
const maxProblems = 20;

/**
 * Reads and checks an expression. `expected` is what its result may be; a blank result always may. Problems come in order of place, each with a code
 * (`expression/...` or `pattern/...`), both languages, a hint and offsets in `text`. Never throws, whatever the text.
 */
export function compileExpression(text: string, fields: FieldTypes, expected: ExpressionType | readonly ExpressionType[]): Compiled {
  const read = parseExpression(text, Object.keys(fields));
  if (!read.ok) return { ok: false, problems: [read.problem] };
  const checked = checkTypes(read.value, fields);
  if (!checked.ok) return { ok: false, problems: checked.problems.slice(0, maxProblems) };
  const ast = checked.value;
  const wanted = typeof expected === "string" ? [expected] : expected;
  if (ast.type !== "blank" && !wanted.includes(ast.type)) return { ok: false, problems: [problemAt(resultType(wanted, ast.type), ast)] };
  return { ok: true, value: { text, ast, type: ast.type, fields: fieldsOf(ast), bind: binder(ast) } };
}

function fieldsOf(ast: Ast): readonly string[] {
  const names = new Set<string>();
  const visit = (node: Ast): void => {
    if (node.kind === "field") names.add(node.field);
    children(node).forEach(visit);
  };
  visit(ast);
  return [...names].sort();
}
