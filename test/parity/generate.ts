/** Random expressions that the type checker takes, as text: what a person might have written, and what nobody would. */
import type { ExpressionType } from "../../src/expression/expression";
import type { Random } from "../../tools/sample/random";
import { type Field, fieldNames, fields } from "./rows";

type Type = Exclude<ExpressionType, "blank">;
type Make = (random: Random, depth: number) => string;

const numberLiterals = ["0", "1", "2", "3", "5", "10", "12", "100", "0.1", "0.3", "0.5", "1.5", "2.675", "1000", "99999.99", "13800138000"];
const textLiterals = ["a", "A", "ab", "hello", "HELLO", "AB1234", "金融", "成交", "客户A", "Ａ", "k", "s", "ss", "i", "σ", "é", "ß", "1", "42", "", "13800138000", "b", "x y", "a*b", "公司"];
const patterns = ["1[3-9]\\d{9}", "[A-Z]{2}\\d{4}", "\\d{17}[\\dX]", "\\d{15}|\\d{17}[0-9X]", "[0-9A-HJ-NPQRTUWXY]{18}", "a?", "[一-龥]{2,4}", "AB\\d{1,4}", ".*\\d.*", "\\p{Script=Han}+", "(?i)ab\\d+"];
const units = ["Y", "M", "D", "YM"];
const numberFormats = ["0", "0.00", "#,##0", "#,##0.00", "0%", "0.0%", "0000"];
const dateFormats = ["yyyy-mm-dd", "yyyy年m月d日", "yy/mm", "m.d"];
const small: Make = (r) => r.pick(["0", "1", "2", "3", "4", "10"]);
const int: Make = (r, depth) => (r.chance(0.75) ? small(r, 0) : make(r, "number", depth - 1));

