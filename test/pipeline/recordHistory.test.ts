import { govern } from "../../src/pipeline/govern";
import { governedTables } from "../../src/pipeline/locate";
import { addRecord, saveRecord } from "../../src/pipeline/record";
import { recordHistory } from "../../src/pipeline/recordHistory";
import { undo } from "../../src/pipeline/undo";
import { must } from "../contracts/sampleWorkbook";
import { openDesk } from "../taskpane/openDesk";
import { load } from "../template/support";
import { bookOfSheets, field, smallTemplate, withTemplate } from "./book";

const template = smallTemplate({ name: field("text", "名称"), limit: field("number", "额度", { "x-history": 2, "x-provenance": true }), pay: field("number", "薪酬", { "x-history": "none" }) });
const rows = [["名称", "额度", "薪酬"], ["甲", 1, 10]];

describe("the history of a record", () => {
  it("tells of each field as many changes as the template lets, as if what was undone had never been, and where a value comes from", async () => {
    const book = bookOfSheets({ 表: rows });
    must(await govern(book.session, withTemplate(template)));
    const save = async (user: string, values: object, seen: object) => must(await saveRecord({ ...book.session, user }, "small", "R0000001", values as never, seen as never));
    const history = async (record: string) => { const [table] = must(await governedTables(book.session)); const { lines, origins } = must(await recordHistory(book.session, table!, record)); return { lines: lines.map((line) => `${line.field} ${String(line.before)}>${String(line.after)} ${line.by}`), origins: origins.map(({ field: of, origin }) => `${of} ${origin === null ? "before" : `${origin.by} ${origin.command}`}`) }; };
    expect(await history("R0000001")).toEqual({ lines: [], origins: ["limit before"] });
    await save("李", { limit: 2, pay: 20 }, { limit: 1, pay: 10 });
    await save("王", { limit: 3 }, { limit: 2 });
    await save("赵", { limit: 4, name: "乙" }, { limit: 3, name: "甲" });
    expect(await history("R0000001")).toEqual({ lines: ["limit 3>4 赵", "name 甲>乙 赵", "limit 2>3 王"], origins: ["limit 赵 record"] });
    must(await undo(book.session, {}));
    expect(await history("R0000001")).toEqual({ lines: ["limit 2>3 王", "limit 1>2 李"], origins: ["limit 王 record"] });
    const { record } = must(await addRecord({ ...book.session, user: "钱" }, "small", { name: "丙", limit: 9 }));
    expect(await history(record)).toEqual({ lines: ["name null>丙 钱", "limit null>9 钱"], origins: ["limit 钱 record"] });
  });

  it("is told in the record's form, and values whose history is none in no view", async () => {
    const { desk } = openDesk({ 客户: rows }, template);
    must(await desk.governing.apply({}, null));
    const open = must(await desk.record.open({ record: "R0000001" }))!;
    const saved = must(await desk.record.save("R0000001", { limit: "5", pay: "30" }, open.seen));
    const { lines, origins } = must(await desk.record.history("R0000001"));
    expect([lines.map(({ label, before, after }) => [label.en, before, after]), origins.map(({ label, origin }) => [label.en, origin?.by])]).toEqual([[["额度", "1", "5"]], [["额度", "测试"]]]);
    expect(must(await desk.history.edits(saved.change!, 0)).lines.map(({ field: of, after }) => [of, after])).toEqual([["limit", "5"], ["pay", "***"]]);
    const read = load(JSON.stringify(smallTemplate({ a: { "x-type": "formula", "x-formula": "1+1", "x-history": "none" }, b: field("text", "乙", { "x-history": "some" }) })));
    expect(read.ok ? [] : read.problems.map(({ code, pointer }) => `${code} ${pointer!}`)).toEqual(["template/bad-form /tables/small/schema/properties/b/x-history"]);
  });
});
