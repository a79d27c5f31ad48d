import { unzipSync } from "fflate";
import { makeSampleWithTruth } from "../../tools/sample/makeSample";
import { cleanCopy } from "../../src/pipeline/cleanCopy";
import { fix } from "../../src/pipeline/fix";
import { govern } from "../../src/pipeline/govern";
import { merge } from "../../src/pipeline/merge";
import { run } from "../../src/pipeline/run";
import { undoAll } from "../../src/pipeline/undo";
import { areaAddress } from "../../src/workbook/area";
import type { PivotSpec } from "../../src/workbook/host";
import { openXlsx } from "../../src/xlsx/openXlsx";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, field, openBook, own, reopened, smallTemplate, withTemplate } from "../pipeline/book";
import { describeTool } from "../support/tools";
import { pivotNumbers } from "./pivotNumbers";
import { sdkErrors, throughLibreOffice } from "./soffice";

/** Parts of the sample that no command has a reason to touch. */
const untouched = ["xl/charts/chart1.xml", "xl/drawings/drawing1.xml", "xl/drawings/vmlDrawing1.vml", "xl/comments1.xml", "xl/pivotTables/pivotTable1.xml", "xl/pivotCache/pivotCacheDefinition1.xml", "xl/pivotCache/pivotCacheRecords1.xml", "xl/theme/theme1.xml", "docProps/core.xml"];

describe.each([["a sample", 700], ["a small sample", 200]] as const)("%s, step by step", (_, rows) => {
  const { bytes } = makeSampleWithTruth(42, { rows });
  const inputErrors = sdkErrors(bytes);
  const saved: { [step: string]: Uint8Array } = {};

  beforeAll(async () => {
    let book = openBook(bytes);
    const step = (name: string): void => {
      saved[name] = book.save();
      book = openBook(saved[name]);
    };
    must(await govern(book.session, withTemplate()));
    step("govern");
    must(await fix(book.session, own));
    step("fix");
    must(await run(book.session, own));
    step("run");
    must(await merge(book.session, { ...own, records: [], all: true, keep: null, values: {} }));
    step("merge");
    must(await undoAll(book.session));
    step("undo");
    book = openBook(saved["run"]!);
    must(await cleanCopy(book.session, { isOriginal: false, reveal: true }));
    step("clean-copy");
  }, 240_000);

  it.each(["govern", "fix", "run", "merge", "undo", "clean-copy"])("has no error after %s that it had not before, for the Open XML SDK", (step) => {
    expect(sdkErrors(saved[step]!).filter((error) => !inputErrors.includes(error))).toEqual([]);
  });

  it.each(["govern", "fix", "run", "merge", "undo", "clean-copy"])("keeps the user's chart, pivot, comments and names to the byte after %s", (step) => {
    const [before, after] = [unzipSync(bytes), unzipSync(saved[step]!)];
    expect(untouched.filter((part) => after[part] === undefined || Buffer.compare(after[part], before[part]!) !== 0)).toEqual([]);
    expect(new TextDecoder().decode(after["xl/workbook.xml"])).toMatch(/<definedName name="客户名单">'客户台账2024'!\$B\$6:\$B\$\d+<\/definedName>/);
  });
});

