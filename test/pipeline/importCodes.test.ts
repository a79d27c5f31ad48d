import { openFile } from "../../src/hosts/file/openFile";
import { governSheets } from "../../src/pipeline/governSheets";
import { planImport } from "../../src/pipeline/importPlan";
import { importRecords, importStamp } from "../../src/pipeline/importRecords";
import { readSource } from "../../src/pipeline/importSource";
import { governedTables } from "../../src/pipeline/locate";
import { must } from "../contracts/sampleWorkbook";
import { bookOfSheets, cellsOf, field, smallTemplate, withTemplate } from "./book";

const template = (() => {
  const base = smallTemplate({ code: field("text", "客户编码"), name: field("companyName", "名称") }, { table: { keys: [{ id: "code", fields: ["code"], mode: "block" }] } }) as { readonly tables: object };
  const order = { sheet: "订单", subject: "organisation", keys: [{ id: "no", fields: ["no"], mode: "block" }], schema: { type: "object", properties: { no: field("text", "单号"), of: field("ref", "客户") } }, relations: [{ from: "of", to: "small", match: ["name"] }] };
  return { ...base, tables: { order, ...base.tables } };
})();

it("lets the code beside a name that several records have say which is meant, and nothing else", async () => {
  const book = bookOfSheets({ 小表: [["客户编码", "名称"], ["K001", "北京云帆科技有限公司"], ["K002", "北京云帆科技有限公司"], ["K003", "上海明达信息有限公司"]], 订单: [["单号", "客户", "客户编码"], ["D1", "北京云帆科技有限公司", "K002"]] });
  must(await governSheets(book.session, withTemplate(template)));
  // Making tables knows the key of the table that is referred to as well: only its name may be said.
  expect((await cellsOf(book, "订单"))[1]![1]).toBe("R0000002");
  const table = must(await governedTables(book.session)).find(({ def }) => def.id === "order")!;
  const csv = ["单号,客户,客户编码", "D1,北京云帆科技有限公司,k002", "D2,北京云帆科技有限公司,K001", "D3,北京云帆科技有限公司,K003", "D4,北京云帆科技有限公司,", "D5,上海明达信息有限公司,K003"].join("\r\n");
  const source = must(await readSource(book.session, table, { name: "来源.csv", host: must(openFile("来源.csv", new TextEncoder().encode(csv))).host }, { sheet: null, answers: {} }));
  const choice = { mode: "update", faulty: "reject", duplicates: "skip" } as const;
  const plan = must(await planImport(book.session, source, table, choice));
  expect(plan.outcomes.map(({ kind, reasons }) => [kind, reasons.filter((reason) => reason["zh-CN"].includes("编码")).map((reason) => reason["zh-CN"])])).toEqual([
    ["unchanged", ["“小表”里有几条“北京云帆科技有限公司”，按旁边的编码是 R0000002。"]], ["new", ["“小表”里有几条“北京云帆科技有限公司”，按旁边的编码是 R0000001。"]], ["new", []], ["new", []], ["new", []],
  ]);
  must(await importRecords(book.session, source, table, choice, importStamp(book.session, table, plan)));
  expect((await cellsOf(book, "订单")).slice(1).map((row) => row[1])).toEqual(["R0000002", "R0000001", "北京云帆科技有限公司", "北京云帆科技有限公司", "上海明达信息有限公司"]);
});
