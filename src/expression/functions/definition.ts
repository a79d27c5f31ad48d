/**
 * What a function of the language is: its name, what it takes and gives, how it reads blanks, its texts, and how it is computed.
 * A function is one definition in a file of its group and one line in index.ts.
 */
import type { CellValue } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import type { Ast } from "../ast";
import type { ChineseData, ExpressionProblem, ExpressionType, OtherTables } from "../expression";
import { type ExcelPart, fn } from "../render/excelPart";
import type { SqlContext, SqlPart } from "../render/sqlPart";
import { maxText } from "../values";
import type { WorkCalendar } from "../workCalendar";

/**
 * `numeric` is a number or a date; `same` any kind, but all `same` arguments of a call must be of one kind (`numeric same`: numbers or dates, not mixed).
 * `text` also takes numbers, as Excel does; `literal` is a text written out in the formula.
 * `column` is a whole column `[table.field]`; `criterion` what the cells of the column before it are tested for.
 */
export type ParameterType = "text" | "number" | "date" | "boolean" | "numeric" | "any" | "same" | "numeric same" | "literal" | "column" | "criterion";

export type Parameter = {
  readonly name: Localized;
  readonly type: ParameterType;
  readonly optional?: true;
  /** A blank argument: `unknown` makes the result unknown (default), `empty` reads "" (default of texts), `keep` is given as null. */
  readonly blank?: "unknown" | "empty" | "keep";
};

/** What functions may read besides their arguments; all in serial days of the workbook's own date system. */
export type Env = { readonly dateSystem: 1900 | 1904; readonly today: number; readonly now: number; readonly me: string | null; readonly calendar: () => WorkCalendar; readonly chinese: ChineseData | null };

/** A part of an expression tied to columns. `sure`: never an error, and always blank or of the type the checker found. */
export type Bound = { readonly at: (index: number) => CellValue; readonly sure: boolean };

/** Arguments as their parameters say: texts are strings, numbers and dates numbers, booleans booleans; a missing optional one is undefined. Errors never arrive. */
export type Run = (values: never, env: Env) => CellValue;

export type FunctionDef = {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** How many of the last parameters may be repeated, together. */
  readonly repeat: number;
  /** `same`: the kind that all `same` arguments share; `column`: that of the last column; `first column`: that of the first. */
  readonly result: ExpressionType | "same" | "column" | "first column";
  readonly doc: Localized;
  /** Other names Excel users know it by. */
  readonly aliases: readonly string[];
  readonly compute:
    /** From the values of the arguments, once all are known; errors of arguments have been passed on already. `sure`: gives no error for values of the right types. */
    | { readonly kind: "values"; readonly sure: boolean; readonly prepare: (args: readonly Ast[]) => Run }
    /** From the arguments themselves: what decides which arguments are evaluated, or looks at blanks and errors. */
    | { readonly kind: "lazy"; readonly bind: (args: readonly Bound[], env: Env) => Bound }
    /** Over whole columns of tables. `bound` gives an argument that is none tied to the row. */
    | { readonly kind: "columns"; readonly bind: (args: readonly Ast[], bound: (arg: Ast) => Bound, tables: OtherTables) => Bound };
  /** Mistakes of literal arguments, found when the formula is loaded. */
  readonly check?: (args: readonly Ast[]) => readonly ExpressionProblem[];
  readonly excel: ExcelForm;
  readonly sql: SqlForm;
  /** What a call says: places as in sentence.ts. `denial`: what its contrary says, where that is more than "not". */
  readonly sentence: Localized;
  readonly denial?: Localized;
};

export function parameter(zh: string, en: string, type: ParameterType, more: Pick<Parameter, "optional" | "blank"> = {}): Parameter {
  return { name: { "zh-CN": zh, en }, type, ...more };
}

export function doc(zh: string, en: string): Localized {
  return { "zh-CN": zh, en };
}
export const says = doc;

type Common = Pick<FunctionDef, "result" | "doc" | "excel" | "sql" | "sentence" | "denial" | "check"> & { readonly repeat?: number; readonly aliases?: readonly string[] };

/**
 * A function of the values of its arguments. `Values` is the tuple its parameters promise; the binder keeps that promise, so it is stated here once.
 * With `prepare` the part that depends only on literal arguments is done when the formula is loaded.
 */
export function valueFunction<Values extends readonly unknown[]>(
  name: string,
  parameters: readonly Parameter[],
  spec: Common & { readonly sure?: true } & ({ readonly run: (values: Values, env: Env) => CellValue } | { readonly prepare: (args: readonly Ast[]) => (values: Values, env: Env) => CellValue }),
): FunctionDef {
  const prepare = "prepare" in spec ? spec.prepare : () => spec.run;
  return { name, parameters, ...common(spec), compute: { kind: "values", sure: spec.sure ?? false, prepare } };
}

/** A function that evaluates its arguments itself. */
export function lazyFunction(name: string, parameters: readonly Parameter[], spec: Common & { readonly bind: (args: readonly Bound[], env: Env) => Bound }): FunctionDef {
  return { name, parameters, ...common(spec), compute: { kind: "lazy", bind: spec.bind } };
}

