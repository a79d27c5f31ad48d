import { check } from "../../src/pipeline/check";
import { fix } from "../../src/pipeline/fix";
import { govern } from "../../src/pipeline/govern";
import { watchTable } from "../../src/pipeline/live";
import { undo } from "../../src/pipeline/undo";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, field, look, own, smallTemplate, withTemplate } from "./book";

const template = smallTemplate({ name: field("text", "名称"), amount: field("money", "金额"), count: field("integer", "人数"), day: field("date", "日期") });

async function governed(): Promise<Book> {
  const book = bookOfSheets({ 表: [["名称", "金额", "人数", "日期"], ["甲", 100, 5, 45293], ["乙", 200, 6, 45294], ["丙", 300, 7, 45295]] });
  must(await govern(book.session, withTemplate(template)));
  return book;
}
const paste = async ({ host }: Book, row: number, column: number, value: number, numberFormat: string) => must(await host.apply([{ verb: "formatCells", sheet: "表", areas: [{ area: { row, column, rows: 1, columns: 1 }, numberFormat }] }, { verb: "writeCells", sheet: "表", blocks: [{ row, column, values: [[value]] }] }]));
const looks = async (book: Book) => must(await check(book.session, own))[0]!.findings.filter(({ rule }) => rule.startsWith("look/"));

describe("numbers of a governed table that show something else", () => {
  it("are found where a date or another currency came with its format, and become what they show", async () => {
    const book = await governed();
    expect(await looks(book)).toEqual([]);
    await paste(book, 1, 1, 45322, "yyyy-mm-dd");
    await paste(book, 2, 1, 1000, "[$$-409]#,##0.00");
    await paste(book, 3, 2, 45323, "m\"月\"d\"日\"");
    // A format that shows the number says nothing else.
    await paste(book, 3, 1, 1234.5, "#,##0.00");
    const before = look(book.model);
    const found = await looks(book);
    expect(found.map(({ rule, messageId, severity, data, at: [at] }) => [rule, messageId, severity, data["shown"], data["number"], at!.row])).toEqual([["look/amount", "date", "error", "2024-01-31", "45322", 2], ["look/amount", "currency", "error", "$1000", "1000", 3], ["look/count", "date", "error", expect.any(String), "45323", 4]]);
    const [text] = await book.session.engine.describe({ template: must(await check(book.session, own))[0]!.table.template, table: "small", findings: found, lang: "zh-CN" });
    expect(text).toBe("显示的是日期 2024-01-31，存的却是数字 45322，会按这个数字计算。是日期就移到日期列，是数字就重新填写。");
    must(await fix(book.session, { ...own, choice: { rules: ["look"] } }));
    expect([1, 2].map((row) => book.model.sheets[0]!.cells.value(row, 1))).toEqual(["2024-01-31", "$1000"]);
    expect(await looks(book)).toEqual([]);
    must(await undo(book.session));
    expect(look(book.model)).toEqual(before);
  });

  it("are found as they come, row by row, and go with them", async () => {
    const book = await governed();
    const live = must(await watchTable(book.session, "small", { onUpdate: () => undefined, onProblem: () => undefined }));
    const now = () => live.findings.filter(({ rule }) => rule === "look/amount").map(({ at: [at] }) => at!.row);
    expect(now()).toEqual([]);
    await paste(book, 2, 1, 45322, "yyyy-mm-dd");
    must(await live.rescan());
    expect(now()).toEqual([3]);
    await paste(book, 2, 1, 12, "General");
    must(await live.rescan());
    expect(now()).toEqual([]);
    await live.stop();
  });
});