describeTool("a governed workbook in LibreOffice", "soffice", () => {
  const sources = ["电话", "官网", ...Array.from({ length: 60 }, (_, i) => `渠道，第${i + 1}号`)];
  const listTemplate = smallTemplate({ name: field("text", "名称"), source: field("enum", "来源", { "x-options": sources.map((code) => ({ code, label: { "zh-CN": code, en: code } })) }) });
  const pivots: { [file: string]: readonly PivotSpec[] } = {};
  const books: { [file: string]: Book } = {};
  let asText: { readonly [file: string]: string } = {};
  let asBook: { readonly [file: string]: ReturnType<typeof openXlsx> } = {};

  beforeAll(async () => {
    for (const [file, rows] of [["sample", 700], ["small", 200]] as const) {
      const book = openBook(makeSampleWithTruth(42, { rows }).bytes);
      const ran = must(await run(book.session, withTemplate()));
      pivots[file] = ran.reported!.reports.map(({ pivot }) => pivot);
      books[file] = reopened(book);
    }
    const lists = bookOfSheets({ 表: [["名称", "来源"], ["甲", "电话"], ["乙", "官网"], ["丙", "渠道，第7号"]] });
    must(await govern(lists.session, withTemplate(listTemplate)));
    books["lists"] = reopened(lists);
    const files = Object.fromEntries(Object.entries(books).map(([file, book]) => [file, book.save()]));
    asText = Object.fromEntries(Object.entries(throughLibreOffice(files, "fods")).map(([file, bytes]) => [file, new TextDecoder().decode(bytes)]));
    asBook = Object.fromEntries(Object.entries(throughLibreOffice(files, "xlsx")).map(([file, bytes]) => [file, openXlsx(bytes)]));
  }, 300_000);

  it.each(["sample", "small", "lists"])("%s has its table", (file) => {
    const sheet = books[file]!.model.sheets.find(({ tables }) => tables.length > 0)!;
    const address = areaAddress(sheet.tables[0]!.area).split(":").map((cell) => `${sheet.name}.${cell}`).join(":");
    expect(asText[file]).toContain(`<table:database-range table:name="${sheet.tables[0]!.name}" table:target-range-address="${address}" table:display-filter-buttons="true"/>`);
    const back = must(asBook[file]!).sheets.find(({ name }) => name === sheet.name)!;
    expect(back.tables.map(({ name, area, columns }) => [name, area, columns.map((column) => column.name)])).toEqual(sheet.tables.map(({ name, area, columns }) => [name, area, columns.map((column) => column.name)]));
  });

  it.each(["sample", "small", "lists"])("%s has every validation where it was", (file) => {
    const back = must(asBook[file]!);
    for (const sheet of books[file]!.model.sheets) {
      const rules = (from: typeof sheet): string[] => from.validations.flatMap(({ areas, raw }) => areas.map((area) => `${areaAddress(area)} ${/type="(\w+)"/.exec(raw ?? "")?.[1] ?? "none"}`)).sort();
      expect(rules(back.sheets.find(({ name }) => name === sheet.name)!)).toEqual(rules(sheet));
    }
  });

  it("offers long lists from the hidden sheet, and short ones from the rule", () => {
    expect(asText["lists"]).toMatch(/table:condition="of:cell-content-is-in-list\(\[(\$?_crm_lists)\.\$A\$2:\.?\$A\$63\]\)"|of:cell-content-is-in-list\(\[\$_crm_lists\.\$A\$2:\.\$A\$63\]\)/);
    expect(must(asBook["lists"]!).sheets.find(({ name }) => name === "_crm_lists")!.cells.read({ row: 1, column: 0, rows: 62, columns: 1 }).flat()).toEqual(sources);
    expect(asText["sample"]).toContain("of:cell-content-is-in-list(&quot;潜在&quot;;&quot;意向&quot;;&quot;报价&quot;;&quot;成交&quot;;&quot;流失&quot;)");
  });

  it.each(["sample", "small"])("%s has the user's conditional format and ours", (file) => {
    const conditions = [...asText[file]!.matchAll(/<calcext:condition [^>]*calcext:value="([^"]*)"/g)].map((match) => match[1]!);
    expect(conditions).toContain("&gt;200");
    for (const id of ["name", "stage", "owner", "contact"]) expect(conditions.some((condition) => condition.includes(`crm:required-${id}`) && condition.includes("COUNTA("))).toBe(true);
  });

  it.each(["sample", "small"])("%s has every pivot, the user's and ours, drawn anew with the same numbers", (file) => {
    const model = must(asBook[file]!);
    expect(model.sheets.flatMap((sheet) => sheet.pivots.map(({ name }) => name)).sort()).toEqual(["crm_by-grade-industry", "crm_by-owner-stage", "数据透视表1"].sort());
    for (const pivot of pivots[file]!) {
      const { cells } = model.sheets.find(({ name }) => name === pivot.sheet)!;
      const used = cells.used()!;
      const theirs = pivotNumbers(pivot, cells.read({ row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns }));
      const ours = pivotNumbers(pivot, pivot.cells);
      expect(Object.keys(ours).length).toBeGreaterThan(40);
      expect(theirs).toEqual(Object.fromEntries(Object.entries(ours).filter(([labels, value]) => labels in theirs || value !== 0)));
    }
  });
});