const boolean: readonly (readonly [number, Make])[] = [
  [4, (r, d) => { const type = r.pick<Type>(["number", "number", "text", "date", "boolean"]); return `(${make(r, type, d - 1)} ${r.pick(["=", "<>"])} ${make(r, type, d - 1, true)})`; }],
  [5, (r, d) => { const type = r.pick<Type>(["number", "number", "date"]); return `(${make(r, type, d - 1)} ${r.pick(["<", "<=", ">", ">="])} ${make(r, type, d - 1, true)})`; }],
  [1, (r, d) => `(${make(r, "text", d - 1)} ${r.pick(["<", "<=", ">", ">="])} ${make(r, "text", d - 1, true)})`],
  [3, (r, d) => `${r.pick(["AND", "OR"])}(${many(r, "boolean", d)})`],
  [1, (r, d) => `XOR(${many(r, "boolean", d)})`],
  [2, (r, d) => `NOT(${make(r, "boolean", d - 1)})`],
  [3, (r, d) => `ISBLANK(${make(r, any(r), d - 1)})`],
  [1, (r, d) => `${r.pick(["ISNUMBER", "ISTEXT", "ISERROR"])}(${make(r, any(r), d - 1)})`],
  [2, (r, d) => `${r.pick(["CONTAINS", "STARTSWITH", "ENDSWITH"])}(${make(r, "text", d - 1)}, ${make(r, "text", r.chance(0.7) ? 0 : d - 1, true)})`],
  [1, (r, d) => `EXACT(${make(r, "text", d - 1)}, ${make(r, "text", d - 1)})`],
  [2, (r, d) => { const type = any(r); return `IN(${make(r, type, d - 1)}, ${Array.from({ length: r.int(1, 3) }, () => make(r, type, r.chance(0.8) ? 0 : d - 1, true)).join(", ")})`; }],
  [2, (r, d) => `MATCHES(${make(r, "text", d - 1)}, "${r.pick(patterns)}")`],
];
const number: readonly (readonly [number, Make])[] = [
  [5, (r, d) => `(${make(r, "number", d - 1)} ${r.pick(["+", "-", "*", "/"])} ${make(r, "number", d - 1)})`],
  [1, (r, d) => `(-${make(r, "number", d - 1)})`],
  [1, (r, d) => `(${make(r, "number", d - 1)}%)`],
  [1, (r) => `(${make(r, "number", 0)} ^ ${r.pick(["2", "3", "-1", "0.5"])})`],
  [1, (r, d) => `(${make(r, "date", d - 1)} - ${make(r, "date", d - 1)})`],
  [2, (r, d) => `${r.pick(["SUM", "MIN", "MAX", "AVERAGE"])}(${many(r, "number", d)})`],
  [2, (r, d) => `${r.pick(["ROUND", "ROUNDUP", "ROUNDDOWN"])}(${make(r, "number", d - 1)}, ${r.pick(["0", "1", "2", "-1", "-2"])})`],
  [1, (r, d) => `${r.pick(["ABS", "INT"])}(${make(r, "number", d - 1)})`],
  [1, (r) => `MOD(${make(r, "number", 0)}, ${r.pick(["2", "3", "7", "[k]", "0.5"])})`],
  [3, (r, d) => `LEN(${make(r, "text", d - 1)})`],
  [1, (r, d) => `COUNTA(${Array.from({ length: r.int(1, 3) }, () => make(r, any(r), d - 1)).join(", ")})`],
  [1, (r, d) => `${r.pick(["FIND", "SEARCH"])}(${make(r, "text", 0, true)}, ${make(r, "text", d - 1)}${r.chance(0.3) ? `, ${int(r, d)}` : ""})`],
  [2, (r, d) => `${r.pick(["YEAR", "MONTH", "DAY"])}(${make(r, "date", d - 1)})`],
  [1, (r, d) => `WEEKDAY(${make(r, "date", d - 1)}${r.chance(0.7) ? `, ${r.pick(["1", "2", "3", "11", "17"])}` : ""})`],
  [1, (r, d) => `DATEDIF(${make(r, "date", d - 1)}, ${make(r, "date", d - 1)}, "${r.pick(units)}")`],
  [1, (r, d) => `AGE(${make(r, "date", d - 1)}, ${make(r, "date", d - 1)})`],
  [1, (r, d) => `VALUE(${make(r, "text", d - 1)})`],
];
const text: readonly (readonly [number, Make])[] = [
  [3, (r, d) => `(${make(r, "text", d - 1)} & ${make(r, r.chance(0.8) ? "text" : "number", d - 1)})`],
  [2, (r, d) => `${r.pick(["LEFT", "RIGHT"])}(${make(r, "text", d - 1)}, ${int(r, d)})`],
  [1, (r, d) => `${r.pick(["LEFT", "RIGHT", "TRIM"])}(${make(r, "text", d - 1)})`],
  [1, (r, d) => `MID(${make(r, "text", d - 1)}, ${int(r, d)}, ${int(r, d)})`],
  [1, (r, d) => `USCC_PART(${make(r, "text", d - 1)}, "${r.pick(["DEPT", "TYPE", "REGION", "ORG", "CHECK"])}")`],
  [1, (r, d) => `ID_SEX(${make(r, "text", d - 1)})`],
  [1, (r, d) => `${r.pick(["UPPER", "LOWER"])}(${make(r, "text", d - 1)})`],
  [1, (r, d) => `CONCAT(${many(r, "text", d)})`],
  [1, (r, d) => `SUBSTITUTE(${make(r, "text", d - 1)}, ${make(r, "text", 0, true)}, ${make(r, "text", 0, true)}${r.chance(0.3) ? `, ${r.pick(["1", "2"])}` : ""})`],
  [1, (r, d) => `REPLACE(${make(r, "text", d - 1)}, ${int(r, d)}, ${int(r, d)}, ${make(r, "text", 0, true)})`],
  [1, (r) => `REPT(${make(r, "text", 0)}, ${small(r, 0)})`],
  [1, (r, d) => `TEXT(${make(r, "number", d - 1)}, "${r.pick(numberFormats)}")`],
  [1, (r, d) => `TEXT(${make(r, "date", d - 1)}, "${r.pick(dateFormats)}")`],
];
const date: readonly (readonly [number, Make])[] = [
  [2, (r, d) => `(${make(r, "date", d - 1)} ${r.pick(["+", "-"])} ${r.pick(["1", "7", "30", "365"])})`],
  [2, (r, d) => `${r.pick(["EDATE", "EOMONTH"])}(${make(r, "date", d - 1)}, ${r.pick(["0", "1", "-1", "12", "5", "-13"])})`],
  [2, (r) => `DATE(${r.pick(["2023", "2024", "2025", "1999"])}, ${r.pick(["1", "2", "12", "0", "14"])}, ${r.pick(["1", "29", "31", "0"])})`],
  [1, (r, d) => `${r.pick(["MIN", "MAX"])}(${many(r, "date", d)})`],
  [1, (r, d) => `INT(${make(r, "date", d - 1)})`],
  [1, (r, d) => `ID_BIRTHDAY(${make(r, "text", d - 1)})`],
];
const choices: readonly (readonly [number, (r: Random, type: Type, d: number) => string])[] = [
  [3, (r, type, d) => `IF(${make(r, "boolean", d - 1)}, ${make(r, type, d - 1)}${r.chance(0.8) ? `, ${make(r, type, d - 1)}` : ""})`],
  [1, (r, type, d) => `IFS(${make(r, "boolean", d - 1)}, ${make(r, type, d - 1)}, ${make(r, "boolean", d - 1)}, ${make(r, type, d - 1)}${r.chance(0.5) ? `, TRUE, ${make(r, type, 0)}` : ""})`],
  [1, (r, type, d) => `IFERROR(${make(r, type, d - 1)}, ${make(r, type, d - 1)})`],
  [2, (r, type, d) => `IFBLANK(${make(r, type, d - 1)}, ${r.chance(0.1) ? "BLANK()" : make(r, type, d - 1)})`],
];
const made: { readonly [type in Type]: readonly (readonly [number, Make])[] } = { boolean, number, text, date };

