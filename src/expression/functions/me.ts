import { type FunctionDef, doc, noExcel, says, sqlInput, valueFunction } from "./definition";

export const meFunction: FunctionDef = valueFunction<readonly []>("ME", [], {
  result: "text", sure: true, run: (_, env) => env.me,
  excel: noExcel("Excel 公式里没有当前用户", "an Excel formula does not know who the user is"),
  sql: sqlInput(({ me }) => me ?? null),
  sentence: says("当前用户", "the user"),
  doc: doc("当前用户；没有给出用户名时未知。", "The user; unknown when none is given."),
});
