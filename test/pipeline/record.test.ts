import { check } from "../../src/pipeline/check";
import { govern } from "../../src/pipeline/govern";
import { governedTables } from "../../src/pipeline/locate";
import { addRecord, deleteRecords, saveRecord } from "../../src/pipeline/record";
import { undo } from "../../src/pipeline/undo";
import type { CellValue } from "../../src/workbook/host";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, cellsOf, field, look, own, reopened, smallTemplate, type, withTemplate, write } from "./book";
import { inExcel } from "./inExcel";

const template = smallTemplate({ name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), amount: field("money", "金额"), twice: field("money", "两倍"), grade: field("text", "等级", { readOnly: true }) }, { schema: { required: ["name"] } });
const rows: readonly (readonly CellValue[])[] = [["名称", "手机", "金额", "两倍", "等级"], ["甲公司", "13812345678", 100, "=C2*2", "A"], ["乙公司", "13912345678", 50, "=C3*2", "B"]];

async function governedBook(below: readonly (readonly CellValue[])[] = []): Promise<Book> {
  const book = bookOfSheets({ 表: [...rows, ...below] });
  must(await govern(book.session, withTemplate(template)));
  return book;
}

/** What is there, whatever the order in which its rules are listed. */
function things(book: Book): unknown {
  const { sheets } = look(book.model) as { readonly sheets: readonly { readonly validations: readonly unknown[] }[] };
  return sheets.map((sheet) => ({ ...sheet, validations: sheet.validations.map((rule) => JSON.stringify(rule)).sort() }));
}

const seen = { name: "甲公司", phone: "13812345678", amount: 100 };

describe.each([["on a file", async (book: Book): Promise<Book> => book], ["in Excel", inExcel]])("records by a form, %s", (_, opened) => {
  it("lets totals below, above and on other sheets count a new record, and takes that back exactly", async () => {
    const book = bookOfSheets({ 表: [...rows, ["合计", "=COUNTA(B2:B3)", "=SUM(C2:C3)/COUNT(C2:C3)", "=SUM(D$2:D$3)", "=C2"]], 汇总: [["=SUM(表!C2:C3)", "=SUM(表!C3:C3)", "=COUNTA(表!$A$2:$E$3)"]] });
    must(await govern(book.session, withTemplate(template)));
    const now = await opened(book);
    const before = things(now);
    const formulas = async (sheet: string, row: number) => must(await now.host.readCells(sheet, { row, column: 0, rows: 1, columns: 5 }, { formulas: true })).formulas![0];
    const saved = must(await addRecord(now.session, "small", { name: "丙公司" }));
    expect(saved.row).toBe(4);
    expect(await formulas("表", 4)).toEqual([null, "=COUNTA(B2:B4)", "=SUM(C2:C4)/COUNT(C2:C4)", "=SUM(D$2:D$4)", "=C2"]);
    expect(await formulas("汇总", 0)).toEqual(["=SUM(表!C2:C4)", "=SUM(表!C3:C3)", "=COUNTA(表!$A$2:$E$4)", null, null]);
    must(await undo(now.session, { change: saved.change!.id }));
    expect(things(now)).toEqual(before);
  });

  it("saves what changed, exactly that, in one change set, and takes it back", async () => {
    const book = await opened(await governedBook());
    const before = things(book);
    const saved = must(await saveRecord(book.session, "small", "R0000001", { ...seen, phone: "13711112222" }, seen));
    expect(saved).toMatchObject({ record: "R0000001", row: 2, cells: ["B2"], change: { why: { command: "record" }, edits: [{ record: "R0000001", field: "phone", before: "13812345678", after: "13711112222" }] } });
    expect((await cellsOf(book, "表"))[1]!.slice(0, 3)).toEqual(["甲公司", "13711112222", 100]);
    must(await undo(book.session));
    expect(things(book)).toEqual(before);
  });

  it("writes nothing where somebody has changed a cell since it was seen", async () => {
    const book = await opened(await governedBook());
    await type(book, "表", 1, 1, "13500001111");
    const before = things(book);
    expect(await saveRecord(book.session, "small", "R0000001", { ...seen, phone: "13711112222" }, seen)).toMatchObject({ ok: false, problems: [{ code: "changes/changedMeanwhile", data: { cells: "B2" } }] });
    expect(things(book)).toEqual(before);
  });

  it("adds a record at the end: with an id of its own, the formulas of its columns, and nothing else moved", async () => {
    const book = await opened(await governedBook());
    const before = things(book);
    const added = must(await addRecord(book.session, "small", { name: "丙公司", phone: "13712345678", amount: 7 }));
    expect(added).toMatchObject({ record: "R0000003", row: 4, cells: ["A4", "B4", "C4"], change: { why: { command: "record" }, inserted: [{ record: "R0000003", values: { name: "丙公司", amount: 7 } }] } });
    const [table] = must(await governedTables(book.session));
    expect(table!.records.ids).toEqual(["R0000001", "R0000002", "R0000003"]);
    expect(table!.records.formulas["twice"]).toEqual([0, 1, 2]);
    expect(must(await check(book.session, own))[0]!.findings.filter(({ rule }) => rule.startsWith("record/"))).toEqual([]);
    must(await undo(book.session));
    expect(things(book)).toEqual(before);
  });

  it("pushes down what stands below the table", async () => {
    const book = await opened(await governedBook());
    await write(book, { verb: "writeCells", sheet: "表", blocks: [{ row: 3, column: 0, values: [["合计说明"]] }, { row: 4, column: 2, values: [[null]], formulas: [["=SUM(C2:C3)"]] }] });
    const before = things(book);
    must(await addRecord(book.session, "small", { name: "丙公司" }));
    const cells = await cellsOf(book, "表");
    expect([cells[3]![0], cells[4]![0]]).toEqual(["丙公司", "合计说明"]);
    must(await undo(book.session));
    expect(things(book)).toEqual(before);
  });

  it("deletes a record with its row, keeps it whole in the change set, and never gives its id again", async () => {
    const book = await opened(await governedBook());
    const before = things(book);
    expect(must(await deleteRecords(book.session, "small", ["R0000002"]))).toMatchObject({ rowsStay: null, change: { why: { command: "delete" }, removed: [{ record: "R0000002", values: { name: "乙公司", amount: 50 } }] } });
    expect(must(await governedTables(book.session))[0]!.records.ids).toEqual(["R0000001"]);
    must(await undo(book.session));
    expect(things(book)).toEqual(before);
    must(await deleteRecords(book.session, "small", ["R0000002"]));
    expect(must(await addRecord(book.session, "small", { name: "丙公司" }))).toMatchObject({ record: "R0000003", row: 3 });
  });

  it("adds to a table whose last record went: into the blank row that is left", async () => {
    const book = await opened(await governedBook());
    must(await deleteRecords(book.session, "small", ["R0000001"]));
    must(await deleteRecords(book.session, "small", ["R0000002"]));
    expect(must(await governedTables(book.session))[0]!.records.ids).toEqual([]);
    must(await addRecord(book.session, "small", { name: "丁公司" }));
    expect(must(await governedTables(book.session))[0]!.records.ids).toEqual(["R0000003"]);
  });
});

