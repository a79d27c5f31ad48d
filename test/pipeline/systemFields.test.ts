import { check } from "../../src/pipeline/check";
import { classify } from "../../src/pipeline/classify";
import { fix } from "../../src/pipeline/fix";
import { openFile } from "../../src/hosts/file/openFile";
import { govern } from "../../src/pipeline/govern";
import { planImport } from "../../src/pipeline/importPlan";
import { importRecords, importStamp } from "../../src/pipeline/importRecords";
import { readSource } from "../../src/pipeline/importSource";
import { journal } from "../../src/pipeline/journal";
import { watchTable } from "../../src/pipeline/live";
import { governedTables } from "../../src/pipeline/locate";
import { merge } from "../../src/pipeline/merge";
import { addRecord, deleteRecords, saveRecord } from "../../src/pipeline/record";
import type { Session } from "../../src/pipeline/session";
import { undo, undoAll } from "../../src/pipeline/undo";
import { valueAt } from "../../src/records/recordTable";
import { serialFromIso } from "../../src/records/serialDay";
import type { CellValue, HostWrite, Result, WorkbookHost } from "../../src/workbook/host";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, field, look, own, reopened, smallTemplate, type, withTemplate, write } from "./book";
import { inExcel } from "./inExcel";

const system = (word: string, label: string): object => ({ "x-type": "system", "x-system": word, "x-label": { "zh-CN": label, en: word } });
const words = { row: "rowId", born: "createdAt", maker: "createdBy", changed: "updatedAt", editor: "updatedBy", from: "source", batch: "batchId", under: "templateVersion" };
const labels = { row: "行号", born: "创建时间", maker: "创建人", changed: "更新时间", editor: "更新人", from: "来源", batch: "批次", under: "模板版本" };
const template = smallTemplate(
  { name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), size: field("enum", "规模", { "x-options": [{ code: "大" }, { code: "小" }] }), ...Object.fromEntries(Object.entries(words).map(([id, word]) => [id, system(word, labels[id as keyof typeof labels])])) },
  {
    table: {
      rules: [{ id: "fresh", when: "[editor] = \"李伟\"", assert: "[changed] < DATE(2026,3,18)", severity: "info", message: { "zh-CN": "李伟改过。", en: "Changed by Li Wei." } }],
      dedupe: [{ id: "same", block: [{ field: "phone", key: "phone8" }], match: [{ field: "phone", method: "exact", weight: 1 }] }],
      classify: [{ id: "size", target: "size", table: [{ when: "[name] = \"甲公司\"", then: "大" }], else: "小" }],
    },
  },
);
const rows: readonly (readonly CellValue[])[] = [["名称", "手机"], ["甲公司", "138 1234 5678"], ["乙公司", "13912345678"], ["丙公司", "13712345678"]];
const at = (day: string, hours: number): number => Number((serialFromIso(day, 1900)! + hours / 24).toPrecision(15));
const governed = { row: "R0000001", born: at("2026-03-16", 0), maker: "测试", changed: at("2026-03-16", 0), editor: "测试", from: "表", batch: "C000001", under: "1.0.0" };
const later = at("2026-03-17", 9.5);

async function governedBook(sheet = rows): Promise<Book> {
  const book = bookOfSheets({ 表: sheet });
  must(await govern(book.session, withTemplate(template)));
  return book;
}

/** The next day, another person. */
const tomorrow = ({ session }: Book): Session => ({ ...session, now: "2026-03-17T09:30:00.000Z", today: session.today + 1, user: "李伟" });
const third = ({ session }: Book): Session => ({ ...session, now: "2026-03-18T12:00:00.000Z", today: session.today + 2, user: "王芳" });

async function stampsOf(book: Book): Promise<{ readonly [record: string]: { readonly [field: string]: CellValue } }> {
  const { records } = must(await governedTables(book.session))[0]!;
  return Object.fromEntries(records.ids.map((id, index) => [id ?? `row ${records.rows[index]}`, Object.fromEntries(Object.keys(words).map((name) => [name, valueAt(records, name, index)]))]));
}

