import { makeSmallSample } from "../../tools/sample/makeSample";
import { check } from "../../src/pipeline/check";
import { fix } from "../../src/pipeline/fix";
import { govern } from "../../src/pipeline/govern";
import { journal } from "../../src/pipeline/journal";
import { run } from "../../src/pipeline/run";
import { undo, undoAll } from "../../src/pipeline/undo";
import type { CellValue } from "../../src/workbook/host";
import { must } from "../contracts/sampleWorkbook";
import { type Book, cellsOf, openBook, own, withTemplate } from "../pipeline/book";
import { describeTool } from "../support/tools";
import { sdkErrors, throughLibreOffice } from "./soffice";

/** Numbers as the other program writes them: to fifteen digits. */
const plain = (cells: readonly (readonly CellValue[])[]): CellValue[][] =>
  cells.map((row) => row.map((value) => (typeof value === "number" ? Number(value.toPrecision(14)) : value === "" ? null : value))).map((row) => row.slice(0, row.findLastIndex((value) => value !== null) + 1));

describeTool("a governed workbook that another program has saved", "soffice", () => {
  const { bytes, truth } = makeSmallSample(21, 60);
  let governed: Book;
  let ran: Book;

  beforeAll(async () => {
    const first = openBook(bytes);
    must(await govern(first.session, withTemplate()));
    must(await fix(first.session, own));
    const second = openBook(bytes);
    must(await run(second.session, withTemplate()));
    const back = throughLibreOffice({ governed: first.save(), ran: second.save() }, "xlsx");
    governed = openBook(back["governed"]!);
    ran = openBook(back["ran"]!);
  }, 240_000);

  it("is still governed, and says the same", async () => {
    const before = openBook(bytes);
    must(await govern(before.session, withTemplate()));
    must(await fix(before.session, own));
    const said = async (book: Book) => must(await check(book.session, own))[0]!.findings.map(({ rule, messageId, at }) => [rule, messageId, at[0]!.record, at[0]!.field]);
    expect(await said(governed)).toEqual(await said(before));
    expect(must(await journal(governed.session)).map(({ change }) => change.why.command)).toEqual(["govern", "fix"]);
    expect(must(await govern(governed.session, own)).change).toBeNull();
  });

  it("can be undone to the values, formulas, merges and sheets that were there before", async () => {
    must(await undoAll(governed.session));
    const original = openBook(bytes);
    expect(governed.model.sheets.filter(({ visibility }) => visibility === "visible").map(({ name }) => name)).toEqual(original.model.sheets.map(({ name }) => name));
    for (const sheet of original.model.sheets.filter(({ pivots }) => pivots.length === 0)) {
      // Results of formulas and the labels of its pivots are the other program's own: it takes text such as "85%" for a number.
      const typed = async (book: Book) => plain((await cellsOf(book, sheet.name)).map((row, r) => row.map((value, c) => sheet.cells.formula(r, c) ?? value)));
      expect(await typed(governed)).toEqual(await typed(original));
    }
    const at = (book: Book) => book.model.sheets.find(({ name }) => name === truth.sheet)!;
    expect(at(governed).merges.map((merge) => JSON.stringify(merge)).sort()).toEqual(at(original).merges.map((merge) => JSON.stringify(merge)).sort());
    expect(at(governed).tables).toEqual([]);
    expect(at(governed).cells.formula(truth.totalsRow - 1, 1)).toBe(at(original).cells.formula(truth.totalsRow - 1, 1));
    expect(sdkErrors(governed.save()).filter((error) => error.includes("/xl/worksheets/sheet2.xml"))).toEqual([]);
  });

  it("after a whole run is worked on further: a new fix, and its undo", async () => {
    const table = must(await check(ran.session, own))[0]!.table;
    expect(table.records.rows).toHaveLength(60);
    const before = plain(await cellsOf(ran, truth.sheet));
    must(await run(ran.session, own));
    const last = must(await journal(ran.session)).at(-1)!.change;
    must(await undo(ran.session, { change: last.id }));
    expect(plain(await cellsOf(ran, truth.sheet))).toEqual(before);
  });
});
