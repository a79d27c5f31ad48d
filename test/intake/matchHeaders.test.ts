import { findTables } from "../../src/intake/findTable";
import { columnHeader, fieldNames, headerEvidence } from "../../src/intake/headerEvidence";
import { matchHeaders } from "../../src/intake/matchHeaders";
import type { CellValue } from "../../src/records/cellValue";
import type { Answers } from "../../src/intake/question";
import { contextFor, customer, field, grid, tableDef } from "./grids";

const rows: readonly (readonly CellValue[])[] = [
  ["深圳云海科技有限公司", "张三", "13800138000", "zhang@yunhai.cn", "互联网", 12, "13/02/2024", "张三"],
  ["广州天河贸易有限公司", "李四", "13900139000", "li@tianhe.com", "金融", 3.5, "05/03/2024", "李四"],
  ["北京华信软件有限公司", "王五", "13700137000", "wang@huaxin.cn", "制造业", 8.8, "01/04/2024", "张三"],
];

function match(headers: readonly string[], answers: Answers = {}, data = rows) {
  const sheet = grid([headers, ...data.map((row) => row.slice(0, headers.length))]);
  return matchHeaders(findTables(sheet).candidates[0]!, sheet, customer, contextFor, answers);
}

describe("matchHeaders names the field of a header", () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ["客户名称", "name", "certain", "sameLabel"],
    ["Company", "name", "certain", "sameLabel"],
    ["name", "name", "certain", "sameId"],
    ["公司名称", "name", "certain", "sameAlias"],
    ["  客户\n名称 *", "name", "certain", "sameLabel"],
    ["客户名称（必填）", "name", "certain", "sameLabel"],
    ["【必填】客户名称", "name", "certain", "sameLabel"],
    ["ＣＯＭＰＡＮＹ", "name", "certain", "sameLabel"],
    ["客户名称(全称)", "name", "certain", "sameBase"],
    ["甲方客户名称", "name", "likely", "containedHeader"],
  ];
  it.each(cases)("%s → %s (%s, %s)", (header, field, word, reason) => {
    const { columns } = match([header, "备用一", "备用二"], {}, rows.map((row) => [row[0]!, "x", "y"]));
    expect(columns[0]).toMatchObject({ field, word, evidence: expect.arrayContaining([expect.objectContaining({ id: reason })]) });
  });
});

it("takes the lowest part of a header of several rows for the column's name, far more than the group above it", () => {
  const owner = customer.fields.find(({ id }) => id === "owner")!;
  const names = fieldNames({ ...owner, aliases: ["业务"] });
  const confidence = (...parts: readonly string[]) => headerEvidence(columnHeader({ column: 0, header: parts.join(" "), parts }), names)!.confidence;
  expect(confidence("业务")).toBeGreaterThan(0.9);
  expect(confidence("人员", "业务")).toBeGreaterThan(0.9);
  expect(confidence("业务", "成交金额")).toBeLessThan(0.65);
});

it("gives no column away that is certain for two guesses, nor takes what a name begins with for what it names", () => {
  const of = (id: string, type: string, zh: string, aliases: readonly string[] = []) => field({ id, type, zh, en: id, aliases });
  const def = tableDef("kunden", [of("name", "companyName", "客户名称", ["客户", "公司"]), of("short", "text", "简称", ["客户简称"]), of("first", "date", "首次接触日期"), of("last", "date", "最近联系日期"), of("expected", "money", "预计金额"), of("deal", "money", "成交金额"), of("phone", "phone", "总机")]);
  const headers = ["客户编号", "客户名称", "成立日期", "注册资本", "客户类型", "联系电话", "备注信息"];
  const sheet = grid([headers, ...rows.map((row, i) => [`KH0000${i}`, row[0]!, `2001-05-0${i + 1}`, 5000 + i, "直营", `010-6555666${i}`, "x"])]);
  const { columns } = matchHeaders(findTables(sheet).candidates[0]!, sheet, def, contextFor);
  expect(columns.map(({ field: is }) => is)).toEqual([null, "name", null, null, null, "phone", null]);
  // Numbers of another country are not read, and yet the column is the telephone, not the fax.
  const other = tableDef("other", [of("phone", "phone", "电话"), of("mobile", "cn-mobile", "手机"), of("discount", "percent", "成交折扣"), of("staff", "integer", "员工人数")]);
  const abroad = grid([["电话", "传真", "税率", "数量"], ...[1, 2, 3, 4].map((i) => [`(617) 555-010${i}`, null, `${i}%`, i])]);
  expect(matchHeaders(findTables(abroad).candidates[0]!, abroad, other, contextFor).columns.map(({ field: is }) => is)).toEqual(["phone", null, null, null]);
});

