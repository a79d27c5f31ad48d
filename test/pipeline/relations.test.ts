import { fileHost } from "../../src/hosts/file/fileHost";
import { check } from "../../src/pipeline/check";
import { fix } from "../../src/pipeline/fix";
import { watchTable } from "../../src/pipeline/live";
import { deletionOf, deleteRecords } from "../../src/pipeline/record";
import { governSheets } from "../../src/pipeline/governSheets";
import { merge } from "../../src/pipeline/merge";
import { undo, undoAll } from "../../src/pipeline/undo";
import { fail } from "../../src/records/problem";
import { must } from "../contracts/sampleWorkbook";
import { relatedSource } from "../support/relatedTemplate";
import { type Book, bookOfSheets, cellsOf, field, type as typeCell, withTemplate } from "./book";

const sheets = {
  客户: [["客户名称", "电话", "客户代码", "上级公司", "信用额度"], ["上海甲电子有限公司", "13800138000", "K01", null, 1_000], ["北京乙贸易有限公司", "13900139000", "K02", "上海甲电子有限公司", null], ["广州丙科技有限公司", null, "K03", null, null]],
  订单: [["订单号", "客户", "金额", "合作方"], ["D1", "上海甲电子有限公司", 600, null], ["D2", "138 0013 8000", 500, "K02，K03"], ["D3", "k02", 70, null], ["D4", "深圳丁实业", 10, null]],
  订单明细: [["订单", "品名", "数量", "单价"], ["D1", "螺丝", 2, 3], ["D1", "螺母", 5, 1], ["D9", "垫片", 1, 1], [null, "弹簧", 1, 9]],
};
const options = withTemplate(relatedSource);
const opened = { ...options, templates: [], chosen: false };
const told = async (book: Book) => must(await check(book.session, opened)).flatMap(({ findings }) => findings.filter(({ rule }) => !rule.startsWith("field/")).map(({ rule, messageId, at }) => `${rule} ${messageId} ${at[0]!.row}`)).sort();

