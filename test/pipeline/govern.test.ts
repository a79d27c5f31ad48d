import { unzipSync, zipSync } from "fflate";
import { makeSample, makeSmallSample } from "../../tools/sample/makeSample";
import { check } from "../../src/pipeline/check";
import { fix } from "../../src/pipeline/fix";
import { forgetLost } from "../../src/pipeline/forget";
import { govern, proposalStamp, proposeGoverning } from "../../src/pipeline/govern";
import { governedTables } from "../../src/pipeline/locate";
import { undo, undoAll } from "../../src/pipeline/undo";
import type { CellValue } from "../../src/workbook/host";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, cellsOf, field, look, openBook, own, reopened, smallTemplate, withTemplate, write } from "./book";

const template = smallTemplate({ name: field("text", "名称"), phone: field("cn-mobile", "手机"), amount: field("money", "金额"), day: field("date", "日期") });
const rows: readonly (readonly CellValue[])[] = [["名称", "手机", "金额", "日期"], ["甲公司", "13812345678", 100, "2024-01-05"], ["乙公司", "13912345678", 200, "2024-01-06"], ["丙公司", "13712345678", 300, "2024-01-07"]];
const options = withTemplate(template);

async function governed(book: Book) {
  return must(await govern(book.session, options));
}

describe("governing in place", () => {
  it("moves nothing: every cell of the messy sheet that is not a header keeps its place and value, and other sheets are left alone", async () => {
    const { bytes, truth } = makeSmallSample(7, 60);
    const book = openBook(bytes);
    const before = await cellsOf(book, truth.sheet);
    const others = look(book.model, ["_crm", truth.sheet]);
    const { plan, change } = must(await govern(book.session, withTemplate()));
    expect(plan).toMatchObject({ newSheet: null, sheet: truth.sheet });
    const after = await cellsOf(book, truth.sheet);
    const written = new Set(change!.edits.length === 0 ? [] : change!.ops.flatMap(({ write: op }) => (op.verb === "writeCells" ? op.blocks.flatMap((block) => block.values.flatMap((line, r) => line.map((_, c) => `${block.row + r},${block.column + c}`))) : [])));
    before.forEach((line, r) => line.forEach((value, c) => { if (!written.has(`${r},${c}`) && r !== truth.headerRow - 1) expect([r, c, after[r]?.[c] ?? null]).toEqual([r, c, value]); }));
    for (const row of [...truth.noteRows, truth.totalsRow, 1, 2, 3, 4]) expect(after[row - 1]!.slice(0, before[row - 1]!.length)).toEqual(before[row - 1]);
    expect(look(book.model, ["_crm", "_crm_lists", truth.sheet])).toEqual(others);
  });

  it("gives no date format to eight digits, which it would show as ####, until a fix makes a day of them", async () => {
    const book = bookOfSheets({ 客户: [...rows, ["丁公司", "13612345678", 400, 20240108], ["戊公司", "13512345678", 500, 45300]] });
    must(await govern(book.session, options));
    const days = async () => (await must(await book.host.readCells("客户", { row: 4, column: 3, rows: 2, columns: 1 }, { numberFormats: true })));
    expect(await days()).toMatchObject({ values: [[20240108], [45300]], numberFormats: [["General"], ["yyyy-mm-dd"]] });
    must(await fix(book.session, options));
    expect(await days()).toMatchObject({ values: [[45299], [45300]], numberFormats: [["yyyy-mm-dd"], ["yyyy-mm-dd"]] });
    must(await undoAll(book.session));
    expect(await days()).toMatchObject({ values: [[20240108], [45300]], numberFormats: [["General"], ["General"]] });
  });

  it("covers the data rows and leaves totals and notes outside", async () => {
    const { bytes, truth } = makeSmallSample(7, 60);
    const book = openBook(bytes);
    const { plan } = must(await govern(book.session, withTemplate()));
    expect(plan!.area).toMatchObject({ row: truth.headerRow - 1, column: 0, rows: truth.lastRow - truth.headerRow + 1 });
    expect(plan!.totalsBelow).toEqual([truth.totalsRow]);
  });

  it("of an Excel table with a totals row keeps that row the last one, formulas and all", async () => {
    const book = bookOfSheets({ 表: [...rows, ["合计", null, "=SUM(C2:C4)", null]] });
    await write(book, { verb: "createTable", sheet: "表", area: { row: 0, column: 0, rows: 5, columns: 4 }, name: "成交", style: "TableStyleMedium2" });
    book.model.sheets[0]!.tables[0]!.totalsRow = true;
    const before = look(reopened(book).model);
    const opened = reopened(book);
    const { plan } = await governed(opened);
    expect(plan).toMatchObject({ newSheet: null, tableName: "成交", area: { rows: 4 } });
    const { tables: [table], cells } = reopened(opened).model.sheets[0]!;
    expect(table).toMatchObject({ name: "成交", totalsRow: true, area: { row: 0, column: 0, rows: 5, columns: 5 } });
    expect([cells.value(4, 0), cells.formula(4, 2), cells.value(4, 4), cells.value(3, 4)]).toEqual(["合计", "=SUM(C2:C4)", null, "R0000003"]);
    must(await undoAll(opened.session));
    expect(look(reopened(opened).model)).toEqual(before);
    // What stands where the ids would end the totals row is in the way, too.
    await write(book, { verb: "writeCells", sheet: "表", blocks: [{ row: 4, column: 4, values: [["x"]] }] });
    expect((await governed(reopened(book))).plan).toMatchObject({ newSheet: "blocked", sheet: "小表", tableName: "Small" });
  });

  it("gives each record an id at the right end, as text, hidden, and none to a blank row", async () => {
    const book = bookOfSheets({ 表: [...rows.slice(0, 3), [], rows[3]!] });
    const { plan } = await governed(book);
    expect(plan!.addedColumns).toEqual(["记录编号"]);
    const cells = await cellsOf(book, "表");
    expect(cells.map((line) => line[4])).toEqual(["记录编号", "R0000001", "R0000002", null, "R0000003"]);
    const sheet = book.model.sheets[0]!;
    expect(book.model.styles.numberFormat(sheet.cells.style(1, 4))).toBe("@");
    expect(sheet.columns.find(({ first, last }) => first <= 4 && last >= 4)).toMatchObject({ hidden: true });
  });

  it("keeps formulas of the user, inside and outside the table", async () => {
    const book = bookOfSheets({ 表: [["名称", "手机", "金额", "日期", "备用"], ["甲", "13812345678", 100, "2024-01-05", "=C2*2"], ["乙", "13912345678", "=C2+1", "2024-01-06", "=C3*2"], ["丙", "13712345678", 5, "2024-01-07", "=C4*2"], [null, null, "=SUM(C2:C4)"]] });
    await governed(book);
    must(await fix(book.session, own));
    const { cells } = reopened(book).model.sheets[0]!;
    expect([cells.formula(1, 4), cells.formula(2, 2), cells.formula(3, 4), cells.formula(4, 2)]).toEqual(["=C2*2", "=C2+1", "=C4*2", "=SUM(C2:C4)"]);
    expect(book.model.styles.numberFormat(cells.style(2, 2))).not.toBe("@");
  });

  it("takes merged cells apart; what was merged downwards stands in each row, and undo merges them again", async () => {
    const book = bookOfSheets({ 表: [["名称", "手机", "金额", "日期"], ["甲", "13812345678", 100, "2024-01-05"], [null, "13912345678", 200, "2024-01-06"], ["丙", "13712345678", 300, "2024-01-07"]] });
    await write(book, { verb: "mergeCells", sheet: "表", areas: [{ row: 1, column: 0, rows: 2, columns: 1 }] });
    const before = look(book.model);
    const { plan, change } = await governed(book);
    expect(plan!.unmerged).toEqual(["A2:A3"]);
    expect((await cellsOf(book, "表")).map((line) => line[0])).toEqual(["名称", "甲", "甲", "丙"]);
    expect(change!.edits).toContainEqual(expect.objectContaining({ record: "R0000002", field: "name", before: null, after: "甲" }));
    expect(book.model.sheets[0]!.merges).toEqual([]);
    must(await undoAll(book.session));
    expect(look(book.model)).toEqual(before);
  });

  it("converts a column counted in 万元 once and for all, says so, and leaves its formulas alone", async () => {
    const book = bookOfSheets({ 表: [["名称", "手机", "金额（万元）", "日期"], ["甲", "13812345678", 1.5, "2024-01-05"], ["乙", "13912345678", "20", "2024-01-06"], ["丙", "13712345678", "3千元", "2024-01-07"], ["丁", "13712345679", "=C2*2", "2024-01-07"]] });
    const { plan } = await governed(book);
    expect(plan).toMatchObject({ convertedUnits: ["amount"], renamedHeaders: [{ from: "金额（万元）", to: "金额" }] });
    const cells = await cellsOf(book, "表");
    expect(cells.map((line) => line[2])).toEqual(["金额", 15000, 200000, "3千元", null]);
    expect(book.model.sheets[0]!.cells.formula(4, 2)).toBe("=C2*2");
    // The second opening must not convert again.
    expect((await cellsOf(reopened(book), "表")).map((line) => line[2])).toEqual(["金额", 15000, 200000, "3千元", null]);
    expect(must(await govern(reopened(book).session, options)).change).toBeNull();
  });

  it("makes a new sheet when something stands where the ids go, and leaves the old one as it is", async () => {
    const blocked = bookOfSheets({ 表: rows, 小表: [["占用了名字"]] });
    await write(blocked, { verb: "mergeCells", sheet: "表", areas: [{ row: 1, column: 4, rows: 2, columns: 2 }] });
    const beforeBlocked = look(blocked.model);
    const made = await governed(blocked);
    expect(made.plan).toMatchObject({ newSheet: "blocked", sheet: "小表 2" });
    expect(look(blocked.model, ["_crm", "_crm_lists", "小表 2"])).toEqual(beforeBlocked);
    expect(await cellsOf(blocked, "小表 2")).toEqual(rows.map((row, i) => [...row, i === 0 ? "记录编号" : `R000000${i}`]));
    must(await undoAll(blocked.session));
    expect(look(blocked.model)).toEqual(beforeBlocked);
  });

  it("tells which cells are rewritten and from what, and which columns of the user's own have lost digits", async () => {
    const choice = smallTemplate({ name: field("text", "名称"), grade: field("enum", "等级", { "x-options": [{ code: "A", aliases: ["甲等"] }, { code: "B" }] }), city: field("text", "城市") });
    const book = bookOfSheets({ 表: [["名称", "等级", "城市", "账号"], ["甲公司", "a", "深圳", 3145508274219770000], ["乙公司", "甲等", null, "3145508274219771234"], ["丙公司", "Ｂ", null, 12]] });
    await write(book, { verb: "mergeCells", sheet: "表", areas: [{ row: 1, column: 2, rows: 3, columns: 1 }] });
    const { plan } = must(await proposeGoverning(book.session, withTemplate(choice)));
    // 甲等 is told with the options.
    expect(plan!.rewritten).toEqual([
      { field: "grade", count: 2, samples: [{ before: "a", after: "A" }, { before: "Ｂ", after: "B" }] },
      { field: "city", count: 2, samples: [{ before: "", after: "深圳" }] },
    ]);
    expect(plan!.digitsLost).toEqual([{ header: "账号", count: 1, cells: ["D2"] }]);
  });

  it("tells of columns whose formulas have no results, as programs export them, for what comes of them is blank", async () => {
    const book = bookOfSheets({ 表: [["名称", "单价", "数量", "金额", "余额"], ["甲公司", 100, 2, "=B2*C2", "=B2"], ["乙公司", 50, 3, "=B3*C3", "=B3"]] });
    await write(book, { verb: "writeCells", sheet: "表", blocks: [{ row: 1, column: 4, values: [[100]], formulas: [["=B2"]] }] });
    const { plan } = must(await proposeGoverning(book.session, withTemplate(smallTemplate({ name: field("text", "名称"), amount: field("money", "金额") }))));
    expect(plan!.noResults).toEqual([{ header: "金额", count: 2, cells: ["D2", "D3"] }]);
  });

  it("refuses a protected sheet with nothing written", async () => {
    const book = bookOfSheets({ 表: rows });
    const bytes = unzipSync(book.save());
    const sheet = Object.keys(bytes).find((path) => path.startsWith("xl/worksheets/sheet"))!;
    const xml = new TextDecoder().decode(bytes[sheet]).replace("</sheetData>", '</sheetData><sheetProtection sheet="1"/>');
    const locked = openBook(zipSync({ ...bytes, [sheet]: new TextEncoder().encode(xml) }));
    const before = look(locked.model, []);
    expect(await govern(locked.session, options)).toMatchObject({ ok: false, problems: [{ code: "host/protected", place: expect.stringContaining("表") as string }] });
    expect(look(locked.model, [])).toEqual(before);
  });
});

