import { check } from "../../src/pipeline/check";
import { fix } from "../../src/pipeline/fix";
import { govern } from "../../src/pipeline/govern";
import { governSheets } from "../../src/pipeline/governSheets";
import { must } from "../contracts/sampleWorkbook";
import { bookOfSheets, cellsOf, field, look, smallTemplate, withTemplate } from "./book";

const rows = [["名称", "电话", "金额"], ["甲公司", "021-65123456", 100], ["乙公司", null, 200]];
const version = (number: string, properties: Parameters<typeof smallTemplate>[0]): object => ({ ...smallTemplate(properties), version: number });
const all = { name: field("text", "名称"), phone: field("text", "电话"), amount: field("number", "金额") };
const governing = version("1.1.0", all);

/** By the number of the case in the reliability plan. A governed workbook keeps the template that it was governed with, by its bytes. */
const others: readonly (readonly [string, object])[] = [
  ["E09 an older version", version("1.0.0", all)],
  ["E09 another text under the same version", version("1.1.0", { ...all, amount: field("number", "金额", { maximum: 1 }) })],
  ["E10 a newer version without a field that holds data", version("2.0.0", { name: all.name, amount: all.amount })],
  ["E10 a newer version in which a field has another name", version("2.0.0", { name: all.name, tel: field("text", "联系方式"), amount: all.amount })],
  ["E10 a newer version in which a text is a date", version("2.0.0", { ...all, phone: field("date", "电话") })],
];

describe("a template that is not the workbook's own", () => {
  it.each(others)("%s is refused with the sheet it is about, and nothing is written", async (_, other) => {
    const book = bookOfSheets({ 表: rows });
    must(await govern(book.session, withTemplate(governing)));
    const before = look(book.model);
    const chosen = { ...withTemplate(other), chosen: true };
    for (const command of [check, fix, govern, governSheets]) {
      const done = await command(book.session, chosen);
      expect(done.ok ? "done" : done.problems.map(({ code, place, hint }) => [code, place, hint.en.length > 0])).toEqual([["table/otherTemplate", "表", true]]);
    }
    expect(look(book.model)).toEqual(before);
    // Its own goes on working.
    expect(must(await check(book.session, { ...withTemplate(governing), chosen: true }))[0]!.findings).toEqual([]);
    expect((await cellsOf(book, "表")).map((row) => row.slice(0, 3))).toEqual(rows);
  });
});
