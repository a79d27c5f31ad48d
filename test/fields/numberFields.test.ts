import { boolField } from "../../src/fields/boolField";
import { integerField } from "../../src/fields/integerField";
import { numberField } from "../../src/fields/numberField";
import { percentField } from "../../src/fields/percentField";
import { displaySettings, displayText } from "../../src/workbook/displayText";
import { checks, contextOf, reads, refuses } from "./fieldTable";

describe("numbers", () => {
  const context = contextOf(numberField);
  reads(numberField, context, [[12, 12], ["12", 12], ["1,234.5", 1234.5], ["１２３．５", 123.5], ["1.2万", 12000], ["三百二十", 320], ["5k", 5000], ["+7", 7], ["1 000", 1000], ["007", 7], ["\u200b12", 12]]);
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

describe("numbers of a unit", () => {
  const kilograms = contextOf(numberField, { unit: "kg" });
  reads(numberField, kilograms, [[12, 12], ["12", 12], ["12kg", 12], ["12 KG", 12], ["１２ｋｇ", 12], ["1,200公斤", 1200], ["3千克", 3], ["1.2吨", 1200], ["0.5 t", 500], ["250 g", 0.25], ["2万克", 20], ["三百公斤", 300], ["1.2万", 12000]]);
  reads(numberField, contextOf(numberField), [["(56)", -56, "bracketed"]]);
  reads(numberField, kilograms, [["约12kg", 12, "droppedText"], ["12kg左右", 12, "droppedText"], ["12（估）", 12, "droppedText"], ["约12", 12, "droppedText"], ["1e3kg", 1000, "scientific"]]);
  refuses(numberField, kilograms, [["12磅", "otherUnit"], ["12 lb", "otherUnit"], ["12人", "otherUnit"], ["5m", "unclearUnit"], ["5kg3", "severalNumbers"], ["kg", "notANumber"]]);
  reads(integerField, contextOf(integerField, { unit: "人" }), [["35人", 35], ["35 名", 35], ["1.2万人", 12000], ["三百人", 300]]);
  reads(integerField, contextOf(integerField, { unit: "万人" }), [["3万人", 3], ["30000人", 3], [3, 3]]);
  reads(integerField, contextOf(integerField, { unit: "万" }), [["50万", 50], ["1.2亿", 12000], ["50", 50], [20, 20]]);
  refuses(integerField, contextOf(integerField, { unit: "人" }), [["35户", "otherUnit"], ["0.5人", "notWhole"]]);
  // Letters that mean a size elsewhere.
  reads(numberField, contextOf(numberField, { unit: "W" }), [["60W", 60], ["1.5kW", 1500], ["2千瓦", 2000]]);
  reads(numberField, contextOf(numberField, { unit: "m2" }), [["120 m2", 120], ["120㎡", 120], ["1.5公顷", 15000]]);

  it("show it, in a cell too, and read back what they show", () => {
    for (const [unit, text, format] of [["kg", "1,200.5 kg", 'General" kg"'], ["人", "1,200.5人", 'General"人"']] as const) {
      const context = contextOf(numberField, { unit });
      expect(numberField.format(1200.5, context)).toBe(text);
      expect(numberField.parse(text, context)).toMatchObject({ ok: true, value: 1200.5, lossless: true });
      expect(numberField.numberFormat(context.spec)).toBe(format);
      expect(displayText(1200.5, format, 1900, displaySettings["zh-CN"])).toBe(text.replace(",", ""));
    }
    expect(integerField.numberFormat({ ...contextOf(integerField).spec, unit: "单" })).toBe('0"单"');
    expect(numberField.numberFormat({ ...kilograms.spec, decimals: 1, numberFormat: "0.0" })).toBe("0.0");
  });
});

describe("whole numbers", () => {
  const context = contextOf(integerField);
  reads(integerField, context, [[3, 3], ["3", 3], [3.0000000000000004, 3], ["1,200", 1200], ["1.2万", 12000], ["3.0", 3]]);
  refuses(integerField, context, [[3.5, "notWhole"], ["3.5", "notWhole"], ["15%", "notANumber"]]);
});

describe("percentages", () => {
  const context = contextOf(percentField);
  reads(percentField, context, [[0.15, 0.15], ["15%", 0.15], ["１５％", 0.15], ["百分之十五", 0.15], ["百分之15", 0.15], ["15‰", 0.015], ["0.15", 0.15], ["-3.5%", -0.035], ["2,5 %", 0.025], ["0", 0], [1, 1]]);
  reads(percentField, context, [["15", 0.15, "percentAssumed"], ["15%左右", 0.15, "droppedText"]]);
  reads(percentField, contextOf(percentField, { decimals: 0 }), [["15.5%", 0.16, "rounded"]]);
  refuses(percentField, context, [["1", "percentOrWhole"], ["¥15", "notAPercentage"], ["1万", "notAPercentage"]]);
  checks(percentField, context, [[0.15], [1.2], [15, "hundredTimes", "warning"]]);
});

describe("yes and no", () => {
  const context = contextOf(boolField);
  reads(boolField, context, [true, "是", "有", "Y", "yes", "TRUE", 1, "1", "√", "✓", "✔️", "Ｙ"].map((raw) => [raw, true] as const));
  reads(boolField, context, [false, "否", "无", "没有", "N", "no", "false", 0, "0", "×", "✗"].map((raw) => [raw, false] as const));
  // Who ticks a box with the letter x means yes.
  reads(boolField, context, [["x", false, "tickOrCross"], ["Ｘ", false, "tickOrCross"]]);
  refuses(boolField, context, [["不确定", "notYesOrNo"], [2, "notYesOrNo"], ["", "x"], [{ error: "#N/A" }, "errorCell"]].slice(0, 2) as [string, string][]);
});