describe("what a form may not write", () => {
  it("refuses formulas, fields of the product, records that are gone and new ones that say nothing", async () => {
    const book = await governedBook();
    const codes = async (result: Promise<{ readonly ok: boolean; readonly problems?: readonly { readonly code: string }[] }>): Promise<readonly string[]> => (await result).problems?.map(({ code }) => code) ?? [];
    expect(await codes(saveRecord(book.session, "small", "R0000001", { twice: 3 }, { twice: null }))).toEqual(["record/notYours"]);
    expect(await codes(saveRecord(book.session, "small", "R0000001", { grade: "B" }, { grade: "A" }))).toEqual(["record/notYours"]);
    expect(await codes(saveRecord(book.session, "small", "R0000009", { name: "x" }, {}))).toEqual(["record/gone"]);
    expect(await codes(addRecord(book.session, "small", { name: " " }))).toEqual(["record/empty"]);
    expect(await codes(addRecord(book.session, "other", { name: "x" }))).toEqual(["record/noTable"]);
  });

  it("asks for the company's own id, and takes none twice", async () => {
    const book = bookOfSheets({ 表: [["编号", "名称"], ["K1", "甲"], ["K2", "乙"]] });
    must(await govern(book.session, withTemplate(smallTemplate({ no: field("text", "编号"), name: field("text", "名称") }, { table: { recordId: "no" } }))));
    expect(await addRecord(book.session, "small", { name: "丙" })).toMatchObject({ ok: false, problems: [{ code: "record/noId" }] });
    expect(await addRecord(book.session, "small", { no: "K2", name: "丙" })).toMatchObject({ ok: false, problems: [{ code: "record/sameId" }] });
    expect(must(await addRecord(book.session, "small", { no: "K3", name: "丙" }))).toMatchObject({ record: "K3" });
    expect(must(await governedTables(reopened(book).session))[0]!.records.ids).toEqual(["K1", "K2", "K3"]);
  });

  it("writes text that looks like a formula as text", async () => {
    const book = await governedBook();
    must(await addRecord(book.session, "small", { name: "=HYPERLINK(\"x\")" }));
    const block = must(await book.host.readCells("表", { row: 3, column: 0, rows: 1, columns: 1 }, { formulas: true }));
    expect([block.values[0]![0], block.formulas![0]![0]]).toEqual(["=HYPERLINK(\"x\")", null]);
  });
});
