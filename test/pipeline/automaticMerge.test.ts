import { govern } from "../../src/pipeline/govern";
import { governedTables } from "../../src/pipeline/locate";
import { merge } from "../../src/pipeline/merge";
import { undo } from "../../src/pipeline/undo";
import { must } from "../contracts/sampleWorkbook";
import { deskOf } from "../taskpane/deskBook";
import { type Book, bookOfSheets, cellsOf, field, own, smallTemplate, withTemplate } from "./book";

const fields = { name: field("companyName", "名称"), phone: field("cn-mobile", "手机", { "x-matchRole": "identity" }), code: field("text", "代码"), note: field("text", "备注") };
const atOnce = (auto: number | null) => (auto === null ? {} : { limits: { dryRun: false } });
const byName = (auto: number | null) => ({ id: "by-name", block: [{ field: "name", key: "company" }], match: [{ field: "name", method: "companyParts", weight: 9 }, { field: "phone", method: "phone", weight: 9 }], score: { duplicate: 0.9, review: 0.5, auto }, survive: { note: "longest" }, ...atOnce(auto) });
const byCode = (auto: number | null) => ({ id: "by-code", block: [{ field: "code", key: "exact" }], match: [{ field: "code", method: "exact", weight: 20 }], score: { duplicate: 0.9, review: 0.5, auto }, survive: { note: "concat" }, ...atOnce(auto) });
const rows = [
  ["名称", "手机", "代码", "备注"],
  ["上海云杉软件有限公司", "13812345678", null, "短"], ["上海云杉软件有限公司", "13812345678", null, "长一些的备注"],
  ["北京远景贸易有限公司", "13912345678", "K1", "甲"], ["广州百川物流有限公司", "13712345678", "K1", "乙"],
];
const automatic = { ...own, records: [], all: true, automatic: true, keep: null, values: {} } as const;

async function governed(...dedupe: readonly object[]): Promise<Book> {
  const book = bookOfSheets({ 表: rows });
  must(await govern(book.session, withTemplate(smallTemplate(fields, { table: { dedupe } }))));
  return book;
}

describe("merging without anybody", () => {
  it("is off by default, and says how it is turned on", async () => {
    const book = await governed(byName(null));
    expect(await merge(book.session, automatic)).toMatchObject({ ok: false, problems: [{ code: "merge/noAuto", hint: { en: expect.stringContaining("score.auto") as string } }] });
    expect((await cellsOf(book, "表")).length).toBe(5);
  });

  it("takes only groups that reach the level of their rule, each by that rule's survivorship", async () => {
    const book = await governed(byName(0.9), byCode(0.99));
    const { plans, change } = must(await merge(book.session, automatic));
    expect(plans.map(({ survivor, losers }) => [survivor, losers])).toEqual([[0, [1]], [2, [3]]]);
    expect((await cellsOf(book, "表")).map((row) => row[3])).toEqual(["备注", "长一些的备注", "甲；乙；手机 13712345678"]);
    expect(change!.why).toMatchObject({ rule: "by-name by-code", reason: "all", parts: 2 });
  });

  it("merges of a group those that are sure, and leaves the doubtful one to people, in whatever order they stand", async () => {
    const rule = { ...byName(0.99), match: [{ field: "name", method: "companyParts", weight: 14 }, { field: "phone", method: "phone", weight: 9 }] };
    const [sure, again, doubtful] = [["上海云杉软件有限公司", "13812345678", null, "甲"], ["上海云杉软件有限公司", "13812345678", null, "乙"], ["上海云杉软件有限公司", null, null, "丙"]];
    for (const list of [[sure, again, doubtful], [doubtful, again, sure]]) {
      const book = bookOfSheets({ 表: [rows[0]!, ...list] });
      must(await govern(book.session, withTemplate(smallTemplate(fields, { table: { dedupe: [rule] } }))));
      const [table] = must(await governedTables(book.session));
      const [found] = must(await book.session.engine.dedupe(table!.input));
      expect(found!.clusters.map(({ records }) => records)).toEqual([[0, 1, 2]]);
      expect(must(await merge(book.session, automatic)).plans.map(({ survivor, losers }) => [survivor, ...losers].map((index) => list[index]!).includes(doubtful))).toEqual([false]);
      expect((await cellsOf(book, "表")).slice(1).map((row) => row[1]).sort()).toEqual(["13812345678", null]);
    }
  });

  it("leaves what is only certain, or whose rule has no level, to people", async () => {
    expect(must(await merge((await governed(byName(0.999), byCode(null))).session, automatic)).plans).toEqual([]);
    const both = await governed(byName(null), byCode(0.9));
    expect(must(await merge(both.session, automatic)).plans.map(({ survivor }) => survivor)).toEqual([2]);
  });

  it("merges records that are named by the rule that says most for them", async () => {
    const book = await governed(byName(null), byCode(null));
    must(await merge(book.session, { ...own, records: ["R0000003", "R0000004"], all: false, keep: null, values: {} }));
    expect((await cellsOf(book, "表"))[3]![3]).toBe("甲；乙；手机 13712345678");
  });
});

describe("a record that was merged", () => {
  const small = smallTemplate(fields, { table: { dedupe: [byName(null)] } });

  it("is known by its old id until it comes back: told where it went, and found by an import that names it", async () => {
    const { book, desk } = await deskOf(rows, small);
    const session = { ...bookOfSheets({ 表: rows }).session, host: book.host };
    const choice = { records: ["R0000001", "R0000002"], keep: "R0000001", values: {} };
    const [group] = must(await desk.duplicates.list("duplicate", 0, null)).lines;
    const { change } = must(await desk.duplicates.merge(choice, must(await desk.duplicates.open(group!.key, choice))!.stamp));
    expect(await merge(session, { ...own, records: ["R0000002", "R0000003"], all: false, keep: null, values: {} })).toMatchObject({ ok: false, problems: [{ message: { en: "The table has no record R0000002 (merged into R0000001)." } }] });
    must(await desk.importing.bring("旧表.csv", new TextEncoder().encode("名称,手机,代码,备注,记录编号\n上海云杉软件有限公司,13812345678,K9,长一些的备注,R0000002\n北京远景贸易有限公司,13912345678,K1,甲,R0000003\n")));
    const setting = { sheet: null, answers: {}, choice: { mode: "update", faulty: "reject", duplicates: "skip" } } as const;
    must(await desk.importing.write(setting, must(await desk.importing.dryRun(setting)).stamp));
    expect((await cellsOf(book, "表"))[1]!.slice(0, 5)).toEqual(["上海云杉软件有限公司", "13812345678", "K9", "长一些的备注", "R0000001"]);
    must(await undo(session, { change: change! }));
    expect(must(await governedTables(session))[0]!.governed.aliases).toEqual({});
  });
});
