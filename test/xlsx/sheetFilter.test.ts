import type { SheetModel, WorkbookModel } from "../../src/workbook/model";
import { writeZip } from "../../src/xlsx/container/writeZip";
import { filteredLedger } from "../support/filteredLedger";
import { addSheet, changedParts, open, partsOf, partText, save, workbookOf } from "./support";

const sheetPart = "xl/worksheets/sheet2.xml";
const ledgerOf = (model: WorkbookModel): SheetModel => model.sheets.find(({ name }) => name === "台账")!;

function putFilter(sheet: SheetModel, filter: SheetModel["autoFilter"]): void {
  sheet.autoFilter = filter;
  sheet.changed.add("autoFilter");
}

test("a sheet's filter and its hidden rows are read, with the hidden name", () => {
  expect(ledgerOf(open(filteredLedger()))).toMatchObject({
    hiddenRows: [{ first: 4, last: 5 }],
    autoFilter: { area: { row: 2, column: 1, rows: 5, columns: 4 }, filterMode: true, definedName: '<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">台账!$B$3:$E$7</definedName>' },
  });
  expect(open(filteredLedger()).definedNames).toEqual(["客户名单"]);
});

test.each([{}, { strict: true }, { prefix: "x:" }])("taken out and put back it is what it was; one that is there again stays to the letter: %j", (style) => {
  const bytes = filteredLedger(style);
  const model = open(bytes);
  const filter = ledgerOf(model).autoFilter;
  putFilter(ledgerOf(model), null);
  const without = save(model);
  expect(changedParts(bytes, without)).toEqual(["xl/workbook.xml", sheetPart]);
  putFilter(ledgerOf(model), filter);
  expect(save(model)).toBe(bytes);
  const again = open(without);
  putFilter(ledgerOf(again), filter);
  expect(changedParts(bytes, save(again))).toEqual([]);
});

test("the last name takes the list of names with it, and brings it back", () => {
  const model = workbookOf([["a"], [1]]);
  const sheet = model.sheets[0]!;
  sheet.autoFilter = { area: { row: 0, column: 0, rows: 2, columns: 1 }, raw: '<autoFilter ref="A1:A2"/>', namespaces: {}, filterMode: false, definedName: '<definedName name="_xlnm._FilterDatabase" localSheetId="9" hidden="1">Sheet1!$A$1:$A$2</definedName>' };
  const bytes = save(model);
  expect(partText(bytes, "xl/workbook.xml")).toContain('<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Sheet1!$A$1:$A$2</definedName></definedNames>');
  expect(partText(bytes, "xl/worksheets/sheet1.xml")).toContain('</sheetData><autoFilter ref="A1:A2"/><pageMargins');
  const opened = open(bytes);
  const filter = opened.sheets[0]!.autoFilter;
  putFilter(opened.sheets[0]!, null);
  const without = save(opened);
  expect(partText(without, "xl/workbook.xml")).not.toContain("definedName");
  const again = open(without);
  putFilter(again.sheets[0]!, filter);
  expect(changedParts(bytes, save(again))).toEqual([]);
});

test("hidden names follow their sheets when sheets move", () => {
  const model = open(filteredLedger());
  const filter = ledgerOf(model).autoFilter;
  putFilter(ledgerOf(model), null);
  const later = open(save(model));
  addSheet(later, "新");
  later.sheets = [later.sheets[2]!, later.sheets[1]!, later.sheets[0]!];
  putFilter(ledgerOf(later), filter);
  const names = [...partText(save(later), "xl/workbook.xml").matchAll(/name="(_xlnm\.\w+)" localSheetId="(\d)"/g)].map((match) => `${match[1]} ${match[2]}`);
  expect(names).toEqual(["_xlnm._FilterDatabase 1", "_xlnm._FilterDatabase 2", "_xlnm.Print_Titles 1"]);
});

