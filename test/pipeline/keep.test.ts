import { check } from "../../src/pipeline/check";
import { classify } from "../../src/pipeline/classify";
import { fix } from "../../src/pipeline/fix";
import { govern } from "../../src/pipeline/govern";
import { journal } from "../../src/pipeline/journal";
import { keep } from "../../src/pipeline/keep";
import { governedTables } from "../../src/pipeline/locate";
import { readState } from "../../src/pipeline/state";
import { undo } from "../../src/pipeline/undo";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, field, look, own, reopened, smallTemplate, type, withTemplate } from "./book";

const template = smallTemplate({ name: field("companyName", "名称"), phone: field("cn-mobile", "手机") }, { table: { keys: [{ id: "phone", fields: ["phone"], mode: "block" }] } });
const sheet = [["名称", "手机"], ["甲公司", "1381234"], ["乙公司", "13912345678"], ["丙公司", "138 1234 5678"], ["丁公司", "13912345678"]];

async function governedBook(): Promise<Book> {
  const book = bookOfSheets({ 表: sheet });
  must(await govern(book.session, withTemplate(template)));
  return book;
}

async function keepAll(book: Book, rule: string, reason = "核对过"): Promise<ReturnType<typeof keep> extends Promise<infer R> ? R : never> {
  const [table] = must(await governedTables(book.session));
  const [checked] = must(await check(book.session, own));
  return keep(book.session, table!, checked!.findings.filter((finding) => finding.rule === rule), reason);
}

async function seen(book: Book): Promise<{ readonly found: readonly string[]; readonly kept: readonly string[] }> {
  const [checked] = must(await check(book.session, own));
  return { found: checked!.findings.map(({ rule, at }) => `${at[0]!.row} ${rule}`), kept: checked!.kept.map(({ finding: { rule, at }, decision }) => `${at[0]!.row} ${rule} ${decision.reason}`) };
}

