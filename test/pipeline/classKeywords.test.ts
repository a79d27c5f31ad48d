import { check } from "../../src/pipeline/check";
import { classify } from "../../src/pipeline/classify";
import { clockOf } from "../../src/pipeline/clock";
import { govern } from "../../src/pipeline/govern";
import { planImport } from "../../src/pipeline/importPlan";
import { importRecords, importStamp } from "../../src/pipeline/importRecords";
import { readSource } from "../../src/pipeline/importSource";
import { keep } from "../../src/pipeline/keep";
import { governedTables } from "../../src/pipeline/locate";
import { addRecord, saveRecord } from "../../src/pipeline/record";
import { run } from "../../src/pipeline/run";
import { undo } from "../../src/pipeline/undo";
import { openFile } from "../../src/hosts/file/openFile";
import { serialFromIso } from "../../src/records/serialDay";
import { lintTemplate } from "../../src/template/lint/index";
import { must } from "../contracts/sampleWorkbook";
import { load } from "../template/support";
import { type Book, bookOfSheets, cellsOf, field, look, own, smallTemplate, type, withTemplate } from "./book";

const grades = { "x-options": ["A", "B", "C"].map((code) => ({ code })) };
const fields = {
  name: field("text", "名称"), amount: field("number", "金额"), grade: { ...field("enum", "等级", { readOnly: true }), ...grades }, before: { ...field("enum", "原等级", { readOnly: true }), ...grades }, since: field("date", "定级日期", { readOnly: true }),
  vip: { ...field("bool", "重点"), "x-compute": "[grade]=\"A\"" },
};
const table = [{ when: "[amount]>=100", then: "A" }, { when: "[amount]>=50", then: "B" }];
const templateWith = (more: object, also: object = {}) => smallTemplate(fields, { table: { classify: [{ target: "grade", table, else: "C", ...more }], ...also } });
const schedule = (more: object) => ({ schedule: { previous: "before", since: "since", ...more } });
const rows = [["名称", "金额", "等级", "原等级", "定级日期", "重点"], ["甲", 120, "A", null, null, true], ["乙", 60, "C", null, null, false]];
async function governed(more: object, sheet = rows): Promise<Book> {
  const book = bookOfSheets({ 表: sheet });
  must(await govern(book.session, withTemplate(templateWith(more))));
  return book;
}
const on = (book: Book, day: string): Book["session"] => ({ ...book.session, user: "王芳", ...clockOf(new Date(`${day}T08:00:00Z`), null) });
const serial = (day: string) => serialFromIso(day, 1900);
const said = async (book: Book) => (await cellsOf(book, "表")).slice(1).map((row) => row.slice(1, 5));
const outdated = async (book: Book, day: string) => must(await check(on(book, day), own))[0]!.findings.filter(({ rule }) => rule === "classification/outdated").map(({ at }) => at[0]!.row);

describe("a class that is written", () => {
  it("keeps the one before and the day, and undo takes all of it back", async () => {
    const book = await governed(schedule({}));
    const before = look(book.model);
    // What somebody gave is left, and told, unless it is to be rewritten.
    const left = must(await classify(on(book, "2026-03-01"), { ...own, write: true }));
    expect([left.written, left.tables[0]!.given]).toEqual([0, 1]);
    expect(must(await classify(on(book, "2026-03-01"), { ...own, write: true, overwrite: true })).written).toBe(3);
    expect(await said(book)).toEqual([[120, "A", null, null], [60, "B", "C", serial("2026-03-01")]]);
    await type(book, "表", 2, 1, 10);
    must(await classify(on(book, "2026-04-01"), { ...own, write: true }));
    expect((await said(book))[1]).toEqual([10, "C", "B", serial("2026-04-01")]);
    const again = await governed(schedule({}));
    const { change } = must(await classify(on(again, "2026-03-01"), { ...own, write: true, overwrite: true }));
    must(await undo(again.session, { change: change!.id }));
    expect(look(again.model)).toEqual(before);
  });

  it("through the fix of its finding too", async () => {
    const book = await governed(schedule({}));
    const [found] = must(await check(on(book, "2026-03-01"), own))[0]!.findings.filter(({ rule }) => rule === "classification/outdated");
    expect(found!.fixes![0]!.edits.map(({ at, after }) => [at.field, after])).toEqual([["grade", "B"], ["before", "C"], ["since", serial("2026-03-01")]]);
  });
});

