import { type Ast, children } from "./ast";
import { binder } from "./bind";
import { checkTypes } from "./check";
import type { Expression, ExpressionProblem, ExpressionType, FieldTypes, Surroundings } from "./expression";
import { parseExpression } from "./parse";
import { problemAt, resultType } from "./problems";

export type Compiled = { readonly ok: true; readonly value: Expression } | { readonly ok: false; readonly problems: readonly ExpressionProblem[] };

const alone: Surroundings = { refs: {}, tables: {} };

/** More than a person reads at once. */
const maxProblems = 20;

/**
 * Reads and checks an expression. `expected` is what its result may be; a blank result always may. Problems come in order of place, each with a code
 * (`expression/...` or `pattern/...`), both languages, a hint and offsets in `text`. Never throws, whatever the text. `around`: references and tables that it may follow; default none.
 */
export function compileExpression(text: string, fields: FieldTypes, expected: ExpressionType | readonly ExpressionType[], around: Surroundings = alone): Compiled {
  const read = parseExpression(text, Object.keys(fields));
  if (!read.ok) return { ok: false, problems: [read.problem] };
  const checked = checkTypes(read.value, fields, around);
  if (!checked.ok) return { ok: false, problems: checked.problems.slice(0, maxProblems) };
  const ast = checked.value;
  const wanted = typeof expected === "string" ? [expected] : expected;
  if (ast.type !== "blank" && !wanted.includes(ast.type)) return { ok: false, problems: [problemAt(resultType(wanted, ast.type), ast)] };
  return { ok: true, value: expressionOf(ast, text) };
}

/** A checked tree made ready for use. `text` is how it is written. */
export function expressionOf(ast: Ast, text: string): Expression {
  const fields = namesOf(ast, (node) => (node.kind === "field" ? node.field : null));
  const columns = namesOf(ast, (node) => (node.kind === "column" ? `${node.table}.${node.field}` : null));
  return { text, ast, type: ast.type, fields, columns, bind: binder(ast) };
}

function namesOf(ast: Ast, nameOf: (node: Ast) => string | null): readonly string[] {
  const names = new Set<string>();
  const visit = (node: Ast): void => {
    const name = nameOf(node);
    if (name !== null) names.add(name);
    children(node).forEach(visit);
  };
  visit(ast);
  return [...names].sort();
}
