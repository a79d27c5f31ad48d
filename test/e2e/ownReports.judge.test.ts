import { makeSampleWithTruth } from "../../tools/sample/makeSample";
import { fix } from "../../src/pipeline/fix";
import { govern } from "../../src/pipeline/govern";
import { keepReport } from "../../src/pipeline/keepReport";
import { report } from "../../src/pipeline/report";
import type { Json } from "../../src/records/cellValue";
import type { PivotSpec } from "../../src/workbook/host";
import { openXlsx } from "../../src/xlsx/openXlsx";
import { must } from "../contracts/sampleWorkbook";
import { cellsOf, openBook, own, withTemplate } from "../pipeline/book";
import { describeTool } from "../support/tools";
import { pivotNumbers } from "./pivotNumbers";
import { sdkErrors, throughLibreOffice } from "./soffice";

/** The template's reports are built before a column for months is added to their table; those of one's own after. */
const made: readonly { readonly [keyword: string]: Json }[] = [
  { title: "每月各省", rows: [{ bucket: "yearMonth", of: "firstContact" }], columns: [{ bucket: "province", of: "region" }], values: [{ agg: "count" }] },
  { title: "各省成交", rows: [{ bucket: "province", of: "region" }, "owner"], values: [{ agg: "sum", field: "dealAmount" }, { agg: "avg", field: "headcount" }], sort: "value", qualityLine: false },
  { title: "两个阶段", rows: ["industry"], columns: ["grade"], values: [{ agg: "count" }], filter: { field: "stage", values: ["成交", "意向"] } },
  { title: "一个阶段", rows: ["industry"], values: [{ agg: "count" }], filter: { field: "stage", values: ["意向"] } },
];

describeTool("reports of one's own as another program draws them from the table", "soffice", () => {
  it("have the same numbers, beside those of the template, and the file is as sound as before", async () => {
    const { bytes } = makeSampleWithTruth(42, { rows: 150 });
    const book = openBook(bytes);
    must(await govern(book.session, withTemplate()));
    must(await fix(book.session, own));
    const pivots: { readonly sheet: string; readonly pivot: PivotSpec }[] = [...must(await report(book.session, own)).reports];
    for (const one of made) pivots.push(...must(await keepReport(book.session, "customer", null, one)).reports);
    const saved = book.save();
    expect(sdkErrors(saved)).toEqual(sdkErrors(bytes));
    const drawn = openBook(saved);
    const header = must(openXlsx(saved)).sheets.find(({ name }) => name === "每月各省")!;
    expect(JSON.stringify(must(openXlsx(saved)).styles.describe(header.cells.style(3, 0)))).toMatch(/"b"/);
    expect(header.frozen).toEqual({ rows: 4, columns: 0 });
    const theirs = openBook(throughLibreOffice({ x: saved }, "xlsx")["x"]!);
    for (const { sheet, pivot } of pivots) {
      const expected = pivotNumbers(pivot, await cellsOf(drawn, sheet));
      expect(Object.keys(expected).length).toBeGreaterThan(10);
      // Of a group that holds text and no number Excel says 0 or #DIV/0!, LibreOffice nothing.
      const numbers = pivotNumbers(pivot, await cellsOf(theirs, sheet));
      expect([sheet, numbers]).toEqual([sheet, Object.fromEntries(Object.entries(expected).filter(([labels, value]) => labels in numbers || (value !== 0 && typeof value !== "object")))]);
    }
  }, 240_000);
});
