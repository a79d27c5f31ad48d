import { isBlank, isCellError } from "../../records/cellValue";
import { type FunctionDef, doc, lazyFunction, parameter } from "./definition";

const value = parameter("值", "value", "any", { blank: "keep" });

export const isBlankFunction: FunctionDef = lazyFunction("ISBLANK", [value], {
  result: "boolean",
  doc: doc("值为空白（空单元格，或只有空格的文本）时为 TRUE。", "TRUE for a blank: an empty cell, or text of nothing but spaces."),
  bind: ([arg]) => ({ sure: true, at: (index) => isBlank(arg!.at(index)) }),
});

export const isNumberFunction: FunctionDef = lazyFunction("ISNUMBER", [value], {
  result: "boolean",
  doc: doc("值是数字或日期时为 TRUE；空白和错误为 FALSE。", "TRUE for a number or a date; FALSE for a blank or an error."),
  bind: ([arg]) => ({ sure: true, at: (index) => typeof arg!.at(index) === "number" }),
});

export const isTextFunction: FunctionDef = lazyFunction("ISTEXT", [value], {
  result: "boolean",
  doc: doc("值是文本时为 TRUE；空白和错误为 FALSE。", "TRUE for text; FALSE for a blank or an error."),
  bind: ([arg]) => ({ sure: true, at: (index) => typeof arg!.at(index) === "string" }),
});

export const isErrorFunction: FunctionDef = lazyFunction("ISERROR", [value], {
  result: "boolean",
  doc: doc("值是错误（如 #DIV/0!）时为 TRUE。", "TRUE for an error such as #DIV/0!."),
  bind: ([arg]) => ({ sure: true, at: (index) => isCellError(arg!.at(index)) }),
});

export const ifErrorFunction: FunctionDef = lazyFunction("IFERROR", [parameter("值", "value", "same"), parameter("出错时", "otherwise", "same")], {
  result: "same",
  doc: doc("第一个值出错时改用第二个。", "The second value where the first is an error."),
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
});

export const countAFunction: FunctionDef = lazyFunction("COUNTA", [value], {
  repeat: 1, result: "number",
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
