import type { Ast } from "../ast";
import { binder } from "../bind";
import { parameterAt } from "../functions/definition";
import { functionNamed } from "../functions/index";
import { type CellValue, isCellError } from "../../records/cellValue";
import { type PaneOnly, paneOnly, rendered } from "./paneOnly";
import { type SqlContext, type SqlDialect, type SqlPart, anyError, asText, sqlNumber, sqlText, surely } from "./sqlPart";
import { sqlComparison } from "./sqlCompare";

export type { SqlContext, SqlDialect };

/** `value` is NULL where the result is unknown; where `error` (null: never) is TRUE it means nothing. */
export type SqlRendering = { readonly ok: true; readonly value: string; readonly error: string | null } | { readonly ok: false; readonly why: PaneOnly };

/** Longer queries are refused by no engine, but nobody can read them and planning takes seconds. Chosen by us. */
const longest = 200_000;

/** The expression as SQL over one row of a table. */
export function toSql(ast: Ast, context: SqlContext): SqlRendering {
  const result = rendered(() => {
    const { value, error } = renderPart(ast, context);
    if (value.length + (error?.length ?? 0) > longest) paneOnly(ast, "sql-too-long", `写成 SQL 超过 ${longest} 个字符`, `as SQL it has more than ${longest} characters`);
    return { value, error };
  });
  return result.ok ? { ok: true, ...result.value } : result;
}

function renderPart(node: Ast, context: SqlContext): SqlPart {
  if (isConstant(node)) return constant(node);
  switch (node.kind) {
    case "literal": return constant(node);
    case "field": {
      const column = context.column(node.field);
      if (column === null) paneOnly(node, "field-without-column", `数据表里没有字段 [${node.field}] 的列`, `the table has no column for [${node.field}]`);
      return { node, value: column.value, error: column.error ?? null };
    }
    case "column": return paneOnly(node, "column-pane-only", `[${node.table}.${node.field}] 是另一张表的整列`, `[${node.table}.${node.field}] is a column of another table`);
    case "unary": {
      const { value, error } = renderPart(node.operand, context);
      return { node, value: node.operator === "+" ? value : node.operator === "%" ? `(${value} / 100)` : `(0 - ${value})`, error };
    }
    case "binary": return binary(node, renderPart(node.left, context), renderPart(node.right, context), context);
    case "call": return call(node, context);
  }
}

/** Nothing of the row or the day in it: worked out here, so that no engine does it while planning, where an error would stop the query. */
function isConstant(node: Ast): boolean {
  switch (node.kind) {
    case "literal": return true;
    case "field": case "column": return false;
    case "unary": return isConstant(node.operand);
    case "binary": return isConstant(node.left) && isConstant(node.right);
    case "call": {
      const { sql } = functionNamed(node.name)!;
      return (sql.kind === "parts" || (sql.kind === "values" && sql.clock !== true)) && node.args.every(isConstant);
    }
  }
}

const noInputs = { today: 0, now: 0, me: null, dateSystem: 1900, calendar: { weekend: [], holidays: [], workdays: [] } } as const;

function constant(node: Ast): SqlPart {
  const value: CellValue = node.kind === "literal" ? node.value : binder(node)({}, noInputs)(0);
  const none = node.type === "blank" ? "NULL" : `NULL::${node.type === "text" ? "text" : node.type === "boolean" ? "boolean" : "float8"}`;
  if (isCellError(value)) return { node, value: none, error: "TRUE" };
  const literal = value === null ? node : { kind: "literal" as const, value, type: node.type, start: node.start, end: node.end };
  return { node: literal, value: value === null ? none : typeof value === "string" ? sqlText(value) : typeof value === "number" ? sqlNumber(value) : value ? "TRUE" : "FALSE", error: null };
}

