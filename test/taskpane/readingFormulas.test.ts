import { must } from "../contracts/sampleWorkbook";
import { contacts, openDesk } from "./openDesk";

const rows = [["名称", "手机", "城市", "金额"], ["甲公司", "13812345678", "上海", 100], ["乙公司", "13912345678", "北京", 50], ["丙公司", "13712345678", null, 300]];
const summary = [["甲", "=客户!D2"], ["前两个", "=SUM('客户'!$D$2:D3)"], ["全部", "=SUM(客户!D:D)"], ["乙的城市", "=IF(客户!C3=\"北京\",1,0)"], ["别处", "=D2"], ["文字", "=\"客户!D2\""], ["旁边", "=客户!H2"]];

describe("formulas that read rows which go", () => {
  it("are told by sheet before deleting and merging, where nothing of what they read is left", async () => {
    const { desk, model } = openDesk({ 客户: rows, 汇总: summary }, contacts);
    must(await desk.governing.apply({}, "客户"));
    must(await desk.start.overview());
    expect(must(await desk.sheet.readingFormulas([2]))).toEqual([{ sheet: "汇总", count: 1, cells: ["B1"] }]);
    expect(must(await desk.sheet.readingFormulas([2, 3]))).toEqual([{ sheet: "汇总", count: 3, cells: ["B1", "B2", "B4"] }]);
    expect(must(await desk.sheet.readingFormulas([4]))).toEqual([]);
    // What is told is what happens, and the undo brings it back.
    const [record] = must(await desk.record.find("甲公司")).records;
    const formulas = (): readonly (string | null)[] => summary.map((_, row) => model.sheets[1]!.cells.formula(row, 1));
    const before = formulas();
    const { change } = must(await desk.record.remove(record!.record, false));
    expect(formulas().map((formula) => formula?.includes("#REF!"))).toEqual([true, false, false, false, false, false, false]);
    must(await desk.history.undo(change));
    expect(formulas()).toEqual(before);
  });
});
