import { type FunctionDef, doc, valueFunction } from "./definition";

export const meFunction: FunctionDef = valueFunction<readonly []>("ME", [], {
  result: "text", sure: true, run: (_, env) => env.me,
  doc: doc("当前用户；没有给出用户名时未知。", "The user; unknown when none is given."),
});
