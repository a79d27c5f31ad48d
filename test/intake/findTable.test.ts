import { findTables } from "../../src/intake/findTable";
import { _, grid, shown, shownRows } from "./grids";

const people = [
  ["深圳云海科技有限公司", "张三", "13800138000", 120000],
  ["广州天河贸易有限公司", "李四", "13900139000", 35000],
  ["北京华信软件有限公司", "王五", "13700137000", 88000],
  ["上海浦江物流有限公司", "赵六", "13600136000", 5600],
];
const header = ["客户名称", "联系人", "手机", "合同金额"];

describe("findTables finds the header and the data", () => {
  const cases: readonly (readonly [string, ReturnType<typeof grid>, string, string])[] = [
    ["a clean sheet", grid([header, ...people]), "A1:D5 header 1x1 data 2-5/4", "1:header 2-5:data"],
    ["a merged title, a line of facts and a blank row above", grid([["2024年客户清单"], ["部门：销售一部", _, "制表日期：2024-05-01"], [], header, ...people], { merges: ["A1:D1"] }), "A4:D8 header 4x1 data 5-8/4", "1-2:title 3:blank 4:header 5-8:data"],
    ["filling instructions above", grid([["填写说明：\n1、带*为必填\n2、手机为11位数字"], ["*客户名称", "联系人", "*手机", "合同金额"], ...people], { merges: ["A1:D1"] }), "A2:D6 header 2x1 data 3-6/4", "1:title 2:header 3-6:data"],
    ["instructions under the header", grid([header, ["必填", "选填", "必填，11位", "选填，单位元"], ...people]), "A1:D6 header 1x1 data 3-6/4 interrupted", "1:header 2:note 3-6:data"],
    ["a two-row header with merges", grid([["客户名称", "联系方式", _, "合同金额"], [_, "联系人", "手机"], ...people], { merges: ["A1:A2", "B1:C1", "D1:D2"] }), "A1:D6 header 1x2 data 3-6/4", "1-2:header 3-6:data"],
    ["a two-row header without merges", grid([["客户名称", "联系方式", _, "合同金额"], [_, "联系人", "手机"], ...people]), "A1:D6 header 1x2 data 3-6/4", "1-2:header 3-6:data"],
    ["groups over a full header row", grid([["基本信息", _, "往来"], header, ...people], { merges: ["A1:B1", "C1:D1"] }), "A1:D6 header 1x2 data 3-6/4", "1-2:header 3-6:data"],
    ["a second header row of field codes", grid([header, ["name", "contact", "mobile", "amount"], ...people]), "A1:D6 header 1x2 data 3-6/4", "1-2:header 3-6:data"],
    ["totals, notes and a signature below", grid([header, ...people, ["合计", _, _, 248600], [], ["备注：以上数据截至五月底"], ["制表人：张三", _, "审核：李四"]]), "A1:D5 header 1x1 data 2-5/4", "1:header 2-5:data 6:total 7:blank 8-9:note"],
    ["a total with blanks in the word, and counts", grid([header, ...people, ["合 计：", "4 户", _, 248600]]), "A1:D5 header 1x1 data 2-5/4", "1:header 2-5:data 6:total"],
    ["a total known by its formula", grid([header, ...people, [_, _, _, 248600]], { formulas: { D6: "=SUM(D2:D5)" } }), "A1:D5 header 1x1 data 2-5/4", "1:header 2-5:data 6:total"],
    ["a total known by its sum", grid([header, ...people, [_, _, _, 248600]]), "A1:D5 header 1x1 data 2-5/4", "1:header 2-5:data 6:total"],
    ["a last customer who bought as much as all others", grid([["客户", "金额", "数量"], ["甲公司", 100, 1], ["乙公司", 200, 2], ["丙公司", 300, 9], ["丁公司", 600, 5]]), "A1:C5 header 1x1 data 2-5/4", "1:header 2-5:data"],
    ["a last line of sums under a name of its own", grid([["客户", "金额", "数量"], ["甲公司", 100, 1], ["乙公司", 200, 2], ["丙公司", 300, 9], ["全部", 600, 12]]), "A1:C4 header 1x1 data 2-4/3", "1:header 2-4:data 5:total"],
    ["a customer whose name is a total, with a number", grid([header, ...people, ["小计", "钱七", "13500135000", 7]]), "A1:D6 header 1x1 data 2-6/5", "1:header 2-6:data"],
    ["subtotals inside", grid([header, people[0]!, people[1]!, ["小计", _, _, 155000], people[2]!, people[3]!, ["小计", _, _, 93600], ["总计", _, _, 248600]]), "A1:D6 header 1x1 data 2-6/4 interrupted", "1:header 2-3:data 4:total 5-6:data 7-8:total"],
    ["blank rows inside the data", grid([header, people[0]!, [], people[1]!, [], [], people[2]!, people[3]!]), "A1:D8 header 1x1 data 2-8/4", "1:header 2:data 3:blank 4:data 5-6:blank 7-8:data"],
    ["a header repeated for print", grid([header, people[0]!, people[1]!, header, people[2]!, people[3]!]), "A1:D6 header 1x1 data 2-6/4 interrupted", "1:header 2-3:data 4:header 5-6:data"],
    ["a blank row under the header", grid([header, [], ...people]), "A1:D6 header 1x1 data 3-6/4", "1:header 2:blank 3-6:data"],
    ["a table that begins in the middle of the sheet", grid([header, ...people], { row: 10, column: 3 }), "D11:G15 header 11x1 data 12-15/4", "11:header 12-15:data"],
    ["text only", grid([["姓名", "部门", "城市"], ["张三", "销售", "北京"], ["李四", "市场", "上海"], ["王五", "销售", "广州"]]), "A1:C4 header 1x1 data 2-4/3", "1:header 2-4:data"],
    ["a header and no data yet", grid([["客户资料"], header]), "A2:D2 header 2x1 data none", "1:title 2:header"],
    ["a record with nothing but a name at the end", grid([header, ...people, ["成都蓉城食品厂"]]), "A1:D6 header 1x1 data 2-6/5", "1:header 2-6:data"],
    ["a customer whose name begins like a total", grid([header, ...people, ["总计科技有限公司", "钱七", "13500135000", 7]]), "A1:D6 header 1x1 data 2-6/5", "1:header 2-6:data"],
    ["a full row whose number is a remark", grid([["编号", "手机"], ["K1", "13800138000"], ["K2", "13900139000"], ["K3", "13700137000"], ["K4", "请打座机"]]), "A1:B5 header 1x1 data 2-5/4", "1:header 2-5:data"],
    ["one column of numbers with a remark in it", grid([["手机"], ["13800138000"], ["13900139000"], ["13700137000"], ["号码待补录"], ["13600136000"]]), "A1:A6 header 1x1 data 2-6/5", "1:header 2-6:data"],
    ["a grade called Average", grid([["Grade", "Name", "Score"], ["Average", "Ann Lee", 5], ["Good", "Bob Ray", 8], ["Average", "Cy Fox", 6], ["Poor", "Di Orr", 2]]), "A1:C5 header 1x1 data 2-5/4", "1:header 2-5:data"],
    ["a customer called Total", grid([["Company", "Contact", "City", "Amount"], ["Acme", "Ann", "Paris", 5], ["Total", "Bob", "Lyon", 8], ["Zeta", "Cy", "Nice", 3]]), "A1:D4 header 1x1 data 2-4/3", "1:header 2-4:data"],
    ["required marks and a starred customer", grid([["*统一社会信用代码", "*客户名称全称"], ["91350100M000100Y43", "甲公司"], ["91350200776049653A", "*乙公司（重点客户请优先跟进）"]]), "A1:B3 header 1x1 data 2-3/2", "1:header 2-3:data"],
    ["a title in a column apart", grid([["客户一览"], [], [_, _, "姓名", "部门"], [_, _, "张三", "销售"], [_, _, "李四", "市场"]]), "C3:D5 header 3x1 data 4-5/2", "1:title 2:blank 3:header 4-5:data"],
    ["a group label above its rows", grid([header, ["华南区"], people[0]!, people[1]!, [], ["华北区"], people[2]!, people[3]!]), "A1:D8 header 1x1 data 3-8/4 interrupted", "1:header 2:other 3-4:data 5:blank 6:other 7-8:data"],
    ["running sums stay data", grid([["月份", "金额", "累计"], ["一月", 5, 5], ["二月", 6, 11], ["三月", 7, 18]], { formulas: { C3: "=SUM(B$2:B3)", C4: "=SUM(B$2:B4)" } }), "A1:C4 header 1x1 data 2-4/3", "1:header 2-4:data"],
    ["years as headers", grid([["地区", 2022, 2023, 2024], ["华南", 10, 12, 9], ["华北", 8, 7, 11], ["华东", 5, 6, 9]]), "A1:D4 header 1x1 data 2-4/3", "1:header 2-4:data"],
    ["a column without data", grid([["客户名称", "备注", "手机"], ["甲公司", _, "13800138000"], ["乙公司", _, "13900139000"]]), "A1:C3 header 1x1 data 2-3/2", "1:header 2-3:data"],
    ["one column with a header", grid([["客户名称"], ["甲公司"], ["乙公司"], ["丙公司"]]), "A1:A4 header 1x1 data 2-4/3", "1:header 2-4:data"],
  ];
  it.each(cases)("%s", (_title, sheet, table, rows) => {
    const search = findTables(sheet);
    expect(search.candidates.map(shown)).toEqual([table]);
    expect(shownRows(search.candidates[0]!)).toBe(rows);
    expect(search).toMatchObject({ ambiguous: false, problem: null });
  });
});

