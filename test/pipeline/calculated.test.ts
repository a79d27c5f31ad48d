import { check } from "../../src/pipeline/check";
import { fix } from "../../src/pipeline/fix";
import { governSheets } from "../../src/pipeline/governSheets";
import { addRecord } from "../../src/pipeline/record";
import { undo } from "../../src/pipeline/undo";
import { must } from "../contracts/sampleWorkbook";
import { load } from "../template/support";
import { type Book, bookOfSheets, field, look, type as typeCell, withTemplate } from "./book";

const worked = (type: string, label: string, also: object): object => ({ "x-type": type, "x-label": label, ...also });
const template = (total: object = { "x-rollup": { table: "order", by: "customer", field: "amount" } }, more: object = {}): object => ({
  $schema: "https://crm-sheets.example/dialect/1", id: "https://example.com/templates/sums", version: "1.0.0",
  tables: {
    customer: { sheet: "客户", tableName: "Customers", subject: "organisation", recordId: "code", schema: { type: "object", properties: { code: field("text", "编码"), grade: field("text", "等级"), total: worked("rollup", "总额", total) } } },
    order: { sheet: "订单", tableName: "Orders", subject: "organisation", relations: [{ from: "customer", to: "customer" }], schema: { type: "object", properties: { no: field("text", "单号"), customer: field("ref", "客户"), price: field("money", "单价"), day: field("date", "日期"), amount: worked("formula", "金额", { "x-formula": "[price]*2", ...more }), grade: worked("lookup", "等级", { "x-lookup": "customer.grade" }) } } },
  },
});
const opened = withTemplate(template());
async function governed(): Promise<Book> {
  const book = bookOfSheets({ 客户: [["编码", "等级"], ["K1", "A"], ["K2", "B"]], 订单: [["单号", "客户", "单价"], ["D1", "K1", 10], ["D2", "K1", 20], ["D3", "K2", null]] });
  must(await governSheets(book.session, opened));
  return book;
}
const sheet = (book: Book, name: string) => book.model.sheets.find((each) => each.name === name)!;
/** Columns of the governed sheets. */
const [amount, grade, total] = [3, 4, 2];
const found = async (book: Book) => must(await check(book.session, { ...opened, templates: [], chosen: false })).flatMap(({ findings }) => findings.filter(({ rule }) => rule.startsWith("compute/")).map(({ rule, messageId, at }) => `${rule} ${messageId} ${at[0]!.row}`));

