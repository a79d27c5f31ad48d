import { must } from "../contracts/sampleWorkbook";
import type { ReportDraft } from "../../src/taskpane/reports/reportDraft";
import { saveXlsx } from "../../src/xlsx/saveXlsx";
import { look, cellsOf, field, openBook, smallTemplate } from "../pipeline/book";
import { deskOf } from "./deskBook";
import { deskIn } from "./openDesk";

const report = (id: string, title: string, also: object = {}) => ({ id, title: { "zh-CN": title, en: id }, source: "small", rows: ["area"], values: [{ agg: "sum", field: "amount" }], ...also });
const template = smallTemplate(
  { name: field("companyName", "名称"), amount: field("money", "金额"), area: field("text", "地区"), color: field("text", "颜色") },
  { template: { reports: [report("byArea", "按地区", { minQuality: 0.9 }), report("byColor", "按颜色", { rows: ["color"] }), report("count", "数量", { values: [{ agg: "count", field: "name" }] })] } },
);
const rows = [["名称", "金额", "地区"], ["甲公司", 2000, "华东"], ["乙公司", 150, "华北"], ["丙公司", "看不懂", "华东"]];

describe("the reports desk", () => {
  it("lists the template's reports, what cannot be built, and how sound the records are", async () => {
    const { desk } = await deskOf(rows, template);
    const list = must(await desk.reports.list());
    expect(list).toMatchObject({ records: 3, sound: 2 });
    expect(list.lines.map(({ id, sheet, missing, minQuality }) => [id, sheet, missing.map((label) => label["zh-CN"]), minQuality])).toEqual([["byArea", null, [], 0.9], ["byColor", null, ["颜色"], null], ["count", null, [], null]]);
    // What cannot be built is not counted as left to do.
    expect(must(await desk.start.health())).toMatchObject([{ reports: 2, unbuilt: 2 }]);
  });

  it("builds one, then the rest; says when each was built and whether records have changed since", async () => {
    const { book, desk, type } = await deskOf(rows, template);
    const one = must(await desk.reports.build(["byArea"]));
    expect(one.sheets).toEqual(["按地区"]);
    expect(must(await book.host.sheets()).map(({ name }) => name)).toContain("按地区");
    const at = "2026-03-16T08:00:00.000Z";
    expect(must(await desk.reports.list()).lines.map(({ sheet, built, changedSince }) => [sheet, built, changedSince])).toEqual([["按地区", { at, by: "测试" }, 0], [null, null, null], [null, null, null]]);
    await type(1, 1, 7);
    expect(must(await desk.reports.list()).lines[0]!.changedSince).toBe(1);
    const all = must(await desk.reports.build(null));
    expect(all.sheets).toEqual(["按地区", "数量"]);
    expect(all.skipped.map((title) => title["zh-CN"])).toEqual(["按颜色"]);
    expect(must(await desk.reports.list()).lines.map(({ sheet, changedSince }) => [sheet, changedSince])).toEqual([["按地区", 0], [null, null], ["数量", 0]]);
    expect(must(await desk.reports.build(null)).change).toBeNull();
  });

  it("takes a report that came out as it stood for refreshed", async () => {
    const { desk, type } = await deskOf(rows, template);
    must(await desk.reports.build(null));
    // No report is about the name of a record, but the count of them is.
    await type(1, 0, "甲一公司");
    expect(must(await desk.reports.list()).lines.map(({ changedSince }) => changedSince)).toEqual([1, null, 1]);
    expect(must(await desk.start.health())).toMatchObject([{ outdated: 2 }]);
    must(await desk.reports.build(null));
    expect(must(await desk.reports.list()).lines.map(({ changedSince }) => changedSince)).toEqual([0, null, 0]);
    expect(must(await desk.start.health())).toMatchObject([{ outdated: 0 }]);
    await type(1, 1, 9);
    expect(must(await desk.reports.list()).lines.map(({ changedSince }) => changedSince)).toEqual([1, null, 1]);
  });

  it("knows no build that was undone", async () => {
    const { desk } = await deskOf(rows, template);
    const { change } = must(await desk.reports.build(["byArea"]));
    must(await desk.history.undo(change));
    expect(must(await desk.reports.list()).lines[0]).toMatchObject({ sheet: null, built: null });
  });

  it("says before it builds that a field to group by is largely blank, what the classes would fill of it, and where the findings about it are", async () => {
    const options = ["A", "B"].map((code) => ({ code, label: { "zh-CN": code, en: code } }));
    const graded = smallTemplate(
      { name: field("companyName", "名称"), amount: field("money", "金额"), area: field("text", "地区"), grade: field("enum", "等级", { "x-options": options }), kind: field("text", "类型") },
      { schema: { required: ["area"] }, table: { classify: [{ id: "grade", target: "grade", hit: "first", table: [{ id: "big", when: "[amount] >= 1000", then: "A" }], else: "B" }] }, template: { reports: [report("byArea", "按地区"), report("byGrade", "按等级", { columns: ["grade"] }), report("byKind", "按类型", { rows: ["kind"] })] } },
    );
    const { book, desk } = await deskOf([["名称", "金额", "地区", "等级", "类型"], ["甲公司", 2000, "华东", null, "渠道"], ["乙公司", 150, null, "B", "直销"], ["丙公司", "看不懂", "华东", null, null]], graded);
    const gaps = must(await desk.reports.list()).lines.map((line) => line.gaps.map(({ field: of, blank, fills, row }) => [of, blank, fills, row]));
    expect(gaps).toEqual([[["area", 1, null, 3]], [["area", 1, null, 3], ["grade", 2, 1, 2]], [["kind", 1, null, 4]]]);
    const [byArea, , byKind] = must(await desk.reports.list()).lines;
    expect(must(await desk.findings.page("all", byArea!.gaps[0]!.group!, 0)).lines.map(({ row, field: of }) => [row, of])).toEqual([[3, "area"]]);
    expect(byKind!.gaps[0]!.group).toBeNull();
    must(await desk.reports.build(["byGrade"]));
    expect((await cellsOf(book, "按等级")).map(([first]) => String(first)).find((text) => text.includes("数据质量"))).toContain("2 条没有等级，归在“（空白）”");
  });
});

