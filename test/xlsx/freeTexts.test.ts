import fc from "fast-check";
import type { WorkbookModel } from "../../src/workbook/model";
import { writeZip } from "../../src/xlsx/container/writeZip";
import { saveXlsx } from "../../src/xlsx/saveXlsx";
import { readSharedStrings } from "../../src/xlsx/sheet/sharedStrings";
import { addSheet, cellsOf, changedParts, open, partsOf, partText, save, value, workbookOf } from "./support";

const part = "xl/sharedStrings.xml";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const list = (bytes: Uint8Array): readonly string[] => readSharedStrings(part, partsOf(bytes).get(part)!).texts;
const set = (model: WorkbookModel, row: number, column: number, text: string | number | null): void => model.sheets[0]!.cells.setContent(row, column, text, null);

/** The package with parts put in or replaced. */
function withParts(bytes: Uint8Array, change: Readonly<Record<string, string>>): Uint8Array {
  const parts = partsOf(bytes);
  for (const [name, text] of Object.entries(change)) parts.set(name, new TextEncoder().encode(text));
  return writeZip([...parts].map(([name, content]) => ({ name, bytes: content })));
}

/** A, B, C, D in one row, and the list of shared texts as given. */
const withList = (xml: string): Uint8Array => withParts(save(workbookOf([["A", "B", "C", "D"]])), { [part]: xml });

describe("a text that no cell says any more", () => {
  test.each<[string, (model: WorkbookModel) => void, string[]]>([
    ["is emptied where it stands", (model) => set(model, 0, 1, 1), ["A", "", "C", "D"]],
    ["is cut off at the end", (model) => set(model, 0, 3, null), ["A", "B", "C"]],
    ["is cut off with those before it", (model) => [1, 2, 3].forEach((column) => set(model, 0, column, null)), ["A"]],
    ["stays while another cell says it", (model) => { set(model, 1, 0, "B"); set(model, 0, 1, null); }, ["A", "B", "C", "D"]],
    ["gives its place to a new one", (model) => { set(model, 0, 1, "X"); set(model, 1, 0, "Y"); }, ["A", "X", "C", "D", "Y"]],
    ["gives its place to a new one elsewhere", (model) => { set(model, 0, 2, null); set(model, 0, 0, 7); set(model, 5, 5, "X"); }, ["X", "B", "", "D"]],
    ["stays when only looks change", (model) => model.sheets[0]!.cells.setStyle(0, 0, model.styles.derive(0, { numberFormat: "@" })), ["A", "B", "C", "D"]],
  ])("%s", (_, change, expected) => {
    const model = open(save(workbookOf([["A", "B", "C", "D"]])));
    change(model);
    const bytes = save(model);
    expect(list(bytes)).toEqual(expected);
    expect(cellsOf(open(bytes).sheets[0]!)).toEqual(cellsOf(model.sheets[0]!));
    const root = /<sst[^>]*>/.exec(partText(bytes, part))![0];
    expect(root).not.toMatch(/ count=/);
    if (root.includes("uniqueCount")) expect(root).toContain(`uniqueCount="${expected.length}"`);
  });

  test("goes with its sheet, unless another sheet says it", () => {
    const model = workbookOf([["A", "both"]]);
    addSheet(model, "Secret").cells.setContent(0, 0, "secret", null);
    model.sheets[1]!.cells.setContent(0, 1, "both", null);
    addSheet(model, "Last").cells.setContent(0, 0, "last", null);
    const again = open(save(model));
    again.sheets = again.sheets.filter(({ name }) => name !== "Secret");
    again.sheetsChanged = true;
    const bytes = save(again);
    expect(list(bytes)).toEqual(["A", "both", "", "last"]);
    expect(partText(bytes, part)).not.toContain("secret");
  });

  test("makes room for others at every later save: the list does not grow", () => {
    let bytes = save(workbookOf([["A", "B", "C", "D"]]));
    for (let n = 0; n < 5; n++) {
      const model = open(bytes);
      for (const column of [0, 1, 2]) set(model, 0, column, `${n} ${column}`);
      bytes = save(model);
      expect(list(bytes)).toEqual([`${n} 0`, `${n} 1`, `${n} 2`, "D"]);
    }
  });

  test("put back before the save, nothing has happened", () => {
    const before = save(workbookOf([["A", "B"]]));
    const model = open(before);
    set(model, 0, 0, "X");
    set(model, 0, 0, "A");
    expect(save(model)).toBe(before);
  });

  test("that formulas and cells of their own say is no shared one", () => {
    const sheet = `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><f>A1&amp;""</f><v>A</v></c><c r="C1" t="inlineStr"><is><t>A</t></is></c></row></sheetData></worksheet>`;
    const model = open(withParts(save(workbookOf([["A"]])), { "xl/worksheets/sheet1.xml": sheet }));
    set(model, 0, 0, 1);
    const bytes = save(model);
    expect(list(bytes)).toEqual([]);
    expect([...cellsOf(open(bytes).sheets[0]!).values()].map(([cell]) => cell)).toEqual([1, "A", "A"]);
  });
});