describe("formula, lookup and rollup fields", () => {
  it("are written as formulas with their results, over whole columns of the other tables, and refuse what is typed", async () => {
    const book = await governed();
    const [customers, orders] = [sheet(book, "客户"), sheet(book, "订单")];
    expect(customers.cells.formula(2, total)).toContain("SUMIFS(Orders[金额],Orders[客户],");
    expect(orders.cells.formula(3, amount)).toContain("Orders[[#This Row],[单价]]*2");
    expect([1, 2, 3].map((row) => [orders.cells.value(row, amount), orders.cells.value(row, grade)])).toEqual([[20, "A"], [40, "A"], [null, "B"]]);
    expect(orders.validations.filter(({ spec }) => spec?.formula1 === "=FALSE").flatMap(({ spec }) => spec!.areas.map(({ column }) => column))).toEqual([amount, grade]);
    expect(await found(book)).toEqual([]);
  });

  it("say where a formula was typed over; the fix puts it back, and undo what was typed", async () => {
    const book = await governed();
    const formula = sheet(book, "订单").cells.formula(1, amount);
    await typeCell(book, "订单", 1, amount, 21);
    await typeCell(book, "订单", 2, amount, 40);
    const before = look(book.model);
    expect(await found(book)).toEqual(["compute/amount typedOver 2", "compute/amount typedOver 3"]);
    must(await fix(book.session, { ...opened, templates: [], chosen: false }));
    expect([1, 2].map((row) => [sheet(book, "订单").cells.formula(row, amount), sheet(book, "订单").cells.value(row, amount)])).toEqual([[formula, 20], [formula, 40]]);
    expect(await found(book)).toEqual([]);
    must(await undo(book.session, {}));
    expect(look(book.model)).toEqual(before);
  });

  it("hold the formula in a new record too", async () => {
    const book = await governed();
    const { row } = must(await addRecord(book.session, "order", { no: "D4", customer: "K2", price: 7 }));
    expect([sheet(book, "订单").cells.formula(row - 1, amount), sheet(book, "订单").cells.value(row - 1, amount)]).toEqual([expect.stringContaining("Orders[[#This Row],[单价]]*2"), 14]);
    expect(sheet(book, "订单").cells.formula(row - 1, grade)).toContain("Orders[[#This Row],[客户]]");
  });

  it("add up only the records that say what where asks", async () => {
    const book = bookOfSheets({ 客户: [["编码", "等级"], ["K1", "A"], ["K2", "B"]], 订单: [["单号", "客户", "单价"], ["D1", "K1", 10], ["D2", "K1", 20], ["D3", "K2", null], ["D2", "K2", 30]] });
    must(await governSheets(book.session, withTemplate(template({ "x-rollup": { table: "order", by: "customer", where: { price: ">=20", no: "D2" } } }))));
    const { cells } = sheet(book, "客户");
    expect([cells.value(1, total), cells.value(2, total), cells.formula(1, total)]).toEqual([1, 1, expect.stringContaining("COUNTIFS(Orders[客户],")]);
    expect(await found(book)).toEqual([]);
  });

  it.each([["max", 1, 20], ["min", 1, 10], ["max", 3, null]] as const)("take the %s of the records that name this one, by functions that every Excel has", async (agg, row, expected) => {
    const book = bookOfSheets({ 客户: [["编码", "等级"], ["K1", "A"], ["K2", "B"], ["K3", "C"]], 订单: [["单号", "客户", "单价"], ["D1", "K1", 10], ["D2", "K1", 20], ["D3", "K2", "面议"], ["D4", "K2", 5]] });
    must(await governSheets(book.session, withTemplate(template({ "x-rollup": { table: "order", by: "customer", field: "price", agg }, "x-result": "money" }))));
    const { cells } = sheet(book, "客户");
    expect([cells.value(row, total), cells.value(2, total)]).toEqual([expected, 5]);
    expect(cells.formula(row, total)).toMatch(/^=IF\(.*SUMPRODUCT\((?:MAX|MIN)\(LOOKUP\(/s);
    expect(cells.formula(row, total)).not.toMatch(/MAXIFS|MINIFS|AGGREGATE/);
    expect(await found(book)).toEqual([]);
  });

  it.each([
    ["a field that where does not find", { "x-rollup": { table: "order", by: "customer", where: { nothing: 1 } } }, {}, "unknown-name /tables/customer/schema/properties/total/x-rollup/where/nothing"],
    ["nothing to work out", { "x-rollup": undefined }, {}, "missing-keyword /tables/customer/schema/properties/total"],
    ["a table that is not there", { "x-rollup": { table: "orders", by: "customer" } }, {}, "unknown-name /tables/customer/schema/properties/total/x-rollup/table"],
    ["a field that refers to nothing", { "x-rollup": { table: "order", by: "no" } }, {}, "no-reference /tables/customer/schema/properties/total/x-rollup/by"],
    ["the largest of nothing", { "x-rollup": { table: "order", by: "customer", agg: "max" } }, {}, "keywords-differ /tables/customer/schema/properties/total/x-rollup/agg"],
    ["the largest of texts", { "x-rollup": { table: "order", by: "customer", field: "no", agg: "max" } }, {}, "expression-wrong-type /tables/customer/schema/properties/total/x-rollup"],
    ["the latest day as a number", { "x-rollup": { table: "order", by: "customer", field: "day", agg: "max" } }, {}, "expression-result-type /tables/customer/schema/properties/total/x-rollup"],
    ["a sum of nothing", { "x-rollup": { table: "order", by: "customer", agg: "sum" } }, {}, "keywords-differ /tables/customer/schema/properties/total/x-rollup/agg"],
    ["what Excel has no formula for", undefined, { "x-formula": "VALUE([no])" }, "no-native-form /tables/order/schema/properties/amount/x-formula"],
    ["a value of its own", undefined, { "x-default": "1" }, "not-for-type /tables/order/schema/properties/amount/x-default"],
    ["a keyword of another kind", undefined, { "x-lookup": "customer.grade" }, "not-for-type /tables/order/schema/properties/amount/x-lookup"],
  ])("are refused with %s", (_, rollup, formula, problem) => {
    const read = load(JSON.stringify(template(rollup, formula)));
    expect(read.ok ? [] : read.problems.map(({ code, pointer }) => `${code.replace("template/", "")} ${pointer!}`)).toEqual([problem]);
  });
});
