import { govern } from "../../src/pipeline/govern";
import { governedTables } from "../../src/pipeline/locate";
import { merge } from "../../src/pipeline/merge";
import { undo } from "../../src/pipeline/undo";
import type { CellValue } from "../../src/records/cellValue";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, cellsOf, field, look, own, smallTemplate, type, withTemplate, write } from "./book";
import { inExcel } from "./inExcel";

const template = smallTemplate(
  { name: field("companyName", "名称"), phone: field("cn-mobile", "手机", { "x-matchRole": "identity" }) },
  { table: { dedupe: [{ id: "same", block: [{ field: "phone", key: "phone8" }], match: [{ field: "phone", method: "phone", weight: 30 }] }] } },
);
const rows: readonly (readonly CellValue[])[] = [
  ["名称", "手机", "银行账号", "联系人", "见面", "双倍"],
  ["上海明达信息有限公司", "13812345678", null, "罗洋", null, "=1*2"],
  ["上海明达信息", "13812345678", "3434994121987566306", "财务 罗洋", 45_000, "=3*2"],
  ["北京云帆科技有限公司", "13912345678", "6222020200112233445", null, null, "=5*2"],
];
/** A governed table beside whose fields people keep bank accounts, contacts, a day and a formula. */
async function customers(opened: (book: Book) => Promise<Book> = async (book) => book): Promise<Book> {
  const book = bookOfSheets({ 表: rows });
  await write(book, { verb: "formatCells", sheet: "表", areas: [{ area: { row: 2, column: 4, rows: 1, columns: 1 }, numberFormat: "yyyy-mm-dd" }] });
  const there = await opened(book);
  must(await govern(there.session, withTemplate(template)));
  return there;
}
const all = { ...own, all: true, records: [], keep: null, values: {} };
const [first, second] = ["R0000001", "R0000002"] as const;
const rowOf = async (book: Book, name: string) => (await cellsOf(book, "表")).find(([cell]) => cell === name)!.slice(0, 6);

describe.each([["on a file", async (book: Book): Promise<Book> => book], ["in Excel", inExcel]])("columns that the template says nothing of, when records become one, %s", (_, opened) => {
  it("fill what the record that stays leaves blank, digit for digit; what differs is told and kept in the history; formulas stay with their rows", async () => {
    const book = await customers(opened);
    const { plans, beside, change } = must(await merge(book.session, all));
    expect(plans).toHaveLength(1);
    const { survivor } = plans[0]!;
    expect(survivor).toBe(0);
    expect(beside[0]!.map(({ own: { key, valueOf }, from, dropped }) => [key, from, dropped.map(valueOf)])).toEqual([["[银行账号]", 1, []], ["[联系人]", 0, ["财务 罗洋"]], ["[见面]", 1, []]]);
    expect((await rowOf(book, "上海明达信息有限公司")).slice(0, 5)).toEqual(["上海明达信息有限公司", "13812345678", "3434994121987566306", "罗洋", 45_000]);
    expect(must(await book.host.readCells("表", { row: 1, column: 5, rows: 1, columns: 1 }, { formulas: true })).formulas).toEqual([["=1*2"]]);
    expect(change!.removed[0]!.values).toMatchObject({ "[银行账号]": "3434994121987566306", "[联系人]": "财务 罗洋", "[见面]": 45_000 });
    expect(change!.edits.map(({ field: id, before, after }) => [id, before, after])).toEqual(expect.arrayContaining([["[银行账号]", null, "3434994121987566306"], ["[见面]", null, 45_000]]));
    const [{ numberFormats }] = [must(await book.host.readCells("表", { row: 1, column: 4, rows: 1, columns: 1 }, { numberFormats: true }))];
    expect(numberFormats).toEqual([["yyyy-mm-dd"]]);
  });

  it("keep the survivor's formula where it says nothing, and tell what the other says", async () => {
    const book = await customers(opened);
    await write(book, { verb: "writeCells", sheet: "表", blocks: [{ row: 1, column: 5, values: [[""]], formulas: [['=""']] }, { row: 2, column: 5, values: [["手写的"]], formulas: [[null]] }] });
    const { beside, change } = must(await merge(book.session, { ...all, values: { "[双倍]": second } }));
    expect(beside[0]!.filter(({ own: { key } }) => key === "[双倍]").map(({ own: { valueOf }, from, dropped }) => [from, dropped.map(valueOf)])).toEqual([[0, ["手写的"]]]);
    expect(must(await book.host.readCells("表", { row: 1, column: 5, rows: 1, columns: 1 }, { formulas: true })).formulas).toEqual([['=""']]);
    expect(change!.edits.some(({ field: id }) => id === "[双倍]")).toBe(false);
    expect(change!.removed[0]!.values).toMatchObject({ "[双倍]": "手写的" });
  });

  it("take the value of the record that a person names by the header in brackets", async () => {
    const book = await customers(opened);
    must(await merge(book.session, { ...all, all: false, records: [first, second], keep: first, values: { "[联系人]": second, "[银行账号]": first } }));
    expect((await rowOf(book, "上海明达信息有限公司")).slice(2, 4)).toEqual([null, "财务 罗洋"]);
  });

  it("come back with an undo, also of one group after other changes, and what was typed over since stays", async () => {
    const book = await customers(opened);
    const before = await cellsOf(book, "表");
    const { change } = must(await merge(book.session, all));
    await type(book, "表", 2, 3, "韩梅梅");
    const undone = must(await undo(book.session, { change: change!.id, records: [first] }));
    expect(undone.leftAlone).toBeNull();
    expect(await cellsOf(book, "表")).toEqual(before.map((line, r) => (r === 3 ? line.map((cell, c) => (c === 3 ? "韩梅梅" : cell)) : line)));
    const again = must(await merge(book.session, all)).change!;
    await type(book, "表", 1, 2, "另一个账号");
    const partly = must(await undo(book.session, { change: again.id, records: [first] }));
    expect(partly.leftAlone).toMatchObject({ code: "changes/changedSince" });
    expect((await rowOf(book, "上海明达信息有限公司"))[2]).toBe("另一个账号");
    expect((await rowOf(book, "上海明达信息"))[2]).toBe("3434994121987566306");
  });
});

it("what people type into such a column between the preview and the merge is seen: nothing is written", async () => {
  const book = await customers();
  const automatic = { ...all, automatic: true };
  const asked = bookOfSheets({ 表: rows });
  must(await govern(asked.session, withTemplate(smallTemplate(
    { name: field("companyName", "名称"), phone: field("cn-mobile", "手机", { "x-matchRole": "identity" }) },
    { table: { dedupe: [{ id: "same", block: [{ field: "phone", key: "phone8" }], match: [{ field: "phone", method: "phone", weight: 30 }], score: { auto: 0.95 } }] } },
  ))));
  const { shown } = must(await merge(asked.session, automatic));
  await type(asked, "表", 2, 2, "6222");
  const now = look(asked.model);
  expect(await merge(asked.session, { ...automatic, seen: shown! })).toMatchObject({ ok: false, problems: [{ code: "merge/changedSince" }] });
  expect(look(asked.model)).toEqual(now);
  expect(must(await governedTables(book.session))[0]!.binding.columns).toMatchObject({ "[银行账号]": 2, name: 0 });
});
