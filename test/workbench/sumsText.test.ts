import { sumsText } from "../../src/workbench/grid/sumsText";

describe("what is said of selected cells", () => {
  it.each([
    ["a large sum is shown whole", { filled: 3, numbers: 2, sum: 277_000_000, format: null }, ["平均值 138,500,000", "计数 3", "求和 277,000,000"]],
    ["amounts in the format of the first cell", { filled: 2, numbers: 2, sum: 1234.5, format: "¥#,##0.00" }, ["平均值 ¥617.25", "计数 2", "求和 ¥1,234.50"]],
    ["dates are only counted", { filled: 2, numbers: 2, sum: 90_000, format: "yyyy-mm-dd" }, ["计数 2"]],
    ["texts are only counted", { filled: 4, numbers: 0, sum: 0, format: null }, ["计数 4"]],
    ["a format that makes no sense is none", { filled: 2, numbers: 2, sum: 3, format: "[" }, ["平均值 1.5", "计数 2", "求和 3"]],
  ])("%s", (_, sums, texts) => {
    expect(sumsText(sums, (zh) => zh, "zh-CN")).toEqual(texts);
  });
});
