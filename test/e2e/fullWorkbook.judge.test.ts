import { isDeepStrictEqual } from "node:util";
import { journal } from "../../src/pipeline/journal";
import type { CellValue } from "../../src/workbook/host";
import { type CommandLine, commandLine } from "../cli/commandLine";
import type { SheetModel } from "../../src/workbook/model";
import { must } from "../contracts/sampleWorkbook";
import { openBook } from "../pipeline/book";
import { describeTool } from "../support/tools";
import { cellsOf, changedParts, open, partText } from "../xlsx/support";
import { fullWorkbook } from "./fullWorkbook";
import { sdkErrors, throughLibreOffice } from "./soffice";

const main = "客户台账2024";
const main2 = "xl/worksheets/sheet2.xml";

describe("a workbook with one of everything goes through run", () => {
  const before = fullWorkbook();
  let line: CommandLine;
  let after: Uint8Array;
  let said: string;

  beforeAll(async () => {
    line = commandLine();
    line.put("台账.xlsm", before);
    const ran = await line.crm("run", line.path("台账.xlsm"), "-o", line.path("out.xlsm"), "--format", "json");
    expect(Object.keys(JSON.parse(ran.out) as object)).toContain("govern");
    said = ran.err;
    after = line.read("out.xlsm");
  }, 240_000);
  afterAll(() => line.close());

  it("is made the same every time, and every part is there that the name promises", () => {
    expect(Buffer.compare(fullWorkbook(), before)).toBe(0);
    const names = [...open(before).sheets.map(({ name }) => name)];
    expect(names).toEqual(["说明", main, "汇总", "业绩透视"]);
    for (const part of ["xl/vbaProject.bin", "xl/media/image1.png", "xl/charts/chart1.xml", "xl/slicers/slicer1.xml", "xl/slicerCaches/slicerCache1.xml", "xl/threadedComments/threadedComment1.xml", "xl/persons/person.xml", "xl/pivotTables/pivotTable1.xml"]) {
      expect(changedParts(before, before)).not.toContain(part);
      expect(partText(before, part).length).toBeGreaterThan(20);
    }
  });

  it("says once, and not as an error, that there are macros", () => {
    expect(JSON.parse(said)).toMatchObject({ notices: [{ code: "xlsx/macros" }] });
    expect(said.trim().split("\n")).toHaveLength(1);
  });

  it("keeps every part to the byte but those that our table, state and reports need", () => {
    const changed = changedParts(before, after);
    expect(changed.filter((name) => !name.startsWith("+"))).toEqual([
      "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/_rels/sheet2.xml.rels", main2,
    ]);
    expect(changed.filter((name) => name.startsWith("+") && !/^\+xl\/(?:worksheets|tables|pivotTables|pivotCache)\//.test(name))).toEqual([]);
  });

  it("keeps in the changed parts what was there: names, slicer caches, formats, print settings, content types, relationships", () => {
    const kept = (part: string, pattern: RegExp): void => {
      const found = [...partText(before, part).matchAll(pattern)].map(([text]) => text);
      expect(found.length).toBeGreaterThan(0);
      const now = partText(after, part);
      expect(found.filter((text) => !now.includes(text))).toEqual([]);
    };
    kept("xl/workbook.xml", /<definedName .*?<\/definedName>|<sheet [^>]*>|<pivotCache [^>]*>|<extLst>.*<\/extLst>|<workbookPr[^>]*>/g);
    kept("[Content_Types].xml", /<(?:Override|Default) [^>]*>/g);
    kept("xl/_rels/workbook.xml.rels", /<Relationship [^>]*>/g);
    kept("xl/worksheets/_rels/sheet2.xml.rels", /<Relationship [^>]*>/g);
    kept("xl/styles.xml", /<font>.*?<\/font>|<fill>.*?<\/fill>|<border>.*?<\/border>|<xf [^>]*\/>|<numFmt [^>]*\/>|<dxf>.*?<\/dxf>/g);
    kept(main2, /<conditionalFormatting.*?<\/conditionalFormatting>|<x14:conditionalFormattings>.*?<\/x14:conditionalFormattings>|<pageMargins[^>]*>|<pageSetup[^>]*>|<headerFooter>.*?<\/headerFooter>|<legacyDrawing[^>]*>|<mergeCell ref="A[^>]*>/g);
  });

  it("keeps every cell of every other sheet", () => {
    const [was, now] = [open(before), open(after)];
    for (const sheet of was.sheets.filter(({ name }) => name !== main)) expect(cellsOf(now.sheets.find(({ name }) => name === sheet.name)!)).toEqual(cellsOf(sheet));
  });

  it("changes on the sheet of the table what its journal says, and nothing else", async () => {
    const sheetOf = (bytes: Uint8Array): SheetModel => open(bytes).sheets.find(({ name }) => name === main)!;
    const [was, now] = [sheetOf(before), sheetOf(after)];
    const changes = must(await journal(openBook(after).session));
    const written = new Map<`${number},${number}`, [CellValue, string | null]>();
    for (const { change } of changes) {
      for (const { write } of change.ops) {
        if (write.verb !== "writeCells" || write.sheet !== main) continue;
        for (const { row, column, values, formulas } of write.blocks) values.forEach((cells, r) => cells.forEach((cell, c) => written.set(`${row + r},${column + c}`, [cell, formulas?.[r]?.[c] ?? null])));
      }
    }
    expect(written.size).toBeGreaterThan(500);
    const [old, fresh] = [cellsOf(was), cellsOf(now)];
    const table = now.tables[0]!.area;
    const differ: string[] = [];
    for (const key of new Set([...old.keys(), ...fresh.keys()] as `${number},${number}`[])) {
      const [row, column] = key.split(",").map(Number) as [number, number];
      const inside = row >= table.row && row < table.row + table.rows && column >= table.column && column < table.column + table.columns;
      const [value, formula, style] = fresh.get(key) ?? [null, null, 0];
      const expected = written.get(key) ?? [old.get(key)?.[0] ?? null, old.get(key)?.[1] ?? null];
      // Outside of the table the looks stay too.
      if (!isDeepStrictEqual([value, formula], expected) || (!inside && style !== (old.get(key)?.[2] ?? 0))) differ.push(`${key}: ${JSON.stringify(old.get(key))} → ${JSON.stringify(fresh.get(key))}, not ${JSON.stringify(expected)}`);
    }
    expect(differ).toEqual([]);
    // What the journal calls the user's own columns are not among what was written.
    const own = now.tables[0]!.columns.findIndex(({ name }) => name === "旧系统编号") + table.column;
    expect([...written.keys()].filter((key) => key.endsWith(`,${own}`) && !key.startsWith(`${table.row},`))).toEqual([]);
  });

  it("is as before after undo, cell by cell", async () => {
    expect((await line.crm("undo", line.path("out.xlsm"), "--all", "-o", line.path("back.xlsm"))).code).toBe(0);
    const [was, back] = [open(before), open(line.read("back.xlsm"))];
    for (const sheet of was.sheets) {
      const again = back.sheets.find(({ name }) => name === sheet.name)!;
      const look = (model: typeof was, cells: ReturnType<typeof cellsOf>): unknown => new Map([...cells].map(([key, [value, formula, style]]) => [key, [value, formula, model.styles.describe(style)]]));
      expect(look(back, cellsOf(again))).toEqual(look(was, cellsOf(sheet)));
      expect(again.tables).toEqual([]);
    }
  }, 240_000);

  it("has no error for the Open XML SDK, as before", () => expect([sdkErrors(before), sdkErrors(after)]).toEqual([[], []]));
});

describeTool("in LibreOffice", "soffice", () => {
  it("a workbook with one of everything opens after run, with its chart, picture and pivots", async () => {
    const line = commandLine();
    line.put("台账.xlsm", fullWorkbook());
    await line.crm("run", line.path("台账.xlsm"), "-o", line.path("out.xlsm"));
    const fods = new TextDecoder().decode(throughLibreOffice({ out: line.read("out.xlsm") }, "fods")["out"]);
    line.close();
    expect(fods).toContain('table:name="客户台账2024"');
    expect(fods.match(/<draw:object/g)!.length).toBeGreaterThan(0);
    expect(fods).toContain("<draw:image");
    expect(fods.match(/<table:data-pilot-table /g)!.length).toBeGreaterThanOrEqual(2);
    expect(fods).toContain("合计对吗？");
  }, 240_000);
});
