import { Workbook, type Worksheet } from "exceljs";
import { unzipSync } from "fflate";
import type { CellValue } from "../../src/records/cellValue";
import { parseArea } from "../../src/workbook/area";
import { findTables } from "../../src/intake/findTable";
import { dataRows } from "../../src/intake/tableCandidate";
import { sampleColumns } from "../../tools/sample/columns";
import { duplicateKinds, lookalikeKinds } from "../../tools/sample/duplicates";
import { guideSheetName, makeSample, makeSampleWithTruth, makeSmallSample, pivotSheetName, sampleDefinedName } from "../../tools/sample/makeSample";
import { mainSheetName } from "../../tools/sample/mainSheet";
import { makePlainTable } from "../../tools/sample/plainTable";
import { summarySheetName } from "../../tools/sample/summarySheet";

async function open(bytes: Uint8Array): Promise<Workbook> {
  const book = new Workbook();
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return book;
}

function plainValue(sheet: Worksheet, row: number, column: number): CellValue {
  const cell = sheet.getCell(row, column);
  const value = cell.master === cell ? cell.value : null;
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.getTime() / 86400000 + 25569;
  if (typeof value === "object") {
    if ("richText" in value) return value.richText.map((run) => run.text).join("");
    return "result" in value ? ((value.result instanceof Date ? null : value.result) as CellValue) : null;
  }
  return value;
}

const columnOf = (field: string): number => sampleColumns.findIndex((column) => column.field === field) + 1;

