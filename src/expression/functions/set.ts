import type { CellValue } from "../../records/cellValue";
import type { Ast } from "../ast";
import { fold } from "../fold";
import { equalValues, round15 } from "../values";
import { allKnown, both, fn, isTrue, readAny } from "../render/excelPart";
import { equalInExcel } from "../render/excelCompare";
import { sqlComparison } from "../render/sqlCompare";
import { anyError } from "../render/sqlPart";
import { type FunctionDef, doc, excelParts, parameter, says, sqlParts, valueFunction } from "./definition";

type Values = readonly [CellValue, ...CellValue[]];

/** A written-out list is looked up instead of compared one by one; texts as they are written first, then by their folded form. */
function lookup(items: readonly CellValue[]): ((value: CellValue) => boolean) | null {
  if (items.every((item) => typeof item === "string")) {
    const exact = new Set(items);
    const folded = new Set(items.map(fold));
    // Folding keeps the length, so another length need not be folded.
    const lengths = new Set(items.map((item) => item.length));
    return (value) => typeof value === "string" && lengths.has(value.length) && (exact.has(value) || folded.has(fold(value)));
  }
  if (items.every((item) => typeof item === "number")) {
    const numbers = new Set(items.map(round15));
    return (value) => typeof value === "number" && numbers.has(round15(value));
  }
  return null;
}

function isOneOf(values: Values): CellValue {
  const value = values[0];
  if (value === null) return null;
  let unknown = false;
  for (let i = 1; i < values.length; i++) {
    const item = values[i]!;
    if (item === null) unknown = true;
    else if (equalValues(value, item)) return true;
  }
  return unknown ? null : false;
}

export const inFunction: FunctionDef = valueFunction<Values>("IN", [parameter("值", "value", "same", { blank: "keep" }), parameter("选项", "item", "same", { blank: "keep" })], {
  repeat: 1, result: "boolean", sure: true,
  doc: doc("值等于其中一个选项时为 TRUE（文本不分大小写）；值为空白时未知。", "TRUE when the value equals one of the items (case does not matter); unknown when it is blank."),
  excel: excelParts(([part, ...items], node) => {
    const [value, ...others] = [part!, ...items].map(readAny);
    const hits = items.map((item, index) => { const known = others[index]!.known; const same = equalInExcel(part!, item); return known === null ? same : fn("IF", known, same, "FALSE"); });
    const found = hits.length === 1 ? hits[0]! : fn("OR", ...hits);
    const all = allKnown([value!, ...others]);
    const itemsKnown = both(others.map(({ known }) => known));
    return { node, kind: "typed", value: found, known: itemsKnown === null ? all : fn("IF", isTrue({ value: "TRUE", known: value!.known, total: true }), fn("IF", found, "TRUE", all!), fn("IF", all!, "FALSE", "FALSE")), total: value!.total && others.every(({ total }) => total) };
  }),
  sql: sqlParts(([value, ...items], { dialect }) => ({ value: `(${items.map((item) => sqlComparison("=", value!, item, dialect)).join(" OR ")})`, error: anyError([value!, ...items].map(({ error }) => error)) })),
  sentence: says("{1}是{rest}之一", "{1} is one of {rest}"),
  denial: says("{1}不是{rest}之一", "{1} is none of {rest}"),
  prepare: (args: readonly Ast[]) => {
    const items = args.slice(1);
    const find = items.every((item) => item.kind === "literal") ? lookup(items.map((item) => item.value)) : null;
    return find === null ? isOneOf : (values) => (values[0] === null ? null : find(values[0]));
  },
});
