import { must } from "../contracts/sampleWorkbook";
import { cellsOf, field, smallTemplate } from "../pipeline/book";
import { deskOf } from "./deskBook";

const template = smallTemplate({ name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), city: field("text", "城市") });
const rows = [["名称", "手机", "城市"], ["甲公司", "138 1234 5678", "上海"], ["乙公司", "139 1234 5678", "北京"], ["丙公司", "13712345678", "广州"]];

describe("the history desk", () => {
  it("names each cell that has changed since it was written, and undoing leaves just those alone", async () => {
    const { book, desk, type } = await deskOf(rows, template);
    await type(1, 2, "苏州");
    await type(2, 2, "天津");
    must(await desk.history.list());
    await type(2, 2, "石家庄");
    must(await desk.history.list());
    const detail = must(await desk.history.edits("C000002", 0));
    expect(detail).toMatchObject({ total: 2, changedSince: 1 });
    expect(detail.lines.map(({ row, before, after, now }) => [row, before, after, now])).toEqual([[2, "上海", "苏州", null], [3, "北京", "天津", "石家庄"]]);
    const undone = must(await desk.history.undo("C000002"));
    expect(undone.leftAlone?.code).toBe("changes/changedSince");
    expect((await cellsOf(book, "表")).slice(1).map((row) => row[2])).toEqual(["上海", "石家庄", "广州"]);
  });

  it("counts the cells that people changed, not what the program notes beside them", async () => {
    const { desk, type } = await deskOf(rows, smallTemplate({
      name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), city: field("text", "城市"),
      edited: { "x-type": "system", "x-system": "updatedAt", "x-label": { "zh-CN": "改于", en: "Edited" } },
    }));
    await type(1, 2, "苏州");
    const [line] = must(await desk.history.list()).lines;
    expect(line).toMatchObject({ command: "observed", edits: 1 });
    await type(1, 2, "无锡");
    must(await desk.history.list());
    expect(must(await desk.history.edits(line!.id, 0))).toMatchObject({ total: 1, changedSince: 1, lines: [{ field: "city" }] });
  });

  it("says which records came and went", async () => {
    const { desk } = await deskOf(rows, template);
    must(await desk.importing.bring("新.csv", new TextEncoder().encode("名称,手机\n丁公司,13612345678\n")));
    const setting = { sheet: null, answers: {}, choice: { mode: "update", faulty: "reject", duplicates: "skip" } } as const;
    const { change } = must(await desk.importing.write(setting, must(await desk.importing.dryRun(setting)).stamp));
    expect(must(await desk.history.edits(change!, 0))).toMatchObject({ total: 0, inserted: [{ record: "R0000004", row: 5, title: "丁公司" }], removed: [] });
    must(await desk.history.undo(change));
    expect(must(await desk.history.edits(change!, 0)).inserted).toEqual([{ record: "R0000004", row: null, title: "丁公司" }]);
  });

  it("names the record that a line is about where it is about one, also once that is gone", async () => {
    const { desk, type } = await deskOf(rows, template);
    must(await desk.record.save("R0000002", { city: "天津" }, { city: "北京" }));
    must(await desk.record.remove("R0000003", false));
    await type(1, 2, "苏州");
    await type(2, 2, "石家庄");
    expect(must(await desk.history.list()).lines.map(({ command, of }) => [command, of])).toEqual([["observed", null], ["delete", "丙公司"], ["record", "乙公司"], ["govern", null]]);
    must(await desk.history.undo("C000003"));
    expect(must(await desk.history.list()).lines[0]).toMatchObject({ command: "undo", of: "丙公司" });
    expect(must(await desk.history.list(undefined, 1, 2)).lines.map(({ command }) => command)).toEqual(["observed", "delete"]);
  });

  it("takes back one group of a merge by itself, and says which groups still stand", async () => {
    const double = smallTemplate(
      { name: field("companyName", "名称"), phone: field("cn-mobile", "手机") },
      { table: { dedupe: [{ id: "same", block: [{ field: "phone", key: "phone8" }], match: [{ field: "name", method: "companyParts", weight: 10 }, { field: "phone", method: "phone", weight: 11 }] }] } },
    );
    const { book, desk } = await deskOf([["名称", "手机"], ["甲公司", "13812345678"], ["乙公司", "13912345678"], ["甲公司", "13812345678"], ["乙公司", "13912345678"]], double);
    const { change } = must(await desk.duplicates.mergeAll(must(await desk.duplicates.previewAll()).stamp));
    must(await desk.history.undo(change, ["R0000003"]));
    const { groups, merged } = must(await desk.history.edits(change!, 0));
    expect(groups).toBe(2);
    expect(merged.map(({ survivor, gone, stands }) => [survivor.record, survivor.title, gone.map(({ record, row }) => [record, row]), stands])).toEqual([["R0000001", "甲公司", [["R0000003", 4]], false], ["R0000002", "乙公司", [["R0000004", null]], true]]);
    expect((await cellsOf(book, "表")).map((row) => row[2])).toEqual(["记录编号", "R0000001", "R0000002", "R0000003"]);
  });

  it("takes back a change with all that came after it, and says where it had to end", async () => {
    const { book, desk, type } = await deskOf(rows, template);
    await type(1, 2, "苏州");
    const safe = must(await desk.findings.preview({ kind: "safe" }, null));
    must(await desk.findings.fix({ kind: "safe" }, safe.stamp));
    await type(3, 2, "深圳");
    const { lines } = must(await desk.history.list());
    expect(lines.map(({ command, later }) => [command, later])).toEqual([["observed", 0], ["fix", 1], ["observed", 2], ["govern", 3]]);
    expect(await desk.history.undo(lines[3]!.id)).toMatchObject({ ok: false, problems: [{ code: "undo/laterChanges" }] });
    expect(must(await desk.history.undoBackTo(lines[1]!.id))).toEqual({ count: 2, leftAlone: null });
    expect(await cellsOf(book, "表")).toMatchObject([{}, { 1: "138 1234 5678", 2: "苏州" }, {}, { 2: "广州" }]);
    expect(await desk.history.undoBackTo(lines[1]!.id)).toMatchObject({ ok: false, problems: [{ code: "undo/alreadyUndone" }] });
    expect(must(await desk.history.undoBackTo(lines[3]!.id))).toEqual({ count: 2, leftAlone: null });
    expect(await cellsOf(book, "表")).toEqual(rows);
    expect(must(await desk.history.list()).lines.every(({ later }) => later === 0)).toBe(true);
  });

  it("says why the older of two new records waits for the newer, and takes back both in order", async () => {
    const { book, desk } = await deskOf(rows, template);
    const before = await cellsOf(book, "表");
    const { change } = must(await desk.record.save(null, { name: "丁公司" }, {}));
    must(await desk.record.save(null, { name: "戊公司" }, {}));
    expect(await desk.history.undo(change)).toMatchObject({ ok: false, problems: [{ code: "undo/laterChanges", message: { "zh-CN": "C000002 之后还有更改：C000003。它给表加了行，后来的更改是在加了行的表上做的，只能按顺序撤销。" } }] });
    expect(must(await desk.history.undoBackTo(change!))).toEqual({ count: 2, leftAlone: null });
    expect(await cellsOf(book, "表")).toEqual(before);
  });

  it("lists a long history page by page, newest first, and by what was done and by whom", async () => {
    const { desk, type } = await deskOf(rows, template);
    for (let n = 0; n < 70; n++) {
      await type(1, 2, `城市 ${n}`);
      if (n === 40) await desk.become({ user: "另一个人", lang: "zh-CN" });
      must(await desk.history.list());
    }
    const first = must(await desk.history.list());
    expect([first.total, first.lines.length, first.lines[0]!.id, first.commands, first.people]).toEqual([71, 50, "C000071", ["observed", "govern"], ["测试", "另一个人"]]);
    const second = must(await desk.history.list({ command: null, by: null }, 50));
    expect(second.lines.map(({ id }) => id)).toEqual(Array.from({ length: 21 }, (_, n) => `C0000${String(21 - n).padStart(2, "0")}`));
    expect(must(await desk.history.list({ command: "govern", by: null })).lines.map(({ command }) => command)).toEqual(["govern"]);
    // What was typed before somebody else came is not theirs.
    expect(must(await desk.history.list({ command: "observed", by: "另一个人" })).total).toBe(29);
  });
});
