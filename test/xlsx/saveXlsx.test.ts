import { parseArea } from "../../src/workbook/area";
import type { ConditionalFormatSpec, PivotSpec, ValidationSpec } from "../../src/workbook/host";
import type { SheetModel, WorkbookModel } from "../../src/workbook/model";
import { writeZip } from "../../src/xlsx/container/writeZip";
import { saveXlsx } from "../../src/xlsx/saveXlsx";
import { problemOf } from "../../src/xlsx/xlsxProblem";
import { addSheet, cellsOf, changedParts, codes, open, partsOf, partText, save, workbookOf } from "./support";

const area = (address: string): NonNullable<ReturnType<typeof parseArea>> => parseArea(address)!;
const sheetOf = (model: WorkbookModel, name = "Sheet1"): SheetModel => model.sheets.find((sheet) => sheet.name === name)!;
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook with other parts: given ones are put in or replaced, null takes one out. */
function withParts(bytes: Uint8Array, change: Readonly<Record<string, string | null>>): Uint8Array {
  const parts = partsOf(bytes);
  for (const [name, text] of Object.entries(change)) {
    if (text === null) parts.delete(name);
    else parts.set(name, new TextEncoder().encode(text));
  }
  return writeZip([...parts].map(([name, content]) => ({ name, bytes: content })));
}

/** A workbook whose first sheet is this XML. */
function withSheet(xml: string, more: Readonly<Record<string, string | null>> = {}): Uint8Array {
  return withParts(save(workbookOf([["x"]])), { "xl/worksheets/sheet1.xml": xml, ...more });
}
const worksheet = (inner: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}" xmlns:r="${office}">${inner}</worksheet>`;

const validation: ValidationSpec = { areas: [area("A2:A9")], type: "list", formula1: '="甲,乙"', allowBlank: true, alert: "stop", errorTitle: "值", error: "只能选 & <一个>" };
const format: ConditionalFormatSpec = { id: "r1", areas: [area("A2:B9")], formula: '=$A2="甲"', look: { fill: "FFEEEE", bold: true } };

function withTable(sheet: SheetModel, name = "客户"): void {
  sheet.tables = [...sheet.tables, { part: null, id: 1, name, area: area("A1:B3"), totalsRow: false, columns: [{ id: 1, name: "名称" }, { id: 2, name: "级别" }], style: "TableStyleMedium2", raw: null, changed: true }];
  sheet.changed.add("tables");
}

const pivot: PivotSpec = {
  name: "按级别", sheet: "报表", row: 0, column: 0, sourceTable: "客户",
  fields: [{ name: "名称", items: null, kind: "text" }, { name: "级别", items: ["A", "B"], kind: "text" }],
  rows: [1], columns: [], values: [{ field: 0, aggregate: "count", caption: "数量", numberFormat: "#,##0" }],
  rowLines: [{ kind: "data", items: [0] }, { kind: "data", items: [1] }, { kind: "grand", items: [] }], columnLines: [],
  captions: { rowHeader: "级别", columnHeader: "", grandTotal: "总计", values: "值", blank: "(blank)" }, cells: [["级别", "数量"], ["A", 1], ["B", 1], ["总计", 2]],
};

/** A workbook with a table, a pivot on another sheet, a validation and a conditional format. */
function rich(): WorkbookModel {
  const model = workbookOf([["名称", "级别"], ["一", "A"], ["二", "B"]]);
  const sheet = sheetOf(model);
  withTable(sheet);
  sheet.validations = [{ areas: validation.areas, spec: validation, raw: null }];
  sheet.conditionalFormats = [{ areas: format.areas, spec: format, raw: null }];
  sheet.frozen = { rows: 1, columns: 1 };
  sheet.columns = [{ first: 0, last: 0, width: 20, hidden: false, style: 0, raw: null }, { first: 3, last: 5, width: null, hidden: true, style: 0, raw: null }];
  sheet.merges = [area("D1:E1")];
  const report = addSheet(model, "报表");
  pivot.cells.forEach((line, row) => line.forEach((cell, column) => report.cells.setContent(row, column, cell, null)));
  report.pivots = [{ name: pivot.name, area: area("A1:B4"), spec: pivot, part: null }];
  return model;
}

