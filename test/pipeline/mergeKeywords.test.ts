import { clockOf } from "../../src/pipeline/clock";
import { dedupe } from "../../src/pipeline/dedupe";
import { govern } from "../../src/pipeline/govern";
import { governSheets } from "../../src/pipeline/governSheets";
import { apartDecisions, keepApart } from "../../src/pipeline/keepApart";
import { governedTables } from "../../src/pipeline/locate";
import { merge } from "../../src/pipeline/merge";
import { undo } from "../../src/pipeline/undo";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, cellsOf, field, look, own, reopened, smallTemplate, type, withTemplate } from "./book";

const say = (text: string) => ({ "zh-CN": text, en: text });
const fields = { name: field("companyName", "名称"), phone: field("cn-mobile", "手机", { "x-matchRole": "identity" }), former: field("tags", "曾用名"), from: field("text", "来源"), since: field("date", "日期") };
const templateWith = (more: object) => smallTemplate(fields, {
  table: { dedupe: [{ id: "same", block: [{ field: "phone", key: "phone8" }], match: [{ field: "phone", method: "phone", weight: 30 }], ...more }] },
  template: { roles: [{ id: "boss", label: say("经理") }], people: [{ id: "li", name: "李明", roles: ["boss"] }, { id: "wang", name: "王芳" }] },
});
const sheet = [["名称", "手机", "曾用名", "来源", "日期"], ["上海明达信息有限公司", "13812345678", "老明达", "展会", "2024-01-01"], ["上海明达软件有限公司", "13812345678", null, "直销", "2023-01-01"], ["明达", "13812345678", null, null, "2025-01-01"]];
async function governed(more: object): Promise<Book> {
  const book = bookOfSheets({ 表: sheet });
  must(await govern(book.session, withTemplate(templateWith(more))));
  return book;
}
const as = (book: Book, user: string, day = "2026-03-01"): Book["session"] => ({ ...book.session, user, ...clockOf(new Date(`${day}T08:00:00Z`), null) });
const all = { ...own, all: true, records: [], keep: null, values: {} };
const named = (...records: readonly string[]) => ({ ...own, all: false, records, keep: null, values: {} });
const survivorOf = async (more: object): Promise<string> => { const { plans, table } = must(await merge((await governed(more)).session, all)); return table.records.ids[plans[0]!.survivor]!; };

describe("which record stays", () => {
  it.each<[string, object, string]>([
    ["the most complete", {}, "R0000001"], ["the most complete, said", { master: "mostComplete" }, "R0000001"], ["the newest", { master: "newest" }, "R0000003"], ["the oldest", { master: "oldest" }, "R0000002"],
    ["that of the best source", { master: { sourceRank: ["直销", "展会"], by: "from" } }, "R0000002"], ["one that is approved", { master: { approved: "[name]=\"明达\"" } }, "R0000003"], ["the most complete where none is approved", { master: { approved: "[name]=\"无\"" } }, "R0000001"],
  ])("%s", async (_, more, id) => expect(await survivorOf(more)).toBe(id));

  it("goes by what a person says before that", async () => {
    const { plans } = must(await merge((await governed({ master: "newest" })).session, { ...named("R0000001", "R0000002"), keep: "R0000002" }));
    expect(plans[0]!.survivor).toBe(1);
  });
});

describe("how many are merged at once", () => {
  it("is as many as the rule says, the surest first; the others wait", async () => {
    const book = bookOfSheets({ 表: [...sheet, ["北京云帆科技", "13900000000", null, null, null], ["北京云帆", "13900000000", null, null, "2024-02-02"]] });
    must(await govern(book.session, withTemplate(templateWith({ limits: { maxMerges: 1 } }))));
    const first = must(await merge(book.session, all)).plans;
    const second = must(await merge(book.session, all)).plans;
    expect([first.length, second.length, must(await merge(book.session, all)).plans.length]).toEqual([1, 1, 0]);
  });
});

