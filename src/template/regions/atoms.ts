import { type Ast, type ComparisonOperator, children } from "../../expression/ast";
import { binder } from "../../expression/bind";
import type { CellValue } from "../../records/cellValue";

/**
 * What the smallest parts of a condition ask. `points`: the part reads one field and its answer changes only at these values (none: only a blank matters); `any`: it reads
 * one field and may change anywhere; `open`: it reads several fields, or what is not known here (the user, the time of day). `relative`: the points are counted from today.
 */
export type Atom =
  | { readonly kind: "points"; readonly field: string; readonly points: readonly (number | string)[]; readonly relative: boolean }
  | { readonly kind: "any"; readonly field: string }
  | { readonly kind: "constant" }
  | { readonly kind: "open" };

const junctions: ReadonlySet<string> = new Set(["AND", "NOT", "OR", "XOR"]);
const comparisons: ReadonlySet<string> = new Set<ComparisonOperator>(["=", "<>", "<", "<=", ">", ">="]);

/** The parts that AND, OR, NOT, XOR and IF put together, each as often as it stands there. */
export function leavesOf(condition: Ast): readonly Ast[] {
  return isJunction(condition) ? children(condition).flatMap(leavesOf) : [condition];
}

/** The same tree with each part replaced. */
export function mapLeaves(condition: Ast, replace: (leaf: Ast) => Ast): Ast {
  return isJunction(condition) ? { ...condition, args: condition.args.map((arg) => mapLeaves(arg, replace)) } : replace(condition);
}

function isJunction(node: Ast): node is Ast & { readonly kind: "call" } {
  return node.kind === "call" && (junctions.has(node.name) || (node.name === "IF" && node.type === "boolean"));
}

export function fieldsOf(node: Ast): readonly string[] {
  return [...new Set(node.kind === "field" ? [node.field] : children(node).flatMap(fieldsOf))].sort();
}

/** The number of the day is passed in for relative points; day numbers are of the 1900 system. */
export function atomOf(leaf: Ast, today: number): Atom {
  const fields = fieldsOf(leaf);
  const more = readsMore(leaf);
  if (fields.length === 0) return more ? { kind: "open" } : { kind: "constant" };
  if (fields.length > 1) return { kind: "open" };
  const field = fields[0]!;
  const asked = numericPoints(leaf, today) ?? (more ? null : textPoints(leaf));
  if (asked !== null) return { kind: "points", field, ...asked };
  return more ? { kind: "open" } : { kind: "any", field };
}

/** Today, the user, the calendar, other tables, what stood there before: an answer that the field alone does not decide. */
function readsMore(node: Ast): boolean {
  return node.kind === "column" || (node.kind === "call" && ["AGE", "LUNAR_NEXT", "LUNAR_TO_DATE", "ME", "NETWORKDAYS", "NOW", "OLD", "PINYIN", "REGION_NAME", "TODAY", "WORKDAY"].includes(node.name)) || children(node).some(readsMore);
}

/** `factor` × the field + `today` × today + `constant`. */
type Linear = { readonly factor: number; readonly today: number; readonly constant: number };

function linear(node: Ast): Linear | null {
  if (node.type !== "number" && node.type !== "date") return null;
  if (node.kind === "field") return { factor: 1, today: 0, constant: 0 };
  if (node.kind === "call" && node.name === "TODAY") return { factor: 0, today: 1, constant: 0 };
  const known = constantOf(node);
  if (known !== undefined) return typeof known === "number" ? { factor: 0, today: 0, constant: known } : null;
  if (node.kind === "unary") {
    const inner = linear(node.operand);
    return inner === null ? null : scaled(inner, node.operator === "-" ? -1 : node.operator === "%" ? 0.01 : 1);
  }
  // Where the field is blank the other value stands for it; where it is not, the field itself does.
  if (node.kind === "call" && node.name === "IFBLANK" && node.args[0]?.kind === "field" && typeof constantOf(node.args[1]!) === "number") return linear(node.args[0]);
  if (node.kind !== "binary") return null;
  const [left, right] = [linear(node.left), linear(node.right)];
  if (left === null || right === null) return null;
  switch (node.operator) {
    case "+": return sum(left, right);
    case "-": return sum(left, scaled(right, -1));
    case "*": return isPlain(left) ? scaled(right, left.constant) : isPlain(right) ? scaled(left, right.constant) : null;
    case "/": return isPlain(right) && right.constant !== 0 ? scaled(left, 1 / right.constant) : null;
    default: return null;
  }
}

function isPlain({ factor, today }: Linear): boolean {
  return factor === 0 && today === 0;
}

function scaled({ factor, today, constant }: Linear, by: number): Linear {
  return { factor: factor * by, today: today * by, constant: constant * by };
}

function sum(a: Linear, b: Linear): Linear {
  return { factor: a.factor + b.factor, today: a.today + b.today, constant: a.constant + b.constant };
}

type Asked = { readonly points: readonly (number | string)[]; readonly relative: boolean };

function numericPoints(leaf: Ast, today: number): Asked | null {
  const pairs = comparedPairs(leaf);
  if (pairs === null) return isBlankTest(leaf) && linear(leaf.args[0]!) !== null ? { points: [], relative: false } : null;
  const points: number[] = [];
  let relative = 0;
  for (const [left, right] of pairs) {
    const [a, b] = [linear(left), linear(right)];
    if (a === null || b === null) return null;
    const difference = sum(a, scaled(b, -1));
    if (difference.factor === 0) return null;
    if (difference.today !== 0) {
      // Only the distance of the field from today is understood.
      if (difference.today !== -difference.factor) return null;
      relative++;
    }
    points.push(Number((-(difference.constant + difference.today * today) / difference.factor).toPrecision(15)));
  }
  return relative > 0 && relative < pairs.length ? null : { points, relative: relative > 0 };
}

function textPoints(leaf: Ast): Asked | null {
  if (isBlankTest(leaf)) return leaf.args[0]!.kind === "field" ? { points: [], relative: false } : null;
  const pairs = comparedPairs(leaf);
  if (pairs === null || (leaf.kind === "binary" && leaf.operator !== "=" && leaf.operator !== "<>")) return null;
  const points: string[] = [];
  for (const [left, right] of pairs) {
    const [field, other] = left.kind === "field" ? [left, right] : [right, left];
    const value = constantOf(other);
    if (field.kind !== "field" || typeof value !== "string") return null;
    points.push(value);
  }
  return { points, relative: false };
}

/** What a comparison, or IN, compares with each other. */
function comparedPairs(leaf: Ast): readonly (readonly [Ast, Ast])[] | null {
  if (leaf.kind === "binary" && comparisons.has(leaf.operator)) return [[leaf.left, leaf.right]];
  if (leaf.kind === "call" && leaf.name === "IN") return leaf.args.slice(1).map((item) => [leaf.args[0]!, item] as const);
  return null;
}

function isBlankTest(leaf: Ast): leaf is Ast & { readonly kind: "call" } {
  return leaf.kind === "call" && ["ISBLANK", "ISNUMBER", "ISTEXT"].includes(leaf.name);
}

/** The value of a part that reads nothing; undefined for any other. */
export function constantOf(node: Ast): CellValue | undefined {
  if (node.kind === "literal") return node.value;
  if (fieldsOf(node).length > 0 || readsMore(node)) return undefined;
  return binder(node)({}, { today: 0, now: 0, me: null, calendar: { weekend: [], holidays: [], workdays: [] }, dateSystem: 1900 })(0);
}