it("matches a whole sheet one to one and leaves other columns to the user", () => {
  const result = match(["客户全称", "联系人姓名", "手机号码", "E-mail", "所属行业", "金额(万元)", "签约时间", "负责人"]);
  expect(result.columns.map((column) => column.field)).toEqual(["name", "contact", "mobile", "email", "industry", "amount", "signedAt", "owner"]);
  expect(result.columns[5]!.unit).toBe("万元");
  expect(result.columns[6]!.dayFirst).toBe(true);
  expect(result.missing).toEqual([]);
  expect(result.questions.map((question) => [question.id, question.default])).toEqual([["unit:amount", "万元"]]);
  expect(match(["客户名称", "内部代号", "区域经理"], {}, rows.map((row) => [row[0]!, "N-1", "华南"])).columns.map((column) => column.field)).toEqual(["name", null, null]);
});

it("lists required fields without a column", () => {
  expect(match(["联系人", "手机"])).toMatchObject({ missing: ["name", "owner"], absent: ["email", "industry", "amount", "signedAt"] });
});

it("asks which of two columns is the field, and takes the answer", () => {
  const data = [["甲公司", "13800138000", "13700137000"], ["乙公司", "13900139000", "13600136000"], ["丙公司", "13500135000", "13400134000"]];
  const asked = match(["客户名称", "手机", "手机"], {}, data);
  expect(asked.questions).toMatchObject([{ id: "twoColumns:mobile", default: null, choices: [{ id: "B" }, { id: "C" }, { id: "none" }] }]);
  expect(asked.columns.map((column) => column.field)).toEqual(["name", null, null]);
  expect(match(["客户名称", "手机", "手机"], { "twoColumns:mobile": "C" }, data).columns.map((column) => column.field)).toEqual(["name", null, "mobile"]);
  expect(match(["客户名称", "手机", "手机号"], {}, data).questions).toMatchObject([{ id: "twoColumns:mobile", default: "B" }]);
});

describe("the order of day and month", () => {
  const ask = (dates: readonly string[], answers: Answers = {}) => match(["客户名称", "签约日期"], answers, dates.map((date, i) => [`公司${i}`, date]));
  it.each([
    ["a day over 12 first", ["03/04/2024", "13/02/2024"], true, 0],
    ["a day over 12 second", ["03/04/2024", "02/13/2024"], false, 0],
    ["nothing that decides", ["03/04/2024", "02/11/2024"], null, 1],
    ["days and months that are equal", ["03/03/2024", "04/04/2024"], null, 0],
    ["values that contradict each other", ["13/02/2024", "02/13/2024"], null, 1],
    ["ISO dates", ["2024-01-02", "2024-02-03"], null, 0],
  ])("%s", (_title, dates, dayFirst, questions) => {
    const result = ask(dates);
    expect(result.columns[1]).toMatchObject({ field: "signedAt", dayFirst });
    expect(result.questions).toHaveLength(questions);
  });
  it("takes the answer", () => expect(ask(["03/04/2024", "02/11/2024"], { "dayOrder:signedAt": "monthFirst" }).columns[1]!.dayFirst).toBe(false));
});

describe("a field that is called by two names", () => {
  it("takes the column that is headed with one of them, before a field of another name that its cells would suit", () => {
    const fields = [field({ id: "name", type: "text", zh: "客户名称", en: "Name" }), field({ id: "tel", type: "phone", zh: "联系方式 电话", en: "Reach Phone" }), field({ id: "reach", type: "text", zh: "联系方式 手机/微信", en: "Reach Mobile/WeChat" })];
    const table = grid([["客户名称", "手机"], ["甲公司", "13812345678"], ["乙公司", "13912345678"], ["丙公司", "13712345678"]]);
    expect(matchHeaders(findTables(table).candidates[0]!, table, tableDef("t", fields), contextFor).columns.map((column) => column.field)).toEqual(["name", "reach"]);
  });
});

describe("the unit that a header names", () => {
  const sheet = (header: string) => grid([["客户名称", header], ["甲公司", 12], ["乙公司", 15], ["丙公司", 7]]);
  const fields = [field({ id: "name", type: "text", zh: "客户名称", en: "Name" }), field({ id: "amount", type: "money", zh: "金额", en: "Amount" }), field({ id: "staff", type: "number", zh: "规模", en: "Size" }), field({ id: "weight", type: "number", zh: "重量", en: "Weight", unit: "kg" })];
  it.each([
    ["金额（万元）", "万元", [["unit:amount", "万元"]]], ["金额(元)", "元", []], ["金额/万元", "万元", [["unit:amount", "万元"]]], ["金额，单位：万元", "万元", [["unit:amount", "万元"]]],
    ["金额", null, []], ["金额（美元）", "美元", [["unit:amount", null]]], ["规模（万元）", null, []], ["金额(万)", "万元", [["unit:amount", "万元"]]], ["规模（万）", null, []], ["金额（千元）", "千元", [["unit:amount", "千元"]]], ["重量（公斤）", "公斤", []], ["重量（吨）", "吨", [["unit:weight", "吨"]]], ["重量（磅）", "磅", [["unit:weight", null]]],
  ] as const)("%s → %s", (header, unit, questions) => {
    const table = sheet(header);
    const match = matchHeaders(findTables(table).candidates[0]!, table, tableDef("t", fields), contextFor);
    expect(match.columns[1]).toMatchObject({ field: header.startsWith("金额") ? "amount" : header.startsWith("重量") ? "weight" : "staff", unit });
    expect(match.questions.map((question) => [question.id, question.default])).toEqual(questions);
  });
  it("is no question where it is the field's currency; where no unit is right the column may stay as it is", () => {
    const under = (currency: string, answers = {}) => {
      const table = sheet("Annual Spend USD");
      const match = matchHeaders(findTables(table).candidates[0]!, table, tableDef("t", [fields[0]!, { ...field({ id: "spend", type: "money", zh: "年采购额", en: "Annual Spend USD" }), currency }]), contextFor, answers);
      return [match.columns[1]!.field, match.questions.map(({ choices }) => choices.map(({ id }) => id))];
    };
    expect(under("USD")).toEqual(["spend", []]);
    expect(under("CNY")).toEqual(["spend", [["元", "万元", "none"]]]);
    expect(under("CNY", { "unit:spend": "none" })).toEqual([null, [["元", "万元", "none"]]]);
  });
});