describe("governing", () => {
  it("adds what the program fills in behind the sheet's own columns, hidden and closed, and says it of every record", async () => {
    const book = bookOfSheets({ 表: rows });
    const before = look(book.model);
    const { plan, change } = must(await govern(book.session, withTemplate(template)));
    expect(plan!.addedColumns).toEqual(["规模", "行号", "创建时间", "创建人", "更新时间", "更新人", "来源", "批次", "模板版本", "记录编号"]);
    expect(await stampsOf(book)).toEqual({ R0000001: governed, R0000002: { ...governed, row: "R0000002" }, R0000003: { ...governed, row: "R0000003" } });
    expect(change!.id).toBe("C000001");
    expect(change!.edits.filter(({ field: id }) => id in words)).toEqual([]);
    const sheet = book.model.sheets.find(({ name }) => name === "表")!;
    const isHidden = (column: number): boolean => sheet.columns.some(({ first, last, hidden }) => hidden && column >= first && column <= last);
    expect(Array.from({ length: 12 }, (_, column) => isHidden(column))).toEqual([false, false, false, ...new Array<boolean>(9).fill(true)]);
    const closed = sheet.validations.filter(({ spec }) => spec?.formula1 === "=FALSE");
    expect(closed.map(({ areas, spec }) => [areas[0]!.column, spec!.formula1, spec!.alert, spec!.error])).toEqual([3, 4, 5, 6, 7, 8, 9, 10].map((column) => [column, "=FALSE", "stop", "这一列由系统填写。"]));
    expect(book.model.styles.numberFormat(sheet.cells.style(1, 4))).toBe("yyyy-mm-dd hh:mm");
    expect(must(await check(book.session, own))[0]!.findings.filter(({ at: [cell] }) => cell!.field !== null && cell!.field in words)).toEqual([]);
    must(await undoAll(book.session));
    expect(look(book.model)).toEqual(before);
  });

  it("goes on with the sheet's own column where all of it can be read, and else leaves that alone", async () => {
    const book = await governedBook([["名称", "手机", "创建时间", "创建人", "批次"], ["甲公司", "13812345678", "2020-05-01 08:00", "王芳", null], ["乙公司", "13912345678", null, 1023, "老客户"]]);
    const stamps = await stampsOf(book);
    expect([stamps["R0000001"]!["born"], stamps["R0000002"]!["born"]]).toEqual(["2020-05-01 08:00", governed.born]);
    expect([stamps["R0000001"]!["maker"], stamps["R0000002"]!["maker"], stamps["R0000002"]!["batch"]]).toEqual(["测试", "测试", "C000001"]);
    const [table] = must(await governedTables(book.session));
    expect(table!.columns.map(({ header, field: id }) => `${header} ${id ?? ""}`).slice(2, 5)).toEqual(["创建时间 born", "创建人 ", "批次 "]);
    const sheet = book.model.sheets[0]!;
    expect([2, 3, 4].map((column) => [1, 2].map((row) => sheet.cells.value(row, column)))).toEqual([["2020-05-01 08:00", governed.born], ["王芳", 1023], [null, "老客户"]]);
  });

  it("takes no column for one of its own by what is in it", async () => {
    const book = await governedBook([["名称", "手机", "见面"], ["甲公司", "13812345678", at("2026-01-02", 8)], ["乙公司", "13912345678", at("2026-01-03", 9)]]);
    const [table] = must(await governedTables(book.session));
    expect(table!.columns.find(({ header }) => header === "见面")!.field).toBeNull();
  });
});

