import { readdirSync } from "node:fs";
import { findTables } from "../../src/intake/findTable";
import { inferWork } from "../../src/intake/infer/inferTemplate";
import { finish } from "../../src/records/work";
import type { CellValue } from "../../src/records/cellValue";
import { matchHeaders } from "../../src/intake/matchHeaders";
import { type SheetGrid } from "../../src/intake/sheetGrid";
import { lintTemplate } from "../../src/template/lint/index";
import { loadTemplateText } from "../../src/template/loadTemplate";
import { makeSmallSample } from "../../tools/sample/makeSample";
import { describeShared } from "../support/shared";
import { gridsOf, openGrids } from "./openGrids";

const infer = (grid: SheetGrid) => {
  const [candidate] = findTables(grid).candidates;
  if (candidate === undefined) return null;
  const inferred = finish(inferWork(candidate, grid, { dateSystem: 1900, today: 45658 }));
  const read = loadTemplateText(inferred.text, "");
  if (!read.ok) throw new Error(`${read.problems[0]!.code} ${read.problems[0]!.pointer ?? ""}`);
  return { ...inferred, template: read.value, table: read.value.tables[0]! };
};

const day = (serial: number): string => new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);

describe("a template inferred from a sheet", () => {
  it("knows the fields of the messy sample, and lints without an error", async () => {
    const grids = await gridsOf("sample.xlsx", makeSmallSample(11, 400).bytes);
    const { table, template, dropped, invariants } = infer(grids.find((grid) => (findTables(grid).candidates[0]?.columns.length ?? 0) > 10)!)!;
    const types = Object.fromEntries(table.fields.map(({ label, type }) => [label.en.replace(/^.* /, ""), type]));
    expect(types).toMatchObject({ 信用代码: "cn-uscc", 手机号码: "cn-mobile", 所在地区: "region", 签约日期: "date", 重点客户: "bool" });
    expect(table.fields.find(({ id }) => id === "客户来源")).toMatchObject({ type: "enum" });
    expect(table.fields.find(({ label }) => label.en.startsWith("单位名称"))).toMatchObject({ type: "companyName", required: true });
    expect(invariants.some(({ text, exceptions, at }) => text.en.includes("never later") && exceptions > 0 && at.length > 0)).toBe(true);
    // Amounts that are half text are no numbers: rules that would count with them are left out, fields never.
    expect(dropped.filter((pointer) => !pointer.includes("/rules/"))).toEqual([]);
    expect(lintTemplate(template).filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("takes telephone numbers, identifiers, discounts and postcodes for what they are headed, and names people by both their names", async () => {
    const of = async (csv: string) => infer((await gridsOf("a.csv", new TextEncoder().encode(csv)))[0]!)!.table;
    const types = async (csv: string) => (await of(csv)).fields.map(({ type, country }) => [type, country ?? null]);
    expect(await types("名称,电话\n甲有限公司,13812345678\n乙有限公司,1381234567\n丙有限公司,021-5555\n丁有限公司,13912345678\n戊有限公司,1391234567")).toEqual([["companyName", null], ["phone", null]]);
    const german = Array.from({ length: 24 }, (_, i) => `Firma ${i} GmbH;${80331 + i * 7};${["5 %", "10 %", "2,5 %", "0 %"][i % 4]}`);
    expect(await types(["Firma;PLZ;Rabatt", ...german].join("\n"))).toEqual([["companyName", null], ["postcode", "DE"], ["percent", null]]);
    const doctors = await of("First Name,Last Name,NPI\nAnn,Miller,1234567893\nBob,Lee,1987654321\nCleo,Day,1122334455");
    expect(doctors.fields.map(({ type }) => type)).toEqual(["personName", "personName", "text"]);
    expect(doctors.display?.text).toBe('[First_Name]&" "&[Last_Name]');
    expect((await of("上海明达信息有限公司,13812345678\n北京云帆科技有限公司,13912345678\n广州远景贸易有限公司,13712345678")).fields.map(({ label }) => label["zh-CN"])).toEqual(["公司名称", "手机号"]);
    expect((await of("姓,名,电话\n王,芳,13812345678\n李,强,13912345678")).display?.text).toBe("[姓]&[名]");
  });

  it("takes names for names by their headers, and compares what tells its records apart", async () => {
    const dedupeOf = async (csv: string) => {
      const { table } = infer((await gridsOf("a.csv", new TextEncoder().encode(csv)))[0]!)!;
      return { subject: table.subject, types: table.fields.map(({ type }) => type), rules: table.dedupe.map(({ id, match, mustNotDiffer, block }) => ({ id, match: match.map(({ field, method, weight }) => [field, method, weight]), mustNotDiffer, block })) };
    };
    const people = Array.from({ length: 12 }, (_, i) => `${["Ann", "Bob", "Cleo"][i % 3]},Miller${"abcdefghijkl"[i]},p${i}@acme.com,+1 415 555 01${10 + i},Acme Inc.`);
    expect(await dedupeOf(["First Name,Last Name,Email,Phone Number,Company name", ...people].join("\n"))).toEqual({
      subject: "person", types: ["personName", "personName", "email", "phone", "companyName"],
      rules: [{ id: "same-person", match: [["First_Name", "personName", null], ["Last_Name", "personName", null], ["Email", "email", null], ["Phone_Number", "phone", null], ["Company_name", "companyParts", null]], mustNotDiffer: [], block: [] }],
    });
    const companies = ["91350100M000100Y43", "91350200776049653A"].map((uscc, i) => `${["明达", "澜蔚"][i]}贸易有限公司,${uscc},王芳`);
    expect(await dedupeOf(["公司名称,统一社会信用代码,负责人", ...companies].join("\n"))).toEqual({
      subject: "organisation", types: ["companyName", "cn-uscc", "personName"],
      rules: [{ id: "same-organisation", match: [["公司名称", "companyParts", null], ["统一社会信用代码", "exact", null]], mustNotDiffer: ["统一社会信用代码"], block: [] }],
    });
    // Colleagues are never one: given and family names are people's, however many companies there are, and spellings of one company are one.
    const leads = Array.from({ length: 20 }, (_, i) => `Ann${"abcdefghij"[i % 10]},Lee${"abcdefghij"[Math.floor(i / 2)]},Trade ${String.fromCharCode(65 + i)} Inc.,p${i}@trade.com`);
    expect((await dedupeOf(["First Name,Last Name,Account Name,Email", ...leads].join("\n"))).subject).toBe("person");
    const contacts = Array.from({ length: 20 }, (_, i) => `Ann Lee${"abcdefghij"[i % 10]},Trade ${"ABCDE"[i % 5]}${["", " Inc.", ", LLC", " Ltd"][Math.floor(i / 5)]}`);
    expect((await dedupeOf(["Contact,Account Name", ...contacts].join("\n"))).subject).toBe("person");
    // Who looks after a customer says nothing of who it is.
    expect((await dedupeOf("地址,电话\n上海市浦东新区张江路1号,021-55556666\n上海市浦东新区张江路3号,021-55556666")).rules).toEqual([]);
    expect((await dedupeOf("姓名,负责人\n张三,王芳\n李四,王芳")).rules).toMatchObject([{ id: "same-person", match: [["姓名", "personName", null]] }]);
    expect((await dedupeOf("产品,数量\n甲,1\n乙,2")).rules).toEqual([]);
  });

  it("requires no column in which many cells say that there is nothing", async () => {
    const lines = Array.from({ length: 100 }, (_, i) => `C${1000 + i},${i % 10 === 0 ? "-" : i + 5},${i === 50 ? "n/a" : i}`);
    const { table, invariants } = infer((await gridsOf("a.csv", new TextEncoder().encode(["Code,Visits,Beds", ...lines].join("\n"))))[0]!)!;
    expect(table.fields.map(({ id, required }) => [id, required])).toEqual([["Code", true], ["Visits", false], ["Beds", true]]);
    expect(invariants.filter(({ exceptions }) => exceptions > 0).map(({ text, at }) => [text.en, at])).toEqual([["Beds is filled in", ["C52"]]]);
  });

  it("names a column without a header by its letter, and finds it again by that", async () => {
    const [grid] = await gridsOf("a.csv", new TextEncoder().encode(Array.from({ length: 30 }, (_, i) => `"WOODS ${i},  JOHNNY L",${i * 7}`).join("\n")));
    const draft = infer(grid!)!.table;
    expect(draft.fields.map(({ id, label }) => [id, label])).toEqual([["column_A", { "zh-CN": "列A", en: "Column A" }], ["column_B", { "zh-CN": "列B", en: "Column B" }]]);
    const candidate = findTables(grid!).candidates[0]!;
    expect(matchHeaders(candidate, grid!, draft, (spec) => ({ spec, dateSystem: 1900, dayFirst: null })).columns.map(({ field, confidence }) => [field, confidence])).toEqual([["column_A", 1], ["column_B", 1]]);
  });

  it("takes the unit that a header names, of numbers and amounts", async () => {
    const rows = Array.from({ length: 8 }, (_, i) => `产品${i}号机,${i + 10}.5,${i * 3 + 2},${i + 1}.25万元,${i + 7}`);
    const { table } = infer((await gridsOf("a.csv", new TextEncoder().encode(["品名,重量（kg）,数量（件）,金额（万元）,编码（k）", ...rows].join("\n"))))[0]!)!;
    expect(table.fields.map(({ type, unit }) => [type, unit])).toEqual([["text", undefined], ["number", "kg"], ["integer", "件"], ["money", "万元"], ["integer", undefined]]);
  });

  it("reads 50万 under a header that counts by 万 as the 50 that its neighbours are", async () => {
    const [grid] = await gridsOf("a.csv", new TextEncoder().encode(["名称,信用额度(万),签约金额（万）", ...Array.from({ length: 8 }, (_, i) => `甲${i},,`)].join("\n")));
    const values = grid!.values.map((line, r) => (r === 0 ? line : [line[0]!, r % 3 === 0 ? "50万" : r * 5, r % 4 === 0 ? "8万元" : r + 0.5]));
    const { table } = infer({ ...grid!, values })!;
    expect(table.fields.slice(1).map(({ type, unit }) => [type, unit])).toEqual([["integer", "万"], ["money", "万元"]]);
    const read = (c: number, value: CellValue) => table.fields[c]!.fieldType.parse(value, { spec: table.fields[c]!, dateSystem: 1900, dayFirst: null });
    expect([read(1, "50万"), read(2, "8万元")]).toMatchObject([{ value: 50 }, { value: 8 }]);
  });

  it("takes the currency that most number formats of a column name", async () => {
    const [grid] = await gridsOf("a.csv", new TextEncoder().encode(["Client,Amount,Fee,Share", ...Array.from({ length: 12 }, (_, i) => `Client ${i},,,`)].join("\n")));
    const wears = ["General", "[$€-407] #,##0", "¥#,##0", "0%"];
    const values = grid!.values.map((line, r) => (r === 0 ? line : [line[0]!, r * 100, r, r / 20]));
    const { table } = infer({ ...grid!, values, numberFormats: values.map((_, r) => wears.map((format, c) => (c === 1 && r % 4 === 0 ? "[$$-409]#,##0" : format))) })!;
    expect(table.fields.map(({ type, currency }) => [type, currency])).toEqual([["companyName", undefined], ["money", "EUR"], ["money", undefined], ["percent", undefined]]);
  });

  it("keeps the format in which all days of a column are shown, and none of those that are mixed", async () => {
    const [grid] = await gridsOf("a.csv", new TextEncoder().encode(["Client,Last Order,Signed", ...Array.from({ length: 12 }, (_, i) => `Client ${i},,`)].join("\n")));
    const values = grid!.values.map((line, r) => (r === 0 ? line : [line[0]!, 45000 + r, 45100 + r]));
    const { table } = infer({ ...grid!, values, numberFormats: values.map((_, r) => ["General", "m/d/yyyy", r % 2 === 0 ? "d-mmm-yy" : "yyyy/m/d"]) })!;
    expect(table.fields.slice(1).map(({ type, numberFormat }) => [type, numberFormat])).toEqual([["date", "m/d/yyyy"], ["date", undefined]]);
  });

  it("takes a column in which most cells are days for one of days, though some are written in other ways", async () => {
    const [grid] = await gridsOf("a.csv", new TextEncoder().encode(["Kunde,Letzter Kontakt,Kunde seit,Artikel", ...Array.from({ length: 20 }, (_, i) => `Kunde ${i},,,`)].join("\n")));
    const written = [["26.11.24", "16.11.1998", "1-2"], ["45343", "03.04.2001", "B-17"], ["seit 2010", "seit 2010", "7/8"]];
    const values = grid!.values.map((line, r) => (r === 0 ? line : [line[0]!, r % 4 === 0 && r < 19 ? written[(r / 4) % 2]![0]! : 45000 + r * 3, r % 5 === 0 ? 44000 + r : r % 9 === 4 ? written[2]![1]! : written[r % 2]![1]!.replace("8", String(r % 10)), r === 3 ? 45325 : `${written[r % 3]![2]!}${r}`]));
    const { table } = infer({ ...grid!, values, numberFormats: values.map((line) => line.map((value) => (typeof value === "number" ? "dd.mm.yyyy" : "General"))) })!;
    expect(table.fields.map(({ type }) => type)).toEqual(["companyName", "date", "date", "text"]);
  });

  it("makes texts of no days because of others with a year of two digits", async () => {
    const [grid] = await gridsOf("a.csv", new TextEncoder().encode(["Kunde,Letzter Kontakt,Artikel", ...Array.from({ length: 20 }, (_, i) => `Kunde ${i},,`)].join("\n")));
    const values = grid!.values.map((line, r) => (r === 0 ? line : [line[0]!, r % 4 === 0 ? `${r}.11.24` : 45000 + r, r % 4 === 0 ? 45000 + r : `${r}-2`]));
    const { table } = infer({ ...grid!, values, numberFormats: values.map((line) => line.map((value) => (typeof value === "number" ? "dd.mm.yyyy" : "General"))) })!;
    expect(table.fields.map(({ type }) => type)).toEqual(["companyName", "date", "text"]);
  });

  it("takes the currency that the amounts themselves name, and no text for what can be added up", async () => {
    const moneyOf = async (header: string, amounts: readonly string[]) => infer((await gridsOf("a.csv", new TextEncoder().encode([`Client,${header}`, ...amounts.map((amount, i) => `Client ${i},"${amount}"`)].join("\n"))))[0]!)!.table.fields.slice(1).map(({ type, currency }) => [type, currency])[0];
    expect(await moneyOf("Amount", ["$11,871.28", "31623", "USD 57,000", "", "$5", "900.5", "12"])).toEqual(["money", "USD"]);
    expect(await moneyOf("Deal size", ["£1,000", "£20.50", "£3", "7"])).toEqual(["money", "GBP"]);
    expect(await moneyOf("Umsatz 2024 (€)", ["1.234,56 €", "543,21", "12.345.678,90", "7,5"])).toEqual(["money", "EUR"]);
    expect(await moneyOf("Umsatz EUR", ["1.234,56", "543,21", "9,90"])).toEqual(["money", "EUR"]);
    // A few signs under another header, two currencies, and words are none.
    expect((await moneyOf("Deal size", ["£1,000", "20.50", "3", "7"]))![0]).not.toBe("money");
    expect((await moneyOf("Amount", ["$100", "€200", "$300", "€5"]))![0]).toBe("text");
    expect((await moneyOf("Amount", ["$100", "on request", "see offer", "n/k"]))![0]).toBe("text");
  });

  it("takes counts for numbers where some have words beside them, and no decimals for counts", async () => {
    const [grid] = await gridsOf("a.csv", new TextEncoder().encode(["名称,数量,年龄,人数", ...Array.from({ length: 8 }, (_, i) => `甲${i},,,`)].join("\n")));
    const values = grid!.values.map((line, r) => (r === 0 ? line : [line[0]!, r % 3 === 0 ? `${r}箱` : r, ["三十", 25, "约50", " 41 ", 33, "28岁", 29, 31][r - 1]!, r + 0.5]));
    expect(infer({ ...grid!, values })!.table.fields.map(({ type }) => type)).toEqual(["text", "integer", "integer", "number"]);
  });

  it("takes no remarks for choices", async () => {
    const [grid] = await gridsOf("a.csv", new TextEncoder().encode(["客户,备注,状态,进展", ...Array.from({ length: 24 }, (_, i) => `客户${i}公司,${["已回款", "待寄发票"][i % 2]},${["在谈", "签约"][i % 2]},"${["已寄样\n待回复", "待定"][i % 2]}"`)].join("\n")));
    expect(infer(grid!)!.table.fields.map(({ type }) => type)).toEqual(["companyName", "text", "enum", "text"]);
    expect(infer(grid!)!.table.dedupe[0]!.survive).toEqual({ "*": "mostComplete", 备注: "concat" });
  });

  it("takes a column that is headed as amounts or days for these, however they are written", async () => {
    const typesOf = async (lines: readonly string[]) => infer((await gridsOf("a.csv", new TextEncoder().encode(lines.join("\n"))))[0]!)!.table.fields.map(({ type }) => type);
    expect(await typesOf(["名称,签约金额,签约日期,Amount", "甲,￥1.2万,2024年3月5日,12.5", "乙,12000,2024/3/5,7", "丙,壹万贰仟元整,45356,8.25", "丁,\"12,000.00\",2024-03-05,9"])).toEqual(["text", "money", "date", "number"]);
    expect((await typesOf(["名称,金额", "甲,面议", "乙,见合同", "丙,12000"]))[1]).toBe("text");
  });

  it("takes a list of contacts for one, though many cells hold two numbers, and looks for duplicates by company and number", async () => {
    const lines = Array.from({ length: 12 }, (_, i) => `昵称${i},南京明德${"甲乙丙丁戊己庚辛壬癸子丑"[i]}医院有限公司,${i % 3 === 0 ? `1380013800${i % 10}/1390013900${i % 10}` : `1370013700${i % 10}`}`);
    const { table } = infer((await gridsOf("a.csv", new TextEncoder().encode(["昵称,企业,手机", ...lines].join("\n"))))[0]!)!;
    expect(table.fields.map(({ type }) => type)).toEqual(["text", "companyName", "phone"]);
    expect(table.dedupe.map(({ id, match }) => [id, match.map(({ field }) => field)])).toEqual([["same-organisation", ["企业", "手机"]]]);
  });

  it("knows the columns of exports and of European lists by their headers, and looks for duplicates by them", async () => {
    const draftOf = async (lines: readonly string[]) => { const { table } = infer((await gridsOf("a.csv", new TextEncoder().encode(lines.join("\n"))))[0]!)!; return { types: table.fields.map(({ type }) => type), rules: table.dedupe.map(({ id, match }) => [id, match.map(({ field }) => field)]) }; };
    const name = (i: number) => "ABCDEFGHIJKLMNOPQRSTUVWX"[i]!.repeat(3);
    expect(await draftOf(["Firma;Ansprechpartner;Straße;PLZ;Ort;Telefon", ...Array.from({ length: 24 }, (_, i) => `${name(i)} Maschinenbau GmbH;Herr Jörg ${name(i)};Hauptstraße ${i + 1};${["01067", "50667", "80331"][i % 3]};${["Dresden", "Köln", "München"][i % 3]};+49 221 ${901820 + i}`)].map((line) => line.replaceAll(";", ",")))).toEqual({
      types: ["companyName", "personName", "address", "postcode", "enum", "phone"], rules: [["same-organisation", ["Firma", "Straße", "PLZ", "Telefon"]]],
    });
    expect(await draftOf(["Supplier Name,Contact 1 Name,Contact 1 Phone,Mailing Street", ...Array.from({ length: 24 }, (_, i) => `${name(i)} Clinic LLC,Ann ${name(i)},(415) 555-01${10 + i},${i + 1} Main St`)])).toEqual({
      types: ["companyName", "personName", "phone", "address"], rules: [["same-organisation", ["Supplier_Name", "Contact_1_Phone", "Mailing_Street"]]],
    });
  });

  it("reads telephone numbers and postcodes as those of the country that reads most of them", async () => {
    const countriesOf = async (lines: readonly string[]) => infer((await gridsOf("a.csv", new TextEncoder().encode(["Name,Phone,Postcode", ...lines].join("\n"))))[0]!)!.table.fields.slice(1).map(({ type, country }) => [type, country]);
    expect(await countriesOf(["Ann Lee,(415) 555-0132,94105", "Bob Roe,212-555-0187,10001-1234", "Cleo Poe,+1 310 555 0199,90210", "Dan Fox,+44 20 7946 0958,60601"])).toEqual([["phone", "US"], ["postcode", "US"]]);
    // Seven digits without an area code are a number nearly anywhere: no country code may be put before them.
    expect((await countriesOf(Array.from({ length: 40 }, (_, i) => `Site ${i},${2262649 + i * 7919},${60601 + i}`)))[0]).toEqual(["text", undefined]);
    // Germany, Italy and others take nearly any digits, behind a nought or not.
    expect((await countriesOf(["Ann,(415) 555-0100,", "Bob,415.555.0101,", "Cleo,+1-415-555-0102,", "Dan,4155550103,", "Eve,555-0105,", "Fay,+44 20 7946 0958,", "Gus,020 7946 0959,", "Hal,+8613800138000,", "Ida,(02) 9374 4000,"]))[0]![1]).toBeUndefined();
    expect((await countriesOf(Array.from({ length: 30 }, (_, i) => `P${i},0${i + 10}1234567,`)))[0]![1]).toBeUndefined();
    expect((await countriesOf(["Ann,+49 30 901820,", "Bob,+49 89 233000,", "Cleo,+49 40 428280,", "Dan,030 901821,"]))[0]).toEqual(["phone", "DE"]);
    expect(await countriesOf(["王芳,010-65556666,100020", "李伟,0755-88888888,518000", "张三,13812345678,200120"])).toEqual([["phone", undefined], ["postcode", undefined]]);
  });

  it("says what holds between columns, and which cells break it", async () => {
    const rows = Array.from({ length: 60 }, (_, i) => [`C${1000 + i}`, ["华东", "华北", " 华北"][i % 3]!, day(45000 + i), day(45030 + i * 2 - (i === 20 ? 60 : 0)), i % 4 === 0 ? "成交" : "意向", i % 4 === 0 ? 1000 + i * 10 : "", i === 7 ? "" : 10 + i]);
    const csv = ["编号,区域,开始日期,结束日期,状态,成交金额,数量", ...rows.map((row) => row.join(","))].join("\n");
    const { table, invariants } = infer((await gridsOf("a.csv", new TextEncoder().encode(csv)))[0]!)!;
    expect(table.rules.map(({ when, assert }) => [when?.text, assert.text])).toEqual([[undefined, "[开始日期]<=[结束日期]"], ["NOT(ISBLANK([成交金额]))", '[状态]="成交"']]);
    expect(table.fields.find(({ id }) => id === "成交金额")!.requiredWhen?.text).toBe('[状态]="成交"');
    expect(table.keys.map(({ fields }) => fields)).toEqual([["编号"]]);
    expect(table.fields.find(({ id }) => id === "区域")!.options!.map(({ code }) => code)).toEqual(["华北", "华东"]);
    expect(table.fields.find(({ id }) => id === "数量")).toMatchObject({ required: true, limits: { minimum: 0 } });
    expect(invariants.filter(({ exceptions }) => exceptions > 0).map(({ text, at }) => [text.en, at])).toEqual([["数量 is filled in", ["G9"]], ["“开始日期” is never later than “结束日期” (98.3 %).", ["D22"]]]);
  });
});

describe("what is drafted of choices that depend on others", () => {
  const places = [["华东", [["杭州", ["西湖", "上城"]], ["宁波", ["海曙", "江北"]]]], ["华南", [["深圳", ["南山", "福田"]], ["广州", ["越秀", "天河"]]]], ["华北", [["北京", ["海淀", "朝阳"]], ["天津", ["和平", "南开"]]]]] as const;
  const rows = Array.from({ length: 180 }, (_, i) => { const [area, cities] = places[i % 3]!; const [city, districts] = cities[Math.floor(i / 3) % 2]!; return [`C${1000 + i}`, i === 50 ? "华东" : area, city, districts[Math.floor(i / 6) % 2]!, i % 3 === 0 ? 1 : 2]; });

  it("is the nearest one, by most of the records, with the cells that break it, whatever the order of the rows", async () => {
    const drafted = async (order: typeof rows) => infer((await gridsOf("a.csv", new TextEncoder().encode(["编号,大区,城市,片区,级别", ...order.map((row) => row.join(","))].join("\n"))))[0]!)!;
    const { table, invariants } = await drafted(rows);
    const field = (id: string) => table.fields.find((each) => each.id === id)!;
    expect([field("城市").optionsFrom, field("片区").optionsFrom, field("大区").optionsFrom]).toEqual(["大区", "城市", undefined]);
    expect(Object.fromEntries(field("城市").options!.map(({ code, parents }) => [code, parents]))).toEqual({ 杭州: ["华东"], 宁波: ["华东"], 深圳: ["华南"], 广州: ["华南"], 北京: ["华北"], 天津: ["华北"] });
    expect(field("片区").options!.find(({ code }) => code === "海淀")!.parents).toEqual(["北京"]);
    expect(invariants.filter(({ text }) => text.en.includes("determines")).map(({ text, at }) => [text.en, at])).toContainEqual(["“城市” determines “大区”: in 99.4 % of the records the same 城市 goes with one 大区.", ["B52"]]);
    expect((await drafted(rows.toReversed())).table.fields.map(({ optionsFrom, options }) => [optionsFrom, options])).toEqual(table.fields.map(({ optionsFrom, options }) => [optionsFrom, options]));
  });
});

describeShared("templates inferred from messy sheets that others made", "data/messy", (root) => {
  it("load, whatever the sheet", async () => {
    for (const file of readdirSync(root).filter((name) => /^(?:03|05|08).*\.xlsx$/.test(name))) for (const grid of await openGrids(`${root}/${file}`)) expect([file, infer(grid)?.dropped ?? []]).toEqual([file, []]);
  });
});
