import { must } from "../contracts/sampleWorkbook";
import { cellsOf, field, smallTemplate } from "../pipeline/book";
import { deskOf } from "./deskBook";

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
    expect(String((await cellsOf(book, "按等级"))[1]![0])).toContain("2 条没有等级，归在“(空白)”");
  });
});
