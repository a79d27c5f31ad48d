export type ExpressionType = "text" | "number" | "date" | "boolean" | "blank";

/** Character offsets in the text, end exclusive. */
export type Span = { readonly start: number; readonly end: number };

export type ComparisonOperator = "=" | "<>" | "<" | "<=" | ">" | ">=";
export type ArithmeticOperator = "+" | "-" | "*" | "/" | "^";
export type BinaryOperator = ComparisonOperator | ArithmeticOperator | "&";
/** `%` stands behind its operand. */
export type UnaryOperator = "-" | "+" | "%";

/** An expression as a tree. `Extra` is what each node carries besides: its span, and after the type check its type. `name` of a call is in capitals. */
export type Tree<Extra> = Extra &
  (
    | { readonly kind: "literal"; readonly value: string | number | boolean }
    /** A field of the row: `customer`, or one reached through references, `customer.grade`. */
    | { readonly kind: "field"; readonly field: string }
    /** All values of a field of some table, as SUMIFS and its like read them; written `[table.field]`. Only the type check makes one. */
    | { readonly kind: "column"; readonly table: string; readonly field: string }
    | { readonly kind: "unary"; readonly operator: UnaryOperator; readonly operand: Tree<Extra> }
    | { readonly kind: "binary"; readonly operator: BinaryOperator; readonly left: Tree<Extra>; readonly right: Tree<Extra> }
    | { readonly kind: "call"; readonly name: string; readonly nameSpan: Span; readonly args: readonly Tree<Extra>[] }
  );

/** As read: not yet known to make sense. */
export type Syntax = Tree<Span>;
/** As checked: what every rendering (JavaScript, Excel formula, SQL, sentence) reads. */
export type Ast = Tree<Span & { readonly type: ExpressionType }>;

/** How tightly an operator binds, as in Excel: comparison, &, + -, * /, ^, %, sign. So -2^2 is 4. */
export function binding(operator: BinaryOperator): number {
  switch (operator) {
    case "&": return 2;
    case "+": case "-": return 3;
    case "*": case "/": return 4;
    case "^": return 5;
    default: return 1;
  }
}
const percentBinding = 6;
const signBinding = 7;

/** The nodes directly below one, in the order they are written. */
export function children<Extra>(node: Tree<Extra>): readonly Tree<Extra>[] {
  switch (node.kind) {
    case "unary": return [node.operand];
    case "binary": return [node.left, node.right];
    case "call": return node.args;
    default: return [];
  }
}

/** The expression in its normal form: capitals, single spaces, only the brackets that are needed. Reading it again gives the same tree. */
export function printExpression<Extra>(node: Tree<Extra>): string {
  return print(node, 0);
}

function print<Extra>(node: Tree<Extra>, within: number): string {
  switch (node.kind) {
    case "literal":
      if (typeof node.value === "string") return `"${node.value.replaceAll('"', '""')}"`;
      return typeof node.value === "boolean" ? (node.value ? "TRUE" : "FALSE") : String(node.value).toUpperCase();
    case "field":
      return `[${node.field}]`;
    case "column":
      return `[${node.table}.${node.field}]`;
    case "unary": {
      const sign = node.operator !== "%";
      const text = sign ? node.operator + print(node.operand, signBinding) : print(node.operand, percentBinding) + "%";
      return bracketed(text, (sign ? signBinding : percentBinding) < within);
    }
    case "binary": {
      const level = binding(node.operator);
      return bracketed(`${print(node.left, level)} ${node.operator} ${print(node.right, level + 1)}`, level < within);
    }
    case "call":
      return `${node.name}(${node.args.map((arg) => print(arg, 0)).join(", ")})`;
  }
}

function bracketed(text: string, needed: boolean): string {
  return needed ? `(${text})` : text;
}
