import { type ArithmeticOperator, type Ast, type ComparisonOperator, children, printExpression } from "../../expression/ast";

/** One small change of a condition: what stood there and what stands there now. `condition` is the whole, changed; null = it is gone. `at`: character of the condition's text. */
export type ConditionMutant = { readonly kind: "arithmetic" | "boundary" | "clause" | "comparison" | "junction" | "negation" | "option"; readonly condition: Ast; readonly from: string; readonly to: string; readonly at: number };

/** Every kind of change there is. */
export type MutantKind = ConditionMutant["kind"] | "action" | "blanks" | "condition" | "dropped" | "field" | "gate" | "going" | "limit" | "match" | "message" | "moment" | "otherwise" | "required" | "role" | "severity" | "strict" | "survivor" | "swapped" | "threshold" | "words";

/** Each comparison with the one that is mistaken for it most easily. */
const otherComparison: { readonly [operator in ComparisonOperator]: ComparisonOperator } = { "<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "<>", "<>": "=" };
const otherArithmetic: { readonly [operator in ArithmeticOperator]?: ArithmeticOperator } = { "+": "-", "-": "+", "*": "/", "/": "*" };

/** Every change of one place, in the order of the text. The kinds are those of mutation testing of programs. @source A. J. Offutt and others, An experimental determination of sufficient mutant operators, 1996 */
export function conditionMutants(condition: Ast): readonly ConditionMutant[] {
  const found: ConditionMutant[] = [];
  visit(condition, (node) => node, false);
  return found;

  function visit(node: Ast, whole: (replaced: Ast) => Ast, compared: boolean): void {
    const add = (kind: ConditionMutant["kind"], replaced: Ast): void => { found.push({ kind, condition: whole(replaced), from: printExpression(node), to: printExpression(replaced), at: node.start }); };
    switch (node.kind) {
      case "literal":
        if (compared && typeof node.value === "number") for (const value of neighbours(node.value)) add("boundary", { ...node, value });
        break;
      case "binary": {
        if (node.operator in otherComparison) add("comparison", { ...node, operator: otherComparison[node.operator as ComparisonOperator] });
        const arithmetic = otherArithmetic[node.operator as ArithmeticOperator];
        if (arithmetic !== undefined && node.type === "number" && node.left.type === "number" && node.right.type === "number") add("arithmetic", { ...node, operator: arithmetic });
        break;
      }
      case "call": {
        const { args } = node;
        if (node.name === "AND" || node.name === "OR") {
          if (args.length > 1) {
            args.forEach((_, index) => { const rest = args.filter((_arg, other) => other !== index); add("clause", rest.length === 1 ? rest[0]! : { ...node, args: rest }); });
            add("junction", { ...node, name: node.name === "AND" ? "OR" : "AND" });
          }
        } else if (node.name === "NOT") add("negation", args[0]!);
        else if (node.name === "IN" && args.length > 2) args.slice(1).forEach((_, index) => { add("option", { ...node, args: args.filter((_arg, other) => other !== index + 1) }); });
        break;
      }
      default:
    }
    const inComparison = compared || (node.kind === "binary" && node.operator in otherComparison);
    children(node).forEach((child, index) => { visit(child, (replaced) => whole(withChild(node, index, replaced)), inComparison); });
  }
}

function withChild(node: Ast, index: number, child: Ast): Ast {
  switch (node.kind) {
    case "unary": return { ...node, operand: child };
    case "binary": return index === 0 ? { ...node, left: child } : { ...node, right: child };
    case "call": return { ...node, args: node.args.map((arg, other) => (other === index ? child : arg)) };
    default: return node;
  }
}

/** A limit moved a little: by one unit of its second digit, whole numbers by at least 1. */
function neighbours(value: number): readonly number[] {
  const size = value === 0 ? 1 : 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  const step = Number.isInteger(value) ? Math.max(1, size) : size;
  return [value - step, value + step].map((moved) => Number(moved.toPrecision(12)));
}
