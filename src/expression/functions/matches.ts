import type { Ast } from "../ast";
import { type Pattern, compilePattern } from "../pattern";
import { excelPattern } from "../render/excelPattern";
import { postgresPattern } from "../render/postgresPattern";
import { sqlText } from "../render/sqlPart";
import { paneOnly } from "../render/paneOnly";
import { type FunctionDef, doc, excel, parameter, says, sql, valueFunction } from "./definition";
import { literalText } from "./literal";

function patternOf(args: readonly Ast[]): Pattern {
  const result = compilePattern(literalText(args, 1));
  if (!result.ok) throw new Error(`${result.problem.code}: an unchecked pattern reached the compiler`);
  return result.value;
}

export const matchesFunction: FunctionDef = valueFunction<readonly [string]>("MATCHES", [parameter("文本", "text", "text", { blank: "unknown" }), parameter("正则", "pattern", "literal")], {
  result: "boolean", sure: true,
  check: (args) => {
    const [, pattern] = args;
    const result = compilePattern(literalText(args, 1));
    if (pattern === undefined || result.ok) return [];
    // Inside the quotes: an offset counts the doubled quotes before it once, which is as near as a reader needs.
    const { start, end, ...text } = result.problem;
    return [{ ...text, start: Math.min(pattern.start + 1 + start, pattern.end), end: Math.min(pattern.start + 1 + end, pattern.end) }];
  },
  prepare: (args) => {
    const pattern = patternOf(args);
    return ([value]) => pattern.matchesWhole(value);
  },
  excel: excel(([text], args) => excelPattern(text!, patternOf(args).re2) ?? paneOnly(args[1]!, "pattern-pane-only", "Excel 公式只能写出逐位规定字符的正则（例如 1[3-9]\\d{9}）", "an Excel formula can only say patterns that fix the characters place by place, such as 1[3-9]\\d{9}")),
  sql: sql(([text], { dialect }, [, pattern]) => {
    const { re2 } = patternOf([pattern!.node, pattern!.node]);
    if (dialect === "duckdb") return `regexp_full_match(${text!}, ${sqlText(re2)})`;
    const written = postgresPattern(re2);
    if (written === null) paneOnly(pattern!.node, "postgresql-pattern", "PostgreSQL 没有与这个正则意义相同的写法", "PostgreSQL has no pattern of the same meaning");
    return `(${text!} ~ ${sqlText(`^(?:${written})$`)})`;
  }),
  sentence: says("{1}符合格式{2}", "{1} has the form {2}"),
  denial: says("{1}不符合格式{2}", "{1} does not have the form {2}"),
  doc: doc("整段文本符合正则时为 TRUE（区分大小写，开头写 (?i) 则不分）；只要求其中一段符合时，前后加 .*；空白时未知。", "TRUE when the whole text is of the form of the pattern (case matters unless it starts with (?i)); put .* at both ends to look inside; unknown for a blank."),
});
