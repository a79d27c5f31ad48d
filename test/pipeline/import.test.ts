import { openFile } from "../../src/hosts/file/openFile";
import { dedupe } from "../../src/pipeline/dedupe";
import { govern } from "../../src/pipeline/govern";
import { type ImportChoice, type ImportPlan, planImport } from "../../src/pipeline/importPlan";
import { importRecords, importStamp } from "../../src/pipeline/importRecords";
import { type ImportSource, type SourceChoice, readSource } from "../../src/pipeline/importSource";
import { type GovernedTable, governedTables } from "../../src/pipeline/locate";
import { merge } from "../../src/pipeline/merge";
import { similarEvidence } from "../../src/pipeline/similar";
import { undo } from "../../src/pipeline/undo";
import { fillText } from "../../src/records/text";
import type { CellValue } from "../../src/workbook/host";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, cellsOf, field, look, own, reopened, smallTemplate, type, withTemplate, write } from "./book";

const template = smallTemplate(
  { name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), amount: field("money", "金额"), signed: field("date", "签约日期"), note: field("longtext", "备注") },
  {
    schema: { required: ["name"] },
    table: {
      keys: [{ id: "phone", fields: ["phone"], mode: "block" }],
      dedupe: [{ id: "same", block: [{ field: "name", key: "company" }], match: [{ field: "name", method: "companyParts", weight: 22 }], score: { duplicate: 0.9, review: 0.5 } }],
    },
  },
);
const rows: readonly (readonly CellValue[])[] = [
  ["名称", "手机", "金额", "签约日期", "备注", "自己的列"],
  ["上海明达信息有限公司", "13812345678", 100, 45000, "老客户", "甲"],
  ["北京云帆科技有限公司", "13912345678", 50, null, null, "乙"],
  ["广州远景贸易有限公司", null, null, null, null, "丙"],
];
const usual: ImportChoice = { mode: "update", faulty: "reject", duplicates: "skip" };

async function book(more: readonly (readonly CellValue[])[] = []): Promise<Book> {
  const made = bookOfSheets({ 表: [...rows, ...more] });
  must(await govern(made.session, withTemplate(template)));
  return made;
}

async function tableOf(of: Book): Promise<GovernedTable> {
  return must(await governedTables(of.session))[0]!;
}

function csv(...lines: readonly string[]): { readonly name: string; readonly host: Book["host"] } {
  return { name: "来源.csv", host: must(openFile("来源.csv", new TextEncoder().encode(lines.join("\r\n")))).host };
}

async function sourceOf(of: Book, file: { readonly name: string; readonly host: Book["host"] }, choice: SourceChoice = { sheet: null, answers: {} }): Promise<ImportSource> {
  return must(await readSource(of.session, await tableOf(of), file, choice));
}

async function dry(of: Book, file: { readonly name: string; readonly host: Book["host"] }, choice: Partial<ImportChoice> = {}): Promise<ImportPlan> {
  return must(await planImport(of.session, await sourceOf(of, file), await tableOf(of), { ...usual, ...choice }));
}

async function run(of: Book, file: { readonly name: string; readonly host: Book["host"] }, choice: Partial<ImportChoice> = {}): Promise<ImportPlan> {
  const [source, table] = [await sourceOf(of, file), await tableOf(of)];
  const plan = must(await planImport(of.session, source, table, { ...usual, ...choice }));
  const done = must(await importRecords(of.session, source, table, { ...usual, ...choice }, importStamp(of.session, table, plan)));
  expect(done.plan).toEqual(plan);
  return plan;
}

const kinds = (plan: ImportPlan): readonly string[] => plan.outcomes.map(({ kind }) => kind);
const why = (plan: ImportPlan, index: number): string => plan.outcomes[index]!.reasons.map((reason) => fillText(reason, {}, "zh-CN")).join(" ");

