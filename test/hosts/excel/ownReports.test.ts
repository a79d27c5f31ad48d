import { keepReport, removeReport } from "../../../src/pipeline/keepReport";
import { govern } from "../../../src/pipeline/govern";
import { undo } from "../../../src/pipeline/undo";
import type { Json } from "../../../src/records/cellValue";
import { makeSmallSample } from "../../../tools/sample/makeSample";
import { must } from "../../contracts/sampleWorkbook";
import { pivotNumbers } from "../../e2e/pivotNumbers";
import { openInExcel } from "../../excel-host/open";
import { profiles } from "../../excel-host/profiles";
import { type Book, cellsOf, look, openBook, withTemplate } from "../../pipeline/book";

const byMonth = { title: "每月各省", rows: [{ bucket: "yearMonth", of: "firstContact" }], columns: [{ bucket: "province", of: "region" }], values: [{ agg: "count" }] } satisfies { readonly [keyword: string]: Json };

describe.each(profiles)("reports of one's own inside Excel ($name)", (profile) => {
  it("have the numbers that the file host gives, are changed and removed, and leave the workbook as it was when undone", async () => {
    const { bytes } = makeSmallSample(7, 30);
    const file = openBook(bytes);
    const inExcel = openBook(bytes);
    const { host, emulator } = openInExcel(inExcel.model, profile);
    const excel: Book = { ...inExcel, host, session: { ...inExcel.session, host } };
    const books = [file, excel];
    for (const book of books) must(await govern(book.session, withTemplate()));
    const governed = look(excel.model);
    const [ours, theirs] = await Promise.all(books.map(async (book) => {
      const { reports: [built] } = must(await keepReport(book.session, "customer", null, byMonth));
      return { built: built!, numbers: pivotNumbers(built!.pivot, await cellsOf(book, built!.sheet)) };
    }));
    expect(Object.keys(ours!.numbers).length).toBeGreaterThan(20);
    expect(theirs!.numbers).toEqual(ours!.numbers);
    // Excel sorts by itself, and so the largest is told to come first: the blanks too stand where their number puts them.
    const byOwner = must(await keepReport(excel.session, "customer", null, { title: "各负责人", rows: ["owner"], values: [{ agg: "count" }], sort: "value" })).reports[0]!;
    const counts = (await cellsOf(excel, byOwner.sheet)).slice(3, 3 + byOwner.pivot.rowLines.length - 1).map((line) => Number(line[1]));
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(new Set(counts).size).toBeGreaterThan(1);
    const owners = new Set((await cellsOf(excel, byOwner.sheet)).slice(3, 3 + byOwner.pivot.rowLines.length - 1).map(([owner]) => String(owner)).filter((owner) => !owner.includes("空白")));
    must(await undo(excel.session));
    // Some of the owners, and one stage alone: the pivot's own filter says which, and comes back when its sheet does.
    const [own, excels] = await Promise.all(books.map(async (book) => {
      const { reports: [built] } = must(await keepReport(book.session, "customer", null, { title: "筛选", rows: ["industry"], values: [{ agg: "count" }], filter: { field: "owner", values: [...owners].slice(0, 2) } }));
      return { sheet: built!.sheet, numbers: pivotNumbers(built!.pivot, await cellsOf(book, built!.sheet)), filter: built!.pivot.filter! };
    }));
    expect(Object.keys(own!.numbers).length).toBeGreaterThan(2);
    expect(excels!.numbers).toEqual(own!.numbers);
    expect(own!.filter.shown).toHaveLength(2);
    const filtered = look(excel.model);
    must(await removeReport(excel.session, "own-3"));
    must(await undo(excel.session));
    expect(look(excel.model)).toEqual(filtered);
    for (const book of books) must(await undo(book.session));
    for (const book of books) must(await keepReport(book.session, "customer", "own-1", { ...byMonth, title: "每年各省", rows: [{ bucket: "year", of: "firstContact" }], qualityLine: false }));
    expect(must(await excel.host.sheets()).map(({ name }) => name)).toEqual(must(await file.host.sheets()).map(({ name }) => name));
    const made = look(excel.model);
    must(await removeReport(excel.session, "own-1"));
    must(await undo(excel.session));
    expect(look(excel.model)).toEqual(made);
    must(await undo(excel.session));
    must(await undo(excel.session));
    expect(look(excel.model)).toEqual(governed);
    expect(emulator.unknown).toEqual([]);
  });
});
