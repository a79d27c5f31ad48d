import { governedTables } from "../../src/pipeline/locate";
import { govern } from "../../src/pipeline/govern";
import { strayRows, takeIn } from "../../src/pipeline/takeIn";
import { undo } from "../../src/pipeline/undo";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, cellsOf, field, look, smallTemplate, withTemplate, write } from "./book";
import { inExcel } from "./inExcel";

const template = smallTemplate({ name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), amount: field("money", "金额") }, { schema: { required: ["name"] } });

async function governed(): Promise<Book> {
  const book = bookOfSheets({ 表: [["名称", "手机", "金额", "备注"], ["甲公司", "13812345678", 100, "老客户"], ["乙公司", "13912345678", 50, null], ["合计", "=COUNTA(B2:B3)", "=SUM(C2:C3)", null]] });
  must(await govern(book.session, withTemplate(template)));
  return book;
}
const tableOf = async ({ session }: Book) => must(await governedTables(session))[0]!;
const typed = (row: number, values: readonly (string | number | null)[]) => ({ verb: "writeCells", sheet: "表", blocks: [{ row, column: 0, values: [values] }] }) as const;

describe.each([["on a file", async (book: Book): Promise<Book> => book], ["in Excel", inExcel]])("rows typed below a table, %s", (_, opened) => {
  it("are told from totals, from notes and from what is in the table", async () => {
    const book = await opened(await governed());
    await write(book, typed(4, ["丙公司", "13711112222", null, "新的"]), typed(6, ["填表说明", null, null, null]));
    const found = must(await strayRows(book.session, await tableOf(book), [3, 4, 5, 7, 5]));
    expect(found).toEqual([{ row: 5, values: { name: "丙公司", phone: "13711112222" }, others: { 3: "新的" } }]);
    // One cell of a field and one of a column that the template does not know.
    await write(book, typed(7, ["丁公司", null, null, "新的"]), typed(8, [null, null, null, "第 1 页"]));
    expect(must(await strayRows(book.session, await tableOf(book), [8, 9])).map(({ row }) => row)).toEqual([8]);
  });

  it("come into it as they are, behind its last record, and totals count them; undo puts them back where they stood", async () => {
    const book = await opened(await governed());
    await write(book, typed(4, ["丙公司", "13711112222", 7, "新的"]), typed(6, ["丁公司", "137", null, null]));
    const before = look(book.model);
    const taken = must(await takeIn(book.session, "small", [5, 7]));
    expect(taken.rows).toEqual([4, 5]);
    expect((await cellsOf(book, "表")).slice(3, 6).map((row) => [row[0], row[3]])).toEqual([["丙公司", "新的"], ["丁公司", null], ["合计", null]]);
    const table = await tableOf(book);
    expect(table.records.ids).toEqual(["R0000001", "R0000002", "R0000003", "R0000004"]);
    const read = must(await book.host.readCells("表", { row: 5, column: 1, rows: 1, columns: 2 }, { formulas: true }));
    expect(read.formulas).toEqual([["=COUNTA(B2:B5)", "=SUM(C2:C5)"]]);
    must(await undo(book.session, { change: taken.change!.id }));
    expect(look(book.model)).toEqual(before);
  });

  it("of one name, put in between the last record and the totals, are told too, and the table comes down over them without a blank row", async () => {
    const book = await opened(await governed());
    must(await book.host.apply([{ verb: "insertCells", sheet: "表", areas: [{ row: 3, column: 0, rows: 2, columns: 5 }] }]));
    await write(book, typed(3, ["丙公司", null, null, null]), typed(4, ["丁公司", null, null, "新的"]));
    const before = await cellsOf(book, "表");
    expect(must(await strayRows(book.session, await tableOf(book), [4, 5, 6])).map(({ row }) => row)).toEqual([4, 5]);
    const taken = must(await takeIn(book.session, "small", [4, 5]));
    expect(taken.rows).toEqual([4, 5]);
    expect((await cellsOf(book, "表")).map((row) => [row[0], row[3]])).toEqual([["名称", "备注"], ["甲公司", "老客户"], ["乙公司", null], ["丙公司", null], ["丁公司", "新的"], ["合计", null]]);
    const read = must(await book.host.readCells("表", { row: 5, column: 1, rows: 1, columns: 2 }, { formulas: true }));
    expect(read.formulas).toEqual([["=COUNTA(B2:B5)", "=SUM(C2:C5)"]]);
    must(await undo(book.session, { change: taken.change!.id }));
    // In Excel the program itself decides whether totals go on counting the rows that stand above them.
    expect(await cellsOf(book, "表")).toEqual(before);
  });

  it("that are no more are not asked for again", async () => {
    const book = await opened(await governed());
    const result = await takeIn(book.session, "small", [5]);
    expect(result.ok ? null : result.problems.map(({ code }) => code)).toEqual(["record/nothingStray"]);
  });
});
