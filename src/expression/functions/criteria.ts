import { type CellValue, isBlank, valueKey } from "../../records/cellValue";
import type { Column } from "../../records/recordTable";
import type { Ast, ComparisonOperator } from "../ast";
import type { ExpressionProblem, OtherTables } from "../expression";
import { fold } from "../fold";
import { badCriterion, notComparable, otherTable, problemAt, wrongType } from "../problems";
import { compare, operand, round15 } from "../values";
import type { Bound } from "./definition";

const operators: readonly ComparisonOperator[] = ["<>", "<=", ">=", "=", "<", ">"];

/** Whether a literal is an operator to be put in front of a value: `">=" & [limit]`. */
export function isOperator(value: string | number | boolean): boolean {
  return typeof value === "string" && (operators as readonly string[]).includes(value);
}

/** What the cells of a column are tested for: `value` of the row, or a literal; null = for being blank (`=`) or not (`<>`). */
type Test = { readonly operator: ComparisonOperator; readonly value: Ast | CellValue };
export type ColumnTest = Test & { readonly column: Ast & { readonly kind: "column" } };

/** A criterion as Excel users write it: a value to equal, `">100"` written out, or an operator joined to a value. Null = none of these. */
function testOf(column: Ast, criterion: Ast): Test | null {
  if (criterion.kind === "binary" && criterion.operator === "&" && criterion.left.kind === "literal" && isOperator(criterion.left.value)) return { operator: criterion.left.value as ComparisonOperator, value: criterion.right };
  if (criterion.kind !== "literal" || typeof criterion.value !== "string") return { operator: "=", value: criterion };
  const operator = operators.find((each) => (criterion.value as string).startsWith(each));
  const rest = operator === undefined ? criterion.value : criterion.value.slice(operator.length);
  if (rest === "") return operator === "=" || operator === "<>" ? { operator, value: null } : null;
  if (column.type === "text") return /[*?~]/.test(rest) ? null : { operator: operator ?? "=", value: rest };
  const number = Number(rest);
  return operator !== undefined && column.type === "number" && rest.trim() !== "" && Number.isFinite(number) ? { operator, value: number } : null;
}

/** Complains about criteria, each behind its column of the table, that no cell of it could meet. */
export function checkCriteria(name: string, table: string, args: readonly Ast[]): readonly ExpressionProblem[] {
  const problems: ExpressionProblem[] = [];
  for (const arg of args) if (arg.kind === "column" && arg.table !== table) problems.push(problemAt(otherTable(name, arg.table, table), arg));
  for (let at = 0; at + 1 < args.length; at += 2) {
    const [column, criterion] = [args[at]!, args[at + 1]!];
    const test = testOf(column, criterion);
    if (test === null) problems.push(problemAt(badCriterion(name, criterion.kind === "literal" ? String(criterion.value) : ""), criterion));
    else if (isAst(test.value) && !comparable(column, test.value)) problems.push(problemAt(notComparable(column.type, test.value.type), test.value));
    else if (column.type === "boolean" && test.operator !== "=" && test.operator !== "<>") problems.push(problemAt(wrongType({ "zh-CN": ` ${test.operator} `, en: test.operator }, ["number", "text", "date"], "boolean"), criterion));
  }
  return problems;
}

export function comparable(column: Ast, value: Ast): boolean {
  return value.type === "blank" || value.type === column.type;
}

export function isAst(value: Ast | CellValue): value is Ast {
  return typeof value === "object" && value !== null && "kind" in value;
}

export function columnOf(arg: Ast): Ast & { readonly kind: "column" } {
  if (arg.kind !== "column") throw new Error("An unchecked argument reached the binder");
  return arg;
}

/** The records of a table, in row order, that a row's criteria meet; null where one of them is unknown, an error where one is. */
export type Selection = (index: number) => readonly number[] | CellValue;

const none: readonly number[] = [];

/** Column, criterion, column, criterion ... as tests. */
export function testsOf(args: readonly Ast[]): readonly ColumnTest[] {
  return args.flatMap((column, at) => (at % 2 === 0 ? [{ column: columnOf(column), ...testOf(column, args[at + 1]!)! }] : []));
}

