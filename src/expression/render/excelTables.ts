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
