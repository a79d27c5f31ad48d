/** Other tables in an Excel formula: criteria that hold as the language has them, and references followed to a record. Ranges are whole columns of a table, without its header. */
import type { Ast, ComparisonOperator } from "../ast";
import { type ColumnTest, isAst } from "../functions/criteria";
import { type ExcelPart, type Reading, both, fn, quote, readText, readTyped, strictly } from "./excelPart";
import { paneOnly } from "./paneOnly";

export type RenderAst = (node: Ast) => ExcelPart;

/** The reference in a cell of the row, then for each record it leads to the column of ids in which it is found and the column that is read. */
export type ReferencePath = { readonly from: string; readonly steps: readonly { readonly ids: string; readonly values: string }[] };

/** `pairs`: range, criterion, range, criterion ... `known`: are all values that they compare with known? */
export type ExcelCriteria = { readonly pairs: readonly string[]; readonly known: string | null };

export function criteriaInExcel(tests: readonly ColumnTest[], render: RenderAst): ExcelCriteria {
  const known: (string | null)[] = [];
  const pairs = tests.flatMap(({ column, operator, value }) => {
    const range = render(column).value;
    if (value === null) return [range, quote(operator)];
    if (!isAst(value)) return compared(column, range, operator, typeof value === "string" ? quote(value) : String(value));
    const part = render(value);
    const reading = value.type === "text" ? readText(part, "unknown") : readTyped(part);
    known.push(strictly(reading));
    return compared(column, range, operator, reading.value);
  });
  return { pairs, known: both(known) };
}

/** Excel takes `="00123"` for a number, and `<>5` for what is blank too: so a text is a pattern of its length, and a number lies between itself and itself. */
function compared(column: Ast, range: string, operator: ComparisonOperator, value: string): readonly string[] {
  if (column.type === "text") return operator === "=" ? equalText(range, value) : paneOnly(column, "text-order-pane-only", "Excel 的条件里，文本只能判断相等", "in criteria Excel can only test texts for being equal");
  if (operator === "<>") return [range, `"<>"&${value}`, range, '"<>"'];
  if (operator !== "=") return [range, `"${operator}"&${value}`];
  return column.type === "boolean" ? [range, value] : [range, `">="&${value}`, range, `"<="&${value}`];
}

function equalText(range: string, text: string): readonly string[] {
  return [range, `${asWritten(text)}&"*"`, range, fn("REPT", '"?"', fn("LEN", text))];
}

/** A text in which ~, * and ? stand for themselves. */
function asWritten(text: string): string {
  return ["~", "*", "?"].reduce((all, sign) => fn("SUBSTITUTE", all, `"${sign}"`, `"~${sign}"`), text);
}

/**
 * The largest (MAX) or smallest (MIN) number of a column over the records that meet the criteria, "" where there is none, the error where a cell of them is one. No MAXIFS, which came with Excel 2019, and no
 * AGGREGATE, which files must prefix: the product of the conditions picks rows, every other row stands for the last that is picked, and LOOKUP reads the cells of these rows. SUMPRODUCT has the
 * arrays worked out in every version.
 */
export function extremeInExcel(name: "MAX" | "MIN", values: string, tests: readonly ColumnTest[], render: RenderAst): Pick<Reading, "value" | "known"> {
  const { pairs, known } = criteriaInExcel(tests, render);
  const rows = fn("ROW", values);
  // Zero over zero is an error that ISNUMBER drops, and so is a condition on a cell that is one.
  const picked = fn("ISNUMBER", `0/(${[...tests.flatMap((test) => held(test, render)), fn("ISNUMBER", values)].join("*")})`);
  const last = fn("SUMPRODUCT", fn("MAX", `${rows}*${picked}`));
  // The sum says nothing but whether a cell that meets the criteria is an error.
  const some = fn("IF", fn("OR", "TRUE", fn("SUMIFS", values, ...pairs)), `${last}>0`);
  return { value: fn("SUMPRODUCT", fn(name, fn("LOOKUP", `${last}+(${rows}-${last})*${picked}`, rows, values))), known: known === null ? some : fn("IF", known, some, "FALSE") };
}

/** The factors of a condition on each cell of a column, as `criteriaInExcel` means it. */
function held({ column, operator, value }: ColumnTest, render: RenderAst): readonly string[] {
  const range = render(column).value;
  if (value === null) return [operator === "=" ? fn("ISBLANK", range) : `(1-${fn("ISBLANK", range)})`];
  const part = isAst(value) ? render(value) : null;
  const wanted = part === null ? (typeof value === "string" ? quote(value) : String(value)) : column.type === "text" ? readText(part, "unknown").value : readTyped(part).value;
  const kind = operator === "<>" ? `(1-${fn("ISBLANK", range)})` : fn(column.type === "text" ? "ISTEXT" : column.type === "boolean" ? "ISLOGICAL" : "ISNUMBER", range);
  return [kind, `(${range}${operator}${wanted})`];
}

/** What the one record says whose key is equal; "" where there is none, #N/A where several say different things. */
export function lookedUp(test: ColumnTest & { readonly value: Ast }, result: Ast, render: RenderAst): Omit<Reading, "known"> {
  const { pairs, known } = criteriaInExcel([test], render);
  const part = render(test.value);
  const key = test.value.type === "text" ? asWritten(readText(part, "unknown").value) : part.value;
  const values = render(result).value;
  const first = fn("INDEX", values, fn("MATCH", key, pairs[0]!, "0"));
  const count = fn("COUNTIFS", ...pairs);
  const value = fn("IF", `${count}=0`, '""', fn("IF", `${count}=${fn("COUNTIFS", ...pairs, ...compared(result, values, "=", first))}`, first, "NA()"));
  return { value: known === null ? value : fn("IF", known, value, '""'), total: false };
}

/** What the record says to which references lead; "" where one is blank, names no record, or several have that id. */
export function followed({ from, steps }: ReferencePath): string {
  return steps.reduce((cell, { ids, values }) => fn("IF", `${fn("COUNTIFS", ...equalText(ids, cell))}=1`, fn("INDEX", values, fn("MATCH", asWritten(cell), ids, "0")), '""'), from);
}