test("every part of a new sheet is there when it is read again", () => {
  const bytes = save(rich());
  const model = open(bytes);
  const sheet = sheetOf(model);
  expect(sheet.tables).toMatchObject([{ name: "客户", area: area("A1:B3"), columns: [{ id: 1, name: "名称" }, { id: 2, name: "级别" }], style: "TableStyleMedium2" }]);
  expect(sheet.validations).toMatchObject([{ areas: validation.areas, spec: null }]);
  expect(sheet.conditionalFormats).toMatchObject([{ areas: format.areas, spec: null }]);
  expect(sheet.frozen).toEqual({ rows: 1, columns: 1 });
  expect(sheet.merges).toEqual([area("D1:E1")]);
  expect(sheet.columns).toMatchObject([{ first: 0, last: 0, width: 20, hidden: false }, { first: 3, last: 5, hidden: true }]);
  expect(sheetOf(model, "报表").pivots).toMatchObject([{ name: "按级别", area: area("A1:B4") }]);
  expect(save(model)).toBe(bytes);
  expect(save(rich())).toEqual(bytes);
});

test.each<[string, (sheet: SheetModel, model: WorkbookModel) => void, string[]]>([
  ["merges", (sheet) => { sheet.merges = [...sheet.merges, area("G1:H2")]; sheet.changed.add("merges"); }, ["xl/worksheets/sheet1.xml"]],
  ["no merges", (sheet) => { sheet.merges = []; sheet.changed.add("merges"); }, ["xl/worksheets/sheet1.xml"]],
  ["the view", (sheet) => { sheet.frozen = { rows: 0, columns: 0 }; sheet.changed.add("view"); }, ["xl/worksheets/sheet1.xml"]],
  ["columns", (sheet) => { sheet.columns = [{ ...sheet.columns[0]!, width: 33 }]; sheet.changed.add("columns"); }, ["xl/worksheets/sheet1.xml"]],
  ["validations", (sheet) => { sheet.validations = []; sheet.changed.add("validations"); }, ["xl/worksheets/sheet1.xml"]],
  ["conditional formats", (sheet) => { sheet.conditionalFormats = [...sheet.conditionalFormats, { areas: format.areas, spec: { ...format, id: "r2" }, raw: null }]; sheet.changed.add("conditionalFormats"); }, ["xl/worksheets/sheet1.xml"]],
  ["a table", (sheet) => { sheet.tables = [{ ...sheet.tables[0]!, area: area("A1:B9"), changed: true }]; sheet.changed.add("tables"); }, ["xl/tables/table1.xml"]],
  ["a style", (sheet, model) => sheet.cells.setStyle(1, 0, model.styles.derive(0, { numberFormat: "0.00" })), ["xl/styles.xml", "xl/worksheets/sheet1.xml"]],
  ["a text that other cells say", (sheet) => sheet.cells.setContent(1, 1, "新", null), ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"]],
  ["a text to one that takes its place in the list", (sheet) => sheet.cells.setContent(1, 0, "新", null), ["xl/sharedStrings.xml"]],
  ["a known text", (sheet) => sheet.cells.setContent(1, 1, "B", null), ["xl/worksheets/sheet1.xml"]],
  ["the only cell of a text", (sheet) => sheet.cells.setContent(1, 0, "二", null), ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"]],
  ["a formula", (sheet) => sheet.cells.setContent(1, 3, 2, "=1+1"), ["xl/workbook.xml", "xl/worksheets/sheet1.xml"]],
  ["a change that is none", (sheet) => { sheet.changed.add("merges"); sheet.changed.add("view"); sheet.changed.add("validations"); sheet.changed.add("columns"); sheet.changed.add("conditionalFormats"); sheet.changed.add("tables"); }, []],
])("changing %s touches no other part", (_, change, expected) => {
  const bytes = save(rich());
  const model = open(bytes);
  change(sheetOf(model), model);
  expect(changedParts(bytes, save(model))).toEqual(expected);
});

test("a deleted table takes its part, relationship and content type with it", () => {
  const bytes = save(rich());
  const model = open(bytes);
  const report = sheetOf(model, "报表");
  report.pivots = [];
  report.changed.add("pivots");
  const sheet = sheetOf(model);
  sheet.tables = [];
  sheet.changed.add("tables");
  const after = save(model);
  expect(changedParts(bytes, after)).toEqual([
    "-xl/pivotCache/pivotCacheDefinition1.xml", "-xl/pivotTables/_rels/pivotTable1.xml.rels", "-xl/pivotTables/pivotTable1.xml", "-xl/tables/table1.xml", "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/worksheets/_rels/sheet2.xml.rels", "xl/worksheets/sheet1.xml",
  ]);
  expect(partText(after, "xl/workbook.xml")).not.toContain("pivotCache");
  expect(partText(after, "xl/worksheets/sheet1.xml")).not.toContain("tablePart");
});

test("a deleted pivot comes back from its own XML after its parts are gone", () => {
  const bytes = save(rich());
  const model = open(bytes);
  const report = sheetOf(model, "报表");
  const [before] = report.pivots;
  report.pivots = [];
  report.changed.add("pivots");
  const without = open(save(model));
  const again = sheetOf(without, "报表");
  again.pivots = [JSON.parse(JSON.stringify(before))];
  again.changed.add("pivots");
  const restored = open(save(without));
  expect(sheetOf(restored, "报表").pivots).toMatchObject([{ name: "按级别", area: area("A1:B4") }]);
  // And within one session nothing has happened at all.
  report.pivots = [JSON.parse(JSON.stringify(before))];
  expect(save(model)).toBe(bytes);
});

describe("sheets", () => {
  const three = (): Uint8Array => {
    const model = workbookOf([[1]], "一");
    addSheet(model, "二").cells.setContent(0, 0, "b", null);
    addSheet(model, "三").cells.setContent(0, 0, "c", null);
    const bytes = save(model);
    const names = '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">一!$A$1</definedName><definedName name="_xlnm.Print_Area" localSheetId="2">三!$A$1</definedName><definedName name="Rate">一!$A$1</definedName></definedNames>';
    return withParts(bytes, { "xl/workbook.xml": partText(bytes, "xl/workbook.xml").replace("</sheets>", `</sheets>${names}`) });
  };

  test("a deleted sheet goes with its names, and those of others follow their sheets", () => {
    const bytes = three();
    const model = open(bytes);
    model.sheets = model.sheets.filter((sheet) => sheet.name !== "二");
    const after = save(model);
    expect(partText(after, "xl/workbook.xml")).toContain('localSheetId="1">三!');
    expect(changedParts(bytes, after)).toEqual(["-xl/worksheets/sheet2.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/workbook.xml"]);
    expect(open(after).sheets.map(({ name }) => name)).toEqual(["一", "三"]);
    const last = open(bytes);
    last.sheets = last.sheets.filter((sheet) => sheet.name !== "三");
    expect(partText(save(last), "xl/workbook.xml")).not.toContain("三");
  });

  test("a sheet that a formula or name refers to is not deleted", () => {
    const model = open(three());
    model.sheets = model.sheets.filter((sheet) => sheet.name !== "一");
    expect(codes(saveXlsx(model))).toEqual(["xlsx/stillUsed"]);
    const other = open(three());
    sheetOf(other, "三").cells.setContent(3, 3, 1, "=SUM('二'!A1:A3)");
    other.sheets = other.sheets.filter((sheet) => sheet.name !== "二");
    expect(codes(saveXlsx(other))).toEqual(["xlsx/stillUsed"]);
  });

  test("visibility and order are written; the selected tab follows the active sheet", () => {
    const model = open(three());
    const [one, two, third] = model.sheets as [SheetModel, SheetModel, SheetModel];
    one.visibility = "veryHidden";
    model.sheets = [third, one, two];
    model.activeSheet = "三";
    model.sheetsChanged = true;
    const after = save(model);
    const again = open(after);
    expect(again.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([["三", "visible"], ["一", "veryHidden"], ["二", "visible"]]);
    expect(again.activeSheet).toBe("三");
    const selected = [...partsOf(after)].filter(([, content]) => new TextDecoder().decode(content).includes('tabSelected="1"')).map(([name]) => name);
    expect(selected).toEqual(["xl/worksheets/sheet3.xml"]);
    expect(partText(after, "xl/workbook.xml")).toContain('localSheetId="1">一!');
  });

  test("a workbook must keep a visible sheet", () => {
    const model = open(three());
    for (const sheet of model.sheets) sheet.visibility = "hidden";
    expect(codes(saveXlsx(model))).toEqual(["xlsx/noSheets"]);
  });
});

describe("dumped sheets", () => {
  test("an unchanged sheet put back is the same file", () => {
    const bytes = save(rich());
    const model = open(bytes);
    const { sheets } = model;
    const dump = JSON.parse(JSON.stringify(model.dumpSheet(sheets[0]!)));
    model.sheets = [sheets[1]!];
    expect(codes(saveXlsx(model))).toEqual([]);
    model.sheets = [model.loadSheet(dump), sheets[1]!];
    expect(save(model)).toBe(bytes);
  });

  test("a changed sheet comes back with its cells, rules, table and pivot, also in another session", () => {
    const model = open(save(rich()));
    for (const sheet of model.sheets) {
      sheet.cells.setContent(7, 7, "更改", null);
      sheet.cells.setStyle(7, 7, model.styles.derive(0, { numberFormat: "yyyy-mm-dd", look: { fill: "00FF00" } }));
    }
    const dumps = model.sheets.map((sheet) => JSON.parse(JSON.stringify(model.dumpSheet(sheet))));
    const expected = model.sheets.map(facts(model));
    const other = open(save(workbookOf([["anderes"]], "x")));
    // Styles of the other workbook are numbered differently.
    other.styles.derive(0, { look: { bold: true } });
    other.sheets = [...other.sheets, ...dumps.map((dump) => other.loadSheet(dump))];
    const again = open(save(other));
    expect(again.sheets.slice(1).map(facts(again))).toEqual(expected);
    expect(save(again)).toEqual(save(open(save(other))));
  });

  test("rich text, pictures of other parts, links and own names come back", () => {
    const si = '<si><r><rPr><b/></rPr><t>粗</t></r><r><t xml:space="preserve"> 细</t></r></si>';
    const first = workbookOf([["x"]], "图");
    addSheet(first, "其他").cells.setContent(0, 0, "y", null);
    const base = save(first);
    const bytes = withParts(base, {
      "xl/sharedStrings.xml": `<?xml version="1.0" encoding="UTF-8"?>\n<sst xmlns="${main}">${si}<si><t>y</t></si></sst>`,
      "xl/worksheets/sheet1.xml": worksheet('<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData><hyperlinks><hyperlink ref="A1" r:id="rId9"/></hyperlinks><drawing r:id="rId3"/>'),
      "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="${office}/hyperlink" Target="https://example.com/?a=1&amp;b=2" TargetMode="External"/><Relationship Id="rId3" Type="${office}/drawing" Target="../drawings/drawing1.xml"/></Relationships>`,
      "xl/drawings/drawing1.xml": '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>',
      "xl/drawings/_rels/drawing1.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/image" Target="../media/image1.png"/></Relationships>`,
      "xl/media/image1.png": "not really a picture",
      "xl/workbook.xml": partText(base, "xl/workbook.xml").replace("</sheets>", '</sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">图!$A$1</definedName></definedNames>'),
    });
    const model = open(bytes);
    const sheet = sheetOf(model, "图");
    sheet.cells.setContent(5, 5, 1, null);
    const dump = JSON.parse(JSON.stringify(model.dumpSheet(sheet)));
    model.sheets = model.sheets.filter((other) => other !== sheet);
    const without = save(model);
    expect([...partsOf(without).keys()].filter((name) => /drawing|media/.test(name))).toEqual([]);
    const later = open(without);
    later.sheets = [later.loadSheet(dump), ...later.sheets];
    const after = save(later);
    expect([...partsOf(after).keys()].filter((name) => /drawing|media/.test(name)).sort()).toEqual(["xl/drawings/_rels/drawing1.xml.rels", "xl/drawings/drawing1.xml", "xl/media/image1.png"]);
    expect(partText(after, "xl/worksheets/_rels/sheet1.xml.rels")).toContain("https://example.com/?a=1&amp;b=2");
    expect(partText(after, "xl/worksheets/sheet1.xml")).toContain('t="inlineStr"><is><r><rPr><b/></rPr><t>粗</t></r>');
    expect(partText(after, "xl/workbook.xml")).toContain('localSheetId="0">图!$A$1');
    expect(open(after).sheets[0]!.cells.value(0, 0)).toBe("粗 细");
  });

  test("a damaged dump is refused with its reason", () => {
    const model = open(save(rich()));
    const dump = JSON.parse(JSON.stringify(model.dumpSheet(model.sheets[0]!)));
    for (const damage of [null, 1, {}, { ...dump, version: 2 }, { ...dump, xml: "no" }, { ...dump, part: "../../x.xml" }, { ...dump, rels: [1] }, { ...dump, parts: [{ ...dump.parts[0], part: "/etc/x" }] }]) {
      let problem: unknown = null;
      try {
        model.loadSheet(damage);
      } catch (error) {
        problem = problemOf(error)?.code ?? error;
      }
      expect(problem).toBe("xlsx/badDump");
    }
  });

  function facts(model: WorkbookModel): (sheet: SheetModel) => unknown {
    return (sheet) => ({
      name: sheet.name, merges: sheet.merges, frozen: sheet.frozen, columns: sheet.columns.map(({ first, last, width, hidden }) => ({ first, last, width, hidden })),
      cells: [...cellsOf(sheet)].map(([key, [cell, formula, style]]) => [key, cell, formula, model.styles.describe(style)]),
      validations: sheet.validations.map(({ areas }) => areas), formats: sheet.conditionalFormats.map(({ areas }) => areas),
      tables: sheet.tables.map(({ name, area: place, columns }) => ({ name, place, columns })), pivots: sheet.pivots.map(({ name, area: place }) => ({ name, place })),
    });
  }
});

describe("cells in odd company", () => {
  const read = (bytes: Uint8Array): string => partText(bytes, "xl/worksheets/sheet1.xml");

  test("a shared formula whose main cell is changed gives the others their own text", () => {
    const rows = '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*2</f><v>2</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row><row r="3"><c r="A3" s="0"><f t="shared" si="0"/><v>6</v></c></row>';
    const model = open(withSheet(worksheet(`<sheetData>${rows}</sheetData>`)));
    model.sheets[0]!.cells.setContent(0, 0, 7, null);
    const after = save(model);
    expect(read(after)).toContain('<row r="1"><c r="A1"><v>7</v></c></row><row r="2"><c r="A2"><f>B2*2</f><v>4</v></c></row><row r="3"><c r="A3"><f>B3*2</f><v>6</v></c></row>');
    const member = open(withSheet(worksheet(`<sheetData>${rows}</sheetData>`)));
    member.sheets[0]!.cells.setContent(1, 0, null, null);
    expect(read(save(member))).toContain('<row r="2"></row><row r="3"><c r="A3" s="0"><f t="shared" si="0"/>');
  });

  test("cells and rows without references stay where they are when one before them goes", () => {
    const model = open(withSheet(worksheet("<sheetData><row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row><row/><row><c><v>4</v></c></row></sheetData>")));
    const { cells } = model.sheets[0]!;
    cells.setContent(0, 1, null, null);
    cells.setContent(1, 4, "new", null);
    cells.setContent(9, 0, "row", null);
    const again = open(save(model)).sheets[0]!;
    expect(again.cells.read(area("A1:C3"))).toEqual([[1, null, 3], [null, null, null], [4, null, null]]);
    expect(again.cells.value(1, 4)).toBe("new");
    expect(again.cells.value(9, 0)).toBe("row");
  });

  test("rows out of order, and a row in two pieces, take changes in the right place", () => {
    const model = open(withSheet(worksheet('<sheetData><row r="5"><c r="C5"><v>1</v></c><c r="A5"><v>2</v></c></row><row r="2"><c r="B2"><v>3</v></c></row><row r="5"><c r="E5"><v>4</v></c></row></sheetData>')));
    const { cells } = model.sheets[0]!;
    for (const [row, column, number] of [[4, 0, 20], [4, 1, 21], [4, 4, 40], [1, 0, 30], [3, 0, 50], [0, 0, 60], [6, 0, 70]] as const) cells.setContent(row, column, number, null);
    const before = cellsOf(model.sheets[0]!);
    expect(cellsOf(open(save(model)).sheets[0]!)).toEqual(before);
  });

  test("a row's height, hidden state and style stay; spans that have become wrong go", () => {
    const model = open(withSheet(worksheet('<sheetData><row r="1" spans="1:2" ht="30" customHeight="1" hidden="1"><c r="A1" s="0"><v>1</v></c></row></sheetData>')));
    model.sheets[0]!.cells.setContent(0, 5, 1, null);
    expect(read(save(model))).toContain('<row r="1" ht="30" customHeight="1" hidden="1"><c r="A1" s="0"><v>1</v></c><c r="F1"><v>1</v></c></row>');
  });

  test("comments, CDATA and unknown elements of the rows stay to the letter", () => {
    const row = '<row r="1"><!-- a --><c r="A1" t="str"><v><![CDATA[<x>]]></v></c><c r="B1"><v>1</v><extLst><ext uri="u"/></extLst></c></row>';
    const model = open(withSheet(worksheet(`<sheetData>${row}</sheetData>`)));
    const { cells } = model.sheets[0]!;
    expect(cells.value(0, 0)).toBe("<x>");
    cells.setContent(0, 2, 3, null);
    expect(read(save(model))).toContain(row.replace("</row>", '<c r="C1"><v>3</v></c></row>'));
  });

  test("a prefixed sheet is written with its prefix", () => {
    const xml = `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const model = open(withSheet(xml));
    const sheet = model.sheets[0]!;
    sheet.cells.setContent(0, 1, "t", null);
    sheet.merges = [area("A3:B3")];
    sheet.validations = [{ areas: validation.areas, spec: validation, raw: null }];
    sheet.changed.add("merges").add("validations");
    const after = read(save(model));
    expect(after).not.toMatch(/<(?!\/?x:|\?)/);
    expect(open(save(model)).sheets[0]!.validations).toHaveLength(1);
  });

  test("a UTF-16 sheet is read, and written as UTF-8 once it changes", () => {
    const xml = worksheet('<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>中文</t></is></c></row></sheetData>').replace("UTF-8", "UTF-16");
    const bytes = withParts(save(workbookOf([["x"]])), {});
    const parts = partsOf(bytes);
    parts.set("xl/worksheets/sheet1.xml", new Uint8Array(Buffer.from("\ufeff" + xml, "utf16le")));
    const source = writeZip([...parts].map(([name, content]) => ({ name, bytes: content })));
    const model = open(source);
    expect(model.sheets[0]!.cells.value(0, 0)).toBe("中文");
    expect(save(model)).toBe(source);
    model.sheets[0]!.cells.setContent(1, 0, "新", null);
    const again = open(save(model));
    expect(again.sheets[0]!.cells.read(area("A1:A2"))).toEqual([["中文"], ["新"]]);
    expect(read(save(model))).toContain('encoding="UTF-8"');
  });

  test.each(["=1+1", "+1", "@x", "\t=1", " leading", "trailing ", "a\nb", "a\r\nb", "_x0041_", "\u0000\u001f", "\ud800", "\ufffe", "]]>&<>\"'", "", "😀", "_x000D_\r"])("the text %j comes back as it is", (text) => {
    const model = workbookOf([[text, 1], [text, text]]);
    sheetOf(model).cells.setContent(2, 0, text, '="x"');
    const cells = open(save(model)).sheets[0]!.cells;
    expect([cells.value(0, 0), cells.value(1, 1), cells.value(2, 0)]).toEqual([text, text, text]);
    expect(cells.formula(0, 0)).toBeNull();
  });

  test.each([0, -0, 0.1, 1 / 3, 1e21, -1e-7, 5e-324, 1.7976931348623157e308, 123456789012345680, 9007199254740993])("the number %p comes back as it is", (number) => {
    expect(open(save(workbookOf([[number]]))).sheets[0]!.cells.value(0, 0)).toBe(number === 0 ? 0 : number);
  });

  test("validations of the extension list are read, cut and taken out", () => {
    const ext = '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list"><x14:formula1><xm:f>Other!A2</xm:f></x14:formula1><xm:sqref>B2:B9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>';
    const model = open(withSheet(worksheet(`<sheetData/>${ext}`)));
    const sheet = model.sheets[0]!;
    expect(sheet.validations.map(({ areas }) => areas)).toEqual([[area("B2:B9")]]);
    sheet.validations = [{ ...sheet.validations[0]!, areas: [area("B4:B9")] }, { areas: validation.areas, spec: validation, raw: null }];
    sheet.changed.add("validations");
    const after = read(save(model));
    expect(after).toContain("<xm:f>Other!A4</xm:f></x14:formula1><xm:sqref>B4:B9</xm:sqref>");
    expect(after).toContain("<dataValidations");
    sheet.validations = [];
    expect(read(save(model))).not.toContain("extLst");
    // One that comes back after its list is gone gets a list of its own.
    const without = open(save(model));
    const [extended] = open(withSheet(worksheet(`<sheetData/>${ext}`))).sheets[0]!.validations;
    without.sheets[0]!.validations = [extended!];
    without.sheets[0]!.changed.add("validations");
    expect(open(save(without)).sheets[0]!.validations).toMatchObject([{ areas: [area("B2:B9")], raw: extended!.raw }]);
    expect(read(save(without))).toMatch(/<extLst><ext uri="[^"]+" xmlns:x14="[^"]+"><x14:dataValidations count="1" xmlns:xm=/);
  });

  test("the order of calculation goes when formulas come or go, and results are computed anew on opening", () => {
    const bytes = withSheet(worksheet('<sheetData><row r="1"><c r="A1"><f>B1</f><v>1</v></c><c r="B1"><v>1</v></c></row></sheetData>'), {
      "xl/calcChain.xml": `<calcChain xmlns="${main}"><c r="A1" i="1"/></calcChain>`,
      "xl/_rels/workbook.xml.rels": partText(save(workbookOf([["x"]])), "xl/_rels/workbook.xml.rels").replace("</Relationships>", `<Relationship Id="rIdC" Type="${office}/calcChain" Target="calcChain.xml"/></Relationships>`),
    });
    const edited = open(bytes);
    edited.sheets[0]!.cells.setContent(0, 1, 5, null);
    expect(changedParts(bytes, save(edited))).toEqual(["xl/workbook.xml", "xl/worksheets/sheet1.xml"]);
    expect(partText(save(edited), "xl/workbook.xml")).toContain('fullCalcOnLoad="1"');
    const gone = open(bytes);
    gone.sheets[0]!.cells.setContent(0, 0, 5, null);
    expect(changedParts(bytes, save(gone))).toEqual(["-xl/calcChain.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"]);
  });

  test("a signed workbook is not changed", () => {
    const base = save(workbookOf([["x"]]));
    const bytes = withParts(base, {
      "_rels/.rels": partText(base, "_rels/.rels").replace("</Relationships>", '<Relationship Id="s" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>'),
      "_xmlsignatures/origin.sigs": "x",
    });
    const model = open(bytes);
    expect(save(model)).toBe(bytes);
    model.sheets[0]!.cells.setContent(0, 0, 1, null);
    expect(codes(saveXlsx(model))).toEqual(["xlsx/signed"]);
  });
});