describe("a dry run", () => {
  it("says of every row what becomes of it, and each row has one fate", async () => {
    const made = await book();
    const before = made.save();
    const plan = await dry(made, csv(
      "名称,手机,金额,签约日期",
      "深圳新客户有限公司,13712345678,300,2026-01-05",
      "上海明达信息有限公司,138 1234 5678,200,",
      "北京云帆科技有限公司,13912345678,50,",
      "广州远景贸易,13612345678,,",
      "坏号码有限公司,12345,1,",
      ",13512345678,1,",
    ));
    expect(kinds(plan)).toEqual(["new", "changed", "unchanged", "duplicate", "rejected", "new"]);
    expect(plan.missing).toEqual([{ field: "name", count: 1 }]);
    expect(plan.outcomes[1]!.edits).toEqual([{ field: "amount", before: 100, after: 200 }]);
    expect(plan.outcomes[0]).toMatchObject({ record: "R0000004", values: { name: "深圳新客户有限公司", phone: "13712345678", amount: 300, signed: 46027 } });
    expect(why(plan, 3)).toContain("第 4 行");
    expect(why(plan, 4)).toContain("手机");
    expect(why(plan, 5)).toContain("必填");
    expect(Buffer.compare(made.save(), before)).toBe(0);
  });

  it("takes nothing away for a blank cell or a word that stands for one", async () => {
    const plan = await dry(await book(), csv("名称,手机,金额,备注", "上海明达信息有限公司,13812345678,暂无,"));
    expect(kinds(plan)).toEqual(["unchanged"]);
  });

  it("calls it a conflict when two rows want one record to differ, and takes both when they agree", async () => {
    const made = await book();
    const quarrel = await dry(made, csv("名称,手机,金额", "上海明达信息有限公司,13812345678,1", "上海明达信息有限公司,13812345678,2"));
    expect(kinds(quarrel)).toEqual(["conflict", "conflict"]);
    expect(why(quarrel, 0)).toContain("来源第 3 行");
    expect(why(quarrel, 0)).toContain("金额");
    const agree = await dry(made, csv("名称,手机,金额,备注", "上海明达信息有限公司,13812345678,7,", "上海明达信息有限公司,13812345678,7,新备注"));
    expect(kinds(agree)).toEqual(["changed", "changed"]);
    expect(agree.outcomes.map(({ edits }) => edits.map(({ field: id }) => id))).toEqual([["amount"], ["note"]]);
  });

  it("calls new rows with one key a conflict unless they say the same; then it comes once", async () => {
    const made = await book();
    expect(kinds(await dry(made, csv("名称,手机", "甲有限公司,13712345678", "乙有限公司,13712345678")))).toEqual(["conflict", "conflict"]);
    expect(kinds(await dry(made, csv("名称,手机", "甲有限公司,13712345678", "甲有限公司,137-1234-5678")))).toEqual(["new", "unchanged"]);
  });

  it("calls a key that stands twice in the table a conflict", async () => {
    const made = await book([["同号有限公司", "13812345678", null, null, null, null]]);
    const plan = await dry(made, csv("名称,手机,金额", "上海明达信息有限公司,13812345678,9"));
    expect(kinds(plan)).toEqual(["conflict"]);
  });

  it("takes new records from a source that has no column for a required field, and names it", async () => {
    const made = await book();
    const plan = await dry(made, csv("手机,金额", "13712345678,1"));
    expect([kinds(plan), plan.missing]).toEqual([["new"], [{ field: "name", count: 1 }]]);
    expect((await dry(made, csv("名称,手机,金额", "深圳新客户有限公司,13712345678,1"))).missing).toEqual([]);
  });

  it("goes by record ids where they are this table's, not where another workbook's happen to be the same", async () => {
    const made = await book();
    const ours = await dry(made, csv("记录编号,名称,手机", "R0000003,广州远景贸易有限公司,13612345678"));
    expect(ours.byRecordId).toBe(true);
    expect(ours.outcomes[0]!.edits).toEqual([{ field: "phone", before: null, after: "13612345678" }]);
    const foreign = await dry(made, csv("记录编号,名称,手机", "R0000003,完全不同有限公司,13612345678"));
    expect(foreign.byRecordId).toBe(false);
    expect(kinds(foreign)).toEqual(["new"]);
  });

  it("brings no record back that was merged away", async () => {
    const made = await book([["上海明达信息", null, null, null, "重复", null]]);
    must(await merge(made.session, { ...own, records: ["R0000001", "R0000004"], all: false, keep: "R0000001", values: {} }));
    const plan = await dry(made, csv("记录编号,名称,金额", "R0000001,上海明达信息有限公司,1", "R0000004,上海明达信息,2"));
    expect(kinds(plan)).toEqual(["changed", "conflict"]);
    expect(why(plan, 1)).toContain("合并");
  });

  it("does as it is told about duplicates and rows with faults", async () => {
    const made = await book();
    const file = csv("名称,手机,备注", "广州远景贸易,13612345678,从展会来", "坏号码有限公司,12345,");
    expect(kinds(await dry(made, file, { duplicates: "add", faulty: "take" }))).toEqual(["new", "new"]);
    const update = await dry(made, file, { duplicates: "update" });
    expect(kinds(update)).toEqual(["changed", "rejected"]);
    expect(update.outcomes[0]!.edits.map(({ field: id }) => id)).toEqual(["phone", "note"]);
    expect(kinds(await dry(made, csv("名称,手机", "上海明达信息有限公司,13812345678"), { mode: "add", duplicates: "add" }))).toEqual(["new"]);
  });

  it("keeps the fuller value where the source only says less of the same, and says so; a policy that somebody has set goes first", async () => {
    const made = await book();
    const file = csv("名称,手机,金额,备注", "上海明达信息,13812345678,120,客户");
    const plan = await dry(made, file);
    expect(plan.outcomes[0]!.edits.map(({ field: id, after }) => [id, after])).toEqual([["amount", 120]]);
    expect(why(plan, 0)).toContain("“名称”、“备注”在表里写得更全");
    expect((await dry(made, file, { policy: { "*": "overwrite" } })).outcomes[0]!.edits.map(({ field: id }) => id)).toEqual(["name", "amount", "note"]);
  });

  describe("a new row that has the name of a record and little else in common with it", () => {
    const cautious = smallTemplate({ name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), contact: field("personName", "联系人") }, { table: { dedupe: [{ id: "same", block: [{ field: "name", key: "company" }], match: [{ field: "name", method: "companyParts", weight: 6 }, { field: "phone", method: "phone", weight: 8 }, { field: "contact", method: "personName", weight: 4 }], score: { duplicate: 0.9, review: 0.5 } }] } });
    const file = csv("名称,手机,联系人", "苏州舟盈医疗器械有限公司,13800138000,赵敏", "武汉新来软件有限公司,13612345678,李强");
    const named = async (): Promise<Book> => {
      const made = bookOfSheets({ 表: [["名称", "手机", "联系人"], ["北京云帆科技有限公司", "13912345678", "王芳"], ["苏州舟盈医疗器械有限公司", null, "周杰"]] });
      must(await govern(made.session, withTemplate(cautious)));
      return made;
    };

    it("is asked about with the evidence, and not written until somebody says what to do; the form warns of the same record and the list shows the same pair", async () => {
      const made = await named();
      const plan = await run(made, file);
      expect(kinds(plan)).toEqual(["alike", "new"]);
      expect(why(plan, 0)).toMatch(/第 3 行.*名称相同.*联系人不同/);
      const table = await tableOf(made);
      const [warned] = await similarEvidence(made.session, table, { name: "苏州舟盈医疗器械有限公司", phone: "13800138000", contact: "赵敏" }, null, 5);
      expect(warned!.pair).toMatchObject({ a: 1, verdict: "review" });
      const later = await named();
      expect(kinds(await run(later, file, { alike: "add" }))).toEqual(["new", "new"]);
      const [found] = must(await dedupe(later.session, { ...withTemplate(cautious) }));
      expect(found!.results[0]!.pairs.map(({ a, b, verdict }) => [a, b, verdict])).toEqual([[1, 2, "review"]]);
    });

    it("goes where somebody says: for all of them, or for one, which goes first", async () => {
      const made = await named();
      expect(kinds(await dry(made, file, { alike: "update" }))).toEqual(["changed", "new"]);
      const one = await dry(made, file, { rows: { 2: "add" } });
      expect(kinds(one)).toEqual(["new", "new"]);
      expect(why(one, 0)).toContain("第 3 行");
      expect(kinds(await dry(made, file, { alike: "add", rows: { 2: "skip" } }))).toEqual(["alike", "new"]);
      expect(kinds(await dry(made, file, { duplicates: "add" }))).toEqual(["new", "new"]);
    });
  });

  it("takes a person's word for a column, and says which columns are left out", async () => {
    const made = await book();
    const file = csv("甲,乙,丙", "深圳新客户有限公司,13712345678,其他", "武汉新客户有限公司,13612345678,别的");
    const corrected = await sourceOf(made, file, { sheet: null, answers: { "column:A": "name", "column:B": "phone", "column:C": "none" } });
    const plan = must(await planImport(made.session, corrected, await tableOf(made), usual));
    expect(plan.leftOut).toEqual(["丙"]);
    expect(plan.outcomes[0]!.values).toEqual({ name: "深圳新客户有限公司", phone: "13712345678" });
  });

  it("reads dates of a workbook that counts from 1904 as the same days, and amounts in 万元 as yuan", async () => {
    const made = await book();
    const other = bookOfSheets({ 来源: [["名称", "金额（万元）", "签约日期"], ["深圳新客户有限公司", 1.5, 44565]] });
    other.model.dateSystem = 1904;
    const plan = await dry(made, { name: "来源.xlsx", host: other.host });
    expect(plan.outcomes[0]!.values).toEqual({ name: "深圳新客户有限公司", amount: 15000, signed: 46027 });
  });

  it("never brings an error, and keeps text that looks like a formula as text", async () => {
    const made = await book();
    const other = bookOfSheets({ 来源: [["名称", "金额", "备注"], ["深圳新客户有限公司", { error: "#N/A" }, null], ["武汉新客户有限公司", 1, "-1+2"]] });
    const file = { name: "来源.xlsx", host: other.host };
    expect(kinds(await dry(made, file, { faulty: "take" }))).toEqual(["rejected", "new"]);
    await run(made, file);
    expect(made.model.sheets[0]!.cells.formula(4, 4)).toBeNull();
    expect((await cellsOf(made, "表"))[4]!.slice(0, 5)).toEqual(["武汉新客户有限公司", null, 1, null, "-1+2"]);
  });

  it("has nothing to say of a file without a table, and refuses answers that fit no question", async () => {
    const made = await book();
    expect(await readSource(made.session, await tableOf(made), csv("一句话"), { sheet: null, answers: {} })).toMatchObject({ ok: false });
    expect(await readSource(made.session, await tableOf(made), csv("名称,手机", "甲有限公司,13712345678"), { sheet: null, answers: { "column:Z": "name" } })).toMatchObject({ ok: false });
  });
});