function binary(node: Ast & { readonly kind: "binary" }, left: SqlPart, right: SqlPart, { dialect }: SqlContext): SqlPart {
  const [a, b] = [left.value, right.value];
  const error = anyError([left.error, right.error]);
  switch (node.operator) {
    case "&": return { node, value: `(${asText(left, "empty", dialect)} || ${asText(right, "empty", dialect)})`, error };
    case "+": case "-": {
      const sum = `(${a} ${node.operator} ${b})`;
      // What vanishes within 15 digits of the operands is 0.
      return { node, value: `CASE WHEN abs(${sum}) < 1e-15 * greatest(abs(${a}), abs(${b})) THEN 0::float8 ELSE ${sum} END`, error };
    }
    case "*": {
      checkSize(node);
      return { node, value: `(${a} * ${b})`, error };
    }
    case "/": {
      checkSize(node);
      return { node, value: `(${a} / nullif(${b}, 0))`, error: anyError([error, right.node.kind === "literal" && right.node.value !== 0 ? null : surely(`${a} IS NOT NULL AND ${b} = 0`)]) };
    }
    case "^": {
      checkSize(node);
      if (right.node.kind !== "literal" || typeof right.node.value !== "number" || Math.abs(right.node.value) > 4) paneOnly(node, "sql-power", "SQL 里 ^ 的指数只能是直接写出的 -4 到 4", "in SQL the exponent of ^ must be written out, from -4 to 4");
      const exponent = right.node.value;
      const impossible = Number.isInteger(exponent) ? (exponent > 0 ? null : `${a} = 0`) : exponent > 0 ? `${a} < 0` : `${a} <= 0`;
      return { node, value: `power(${impossible === null ? a : `CASE WHEN NOT (${impossible}) THEN ${a} END`}, ${b})`, error: anyError([error, impossible === null ? null : surely(impossible)]) };
    }
    default: return { node, value: sqlComparison(node.operator, left, right, dialect), error };
  }
}

/** Products of products of ... may pass 1E+308, where PostgreSQL stops the query. */
function checkSize(node: Ast): void {
  if (factors(node) > 6) paneOnly(node, "sql-too-many-factors", "连乘或连除太多，数据库里可能溢出而中断查询", "so many factors may overflow, which stops the query in a database");
}
function factors(node: Ast): number {
  if (node.kind === "binary") {
    const [a, b] = [factors(node.left), factors(node.right)];
    return node.operator === "*" || node.operator === "/" ? a + b : node.operator === "^" ? a * (node.right.kind === "literal" ? Math.ceil(Math.abs(Number(node.right.value))) : 1) : Math.max(a, b);
  }
  return node.kind === "unary" ? factors(node.operand) : node.kind === "call" ? Math.max(1, ...node.args.map(factors)) : 1;
}

function call(node: Ast & { readonly kind: "call" }, context: SqlContext): SqlPart {
  const def = functionNamed(node.name)!;
  const form = def.sql;
  if (form.kind === "none") paneOnly(node, "function-pane-only", `${def.name}：${form.reason["zh-CN"]}`, `${def.name}: ${form.reason.en}`);
  if (form.kind === "input") {
    const value = form.read(context);
    if (value === null) paneOnly(node, "input-missing", `${def.name}：没有给出`, `${def.name}: not given`);
    return { node, value, error: null };
  }
  const parts = node.args.map((arg) => renderPart(arg, context));
  if (form.kind === "parts") return { node, ...form.write(parts, context) };
  const values = parts.map((part, index) => {
    const { type, blank } = parameterAt(def, index);
    return type === "text" || type === "literal" ? asText(part, blank === "unknown" ? "unknown" : "empty", context.dialect) : part.value;
  });
  const error = form.error?.(values, context, parts) ?? null;
  // An unknown argument comes before what the function has to say against the others.
  const known = parts.length < 2 ? [] : parts.flatMap((part, index) => (part.node.kind === "literal" || values[index]!.startsWith("COALESCE(") ? [] : [`${values[index]!} IS NOT NULL`]));
  return { node, value: form.write(values, context, parts), error: anyError([...parts.map((part) => part.error), error === null ? null : surely([...known, `(${error})`].join(" AND "))]) };
}