describe("a governed workbook", () => {
  it("is left alone by a second govern, byte for byte", async () => {
    const book = bookOfSheets({ 表: rows });
    await governed(book);
    const bytes = book.save();
    const again = openBook(bytes);
    expect(must(await govern(again.session, options)).change).toBeNull();
    expect(Buffer.compare(again.save(), bytes)).toBe(0);
  });

  it("is checked with the template that it carries, also where other templates would fit", async () => {
    const book = bookOfSheets({ 表: rows });
    await governed(book);
    expect(must(await check(reopened(book).session, own))[0]!.table.template.id).toBe("https://example.com/templates/small");
  });

  it("refuses another template, and another version of its own, by name", async () => {
    const book = bookOfSheets({ 表: rows });
    await governed(book);
    const other = await check(book.session, withTemplate());
    expect(other).toMatchObject({ ok: false, problems: [{ code: "table/otherTemplate" }] });
    const newer = await check(book.session, withTemplate({ ...template, version: "2.0.0" }));
    expect(newer).toMatchObject({ ok: false, problems: [{ code: "table/otherTemplate", message: { en: expect.stringContaining("2.0.0") as string } }] });
  });

  it("finds its columns by id when the user renames, moves and inserts them", async () => {
    const book = bookOfSheets({ 表: rows });
    await governed(book);
    // As Excel leaves it: the table's columns keep their ids wherever they go; the cells go with them.
    const sheet = book.model.sheets[0]!;
    const table = sheet.tables[0]!;
    const before = await cellsOf(book, "表");
    const order = [3, null, 0, 2, 1, 4];
    const moved = before.map((line, r) => order.map((from) => (from === null ? (r === 0 ? "我的列" : `记${r}`) : r === 0 && from === 1 ? "联系电话（新）" : line[from]!)));
    for (let c = 0; c < order.length; c++) moved.forEach((line, r) => sheet.cells.setContent(r, c, line[c]!, null));
    const columns = order.map((from, c) => (from === null ? { id: 77, name: "我的列" } : { id: table.columns[from]!.id, name: String(moved[0]![c]) }));
    sheet.tables = [{ ...table, columns, area: { ...table.area, columns: 6 }, changed: true }];
    sheet.changed.add("tables");
    const again = reopened(book);
    const [checked] = must(await check(again.session, own));
    expect(checked!.table.layout.columns).toEqual({ day: 0, name: 2, amount: 3, phone: 4 });
    expect(checked!.findings.filter(({ rule }) => rule.startsWith("record/") || rule.startsWith("schema/"))).toEqual([]);
    must(await fix(again.session, own));
    expect((await cellsOf(again, "表")).map((line) => line[1])).toEqual(["我的列", "记1", "记2", "记3"]);
  });

  it("says what to do when its table is gone; given up, the workbook is free again, and undoing that takes it up", async () => {
    const book = bookOfSheets({ 表: rows });
    await governed(book);
    expect(await forgetLost(book.session)).toMatchObject({ ok: false, problems: [{ code: "forget/nothing" }] });
    const { area } = must(await book.host.sheets())[0]!.tables[0]!;
    await write(book, { verb: "deleteTable", name: "Small" });
    expect(await check(reopened(book).session, own)).toMatchObject({ ok: false, problems: [{ code: "table/gone", place: "Small" }] });
    must(await forgetLost(book.session));
    expect(must(await governedTables(reopened(book).session))).toEqual([]);
    must(await undo(book.session));
    expect(await governedTables(reopened(book).session)).toMatchObject({ ok: false, problems: [{ code: "table/gone" }] });
    await write(book, { verb: "createTable", sheet: "表", area, name: "Small", style: "TableStyleLight1" });
    expect(must(await governedTables(reopened(book).session)).map(({ records }) => records.ids)).toEqual([["R0000001", "R0000002", "R0000003"]]);
  });

  it("knows its table under another name by its record ids and columns, where one table has them", async () => {
    const book = bookOfSheets({ 表: rows, 别的: [["名称", "备注"], ["甲", "乙"]] });
    await governed(book);
    const { area } = must(await book.host.sheets())[0]!.tables[0]!;
    await write(book, { verb: "deleteTable", name: "Small" }, { verb: "createTable", sheet: "表", area, name: "我的客户", style: "TableStyleLight1" }, { verb: "createTable", sheet: "别的", area: { row: 0, column: 0, rows: 2, columns: 2 }, name: "别的表", style: "TableStyleLight1" });
    const [found] = must(await governedTables(reopened(book).session));
    expect([found!.governed.info.name, found!.records.ids]).toEqual(["我的客户", ["R0000001", "R0000002", "R0000003"]]);
  });

  it("is not made where the sheet has changed since its preview was seen", async () => {
    const book = bookOfSheets({ 表: rows });
    const seen = proposalStamp(book.session, must(await proposeGoverning(book.session, options)));
    await write(book, { verb: "insertCells", sheet: "表", areas: [{ row: 2, column: 0, rows: 1, columns: 4 }] });
    expect(await govern(book.session, options, seen)).toMatchObject({ ok: false, problems: [{ code: "govern/changedSince", place: "表" }] });
    expect(must(await book.host.sheets()).flatMap(({ tables }) => tables)).toEqual([]);
    must(await govern(book.session, options, proposalStamp(book.session, must(await proposeGoverning(book.session, options)))));
  });

  it("says what to do when its id column is gone", async () => {
    const book = bookOfSheets({ 表: rows });
    await governed(book);
    await write(book, { verb: "resizeTable", name: "Small", area: { row: 0, column: 0, rows: 4, columns: 4 } });
    expect(await check(reopened(book).session, own)).toMatchObject({ ok: false, problems: [{ code: "table/idColumnGone" }] });
  });

  it("leaves the user's own columns alone in every command", async () => {
    const book = bookOfSheets({ 表: rows.map((row, i) => [row[0]!, i === 0 ? "自用备注" : ` ＝前后空格 ${i} `, ...row.slice(1)]) });
    const before = (await cellsOf(book, "表")).map((line) => line[1]);
    await governed(book);
    must(await fix(book.session, { ...own, choice: { rules: ["field", "schema", "rule"] } }));
    expect((await cellsOf(reopened(book), "表")).map((line) => line[1])).toEqual(before);
  });
});

describe("a large messy workbook", () => {
  it("keeps chart, pivot, comments and names to the byte through govern", async () => {
    const bytes = makeSample(42, { rows: 200 });
    const book = openBook(bytes);
    must(await govern(book.session, withTemplate()));
    const [before, after] = [unzipSync(bytes), unzipSync(book.save())];
    for (const part of ["xl/charts/chart1.xml", "xl/drawings/drawing1.xml", "xl/drawings/vmlDrawing1.vml", "xl/comments1.xml", "xl/pivotTables/pivotTable1.xml", "xl/pivotCache/pivotCacheDefinition1.xml", "xl/pivotCache/pivotCacheRecords1.xml", "xl/theme/theme1.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet4.xml"]) {
      expect([part, Buffer.compare(after[part]!, before[part]!)]).toEqual([part, 0]);
    }
    expect(new TextDecoder().decode(after["xl/workbook.xml"])).toContain('<definedName name="客户名单">');
  });
});
