import { behindFigure } from "../../src/pipeline/behindFigure";
import { exportFindings } from "../../src/pipeline/exportFindings";
import { govern } from "../../src/pipeline/govern";
import { listReports } from "../../src/pipeline/listReports";
import { governedTables } from "../../src/pipeline/locate";
import { cleanCopy } from "../../src/pipeline/cleanCopy";
import { report } from "../../src/pipeline/report";
import { run } from "../../src/pipeline/run";
import { readState, writeState } from "../../src/pipeline/state";
import { redo, undo } from "../../src/pipeline/undo";
import type { CellValue } from "../../src/workbook/host";
import { must } from "../contracts/sampleWorkbook";
import { openInExcel } from "../excel-host/open";
import { type Book, bookOfSheets, cellsOf, field, own, smallTemplate, type, withTemplate, write } from "./book";

const template = smallTemplate(
  { name: field("companyName", "名称"), area: field("text", "地区"), amount: field("money", "金额"), mobile: field("cn-mobile", "手机", { "x-sensitivity": "confidential" }) },
  { template: { reports: [{ id: "sum", title: { "zh-CN": "合计", en: "Totals" }, source: "small", rows: ["area"], values: [{ agg: "sum", field: "amount" }] }] } },
);
const rows = [["名称", "地区", "金额", "手机"], ["甲公司", "华东", 1200, "13812345678"], ["乙公司", "华北", 50, "1391"], ["丙公司", "华东", 300, "13712345678"]];
const theirs: readonly (readonly CellValue[])[] = [["我的合计"], ["不能丢"]];

type Renaming = Book & { readonly rename: (from: string, to: string) => void };

const inFile = (): Renaming => {
  const book = bookOfSheets({ 表: rows });
  return { ...book, rename: (from, to) => { book.model.sheets.find(({ name }) => name === from)!.name = to; book.model.sheetsChanged = true; } };
};
const inExcel = (): Renaming => {
  const book = bookOfSheets({ 表: rows });
  const { host, emulator } = openInExcel(book.model);
  return { ...book, host, session: { ...book.session, host }, rename: (from, to) => emulator.as("user").rename(from, to) };
};

/** A person makes a sheet of their own. */
async function ownSheet(book: Book, name: string): Promise<void> {
  await write(book, { verb: "addSheet", name, visibility: "visible" }, { verb: "writeCells", sheet: name, blocks: [{ row: 0, column: 0, values: theirs }] });
}

const namesOf = async (book: Book): Promise<readonly string[]> => must(await book.host.sheets()).flatMap(({ name, visibility }) => (visibility === "visible" ? [name] : []));
const known = async ({ session }: Book): Promise<readonly string[]> => must(await readState(session.host, session.tools)).document.resultSheets;
const built = async (book: Book): Promise<readonly string[]> => must(await report(book.session, own)).reports.map(({ sheet }) => sheet);
const listed = async (book: Book): Promise<readonly (string | null)[]> => must(await listReports(book.session, own)).map(({ sheet }) => sheet);
const behind = async (book: Book, sheet: string): Promise<number | null> => must(await behindFigure(book.session, must(await governedTables(book.session))[0]!, { sheet, area: { row: 3, column: 1, rows: 1, columns: 1 } }))?.records.length ?? null;

describe.each([["a file", inFile], ["Excel", inExcel]])("a sheet that somebody has under the name of a report, in %s", (_, open) => {
  async function withReport(): Promise<Renaming> {
    const book = open();
    must(await govern(book.session, withTemplate(template)));
    expect(await built(book)).toEqual(["合计"]);
    return book;
  }
  async function expectTheirsStays(book: Book): Promise<void> {
    await ownSheet(book, "合计");
    expect([await listed(book), await behind(book, "合计")]).toEqual([[null], null]);
    expect(await built(book)).toEqual(["合计 2"]);
    expect(await cellsOf(book, "合计")).toEqual(theirs);
    expect([await listed(book), await behind(book, "合计"), await behind(book, "合计 2")]).toEqual([["合计 2"], null, 2]);
    // The report has one sheet, not one more each time.
    await type(book, "表", 1, 2, 7);
    expect(await built(book)).toEqual(["合计 2"]);
    expect(await cellsOf(book, "合计")).toEqual(theirs);
    expect((await namesOf(book)).filter((name) => name.startsWith("合计"))).toEqual(expect.arrayContaining(["合计", "合计 2"]));
    expect((await namesOf(book)).filter((name) => name.startsWith("合计"))).toHaveLength(2);
  }

  it("stays where the report was undone", async () => {
    const book = await withReport();
    must(await undo(book.session));
    expect(await known(book)).toEqual([]);
    await expectTheirsStays(book);
  });

  it("stays where the report was undone by a version that kept the name", async () => {
    const book = await withReport();
    must(await undo(book.session));
    const state = must(await readState(book.session.host, book.session.tools));
    must(await writeState(book.session, state, { document: { ...state.document, resultSheets: ["合计"] }, change: null }));
    await expectTheirsStays(book);
  });

  it("stays where the report's sheet was deleted by hand", async () => {
    const book = await withReport();
    await write(book, { verb: "deleteSheet", name: "合计" });
    await expectTheirsStays(book);
  });

  it("stays where the report's sheet was given another name by hand, and so does that", async () => {
    const book = await withReport();
    book.rename("合计", "三月");
    const march = await cellsOf(book, "三月");
    await expectTheirsStays(book);
    expect(await cellsOf(book, "三月")).toEqual(march);
  });

  it("is not what undoing the report takes away", async () => {
    const book = await withReport();
    await write(book, { verb: "deleteSheet", name: "合计" });
    await ownSheet(book, "合计");
    expect(await undo(book.session)).toMatchObject({ ok: false, problems: [{ code: "undo/changedSince", place: "合计" }] });
    expect(await cellsOf(book, "合计")).toEqual(theirs);
  });

  it("is nothing that doing the report again writes over", async () => {
    const book = await withReport();
    must(await undo(book.session));
    await ownSheet(book, "合计");
    expect((await redo(book.session)).ok).toBe(false);
    expect(await cellsOf(book, "合计")).toEqual(theirs);
  });
});

