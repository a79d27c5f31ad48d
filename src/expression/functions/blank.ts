import { isBlank, isCellError } from "../../records/cellValue";
import { type ExcelPart, type Test, blankText, fn, isTruth, readAny, strictly, tested } from "../render/excelPart";
import { type SqlPart, anyError, sqlText } from "../render/sqlPart";
import { type FunctionDef, doc, excelParts, lazyFunction, parameter, says, sqlParts } from "./definition";

/** TRUE for a blank, an unknown or a text of white space; an error for an error. */
function blankOf(part: ExcelPart): string {
  if (part.kind === "cell") return blankText(part.value);
  const { known, value } = readAny(part);
  const text = part.node.type === "text" ? blankText(value) : null;
  return known === null ? text ?? (part.total ? "FALSE" : fn("IF", strictly({ ...part, type: part.node.type })!, "FALSE")) : text === null ? fn("NOT", strictly({ ...part, type: part.node.type })!) : fn("IF", known, text, "TRUE");
}
/** In LibreOffice TRUE is a number. */
const numberTest: Test = ({ kind, node: { type }, known, value }) => {
  if (kind === "cell") return type === "boolean" ? fn("IF", fn("ISLOGICAL", value), "FALSE", fn("ISNUMBER", value)) : fn("ISNUMBER", value);
  return type !== "number" && type !== "date" ? "FALSE" : known === null ? fn("ISNUMBER", value) : fn("IF", known, fn("ISNUMBER", value), "FALSE");
};
const textTest: Test = ({ kind, node: { type }, known, value }) => {
  if (kind === "cell") return fn("IF", fn("ISTEXT", value), fn("NOT", type === "boolean" ? fn("OR", blankText(value), isTruth(value)) : blankText(value)), "FALSE");
  return type !== "text" ? "FALSE" : known === null ? fn("ISTEXT", value) : fn("IF", known, fn("ISTEXT", value), "FALSE");
};
const eitherKind = (a: ExcelPart, b: ExcelPart, test: (of: Test) => string): { readonly kind: "typed" } | { readonly kind: "choice"; readonly test: (of: Test) => string } => (a.kind === "typed" && b.kind === "typed" ? { kind: "typed" } : { kind: "choice", test });
const never = (text: string): string => fn("IFERROR", text, "FALSE");

const white = sqlText("\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff");
/** TRUE or FALSE, of a part that is no error. */
const blankInSql = ({ node, value: text }: SqlPart): string => (node.type === "text" && node.kind !== "field" ? `(${text} IS NULL OR translate(${text}, ${white}, '') = '')` : `(${text} IS NULL)`);
const unlessError = ({ error }: SqlPart, then: string): string => (error === null ? then : `CASE WHEN ${error} THEN FALSE ELSE ${then} END`);
const always = (value: string): Omit<SqlPart, "node"> => ({ value, error: null });

const value = parameter("值", "value", "any", { blank: "keep" });

export const isBlankFunction: FunctionDef = lazyFunction("ISBLANK", [value], {
  result: "boolean",
  doc: doc("值为空白（空单元格，或只有空格的文本）时为 TRUE。", "TRUE for a blank: an empty cell, or text of nothing but spaces."),
  bind: ([arg]) => ({ sure: true, at: (index) => isBlank(arg!.at(index)) }),
  excel: excelParts(([part], node) => ({ node, kind: "typed", value: never(blankOf(part!)), known: null, total: true })),
  sql: sqlParts(([part]) => always(unlessError(part!, blankInSql(part!)))),
  sentence: says("{1}为空白", "{1} is blank"),
  denial: says("{1}不为空白", "{1} is not blank"),
});

export const isNumberFunction: FunctionDef = lazyFunction("ISNUMBER", [value], {
  result: "boolean",
  doc: doc("值是数字或日期时为 TRUE；空白和错误为 FALSE。", "TRUE for a number or a date; FALSE for a blank or an error."),
  bind: ([arg]) => ({ sure: true, at: (index) => typeof arg!.at(index) === "number" }),
  excel: excelParts(([part], node) => ({ node, kind: "typed", value: never(tested(part!, numberTest)), known: null, total: true })),
  sql: sqlParts(([part]) => always(["number", "date"].includes(part!.node.type) ? unlessError(part!, `(${part!.value} IS NOT NULL)`) : "FALSE")),
  sentence: says("{1}是数字或日期", "{1} is a number or a date"),
});

export const isTextFunction: FunctionDef = lazyFunction("ISTEXT", [value], {
  result: "boolean",
  doc: doc("值是文本时为 TRUE；空白和错误为 FALSE。", "TRUE for text; FALSE for a blank or an error."),
  bind: ([arg]) => ({ sure: true, at: (index) => typeof arg!.at(index) === "string" }),
  excel: excelParts(([part], node) => ({ node, kind: "typed", value: never(tested(part!, textTest)), known: null, total: true })),
  sql: sqlParts(([part]) => always(part!.node.type === "text" ? unlessError(part!, `(${part!.value} IS NOT NULL)`) : "FALSE")),
  sentence: says("{1}是文本", "{1} is text"),
});

