import { must } from "../contracts/sampleWorkbook";
import { field } from "../pipeline/book";
import { openDesk } from "./openDesk";

/** `own`: a column that only this table has, so that a sheet fits one of them. */
const table = (sheet: string, tableName: string, on: string, own: string) => ({
  sheet, tableName, subject: "organisation",
  schema: { type: "object", properties: { name: field("text", "名称"), amount: field("number", "金额"), [tableName.toLowerCase()]: field("text", own), grade: { enum: ["A", "B"], readOnly: true, "x-label": { "zh-CN": "等级", en: "Grade" } } } },
  classify: [{ target: "grade", table: [{ when: "[amount]>=100", then: "A" }], else: "B", schedule: { on } }],
});
const template = { $schema: "https://crm-sheets.example/dialect/1", id: "https://example.com/templates/opening", version: "1.0.0", tables: { customer: table("客户", "Customers", "open", "客户经理"), partner: table("伙伴", "Partners", "open", "合作方式"), other: table("其他", "Others", "change", "备忘") } };
const rows = (own: string) => [["名称", "金额", "等级", own], ["甲", 200, "A", "x"], ["乙", 100, null, "y"], ["丁", 300, "B", "w"], ["丙", 5, null, "z"]];

describe("classes that are written when the workbook is opened", () => {
  it("are told of all tables that want it, before and after, and written once seen, as one change that undo takes back", async () => {
    const { desk, model } = openDesk({ 客户: rows("客户经理"), 伙伴: rows("合作方式"), 其他: rows("备忘") }, template);
    for (const sheet of ["客户", "伙伴", "其他"]) must(await desk.governing.apply({}, sheet));
    const grades = (sheet: string) => [1, 2, 3, 4].map((row) => model.sheets.find(({ name }) => name === sheet)!.cells.value(row, 2));
    const seen = must(await desk.start.openingClasses());
    expect([seen.edits, seen.tables.map(({ id, classifications }) => [id, classifications.map(({ changes }) => changes)])]).toEqual([4, [["customer", [[{ from: "", to: "A", count: 1, given: false }, { from: "", to: "B", count: 1, given: false }]]], ["partner", [[{ from: "", to: "A", count: 1, given: false }, { from: "", to: "B", count: 1, given: false }]]]]]);
    // Looking writes nothing.
    expect(grades("客户")).toEqual(["A", null, "B", null]);
    const { change, edits } = must(await desk.start.writeOpeningClasses(seen.stamps));
    expect([edits, grades("客户"), grades("伙伴"), grades("其他")]).toEqual([4, ["A", "A", "B", "B"], ["A", "A", "B", "B"], ["A", null, "B", null]]);
    expect(must(await desk.start.openingClasses()).edits).toBe(0);
    must(await desk.history.undo(change!));
    expect([grades("客户"), grades("伙伴")]).toEqual([["A", null, "B", null], ["A", null, "B", null]]);
  });

  it("are not written where the table has changed since they were seen", async () => {
    const { desk, hand } = openDesk({ 客户: rows("客户经理") }, { ...template, tables: { customer: template.tables.customer } });
    must(await desk.governing.apply({}, "客户"));
    const { stamps } = must(await desk.start.openingClasses());
    must(await hand.apply([{ verb: "writeCells", sheet: "客户", blocks: [{ row: 2, column: 1, values: [[5]] }] }]));
    const refused = await desk.start.writeOpeningClasses(stamps);
    expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toEqual(["classify/changedSince"]);
  });
});
