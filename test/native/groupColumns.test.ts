import { asInFile, groupCell, groupCellFormula, groupHeader } from "../../src/native/groupColumns";

it("says the group of a day or a place by a formula, and knows it again as Excel shows it", () => {
  const formula = groupCellFormula("Customers", "Signed [on]", "yearMonth", "en");
  const cell = "Customers[[#This Row],[Signed '[on']]]";
  expect(formula).toBe(`=IF(${cell}="","(blank)",IFERROR(IF(ISNUMBER(${cell}),YEAR(${cell})&"-"&RIGHT("0"&MONTH(${cell}),2),${cell}),${cell}))`);
  for (const shown of ["[@[Signed '[on']]]", "Customers[@[Signed '[on']]]"]) expect(asInFile(formula.replaceAll(cell, shown), "Customers")).toBe(formula);
  const place = groupCellFormula("客户", "省市区", "province", "zh-CN");
  expect(asInFile(place.replaceAll("客户[[#This Row],[省市区]]", "[@省市区]"), "客户")).toBe(place);
  expect(asInFile("=SUM(A1:A2)", "客户")).toBe("=SUM(A1:A2)");
  expect([groupHeader("签约", "quarter", "zh-CN"), groupHeader("Signed", "quarter", "en")]).toEqual(["签约（季度）", "Signed (quarter)"]);
});

it.each([
  ["yearMonth", 45292, "2024-01"], ["quarter", 45657, "2024-Q4"], ["year", 45657, "2024"], ["year", "soon", "soon"], ["year", null, "(blank)"], ["year", -3, -3],
  ["province", "广东省/深圳市/南山区", "广东省"], ["city", "广东省/深圳市/南山区", "广东省/深圳市"], ["city", "北京市", "北京市"], ["province", "", "(blank)"],
] as const)("%s of %j is %j", (bucket, value, group) => {
  expect(groupCell(bucket, value, 1900, "en")).toBe(group);
});
