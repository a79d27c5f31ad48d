import { check } from "../../src/pipeline/check";
import { fix } from "../../src/pipeline/fix";
import { governSheets } from "../../src/pipeline/governSheets";
import { addRecord } from "../../src/pipeline/record";
import { undo } from "../../src/pipeline/undo";
import type { CellValue } from "../../src/records/cellValue";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, cellsOf, field, openBook, own, type as typeCell, withTemplate } from "../pipeline/book";
import { describeTool } from "../support/tools";
import { throughLibreOffice } from "./soffice";

const worked = (type: string, label: string, also: object): object => ({ "x-type": type, "x-label": label, ...also });

const template = {
  $schema: "https://crm-sheets.example/dialect/1", id: "https://example.com/templates/calculated", version: "1.0.0",
  tables: {
    customer: {
      sheet: "客户", tableName: "Customers", subject: "organisation", recordId: "code",
      schema: { type: "object", properties: {
        code: field("text", "客户编码"), name: field("text", "名称"), grade: field("text", "等级"), credit: field("money", "信用额度"), since: field("date", "合作日期"),
        total: worked("rollup", "订单总额", { "x-rollup": { table: "order", by: "customer", field: "price" }, "x-result": "money" }),
        orders: worked("rollup", "订单数", { "x-rollup": { table: "order", by: "customer" }, "x-result": "integer" }),
        mean: worked("rollup", "平均单价", { "x-rollup": { table: "order", by: "customer", field: "price", agg: "average" } }),
        dearest: worked("rollup", "最高单价", { "x-rollup": { table: "order", by: "customer", field: "price", agg: "max" }, "x-result": "money" }),
        latest: worked("rollup", "最近下单", { "x-rollup": { table: "order", by: "customer", field: "day", agg: "max" }, "x-result": "date" }),
        first: worked("rollup", "最早大单", { "x-rollup": { table: "order", by: "customer", field: "day", agg: "min", where: { price: ">=100", qty: "<>3" } }, "x-result": "date" }),
        cheapest: worked("formula", "合作后最低价", { "x-formula": 'MINIFS([order.price], [order.customer], [id], [order.day], ">=" & [since], [order.no], "<>")' }),
        large: worked("formula", "大单金额", { "x-formula": 'SUMIFS([order.price], [order.customer], [id], [order.price], ">=100", [order.day], ">=" & [since], [order.qty], "<>" & 3)' }),
        left: worked("formula", "余额", { "x-formula": "[credit]-[total]", "x-result": "money" }),
      } },
    },
    order: {
      sheet: "订单", tableName: "Orders", subject: "organisation",
      relations: [{ from: "customer", to: "customer" }],
      schema: { type: "object", properties: {
        no: field("text", "单号"), customer: field("ref", "客户"), price: field("money", "单价"), qty: field("integer", "数量"), day: field("date", "日期"),
        amount: worked("formula", "金额", { "x-formula": "ROUND([price]*[qty],2)", "x-result": "money" }),
        grade: worked("lookup", "客户等级", { "x-lookup": "customer.grade" }),
        since: worked("lookup", "客户合作日期", { "x-lookup": "customer.since", "x-result": "date" }),
        called: worked("lookup", "客户名称", { "x-lookup": "customer.name" }),
        namesake: worked("formula", "同名客户编码", { "x-formula": "LOOKUP([called], [customer.name], [customer.code])", "x-result": "text" }),
      } },
    },
  },
};
const codes = ["00123", "123", "A*", "AB", "a?", "6222021234567890123", "6222021234567890124", "AB-7", "~x", "客户甲", "nobody"];
const customers: CellValue[][] = codes.map((code, n) => [code, n === 7 ? "同名" : n === 8 ? "同名" : `公司${n}`, n % 4 === 3 ? null : "ABC"[n % 3]!, n % 5 === 4 ? null : 1000 * n, 45000 + n]);
const orders: CellValue[][] = Array.from({ length: 60 }, (_, n) => [`D${n}`, n % 13 === 12 ? null : n % 17 === 16 ? "没有的" : codes[(n * 7) % 10]!, n % 11 === 10 ? null : n * 12.35, n % 4, 44990 + n]);
const calculated = { 客户: ["订单总额", "订单数", "平均单价", "最高单价", "最近下单", "最早大单", "合作后最低价", "大单金额", "余额"], 订单: ["金额", "客户等级", "客户合作日期", "客户名称", "同名客户编码"] } as const;

async function columns(book: Book, sheet: keyof typeof calculated): Promise<{ readonly [header: string]: readonly CellValue[] }> {
  const [header, ...rows] = await cellsOf(book, sheet);
  return Object.fromEntries(calculated[sheet].map((name) => [name, rows.map((row) => row[header!.indexOf(name)] ?? null)]));
}
/** A formula that gives "" leaves its cell blank, as we read it. */
const plain = (of: { readonly [header: string]: readonly CellValue[] }) => Object.fromEntries(Object.entries(of).map(([name, values]) => [name, values.map((value) => (value === "" ? null : typeof value === "number" ? Number(value.toPrecision(12)) : value))]));

async function governed(): Promise<Book> {
  const book = bookOfSheets({ 客户: [["客户编码", "名称", "等级", "信用额度", "合作日期"], ...customers], 订单: [["单号", "客户", "单价", "数量", "日期"], ...orders] });
  must(await governSheets(book.session, withTemplate(template)));
  return book;
}
const opened = { ...own, templates: [], chosen: false };
const found = async (book: Book) => must(await check(book.session, opened)).flatMap(({ findings }) => findings.filter(({ rule }) => rule.startsWith("compute/")).map(({ rule, messageId, at }) => `${rule} ${messageId} ${at[0]!.row}`));

describeTool("formula, lookup and rollup fields", "soffice", () => {
  it("stand in the sheet as formulas that other programs work out as the pane does", async () => {
    const book = await governed();
    const elsewhere = openBook(throughLibreOffice({ book: book.save() }, "xlsx")["book"]!);
    const tables = must(await check(elsewhere.session, opened));
    for (const { table } of tables) {
      const sheet = table.def.sheet as keyof typeof calculated;
      const ours = must(await elsewhere.session.engine.workedOut(table.input));
      const labelled = Object.fromEntries(Object.entries(ours).map(([id, { codes: all, dictionary }]) => [table.def.fields.find((each) => each.id === id)!.label["zh-CN"], Array.from(all, (code) => dictionary[code] ?? null)]));
      const theirs = plain(await columns(elsewhere, sheet));
      expect(Object.keys(labelled).sort()).toEqual([...calculated[sheet]].sort());
      for (const name of calculated[sheet]) expect([name, theirs[name]]).toEqual([name, plain(labelled)[name]]);
      for (const name of calculated[sheet]) expect([name, new Set(theirs[name]).size > 2]).toEqual([name, true]);
    }
    // Two customers of one name have different codes: an error in both programs.
    expect((await found(elsewhere)).filter((line) => !line.startsWith("compute/namesake evaluationError"))).toEqual([]);
  });
});
void fix; void addRecord; void undo; void typeCell;