export const isErrorFunction: FunctionDef = lazyFunction("ISERROR", [value], {
  result: "boolean",
  doc: doc("值是错误（如 #DIV/0!）时为 TRUE。", "TRUE for an error such as #DIV/0!."),
  bind: ([arg]) => ({ sure: true, at: (index) => isCellError(arg!.at(index)) }),
  excel: excelParts(([part], node) => {
    const reading = readAny(part!);
    const test = strictly(reading);
    return { node, kind: "typed", value: part!.kind === "cell" ? fn("ISERROR", part!.value) : test === null ? "FALSE" : fn("ISERROR", test), known: null, total: true };
  }),
  sql: sqlParts(([part]) => always(part!.error ?? "FALSE")),
  sentence: says("{1}是错误值", "{1} is an error"),
});

export const ifErrorFunction: FunctionDef = lazyFunction("IFERROR", [parameter("值", "value", "same"), parameter("出错时", "otherwise", "same")], {
  result: "same",
  doc: doc("第一个值出错时改用第二个。", "The second value where the first is an error."),
  excel: excelParts(([part, otherwise], node) => {
    const [a, b] = [readAny(part!), readAny(otherwise!)];
    const fine = strictly(a);
    const value = a.known === null ? a.value : fn("IF", a.known, a.value);
    const test = (of: Test): string => (fine === null ? tested(part!, of) : fn("IF", fn("ISERROR", fine), tested(otherwise!, of), tested(part!, of)));
    return { node, ...eitherKind(part!, otherwise!, test), known: fine === null ? null : fn("IFERROR", fine, b.known ?? "TRUE"), value: fn("IFERROR", value, b.value), total: b.total };
  }),
  sql: sqlParts(([a, b]) => (a!.error === null ? a! : { value: `CASE WHEN ${a!.error} THEN ${b!.value} ELSE ${a!.value} END`, error: b!.error === null ? null : `(${a!.error} AND ${b!.error})` })),
  sentence: says("{1}（出错时用{2}）", "{1} (or {2} where that is an error)"),
  bind: ([arg, otherwise]) => ({
    sure: arg!.sure,
    at: (index) => {
      const found = arg!.at(index);
      return isCellError(found) ? otherwise!.at(index) : found;
    },
  }),
});

export const ifBlankFunction: FunctionDef = lazyFunction("IFBLANK", [parameter("值", "value", "same"), parameter("为空时", "otherwise", "same")], {
  result: "same",
  doc: doc("第一个值为空白（或未知）时改用第二个。", "The second value where the first is blank or unknown."),
  excel: excelParts(([part, otherwise], node) => {
    const [a, b] = [readAny(part!), readAny(otherwise!)];
    const blank = blankOf(part!);
    return { node, ...eitherKind(part!, otherwise!, (of) => fn("IF", blank, tested(otherwise!, of), tested(part!, of))), known: b.known === null ? null : fn("IF", blank, b.known, "TRUE"), value: fn("IF", blank, b.value, a.value), total: false };
  }),
  sql: sqlParts(([a, b]) => ({ value: `CASE WHEN ${blankInSql(a!)} THEN ${b!.value} ELSE ${a!.value} END`, error: anyError([a!.error, b!.error === null ? null : `(${blankInSql(a!)} AND ${b!.error})`]) })),
  sentence: says("{1}（空白时用{2}）", "{1} (or {2} where that is blank)"),
  bind: ([arg, otherwise]) => ({
    sure: arg!.sure && otherwise!.sure,
    at: (index) => {
      const found = arg!.at(index);
      return isBlank(found) ? otherwise!.at(index) : found;
    },
  }),
});

export const blankFunction: FunctionDef = lazyFunction("BLANK", [], {
  result: "blank",
  doc: doc("空白：用在 IF 里或修复建议里，表示清空。", "A blank, for IF and for fixes that empty a field."),
  bind: () => ({ sure: true, at: () => null }),
  excel: excelParts((_, node) => ({ node, kind: "typed", value: '""', known: "FALSE", total: true })),
  sql: sqlParts(() => always("NULL")),
  sentence: says("空白", "a blank"),
});

export const countAFunction: FunctionDef = lazyFunction("COUNTA", [value], {
  repeat: 1, result: "number",
  excel: excelParts((parts, node) => ({ node, kind: "typed", value: fn("SUM", ...parts.map((part) => fn("IF", never(blankOf(part)), "0", "1"))), known: null, total: true })),
  sql: sqlParts((parts) => always(`(${parts.map((part) => `CASE WHEN ${unlessError(part, blankInSql(part))} THEN 0 ELSE 1 END`).join(" + ")})::float8`)),
  sentence: says("{all}中不为空白的个数", "how many of {all} are not blank"),
  doc: doc("不为空白的值有几个，错误也算。", "How many of the values are not blank; errors count."),
  bind: (args) => {
    const parts = args.map((arg) => arg.at);
    return {
      sure: true,
      at: (index) => {
        let count = 0;
        for (let i = 0; i < parts.length; i++) if (!isBlank(parts[i]!(index))) count++;
        return count;
      },
    };
  },
});
