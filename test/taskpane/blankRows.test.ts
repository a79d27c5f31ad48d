import { must } from "../contracts/sampleWorkbook";
import { look } from "../pipeline/book";
import { deskOf } from "./deskBook";
import { contacts } from "./openDesk";

const rows = [["名称", "手机", "城市", "金额"], ["甲公司", "13812345678", "上海", 100], [null, null, null, null], ["乙公司", "13912345678", "北京", 50], [null, null, null, null], [null, null, null, null], ["丙公司", "13712345678", null, 300], ["合计", null, null, "=SUM(D2:D7)"]];

describe("blank rows between the records of a table", () => {
  it("are told, taken out with what stands below coming up, and come back", async () => {
    const { desk, book } = await deskOf(rows, contacts);
    const before = look(book.model);
    expect(must(await desk.findings.blankRows.list())).toEqual([3, 5, 6]);
    const { change } = must(await desk.findings.blankRows.remove([3, 5, 6]));
    const cells = book.model.sheets[0]!.cells;
    expect([1, 2, 3, 4].map((row) => [cells.value(row, 0), cells.formula(row, 3)])).toEqual([["甲公司", null], ["乙公司", null], ["丙公司", null], ["合计", "=SUM(D2:D4)"]]);
    expect([must(await desk.findings.blankRows.list()), must(await desk.findings.list("all")).records]).toEqual([[], 3]);
    must(await desk.history.undo(change));
    expect(look(book.model)).toEqual(before);
  });

  it("are none where a column of the person's own, or a cell typed meanwhile, says something; and only those are taken out that were seen", async () => {
    const { desk, type } = await deskOf([["名称", "手机", "城市", "金额", "备注"], ["甲公司", "13812345678", "上海", 100, null], [null, null, null, null, "见下"], [null, null, null, null, null], ["乙公司", "13912345678", "北京", 50, null]], contacts);
    expect(must(await desk.findings.blankRows.list())).toEqual([4]);
    await type(3, 4, "又一条");
    expect(await desk.findings.blankRows.remove([4])).toMatchObject({ ok: false, problems: [{ code: "blankRows/otherNow" }] });
  });

  it("leave what is undone later where it belongs: cells and merged records are found by their ids", async () => {
    const { desk, book, type } = await deskOf(rows, contacts);
    await type(3, 2, "天津");
    must(await desk.sheet.note());
    const [typed] = must(await desk.history.list()).lines;
    must(await desk.findings.blankRows.remove([3, 5, 6]));
    must(await desk.history.undo(typed!.id));
    expect([1, 2, 3].map((row) => book.model.sheets[0]!.cells.value(row, 2))).toEqual(["上海", "北京", null]);
  });
});
