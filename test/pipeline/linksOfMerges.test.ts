import { govern } from "../../src/pipeline/govern";
import { merge } from "../../src/pipeline/merge";
import { undo } from "../../src/pipeline/undo";
import { saveXlsx } from "../../src/xlsx/saveXlsx";
import { must, withLinks } from "../contracts/sampleWorkbook";
import { openInExcel } from "../excel-host/open";
import { type Book, bookOfSheets, cellsOf, field, openBook, own, reopened, smallTemplate, withTemplate, write } from "./book";

const template = withTemplate(smallTemplate(
  { name: field("companyName", "名称"), phone: field("phone", "电话"), note: field("text", "备注") },
  { table: { dedupe: [{ id: "same", block: [{ field: "name", key: "company" }], match: [{ field: "name", method: "companyParts", weight: 9 }, { field: "phone", method: "phone", weight: 8 }], survive: { note: "longest" } }] } },
));
const said = "没有邮箱了，请改打电话";
const rows = [["名称", "电话", "备注"], ["上海甲电子有限公司", "13800138000", "a@x.cn"], ["北京乙贸易有限公司", "13900139000", "b@x.cn"], ["上海甲电子有限公司", "13800138000", said], ["北京乙贸易有限公司", "13900139000", `${said}！`]];
const linked = (): Book => openBook(must(saveXlsx(withLinks(bookOfSheets({ 表: rows }).model, { C2: "mailto:a@x.cn", C3: "mailto:b@x.cn?subject=x", B2: "https://example.com/a" }))));
const column = { row: 0, column: 2, rows: 8, columns: 1 };

describe.each(["a file", "Excel"])("the links of merged records in %s", (where) => {
  const open = (): Book => {
    const book = linked();
    const host = where === "Excel" ? openInExcel(book.model).host : book.host;
    return { ...book, host, session: { ...book.session, host } };
  };

  it("come back with the text of one record, wherever it stands by then", async () => {
    const book = open();
    must(await govern(book.session, template));
    const before = await cellsOf(book, "表");
    const { change } = must(await merge(book.session, { ...own, records: [], all: true, keep: null, values: {} }));
    expect(must(await book.host.readLinks("表", column))).toEqual([]);
    await write(book, { verb: "insertCells", sheet: "表", areas: [{ row: 0, column: 0, rows: 1, columns: 16_384 }] });
    must(await undo(book.session, { change: change!.id, records: ["R0000002"] }));
    expect(must(await book.host.readLinks("表", column))).toEqual([{ row: 3, column: 2, target: "mailto:b@x.cn?subject=x" }]);
    must(await undo(book.session, { change: change!.id, records: ["R0000001"] }));
    expect(must(await book.host.readLinks("表", column))?.map(({ row, target }) => [row, target])).toEqual([[2, "mailto:a@x.cn"], [3, "mailto:b@x.cn?subject=x"]]);
    expect((await cellsOf(book, "表")).slice(1)).toEqual(before);
    expect(must(await reopened({ ...book, save: () => must(saveXlsx(book.model)) }).host.readLinks("表", column))?.map(({ target }) => target)).toEqual(["mailto:a@x.cn", "mailto:b@x.cn?subject=x"]);
  });
});
