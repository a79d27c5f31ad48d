import type { FieldSpec } from "../../src/fields/fieldType";
import { moneyField } from "../../src/fields/moneyField";
import { contextOf, reads, refuses, refusesWith } from "./fieldTable";

const yuan = contextOf(moneyField);
const inWan: FieldSpec = { ...yuan.spec, unit: "万元" };

describe("money reads amounts as people type them, exactly", () => {
  reads(moneyField, yuan, [
    [1234.5, 1234.5], [0, 0], [-0, 0], ["1234.5", 1234.5], ["¥1,234.50", 1234.5], ["￥１，２３４．５０", 1234.5], ["RMB 3,000", 3000], ["CNY3000", 3000], ["3000元", 3000], ["3000 圆", 3000], ["3000块", 3000],
    ["人民币 3000 元整", 3000], ["1.2万", 12000], ["1.2万元", 12000], ["1.23456万元", 12345.6], ["3千", 3000], ["5k", 5000], ["5K元", 5000], ["1.5亿", 150000000], ["1亿2000万", 120000000], ["2百万", 2000000],
    ["(1,234.00)", -1234], ["（1,234.00）", -1234], ["(¥500)", -500], ["¥(500)", -500], ["-500", -500], ["−500", -500], ["－500", -500], ["¥-500", -500], ["-¥500", -500], ["500-", -500], ["负500元", -500],
    ["1 234 567", 1234567], ["1,234,567.89", 1234567.89], [".5", 0.5], ["壹万贰仟元整", 12000], ["叁佰元伍角贰分", 300.52], ["一千零五十元", 1050], ["十万元", 100000], ["伍角", 0.5], ["", null], ["  ", null],
    ["0.1", 0.1], ["1000000000000.01", 1000000000000.01],
  ]);
});

describe("money understands more than it stores, and says so", () => {
  reads(moneyField, yuan, [["约1.2万", 12000, "droppedText"], ["3000元/年", 3000, "droppedText"], ["1.005", 1.01, "rounded"], [1.005, 1.01, "rounded"], [-2.345, -2.35, "rounded"], ["1.2E+4", 12000, "scientific"], ["暂无", null, "placeholder"]]);
  it("keeps a number that only differs by binary noise", () => {
    expect(moneyField.parse(0.1 + 0.2, yuan)).toEqual({ ok: true, value: 0.1 + 0.2, lossless: true });
  });
});

describe("money refuses what has two readings or none", () => {
  refuses(moneyField, contextOf(moneyField, { limits: { minimum: 0 } }), [["(477)", "bracketsNegative"], ["(¥500)", "bracketsNegative"]]);
  refuses(moneyField, yuan, [
    ["$100", "otherCurrency"], ["100美元", "otherCurrency"], ["100-200", "severalNumbers"], ["1,23", "oddGrouping"], ["1,2345", "oddGrouping"], ["12%", "notAnAmount"], ["abc", "notANumber"], ["一千五", "notANumber"], ["1万5", "severalNumbers"],
    [true, "notANumber"], [{ error: "#REF!" }, "errorCell"], ["12345678901234567.89", "tooManyDigits"],
  ]);
  refusesWith(moneyField, yuan, "$100", "otherCurrency", { found: "USD", expected: "CNY", text: "$100" });
});

describe("money of a currency that is written with a comma before the decimals", () => {
  const euro = contextOf(moneyField, { currency: "EUR" });
  reads(moneyField, euro, [["1.234,56 €", 1234.56], ["€ 12.345.678,90", 12345678.9], ["-543,21", -543.21], ["EUR 0,5", 0.5], ["€1,234.50", 1234.5], ["€1,234", 1234], ["12.50", 12.5], ["1 234,56 €", 1234.56]]);
  refuses(moneyField, euro, [["1.234 €", "openMark"], ["12,3456", "oddGrouping"], ["1.23,45", "severalNumbers"]]);
  // Elsewhere it has one reading too, but nobody knows what 1.234 of the same column is.
  reads(moneyField, yuan, [["1.234,56", 1234.56, "decimalComma"], ["1.234", 1.23, "rounded"]]);
});

describe("money in a 万元 field", () => {
  const wan = { ...yuan, spec: inWan };
  reads(moneyField, wan, [[1.2, 1.2], ["1.2", 1.2], ["1.2万元", 1.2], ["12000元", 1.2], ["1.2亿", 12000], ["12345.6元", 1.23, "rounded"]]);
  refuses(moneyField, wan, [["¥12000", "unitUnclear"]]);
  it("shows its unit and reads it back", () => {
    expect(moneyField.format(1.5, wan)).toBe("1.50万元");
    const fourth = { spec: { ...inWan, decimals: 4 }, dateSystem: 1900, dayFirst: null } as const;
    expect([moneyField.format(25, fourth), moneyField.format(25.1234, fourth), moneyField.format(25.12, fourth)]).toEqual(["25.00万元", "25.1234万元", "25.12万元"]);
    expect(moneyField.format(-1234.5, yuan)).toBe("-¥1,234.50");
  });
});

describe("money in other units", () => {
  const inUnit = (unit: string) => contextOf(moneyField, { unit });
  reads(moneyField, inUnit("千元"), [["12", 12], ["12千元", 12], ["12000元", 12], ["1.2万元", 12]]);
  reads(moneyField, inUnit("亿元"), [["1.5亿", 1.5], ["15000万元", 1.5], [1.5, 1.5]]);
  reads(moneyField, inUnit("元/吨"), [["3000元/吨", 3000], ["¥3,000/吨", 3000], ["3000元每吨", 3000], ["3000", 3000], ["0.3万元/吨", 3000]]);
  reads(moneyField, inUnit("万元/吨"), [["0.3万元/吨", 0.3], ["3000元/吨", 0.3]]);
  refuses(moneyField, inUnit("元/吨"), [["3元/公斤", "otherPrice"], ["3元每公斤", "otherPrice"], ["$3/吨", "otherCurrency"]]);
  refuses(moneyField, inUnit("千元"), [["¥12000", "unitUnclear"]]);
  it.each([["千元", "12.00千元"], ["亿元", "12.00亿元"], ["元/吨", "¥12.00/吨"], ["万元/吨", "12.00万元/吨"]])("shows %s and reads it back", (unit, text) => {
    expect(moneyField.format(12, inUnit(unit))).toBe(text);
    expect(moneyField.parse(text, inUnit(unit))).toMatchObject({ ok: true, value: 12, lossless: true });
  });
});

describe("units and currencies as people write them", () => {
  const context = contextOf(moneyField);
  reads(moneyField, context, [["3.5万", 35000], ["1,200元", 1200], ["5k", 5000], ["1.2亿", 120000000], ["3千", 3000], ["3千元", 3000], ["300 million", 300000000], ["1.5 billion", 1500000000], ["廿三元", 23], ["负壹拾元伍角", -10.5]]);
  refuses(moneyField, context, [["USD 5", "otherCurrency"], ["5百万美元", "otherCurrency"], ["5m", "unclearUnit"], ["5M", "unclearUnit"], ["50%", "notAnAmount"], ["3-5万", "severalNumbers"]]);
});