describe("the sample workbook", () => {
  const sample = makeSmallSample(7, 120);
  const { truth } = sample;
  let book: Workbook;
  let sheet: Worksheet;
  beforeAll(async () => {
    book = await open(sample.bytes);
    sheet = book.getWorksheet(mainSheetName)!;
  });
  const textAt = (row: number, field: string): string => String(plainValue(sheet, row, columnOf(field)) ?? "");

  it("is the same for the same seed and another for another", () => {
    expect(Buffer.compare(makeSmallSample(7, 120).bytes, sample.bytes)).toBe(0);
    expect(Buffer.compare(makeSmallSample(8, 120).bytes, sample.bytes)).not.toBe(0);
  });

  it("has the sheets, the name, the hidden column and the merged titles that it promises", () => {
    expect(book.worksheets.map((each) => each.name)).toEqual([guideSheetName, mainSheetName, summarySheetName, pivotSheetName]);
    expect(book.definedNames.model.map(({ name }) => name)).toContain(sampleDefinedName);
    expect(sampleColumns.map((_, i) => sheet.getColumn(i + 1).hidden)).toEqual(sampleColumns.map((column) => column.hidden === true));
    expect(sheet.getCell("C1").master.address).toBe("A1");
    expect(sheet.getCell("N4").master.address).toBe("M4");
  });

  it("keeps a chart, a pivot with its cache, a comment, a validation and a conditional format of the user's own", () => {
    const parts = Object.keys(unzipSync(sample.bytes));
    expect(parts).toEqual(expect.arrayContaining(["xl/charts/chart1.xml", "xl/pivotTables/pivotTable1.xml", "xl/pivotCache/pivotCacheDefinition1.xml", "xl/pivotCache/pivotCacheRecords1.xml", "xl/comments1.xml", "xl/calcChain.xml"]));
    const main = new TextDecoder().decode(unzipSync(sample.bytes)["xl/worksheets/sheet2.xml"]);
    expect(main.match(/<dataValidation /g)).toHaveLength(2);
    expect(main).toContain("<conditionalFormatting ");
  });

  it("has its header, blank rows, totals and notes where the truth says", () => {
    expect(sampleColumns.map((column, i) => [plainValue(sheet, truth.headerRow, i + 1), column.header]).every(([found, header]) => found === header)).toBe(true);
    expect(truth.columns.map((column) => column.header)).toEqual(sampleColumns.map((column) => column.header));
    expect(truth.blankRows.length).toBeGreaterThan(0);
    for (const row of truth.blankRows) expect(plainValue(sheet, row, columnOf("name"))).toBeNull();
    expect(plainValue(sheet, truth.totalsRow, 1)).toBe("合计");
    expect(sheet.getCell(truth.totalsRow, columnOf("dealAmount")).formula).toMatch(/^SUM\(/);
    for (const row of truth.noteRows) expect(plainValue(sheet, row, 1)).toEqual(expect.any(String));
    expect(truth.records).toHaveLength(120);
    for (const { row } of truth.records) expect(plainValue(sheet, row, columnOf("name"))).toEqual(expect.any(String));
  });

  it("keeps formulas with the results that Excel would show", () => {
    const weighted = sampleColumns.findIndex((column) => column.header.startsWith("加权金额")) + 1;
    let numbers = 0;
    for (const { row } of truth.records) {
      const [amount, discount] = [plainValue(sheet, row, columnOf("expectedAmount")), plainValue(sheet, row, columnOf("discount"))];
      const both = typeof amount === "number" && typeof discount === "number";
      if (both) numbers++;
      expect(sheet.getCell(row, weighted).formula).toContain(`ISNUMBER(U${row})`);
      const result = plainValue(sheet, row, weighted);
      if (both) expect(result).toBeCloseTo(amount * discount, 1);
      else expect(result ?? "").toBe("");
    }
    expect(numbers).toBeGreaterThan(10);
  });

  it.each([["alone", { captions: false }], ["under captions", {}]] as const)("is found whole by intake with its header %s", async (_, options) => {
    const made = makeSmallSample(7, 120, options);
    const page = (await open(made.bytes)).getWorksheet(mainSheetName)!;
    const search = findTables({
      sheet: mainSheetName, row: 0, column: 0,
      values: Array.from({ length: page.rowCount }, (_row, row) => sampleColumns.map((__, column) => plainValue(page, row + 1, column + 1))),
      merges: page.model.merges.map((merge) => parseArea(merge)!),
    });
    const [best] = search.candidates;
    expect(search.ambiguous).toBe(false);
    expect(best!.headerRow + best!.headerRows).toBe(truth.headerRow);
    expect([...dataRows(best!)].map((row) => row + 1)).toEqual(made.truth.records.map(({ row }) => row));
  });

  it("tells every pair of duplicates and lookalikes by kind", () => {
    expect([...new Set(truth.duplicates.map(({ kind }) => kind))]).toEqual([...duplicateKinds]);
    expect([...new Set(truth.lookalikes.map(({ kind }) => kind))]).toEqual([...lookalikeKinds]);
    const entityOf = new Map(truth.records.map(({ row, entity }) => [row, entity]));
    for (const { rows: [a, b] } of truth.duplicates) expect(entityOf.get(a)).toBe(entityOf.get(b));
    for (const { rows: [a, b] } of truth.lookalikes) expect(entityOf.get(a)).not.toBe(entityOf.get(b));
    const together = new Map<string, number>();
    for (const { entity } of truth.records) together.set(entity, (together.get(entity) ?? 0) + 1);
    const repeats = [...together.values()].reduce((sum, count) => sum + count - 1, 0);
    expect(repeats).toBe(truth.duplicates.length);
    for (const { kind, rows: [a, b] } of truth.duplicates) if (kind === "exact") expect(textAt(b, "mobile") + textAt(b, "name")).toBe(textAt(a, "mobile") + textAt(a, "name"));
  });

  it("names every damaged cell, and ids that a spreadsheet cut end in 000", () => {
    const cut = truth.harms.filter(({ harm, field }) => harm === "digitsLost" && (field === "legalId" || field === "uscc"));
    expect(cut.length).toBeGreaterThan(0);
    for (const { row, field } of cut) {
      const value = plainValue(sheet, row, columnOf(field));
      expect(typeof value).toBe("number");
      expect(BigInt(value as number).toString()).toHaveLength(18);
    }
  });
});

describe("the whole sample", () => {
  const { truth } = makeSampleWithTruth(2024);
  it("has 2,000 customers' rows with 25 pairs of every kind and every kind of damage", () => {
    expect(truth.records).toHaveLength(2000);
    for (const kind of duplicateKinds) expect(truth.duplicates.filter((pair) => pair.kind === kind)).toHaveLength(25);
    for (const kind of lookalikeKinds) expect(truth.lookalikes.filter((pair) => pair.kind === kind)).toHaveLength(25);
    expect([...new Set(truth.harms.map(({ harm }) => harm))].sort()).toEqual(["ambiguous", "approximate", "badCheckDigit", "badLength", "digitsLost", "extraText", "impossibleDate", "incompleteDate", "notAValue", "twoValues"]);
  });
  it("refuses a size that cannot hold every kind", () => {
    expect(() => makeSample(1, { rows: 29 })).toThrow(RangeError);
    expect(makeSmallSample(1, 30).truth.records).toHaveLength(30);
  });
});

describe("the plain table", () => {
  it("has a header in row 1 and as many customers as asked, none twice", async () => {
    const sheet = (await open(makePlainTable(3, 200))).getWorksheet("客户")!;
    expect(sheet.rowCount).toBe(201);
    expect(sheet.columnCount).toBe(20);
    const names = new Set(Array.from({ length: 200 }, (_, i) => plainValue(sheet, i + 2, 1)));
    expect(names.size).toBe(200);
  });
});
