import { openFile } from "../../src/hosts/file/openFile";
import { check } from "../../src/pipeline/check";
import { governSheets } from "../../src/pipeline/governSheets";
import { type ImportPlan, planImport } from "../../src/pipeline/importPlan";
import { importRecords, importStamp } from "../../src/pipeline/importRecords";
import { readSource } from "../../src/pipeline/importSource";
import { governedTables } from "../../src/pipeline/locate";
import { undo } from "../../src/pipeline/undo";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, cellsOf, field, look, own, smallTemplate, withTemplate } from "./book";

const templateWith = (create: boolean, refs = false) => {
  const base = smallTemplate({ name: field("companyName", "名称"), level: field("text", "级别", { "x-default": "\"新\"" }) }, { table: { dedupe: [{ id: "same", block: [{ field: "name", key: "company" }], match: [{ field: "name", method: "companyParts", weight: 22 }], score: { duplicate: 0.9, review: 0.5 } }] } }) as { readonly tables: object };
  return { ...base, tables: { order: { sheet: "订单", subject: "organisation", schema: { type: "object", properties: { no: field("text", "单号"), of: field(refs ? "refs" : "ref", "客户") } }, relations: [{ from: "of", to: "small", match: ["name"], create }] }, ...base.tables } };
};
async function book(create = true, refs = false): Promise<Book> {
  const made = bookOfSheets({ 小表: [["名称", "级别"], ["上海明达信息有限公司", "老"], ["北京云帆科技有限公司", "老"]], 订单: [["单号", "客户"], ["D1", "北京云帆科技有限公司"]] });
  must(await governSheets(made.session, withTemplate(templateWith(create, refs))));
  return made;
}
async function bring(of: Book, ...lines: readonly string[]): Promise<ImportPlan> {
  const table = must(await governedTables(of.session)).find(({ def }) => def.id === "order")!;
  const source = must(await readSource(of.session, table, { name: "来源.csv", host: must(openFile("来源.csv", new TextEncoder().encode(["单号,客户", ...lines].join("\r\n")))).host }, { sheet: null, answers: {} }));
  const choice = { mode: "update", faulty: "reject", duplicates: "skip" } as const;
  const plan = must(await planImport(of.session, source, table, choice));
  expect(must(await importRecords(of.session, source, table, choice, importStamp(of.session, table, plan))).plan).toEqual(plan);
  return plan;
}
const dangling = async (of: Book) => must(await check(of.session, own)).flatMap(({ findings }) => findings.filter(({ rule }) => rule.startsWith("relation/")).map(({ messageId }) => messageId));

describe("records that an import names and nobody has", () => {
  it("are made with it, once each, with what the template fills in, and named by id; one undo takes all away", async () => {
    const made = await book();
    const before = look(made.model);
    const plan = await bring(made, "D2,广州远景贸易有限公司", "D3,广州远景贸易有限公司", "D4,北京云帆科技有限公司", "D5,深圳晴川食品有限公司");
    expect(plan.created.map(({ table, record, values }) => [table, record, values])).toEqual([["small", "R0000003", { name: "广州远景贸易有限公司", level: "新" }], ["small", "R0000004", { name: "深圳晴川食品有限公司", level: "新" }]]);
    expect(plan.outcomes.map(({ reasons }) => reasons.map((reason) => reason["zh-CN"]).join())).toEqual([expect.stringContaining("“小表”里没有“广州远景贸易有限公司”，顺带新建"), expect.stringContaining("顺带新建"), "", expect.stringContaining("顺带新建")]);
    expect((await cellsOf(made, "小表")).slice(3).map((row) => row.slice(0, 3))).toEqual([["广州远景贸易有限公司", "新", "R0000003"], ["深圳晴川食品有限公司", "新", "R0000004"]]);
    expect((await cellsOf(made, "订单")).slice(2).map((row) => row[1])).toEqual(["R0000003", "R0000003", "北京云帆科技有限公司", "R0000004"]);
    expect(await dangling(made)).toEqual(["named"]);
    must(await undo(made.session));
    expect(look(made.model)).toEqual(before);
  });

  it("are left to a person where they are like one that is there, and where the relation does not say so", async () => {
    const alike = await book();
    expect((await bring(alike, "D2,上海明达信息技术有限公司")).created).toEqual([]);
    expect(await dangling(alike)).toEqual(["similar"]);
    const plain = await book(false);
    expect((await bring(plain, "D2,广州远景贸易有限公司")).created).toEqual([]);
    expect(await dangling(plain)).toEqual(["dangling"]);
  });

  it("may be several of one cell", async () => {
    const made = await book(true, true);
    expect((await bring(made, "D2,广州远景贸易有限公司、R0000001")).created).toHaveLength(1);
    expect((await cellsOf(made, "订单"))[2]![1]).toBe("R0000003、R0000001");
  });
});
