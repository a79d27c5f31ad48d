import { check } from "../../src/pipeline/check";
import { governSheets } from "../../src/pipeline/governSheets";
import { undoAll } from "../../src/pipeline/undo";
import { must } from "../contracts/sampleWorkbook";
import { relatedSource } from "../support/relatedTemplate";
import { type Book, bookOfSheets, cellsOf, withTemplate } from "./book";

const sheets = {
  客户: [["客户名称", "电话", "客户代码", "上级公司", "信用额度"], ["上海甲电子有限公司", "13800138000", "K01", null, 1_000], ["北京乙贸易有限公司", "13900139000", "K02", "上海甲电子有限公司", null], ["广州丙科技有限公司", null, "K03", null, null]],
  订单: [["订单号", "客户", "金额", "合作方"], ["D1", "上海甲电子有限公司", 600, null], ["D2", "138 0013 8000", 500, "K02，K03"], ["D3", "k02", 70, null], ["D4", "深圳丁实业", 10, null]],
  订单明细: [["订单", "品名", "数量", "单价"], ["D1", "螺丝", 2, 3], ["D1", "螺母", 5, 1], ["D9", "垫片", 1, 1], [null, "弹簧", 1, 9]],
};
const options = withTemplate(relatedSource);
const told = async (book: Book) => must(await check(book.session, options)).flatMap(({ findings }) => findings.filter(({ rule }) => !rule.startsWith("field/")).map(({ rule, messageId, at }) => `${rule} ${messageId} ${at[0]!.row}`)).sort();

describe("several sheets of one workbook", () => {
  it("are governed at once by one template, each as its table, linked by name, phone and code; what names nothing stays and is told", async () => {
    const book = bookOfSheets(sheets);
    const { governed, left, links } = must(await governSheets(book.session, options));
    expect(governed.map(({ table, plan }) => [table.def.id, plan?.sheet])).toEqual([["customer", "客户"], ["order", "订单"], ["line", "订单明细"]]);
    expect(left).toEqual([]);
    expect(links!.edits.map(({ table, field, before, after }) => [table, field, before, after])).toEqual([
      ["customer", "parent", "上海甲电子有限公司", "R0000001"],
      ["order", "customer", "上海甲电子有限公司", "R0000001"], ["order", "customer", "138 0013 8000", "R0000001"], ["order", "partners", "K02，K03", "R0000002、R0000003"], ["order", "customer", "k02", "R0000002"],
      ["line", "order", "D1", "R0000001"], ["line", "order", "D1", "R0000001"],
    ]);
    expect((await cellsOf(book, "订单")).map((row) => row[1])).toEqual(["客户", "R0000001", "R0000001", "R0000002", "深圳丁实业"]);
    expect(await told(book)).toEqual(["relation/customer dangling 5", "relation/order dangling 4", "relation/order orphan 5", "rule/limit broken 2"]);
    // Again there is nothing to do, and everything can be taken back.
    expect(must(await governSheets(book.session, options)).governed.map(({ change }) => change)).toEqual([null, null, null]);
    must(await undoAll(book.session));
    expect(await cellsOf(book, "订单")).toEqual(sheets.订单);
  });

  it("are left alone where two fit one table equally well, and another is taken later", async () => {
    const book = bookOfSheets({ 客户: sheets.客户, 订单一: sheets.订单, 订单二: sheets.订单 });
    const first = must(await governSheets(book.session, options));
    expect(first.governed.map(({ table }) => table.def.id)).toEqual(["customer"]);
    expect(first.left.map(({ code, place }) => [code, place])).toEqual([["govern/secondSheet", "订单一"], ["govern/secondSheet", "订单二"]]);
    must(await governSheets(book.session, { ...options, sheet: "订单二" }));
    expect(must(await check(book.session, options)).map(({ table }) => table.layout.sheet)).toEqual(["客户", "订单二"]);
  });
});
