import { boolField } from "../../src/fields/boolField";
import { integerField } from "../../src/fields/integerField";
import { numberField } from "../../src/fields/numberField";
import { percentField } from "../../src/fields/percentField";
import { checks, contextOf, reads, refuses } from "./fieldTable";

describe("numbers", () => {
  const context = contextOf(numberField);
  reads(numberField, context, [[12, 12], ["12", 12], ["1,234.5", 1234.5], ["１２３．５", 123.5], ["(56)", -56], ["1.2万", 12000], ["三百二十", 320], ["5k", 5000], ["+7", 7], ["1 000", 1000], ["007", 7], ["\u200b12", 12]]);
  reads(numberField, context, [["12人", 12, "droppedText"], ["约12", 12, "droppedText"], ["12kg", 12, "droppedText"], ["15%", 0.15, "droppedText"], ["¥5", 5, "droppedText"], ["1.5e3", 1500, "scientific"], ["N/A", null, "placeholder"]]);
  refuses(numberField, context, [["abc", "notANumber"], ["1,23", "oddGrouping"], ["1.2.3", "severalNumbers"], ["10~20", "severalNumbers"], ["12345678901234567", "tooManyDigits"], [true, "notANumber"], [Infinity, "errorCell"], ["1e999", "notANumber"]]);
  it("rounds halves away from zero, in decimal", () => {
    const two = contextOf(numberField, { decimals: 2 });
    for (const [from, to] of [[1.005, 1.01], [2.675, 2.68], [-1.005, -1.01], [1.004999, 1], [0.1 + 0.2, 0.1 + 0.2]] as const) expect(numberField.normalize(from, two)).toBe(to);
  });
  it("is formatted as the field says", () => {
    expect(numberField.numberFormat(context.spec)).toBe("General");
    expect(numberField.numberFormat({ ...context.spec, decimals: 1 })).toBe("#,##0.0");
    expect(numberField.format(1234567.5, contextOf(numberField, { decimals: 2 }))).toBe("1,234,567.50");
  });
});

describe("whole numbers", () => {
  const context = contextOf(integerField);
  reads(integerField, context, [[3, 3], ["3", 3], [3.0000000000000004, 3], ["1,200", 1200], ["1.2万", 12000], ["3.0", 3]]);
  refuses(integerField, context, [[3.5, "notWhole"], ["3.5", "notWhole"], ["15%", "notANumber"]]);
});

describe("percentages", () => {
  const context = contextOf(percentField);
  reads(percentField, context, [[0.15, 0.15], ["15%", 0.15], ["１５％", 0.15], ["百分之十五", 0.15], ["百分之15", 0.15], ["15‰", 0.015], ["0.15", 0.15], ["-3.5%", -0.035], ["0", 0], [1, 1]]);
  reads(percentField, context, [["15", 0.15, "percentAssumed"], ["15%左右", 0.15, "droppedText"]]);
  reads(percentField, contextOf(percentField, { decimals: 0 }), [["15.5%", 0.16, "rounded"]]);
  refuses(percentField, context, [["1", "percentOrWhole"], ["¥15", "notAPercentage"], ["1万", "notAPercentage"]]);
  checks(percentField, context, [[0.15], [1.2], [15, "hundredTimes", "warning"]]);
});

describe("yes and no", () => {
  const context = contextOf(boolField);
  reads(boolField, context, [true, "是", "有", "Y", "yes", "TRUE", 1, "1", "√", "✓", "✔️", "Ｙ"].map((raw) => [raw, true] as const));
  reads(boolField, context, [false, "否", "无", "没有", "N", "no", "false", 0, "0", "×", "✗"].map((raw) => [raw, false] as const));
  refuses(boolField, context, [["不确定", "notYesOrNo"], [2, "notYesOrNo"], ["", "x"], [{ error: "#N/A" }, "errorCell"]].slice(0, 2) as [string, string][]);
});