/**
 * Ties tests of the columns of one table to a row. Records are found through an index of the columns whose value is to be equal, so that a row costs what it finds; null where
 * the workbook has no such table or column. A cell that is blank meets no criterion but `=` alone.
 */
export function select(tests: readonly ColumnTest[], bound: (arg: Ast) => Bound, tables: OtherTables): Selection | null {
  const table = tables(tests[0]!.column.table);
  if (table === null) return null;
  const equal: { readonly column: Column; readonly at: Bound["at"] }[] = [];
  const fixed: { readonly column: Column; readonly fits: (value: CellValue) => boolean }[] = [];
  const moving: { readonly column: Column; readonly operator: ComparisonOperator; readonly at: Bound["at"] }[] = [];
  for (const { column: { field }, operator, value } of tests) {
    const column = table.column(field);
    if (column === undefined) return null;
    if (value === null) fixed.push({ column, fits: (cell) => isBlank(cell) === (operator === "=") });
    else if (!isAst(value)) fixed.push({ column, fits: (cell) => compare(operator, operand(cell), value) === true });
    else if (operator === "=") equal.push({ column, at: bound(value).at });
    else moving.push({ column, operator, at: bound(value).at });
  }
  const index = indexBy(equal.map(({ column }) => column), fixed, table.size);
  return (row) => {
    let key = "";
    for (const { at } of equal) {
      const value = at(row);
      if (value === null || typeof value === "object") return value;
      key += keyOf(value) + separator;
    }
    let found = index.get(key) ?? none;
    for (const { column, operator, at } of moving) {
      const value = at(row);
      if (value === null || typeof value === "object") return value;
      found = found.filter((record) => compare(operator, operand(column.dictionary[column.codes[record]!] ?? null), value) === true);
    }
    return found;
  };
}

const separator = "\u0000";

/** Equal for values that `=` holds equal. */
function keyOf(value: Exclude<CellValue, null>): string {
  if (typeof value === "string") return "s" + fold(value);
  return typeof value === "number" ? "n" + round15(value) : valueKey(value);
}

type Fixed = { readonly column: Column; readonly fits: (value: CellValue) => boolean };
/** Indexes over the same columns serve every rule that asks; they go with their column. */
const indexes = new WeakMap<Column, { readonly columns: readonly Column[]; readonly index: ReadonlyMap<string, readonly number[]> }[]>();

function indexBy(columns: readonly Column[], fixed: readonly Fixed[], size: number): ReadonlyMap<string, readonly number[]> {
  const [first] = columns;
  const kept = fixed.length > 0 || first === undefined ? null : (indexes.get(first) ?? indexes.set(first, []).get(first)!);
  const known = kept?.find((one) => one.columns.length === columns.length && one.columns.every((column, at) => column === columns[at]));
  if (known !== undefined) return known.index;
  const keys = columns.map(({ dictionary }) => dictionary.map((value) => (value === null || isBlank(value) ? null : keyOf(value) + separator)));
  const fits = fixed.map(({ column, fits: test }) => column.dictionary.map(test));
  const index = new Map<string, number[]>();
  for (let record = 0; record < size; record++) {
    if (fixed.some(({ column }, at) => fits[at]![column.codes[record]!] !== true)) continue;
    let key: string | null = "";
    for (const [at, column] of columns.entries()) {
      const part: string | null = keys[at]![column.codes[record]!]!;
      if (part === null) { key = null; break; }
      key += part;
    }
    if (key === null) continue;
    const group = index.get(key);
    if (group === undefined) index.set(key, [record]);
    else group.push(record);
  }
  kept?.push({ columns, index });
  return index;
}

/** Each answer once for each set of records, which the index gives again as the same one. */
export function perSelection(answer: (records: readonly number[]) => CellValue): (records: readonly number[]) => CellValue {
  const known = new WeakMap<readonly number[], CellValue>();
  return (records) => {
    let value = known.get(records);
    if (value === undefined) known.set(records, (value = answer(records)));
    return value;
  };
}