describe("a dumped sheet", () => {
  const dumpedAndBack = (change: (sheet: SheetModel) => void): WorkbookModel => {
    const parts = partsOf(filteredLedger());
    // A name of the workbook would hold on to the sheet.
    parts.set("xl/workbook.xml", new TextEncoder().encode(partText(filteredLedger(), "xl/workbook.xml").replace("台账!$C$4:$C$7", "1")));
    const model = open(writeZip([...parts].map(([name, bytes]) => ({ name, bytes }))));
    change(ledgerOf(model));
    const dump = JSON.parse(JSON.stringify(model.dumpSheet(ledgerOf(model))));
    model.sheets = model.sheets.filter(({ name }) => name !== "台账");
    model.activeSheet = "其他";
    model.sheetsChanged = true;
    const without = open(save(model));
    without.sheets = [...without.sheets, without.loadSheet(dump)];
    without.sheetsChanged = true;
    return without;
  };

  it("has its filter, the hidden name and its hidden rows", () => {
    const model = dumpedAndBack(() => undefined);
    const before = ledgerOf(open(filteredLedger()));
    expect(ledgerOf(model).autoFilter).toEqual(before.autoFilter);
    expect(ledgerOf(open(save(model)))).toMatchObject({ autoFilter: before.autoFilter!, hiddenRows: before.hiddenRows });
  });

  it("has none when it was taken out before, or is taken out afterwards", () => {
    for (const later of [false, true]) {
      const model = dumpedAndBack((sheet) => { if (!later) putFilter(sheet, null); });
      if (later) putFilter(ledgerOf(model), null);
      const saved = save(model);
      expect(partText(saved, "xl/workbook.xml").match(/_FilterDatabase/g)).toHaveLength(1);
      expect(ledgerOf(open(saved)).autoFilter).toBeNull();
    }
  });
});

describe("hidden rows", () => {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const part = "xl/worksheets/sheet1.xml";
  const bytesOf = (rows: string, p = ""): Uint8Array => {
    const parts = partsOf(save(workbookOf([["x"]])));
    parts.set(part, new TextEncoder().encode(`<?xml version="1.0"?>\n<${p}worksheet xmlns${p === "" ? "" : `:${p.slice(0, -1)}`}="${main}" xmlns:d="urn:d"><${p}sheetData>${rows}</${p}sheetData></${p}worksheet>`));
    return writeZip([...parts].map(([name, bytes]) => ({ name, bytes })));
  };
  const put = (model: WorkbookModel, hiddenRows: SheetModel["hiddenRows"]): void => {
    model.sheets[0]!.hiddenRows = hiddenRows;
    model.sheets[0]!.changed.add("rows");
  };
  const rowsIn = (bytes: Uint8Array): string => /sheetData>([\s\S]*)<\/(?:\w+:)?sheetData/.exec(partText(bytes, part))![1]!;

  it.each([
    '<row r="2" spans="1:2" ht="20" hidden="1" customHeight="1" d:descent="0.2"><c r="A2"><v>1</v></c></row>',
    '<row r="2" hidden="1"/>',
    '<row r="2" spans="1:2" hidden="1" collapsed="1" />',
    '<!-- read thoroughly --><row r="2" s="0" hidden="1"><c r="A2"><v>1</v></c></row>',
  ])("shown and hidden again are what they were: %s", (row) => {
    const bytes = bytesOf(`<row r="1"><c r="A1"><v>1</v></c></row>${row}`);
    const model = open(bytes);
    expect(model.sheets[0]!.hiddenRows).toEqual([{ first: 1, last: 1 }]);
    put(model, []);
    const shown = save(model);
    expect(rowsIn(shown)).toBe(rowsIn(bytes).replace(' hidden="1"', ""));
    const later = open(shown);
    put(later, [{ first: 1, last: 1 }]);
    expect(changedParts(bytes, save(later))).toEqual([]);
  });

  it("may change together with their cells, and may be rows that the sheet does not write", () => {
    const model = open(bytesOf('<x:row r="2" spans="1:1" hidden="true"/><x:row r="4" hidden="0"><x:c r="A4"><x:v>4</x:v></x:c></x:row>', "x:"));
    const { cells } = model.sheets[0]!;
    put(model, [{ first: 2, last: 4 }]);
    cells.setContent(1, 2, 2, null);
    cells.setContent(2, 0, 3, null);
    cells.setContent(3, 0, 5, null);
    expect(rowsIn(save(model))).toBe(
      '<x:row r="2"><x:c r="C2"><x:v>2</x:v></x:c></x:row><x:row r="3" hidden="1"><x:c r="A3"><x:v>3</x:v></x:c></x:row><x:row r="4" hidden="1"><x:c r="A4"><x:v>5</x:v></x:c></x:row><x:row r="5" hidden="1"></x:row>',
    );
  });

  it("are there in a sheet that has no rows", () => {
    const model = open(bytesOf(""));
    put(model, [{ first: 0, last: 1 }]);
    expect(open(save(model)).sheets[0]!.hiddenRows).toEqual([{ first: 0, last: 1 }]);
  });
});