describe.each([["a file", inFile], ["Excel", inExcel]])("the sheet of a report, in %s", (_, open) => {
  async function withReport(): Promise<Renaming> {
    const book = open();
    must(await govern(book.session, withTemplate(template)));
    must(await report(book.session, own));
    return book;
  }

  it("is replaced as long as it is ours, and its name comes and goes with undo", async () => {
    const book = await withReport();
    await type(book, "表", 1, 2, 7);
    expect(await built(book)).toEqual(["合计"]);
    expect((await namesOf(book)).filter((name) => name.startsWith("合计"))).toEqual(["合计"]);
    // Of two buildings, undoing the second leaves the sheet of the first.
    must(await undo(book.session));
    expect([await known(book), await listed(book)]).toEqual([["合计"], ["合计"]]);
    must(await redo(book.session));
    must(await undo(book.session));
    expect([await known(book), await listed(book)]).toEqual([["合计"], ["合计"]]);
    await type(book, "表", 1, 2, 1200);
    must(await undo(book.session));
    expect([await known(book), await listed(book)]).toEqual([[], [null]]);
    must(await redo(book.session));
    expect([await known(book), await listed(book)]).toEqual([["合计"], ["合计"]]);
    expect(await built(book)).toEqual(["合计"]);
  });

  it("stays as it is once somebody has written beside the pivot; the report goes on another from then on", async () => {
    const book = await withReport();
    await type(book, "合计", 3, 4, "华东要跟进");
    // It is still the report, until that is built anew.
    expect([await listed(book), await behind(book, "合计")]).toEqual([["合计"], 2]);
    const before = await cellsOf(book, "合计");
    await type(book, "表", 1, 2, 7);
    expect([await built(book), await built(book)]).toEqual([["合计 2"], ["合计 2"]]);
    expect(await cellsOf(book, "合计")).toEqual(before);
    expect(await listed(book)).toEqual(["合计 2"]);
  });
});

describe.each([["a file", inFile], ["Excel", inExcel]])("the sheets of all kinds of reports, in %s", (_, open) => {
  it("are taken for ours with their filter, without lines below, with columns and with a long name", async () => {
    const kinds = [{ rows: ["name"], filter: { field: "area", values: ["华东"] } }, { qualityLine: false }, { columns: ["area"], rows: ["name"] }].map((also, n) => ({ id: `kind${n}`, title: { "zh-CN": `一个名称很长很长很长很长很长很长很长很长的报表 ${n} [甲/乙]`.slice(n === 2 ? 0 : 24), en: `Kind ${n}` }, source: "small", rows: ["area"], values: [{ agg: "sum", field: "amount" }], ...also }));
    const book = open();
    must(await govern(book.session, withTemplate({ ...template, reports: kinds })));
    const first = await built(book);
    await type(book, "表", 1, 2, 7);
    expect(await built(book)).toEqual(first);
    await type(book, "表", 1, 1, "华南");
    expect(await built(book)).toEqual(first);
    expect(await namesOf(book)).toHaveLength(1 + kinds.length);
    await type(book, first[0]!, 1, 3, "一句话");
    expect((await built(book)).map((name, n) => name === first[n])).toEqual([false, true, true]);
  });
});

describe.each([["a file", inFile], ["Excel", inExcel]])("a sheet that somebody has under the name of a list, in %s", (_, open) => {
  it.each(["undone", "deleted", "renamed"])("stays where the list was %s", async (way) => {
    const book = open();
    must(await run(book.session, withTemplate(template)));
    const list = await cellsOf(book, "问题清单");
    expect(list.length).toBeGreaterThan(3);
    if (way === "undone") must(await undo(book.session));
    else if (way === "deleted") await write(book, { verb: "deleteSheet", name: "问题清单" });
    else book.rename("问题清单", "三月的问题");
    await ownSheet(book, "问题清单");
    must(await run(book.session, own));
    expect(await cellsOf(book, "问题清单")).toEqual(theirs);
    expect(await cellsOf(book, "问题清单 2")).toEqual(list);
    must(await run(book.session, own));
    expect((await namesOf(book)).filter((name) => name.startsWith("问题清单"))).toHaveLength(2);
  });

  it("stays where findings are exported, where that is undone, and in a clean copy", async () => {
    const book = open();
    must(await govern(book.session, withTemplate(template)));
    const table = must(await governedTables(book.session))[0]!;
    expect(must(await exportFindings(book.session, table, [])).sheet).toBe("问题清单");
    await write(book, { verb: "deleteSheet", name: "问题清单" });
    await ownSheet(book, "问题清单");
    expect(await undo(book.session)).toMatchObject({ ok: false, problems: [{ code: "undo/changedSince", place: "问题清单" }] });
    expect(must(await exportFindings(book.session, table, [])).sheet).toBe("问题清单 2");
    expect(await cellsOf(book, "问题清单")).toEqual(theirs);
    expect(must(await cleanCopy(book.session, { isOriginal: false, reveal: false })).removed).not.toContain("问题清单");
    expect(await cellsOf(book, "问题清单")).toEqual(theirs);
  });
});
