import { openXlsx } from "../../src/xlsx/openXlsx";
import { readState } from "../../src/pipeline/state";
import { nodeTools } from "../../src/cli/main";
import { must } from "../contracts/sampleWorkbook";
import { field, look, smallTemplate } from "../pipeline/book";
import { devices } from "../support/messySheets";
import { contacts, openDesk, rows } from "./openDesk";

const parts = smallTemplate({ part: field("text", "零件号"), stock: field("integer", "库存") }, { template: { id: "https://example.com/templates/parts", title: { "zh-CN": "零件", en: "Parts" } } });
/** Two tables, of which the second is about people. */
const two = {
  ...contacts,
  id: "https://example.com/templates/two",
  title: { "zh-CN": "两张表", en: "Two" },
  tables: {
    goods: { sheet: "货品", tableName: "Goods", labels: { "zh-CN": "货品", en: "Goods" }, subject: "organisation", schema: { type: "object", properties: { sku: field("text", "货号") } } },
    people: { sheet: "人员", tableName: "People", labels: { "zh-CN": "人员", en: "People" }, subject: "person", schema: { type: "object", properties: { name: field("text", "名称"), phone: field("cn-mobile", "手机") } } },
  },
};
const encode = (template: object): Uint8Array => new TextEncoder().encode(JSON.stringify(template));

describe("what is found once a sheet is a table", () => {
  it("is told before as it is listed afterwards: a spelling that becomes its option is counted no more", async () => {
    const stages = smallTemplate({ name: field("companyName", "名称"), stage: field("enum", "阶段", { "x-options": [{ code: "潜在", aliases: ["线索"] }, { code: "成交" }] }) });
    const { desk } = openDesk({ 客户: [["名称", "阶段"], ["甲公司", "线索"], ["乙公司", " 成交"], ["丙公司", "别的"]] }, stages);
    const { findings, changes } = must(await desk.governing.propose({}, null));
    expect(changes!.cells).toBeGreaterThan(1);
    must(await desk.governing.apply({}, null));
    const { counts } = must(await desk.findings.list("all"));
    expect(findings).toEqual({ errors: counts.error, warnings: counts.warning, infos: counts.info });
  });
});

describe("choosing a template", () => {
  it("lists each with its score and its tables, the best first", async () => {
    const { desk } = openDesk(undefined, [parts, two, contacts]);
    const offered = must(await desk.governing.templates(null));
    expect(offered.map(({ title, own, tables }) => [title["zh-CN"], own, tables.map(({ label, sheet }) => [label["zh-CN"], sheet])])).toEqual([
      ["小表", false, [["小表", "客户"]]],
      ["两张表", false, [["货品", "客户"], ["人员", "客户"]]],
      ["零件", false, [["小表", "客户"]]],
    ]);
    expect(offered[0]!.score).toBeGreaterThan(0.9);
    expect(offered[2]!.score).toBeLessThan(0.4);
    expect(offered[1]!.tables[1]!.score).toBeGreaterThan(offered[1]!.tables[0]!.score!);
  });

  it("governs by the one that was chosen, and by the table of it that was chosen", async () => {
    const { desk } = openDesk(undefined, [contacts, two]);
    const chosen = must(await desk.governing.templates(null)).find(({ title }) => title.en === "Two")!;
    expect(must(await desk.governing.propose({}, null, { template: chosen.hash, table: null }))).toMatchObject({ template: { title: { en: "Two" } }, table: "people" });
    expect(await desk.governing.propose({}, null, { template: chosen.hash, table: "goods" })).toMatchObject({ ok: false, problems: [{ code: "match/noFit" }] });
    must(await desk.governing.apply({}, null, { template: chosen.hash, table: "people" }));
    expect(must(await desk.start.overview()).governed).toMatchObject({ label: { en: "People" }, template: { title: { en: "Two" } } });
  });

  it("takes one from a file, says where another file is wrong, and forgets what is no longer offered", async () => {
    const { desk } = openDesk(undefined, [parts]);
    expect(must(await desk.start.overview())).toMatchObject({ found: null, why: [{ code: "match/noFit" }] });
    expect(await desk.governing.readTemplate(encode({ ...contacts, version: "1" }))).toMatchObject({ ok: false, problems: [{ pointer: "/version" }] });
    const read = must(await desk.governing.readTemplate(encode(contacts)));
    await desk.governing.offer([read.text, "{ not a template"]);
    expect(must(await desk.governing.templates(null)).map(({ hash, own }) => [hash === read.hash, own])).toEqual([[true, true], [false, false]]);
    expect(must(await desk.start.overview())).toMatchObject({ found: { sheet: "客户" } });
    await desk.governing.offer([]);
    expect(must(await desk.start.overview())).toMatchObject({ found: null });
  });
});