describe.each([["on a file", async (book: Book): Promise<Book> => book], ["in Excel", inExcel]])("a command, %s", (_, opened) => {
  it("tells the records that it writes, in the same change set, and no other", async () => {
    const book = await opened(await governedBook());
    const { change } = must(await fix(tomorrow(book), own));
    expect(change!.edits).toEqual([
      { record: "R0000001", table: "small", field: "phone", before: "138 1234 5678", after: "13812345678" },
      { record: "R0000001", table: "small", field: "changed", before: governed.changed, after: later },
      { record: "R0000001", table: "small", field: "editor", before: "测试", after: "李伟" },
    ]);
    expect(await stampsOf(book)).toEqual({ R0000001: { ...governed, changed: later, editor: "李伟" }, R0000002: { ...governed, row: "R0000002" }, R0000003: { ...governed, row: "R0000003" } });
    expect(must(await check(tomorrow(book), own))[0]!.findings.map(({ rule, at: [cell] }) => `${rule} ${cell!.row}`)).toEqual([]);
    expect(must(await fix(third(book), own)).change).toBeNull();
    expect(must(await journal(book.session))).toHaveLength(2);
  });

  it("is undone exactly, what it told of the record with it, and done again", async () => {
    const book = await opened(await governedBook());
    const before = look(book.model);
    must(await fix(tomorrow(book), own));
    const after = await stampsOf(book);
    must(await undo(third(book)));
    expect(look(book.model)).toEqual(before);
    must(await undo(third(book), { change: "C000003" }));
    expect(await stampsOf(book)).toEqual(after);
  });

  it("is undone alone beneath a later one, which is told anew", async () => {
    const book = await opened(await governedBook());
    const { change } = must(await fix(tomorrow(book), own));
    must(await saveRecord(third(book), "small", "R0000001", { name: "甲有限公司" }, { name: "甲公司" }));
    const fourth = { ...third(book), now: "2026-03-19T00:00:00.000Z", user: "赵云" };
    const undone = must(await undo(fourth, { change: change!.id }));
    expect(undone).toMatchObject({ leftAlone: null, by: { edits: [{ field: "phone", after: "138 1234 5678" }, { field: "changed", after: at("2026-03-19", 0) }, { field: "editor", after: "赵云" }] } });
    expect((await stampsOf(book))["R0000001"]).toEqual({ ...governed, changed: at("2026-03-19", 0), editor: "赵云" });
  });

  it("that adds a record says how it came, and takes all of it back", async () => {
    const book = await opened(await governedBook());
    const before = look(book.model);
    const { change, record } = must(await addRecord(tomorrow(book), "small", { name: "丁公司" }));
    const stamps = { row: record, born: later, maker: "李伟", changed: later, editor: "李伟", from: "form", batch: "C000002", under: "1.0.0" };
    expect((await stampsOf(book))[record]).toEqual(stamps);
    expect(change!.inserted[0]!.values).toMatchObject({ name: "丁公司", ...stamps });
    expect(change!.edits).toEqual([]);
    must(await undo(book.session));
    expect(look(book.model)).toEqual(before);
  });

  it("names rows that were typed below, as coming from the sheet", async () => {
    const book = await opened(await governedBook());
    const [table] = must(await governedTables(book.session));
    await write(book, { verb: "resizeTable", name: "Small", area: { ...table!.governed.info.area, rows: 5 } });
    await type(book, "表", 4, 0, "丁公司");
    must(await fix(tomorrow(book), own));
    expect((await stampsOf(book))["R0000004"]).toEqual({ row: "R0000004", born: later, maker: "李伟", changed: later, editor: "李伟", from: "sheet", batch: "C000002", under: "1.0.0" });
  });

  it("tells of what people typed with the journal of it, and takes what it tells for nobody's edit", async () => {
    const book = await opened(await governedBook());
    const session = tomorrow(book);
    const live = must(await watchTable(session, "small", { onUpdate: () => undefined, onProblem: (result) => must(result) }));
    await type(book, "表", 2, 0, "乙有限公司");
    must(await live.rescan());
    const change = must(await live.journal());
    expect(change!.edits.map(({ record, field: id, after }) => [record, id, after])).toEqual([["R0000002", "name", "乙有限公司"], ["R0000002", "changed", later], ["R0000002", "editor", "李伟"]]);
    expect(must(await live.rescan())).toBeNull();
    expect(must(await live.journal())).toBeNull();
    expect(valueAt(live.table.records, "editor", 1)).toBe("李伟");
    must(await live.command(() => undo(session), { journalFirst: false }));
    expect((await stampsOf(book))["R0000002"]).toEqual({ ...governed, row: "R0000002" });
    expect(must(await live.journal())).toBeNull();
    await live.stop();
  });

  it("after another leaves nothing behind when all are taken back", async () => {
    const book = await opened(bookOfSheets({ 表: [...rows, ["甲公司", "13812345678"]] }));
    const before = look(book.model);
    must(await govern(book.session, withTemplate(template)));
    must(await fix(tomorrow(book), own));
    must(await addRecord(tomorrow(book), "small", { name: "丁公司" }));
    must(await merge(third(book), { ...own, records: ["R0000001", "R0000004"], all: false, keep: null, values: {} }));
    must(await deleteRecords(third(book), "small", ["R0000002"]));
    must(await classify(third(book), { ...own, write: true }));
    must(await undo(third(book)));
    must(await undo(third(book)));
    expect(await stampsOf(book)).toMatchObject({ R0000001: { born: governed.born, changed: at("2026-03-18", 12), editor: "王芳" }, R0000002: { ...governed, row: "R0000002" }, R0000005: { from: "form", batch: "C000003" } });
    must(await undoAll(third(book)));
    expect(look(book.model)).toEqual(before);
  });

  it("that merges keeps how the first of them came and tells who merged", async () => {
    const book = await opened(await governedBook([["名称", "手机", "创建时间"], ["甲公司", "13812345678", at("2024-05-01", 8)], ["甲公司", "13812345678", at("2021-01-05", 8)]]));
    must(await merge(tomorrow(book), { ...own, records: ["R0000001", "R0000002"], all: false, keep: "R0000001", values: {} }));
    expect(await stampsOf(book)).toEqual({ R0000001: { ...governed, born: at("2021-01-05", 8), changed: later, editor: "李伟" } });
  });
});