describe("an import", () => {
  const file = (): { readonly name: string; readonly host: Book["host"] } => csv("名称,手机,金额,备注", "深圳新客户有限公司,13712345678,300,", "上海明达信息有限公司,13812345678,200,换了人", "武汉新客户有限公司,13512345678,,=1+1", "坏号码有限公司,12345,1,");

  it("writes what the dry run said, as one change set, and its undo puts everything back", async () => {
    const made = await book();
    const before = look(made.model);
    const plan = await run(made, file());
    expect(kinds(plan)).toEqual(["new", "changed", "new", "rejected"]);
    const cells = await cellsOf(made, "表");
    expect(cells.slice(1).map((row) => [row[0], row[1], row[2], row[4], row[5], row[6]])).toEqual([
      ["上海明达信息有限公司", "13812345678", 200, "换了人", "甲", "R0000001"],
      ["北京云帆科技有限公司", "13912345678", 50, null, "乙", "R0000002"],
      ["广州远景贸易有限公司", null, null, null, "丙", "R0000003"],
      ["深圳新客户有限公司", "13712345678", 300, null, null, "R0000004"],
      ["武汉新客户有限公司", "13512345678", null, "=1+1", null, "R0000005"],
    ]);
    expect((await tableOf(made)).records.ids).toEqual(["R0000001", "R0000002", "R0000003", "R0000004", "R0000005"]);
    const again = reopened(made);
    expect(kinds(await dry(again, file()))).toEqual(["unchanged", "unchanged", "unchanged", "rejected"]);
    const undone = must(await undo(made.session));
    expect(undone.undone).toMatchObject({ why: { command: "import", reason: "来源.csv" }, by: "测试" });
    expect(undone.undone.inserted.map(({ record }) => record)).toEqual(["R0000004", "R0000005"]);
    expect(look(made.model)).toEqual(before);
  });

  it("writes nothing when the table has become another since the dry run", async () => {
    const made = await book();
    const [source, table] = [await sourceOf(made, file()), await tableOf(made)];
    const seen = importStamp(made.session, table, must(await planImport(made.session, source, table, usual)));
    await type(made, "表", 1, 2, 999);
    const before = look(made.model);
    expect(await importRecords(made.session, source, await tableOf(made), usual, seen)).toMatchObject({ ok: false, problems: [{ code: "import/changedSince" }] });
    expect(await importRecords(made.session, source, table, usual, seen)).toMatchObject({ ok: false, problems: [{ code: "changes/changedMeanwhile" }] });
    expect(look(made.model)).toEqual(before);
  });

  it("pushes down what stands below the table, and goes on with its formulas; all of it comes back", async () => {
    const made = bookOfSheets({ 表: [["名称", "金额", "两倍"], ["甲有限公司", 1, "=B2*2"], ["乙有限公司", 2, "=B3*2"]] });
    must(await govern(made.session, withTemplate(smallTemplate({ name: field("companyName", "名称"), amount: field("money", "金额"), twice: field("money", "两倍") }))));
    await write(made, { verb: "writeCells", sheet: "表", blocks: [{ row: 3, column: 0, values: [["紧挨着", null], ["合计另算", "不要动"]] }] });
    const before = look(made.model);
    const plan = await run(made, csv("名称,金额,两倍", "丙有限公司,3,777", "丁有限公司,4,777"), { mode: "add" });
    expect(plan.leftOut).toEqual(["两倍"]);
    expect((await cellsOf(made, "表")).map((row) => row[0])).toEqual(["名称", "甲有限公司", "乙有限公司", "丙有限公司", "丁有限公司", "紧挨着", "合计另算"]);
    expect([3, 4].map((row) => made.model.sheets[0]!.cells.formula(row, 2))).toEqual(["=B4*2", "=B5*2"]);
    must(await undo(made.session));
    expect(look(made.model)).toEqual(before);
  });

  it("loses and invents no row, whatever is brought", async () => {
    const words = ["", "甲有限公司", "上海明达信息有限公司", "广州远景贸易", "13812345678", "13712345678", "12345", "200", "=1+1", "2026-01-05", "#N/A", "暂无", "R0000001"];
    let seed = 7;
    const next = (of: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % of;
    for (let round = 0; round < 12; round++) {
      const lines = Array.from({ length: 1 + next(8) }, () => Array.from({ length: 5 }, () => words[next(words.length)]!).join(","));
      const made = await book();
      const file2 = csv("记录编号,名称,手机,金额,备注", "R0000002,北京云帆科技有限公司,,,", ...lines);
      const choice: ImportChoice = { mode: (["update", "add"] as const)[next(2)]!, faulty: (["reject", "take"] as const)[next(2)]!, duplicates: (["skip", "add", "update"] as const)[next(3)]!, alike: (["skip", "add", "update"] as const)[next(3)]! };
      const before = look(made.model);
      const old = await cellsOf(made, "表");
      const source = await sourceOf(made, file2);
      const plan = await run(made, file2, choice);
      expect(plan.outcomes.map(({ index }) => index)).toEqual([...source.table.records.rows.keys()]);
      const after = await tableOf(made);
      const fresh = plan.outcomes.filter(({ kind }) => kind === "new");
      expect(after.records.ids).toEqual(["R0000001", "R0000002", "R0000003", ...fresh.map(({ record }) => record)]);
      const edited = new Set(plan.outcomes.flatMap(({ target, edits }) => edits.map(({ field: id }) => `${after.records.rows[target!]! - 1},${after.layout.columns[id]}`)));
      const now = await cellsOf(made, "表");
      old.forEach((row, r) => row.forEach((value, c) => { if (!edited.has(`${r},${c}`)) expect(now[r]![c]).toEqual(value); }));
      if (plan.outcomes.some(({ kind }) => kind === "new" || kind === "changed")) must(await undo(made.session));
      expect(look(made.model)).toEqual(before);
    }
  });
});