describe("a template drafted of the sheet", () => {
  it("is offered, chosen and pinned where none fits, and says what holds in the sheet with the cells that break it", async () => {
    const { desk, model } = openDesk({ 设备台账: devices }, [parts]);
    const [why] = must(await desk.start.overview()).why;
    // The sheet is told as the closest one, not as the place that is meant.
    expect(why).toMatchObject({ code: "match/noFit", message: { en: expect.stringMatching(/closest, on "设备台账", fits/) } });
    expect(why!.place).toBeUndefined();
    const before = look(model);
    const draft = must(await desk.governing.draft(null));
    expect(draft).toMatchObject({ title: { "zh-CN": "设备台账" }, fields: 8, findsDuplicates: false });
    expect(draft.invariants.find(({ text }) => text["zh-CN"].includes("停用日期") && text["zh-CN"].includes("启用日期"))).toMatchObject({ exceptions: 1, at: ["G11"] });
    expect(look(model)).toEqual(before);
    await desk.governing.offer([draft.text]);
    const choice = { template: draft.hash, table: null };
    expect(must(await desk.governing.propose({}, null, choice))).toMatchObject({ sheet: "设备台账", records: 120, missing: [], columns: { length: 8 } });
    must(await desk.governing.apply({}, null, choice));
    expect(must(await desk.start.overview()).governed).toMatchObject({ label: { "zh-CN": "设备台账" }, records: 120 });
  });

  it("is refused with the reason where there is no table", async () => {
    const { desk } = openDesk({ 空: [] });
    expect(await desk.governing.draft(null)).toMatchObject({ ok: false, problems: [{ code: "match/empty" }] });
  });
});

describe("an option added while governing", () => {
  const staged = smallTemplate({ name: field("companyName", "名称"), level: field("enum", "级别", { "x-options": [{ code: "普通", label: { "zh-CN": "普通", en: "Normal" } }] }) });
  const sheets = { 客户: [["名称", "级别"], ["甲公司", "普通"], ["乙公司", "战略客户"], ["丙公司", " 战略客户"], ["丁公司", "试用"]] };

  it("is part of the workbook's own template, under a version of its own; undoing the table takes it back", async () => {
    const { desk, model, hand } = openDesk(sheets, staged);
    const before = look(model);
    const first = must(await desk.governing.propose({}, null));
    expect(first.mappings.find(({ before: text }) => text === "战略客户")!.choices.map(({ id }) => id)).toEqual(["普通", "add", "keep"]);
    const answers = { "optionValue:level:战略客户": "add" };
    const proposed = must(await desk.governing.propose(answers, null));
    expect(proposed).toMatchObject({ template: { version: "1.0.1" }, added: [{ code: "战略客户", field: { "zh-CN": "级别" }, question: "optionValue:level:战略客户" }] });
    expect(proposed.mappings.map(({ before: text }) => text)).toEqual(["试用"]);
    const { change } = must(await desk.governing.apply(answers, null));
    expect(must(await desk.record.form()).fields.find(({ id }) => id === "level")!.options!.map(({ value }) => value)).toEqual(["普通", "战略客户"]);
    expect(must(await desk.findings.list("all")).counts.error).toBe(1);
    expect(must(await desk.history.list()).lines).toMatchObject([{ command: "govern", reason: "新增选项：级别 战略客户" }]);
    const pinned = Object.values(must(await readState(hand, nodeTools("x"))).document.templates);
    expect(pinned).toHaveLength(1);
    expect(JSON.parse(pinned[0]!)).toMatchObject({ version: "1.0.1" });
    must(await desk.history.undo(change));
    expect(look(model)).toEqual(before);
    expect(must(await desk.governing.propose({}, null))).toMatchObject({ template: { version: "1.0.0" }, added: [] });
  });

  it("that the template does not take is refused with the reason", async () => {
    const { desk } = openDesk(sheets, staged);
    expect(await desk.governing.propose({ "optionValue:level:没有这个": "add" }, null)).toMatchObject({ ok: false, problems: [{ code: "intake/unknownQuestion" }] });
  });
});