describe("a text that nobody said before", () => {
  const litter = withList(`<sst xmlns="${main}" count="4" uniqueCount="7"><si><t>A</t></si><si><t>B</t></si><si><t>C</t></si><si><t>D</t></si><si><t>left</t></si><si><r><t>le</t></r><r><t>ft</t></r></si><si><t/></si></sst>`);

  test("stays to the letter when cells change", () => {
    const model = open(litter);
    set(model, 0, 1, null);
    expect(partText(save(model), part)).toContain("<si><t>left</t></si><si><r><t>le</t></r><r><t>ft</t></r></si></sst>");
  });

  test("leaves an empty place that a new one may take", () => {
    const model = open(litter);
    set(model, 3, 3, "new");
    expect(list(save(model))).toEqual(["A", "B", "C", "D", "left", "left", "new"]);
  });

  test("goes from a purged copy, and from an unchanged workbook too; all other parts stay", () => {
    const bytes = value(saveXlsx(open(litter), "all"));
    expect(list(bytes)).toEqual(["A", "B", "C", "D"]);
    expect(changedParts(litter, bytes)).toEqual([part]);
    expect(value(saveXlsx(open(bytes), "all"))).toEqual(bytes);
    const none = save(workbookOf([["A"]]));
    expect(value(saveXlsx(open(none), "all"))).toBe(none);
  });
});

describe("odd lists keep everything but the text", () => {
  test.each<[string, string, string]>([
    ["a comment", `<sst xmlns="${main}"><si><t>A</t></si><!-- <si> --><si><t>B</t></si><si><t>C</t></si><si><t>D</t></si></sst>`, `<sst xmlns="${main}"><si><t>A</t></si><!-- <si> --><si><t/></si><si><t>C</t></si><si><t>D</t></si></sst>`],
    ["CDATA", `<sst xmlns="${main}"><si><t>A</t></si><si><t><![CDATA[</si>B]]></t></si><si><t>C</t></si><si><t>D</t></si></sst>`, `<sst xmlns="${main}"><si><t>A</t></si><si><t/></si><si><t>C</t></si><si><t>D</t></si></sst>`],
    ["a prefix and blanks", `<x:sst xmlns:x="${main}">\n <x:si><x:t>A</x:t></x:si>\n <x:si><x:t>B</x:t></x:si>\n <x:si/>\n <x:si ><x:t>D</x:t></x:si>\n</x:sst>`, `<x:sst xmlns:x="${main}">\n <x:si><x:t>A</x:t></x:si>\n <x:si><x:t/></x:si>\n <x:si/>\n <x:si ><x:t>D</x:t></x:si>\n</x:sst>`],
    ["runs, phonetics and an extension", `<sst xmlns="${main}" uniqueCount="4"><si><t>A</t></si><si><r><rPr><b/></rPr><t>B</t></r><rPh sb="0" eb="1"><t>ビー</t></rPh></si><si/><si><t xml:space="preserve"> D </t></si><extLst/></sst>`, `<sst xmlns="${main}" uniqueCount="4"><si><t>A</t></si><si><t/></si><si/><si><t xml:space="preserve"> D </t></si><extLst/></sst>`],
  ])("%s", (_, before, after) => {
    const model = open(withList(before));
    set(model, 0, 1, null);
    expect(partText(save(model), part)).toBe(after);
  });

  test("UTF-16", () => {
    const text = `<?xml version="1.0" encoding="UTF-16"?><sst xmlns="${main}"><si><t>A</t></si><!-- x --><si><t>B</t></si><si><t>C</t></si><si><t>D</t></si></sst>`;
    const parts = partsOf(save(workbookOf([["A", "B", "C", "D"]])));
    parts.set(part, new Uint8Array(Buffer.from("\ufeff" + text, "utf16le")));
    const model = open(writeZip([...parts].map(([name, bytes]) => ({ name, bytes }))));
    set(model, 0, 3, null);
    expect(partText(save(model), part)).toBe(`<?xml version="1.0" encoding="UTF-8"?><sst xmlns="${main}"><si><t>A</t></si><!-- x --><si><t>B</t></si><si><t>C</t></si></sst>`);
  });
});