describe("findTables and more than one table", () => {
  const left = [["姓名", "部门"], ["张三", "销售"], ["李四", "市场"], ["王五", "销售"]];
  const right = [["产品", "单价"], ["甲", 12], ["乙", 15]];
  const beside = (a: readonly (readonly (string | number)[])[], b: readonly (readonly (string | number)[])[], gap = 1) =>
    grid(Array.from({ length: Math.max(a.length, b.length) }, (_unused, i) => [...(a[i] ?? [_, _]), ...Array.from({ length: gap }, () => _), ...(b[i] ?? [])]));

  it("parts tables that stand side by side", () => {
    const { candidates } = findTables(beside(left, right));
    expect(candidates.map(shown).sort()).toEqual(["A1:B4 header 1x1 data 2-4/3", "D1:E3 header 1x1 data 2-3/2"]);
    expect(candidates.map(shownRows)).toContain("1:header 2-3:data 4:other");
  });
  it("keeps one table with a blank column together", () => {
    expect(findTables(beside(left, [["城市", "年龄"], ["北京", 30], ["上海", 41], ["广州", 28]])).candidates.map(shown)).toEqual(["A1:E4 header 1x1 data 2-4/3"]);
  });
  it("parts twins with the same header, and says that both fit", () => {
    const search = findTables(beside(left, left));
    expect(search.candidates.map(shown)).toEqual(["A1:B4 header 1x1 data 2-4/3", "D1:E4 header 1x1 data 2-4/3"]);
    expect(search.ambiguous).toBe(true);
  });
  it("parts tables that stand below one another", () => {
    const { candidates } = findTables(grid([header, ...people, [], ["产品", "规格", "单价", "库存"], ["甲", "大", 12, 3], ["乙", "小", 15, 4], ["丙", "小", 9, 1]]));
    expect(candidates.map(shown).sort()).toEqual(["A1:D5 header 1x1 data 2-5/4", "A7:D10 header 7x1 data 8-10/3"]);
  });
  it("parts a wider table under a narrow one, with its title", () => {
    const { candidates } = findTables(grid([["状态", "客户数"], ["潜在", 3], ["成交", 4], ["合计", 7], [], ["季度业绩"], ["大区", "季度", "销售额", "签单数"], ["华东", "一季度", 12.5, 3], ["华南", "一季度", 9.5, 2]]));
    expect(candidates.map(shown).sort()).toEqual(["A1:B3 header 1x1 data 2-3/2", "A7:D9 header 7x1 data 8-9/2"]);
  });
  it("parts months under one header each, with a title between", () => {
    const { candidates } = findTables(grid([["一月"], header, people[0]!, people[1]!, people[2]!, [], ["二月"], header, people[1]!, people[3]!, people[0]!]));
    expect(candidates.map(shown).sort()).toEqual(["A2:D5 header 2x1 data 3-5/3", "A8:D11 header 8x1 data 9-11/3"]);
  });
  it("believes a native table and looks elsewhere for others", () => {
    const sheet = { ...grid([["清单"], header, ...people, [_, _, _, 248600], [], ["单独一句备注"]]), tables: [{ name: "客户", area: { row: 1, column: 0, rows: 6, columns: 4 }, totalsRow: true }] };
    const { candidates } = findTables(sheet);
    expect(candidates.map(shown)).toEqual(["A2:D6 header 2x1 data 3-6/4"]);
    expect(candidates[0]).toMatchObject({ nativeTable: "客户", score: 1 });
    expect(shownRows(candidates[0]!)).toBe("1:title 2:header 3-6:data 7:total 8:blank 9:note");
  });
  it("takes no pivot for data", () => {
    expect(findTables({ ...grid([header, ...people]), pivots: [{ row: 0, column: 0, rows: 5, columns: 4 }] })).toMatchObject({ candidates: [], problem: { code: "intake/noTable" } });
  });
});

