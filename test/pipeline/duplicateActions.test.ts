import { openFile } from "../../src/hosts/file/openFile";
import { clockOf } from "../../src/pipeline/clock";
import { dedupe } from "../../src/pipeline/dedupe";
import { govern } from "../../src/pipeline/govern";
import { governSheets } from "../../src/pipeline/governSheets";
import { type ImportChoice, type ImportPlan, planImport } from "../../src/pipeline/importPlan";
import { importRecords, importStamp } from "../../src/pipeline/importRecords";
import { readSource } from "../../src/pipeline/importSource";
import { governedTables } from "../../src/pipeline/locate";
import { merge } from "../../src/pipeline/merge";
import { refuseRepeated, repeated } from "../../src/pipeline/repeats";
import type { DedupeAction, DedupeMoment } from "../../src/template/template";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, field, look, own, smallTemplate, withTemplate } from "./book";

const say = (text: string) => ({ "zh-CN": text, en: text });
const rule = (more: object) => ({ id: "same", block: [{ field: "phone", key: "phone8" }, { field: "name", key: "company" }], match: [{ field: "name", method: "companyParts", weight: 10 }, { field: "phone", method: "phone", weight: 11 }], ...more });
const people = { name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), note: field("text", "备注") };
const templateWith = (more: object) => smallTemplate(people, {
  table: { dedupe: [rule(more)] },
  template: { roles: [{ id: "boss", label: say("经理") }], people: [{ id: "li", name: "李明", roles: ["boss"] }, { id: "wang", name: "王芳" }] },
});
const rows = [["名称", "手机", "备注"], ["上海明达信息有限公司", "13812345678", "甲"], ["北京云帆科技有限公司", "13912345678", "乙"]];
const repeat = { name: "上海明达信息技术有限公司", phone: "138 1234 5678" };

async function governed(more: object, sheet: readonly (readonly string[])[] = rows): Promise<Book> {
  const book = bookOfSheets({ 表: sheet });
  must(await govern(book.session, withTemplate(templateWith(more))));
  return book;
}
const ask = async (book: Book, index: number | null, draft: { readonly [field: string]: string }, user = "王芳") => {
  const session = { ...book.session, user, ...clockOf(new Date("2024-03-01T08:00:00Z"), null) };
  const [table] = must(await governedTables(session));
  const held = await repeated(session, table!, index, draft);
  // What the form is told and what saving refuses are one thing.
  expect((await refuseRepeated(session, table!, index, draft)).ok).toBe(held?.refused !== true);
  return held;
};

describe("a record that is typed", () => {
  it.each<[DedupeAction | undefined, string | null]>([[undefined, "asks"], ["warn", "asks"], ["block", "refused"], ["link", null], ["review", null], ["allow", null]])("with action %s: %s", async (action, outcome) => {
    const book = await governed(action === undefined ? {} : { action });
    const held = await ask(book, null, repeat);
    expect(held === null ? null : held.refused ? "refused" : "asks").toBe(outcome);
    if (held === null) return;
    expect(held).toMatchObject({ index: 0, problem: { code: held.refused ? "record/repeats" : "record/asksRepeats", data: { row: 2, record: "R0000001" } } });
    expect(held.problem.message["zh-CN"]).toMatch(/第 2 行.*名称.*手机/);
    expect(held.problem.message.en).toMatch(/row 2/);
    expect(await ask(book, null, { name: "广州远景贸易有限公司", phone: "13700000000" })).toBeNull();
  });

  it("may be saved by whoever the rule names, after being asked", async () => {
    const book = await governed({ action: "block", override: { roles: ["boss"] } });
    expect(await ask(book, null, repeat, "王芳")).toMatchObject({ refused: true });
    expect(await ask(book, null, repeat, "")).toMatchObject({ refused: true });
    expect(await ask(book, null, repeat, "李明")).toMatchObject({ refused: false, problem: { code: "record/asksRepeats" } });
  });

  it("is held up by what the change makes it repeat, not by what it repeated before", async () => {
    const book = await governed({ action: "block" }, [...rows, ["北京云帆科技公司", "13912345678", "丙"]]);
    expect(await ask(book, 2, { note: "改" })).toBeNull();
    expect(await ask(book, 2, repeat)).toMatchObject({ refused: true, index: 0 });
  });

  it.each<[DedupeMoment[], boolean, boolean]>([[["create"], true, false], [["update"], false, true], [["import", "bulk"], false, false]])("on %j: a new one held up %s, a changed one %s", async (on, whenNew, whenChanged) => {
    const book = await governed({ on });
    expect((await ask(book, null, repeat)) !== null).toBe(whenNew);
    expect((await ask(book, 1, repeat)) !== null).toBe(whenChanged);
  });
});

const csv = (...lines: readonly string[]) => ({ name: "来源.csv", host: must(openFile("来源.csv", new TextEncoder().encode(lines.join("\r\n")))).host });
/** What the dry run says, after the real run has done the same. */
async function bring(book: Book, choice: Partial<ImportChoice>, ...lines: readonly string[]): Promise<ImportPlan> {
  const table = must(await governedTables(book.session))[0]!;
  const source = must(await readSource(book.session, table, csv("名称,手机,备注", ...lines), { sheet: null, answers: {} }));
  const full: ImportChoice = { mode: "update", faulty: "reject", duplicates: "skip", ...choice };
  const plan = must(await planImport(book.session, source, table, full));
  const before = table.records.rows.length;
  const done = must(await importRecords(book.session, source, table, full, importStamp(book.session, table, plan)));
  expect(done.plan).toEqual(plan);
  expect(must(await governedTables(book.session))[0]!.records.rows.length).toBe(before + plan.outcomes.filter(({ kind }) => kind === "new").length);
  return plan;
}
const line = `${repeat.name},${repeat.phone},新`;

