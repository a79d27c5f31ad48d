import { makeSmallSample } from "../../../tools/sample/makeSample";
import { check } from "../../../src/pipeline/check";
import { fix } from "../../../src/pipeline/fix";
import { govern } from "../../../src/pipeline/govern";
import { merge } from "../../../src/pipeline/merge";
import { report } from "../../../src/pipeline/report";
import { undoAll } from "../../../src/pipeline/undo";
import type { CellValue, Result } from "../../../src/workbook/host";
import { must } from "../../contracts/sampleWorkbook";
import { openInExcel } from "../../excel-host/open";
import { type Profile, profiles } from "../../excel-host/profiles";
import { type Book, look, openBook, own, withTemplate } from "../../pipeline/book";

/** The same file once on the file host and once in the emulated Excel. */
function both(bytes: Uint8Array, profile: Profile) {
  const file = openBook(bytes);
  const inExcel = openBook(bytes);
  const opened = openInExcel(inExcel.model, profile);
  const excel: Book = { ...inExcel, host: opened.host, session: { ...inExcel.session, host: opened.host } };
  return { file, excel, ...opened };
}

/** The cells of a sheet from A1; of a formula its text, because Excel calculates and the file host does not. */
async function typedCells({ host }: Book, sheet: string): Promise<readonly (readonly CellValue[])[]> {
  const used = must(await host.sheets()).find(({ name }) => name === sheet)!.used!;
  const { values, formulas } = must(await host.readCells(sheet, { row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns }, { formulas: true }));
  return values.map((line, r) => line.map((value, c) => formulas![r]![c] ?? value));
}

it("needs no more requests for more rows, as long as they fit into a block", async () => {
  const counts: number[][] = [];
  for (const rows of [80, 160]) {
    const { excel, emulator } = both(makeSmallSample(7, rows).bytes, profiles[0]!);
    const steps: readonly (() => Promise<Result<unknown>>)[] = [() => govern(excel.session, withTemplate()), () => check(excel.session, own), () => merge(excel.session, { ...own, records: [], all: true, keep: null, values: {} })];
    const counted: number[] = [];
    for (const step of steps) {
      const before = emulator.requests;
      must(await step());
      counted.push(emulator.requests - before);
    }
    counts.push(counted);
  }
  // One fewer may be: links are only asked of cells that say an address.
  counts[1]!.forEach((count, step) => expect(count).toBeLessThanOrEqual(counts[0]![step]!));
});

describe.each(profiles)("the pipeline inside Excel ($name)", (profile) => {
  it("finds, fixes, merges and reports the same as on the file, and undoes all of it", async () => {
    const { bytes } = makeSmallSample(7, 40);
    const { file, excel, emulator } = both(bytes, profile);
    const sheet = file.model.activeSheet;
    // Excel calculates at the first change: what the file says of its formulas counts only then.
    must(await excel.host.apply([{ verb: "writeCells", sheet, blocks: [{ row: 200, column: 50, values: [["x"]] }, { row: 200, column: 50, values: [[null]] }] }]));
    const before = look(excel.model);
    for (const book of [file, excel]) must(await govern(book.session, withTemplate()));
    expect(await typedCells(excel, sheet)).toEqual(await typedCells(file, sheet));
    const found = must(await check(excel.session, own));
    expect(found).toEqual(must(await check(file.session, own)));
    for (const book of [file, excel]) must(await fix(book.session, own));
    expect(await typedCells(excel, sheet)).toEqual(await typedCells(file, sheet));
    // In both, the rows of merged records go.
    for (const book of [file, excel]) expect(must(await merge(book.session, { ...own, records: [], all: true, keep: null, values: {} }))).toMatchObject({ rowsStay: null, change: { ops: expect.anything() as unknown } });
    expect(await typedCells(excel, sheet)).toEqual(await typedCells(file, sheet));
    for (const book of [file, excel]) must(await report(book.session, own));
    must(await undoAll(excel.session));
    expect(look(excel.model)).toEqual(before);
    expect(emulator.unknown).toEqual([]);
    expect(emulator.openReferences).toBe(0);
  });
});
