import { openFile } from "../../src/hosts/file/openFile";
import { govern } from "../../src/pipeline/govern";
import { type ImportPlan, planImport, profileChoice } from "../../src/pipeline/importPlan";
import { importRecords, importStamp } from "../../src/pipeline/importRecords";
import { readSource } from "../../src/pipeline/importSource";
import { maskOutcome } from "../../src/pipeline/masking";
import { governedTables } from "../../src/pipeline/locate";
import { saveRecord } from "../../src/pipeline/record";
import { profileFor } from "../../src/template/importProfiles";
import { must } from "../contracts/sampleWorkbook";
import { load } from "../template/support";
import { type Book, bookOfSheets, cellsOf, field, smallTemplate, withTemplate } from "./book";

const profiles = [
  { id: "old", title: "老系统导出", source: "old-*.csv", headers: { 客户名: "name", "tel.": "phone" }, dates: "monthFirst", key: ["phone"], policy: { "*": "fillBlank", amount: "overwrite", note: "keep", owner: "ask" }, tag: "老系统" },
  { id: "fair", source: "*展会*", mode: "add", faulty: "take", duplicates: "add" },
];
const template = smallTemplate(
  { name: field("text", "名称"), code: field("text", "编码"), phone: field("cn-mobile", "手机"), amount: field("money", "金额"), signed: field("date", "签约日期"), note: field("text", "备注"), owner: field("text", "负责人"), from: { ...field("system", "来源"), "x-system": "source" } },
  { table: { keys: [{ id: "phone", fields: ["phone"] }, { id: "code", fields: ["code"] }], import: profiles } },
);
const rows = [["名称", "编码", "手机", "金额", "签约日期", "备注", "负责人"], ["甲公司", "C1", "13812345678", 100, null, "原备注", "张"], ["乙公司", "C2", "13912345678", null, null, null, null]];

async function bring(name: string, lines: readonly string[], profileId?: string): Promise<{ readonly book: Book; readonly plan: ImportPlan }> {
  const book = bookOfSheets({ 表: rows });
  must(await govern(book.session, withTemplate(template)));
  const table = must(await governedTables(book.session))[0]!;
  const profile = profileId === undefined ? profileFor(table.def, name) : table.def.imports!.find(({ id }) => id === profileId)!;
  const host = must(openFile(name, new TextEncoder().encode(lines.join("\r\n")))).host;
  const source = must(await readSource(book.session, table, { name, host }, { sheet: null, answers: {}, profile }));
  const choice = profileChoice(profile!);
  const plan = must(await planImport(book.session, source, table, choice));
  must(await importRecords(book.session, source, table, choice, importStamp(book.session, table, plan)));
  return { book, plan };
}