describe("a clean copy", () => {
  it("holds the table without our state; the workbook stays as it is", async () => {
    const { desk, model, hand } = openDesk();
    must(await desk.governing.apply({}, null));
    const before = look(model, []);
    const { name, bytes } = must(await desk.governing.cleanCopy());
    expect(name).toBe("book 干净副本.xlsx");
    const copy = must(openXlsx(bytes!));
    expect(copy.sheets.map((sheet) => sheet.name)).toEqual(["客户"]);
    expect(look(copy)).toEqual(look(must(openXlsx(must(await hand.bytes())))));
    expect(look(model, [])).toEqual(before);
    expect(must(await desk.history.list()).lines).toHaveLength(1);
  });
});

describe("a sheet that holds more than the table", () => {
  it("has what stands below and beside told", async () => {
    const below = openDesk({ 汇总: [...rows, [], [], ["联系人", "电话", "部门"], ["王五", "13900001000", "采购"], ["赵六", "13900001001", "采购"]] });
    expect(must(await below.desk.governing.propose({}, null)).beside).toEqual({ rows: [], columns: [], tables: [expect.objectContaining({ sheet: "汇总", at: { row: 6, column: 0 }, address: "A7:C9", headers: ["联系人", "电话", "部门"], records: 2 })] });
    const aside = openDesk({ 并排: [["备忘", null, null, ...rows[0]!.slice(0, 4)], ...rows.slice(1).map((row, at) => [at === 0 ? "给王五回电话" : null, null, null, ...row.slice(0, 4)])] });
    expect(must(await aside.desk.governing.propose({}, null)).beside.columns).toEqual([["A", "C"]]);
    expect(must(await openDesk().desk.governing.propose({}, null)).beside).toEqual({ rows: [], columns: [], tables: [] });
  });
});

describe("two tables on one sheet", () => {
  it("are each read from where they stand, though they fit equally well; what is governed is offered no more", async () => {
    const { desk } = openDesk({ 汇总: [...rows, [], [], ...rows.slice(0, 3)] });
    const [upper, lower] = [{ row: 0, column: 0 }, { row: rows.length + 2, column: 0 }];
    const first = must(await desk.governing.propose({}, "汇总", null, upper));
    expect([first.records, first.beside.tables.map(({ at, records }) => [at, records])]).toEqual([rows.length - 1, [[lower, 2]]]);
    const second = must(await desk.governing.propose({}, "汇总", null, lower));
    expect([second.records, second.beside.tables.map(({ at, records }) => [at, records])]).toEqual([2, [[upper, rows.length - 1]]]);
    expect(await desk.governing.propose({}, "汇总", null, { row: 99, column: 0 })).toMatchObject({ ok: false, problems: [{ code: "match/noTableThere" }] });
    must(await desk.governing.apply({}, "汇总", null, second.stamp, lower));
    // A workbook has one table of a kind.
    expect(await desk.governing.propose({}, "汇总", null, upper)).toMatchObject({ ok: false, problems: [{ code: "govern/secondTable" }] });
    expect(must(await desk.governing.others())).toEqual([]);
  });
});

describe("a sheet of one column", () => {
  it("gets a template drafted where it names companies or people, with and without a header, and becomes a table", async () => {
    for (const list of [[["上海明达信息有限公司"], ["北京云帆科技有限公司"], ["广州远景贸易有限公司"]], [["姓名"], ["张三"], ["李四"], ["王五"]]]) {
      const { desk } = openDesk({ 名单: list });
      const drafted = must(await desk.governing.draft(null));
      await desk.governing.offer([drafted.text]);
      must(await desk.governing.apply({}, null, { template: drafted.hash, table: null }));
      expect(must(await desk.start.overview()).governed).toMatchObject({ records: 3 });
    }
  });

  it("gets no template drafted where it holds texts: every letter would fit it", async () => {
    const { desk } = openDesk({ 信: [["尊敬的客户："], ["您好，请查收附件。"], ["此致"], ["李明"]] });
    expect(await desk.governing.draft(null)).toMatchObject({ ok: false, problems: [{ code: "draft/oneColumn" }] });
  });
});
