import { fileHost } from "../../src/hosts/file/fileHost";
import { must } from "../contracts/sampleWorkbook";
import { deskOf } from "./deskBook";
import { contacts, deskIn } from "./openDesk";

describe("rows that somebody types below the table", () => {
  it("are asked about until they are taken in, left out or emptied", async () => {
    const { desk, events, book, type } = await deskOf([["名称", "手机", "城市", "金额"], ["甲公司", "13812345678", "上海", 100], ["合计", null, null, "=SUM(D2:D2)"]], contacts);
    expect(must(await desk.sheet.strays())).toBeNull();
    const before = events.length;
    await type(4, 0, "乙公司");
    await type(4, 1, "13912345678");
    expect(events.slice(before).some(({ kind }) => kind === "changed")).toBe(true);
    expect(must(await desk.sheet.strays())).toMatchObject({ rows: [5] });
    must(await desk.sheet.leaveOut([5]));
    expect(must(await desk.sheet.strays())).toBeNull();
    await type(4, 2, "北京");
    const { change, rows } = must(await desk.sheet.takeIn([5]));
    expect([rows, must(await desk.sheet.strays())]).toEqual([[3], null]);
    expect(book.model.sheets[0]!.cells.formula(3, 3)).toBe("=SUM(D2:D3)");
    must(await desk.history.undo(change));
    expect(book.model.sheets[0]!.cells.value(4, 2)).toBe("北京");
  });

  it("and that stood there before the file was opened are asked about too; totals and notes are none", async () => {
    const { desk: before, book } = await deskOf([["名称", "手机", "城市", "金额"], ["甲公司", "13812345678", "上海", 100]], contacts);
    await before.close();
    must(await book.host.apply([{ verb: "writeCells", sheet: "表", blocks: [{ row: 2, column: 0, values: [["乙公司", "13912345678", "北京", 5], ["丙公司", "13712345678", null, null], ["合计", "2 家", "两市", 105]] }] }]));
    const { desk } = deskIn({ model: book.model, host: fileHost(book.model, { name: "book.xlsx", format: "xlsx" }) });
    must(await desk.start.health());
    expect(must(await desk.sheet.strays())).toMatchObject({ rows: [3, 4] });
    must(await desk.sheet.takeIn([3, 4]));
    expect([must(await desk.sheet.strays()), must(await desk.start.overview()).governed?.records]).toEqual([null, 3]);
  });

  it("pasted right below by the thousand are all asked about, a part at a time, until none is left out", async () => {
    const { desk, book } = await deskOf([["名称", "手机", "城市", "金额"], ["甲公司", "13812345678", "上海", 100]], contacts);
    const pasted = Array.from({ length: 2100 }, (_, n) => [`客户${n}`, `139${String(n).padStart(8, "0")}`]);
    must(await book.host.apply([{ verb: "writeCells", sheet: "表", blocks: [{ row: 2, column: 0, values: pasted }] }]));
    must(await desk.sheet.rescan());
    const asked: number[] = [];
    for (let some = must(await desk.sheet.strays()); some !== null; some = must(await desk.sheet.strays())) {
      asked.push(some.rows.length);
      must(await desk.sheet.takeIn(some.rows));
    }
    expect(asked).toEqual([2000, 100]);
    expect(must(await desk.start.overview()).governed?.records).toBe(2101);
  });

  it("a finding of the selected cell is told with its text, wherever the person is in the pane", async () => {
    const { desk, type } = await deskOf([["名称", "手机", "城市", "金额"], ["甲公司", "13812345678", "上海", 100]], contacts);
    await type(1, 1, "138");
    expect(must(await desk.sheet.findingsAt({ row: 1, column: 1 }))[0]).toMatchObject({ severity: "error", text: expect.stringContaining("手机号") as string });
  });
});