describe("a dry run", () => {
  const automatic = { ...all, automatic: true };
  it("shows what would be merged and writes it only as it was shown, where nobody looks", async () => {
    const book = await governed({ score: { auto: 0.95 } });
    const before = look(book.model);
    const { plans, change, shown } = must(await merge(book.session, automatic));
    expect([plans.length, change, look(book.model)]).toEqual([1, null, before]);
    expect(await merge(book.session, { ...automatic, seen: `${shown}0` })).toMatchObject({ ok: false, problems: [{ code: "merge/changedSince" }] });
    expect(must(await merge(book.session, { ...automatic, seen: shown! })).change).not.toBeNull();
    expect(must(await merge(book.session, automatic))).toMatchObject({ plans: [], change: null });
  });

  it("is not asked of a person who names the records, nor where the rule says so", async () => {
    const book = await governed({ score: { auto: 0.95 } });
    expect(must(await merge(book.session, named("R0000001", "R0000002"))).change).not.toBeNull();
    expect(must(await merge((await governed({ limits: { dryRun: false }, score: { auto: 0.95 } })).session, automatic)).change).not.toBeNull();
  });
});

describe("what is kept of the records that go", () => {
  it("their names, behind what is there, each once", async () => {
    const book = await governed({ keepLoser: { names: { of: "name", in: "former" } } });
    must(await merge(book.session, all));
    expect((await cellsOf(book, "表")).slice(1).map((row) => [row[0], row[2]])).toEqual([["上海明达信息有限公司", "老明达、上海明达软件有限公司、明达"]]);
    const again = await governed({ keepLoser: { names: { of: "name", in: "former" } }, survive: { name: "longest" }, master: "newest" });
    must(await merge(again.session, all));
    expect((await cellsOf(again, "表")).slice(1).map((row) => row[2])).toEqual([expect.stringMatching(/明达/)]);
  });

  it("a row on the archive sheet, which undo takes away with the rest", async () => {
    const book = await governed({ keepLoser: { sheet: true } });
    const before = look(book.model);
    must(await merge(book.session, all));
    expect((await cellsOf(book, "归档 小表")).map((row) => [row[0], row[3]])).toEqual([["记录编号", "名称"], ["R0000002", "上海明达软件有限公司"], ["R0000003", "明达"]]);
    must(await undo(book.session));
    expect(look(book.model)).toEqual(before);
  });

  it("rows on the archive sheet of which undoing a part takes away its own, also long afterwards, and leaves one that somebody has changed", async () => {
    const book = bookOfSheets({ 表: [...sheet, ["北京云帆科技", "13900000000", null, null, null], ["北京云帆", "13900000000", null, null, "2024-02-02"]] });
    must(await govern(book.session, withTemplate(templateWith({ keepLoser: { sheet: true } }))));
    const before = await cellsOf(book, "表");
    const { change } = must(await merge(book.session, all));
    const kept = async () => (await cellsOf(book, "归档 小表")).slice(1).map(([id]) => id);
    const gone = ["R0000002", "R0000003", "R0000004"];
    expect(await kept()).toEqual(gone);
    // What came later stays as it is, and so does the way back.
    await type(book, "表", 1, 3, "老客户");
    must(await undo(book.session, { change: change!.id, records: ["R0000001"] }));
    expect(await kept()).toEqual(["R0000004"]);
    await type(book, "归档 小表", 1, 3, "自己写的");
    must(await undo(book.session, { change: change!.id }));
    expect(await kept()).toEqual(["R0000004"]);
    expect((await cellsOf(book, "表")).map((row) => row[0])).toEqual(before.map((row) => row[0]));
  });

  it("the way back, for as long as the template says", async () => {
    const book = await governed({ keepLoser: { undo: "P30D" } });
    const merged = must(await merge(as(book, "王芳", "2026-03-01"), all));
    const late = await undo(as(book, "王芳", "2026-04-15"), { change: merged.change!.id });
    expect(late.ok ? null : [late.problems[0]!.code, late.problems[0]!.message.en]).toEqual(["undo/tooLate", expect.stringContaining("2026-03-31")]);
    const kept = reopened(book);
    must(await undo(as(kept, "王芳", "2026-03-31"), { change: merged.change!.id }));
    expect((await cellsOf(kept, "表"))).toHaveLength(sheet.length);
  });
});

