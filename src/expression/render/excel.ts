import type { Ast } from "../ast";
import { parameterAt } from "../functions/definition";
import { functionNamed } from "../functions/index";
import { compareInExcel, equalInExcel } from "./excelCompare";
import { type ExcelPart, type Reading, allKnown, bare, fn, isTrue, quote, readAny, readText, readTyped } from "./excelPart";
import { type ReferencePath, followed } from "./excelTables";
import { type PaneOnly, paneOnly, rendered } from "./paneOnly";

/** Where the formula will stand. Validation and conditional formats take cell references only; a calculated column may name the columns of its table. */
export type ExcelUse = "validation" | "conditional format" | "calculated column";
export type ExcelContext = {
  readonly use: ExcelUse;
  /** How the formula names a field's cell of its own row: see cellReference and columnReference. Null: the field has no column. */
  readonly reference: (field: string) => string | null;
  /** All cells of a field of a table, header apart: see columnRange. Absent or null: formulas of this use name no other table, or the workbook does not hold it. */
  readonly column?: (table: string, field: string) => string | null;
  /** The way that a path such as `customer.grade` goes. */
  readonly follow?: (path: string) => ReferencePath | null;
};

export type ExcelRendering = { readonly ok: true; readonly formula: string } | { readonly ok: false; readonly why: PaneOnly };

/** Longest formula. Excel takes 8,192 characters in a cell and in a conditional format, 255 in the validation dialog. @source support.microsoft.com "Excel specifications and limits" */
const longest: { readonly [use in ExcelUse]: number } = { validation: 255, "conditional format": 8192, "calculated column": 8192 };

/**
 * The expression as an Excel formula in the form files keep: English names, commas, with the `=`. In a calculated column it gives the value, "" where it is unknown, an error where it is one.
 * In validation and conditional formats it must be a condition, and says TRUE where the expression is TRUE, FALSE where it is FALSE or unknown.
 */
export function toExcel(ast: Ast, context: ExcelContext): ExcelRendering {
  const result = rendered(() => {
    const part = renderPart(ast, context);
    if (context.use !== "calculated column") return bare(isTrue(readTyped(part)));
    const { known, value } = readAny(part);
    return known === null ? bare(value) : fn("IF", known, value, '""');
  });
  if (!result.ok) return result;
  const formula = withoutIndirect(`=${result.value}`, context.use);
  if (formula.length <= longest[context.use]) return { ok: true, formula };
  return { ok: false, why: { start: ast.start, end: ast.end, code: "expression/formula-too-long", reason: { "zh-CN": `写成 Excel 公式有 ${formula.length} 个字符，最多 ${longest[context.use]} 个`, en: `as an Excel formula it has ${formula.length} characters; ${longest[context.use]} are allowed` } } };
}

/**
 * Characters are counted off by ROW(INDIRECT("A1:A18")), which rows that are put in do not move, but which has a cell worked out again with every edit anywhere: a cell takes the numbers written out, as long as
 * there is room. Validation and conditional formats take neither array constants nor, in the form that every Excel reads, other sheets; there INDIRECT costs nothing, for a validation is worked out when something is
 * entered, and a conditional format whenever its cell is painted, whatever stands in it. @source MS-OI29500, 2.1.859 (Conditional Formatting Formulas, Data Validation Formulas); decisionmodels.com/calcsecretsi.htm
 */
function withoutIndirect(formula: string, use: ExcelUse): string {
  if (use !== "calculated column") return formula;
  const written = formula.replace(/ROW\(INDIRECT\("A(\d+):A(\d+)"\)\)/g, (_, first: string, last: string) => `{${Array.from({ length: Number(last) - Number(first) + 1 }, (_each, at) => Number(first) + at).join(";")}}`);
  return written.length <= longest[use] ? written : formula;
}

/** `$C6`: the cell of a column (A = "A") in the first data row; Excel moves it down with the row. */
export function cellReference(column: string, row: number): string {
  return `$${column}${row}`;
}

/** `Table1[[#This Row],[Amount]]`, as files write what Excel shows as `[@Amount]`. */
export function columnReference(table: string, header: string): string {
  return `${table}[[#This Row],[${header.replace(/['#[\]]/g, "'$&")}]]`;
}

/** `Orders[Amount]`: a whole column of any table of the workbook. */
export function columnRange(table: string, header: string): string {
  return `${table}[${header.replace(/['#[\]]/g, "'$&")}]`;
}

