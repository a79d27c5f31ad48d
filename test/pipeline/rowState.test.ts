import { check } from "../../src/pipeline/check";
import { govern } from "../../src/pipeline/govern";
import { mark } from "../../src/pipeline/mark";
import { saveRecord } from "../../src/pipeline/record";
import { run } from "../../src/pipeline/run";
import { undo } from "../../src/pipeline/undo";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, cellsOf, field, look, own, smallTemplate, type, withTemplate } from "./book";

const say = (text: string) => ({ "zh-CN": text, en: text });
const template = smallTemplate({ name: field("text", "名称"), amount: field("number", "金额"), state: field("system", "状态", { "x-system": "rowState" }), when: { "x-type": "system", "x-system": "updatedAt", "x-label": say("更新时间") } }, {
  schema: { required: ["name"] },
  table: { rules: [{ id: "large", assert: "[amount]<100", severity: "warning", message: say("large") }, { id: "odd", assert: "[amount]<>7", severity: "info", message: say("odd") }] },
});
const rows = [["名称", "金额"], ["甲", 1], ["乙", 500], [null, 500], ["丁", 7]];

async function governed(lang: "zh-CN" | "en" = "zh-CN"): Promise<Book> {
  const book = bookOfSheets({ 表: rows }, lang);
  must(await govern(book.session, withTemplate(template)));
  return book;
}
async function states(book: Book): Promise<readonly unknown[]> {
  const [head, ...lines] = await cellsOf(book, "表");
  const at = head!.findIndex((text) => text === "状态" || text === "state");
  return lines.map((line) => line[at]);
}

describe("the state of a record", () => {
  it("is what the last written check said of it, by its gravest finding; blank again once the record changes", async () => {
    const book = await governed();
    expect(await states(book)).toEqual([null, null, null, null]);
    const before = look(book.model);
    const times = async () => { const [head, ...lines] = await cellsOf(book, "表"); return lines.map((line) => line[head!.indexOf("更新时间")]); };
    const written = await times();
    const { change } = must(await mark({ ...book.session, now: "2026-12-01T08:00:00.000Z" }, own));
    expect(await states(book)).toEqual(["没有问题", "有警告", "有错误", "有提示"]);
    // Saying it changes no record: none of them was written by anybody.
    expect(await times()).toEqual(written);
    expect(must(await mark(book.session, own)).cells).toBeGreaterThan(0);
    must(await saveRecord(book.session, "small", "R0000002", { amount: 5 }, { amount: 500 }));
    expect(await states(book)).toEqual(["没有问题", null, "有错误", "有提示"]);
    must(await mark(book.session, own));
    expect((await states(book))[1]).toBe("没有问题");
    const again = await governed();
    const marked = must(await mark(again.session, own));
    must(await undo(again.session, { change: marked.change!.id }));
    expect(look(again.model)).toEqual(before);
    expect(change).not.toBeNull();
  });

  it("is written by run, in the language of the workbook, once; what people type there is a finding", async () => {
    const book = await governed("en");
    must(await run(book.session, own));
    expect(await states(book)).toEqual(["clean", "warnings", "errors", "notes"]);
    expect(must(await run(book.session, own)).changes).toEqual([]);
    const [head] = await cellsOf(book, "表");
    await type(book, "表", 1, head!.findIndex((text) => text === "状态" || text === "state"), "perfect");
    expect(must(await check(book.session, own))[0]!.findings.filter(({ messageId }) => messageId === "notAState")).toHaveLength(1);
  });
});
