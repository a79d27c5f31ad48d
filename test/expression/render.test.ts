import { compileExpression } from "../../src/expression/compile";
import { type ExcelUse, cellReference, columnReference, toExcel } from "../../src/expression/render/excel";
import { toSql } from "../../src/expression/render/sql";
import { toSentence } from "../../src/expression/render/sentence";
import { cases, excelCases, fields } from "./cases";

function ast(text: string) {
  const result = compileExpression(text, fields, ["text", "number", "date", "boolean"]);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.problems)}`);
  return result.value.ast;
}
const column = (field: string) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[Object.keys(fields).indexOf(field)]!;
const excel = (text: string, use: ExcelUse = "conditional format") => toExcel(ast(text), { use, reference: (field) => (use === "calculated column" ? columnReference("Customers", field) : cellReference(column(field), 2)) });

describe("an expression as an Excel formula", () => {
  it("names the columns of its table in a calculated column, and cells of the first row elsewhere", () => {
    expect(excel("ABS([n])+1", "calculated column")).toMatchObject({ ok: true, formula: expect.stringContaining("ABS(Customers[[#This Row],[n]])+1") });
    expect(excel("[n]>100")).toMatchObject({ ok: true, formula: expect.stringContaining("$A2>100") });
    expect(columnReference("T", "a[b]#'c")).toBe("T[[#This Row],[a'[b']'#''c]]");
  });

  it.each([
    ['[t]<"b"', "expression/text-order-pane-only", 0],
    ['AND([yes],ME()="li")', "expression/function-pane-only", 10],
    ['MATCHES([t],".*x.*")', "expression/pattern-pane-only", 12],
    ["NETWORKDAYS([d],[e])>1", "expression/function-pane-only", 0],
  ])("says what has none: %s", (text, code, start) => expect(excel(text)).toMatchObject({ ok: false, why: { code, start } }));

  it("uses nothing that validation and conditional formats refuse, or that old programs lack", () => {
    const formulas = [...excelCases, ...cases].flatMap(([text]) => { const result = excel(text, "calculated column"); return result.ok ? [result.formula] : []; });
    expect(formulas.length).toBeGreaterThan(200);
    // Arrays other than numbers written out, and newer functions, outside texts. INDIRECT stands only where rows are counted off: a reference would move with the rows of the sheet.
    const bare = formulas.map((formula) => formula.replace(/"(?:[^"]|"")*"/g, '""').replace(/\{\d+(?:;\d+)+\}/g, "1"));
    expect(bare.filter((formula) => /[{}]|LET\(|XLOOKUP|FILTER\(|TEXTJOIN|IFS\(|(?<!ROW\()INDIRECT|OFFSET/.test(formula))).toEqual([]);
  });
});

describe("an expression as SQL", () => {
  const sql = (text: string, dialect: "duckdb" | "postgresql" = "postgresql") => toSql(ast(text), { dialect, column: (field) => ({ value: `"${field}"` }), today: "45292::float8", now: "45292.75::float8", me: "'li'" });

  it("folds only the letters that the other side has", () => {
    expect(sql('[t]="金融"')).toEqual({ ok: true, value: `("t" = '金融')`, error: null });
    expect(sql('[t]="K"')).toEqual({ ok: true, value: `(translate("t", 'K\u212a', 'kk') = 'k')`, error: null });
  });

  it("says beside the value where it is an error, and never lets the engine raise one", () => {
    expect(sql("[n]/[m]")).toEqual({ ok: true, value: `("n" / nullif("m", 0))`, error: `COALESCE("n" IS NOT NULL AND "m" = 0, FALSE)` });
    expect(sql("1/0+[n]")).toMatchObject({ ok: true, error: "TRUE" });
  });

  it.each([
    ["NETWORKDAYS([d],[e])>1", "expression/function-pane-only"],
    ["[n]*[n]*[n]*[n]*[n]*[n]*[n]", "expression/sql-too-many-factors"],
    ['MATCHES([t],"\\p{Script=Han}+")', "expression/postgresql-pattern"],
  ])("says what has none: %s", (text, code) => expect(sql(text)).toMatchObject({ ok: false, why: { code } }));
});

describe("an expression as a sentence", () => {
  it.each([
    ["AND([n]>=100, OR([t]=\"金融\", NOT(ISBLANK([u]))))", "n不小于 100，且（t是“金融”，或u不为空白）", "n is at least 100 and (t is “金融” or u is not blank)"],
    ["IF([d]>TODAY(),[n]*2,[n]/(1+[m]))", "若d晚于今天则 n × 2；否则 n ÷ （1 + m）", "n × 2 if d is after today; otherwise n ÷ (1 + m)"],
    ["NOT(IN([t],\"a\",\"b\"))", "t不是“a”、“b”之一", "t is none of “a”, “b”"],
    ["IFS([n]>10,\"A\",TRUE,\"B\")", "若n大于 10则“A”；否则“B”", "“A” if n is more than 10; otherwise “B”"],
    ["LEFT([t])=\"x\"", "t开头的字符是“x”", "the first characters of t is “x”"],
    ["NOT([n]<5)", "n不小于 5", "n is at least 5"],
  ])("%s", (text, zh, en) => {
    const label = (field: string) => field;
    expect([toSentence(ast(text), "zh-CN", label), toSentence(ast(text), "en", label)]).toEqual([zh, en]);
  });

  it("leaves no place unfilled, whatever the function", () => {
    const sentences = [...excelCases, ...cases].flatMap(([text]) => [toSentence(ast(text), "zh-CN", (f) => f), toSentence(ast(text), "en", (f) => f)]);
    expect(sentences.filter((text) => /\{(?:[1-9]|[a-z]{2,})\}/.test(text.replace(/“[^”]*”/g, "")))).toEqual([]);
  });
});