describe("classes that go with every change", () => {
  const changing = schedule({ on: "change" });
  it("of a record that is typed, changed, mended and brought, with what is worked out from them; in the same change", async () => {
    const book = await governed(changing);
    const session = on(book, "2026-03-01");
    must(await addRecord(session, "small", { name: "丙", amount: 70 }));
    expect((await said(book))[2]).toEqual([70, "B", null, serial("2026-03-01")]);
    must(await saveRecord(on(book, "2026-03-05"), "small", "R0000003", { amount: 500 }, { amount: 70 }));
    expect((await cellsOf(book, "表"))[3]!.slice(0, 6)).toEqual(["丙", 500, "A", "B", serial("2026-03-05"), true]);
    const [of] = must(await governedTables(session));
    const source = must(await readSource(session, of!, { name: "来源.csv", host: must(openFile("来源.csv", new TextEncoder().encode("名称,金额\r\n丁,55\r\n"))).host }, { sheet: null, answers: {} }));
    const choice = { mode: "update", faulty: "reject", duplicates: "skip" } as const;
    const plan = must(await planImport(session, source, of!, choice));
    expect(plan.outcomes[0]!.values).toMatchObject({ grade: "B", since: serial("2026-03-01") });
    must(await importRecords(session, source, of!, choice, importStamp(session, of!, plan)));
    expect((await said(book))[3]).toEqual([55, "B", null, serial("2026-03-01")]);
    // What nobody touched is told, not written.
    expect(await outdated(book, "2026-03-01")).toEqual([3]);
  });

  it("leaves a class that a person has decided on, with a reason", async () => {
    const book = await governed(changing);
    const session = on(book, "2026-03-01");
    const [of] = must(await governedTables(session));
    const found = must(await check(session, own))[0]!.findings.filter(({ rule }) => rule === "classification/outdated");
    must(await keep(session, of!, found, "战略客户"));
    must(await saveRecord(session, "small", "R0000002", { name: "乙方" }, { name: "乙" }));
    expect((await said(book))[1]).toEqual([60, "C", null, null]);
  });

  it("leaves a record whose class stays as it is", async () => {
    const book = await governed(changing);
    must(await saveRecord(on(book, "2026-03-01"), "small", "R0000001", { amount: 130 }, { amount: 120 }));
    expect((await said(book))[0]).toEqual([130, "A", null, null]);
  });
});

describe("classes that hold for a while", () => {
  const monthly = schedule({ every: "P1M" });
  it("are not out of date before that is over, and run leaves them; asked for they are written at any time", async () => {
    const book = await governed(monthly);
    expect(await outdated(book, "2026-03-01")).toEqual([3]);
    must(await classify(on(book, "2026-03-01"), { ...own, write: true, overwrite: true }));
    await type(book, "表", 2, 1, 500);
    expect([await outdated(book, "2026-03-31"), await outdated(book, "2026-04-01")]).toEqual([[], [3]]);
    expect(must(await run(on(book, "2026-03-20"), own)).classified.written).toBe(0);
    expect((await said(book))[1]![1]).toBe("B");
    expect(must(await run(on(book, "2026-04-02"), own)).classified.written).toBeGreaterThan(0);
    expect((await said(book))[1]).toEqual([500, "A", "B", serial("2026-04-02")]);
    await type(book, "表", 2, 1, 1);
    expect(must(await classify(on(book, "2026-04-03"), { ...own, write: true })).written).toBe(3);
  });
});

describe("the checks of a classification", () => {
  const codes = (more: object, all = table) => { const read = load(JSON.stringify(templateWith({ ...more, table: all }))); if (!read.ok) throw new Error(JSON.stringify(read.problems)); return lintTemplate(read.value).filter(({ code }) => code === "lint/decision-table").map(({ severity, pointer, message }) => `${severity} ${pointer!.split("/classify/0")[1]!} ${message["zh-CN"].slice(0, 8)}`); };
  it("say how grave a gap, an overlap and a row that is never reached are, or that it is not told", () => {
    const odd = [{ when: "[amount]>=100", then: "A" }, { when: "[amount]>=200", then: "B" }];
    expect(codes({}, odd)).toEqual(["warning /table/1 决策行 2 永远"]);
    expect(codes({ checks: { unreachable: "error" } }, odd)).toEqual(["error /table/1 决策行 2 永远"]);
    expect(codes({ checks: { unreachable: "off" } }, odd)).toEqual([]);
    expect(codes({ hit: "unique", checks: { overlaps: "error" } })).toEqual(["error /table/1 决策行 1 和 "]);
    expect(codes({ hit: "unique", checks: { overlaps: "off" } })).toEqual([]);
    expect(codes({ else: null })).toEqual([expect.stringMatching(/^warning \/table 决策表有空缺/)]);
    expect(codes({ else: null, checks: { gaps: "off" } })).toEqual([]);
    expect(codes({ checks: { gaps: "info" } })).toEqual([expect.stringMatching(/^info \/table 决策表有空缺/)]);
  });

  it("find the records whose class hangs on a number near a limit, and only those", async () => {
    const near = async (sheet: readonly (string | number | null)[], within = 0.05) => {
      const book = await governed({ checks: { unstable: { within } } }, [["名称", "金额", "等级"], ...sheet.map((amount, at) => [String(at), amount, null])] as never);
      return must(await check(book.session, own))[0]!.findings.filter(({ rule }) => rule === "classification/unstable").map(({ at, severity, data }) => `${at[0]!.row} ${severity} ${(data["class"] as { en: string }).en}>${(data["other"] as { en: string }).en} ${at[1]!.field}`);
    };
    expect(await near([100, 105, 106, 95, 94, 52.5, 50, 47, null, "不详"])).toEqual(["2 info A>B amount", "3 info A>B amount", "5 info B>A amount", "7 info B>C amount", "8 info B>C amount"]);
    expect(await near([100, 95], 0.01)).toEqual(["2 info A>B amount"]);
  });
});
