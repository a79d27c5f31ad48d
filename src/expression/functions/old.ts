import * as problems from "../problems";
import { type FunctionDef, doc, lazyFunction, noExcel, noSql, parameter, says } from "./definition";

/** The binder reads its field from the records as they were before the edit. */
export const oldFunction: FunctionDef = lazyFunction("OLD", [parameter("字段", "field", "same")], {
  result: "same",
  doc: doc("字段在这次修改之前的值；新记录没有，没有在修改时就是现在的值。", "What the field said before the edit: blank in a new record, the value itself where nothing is being edited."),
  check: ([field]) => (field!.kind === "field" ? [] : [problems.problemAt(problems.needsField("OLD"), field!)]),
  excel: noExcel("单元格只有现在的值，没有修改前的值", "a cell holds only what it says now, not what it said before"),
  sql: noSql("表里只有现在的值，没有修改前的值", "a table holds only what it says now, not what it said before"),
  sentence: says("修改前的{1}", "{1} before the edit"),
  bind: ([field]) => field!,
});