const draft = (also: Partial<ReportDraft> = {}): ReportDraft => ({ rows: ["area"], column: null, value: { agg: "count", field: null }, filter: null, byValue: true, qualityLine: true, title: null, ...also });

describe("reports that people make themselves", () => {
  const many = [["名称", "金额", "地区"], ["甲公司", 2000, "华东"], ["乙公司", 150, "华北"], ["丙公司", 30, "华东"], ["丁公司", 5, null]];

  it("are previewed with their first groups, the blank one and the total, and named by what they show", async () => {
    const { desk } = await deskOf(many, template);
    expect(must(await desk.reports.own.fields()).fields.map(({ id, kind, groups, blank }) => [id, kind, groups, blank])).toEqual([["name", "group", 4, 0], ["amount", "number", 4, 0], ["area", "group", 2, 1]]);
    expect(must(await desk.reports.own.preview(draft()))).toMatchObject({
      title: { "zh-CN": "各地区小表数", en: "Small by 地区" }, header: ["地区", "小表数"], groups: 2, hiddenColumns: 0,
      lines: [{ label: "华东", numbers: ["2"] }, { label: "华北", numbers: ["1"] }], blank: { label: "（空白）", numbers: ["1"] }, total: { label: "总计", numbers: ["4"] },
      gaps: [{ field: "area", blank: 1 }],
    });
    expect(must(await desk.reports.own.preview(draft({ value: { agg: "avg", field: "amount" } })))).toMatchObject({ title: { "zh-CN": "各地区平均金额" }, lines: [{ numbers: ["1,015.00"] }, { numbers: ["150.00"] }] });
  });

  it("lead from a figure to its rows, alone in their table, and not where the sheet says something else by now", async () => {
    const { book, desk } = await deskOf(many, template);
    const { sheet } = must(await desk.reports.own.keep(null, draft({ title: "地区一览" })));
    const at = (row: number, column: number) => ({ sheet, area: { row, column, rows: 1, columns: 1 } });
    expect(must(await desk.reports.behind(at(3, 1)))).toMatchObject({ title: { "zh-CN": "地区一览" }, count: 2, left: 0, stale: false });
    expect([must(await desk.reports.behind(at(6, 1)))?.count, must(await desk.reports.behind(at(2, 1))), must(await desk.reports.behind({ ...at(3, 1), sheet: "表" }))]).toEqual([4, null, null]);
    const before = look(book.model);
    const { change, rows } = must(await desk.reports.showBehind(at(3, 1)));
    // Looking at rows alone makes no report out of date.
    expect(must(await desk.reports.list()).lines.at(-1)).toMatchObject({ changedSince: 0 });
    expect([rows, book.model.sheets[0]!.hiddenRows]).toEqual([2, [{ first: 2, last: 2 }, { first: 4, last: 4 }]]);
    must(await desk.history.undo(change));
    expect(look(book.model)).toEqual(before);
    must(await book.host.apply([{ verb: "writeCells", sheet: "表", blocks: [{ row: 1, column: 2, values: [["华北"]] }] }]));
    must(await desk.sheet.rescan());
    expect(must(await desk.reports.behind(at(3, 1)))).toMatchObject({ stale: true, count: 0 });
  });

  it("say before they are built that texts among days are groups of their own", async () => {
    const dated = smallTemplate({ name: field("companyName", "名称"), signed: field("date", "签约日") });
    const { desk } = await deskOf([["名称", "签约日"], ["甲公司", 45658], ["乙公司", "下周"], ["丙公司", 45660]], dated);
    expect(must(await desk.reports.own.preview(draft({ rows: ["signed:yearMonth"] })))).toMatchObject({ groups: 2, texts: [{ label: { "zh-CN": "签约日" }, count: 1 }] });
  });

  it("are kept in the workbook with their sheet, found again after it was saved and opened, and refreshed with the others", async () => {
    const { book, desk } = await deskOf(many, template);
    const kept = must(await desk.reports.own.keep(null, draft({ title: "地区一览" })));
    expect(kept.sheet).toBe("地区一览");
    expect(await cellsOf(book, "地区一览")).toMatchObject([["地区一览", null], [null, null], ["地区", "小表数"], ["华东", 2], ["华北", 1], ["（空白）", 1], ["总计", 4], [null, null], [null, null], [expect.stringContaining("数据质量"), null], [expect.stringContaining("来源："), null]]);
    const opened = openBook(must(saveXlsx(book.model)));
    const again = deskIn(opened, template);
    const [line] = must(await again.desk.reports.list()).lines.filter(({ own }) => own !== null);
    expect(line).toMatchObject({ id: "own-1", title: { "zh-CN": "地区一览" }, own: { by: "测试" }, sheet: "地区一览", changedSince: 0, broken: false });
    expect(must(await again.desk.reports.own.draft("own-1"))).toEqual(draft({ title: "地区一览" }));
    must(await again.hand.apply([{ verb: "writeCells", sheet: "表", blocks: [{ row: 1, column: 2, values: [["华北"]] }] }]));
    must(await again.desk.sheet.rescan());
    expect(must(await again.desk.reports.list()).lines.at(-1)).toMatchObject({ changedSince: 1 });
    expect(must(await again.desk.reports.build(["own-1"])).sheets).toEqual(["地区一览"]);
    expect((await cellsOf(opened, "地区一览")).slice(3, 5)).toMatchObject([["华北", 2], ["华东", 1]]);
  });

  it("are renamed and changed with their sheet, and removed; each can be undone", async () => {
    const { book, desk } = await deskOf(many, template);
    must(await desk.reports.own.keep(null, draft()));
    const sheets = async () => must(await book.host.sheets()).map(({ name }) => name).filter((name) => !name.startsWith("_") && name !== "表");
    const changed = must(await desk.reports.own.keep("own-1", draft({ title: "金额", value: { agg: "sum", field: "amount" }, qualityLine: false })));
    expect(await sheets()).toEqual(["金额"]);
    expect(await cellsOf(book, "金额")).toMatchObject([["金额", null], [null, null], ["地区", "金额合计"], ["华东", 2030], ["华北", 150], ["（空白）", 5], ["总计", 2185]]);
    const removed = must(await desk.reports.own.remove("own-1"));
    expect([await sheets(), must(await desk.reports.list()).lines.some(({ own }) => own !== null)]).toEqual([[], false]);
    must(await desk.history.undo(removed.change));
    expect([await sheets(), must(await desk.reports.list()).lines.at(-1)!.title["zh-CN"]]).toEqual([["金额"], "金额"]);
    must(await desk.history.undo(changed.change));
    expect([await sheets(), must(await desk.reports.list()).lines.at(-1)!.title["zh-CN"]]).toEqual([["各地区小表数"], "各地区小表数"]);
  });

  it("are refused where another has the name, or where they would show what is masked", async () => {
    const { desk } = await deskOf(many, smallTemplate({ name: field("companyName", "名称"), amount: field("money", "金额"), area: field("text", "地区", { "x-sensitivity": "confidential" }) }));
    expect(must(await desk.reports.own.fields()).fields.map(({ id }) => id)).toEqual(["name", "amount"]);
    expect(await desk.reports.own.keep(null, draft())).toMatchObject({ ok: false, problems: [{ code: "report/masked" }] });
    must(await desk.reports.own.keep(null, draft({ rows: ["name"], title: "A:b" })));
    expect(await desk.reports.own.keep(null, draft({ rows: ["name"], title: "a b" }))).toMatchObject({ ok: false, problems: [{ code: "report/nameTaken" }] });
    expect(await desk.reports.own.keep("own-7", draft())).toMatchObject({ ok: false, problems: [{ code: "report/notOwn" }] });
  });

  it("group by months and provinces through a hidden column with a formula, which is there once for all reports and goes on in new rows", async () => {
    const dated = smallTemplate({ name: field("companyName", "名称"), place: field("region", "地区"), day: field("date", "签约日期") });
    const { book, desk } = await deskOf([["名称", "地区", "签约日期"], ["甲公司", "广东省/深圳市/南山区", 45292], ["乙公司", "广东省/广州市", 45300], ["丙公司", "北京市/朝阳区", 45337], ["丁公司", null, null]], dated);
    expect(must(await desk.reports.own.fields()).fields.map(({ id }) => id)).toEqual(["name", "place", "place:province", "place:city", "day", "day:year", "day:quarter", "day:yearMonth"]);
    expect(must(await desk.reports.own.preview(draft({ rows: ["place:province"] })))).toMatchObject({ title: { "zh-CN": "各省份小表数", en: "Small by province" }, lines: [{ label: "广东省", numbers: ["2"] }, { label: "北京市", numbers: ["1"] }], blank: { label: "（空白）", numbers: ["1"] } });
    must(await desk.reports.own.keep(null, draft({ rows: ["day:yearMonth"], column: "place:province", byValue: false, title: "每月" })));
    expect((await cellsOf(book, "每月")).slice(2, 8)).toEqual([
      ["小表数", "省份", null, null, null],
      ["签约日期（月）", "北京市", "广东省", "（空白）", "总计"],
      ["2024-01", null, 2, null, 2],
      ["2024-02", 1, null, null, 1],
      ["（空白）", null, null, 1, 1],
      ["总计", 1, 2, 1, 4],
    ]);
    const [header, first] = await cellsOf(book, "表");
    expect([header!.slice(-2), first!.slice(-2)]).toEqual([["签约日期（月）", "地区（省份）"], ["2024-01", "广东省"]]);
    // Another report by months uses the same column; what it says is brought up to date.
    must(await book.host.apply([{ verb: "writeCells", sheet: "表", blocks: [{ row: 1, column: 2, values: [[45700]] }] }]));
    must(await desk.sheet.rescan());
    must(await desk.reports.own.keep(null, draft({ rows: ["day:yearMonth"], title: "又按月" })));
    const [again, changed] = await cellsOf(book, "表");
    expect([again, changed!.slice(-2)]).toEqual([header, ["2025-02", "广东省"]]);
    // A new record takes the formula along.
    must(await desk.record.save(null, { name: "戊公司", day: "2024-01-01" }, {}));
    const formulas = must(await book.host.readCells("表", { row: 1, column: 4, rows: 5, columns: 2 }, { formulas: true })).formulas!;
    expect(new Set(formulas.map((line) => JSON.stringify(line))).size).toBe(1);
    expect(formulas[4]![0]).toContain("[#This Row]");
    const list = must(await desk.reports.list()).lines.map(({ own, missing, broken }) => [own !== null, missing, broken]);
    expect(list).toEqual([[true, [], false], [true, [], false]]);
    must(await desk.reports.build(null));
    expect((await cellsOf(book, "又按月")).slice(3, 8)).toEqual([["2024-01", 2], ["2024-02", 1], ["2025-02", 1], ["（空白）", 1], ["总计", 5]]);
  });

  it("are about some of the records where a filter says so, which is the pivot's own", async () => {
    const { book, desk } = await deskOf(many, template);
    expect(must(await desk.reports.own.fields()).fields.find(({ id }) => id === "area")!.values).toEqual(["华东", "华北"].sort());
    const filtered = draft({ rows: ["name"], filter: { field: "area", values: ["华东"] } });
    expect(must(await desk.reports.own.preview(filtered))).toMatchObject({ title: { "zh-CN": "华东：各名称小表数" }, groups: 2, blank: null, total: { numbers: ["2"] } });
    const { sheet } = must(await desk.reports.own.keep(null, filtered));
    expect((await cellsOf(book, sheet)).slice(0, 8).map((line) => line.slice(0, 2))).toEqual([["华东：各名称小表数", null], [null, null], ["地区", "华东"], [null, null], ["名称", "小表数"], ["丙公司", 1], ["甲公司", 1], ["总计", 2]]);
    expect(must(await desk.reports.own.draft("own-1"))).toEqual(filtered);
    expect(must(await desk.reports.build(["own-1"])).change).toBeNull();
  });
});
