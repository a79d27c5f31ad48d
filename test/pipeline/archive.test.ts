import { archiveRecords } from "../../src/pipeline/archive";
import { check } from "../../src/pipeline/check";
import { governSheets } from "../../src/pipeline/governSheets";
import { addRecord } from "../../src/pipeline/record";
import { undo } from "../../src/pipeline/undo";
import { must } from "../contracts/sampleWorkbook";
import { openDesk } from "../taskpane/openDesk";
import { type Book, bookOfSheets, cellsOf, field, look, own, reopened, withTemplate } from "./book";

const table = (sheet: string, tableName: string, properties: object, also: object = {}): object => ({ sheet, tableName, subject: "organisation", schema: { type: "object", properties }, ...also });
const template = (onArchive?: string) => ({
  $schema: "https://crm-sheets.example/dialect/1", id: "https://example.com/templates/archive", version: "1.0.0",
  tables: {
    customer: table("客户", "Customers", { name: field("text", "名称"), phone: field("text", "电话") }),
    order: table("订单", "Orders", { no: field("text", "单号"), customer: field("ref", "客户") }, { relations: [{ from: "customer", to: "customer", ...(onArchive === undefined ? {} : { onArchive }) }], subtables: [{ table: "line", parent: "order" }] }),
    line: table("明细", "Lines", { order: field("ref", "订单"), item: field("text", "品名") }, { relations: [{ from: "order", to: "order" }] }),
  },
});
async function governed(onArchive?: string): Promise<Book> {
  const book = bookOfSheets({ 客户: [["名称", "电话"], ["甲", "0086-1"], ["乙", null]], 订单: [["单号", "客户"], ["D1", "R0000001"], ["D2", "R0000002"]], 明细: [["订单", "品名"], ["R0000001", "螺丝"]] });
  must(await governSheets(book.session, withTemplate(template(onArchive))));
  return book;
}
const codes = (result: { readonly ok: boolean; readonly problems?: readonly { readonly code: string }[] }) => (result.ok ? [] : result.problems!.map(({ code }) => code));
const told = async (book: Book) => must(await check(book.session, own)).flatMap(({ findings }) => findings.map(({ rule, messageId, severity, at }) => `${rule} ${messageId} ${severity} ${at[0]!.row}`));

describe("archiving records", () => {
  it("moves them to a sheet that grows; what names them says so, ids are not given again, and undo puts all of it back", async () => {
    const book = await governed();
    const before = look(book.model);
    const { sheets } = must(await archiveRecords(book.session, ["R0000001"]));
    expect(sheets).toEqual(["归档 客户"]);
    expect((await cellsOf(book, "归档 客户")).map((row) => [row[0], row[2], row[3], row[4]])).toEqual([["记录编号", "归档人", "名称", "电话"], ["R0000001", "测试", "甲", "0086-1"]]);
    expect(await told(book)).toEqual(["relation/customer archived info 2"]);
    const later = reopened(book);
    expect(must(await addRecord(later.session, "customer", { name: "丙" })).record).toBe("R0000003");
    must(await archiveRecords(later.session, ["R0000002"]));
    expect((await cellsOf(later, "归档 客户")).map((row) => row[0])).toEqual(["记录编号", "R0000001", "R0000002"]);
    expect(await told(later)).toEqual(["relation/customer archived info 2", "relation/customer archived info 3"]);
    must(await undo(book.session, {}));
    expect(look(book.model)).toEqual(before);
    expect(await told(book)).toEqual([]);
  });

  it("is undone record by record after later changes too: its rows leave the archive sheet", async () => {
    const book = await governed();
    const { change } = must(await archiveRecords(book.session, ["R0000001"]));
    must(await archiveRecords(book.session, ["R0000002"]));
    must(await undo(book.session, { change: change!.id }));
    expect((await cellsOf(book, "归档 客户")).map((row) => row[0])).toEqual(["记录编号", "R0000002"]);
    expect((await cellsOf(book, "客户")).map((row) => row[0])).toEqual(["名称", "甲"]);
    expect(await told(book)).toEqual(["relation/customer archived info 3"]);
  });

  it("is offered in the record's form, which says first what it does to others", async () => {
    const { desk } = openDesk({ 客户: [["名称", "电话"], ["甲", null]], 订单: [["单号", "客户"], ["D1", "R0000001"]] }, template("restrict"));
    for (const sheet of ["客户", "订单"]) must(await desk.governing.apply({}, sheet));
    must(await desk.start.choose("customer"));
    expect(codes(await desk.record.alongArchived("R0000001"))).toEqual(["record/referenced"]);
    must(await desk.start.choose("order"));
    expect(must(await desk.record.alongArchived("R0000001"))).toBeNull();
    expect(must(await desk.record.archive("R0000001", false)).sheets).toEqual(["归档 订单"]);
    expect(must(await desk.record.open({ record: "R0000001" }))).toBeNull();
  });

  it("does to those that name them what the relation says: empties, refuses, or takes them along, detail rows too, once that was seen", async () => {
    const emptied = await governed("setNull");
    expect(codes(await archiveRecords(emptied.session, ["R0000001"]))).toEqual(["record/takesAlong"]);
    must(await archiveRecords(emptied.session, ["R0000001"], { takeAlong: true }));
    expect((await cellsOf(emptied, "订单")).slice(1).map((row) => row[1] ?? null)).toEqual([null, "R0000002"]);
    expect(codes(await archiveRecords((await governed("restrict")).session, ["R0000001"]))).toEqual(["record/referenced"]);
    const along = await governed("cascade");
    const { count, sheets } = must(await archiveRecords(along.session, ["R0000001"], { takeAlong: true }));
    expect([count, sheets, (await cellsOf(along, "归档 明细"))[1]!.slice(3)]).toEqual([3, ["归档 客户", "归档 订单", "归档 明细"], ["R0000001", "螺丝"]]);
    expect(codes(await archiveRecords(along.session, ["R0000001"]))).toEqual(["record/gone"]);
  });
});
