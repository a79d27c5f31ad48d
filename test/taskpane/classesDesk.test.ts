import { must } from "../contracts/sampleWorkbook";
import { cellsOf, field, look, smallTemplate } from "../pipeline/book";
import { deskOf } from "./deskBook";

const grades = ["A", "B", "C"].map((code) => ({ code, label: { "zh-CN": `${code} 级`, en: code } }));
const template = smallTemplate(
  { name: field("companyName", "名称"), amount: field("money", "金额"), grade: field("enum", "等级", { "x-options": grades }) },
  { table: { classify: [{ id: "grade", target: "grade", hit: "first", table: [{ id: "big", when: "[amount] >= 1000", then: "A" }, { id: "middle", when: "[amount] >= 100", then: "B" }], else: "C" }] } },
);
const rows = [["名称", "金额", "等级"], ["甲公司", 2000, "A"], ["乙公司", 150, "C"], ["丙公司", 5, "C"], ["丁公司", "看不懂", "B"], ["戊公司", 300, null]];

describe("the classes desk", () => {
  it("counts what the sheet says now and once classes are written, and tells blanks from classes that somebody gave", async () => {
    const { desk } = await deskOf(rows, template);
    const { classifications: [grade], own, all } = must(await desk.classes.overview());
    expect(grade!.classes.map(({ class: name, now, after, afterAll }) => [name, now, after, afterAll])).toEqual([["A", 1, 1, 1], ["B", 1, 2, 3], ["C", 2, 2, 1], [null, 1, 0, 0]]);
    expect(grade!.changes).toEqual([{ from: "", to: "B", count: 1, given: false }, { from: "C", to: "B", count: 1, given: true }]);
    expect([own.edits, own.due, all.edits]).toEqual([1, 1, 2]);
    expect(grade!.rules).toEqual([{ condition: "金额 ≥ ¥1,000.00", gives: "A 级" }, { condition: "金额 ≥ ¥100.00", gives: "B 级" }, { condition: null, gives: "C 级" }]);
  });

  it("says of a record why it has its class, what is missing to the next, and what the sheet says instead", async () => {
    const { desk } = await deskOf(rows, template);
    expect(must(await desk.classes.records("grade", "B", false, 0)).lines.map(({ row, title, stale }) => [row, title, stale])).toEqual([[5, "丁公司", null], [6, "戊公司", ""]]);
    const { total, lines } = must(await desk.classes.records("grade", "B", true, 0));
    expect(total).toBe(3);
    expect(lines.map(({ row, title, stale }) => [row, title, stale])).toEqual([[3, "乙公司", "C"], [5, "丁公司", null], [6, "戊公司", ""]]);
    expect(lines[0]!.reason).toContain("100");
    expect(lines[0]!.next).toMatchObject({ label: "A 级" });
    expect(must(await desk.classes.ofRow(5))).toMatchObject([{ class: null, title: "丁公司" }]);
    expect(must(await desk.classes.ofRow(99))).toEqual([]);
  });

  it("shows the records of each kind of change", async () => {
    const { desk } = await deskOf(rows, template);
    expect(must(await desk.classes.changing("grade", { from: "C", to: "B", given: true }, 0)).lines.map(({ row }) => row)).toEqual([3]);
    expect(must(await desk.classes.changing("grade", { from: "", to: "B", given: false }, 0)).lines.map(({ row }) => row)).toEqual([6]);
    expect(must(await desk.classes.changing("grade", { from: "C", to: "B", given: false }, 0)).total).toBe(0);
  });

  it("fills what is blank and leaves what somebody gave, unless that is asked for", async () => {
    const { book, desk } = await deskOf(rows, template);
    const { own } = must(await desk.classes.overview());
    expect(must(await desk.classes.write(own.stamp, { onlyDue: false, overwrite: false })).edits).toBe(1);
    expect((await cellsOf(book, "表")).slice(1).map((row) => row[2])).toEqual(["A", "C", "C", "B", "B"]);
    const after = must(await desk.classes.overview());
    expect([after.own.edits, after.all.edits]).toEqual([0, 1]);
  });

  it("decides nothing where no record says what the rules read, says so, and leaves what people gave", async () => {
    const { desk, type } = await deskOf([["名称", "金额", "等级"], ["甲公司", null, "A"], ["乙公司", " ", null]], template);
    const before = must(await desk.classes.overview());
    expect([before.own.edits, before.all.edits]).toEqual([0, 0]);
    expect(before.classifications[0]!.lacking).toEqual({ records: 2, reason: "规则要看“金额”列，这个工作簿里还没有这些数据，所以定不了；表里写的不动。" });
    expect(must(await desk.classes.ofRow(3))).toMatchObject([{ class: null, next: null }]);
    // One amount is something to go by, also for those that have none.
    await type(1, 1, 150);
    const after = must(await desk.classes.overview());
    expect(after.classifications[0]!.lacking).toBeNull();
    expect(after.classifications[0]!.changes).toEqual([{ from: "", to: "C", count: 1, given: false }, { from: "A", to: "B", count: 1, given: true }]);
  });

  it("renews what the rules wrote, but not where somebody has changed it since", async () => {
    const { book, desk, type } = await deskOf([...rows, ["己公司", 20, null]], template);
    must(await desk.classes.write(must(await desk.classes.overview()).own.stamp, { onlyDue: false, overwrite: false }));
    await type(5, 1, 5);
    await type(6, 1, 5000);
    await type(6, 2, "B");
    const { own, all, classifications: [grade] } = must(await desk.classes.overview());
    expect([own.edits, all.edits]).toEqual([1, 3]);
    expect(grade!.changes.filter(({ given }) => !given)).toEqual([{ from: "B", to: "C", count: 1, given: false }]);
    must(await desk.classes.write(own.stamp, { onlyDue: false, overwrite: false }));
    expect((await cellsOf(book, "表")).slice(1).map((row) => row[2])).toEqual(["A", "C", "C", "B", "C", "B"]);
  });

  it("writes what was seen as one change set, which can be undone, and refuses what has changed since", async () => {
    const { book, desk, type } = await deskOf(rows, template);
    const before = look(book.model);
    const { all: { stamp } } = must(await desk.classes.overview());
    const done = must(await desk.classes.write(stamp, { onlyDue: false, overwrite: true }));
    expect(done.edits).toBe(2);
    expect((await cellsOf(book, "表")).slice(1).map((row) => row[2])).toEqual(["A", "B", "C", "B", "B"]);
    expect(must(await desk.classes.overview()).all.edits).toBe(0);
    must(await desk.history.undo(done.change));
    expect(look(book.model)).toEqual(before);
    const seen = must(await desk.classes.overview());
    await type(3, 1, 5000);
    expect(await desk.classes.write(seen.all.stamp, { onlyDue: false, overwrite: true })).toMatchObject({ ok: false, problems: [{ code: "classify/changedSince" }] });
  });
});