describe("an import profile", () => {
  it("is found by the name of the file, whatever its case and width, and by nothing less", () => {
    const def = { imports: [{ ...profiles[0], source: "old-*.csv" }, { ...profiles[1], source: "*展会*名单*" }] } as unknown as Parameters<typeof profileFor>[0];
    const found = ["OLD-2024.CSV", "ｏｌｄ-1.csv", "old-.csv", "old.csv", "an old-1.csv", "old-1.csv.bak", "春季展会客户名单.xlsx", "名单展会", "展会名单"].map((name) => profileFor(def, name)?.id ?? null);
    expect(found).toEqual(["old", "old", "old", null, null, null, "fair", null, "fair"]);
  });

  it("reads by its headers and its order of day and month, finds records by its key, and lets each field come by its policy", async () => {
    const { book, plan } = await bring("old-2024.csv", ["客户名,编码,tel.,金额,签约日期,备注", "甲（改名）,C9,13812345678,200,03/04/2024,新备注", "丙公司,C2,13712345678,5,05/06/2024,第一次来"]);
    expect(plan.outcomes.map(({ kind, target, edits }) => [kind, target, edits.map(({ field: id, after }) => [id, after])])).toEqual([["changed", 0, [["amount", 200], ["signed", 45355]]], ["new", null, []]]);
    const cells = await cellsOf(book, "表");
    expect(cells[1]!.slice(0, 7)).toEqual(["甲公司", "C1", "13812345678", 200, 45355, "原备注", "张"]);
    expect(cells[3]!.slice(0, 6)).toEqual(["丙公司", "C2", "13712345678", 5, 45418, "第一次来"]);
    expect(cells[3]!).toContain("老系统");
  });

  it("leaves to a person what it says to ask: the whole row stays out", async () => {
    const { book, plan } = await bring("old-1.csv", ["客户名,tel.,金额,负责人", "甲,13812345678,7,李", "乙,13912345678,8,王"]);
    expect(plan.outcomes.map(({ kind, reasons }) => [kind, reasons.map(({ en }) => en)])).toEqual([["conflict", ["负责人 say something else than the table; a person decides, so nothing of this row comes."]], ["changed", []]]);
    expect((await cellsOf(book, "表")).slice(1, 3).map((row) => [row[3], row[6]])).toEqual([[100, "张"], [8, "王"]]);
  });

  it("says of each row what the rules of the template will find in it, and masks what it quotes", async () => {
    const guarded = smallTemplate({ name: field("text", "名称"), phone: field("cn-mobile", "手机", { "x-sensitivity": "confidential" }), amount: field("number", "金额") }, { table: { keys: [{ fields: ["name"] }], rules: [
      { id: "big", at: ["import", "edit"], when: "NOT(ISBLANK([phone]))", assert: "[amount]<100", message: { "zh-CN": "{phone} 太大", en: "{phone} is too much" } },
      { id: "all", assert: "SUMIFS([small.amount], [small.amount], \">0\")+[amount]<1000", message: { "zh-CN": "合计太大", en: "too much in all" } },
      { id: "later", at: ["check"], assert: "[amount]<0", message: { "zh-CN": "不说", en: "not said" } },
    ] } });
    const book = bookOfSheets({ 表: [["名称", "手机", "金额"], ["甲", "13812345678", 10]] });
    must(await govern(book.session, withTemplate(guarded)));
    const table = must(await governedTables(book.session))[0]!;
    const host = must(openFile("a.csv", new TextEncoder().encode("名称,手机,金额\r\n甲,13912345678,200\r\n乙,13712345678,400\r\n丙,,5"))).host;
    const source = must(await readSource(book.session, table, { name: "a.csv", host }, { sheet: null, answers: {}, profile: null }));
    const plan = must(await planImport(book.session, source, table, { mode: "update", faulty: "reject", duplicates: "skip" }));
    expect(plan.outcomes.map(({ kind, reasons }) => [kind, ...reasons.map(({ en }) => en)])).toEqual([["changed", "A finding once it is there: 13912345678 is too much"], ["new", "A finding once it is there: too much in all", "A finding once it is there: 13712345678 is too much"], ["new"]]);
    const masked = maskOutcome(table, source.table, plan.outcomes[0]!, "pane");
    expect([masked.reasons.map(({ en }) => en), masked.edits.map(({ after }) => after)]).toEqual([["A finding once it is there: 139****5678 is too much"], ["139****5678", 200]]);
  });

  it("brings every row as a new record where it says so", async () => {
    const { plan } = await bring("2024展会.csv", ["名称,手机", "甲公司,13812345678", "丁公司,不详"]);
    expect(plan.outcomes.map(({ kind }) => kind)).toEqual(["new", "new"]);
  });

  describe("with fields that come only where they are newer", () => {
    const dated = smallTemplate({ name: field("text", "名称"), phone: field("text", "电话"), city: field("text", "城市"), changed: { "x-type": "system", "x-system": "updatedAt", "x-label": { "zh-CN": "修改时间", en: "Changed" } } }, { table: { keys: [{ fields: ["name"] }], import: [{ id: "crm", source: "crm*", policy: { "*": "newer" } }, { id: "late", headers: { "最后更新": "changed" }, policy: { phone: "newer" } }] } });
    /** Governed on the first of June 2024; 甲's telephone was changed on the tenth, at noon (UTC). */
    const governed = async (): Promise<Book> => {
      const book = bookOfSheets({ 表: [["名称", "电话", "城市"], ["甲", "1", "沪"], ["乙", "2", null]] });
      must(await govern({ ...book.session, now: "2024-06-01T08:00:00.000Z" }, withTemplate(dated)));
      must(await saveRecord({ ...book.session, now: "2024-06-10T12:00:00.000Z" }, "small", "R0000001", { phone: "10" }, { phone: "1" }));
      return book;
    };
    const planOf = async (book: Book, lines: readonly string[], id = "crm") => {
      const table = must(await governedTables(book.session))[0]!;
      const profile = table.def.imports!.find((one) => one.id === id)!;
      const host = must(openFile("a.csv", new TextEncoder().encode(lines.join("\r\n")))).host;
      return planImport(book.session, must(await readSource(book.session, table, { name: "a.csv", host }, { sheet: null, answers: {}, profile })), table, profileChoice(profile));
    };
    it.each([
      ["2024-06-20", "changed", "phone=11 city=京", ""],
      ["2024-06-11 03:00:00", "changed", "phone=11 city=京", ""],
      ["2024-06-11", "conflict", "", "电话 say something else than the table, and it cannot be told which is newer"],
      ["2024-06-05", "changed", "city=京", "电话 is newer in the table and stays as it is."],
      ["2024-05-20", "conflict", "", "城市 say something else than the table, and it cannot be told which is newer"],
      ["", "conflict", "", "电话, 城市 say something else than the table, and it cannot be told which is newer"],
    ])("a row of %s is %s", async (when, kind, edits, reason) => {
      const [row] = must(await planOf(await governed(), ["名称,电话,城市,修改时间", `甲,11,京,${when}`])).outcomes;
      expect([row!.kind, row!.edits.map(({ field: id, after }) => `${id}=${String(after)}`).join(" "), row!.reasons.map(({ en }) => en).join(" ").slice(0, reason.length)]).toEqual([kind, edits, reason]);
    });

    it("needs no date to fill what is blank, reads the column that the profile names, and refuses a source without one", async () => {
      const [, row] = must(await planOf(await governed(), ["名称,电话,城市,修改时间", "甲,10,沪,2024-05-01", "乙,2,杭,"])).outcomes;
      expect([row!.kind, row!.edits.map(({ after }) => after)]).toEqual(["changed", ["杭"]]);
      const [late] = must(await planOf(await governed(), ["名称,电话,最后更新", "甲,12,2024-07-01"], "late")).outcomes;
      expect([late!.kind, late!.edits.map(({ after }) => after)]).toEqual(["changed", ["12"]]);
      const refused = await planOf(await governed(), ["名称,电话", "甲,12"]);
      expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toEqual(["import/noTime"]);
    });

    it("is refused in a template whose table does not know when a record was changed", () => {
      const read = load(JSON.stringify(smallTemplate({ name: field("text", "名称") }, { table: { import: [{ id: "crm", policy: { name: "newer" } }] } })));
      expect(read.ok ? [] : read.problems.map(({ code, pointer }) => `${code} ${pointer!}`)).toEqual(["template/missing-field /tables/small/import/0/policy/name"]);
    });
  });
});
