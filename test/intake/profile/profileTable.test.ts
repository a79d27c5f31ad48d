import { findTables } from "../../../src/intake/findTable";
import { countedShape, shapeOf } from "../../../src/intake/cellShape";
import type { ProfiledColumn } from "../../../src/intake/profile/profileColumn";
import { profileTable } from "../../../src/intake/profile/profileTable";
import type { CellValue } from "../../../src/records/cellValue";
import { grid } from "../grids";

it.each([["0%", "percent"], ["¥#,##0.00", "money"], ["[$€-407] #,##0", "money"], ["000000", "text"], ["#,##0", "integer"]])("numbers that wear %s are %s", (format, type) => expect(profile("数", [1, 2, 3, 5], { format }).type.type).toBe(type));

function profile(header: string, values: readonly CellValue[], more: { format?: string; formulas?: { readonly [address: string]: string } } = {}): ProfiledColumn {
  const sheet = grid([["编号", header], ...values.map((value, i) => [`K${i}`, value])], more.formulas === undefined ? {} : { formulas: more.formulas });
  const withFormats = more.format === undefined ? sheet : { ...sheet, numberFormats: sheet.values.map((row) => row.map(() => more.format!)) };
  return profileTable(findTables(withFormats).candidates[0]!, withFormats, { dateSystem: 1900 }).columns[1]!;
}

describe("profileTable guesses a type only when it reads most distinct values without loss", () => {
  const twenty = (make: (i: number) => CellValue) => Array.from({ length: 20 }, (_unused, i) => make(i));
  it.each([
    ["numbers", twenty((i) => i * 1.5), "number"],
    ["mobiles", twenty((i) => `138001380${10 + i}`), "cn-mobile"],
    ["mobiles with one text in ten", [...twenty((i) => `138001380${10 + i}`), "见备注", "换号了"], "cn-mobile"],
    ["mobiles with one text in four", [...twenty((i) => `138001380${10 + i}`), ..."见备注 换号了 下周问 空号 停机 前台转 转交".split(" ")], "text"],
    ["mails", twenty((i) => `user${i}@yunhai.cn`), "email"],
    ["ISO dates", twenty((i) => `2024-01-${10 + i}`), "date"],
    ["dates that the column explains", [...twenty((i) => `0${1 + (i % 9)}/03/2024`), "13/02/2024"], "date"],
    ["choices", twenty((i) => ["潜在", "成交", "流失"][i % 3]!), "enum"],
    ["free text", twenty((i) => `备注内容第${i}条：客户希望下周再联系`), "text"],
    ["nothing", twenty(() => null), "text"],
  ] as const)("%s", (_title, values, type) => expect(profile("内容", values).type.type).toBe(type));

  it("takes numbers that wear a date format for dates", () => {
    const column = profile("日期", [45000, 45010, 45020, 45030], { format: "yyyy-mm-dd" });
    expect(column.type).toMatchObject({ type: "date", evidence: [{ id: "type.dateFormat" }] });
    expect(column.dates).toEqual({ min: 45000, max: 45030, count: 4, future: null, firstYear: { count: 0, examples: [] } });
  });

  it("takes numbers under a date's header for days that lost their format, unless one of them cannot be a day", () => {
    const days = [45000, 45010, 11037, 45030];
    expect(profile("Hire Date", days)).toMatchObject({ type: { type: "date", evidence: [{ id: "type.dateHeader" }] }, dates: { min: 11037, max: 45030 } });
    expect(profile("出生日期", days).type.type).toBe("date");
    expect(profile("金额", days).type.type).not.toBe("date");
    expect(profile("Update count", days).type.type).not.toBe("date");
    expect(profile("Hire Date", [...days, 7]).type.type).not.toBe("date");
  });
});

it("counts fill, distinct, kinds, errors, formulas, blanks at the ends", () => {
  const column = profile("状态", ["A", "A ", " B", null, 3, true, { error: "#N/A" }, "A"], { formulas: { B6: "=1+2" } });
  expect(column).toMatchObject({
    filled: 7, fillRate: 0.875, distinct: 6, unique: false, mixed: true, formulas: 1,
    cells: { number: 1, text: 4, bool: 1, error: 1 }, errors: { count: 1, examples: [{ value: { error: "#N/A" }, count: 1, at: ["B8"] }] },
    faults: [{ kind: "leadingBlank", count: 1, examples: [{ value: " B", at: ["B4"] }] }, { kind: "trailingBlank", count: 1, examples: [{ value: "A ", at: ["B3"] }] }],
    lengths: { min: 1, q1: 1, median: 1.5, q3: 2, max: 2, mean: 1.5 },
  });
  expect(column.top[0]).toEqual({ value: "A", count: 2 });
});

it("groups formats and names the rare ones", () => {
  const column = profile("电话", [...Array.from({ length: 120 }, (_unused, i) => `0755-8${1000000 + i}`), "请打手机"]);
  expect(column.formats).toEqual([
    { pattern: "9999-99999999", count: 120, share: 0.9917, example: "0755-81000000", at: ["B2"], lengths: { min: 13, max: 13 } },
    { pattern: "汉", count: 1, share: 0.0083, example: "请打手机", at: ["B122"], lengths: { min: 4, max: 4 } },
  ]);
  expect(column.standardFormat).toBe("9999-99999999");
  expect(column.rareFormats.map((cluster) => cluster.pattern)).toEqual(["汉"]);
});

it("counts the runs of codes and collapses identifiers that mix letters and digits", () => {
  const pattern = (text: string) => profile("编码", [text]).formats[0]!.pattern;
  expect([pattern("OLD-0012"), pattern("91350100M000100Y43"), pattern("3号楼"), pattern("深圳市南山区1号")]).toEqual(["AAA-9999", "9A9A9", "9汉", "汉9汉"]);
});

it("finds outliers far from the median, with their cells, and compares magnitudes where amounts spread", () => {
  const near = Array.from({ length: 30 }, (_unused, i) => 100 + i);
  expect(profile("单价", [...near, 99999]).numbers).toMatchObject({ min: 100, max: 99999, median: 115, outliers: { method: "modifiedZ", limit: 3.5, count: 1, examples: [{ value: 99999, count: 1, at: ["B32"] }] } });
  const spread = Array.from({ length: 60 }, (_unused, i) => Math.round(10 * 1.2 ** i));
  expect(profile("金额", spread).numbers!.outliers).toMatchObject({ scale: "log", count: 0 });
});

it("suspects digits that a number could not keep", () => {
  const column = profile("身份证号", [440524188001010000, "4.40524E+17", "440524188001010014", 12]);
  expect(column.digitsLost).toMatchObject({ count: 2, examples: [{ value: "4.40524E+17", at: ["B3"] }, { value: 440524188001010000, at: ["B2"] }] });
});

it.each([
  ["138-1234 5678", "9-9 9", "999-9999 9999"], ["AB12", "A9", "AA99"], ["深圳（分公司）", "汉（汉）", "汉（汉）"], ["Ann Mary Lee", "Aa+", "Aaa Aaaa Aaa"], ["１２", "9", "99"], ["a  b", "a+", "a a"],
])("the shape of %s is %s, counted %s", (text, shape, counted) => {
  expect(shapeOf(text)).toBe(shape);
  expect(countedShape(text)).toBe(counted);
});
