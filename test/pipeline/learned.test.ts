import { decideLevels, isRefused } from "../../src/pipeline/decideLevels";
import { govern } from "../../src/pipeline/govern";
import { keepApart } from "../../src/pipeline/keepApart";
import { learnedTables, proposedTemplate } from "../../src/pipeline/learned";
import { governedTables } from "../../src/pipeline/locate";
import { merge } from "../../src/pipeline/merge";
import { undo } from "../../src/pipeline/undo";
import { must } from "../contracts/sampleWorkbook";
import { load } from "../template/support";
import { type Book, bookOfSheets, field, own, reopened, smallTemplate, type, withTemplate } from "./book";

// One phone says too much in this rule: people keep apart what it takes for one.
const templateWith = (more: object) => smallTemplate(
  { name: field("companyName", "名称"), phone: field("cn-mobile", "手机", { "x-matchRole": "identity" }), note: field("text", "备注") },
  { table: { dedupe: [{ id: "same", block: [{ field: "phone", key: "phone8" }], match: [{ field: "name", method: "companyParts", weight: 6 }, { field: "phone", method: "phone", weight: 18 }], score: { review: 0.5, duplicate: 0.9 }, ...more }] }, template: { roles: [{ id: "boss", label: { "zh-CN": "主管", en: "Boss" } }], people: [{ id: "li", name: "李明", roles: ["boss"] }] } },
);
const brands = ["云杉", "远景", "明达", "新程", "恒泰", "百川"];
const phone = (n: number): string => `138${String(10_000_000 + 1_111_111 * n).slice(0, 8)}`;
// Six companies twice, and six pairs of strangers who share a phone.
const rows = [["名称", "手机", "备注"], ...brands.flatMap((brand, n) => [[`上海${brand}软件有限公司`, phone(n), null], [`上海${brand}软件`, phone(n), null]]), ...brands.flatMap((brand, n) => [[`北京${brand}贸易有限公司`, phone(n + 10) , null], [`广州万${brand}物流有限公司`, phone(n + 10), null]])];
const id = (n: number): string => `R${String(n).padStart(7, "0")}`;

async function decided(more: object = {}, user?: string): Promise<Book> {
  const book = bookOfSheets({ 表: rows });
  must(await govern(book.session, withTemplate(templateWith(more))));
  for (let n = 0; n < 6; n++) must(await merge(book.session, { ...own, records: [id(2 * n + 1), id(2 * n + 2)], all: false, keep: null, values: {} }));
  const [table] = must(await governedTables(book.session));
  must(await keepApart(user === undefined ? book.session : { ...book.session, user }, table!, brands.map((_, n) => [id(13 + 2 * n), id(14 + 2 * n)])));
  return book;
}

describe("what people have decided", () => {
  it("measures the rule, and gives levels under which it would have been right; the template is a proposal that loads", async () => {
    const book = await decided();
    const [learned] = must(await learnedTables(book.session));
    expect(learned).toMatchObject({ same: 6, apart: 6, rules: [{ rule: "same", taken: { same: 6, apart: 6 }, precision: 0.5, few: false, proposal: { taken: { same: 6, apart: 0 }, passed: { same: 0 } } }] });
    const proposed = must(load(proposedTemplate(learned!)!));
    expect([proposed.version, proposed.tables[0]!.dedupe[0]!.score]).toEqual(["1.1.0", { auto: null, ...learned!.rules[0]!.proposal!.score }]);
    // Nothing is written by itself.
    expect(must(await governedTables(book.session))[0]!.def.dedupe[0]!.score).toEqual({ auto: null, duplicate: 0.9, review: 0.5 });
  });

  it("gives levels that an admin takes into the workbook's template, for every command from then on, and that undoing takes out again", async () => {
    const book = await decided();
    const [learned] = must(await learnedTables(book.session));
    const { score } = learned!.rules[0]!.proposal!;
    const change = must(await decideLevels(book.session, learned!, true));
    const now = async (of: Book) => { const [table] = must(await governedTables(of.session)); return [table!.template.version, table!.def.dedupe[0]!.score]; };
    expect(await now(book)).toEqual(["1.1.0", { auto: null, ...score }]);
    expect(await now(reopened(book))).toEqual(["1.1.0", { auto: null, ...score }]);
    const [again] = must(await learnedTables(book.session));
    expect([again!.rules[0]!.taken.apart, again!.rules[0]!.proposal]).toEqual([0, null]);
    expect(await decideLevels(book.session, again!, true)).toMatchObject({ ok: false, problems: [{ code: "levels/none" }] });
    must(await undo(book.session, { change: change.id }));
    expect(await now(book)).toEqual(["1.0.0", { auto: null, duplicate: 0.9, review: 0.5 }]);
  });

  it("gives levels that may be turned down: they are not asked again until something else is proposed", async () => {
    const book = await decided();
    const [learned] = must(await learnedTables(book.session));
    expect(must(await isRefused(book.session, learned!))).toBe(false);
    const change = must(await decideLevels(book.session, learned!, false));
    expect(must(await isRefused(reopened(book).session, learned!))).toBe(true);
    expect(must(await governedTables(book.session))[0]!.template.version).toBe("1.0.0");
    const other = { ...learned!, rules: learned!.rules.map((rule) => ({ ...rule, proposal: { ...rule.proposal!, score: { duplicate: 0.999, review: 0.9 } } })) };
    expect(must(await isRefused(book.session, other))).toBe(false);
    must(await undo(book.session, { change: change.id }));
    expect(must(await isRefused(book.session, learned!))).toBe(false);
  });

  it("gives levels that only whoever the rule names may take over or turn down", async () => {
    const book = await decided({ decisions: { roles: ["boss"] } }, "李明");
    const [learned] = must(await learnedTables(book.session));
    for (const accept of [true, false]) expect(await decideLevels({ ...book.session, user: "王芳" }, learned!, accept)).toMatchObject({ ok: false, problems: [{ code: "levels/notYours", message: { en: expect.stringContaining("Boss") } }] });
    must(await decideLevels({ ...book.session, user: "李明" }, learned!, true));
    expect(must(await governedTables(book.session))[0]!.template.version).toBe("1.1.0");
  });

  it("counts no longer once it is undone, or a record of it has changed", async () => {
    const book = await decided();
    must(await undo(book.session, { change: "C000003" }));
    const found = must(await governedTables(book.session))[0]!.records;
    await type(book, "表", found.rows[found.ids.indexOf(id(13))]! - 1, 0, "北京另一家贸易有限公司");
    expect(must(await learnedTables(book.session))[0]).toMatchObject({ same: 5, apart: 5 });
  });

  it("is not what was merged all at once", async () => {
    const book = bookOfSheets({ 表: rows });
    must(await govern(book.session, withTemplate(templateWith({}))));
    must(await merge(book.session, { ...own, records: [], all: true, keep: null, values: {} }));
    expect(must(await learnedTables(book.session))[0]).toMatchObject({ same: 0, apart: 0, rules: [{ few: true, proposal: null }] });
  });
});