describe("several sheets of one workbook", () => {
  it("are governed at once by one template, each as its table, linked by name, phone and code; what names nothing stays and is told", async () => {
    const book = bookOfSheets(sheets);
    const { governed, left, links } = must(await governSheets(book.session, options));
    expect(governed.map(({ table, plan }) => [table.def.id, plan?.sheet])).toEqual([["customer", "客户"], ["order", "订单"], ["line", "订单明细"]]);
    expect(left).toEqual([]);
    expect(links.map(({ table, field, before, after }) => [table, field, before, after])).toEqual([
      ["customer", "parent", "上海甲电子有限公司", "R0000001"],
      ["order", "customer", "上海甲电子有限公司", "R0000001"], ["order", "customer", "138 0013 8000", "R0000001"], ["order", "partners", "K02，K03", "R0000002、R0000003"], ["order", "customer", "k02", "R0000002"],
      ["line", "order", "D1", "R0000001"], ["line", "order", "D1", "R0000001"],
    ]);
    expect((await cellsOf(book, "订单")).map((row) => row[1])).toEqual(["客户", "R0000001", "R0000001", "R0000002", "深圳丁实业"]);
    expect(await told(book)).toEqual(["relation/customer dangling 5", "relation/order dangling 4", "relation/order orphan 5", "rule/limit broken 2"]);
    // Again there is nothing to do, and everything can be taken back.
    expect(must(await governSheets(book.session, options)).change).toBeNull();
    expect(must(await undoAll(book.session)).map(({ undone }) => undone.id)).toEqual(["C000001"]);
    expect(await cellsOf(book, "订单")).toEqual(sheets.订单);
  });

  it("take answers about one sheet by its name: which table it is, what a column holds; one that no sheet asks for is refused", async () => {
    const book = bookOfSheets({ 客户: sheets.客户, 订单一: sheets.订单, 订单二: sheets.订单 });
    const withAnswers = (answers: { readonly [question: string]: string }) => ({ ...options, answers });
    const refusedFor = async (answers: { readonly [question: string]: string }) => { const done = await governSheets(book.session, withAnswers(answers)); return done.ok ? null : done.problems[0]!.code; };
    expect(await refusedFor({ "没有这张!table": "order" })).toBe("intake/unknownQuestion");
    expect(await refusedFor({ "订单一!column:C": "amount" })).toBe("intake/unknownQuestion");
    expect(await refusedFor({ "订单二!table": "order", "订单二!column:Z": "amount" })).toBe("intake/unknownQuestion");
    expect(await refusedFor({ "订单一!table": "invoice" })).toBe("govern/noSuchTable");
    const { governed, left, links, change } = must(await governSheets(book.session, withAnswers({ "订单二!table": "order", "订单二!column:D": "none", "客户!column:B": "none" })));
    expect(governed.map(({ table }) => [table.def.id, table.layout.sheet, table.layout.columns["phone"] ?? null, table.layout.columns["partners"] ?? null])).toEqual([["customer", "客户", null, null], ["order", "订单二", null, null]]);
    expect(left.map(({ code, place }) => [code, place])).toEqual([["govern/secondSheet", "订单一"]]);
    // Without its telephone a customer is not found by it.
    expect(links.map(({ before }) => before)).toEqual(["上海甲电子有限公司", "上海甲电子有限公司", "k02"]);
    expect(change!.why.command).toBe("govern");
    const none = bookOfSheets({ 客户: sheets.客户, 订单: sheets.订单 });
    expect(must(await governSheets(none.session, withAnswers({ "订单!table": "none" }))).governed.map(({ table }) => table.def.id)).toEqual(["customer"]);
  });

  it("are all left as they were where one of them cannot be governed", async () => {
    const book = bookOfSheets(sheets);
    const before = await Promise.all(Object.keys(sheets).map((sheet) => cellsOf(book, sheet)));
    const host: typeof book.session.host = { ...book.session.host, apply: async (writes) => (writes.some((write) => write.verb === "createTable" && write.name === "Lines") ? fail({ code: "host/refused", message: { "zh-CN": "不行", en: "No" }, hint: { "zh-CN": "", en: "" } }) : book.session.host.apply(writes)) };
    const refused = await governSheets({ ...book.session, host }, options);
    expect(refused.ok ? null : refused.problems[0]!.code).toBe("host/refused");
    expect(await Promise.all(Object.keys(sheets).map((sheet) => cellsOf(book, sheet)))).toEqual(before);
    expect(must(await book.session.host.sheets()).flatMap(({ tables }) => tables)).toEqual([]);
    expect(must(await governSheets(book.session, options)).governed).toHaveLength(3);
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

describe("a record that goes", () => {
  const governed = async (source: object = relatedSource, more: { readonly [name: string]: (readonly unknown[])[] } = {}): Promise<Book> => {
    const book = bookOfSheets({ ...sheets, ...more } as typeof sheets);
    must(await governSheets(book.session, withTemplate(source)));
    return book;
  };
  const all = async (book: Book) => Promise.all(["客户", "订单", "订单明细"].map((sheet) => cellsOf(book, sheet)));

  it("into another by merging is named by the other in every table, in the same change set, and undoing brings all of it back", async () => {
    const book = await governed();
    const before = await all(book);
    const merged = must(await merge(book.session, { ...options, sheet: "客户", records: ["R0000001", "R0000002"], keep: "R0000002", all: false, values: { name: "R0000002", phone: "R0000002", code: "R0000002", parent: "R0000001", limit: "R0000001" } }));
    expect(merged.relinked).toBe(2);
    expect(merged.change!.edits.filter(({ table }) => table === "order").map(({ record, field, after }) => [record, field, after])).toEqual([["R0000001", "customer", "R0000002"], ["R0000002", "customer", "R0000002"]]);
    expect((await cellsOf(book, "订单")).map((row) => row[1])).toEqual(["客户", "R0000002", "R0000002", "R0000002", "深圳丁实业"]);
    // The parent of the survivor was the record that went: a record is not its own parent.
    expect((await cellsOf(book, "客户")).slice(1).map((row) => [row[0], row[3]])).toEqual([["北京乙贸易有限公司", null], ["广州丙科技有限公司", null]]);
    expect((await told(book)).filter((one) => one.startsWith("relation/customer"))).toEqual(["relation/customer dangling 5"]);
    must(await undo(book.session));
    expect(await all(book)).toEqual(before);
  });

  it("is not deleted while others name it, takes its detail rows along once that has been seen, and comes back with them", async () => {
    const book = await governed();
    const before = await all(book);
    const held = await deleteRecords(book.session, "customer", ["R0000001"], { takeAlong: true });
    expect(held.ok ? null : held.problems.map(({ code, message }) => [code, message.en])).toEqual([["record/referenced", "It is still named by Customers, rows 3; Orders, rows 2, 3. Nothing was changed."]]);
    const asked = await deleteRecords(book.session, "order", ["R0000001"]);
    expect(asked.ok ? null : asked.problems.map(({ code, message }) => [code, message.en])).toEqual([["record/takesAlong", "Deleting this record will also delete 2 of Order lines."]]);
    expect(await all(book)).toEqual(before);
    const { change } = must(await deleteRecords(book.session, "order", ["R0000001"], { takeAlong: true }));
    expect(change!.removed.map(({ table, record }) => [table, record])).toEqual([["order", "R0000001"], ["line", "R0000001"], ["line", "R0000002"]]);
    expect((await cellsOf(book, "订单明细")).slice(1).map((row) => row[1])).toEqual(["垫片", "弹簧"]);
    must(await undo(book.session));
    expect(await all(book)).toEqual(before);
  });

  const saying = (keyword: string, value: string): object => {
    const source = structuredClone(relatedSource) as { tables: { [table: string]: { relations: { [key: string]: string }[] } } };
    for (const { relations } of Object.values(source.tables)) for (const relation of relations ?? []) if (relation["to"] === "customer") relation[keyword] = value;
    return source;
  };

  it("goes on being named where the relation keeps what was named, told as merged and without a fix; undone, nothing is told", async () => {
    const book = await governed(saying("onMerge", "keep"));
    const before = [await all(book), await told(book)];
    const merged = must(await merge(book.session, { ...opened, sheet: "客户", records: ["R0000001", "R0000003"], keep: "R0000003", all: false, values: { name: "R0000003", code: "R0000003" } }));
    expect(merged.relinked).toBe(0);
    expect((await cellsOf(book, "订单")).map((row) => row[1])).toEqual(["客户", "R0000001", "R0000001", "R0000002", "深圳丁实业"]);
    const kept = must(await check(book.session, opened)).flatMap(({ findings }) => findings.filter(({ messageId }) => messageId === "merged"));
    expect(kept.map(({ rule, severity, at, data, fixes }) => [rule, severity, at[0]!.row, data["value"], data["id"], fixes])).toEqual([["relation/parent", "info", 2, "R0000001", "R0000003", undefined], ["relation/customer", "info", 2, "R0000001", "R0000003", undefined], ["relation/customer", "info", 3, "R0000001", "R0000003", undefined]]);
    must(await undo(book.session));
    expect([await all(book), await told(book)]).toEqual(before);
  });

  it("is told as merged where somebody writes its old id later, with a fix to the record it is now", async () => {
    const book = await governed();
    must(await merge(book.session, { ...options, sheet: "客户", records: ["R0000001", "R0000003"], keep: "R0000003", all: false, values: { name: "R0000003", code: "R0000003" } }));
    await typeCell(book, "订单", 4, 1, "R0000001");
    expect(await told(book)).toContain("relation/customer mergedAway 5");
    must(await fix(book.session, options));
    expect((await cellsOf(book, "订单"))[4]![1]).toBe("R0000003");
  });

  it("leaves its references to another record that is chosen, also in a list; without a choice nothing is done, and undoing brings all of it back", async () => {
    const book = await governed(saying("onDelete", "relink"));
    const before = await all(book);
    const asked = await deleteRecords(book.session, "customer", ["R0000002"], { takeAlong: true });
    expect(asked.ok ? null : asked.problems.map(({ code, message }) => [code, message.en])).toEqual([["record/heirNeeded", "It is still named by Orders, rows 3, 4, which are to name another record. Nothing was changed."]]);
    for (const heir of ["R0000009", "R0000002"]) { const wrong = await deletionOf(book.session, "customer", ["R0000002"], heir); expect(wrong.ok ? null : wrong.problems[0]!.code).toBe("record/noHeir"); }
    const seen = await deleteRecords(book.session, "customer", ["R0000002"], { heir: "R0000003" });
    expect(seen.ok ? null : seen.problems.map(({ code, message }) => [code, message.en])).toEqual([["record/takesAlong", "Deleting this record will also change 2 references in Orders to R0000003 广州丙科技有限公司."]]);
    must(await deleteRecords(book.session, "customer", ["R0000002"], { takeAlong: true, heir: "R0000003" }));
    // The list named both: it names the heir once.
    expect((await cellsOf(book, "订单")).slice(1).map((row) => [row[1], row[3] ?? null])).toEqual([["R0000001", null], ["R0000001", "R0000003"], ["R0000003", null], ["深圳丁实业", null]]);
    must(await undo(book.session));
    expect(await all(book)).toEqual(before);
  });

  it("leaves a blank where the relation says so, and a list without it", async () => {
    const source = structuredClone(relatedSource) as { tables: { [table: string]: { relations: { [key: string]: string }[] } } };
    for (const { relations } of Object.values(source.tables)) for (const relation of relations ?? []) if (relation["to"] === "customer") relation["onDelete"] = "setNull";
    const book = await governed(source);
    const before = await all(book);
    expect(must(await deletionOf(book.session, "customer", ["R0000002"])).cleared.map(({ table, edits }) => [table.def.id, edits.map(({ after }) => after)])).toEqual([["order", [null, "R0000003"]]]);
    must(await deleteRecords(book.session, "customer", ["R0000002"], { takeAlong: true }));
    expect((await cellsOf(book, "订单")).slice(1).map((row) => [row[1], row[3]])).toEqual([["R0000001", null], ["R0000001", "R0000003"], [null, null], ["深圳丁实业", null]]);
    must(await undo(book.session));
    expect(await all(book)).toEqual(before);
  });
});

describe("values that come from other tables", () => {
  it("are worked out from the record named and from detail rows, and follow when those change", async () => {
    const source = structuredClone(relatedSource) as { tables: { [table: string]: { schema: { properties: { [field: string]: object } } } } };
    source.tables["customer"]!.schema.properties["total"] = field("money", "订单合计", { "x-compute": "SUMIFS([order.amount],[order.customer],[id])" });
    source.tables["order"]!.schema.properties["limit"] = field("money", "客户额度", { "x-compute": "[customer.limit]" });
    const opened = withTemplate(source);
    const book = bookOfSheets({ 客户: sheets.客户.map((row, index) => [...row, index === 0 ? "订单合计" : null]), 订单: sheets.订单.map((row, index) => [...row, index === 0 ? "客户额度" : null]) });
    must(await governSheets(book.session, opened));
    must(await fix(book.session, opened));
    expect((await cellsOf(book, "客户")).map((row) => row[5])).toEqual(["订单合计", 1_100, 70, 0]);
    expect((await cellsOf(book, "订单")).map((row) => row[4])).toEqual(["客户额度", 1_000, 1_000, null, null]);
    must(await book.host.apply([{ verb: "writeCells", sheet: "订单", blocks: [{ row: 2, column: 2, values: [[50]] }] }]));
    must(await fix(book.session, opened));
    expect((await cellsOf(book, "客户")).map((row) => row[5])).toEqual(["订单合计", 650, 70, 0]);
  });

  it("are judged again at the next look when another table has changed under a watch, and not before", async () => {
    const book = bookOfSheets(sheets);
    must(await governSheets(book.session, options));
    const live = must(await watchTable(book.session, "customer", { onUpdate: () => undefined, onProblem: () => undefined }));
    const broken = () => live.findings.filter(({ rule }) => rule === "rule/limit").length;
    expect(broken()).toBe(1);
    must(await fileHost(book.model, { name: "book.xlsx", format: "xlsx" }, "user").apply([{ verb: "writeCells", sheet: "订单", blocks: [{ row: 1, column: 2, values: [[100]] }] }]));
    expect(broken()).toBe(1);
    must(await live.rescan());
    expect(broken()).toBe(0);
    expect(must(await live.rescan())).toBeNull();
    await live.stop();
  });
});
