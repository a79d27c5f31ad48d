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