describe("what stands below a header shows that the column is another", () => {
  const fields = [
    field({ id: "name", type: "text", zh: "客户名称", en: "Name" }), field({ id: "area", type: "region", zh: "省市区", en: "Region", aliases: ["City"] }), field({ id: "deal", type: "money", zh: "成交金额（元）", en: "Revenue" }),
    field({ id: "stage", type: "enum", zh: "客户状态", en: "Status", options: [{ code: "潜在", label: { "zh-CN": "潜在", en: "Lead" }, aliases: ["Prospect"], active: true }, { code: "成交", label: { "zh-CN": "成交", en: "Won" }, aliases: [], active: true }] }),
  ];
  const fieldUnder = (header: string, values: readonly CellValue[]) => {
    const sheet = grid([["客户名称", header], ...values.map((value, index) => [`公司${index}`, value])]);
    return matchHeaders(findTables(sheet).candidates[0]!, sheet, tableDef("t", fields), contextFor).columns[1]!.field;
  };
  it("is no region where hardly a place is one", () => {
    const cities = ["Hartford", "Boston", "San Diego", "Trenton", "Newark", "Austin", "Dallas", "Camden"];
    expect(fieldUnder("City", cities)).toBeNull();
    expect(fieldUnder("City", ["深圳", "广州", "北京", "上海", "南京", "杭州", "武汉", "Boston"])).toBe("area");
    // A few values show nothing.
    expect(fieldUnder("City", cities.slice(0, 3))).toBe("area");
  });
  it("is no amount in the field's currency where the amounts are in another", () => {
    expect(fieldUnder("Revenue", ["$1.8M", "$281,241.00", "439K", "(477)", "N/A"])).toBeNull();
    expect(fieldUnder("Revenue", ["¥1.8万", "¥281,241.00", "439K", "$20"])).toBe("deal");
  });
  it("is no choice of other words in another script, but may have other words in its own", () => {
    expect(fieldUnder("Status", ["Active", "active", "INACTIVE", "Prospect"])).toBeNull();
    expect(fieldUnder("Status", ["Won", "Prospect", "Lead"])).toBe("stage");
    expect(fieldUnder("客户状态", ["启用", "停用"])).toBe("stage");
  });
});

describe("a unit that nothing in the column says", () => {
  const fields = [field({ id: "name", type: "text", zh: "客户名称", en: "Name" }), field({ id: "expected", type: "money", zh: "预计金额（万元）", en: "Expected amount", unit: "万元", aliases: ["意向金额"] })];
  const under = (header: string, values: readonly CellValue[], answers: Answers = {}) => {
    const sheet = grid([["客户名称", header], ...values.map((value, index) => [`公司${index}`, value])]);
    const { columns, questions } = matchHeaders(findTables(sheet).candidates[0]!, sheet, tableDef("t", fields), contextFor, answers);
    return { ...columns[1]!, questions: questions.map(({ id, default: by, choices }) => [id, by, choices.map((choice) => choice.id)]) };
  };
  const yuan = [230219.1, 402692.2, 5000];
  it("is asked, and the column is kept as it is until somebody says it", () => {
    for (const header of ["预计金额", "意向金额"]) {
      expect(under(header, yuan)).toMatchObject({ field: null, questions: [["unit:expected", "none", ["元", "万元", "none"]]] });
      expect(under(header, yuan, { "unit:expected": "元" })).toMatchObject({ field: "expected", unit: "元", unitPower: -4 });
      expect(under(header, yuan, { "unit:expected": "万元" })).toMatchObject({ field: "expected", unit: "万元", unitPower: 0 });
    }
  });
  it("is not asked of a guess: 累计金额 is no 预计金额", () => expect(under("累计金额", yuan)).toMatchObject({ field: null, questions: [] }));
  it("is said by the header or by an amount", () => {
    expect(under("预计金额（万元）", yuan)).toMatchObject({ field: "expected", unit: "万元", questions: [] });
    expect(under("预计金额", [12, "3.5万", 8])).toMatchObject({ field: "expected", unit: null, questions: [] });
  });
});