describe("findTables says why there is no table", () => {
  it.each([
    ["a blank sheet", grid([]), "intake/emptySheet"],
    ["blanks only", grid([[" ", _], ["　"]]), "intake/emptySheet"],
    ["a letter", grid([["尊敬的客户："], ["感谢您一直以来的支持，现将有关事项通知如下。"]]), "intake/noTable"],
    ["numbers without a header", grid([[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12]]), "intake/noHeader"],
    ["records without a header", grid(people), "intake/noHeader"],
    ["a list of names", grid([["KATHERINE KOCHONES"], ["ELIAS SHAMUEL"], ["SANDY TRAN"], ["YOLANDA Y MORRIS"]]), "intake/noHeader"],
  ])("%s", (_title, sheet, code) => expect(findTables(sheet).problem?.code).toBe(code));

  it("still gives the rows of a headless table, so that they can be profiled", () => {
    expect(findTables(grid(people)).candidates.map(shown)).toEqual(["A1:D4 header 1x0 data 1-4/4"]);
  });
});

it("headers that a template knows win over words that look like data", () => {
  const rows = [["甲字段", "乙字段"], ["红", "蓝"], ["绿", "黄"]];
  const known = findTables(grid([["一句话", "两句话"], ...rows]), new Set(["甲字段", "乙字段"]));
  expect(known.candidates.map(shown)).toEqual(["A2:B4 header 2x1 data 3-4/2"]);
});