/** A function over whole columns. */
export function columnFunction(name: string, parameters: readonly Parameter[], spec: Common & { readonly bind: Extract<FunctionDef["compute"], { readonly kind: "columns" }>["bind"] }): FunctionDef {
  return { name, parameters, ...common(spec), compute: { kind: "columns", bind: spec.bind } };
}

function common(spec: Common): Pick<FunctionDef, "result" | "doc" | "repeat" | "aliases" | "check" | "excel" | "sql" | "sentence" | "denial"> {
  return { result: spec.result, doc: spec.doc, excel: spec.excel, sql: spec.sql, sentence: spec.sentence, ...(spec.denial === undefined ? {} : { denial: spec.denial }), repeat: spec.repeat ?? 0, aliases: spec.aliases ?? [], ...(spec.check === undefined ? {} : { check: spec.check }) };
}

/**
 * How a call is written as an Excel formula. `values`: from the formulas of its arguments, each read as its parameter says; unknown where one of them is. `parts`: from the parts themselves,
 * for what looks at blanks and errors. `none`: why Excel has nothing like it.
 */
export type ExcelForm =
  | { readonly kind: "values"; readonly write: (values: readonly string[], args: readonly Ast[]) => string }
  | { readonly kind: "parts"; readonly write: (parts: readonly ExcelPart[], node: Ast, render: (node: Ast) => ExcelPart) => ExcelPart }
  | { readonly kind: "none"; readonly reason: Localized };

export const excel = (write: (values: readonly string[], args: readonly Ast[]) => string): ExcelForm => ({ kind: "values", write });
/** The function of the same meaning in Excel. */
export const excelCall = (name: string): ExcelForm => excel((values) => fn(name, ...values));
/** The same, with the counts and places (arguments by index) cut to whole numbers as we cut them, and to what a text can have: programs differ on -0.5 and on millions. */
export const excelWhole = (name: string, ...whole: readonly number[]): ExcelForm => excel((values, args) => fn(name, ...values.map((value, index) => (whole.includes(index) ? wholeNumber(value, args[index]!) : value))));
export const wholeNumber = (value: string, arg: Ast): string => (arg.kind === "literal" ? String(Math.min(Math.trunc(Number(arg.value)), maxText + 1)) : `MIN(${fn("TRUNC", value)},${maxText + 1})`);
export const excelParts = (write: (parts: readonly ExcelPart[], node: Ast, render: (node: Ast) => ExcelPart) => ExcelPart): ExcelForm => ({ kind: "parts", write });
export const noExcel = (zh: string, en: string): ExcelForm => ({ kind: "none", reason: { "zh-CN": zh, en } });

/**
 * How a call is written as SQL. `values`: from the values of its arguments (texts with blanks as ""); `error`, asked only where all are known, is TRUE where the function has no answer. `parts`: from the
 * parts, for what looks at blanks and errors. `input`: what the query is given from outside. `clock`: reads the day of the check besides its arguments.
 */
export type SqlForm =
  | { readonly kind: "values"; readonly write: SqlWrite; readonly error?: (values: readonly string[], context: SqlContext, parts: readonly SqlPart[]) => string | null; readonly clock?: true }
  | { readonly kind: "parts"; readonly write: (parts: readonly SqlPart[], context: SqlContext) => Omit<SqlPart, "node"> }
  | { readonly kind: "input"; readonly read: (context: SqlContext) => string | null }
  | { readonly kind: "none"; readonly reason: Localized };
type SqlWrite = (values: readonly string[], context: SqlContext, parts: readonly SqlPart[]) => string;

export const sql = (write: SqlWrite, error?: (values: readonly string[], context: SqlContext, parts: readonly SqlPart[]) => string | null): SqlForm => ({ kind: "values", write, ...(error === undefined ? {} : { error }) });
export const sqlParts = (write: (parts: readonly SqlPart[], context: SqlContext) => Omit<SqlPart, "node">): SqlForm => ({ kind: "parts", write });
export const sqlInput = (read: (context: SqlContext) => string | null): SqlForm => ({ kind: "input", read });
export const noSql = (zh: string, en: string): SqlForm => ({ kind: "none", reason: { "zh-CN": zh, en } });

/** `ROUND(数字, 小数位)`: how it is written, for hints. */
export function usage(def: FunctionDef): Localized {
  const write = (lang: "zh-CN" | "en"): string => {
    const names = def.parameters.map((one) => (one.optional === true ? `[${one.name[lang]}]` : one.name[lang]));
    return `${def.name}(${[...names, ...(def.repeat > 0 ? ["…"] : [])].join(", ")})`;
  };
  return { "zh-CN": write("zh-CN"), en: write("en") };
}

/** The parameter of argument `index`; the last `repeat` ones come again and again. */
export function parameterAt(def: FunctionDef, index: number): Parameter {
  const count = def.parameters.length;
  const place = index < count ? index : count - def.repeat + ((index - count) % def.repeat);
  return def.parameters[place]!;
}

/** Excel's own limit. */
export const maxArguments = 255;

