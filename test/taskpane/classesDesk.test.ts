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
  it("counts each class, those of nobody too, and says what writing them would change", async () => {
    const { desk } = await deskOf(rows, template);
    const { classifications: [grade], edits } = must(await desk.classes.overview());
    expect(grade!.classes.map(({ class: name, count }) => [name, count])).toEqual([["A", 1], ["B", 2], ["C", 1], [null, 1]]);
    expect(grade!.changes).toEqual([{ from: "", to: "B", count: 1 }, { from: "C", to: "B", count: 1 }]);
    expect(edits).toBe(2);
  });

  it("says of a record why it has its class, what is missing to the next, and what the sheet says instead", async () => {
    const { desk } = await deskOf(rows, template);
    const { total, lines } = must(await desk.classes.records("grade", "B", 0));
    expect(total).toBe(2);
    expect(lines.map(({ row, title, stale }) => [row, title, stale])).toEqual([[3, "乙公司", "C"], [6, "戊公司", ""]]);
    expect(lines[0]!.reason).toContain("100");
    expect(lines[0]!.next).toMatchObject({ label: "A 级" });
    expect(must(await desk.classes.ofRow(5))).toMatchObject([{ class: null, title: "丁公司" }]);
    expect(must(await desk.classes.ofRow(99))).toEqual([]);
  });

  it("writes what was seen as one change set, which can be undone, and refuses what has changed since", async () => {
    const { book, desk, type } = await deskOf(rows, template);
    const before = look(book.model);
    const { stamp } = must(await desk.classes.overview());
    const done = must(await desk.classes.write(stamp));
    expect(done.edits).toBe(2);
    expect((await cellsOf(book, "表")).slice(1).map((row) => row[2])).toEqual(["A", "B", "C", "B", "B"]);
    expect(must(await desk.classes.overview()).edits).toBe(0);
    must(await desk.history.undo(done.change));
    expect(look(book.model)).toEqual(before);
    const seen = must(await desk.classes.overview());
    await type(3, 1, 5000);
    expect(await desk.classes.write(seen.stamp)).toMatchObject({ ok: false, problems: [{ code: "classify/changedSince" }] });
  });
});