describe("what the program fills in", () => {
  it("makes no record of a row that people have emptied", async () => {
    const book = await governedBook();
    await write(book, { verb: "writeCells", sheet: "表", blocks: [{ row: 3, column: 0, values: [[null, null]] }] });
    const [table] = must(await governedTables(book.session));
    expect(table!.records.ids).toEqual(["R0000001", "R0000002"]);
    expect(table!.blankRows).toBe(1);
  });

  it("is checked: what it cannot be is a finding", async () => {
    const book = await governedBook();
    await type(book, "表", 1, 4, "昨天");
    await type(book, "表", 2, 5, 1023);
    await type(book, "表", 3, 9, "老批次");
    const found = must(await check(book.session, own))[0]!.findings.map(({ rule, messageId, at: [cell] }) => `${cell!.row} ${cell!.field} ${rule} ${messageId}`);
    expect(found).toEqual(expect.arrayContaining(["2 born field/system notADate", "3 maker field/system notText", "4 batch field/system notAChange"]));
  });

  it("is not put into a column of that name that people have, when its own is gone", async () => {
    const book = await governedBook([["名称", "手机", "创建人"], ["甲公司", "138 1234 5678", 1023]]);
    const native = book.model.sheets[0]!.tables[0]! as unknown as { columns: { id: number; name: string }[] };
    native.columns = native.columns.map((column) => (column.name === "创建人 2" ? { id: 99, name: "别的" } : column));
    must(await fix(tomorrow(book), own));
    const [table] = must(await governedTables(book.session));
    expect([table!.layout.columns["maker"], book.model.sheets[0]!.cells.value(1, 2)]).toEqual([undefined, 1023]);
  });

  it("can be read by a rule", async () => {
    const book = await governedBook();
    must(await saveRecord({ ...third(book), user: "李伟" }, "small", "R0000002", { name: "乙有限公司" }, { name: "乙公司" }));
    expect(must(await check(book.session, own))[0]!.findings.map(({ rule, at: [cell] }) => `${rule} ${cell!.row}`)).toContain("rule/fresh 3");
  });

  it("cannot be typed into by a form", async () => {
    const book = await governedBook();
    expect(await saveRecord(book.session, "small", "R0000001", { editor: "我" }, { editor: "测试" })).toMatchObject({ ok: false, problems: [{ code: "record/notYours" }] });
    expect(await addRecord(book.session, "small", { name: "戊", born: 1 })).toMatchObject({ ok: false, problems: [{ code: "record/notYours" }] });
  });

  it("is never brought by an import, which is told as the source", async () => {
    const book = await governedBook();
    const file = { name: "来源.csv", host: must(openFile("来源.csv", new TextEncoder().encode("记录编号,名称,手机,创建人,来源\r\nR0000002,乙公司,13511112222,别人,别处\r\n,丁公司,13612345678,别人,别处\r\n"))).host };
    const [table] = must(await governedTables(book.session));
    const source = must(await readSource(tomorrow(book), table!, file, { sheet: null, answers: {} }));
    const choice = { mode: "update", faulty: "reject", duplicates: "skip" } as const;
    const plan = must(await planImport(tomorrow(book), source, table!, choice));
    expect([plan.fields, plan.leftOut]).toEqual([["name", "phone"], ["创建人", "来源"]]);
    must(await importRecords(tomorrow(book), source, table!, choice, importStamp(tomorrow(book), table!, plan)));
    const stamps = await stampsOf(book);
    expect(stamps["R0000002"]).toEqual({ ...governed, row: "R0000002", changed: later, editor: "李伟" });
    expect(stamps["R0000004"]).toEqual({ row: "R0000004", born: later, maker: "李伟", changed: later, editor: "李伟", from: "来源.csv", batch: "C000002", under: "1.0.0" });
  });

  it("is written with the rest or the rest is not", async () => {
    const book = await governedBook();
    const before = look(book.model);
    const isStamp = (writes: readonly HostWrite[]): boolean => writes.some((one) => one.verb === "writeCells" && one.sheet === "表" && one.blocks.some(({ column, values }) => column === 7 && values[0]![0] === "李伟"));
    const full: Result<never> = { ok: false, problems: [{ code: "host/failed", message: { "zh-CN": "写不进。", en: "It cannot be written." }, hint: { "zh-CN": "再试一次。", en: "Try again." } }] };
    const host: WorkbookHost = { ...book.host, apply: async (writes) => (isStamp(writes) ? full : book.host.apply(writes)) };
    expect(await fix({ ...tomorrow(book), host }, own)).toEqual(full);
    expect(look(book.model)).toEqual(before);
    expect(must(await journal(book.session))).toHaveLength(1);
  });

  it("counts days as the workbook does", async () => {
    const book = bookOfSheets({ 表: rows });
    book.model.dateSystem = 1904;
    must(await govern(tomorrow(book), withTemplate(template)));
    expect((await stampsOf(book))["R0000001"]!["born"]).toBe(Number((later - 1462).toPrecision(15)));
    expect(must(await check(book.session, own))[0]!.findings.filter(({ at: [cell] }) => cell!.field === "born")).toEqual([]);
  });

  it("is told once where one command writes what another has, and survives the file", async () => {
    const book = await governedBook();
    const { change, written } = must(await classify(tomorrow(book), { ...own, write: true }));
    expect([written, change!.edits.length]).toEqual([3, 9]);
    const again = reopened(book);
    expect(must(await classify(third(again), { ...own, write: true })).change).toBeNull();
    expect((await stampsOf(again))["R0000003"]).toEqual({ ...governed, row: "R0000003", changed: later, editor: "李伟" });
  });
});
