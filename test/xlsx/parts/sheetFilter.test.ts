import type { SheetFilter, TableModel } from "../../../src/workbook/model";
import { criteriaOf, filterNameXml, isFilterName, readSheetFilter, sheetFilterXml, withSheetFilter } from "../../../src/xlsx/parts/sheetFilter";
import { readTable } from "../../../src/xlsx/parts/table";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const around = { xmlns: main, "xmlns:xr": "urn:xr", "xmlns:x14": "urn:x14", "xmlns:r": "urn:r" };
const filterOf = (raw: string, root: Readonly<Record<string, string>> = around): SheetFilter => ({ ...readSheetFilter(raw, root)!, filterMode: false, definedName: null });
const table: TableModel = {
  part: null, id: 1, name: "T", area: { row: 2, column: 1, rows: 5, columns: 3 }, totalsRow: false, style: null, raw: null, changed: true,
  columns: [{ id: 1, name: "a" }, { id: 2, name: "b" }, { id: 3, name: "c" }],
};
const autoFilterOf = (raw: string | null): string => /<(\w+:)?autoFilter[\s\S]*?(?:\/>(?=<(?:\w+:)?(?:tableColumns|sortState))|<\/(\w+:)?autoFilter>)/.exec(raw ?? "")?.[0] ?? "";

describe("the filter of a sheet", () => {
  it("knows what its prefixes stand for where it does not say so itself", () => {
    expect(filterOf('<autoFilter ref="B3:D7" xr:uid="{1}"/>')).toMatchObject({ area: { row: 2, column: 1, rows: 5, columns: 3 }, namespaces: { "": main, xr: "urn:xr" } });
    expect(filterOf('<autoFilter ref="B3:D7" xmlns:xr="urn:own" xr:uid="{1}"/>').namespaces).toEqual({ "": main });
  });

  it("that does not tell its area is none", () => expect(readSheetFilter("<autoFilter/>", around)).toBeNull());

  it("is written to the letter where its prefixes mean the same, and declares them where they do not", () => {
    const filter = filterOf('<autoFilter ref="B3:D7" xr:uid="{1}"/>');
    expect(sheetFilterXml(filter, around)).toBe(filter.raw);
    expect(sheetFilterXml(filter, { "xmlns:x": main, "xmlns:xr": "urn:other" })).toBe(`<autoFilter ref="B3:D7" xr:uid="{1}" xmlns="${main}" xmlns:xr="urn:xr"/>`);
  });

  it("has a hidden name that follows its sheet and the prefix of the workbook", () => {
    const name = `<x:definedName name="_xlnm._FilterDatabase" localSheetId="3" hidden="1">'a b'!$A$1:$B$2</x:definedName>`;
    expect(isFilterName(name)).toBe(true);
    expect(isFilterName('<definedName name="_xlnm.Print_Area" localSheetId="3">a!$A$1</definedName>')).toBe(false);
    expect(filterNameXml(name, "x:", 3)).toBe(name);
    expect(filterNameXml(name, "", 0)).toBe(`<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'a b'!$A$1:$B$2</definedName>`);
  });
});

describe("a table that takes over a sheet's filter", () => {
  const column = (place: number, p = ""): string => `<${p}filterColumn colId="${place}"><${p}filters><${p}filter val="1"/></${p}filters></${p}filterColumn>`;

  it("counts columns from its own first one and leaves the memory of the last sort behind", () => {
    const filter = filterOf(`<autoFilter ref="A3:D7">${column(1)}${column(3)}<sortState ref="A4:D7"/></autoFilter>`);
    expect(criteriaOf(filter, table)).toEqual({ any: true, inTable: true });
    expect(autoFilterOf(withSheetFilter(table, filter).raw)).toBe(`<autoFilter ref="B3:D7">${column(0)}${column(2)}</autoFilter>`);
  });

  it("is told when the filter looks at other columns, and when it looks at none", () => {
    expect(criteriaOf(filterOf(`<autoFilter ref="A3:D7">${column(0)}${column(3)}</autoFilter>`), table)).toEqual({ any: true, inTable: false });
    expect(criteriaOf(filterOf('<autoFilter ref="A3:D7"><filterColumn colId="0" hiddenButton="1"/></autoFilter>'), table)).toEqual({ any: false, inTable: true });
  });

  it("stays as it is where there is nothing to take", () => expect(withSheetFilter(table, filterOf('<autoFilter ref="A3:D7"/>'))).toBe(table));

  it("keeps what it is filtered by itself, and the columns' order", () => {
    const own = '<autoFilter ref="B3:D7"><filterColumn colId="1"><colorFilter dxfId="0"/></filterColumn><extLst/></autoFilter>';
    const raw = `<table xmlns="${main}" id="1" name="T" displayName="T" ref="B3:D7">${own}<tableColumns count="3"><tableColumn id="1" name="a"/><tableColumn id="2" name="b"/><tableColumn id="3" name="c"/></tableColumns></table>`;
    const taken = withSheetFilter({ ...table, ...readTable(raw), raw }, filterOf(`<autoFilter ref="B3:D7">${column(2)}${column(1)}${column(0)}</autoFilter>`));
    expect(autoFilterOf(taken.raw)).toBe(`<autoFilter ref="B3:D7">${column(0)}<filterColumn colId="1"><colorFilter dxfId="0"/></filterColumn>${column(2)}<extLst/></autoFilter>`);
  });

  it.each([
    ["without a filter", "", `<x:autoFilter ref="B3:D7" xmlns="${main}">`],
    ["with an empty one", '<x:autoFilter ref="B3:D7" />', `<x:autoFilter ref="B3:D7" xmlns="${main}">`],
  ])("declares what its own prefixes do not say: one %s", (_, own, open) => {
    const raw = `<x:table xmlns:x="${main}" id="1" name="T" displayName="T" ref="B3:D7">${own}<x:tableColumns count="3"><x:tableColumn id="1" name="a"/><x:tableColumn id="2" name="b"/><x:tableColumn id="3" name="c"/></x:tableColumns></x:table>`;
    expect(autoFilterOf(withSheetFilter({ ...table, ...readTable(raw), raw }, filterOf(`<autoFilter ref="B3:D7">${column(0)}</autoFilter>`)).raw)).toBe(`${open}${column(0)}</x:autoFilter>`);
  });

  it("declares the namespaces that alternate content asks for", () => {
    const content = '<filterColumn colId="0"><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice Requires="x14"><filters/></mc:Choice></mc:AlternateContent></filterColumn>';
    expect(autoFilterOf(withSheetFilter(table, filterOf(`<autoFilter ref="B3:D7">${content}</autoFilter>`)).raw)).toBe(`<autoFilter ref="B3:D7" xmlns:x14="urn:x14">${content}</autoFilter>`);
  });
});