describe("records that others name", () => {
  const related = (more: object) => {
    const base = templateWith(more) as { readonly tables: { readonly [id: string]: { readonly relations?: object } } };
    return { ...base, tables: { ...base.tables, order: { sheet: "订单", subject: "organisation", schema: { type: "object", properties: { of: field("ref", "客户") } }, relations: [{ from: "of", to: "small", match: ["name"] }] } } };
  };
  const both = async (more: object, ...orders: readonly string[]) => {
    const book = bookOfSheets({ 表: [...sheet, ["北京云帆科技", "13900000000", null, null, null], ["北京云帆", "13900000000", null, null, "2024-02-02"]], 订单: [["客户"], ...orders.map((order) => [order])] });
    must(await governSheets(book.session, withTemplate(related(more))));
    return book;
  };
  it("are merged away and named anew, unless the rule holds them: by name refused, all at once left", async () => {
    const free = await both({}, "明达");
    expect(must(await merge(free.session, all)).relinked).toBe(1);
    const held = await both({ relink: "restrict" }, "明达");
    const refused = await merge(held.session, named("R0000001", "R0000003"));
    expect(refused.ok ? null : [refused.problems[0]!.code, refused.problems[0]!.message["zh-CN"]]).toEqual(["merge/referenced", expect.stringContaining("“订单”第 2 行")]);
    expect(must(await merge(held.session, all)).plans.map(({ survivor }) => survivor)).toEqual([4]);
    // The one that stays may be named.
    const stays = await both({ relink: "restrict" }, "上海明达信息有限公司");
    expect(must(await merge(stays.session, named("R0000001", "R0000003"))).plans).toHaveLength(1);
  });
});

describe("a person's word that two are not the same", () => {
  const groups = async (book: Book, day?: string) => must(await dedupe(as(book, "王芳", day), own))[0]!.results[0]!.clusters.map(({ records }) => records);
  const decide = async (book: Book, user: string) => { const session = as(book, user); const [table] = must(await governedTables(session)); return keepApart(session, table!, [["R0000001", "R0000002"], ["R0000001", "R0000003"], ["R0000002", "R0000003"]]); };
  const stands = async (book: Book, day: string) => { const session = as(book, "王芳", day); return apartDecisions(session, must(await governedTables(session))[0]!).map((one) => one.stands); };

  it("is that of whoever the rule names", async () => {
    const book = await governed({ decisions: { roles: ["boss"] } });
    const refused = await decide(book, "王芳");
    expect(refused.ok ? null : refused.problems[0]!.code).toBe("apart/notYours");
    expect((await decide(book, "李明")).ok).toBe(true);
    expect(await groups(book)).toEqual([]);
  });

  it("counts as long as the rule says", async () => {
    const book = await governed({ decisions: { expires: "P1Y" } });
    must(await decide(book, "王芳"));
    expect([await groups(book, "2027-03-01"), await stands(book, "2027-03-01")]).toEqual([[], [true, true, true]]);
    expect([await groups(book, "2027-03-02"), await stands(book, "2027-03-02")]).toEqual([[[0, 1, 2]], [false, false, false]]);
  });

  it.each(["change", "never"] as const)("lapses: %s", async (lapse) => {
    const book = await governed({ decisions: { lapse } });
    must(await decide(book, "王芳"));
    for (const row of [1, 2, 3]) await type(book, "表", row, 1, "13700000009");
    expect(await groups(book)).toEqual(lapse === "change" ? [[0, 1, 2]] : []);
  });
});