describe("keeping a finding as it is", () => {
  it("counts it apart from then on, also after the file was saved, and writes no cell", async () => {
    const book = await governedBook();
    const before = look(book.model);
    expect(must(await keepAll(book, "field/cn-mobile"))).toMatchObject({ count: 2, change: { id: "C000002", why: { command: "keep", rule: "field/cn-mobile", reason: "核对过" }, ops: [], edits: [] } });
    expect(look(book.model)).toEqual(before);
    const later = reopened(book);
    expect(await seen(later)).toEqual({ found: ["3 key/phone", "5 key/phone"], kept: ["2 field/cn-mobile 核对过", "4 field/cn-mobile 核对过"] });
    // What somebody decided to leave is not changed with others.
    expect(must(await fix(later.session, own)).change).toBeNull();
  });

  it("leaves a class that somebody decided on, whatever the rules say, until the cell says another one", async () => {
    const graded = smallTemplate({ name: field("companyName", "名称"), amount: field("money", "金额"), grade: { ...field("enum", "等级"), "x-options": [{ code: "A" }, { code: "B" }] } }, { table: { classify: [{ target: "grade", else: "B", table: [{ when: "[amount]>=100", then: "A" }] }] } });
    const book = bookOfSheets({ 表: [["名称", "金额", "等级"], ["甲公司", 50, "A"], ["乙公司", 10, "A"], ["丙公司", 200, null]] });
    must(await govern(book.session, withTemplate(graded)));
    const [table] = must(await governedTables(book.session));
    const outdated = must(await check(book.session, own))[0]!.findings.filter(({ rule }) => rule === "classification/outdated");
    must(await keep(book.session, table!, outdated.slice(0, 1), "老客户，总经理定的"));
    expect(must(await classify(book.session, { ...own, write: true, overwrite: true })).change!.edits.map(({ record, before, after }) => [record, before, after])).toEqual([["R0000002", "A", "B"], ["R0000003", null, "A"]]);
    await type(book, "表", 1, 2, "B");
    await type(book, "表", 1, 1, 500);
    expect(must(await classify(book.session, { ...own, write: true, overwrite: true })).written).toBe(1);
  });

  it("lapses when the value changes, and holds again when it is back", async () => {
    const book = await governedBook();
    must(await keepAll(book, "field/cn-mobile"));
    await type(book, "表", 1, 1, "1381235");
    expect((await seen(book)).found).toContain("2 field/cn-mobile");
    await type(book, "表", 1, 1, "1381234");
    expect((await seen(book)).found).not.toContain("2 field/cn-mobile");
  });

  it("is about the record, wherever it stands, and not about others that collide with it", async () => {
    const book = await governedBook();
    must(await keepAll(book, "key/phone", "同一部总机"));
    expect((await seen(book)).kept).toEqual(["3 key/phone 同一部总机", "5 key/phone 同一部总机"]);
    await type(book, "表", 3, 1, "13912345678");
    expect((await seen(book)).found.filter((line) => line.endsWith("key/phone"))).toEqual(["4 key/phone"]);
  });

  it("is undone, and the undoing too, whatever was done since", async () => {
    const book = await governedBook();
    must(await keepAll(book, "field/cn-mobile"));
    must(await keepAll(book, "key/phone"));
    must(await undo(book.session, { change: "C000002" }));
    expect((await seen(book)).found).toEqual(["2 field/cn-mobile", "4 field/cn-mobile"]);
    must(await undo(book.session, { change: "C000004" }));
    expect((await seen(book)).found).toEqual([]);
    expect(must(await journal(book.session)).map(({ stands }) => stands)).toEqual([true, true, true, false, true]);
  });

  it("asks for a reason, and for a record", async () => {
    const book = await governedBook();
    expect(await keepAll(book, "field/cn-mobile", "  ")).toMatchObject({ ok: false, problems: [{ code: "keep/noReason" }] });
    await type(book, "表", 1, 2, null);
    expect(await keepAll(book, "field/cn-mobile")).toMatchObject({ ok: false, problems: [{ code: "keep/noRecord" }] });
    expect(must(await journal(book.session))).toHaveLength(1);
  });

  it("takes no reason where the template says so", async () => {
    const rule = { assert: "[amount]>0", message: "m" };
    const template = smallTemplate({ name: field("companyName", "名称"), amount: field("money", "金额") }, { table: { rules: [{ ...rule, id: "freely", override: { reason: "optional" } }, { ...rule, id: "strictly", override: { reason: "required" } }] } });
    const book = bookOfSheets({ 表: [["名称", "金额"], ["甲公司", 0]] });
    must(await govern(book.session, withTemplate(template)));
    expect(await keepAll(book, "rule/strictly", " ")).toMatchObject({ ok: false, problems: [{ code: "keep/noReason" }] });
    expect(must(await keepAll(book, "rule/freely", " ")).change.why).toEqual({ command: "keep", rule: "rule/freely" });
    expect(await seen(reopened(book))).toEqual({ found: ["2 rule/strictly"], kept: ["2 rule/freely "] });
  });

  it("reads the state of a workbook that knows of no decisions yet", async () => {
    const book = await governedBook();
    const { document } = must(await readState(book.host, book.session.tools));
    expect([document.kept, document.retired]).toEqual([[], {}]);
  });
});

describe("fixing what a person picked", () => {
  it("makes the fix of that finding alone, also one that loses something typed", async () => {
    const book = bookOfSheets({ 表: [["名称", "手机"], ["甲公司", "13812345678 张三"], ["乙公司", "138 1234 5679"]] });
    must(await govern(book.session, withTemplate(template)));
    const done = must(await fix(book.session, { ...own, choice: { picked: ({ at }) => at[0]?.record === "R0000001" } }));
    expect(done.change!.edits).toEqual([{ record: "R0000001", table: "small", field: "phone", before: "13812345678 张三", after: "13812345678" }]);
  });
});