describe("what whoever types is told of the other record", () => {
  const policy = { lookupPolicy: { roles: ["boss"], show: ["note"] } };
  it("is what the rule shows and which fields agree; all of it to whoever it names", async () => {
    const book = await governed({ action: "block", ...policy });
    const few = await ask(book, null, repeat, "王芳");
    expect(few!.problem.data).toEqual({});
    expect(few!.problem.message["zh-CN"]).toBe("已经有一条，备注：甲（把握 98.4%：名称、手机相同或相近）。没有保存，模板不允许重复。");
    expect(few!.problem.message.en).not.toMatch(/明达|1381|row/);
    const all = await ask(book, null, repeat, "李明");
    expect(all!.problem.data).toEqual({ row: 2, record: "R0000001" });
    expect(all!.problem.message["zh-CN"]).toMatch(/第 2 行.*名称/);
    expect((await ask(await governed({ lookupPolicy: { show: ["note"] } }), null, repeat, "李明"))!.problem.data).toEqual({});
  });
});

describe("a row that is brought", () => {
  it.each<[DedupeAction, readonly string[]]>([
    ["block", ["duplicate", "duplicate", "changed"]],
    ["warn", ["duplicate", "new", "changed"]],
    ["link", ["duplicate", "new", "changed"]],
    ["review", ["new", "new", "new"]],
    ["allow", ["new", "new", "new"]],
  ])("with action %s, where the choice is skip, add, update: %j", async (action, outcomes) => {
    const kinds = await Promise.all((["skip", "add", "update"] as const).map(async (duplicates) => (await bring(await governed({ action }), { duplicates }, line)).outcomes[0]!.kind));
    expect(kinds).toEqual(outcomes);
  });

  it("says why: refused, or brought all the same", async () => {
    expect((await bring(await governed({ action: "block" }), { duplicates: "add" }, line)).outcomes[0]!.reasons[0]!["zh-CN"]).toMatch(/第 2 行.*不允许重复/);
    expect((await bring(await governed({ action: "review" }), {}, line)).outcomes[0]!.reasons[0]!["zh-CN"]).toMatch(/第 2 行.*照样导入/);
  });

  it("comes from the source once where duplicates are refused: rows that are the same subject wait for a person", async () => {
    const twins = ["广州远景贸易有限公司,13700000001,一", "广州远景贸易公司,13700000001,二", "深圳新客户有限公司,13600000001,三"];
    const blocked = await bring(await governed({ action: "block" }), {}, ...twins);
    expect(blocked.outcomes.map(({ kind }) => kind)).toEqual(["conflict", "conflict", "new"]);
    expect(blocked.outcomes[0]!.reasons[0]!.en).toMatch(/row 3 of the source/);
    expect((await bring(await governed({}), {}, ...twins)).outcomes.map(({ kind }) => kind)).toEqual(["new", "new", "new"]);
  });

  it("is not compared by a rule that is not for imports", async () => {
    expect((await bring(await governed({ action: "block", on: ["create"] }), {}, line)).outcomes[0]!.kind).toBe("new");
  });
});

describe("the whole table", () => {
  const twice = [...rows, [repeat.name, repeat.phone, "丙"]];
  it("is searched by the rules that are for it", async () => {
    for (const [on, groups] of [[["bulk"], 1], [["create"], 0]] as const) expect(must(await dedupe((await governed({ on }, twice)).session, own))[0]!.results.flatMap(({ clusters }) => clusters)).toHaveLength(groups);
  });

  it("merges no duplicates that are allowed, unless they are named", async () => {
    const book = await governed({ action: "allow" }, twice);
    const before = look(book.model);
    expect(must(await merge(book.session, { ...own, all: true, records: [], keep: null, values: {} })).plans).toEqual([]);
    expect(look(book.model)).toEqual(before);
    expect(must(await merge(book.session, { ...own, all: false, records: ["R0000001", "R0000003"], keep: null, values: {} })).plans).toHaveLength(1);
  });
});

describe("a record that another table knows", () => {
  const two = (action: DedupeAction | null) => {
    const base = smallTemplate(people, { table: { dedupe: [rule({ across: [{ table: "lead", fields: { name: "who", phone: "tel" }, ...(action === null ? {} : { action }) }] })] } }) as { readonly tables: object };
    return { ...base, tables: { ...base.tables, lead: { sheet: "线索", subject: "organisation", schema: { type: "object", properties: { who: field("companyName", "线索名"), tel: field("cn-mobile", "电话") } } } } };
  };
  const both = async (action: DedupeAction | null) => {
    const book = bookOfSheets({ 表: rows, 线索: [["线索名", "电话"], ["深圳新客户有限公司", "13600000001"]] });
    must(await governSheets(book.session, withTemplate(two(action))));
    return book;
  };
  const draft = { name: "深圳新客户公司", phone: "13600000001" };
  it.each<[DedupeAction | null, string | null, string]>([[null, null, "new"], ["block", "refused", "duplicate"], ["warn", "asks", "duplicate"]])("with action %s: %s, on import %s", async (action, typed, brought) => {
    const book = await both(action);
    const held = await ask(book, null, draft);
    expect(held === null ? null : held.refused ? "refused" : "asks").toBe(typed);
    if (held !== null) expect(held).toMatchObject({ index: 0, table: { def: { id: "lead" } }, problem: { message: { "zh-CN": expect.stringContaining("“线索”第 2 行") as unknown } } });
    expect((await bring(book, {}, `${draft.name},${draft.phone},`)).outcomes[0]!.kind).toBe(brought);
  });
});
