import { must } from "../contracts/sampleWorkbook";
import { field, look, smallTemplate } from "../pipeline/book";
import { type DeskBook, deskOf } from "./deskBook";

const rule = (more: object = {}) => ({ id: "same", block: [{ field: "phone", key: "phone8" }, { field: "name", key: "company" }], match: [{ field: "name", method: "companyParts", weight: 10 }, { field: "phone", method: "phone", weight: 11 }], score: { duplicate: 0.95, review: 0.5 }, ...more });
const templateWith = (more: object = {}) => smallTemplate({ name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), note: field("text", "备注") }, { table: { dedupe: [rule(more)] } });
const rows = [["名称", "手机", "备注"], ["上海明达信息有限公司", "13812345678", "甲"], ["北京云帆科技有限公司", "13912345678", "乙"], ["广州远景贸易有限公司", "13712345678", "丙"]];
const repeats = async ({ desk }: Pick<DeskBook, "desk">) => must(await desk.duplicates.typed.repeats());

describe("what is typed in the sheet", () => {
  it("is compared with the records that are there, without writing, until it says something else", async () => {
    const { desk, book, type } = await deskOf(rows, templateWith());
    expect(await repeats({ desk })).toEqual({ lines: [], more: 0 });
    // A field that no rule compares is of no account.
    await type(3, 2, "改");
    expect((await repeats({ desk })).lines).toEqual([]);
    // The same name is asked about, as the form and an import ask; with the same number it is sure.
    await type(3, 0, "上海明达信息");
    expect((await repeats({ desk })).lines).toMatchObject([{ sure: false, typed: { row: 4 }, other: { row: 2 } }]);
    await type(3, 1, "13812345678");
    const before = look(book.model);
    expect((await repeats({ desk })).lines).toMatchObject([{ sure: true, typed: { row: 4 }, other: { row: 2, title: "上海明达信息有限公司" }, shown: null }]);
    expect(look(book.model)).toEqual(before);
    await type(3, 0, "深圳别家有限公司");
    await type(3, 1, "13612345678");
    expect((await repeats({ desk })).lines).toEqual([]);
  });

  it("is compared in a new row too, before it has an id", async () => {
    const { desk, type } = await deskOf([...rows, ["深圳别家有限公司", "13612345678", ""]], templateWith());
    await type(4, 3, null);
    await type(4, 0, "北京云帆科技");
    await type(4, 1, "13912345678");
    expect((await repeats({ desk })).lines).toMatchObject([{ sure: true, typed: { row: 5, record: null }, other: { row: 3 } }]);
  });

  it("is told once where two rows that are the same were typed, and not again once somebody has dismissed it or said that they are two", async () => {
    const { desk, type } = await deskOf(rows, templateWith());
    await type(1, 0, "北京云帆科技");
    await type(1, 1, "13912345678");
    await type(2, 0, "北京云帆科技公司");
    expect((await repeats({ desk })).lines).toMatchObject([{ typed: { row: 3 }, other: { row: 2 } }]);
    must(await desk.duplicates.typed.forget(3));
    expect((await repeats({ desk })).lines).toMatchObject([{ typed: { row: 2 }, other: { row: 3 } }]);
    must(await desk.duplicates.apart([["R0000001", "R0000002"]], true));
    expect((await repeats({ desk })).lines).toEqual([]);
  });

  it("is not told where the template lets records be there twice, and shows of somebody else's record what may be shown", async () => {
    const allowed = await deskOf(rows, templateWith({ action: "allow" }));
    await allowed.type(3, 1, "13812345678");
    await allowed.type(3, 0, "上海明达信息有限公司");
    expect((await repeats(allowed)).lines).toEqual([]);
    const few = await deskOf(rows, templateWith({ lookupPolicy: { show: ["note"] } }));
    await few.type(3, 1, "13812345678");
    await few.type(3, 0, "上海明达信息有限公司");
    expect((await repeats(few)).lines).toMatchObject([{ other: null, shown: [{ value: "甲" }] }]);
  });

  it("is left to a search of the whole table where many rows come at once", async () => {
    const many = Array.from({ length: 60 }, (_, at) => [`公司${at}有限公司`, `1360000${1000 + at}`, ""]);
    const { desk, book } = await deskOf([["名称", "手机", "备注"], ...many], templateWith());
    must(await book.host.apply([{ verb: "writeCells", sheet: "表", blocks: [{ row: 1, column: 1, values: many.map((_, at) => [`1350000${1000 + at}`]) }] }]));
    must(await desk.sheet.rescan());
    expect((await repeats({ desk })).more).toBe(10);
    must(await desk.duplicates.typed.forgetMore());
    expect(await repeats({ desk })).toEqual({ lines: [], more: 0 });
  });
});