function renderPart(node: Ast, context: ExcelContext): ExcelPart {
  switch (node.kind) {
    case "literal": return { node, kind: "typed", value: typeof node.value === "string" ? quote(node.value) : typeof node.value === "boolean" ? (node.value ? "TRUE" : "FALSE") : String(node.value).toUpperCase(), known: null, total: true };
    case "field": {
      const path = node.field.includes(".") ? context.follow?.(node.field) ?? null : null;
      const reference = path === null ? context.reference(node.field) : followed(path);
      if (reference === null) paneOnly(node, "field-without-column", `工作表里没有字段 [${node.field}] 的列`, `the sheet has no column for [${node.field}]`);
      return { node, kind: "cell", value: reference, known: null, total: false };
    }
    case "column": {
      const range = context.column?.(node.table, node.field) ?? null;
      if (range === null) paneOnly(node, "column-pane-only", `[${node.table}.${node.field}] 是另一张表的整列`, `[${node.table}.${node.field}] is a column of another table`);
      return { node, kind: "typed", value: range, known: null, total: true };
    }
    case "unary": {
      const operand = readTyped(renderPart(node.operand, context));
      return { node, kind: "typed", ...operand, value: node.operator === "+" ? operand.value : node.operator === "%" ? `(${operand.value}/100)` : `(-${operand.value})` };
    }
    case "binary": return binary(node, renderPart(node.left, context), renderPart(node.right, context));
    case "call": return call(node, context);
  }
}

function binary(node: Ast & { readonly kind: "binary" }, left: ExcelPart, right: ExcelPart): ExcelPart {
  const { operator } = node;
  switch (operator) {
    case "&": {
      const [a, b] = [readText(left, "empty"), readText(right, "empty")];
      return { node, kind: "typed", value: `(${a.value}&${b.value})`, known: null, total: false };
    }
    case "+": case "-": case "*": case "/": case "^": {
      const operands = [readTyped(left), readTyped(right)] as const;
      return { node, kind: "typed", value: `(${operands[0].value}${operator}${operands[1].value})`, known: allKnown(operands), total: false };
    }
    case "=": case "<>": {
      const operands = [readAny(left), readAny(right)] as const;
      const equal = equalInExcel(left, right);
      return { node, kind: "typed", ...together(operands), value: operator === "=" ? equal : node.left.type === "text" || node.left.type === "boolean" ? fn("NOT", equal) : compareInExcel("<>", left.value, right.value) };
    }
    default: {
      if (node.left.type === "text") paneOnly(node, "text-order-pane-only", `Excel 按本机语言排列文本，${operator} 在两边结果不同`, `Excel orders texts by the language of the machine, so ${operator} would not agree`);
      // A blank on either side comes before a cell of the wrong kind on the other.
      const tests = [left, right].filter((part) => part.kind !== "typed").map((part) => fn("ISNUMBER", part.value));
      const order = compareInExcel(operator, left.value, right.value);
      return { node, kind: "typed", known: allKnown([readAny(left), readAny(right)]), total: false, value: tests.length === 0 ? order : fn("IF", tests.length === 1 ? tests[0]! : fn("AND", ...tests), order, "NA()") };
    }
  }
}

function together(operands: readonly (ReturnType<typeof readAny>)[]): Pick<Reading, "known" | "total"> {
  return { known: allKnown(operands), total: operands.every(({ total }) => total) };
}

function call(node: Ast & { readonly kind: "call" }, context: ExcelContext): ExcelPart {
  const def = functionNamed(node.name)!;
  if (def.excel.kind === "none") paneOnly(node, "function-pane-only", `${def.name}：${def.excel.reason["zh-CN"]}`, `${def.name}: ${def.excel.reason.en}`);
  const parts = node.args.map((arg) => renderPart(arg, context));
  if (def.excel.kind === "parts") return def.excel.write(parts, node, (other) => renderPart(other, context));
  const readings = parts.map((part, index) => {
    const { type, blank } = parameterAt(def, index);
    return type === "text" || type === "literal" ? readText(part, blank === "unknown" ? "unknown" : "empty") : type === "any" || type === "same" ? readAny(part) : readTyped(part);
  });
  const sure = def.compute.kind === "values" && def.compute.sure;
  return { node, kind: "typed", value: def.excel.write(readings.map(({ value }) => value), node.args), known: allKnown(readings), total: sure && readings.every(({ total }) => total) };
}