test.each([
  ["a macro sheet", "application/vnd.ms-excel.macrosheet+xml", `<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" xmlns="${main}"><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c></row></sheetData></xm:macrosheet>`],
  ["a revision log", "application/vnd.openxmlformats-officedocument.spreadsheetml.revisionLog+xml", `<revisions xmlns="${main}"><rcc rId="1" sId="1"><oc r="A1" t="s"><v>1</v></oc><nc r="A1"><v>3</v></nc></rcc></revisions>`],
])("a text that only %s says stays", (_, type, xml) => {
  const bytes = save(workbookOf([["A", "B", "C"]]));
  const model = open(withParts(bytes, { "xl/other/part.xml": xml, "[Content_Types].xml": partText(bytes, "[Content_Types].xml").replace("</Types>", `<Override PartName="/xl/other/part.xml" ContentType="${type}"/></Types>`) }));
  for (const column of [0, 1, 2]) set(model, 0, column, null);
  expect(list(value(saveXlsx(model, "all")))).toEqual(["", "B"]);
});

test("texts of very hidden sheets stand in their cells", () => {
  const model = workbookOf([["A"]]);
  const hidden = model.newSheet("state", "veryHidden");
  model.sheets = [...model.sheets, hidden];
  hidden.cells.setContent(0, 0, `CRM ${"x".repeat(32_000)}`, null);
  hidden.cells.setContent(1, 0, "A", null);
  const bytes = save(model);
  expect(list(bytes)).toEqual(["A"]);
  const again = open(bytes);
  expect(cellsOf(again.sheets[1]!)).toEqual(cellsOf(hidden));
  expect(save(again)).toBe(bytes);
  again.sheets = again.sheets.slice(0, 1);
  again.sheetsChanged = true;
  expect(changedParts(bytes, save(again))).not.toContain(part);
});

test("the names of sheets that are gone leave the document's properties", () => {
  const model = workbookOf([["A"]]);
  addSheet(model, "状态");
  const app = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><HeadingPairs/><TitlesOfParts><vt:vector size="2" baseType="lpstr"><vt:lpstr>Sheet1</vt:lpstr><vt:lpstr>状态</vt:lpstr></vt:vector></TitlesOfParts><Company>甲</Company></Properties>';
  const bytes = save(model);
  const again = open(withParts(bytes, { "docProps/app.xml": app, "_rels/.rels": partText(bytes, "_rels/.rels").replace("</Relationships>", '<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>') }));
  set(again, 0, 0, "B");
  expect(partText(save(again), "docProps/app.xml")).toBe(app);
  again.sheets = again.sheets.slice(0, 1);
  again.sheetsChanged = true;
  expect(partText(save(again), "docProps/app.xml")).toBe(app.replace(/<HeadingPairs\/><TitlesOfParts>.*<\/TitlesOfParts>/, ""));
});

test("whatever is written over several sessions, the list says what cells say and nothing else, and every cell says what was written", () => {
  const cell = fc.record({ sheet: fc.nat(1), row: fc.nat(3), column: fc.nat(3), text: fc.oneof(fc.constantFrom("a", "b", "c", "d", "e", "f"), fc.constant(null), fc.constant(1)) });
  fc.assert(fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { minLength: 1, maxLength: 5 }), (sessions) => {
    const first = workbookOf([["a", "b"], ["c", "d"]]);
    addSheet(first, "Two").cells.setContent(0, 0, "b", null);
    let bytes = save(first);
    for (const writes of sessions) {
      const model = open(bytes);
      for (const { sheet, row, column, text } of writes) model.sheets[sheet]!.cells.setContent(row, column, text, null);
      bytes = save(model);
      const again = open(bytes);
      const told = again.sheets.map((sheet) => [...cellsOf(sheet)].map(([key, [said]]) => [key, said]));
      expect(told).toEqual(model.sheets.map((sheet) => [...cellsOf(sheet)].map(([key, [said]]) => [key, said])));
      const said = told.flat().flatMap(([, text]) => (typeof text === "string" ? [text] : []));
      expect(list(bytes).filter((text) => text !== "").sort()).toEqual([...new Set(said)].sort());
      expect(save(again)).toBe(bytes);
    }
  }), { seed: 42, numRuns: 80 });
});