function any(r: Random): Type {
  return r.pick<Type>(["number", "text", "text", "date", "boolean"]);
}

function many(r: Random, type: Type, depth: number): string {
  return Array.from({ length: r.int(1, 3) }, () => make(r, type, depth - 1)).join(", ");
}

function pickWeighted<T>(r: Random, items: readonly (readonly [number, T])[]): T {
  return r.weighted(items.map(([weight, item]) => [item, weight] as const));
}

function leaf(r: Random, type: Type, literal: boolean): string {
  if (literal || r.chance(0.15)) {
    switch (type) {
      case "number": return r.pick(numberLiterals);
      case "text": return `"${r.pick(textLiterals)}"`;
      case "boolean": return r.pick(["TRUE", "FALSE"]);
      default: return `DATE(${r.pick(["2024, 1, 1", "2024, 2, 29", "2023, 12, 31"])})`;
    }
  }
  return `[${r.pick(fieldNames.filter((field: Field) => fields[field] === type))}]`;
}

/** An expression of a type, at most `depth` levels deep. `literal`: rather a value written out. */
export function make(r: Random, type: Type, depth: number, literal = false): string {
  if (depth <= 0 || r.chance(literal ? 0.6 : 0.15)) return leaf(r, type, literal && r.chance(0.8));
  return r.chance(0.15) ? pickWeighted(r, choices)(r, type, depth) : pickWeighted(r, made[type])(r, depth);
}

/** What stands where most rules stand: conditions, and now and then a value. */
export function randomExpression(r: Random): { readonly text: string; readonly type: Type } {
  const type = r.weighted<Type>([["boolean", 6], ["number", 2], ["text", 2], ["date", 1]]);
  return { text: make(r, type, r.weighted([[1, 3], [2, 4], [3, 3]])), type };
}
