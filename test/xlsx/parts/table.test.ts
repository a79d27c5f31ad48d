import type { TableModel } from "../../../src/workbook/model";
import { newTableXml, patchTableXml, readTable } from "../../../src/xlsx/parts/table";

const table: TableModel = {
  part: null, id: 4, name: "客户", area: { row: 2, column: 1, rows: 5, columns: 2 }, totalsRow: false, style: "TableStyleMedium2", raw: null, changed: true,
  columns: [{ id: 1, name: "编号" }, { id: 2, name: 'a\n"b"' }],
};
const raw =
  '<?xml version="1.0"?>\n<x:table xmlns:x="m" id="7" name="T" displayName="T" ref="A1:C9" totalsRowCount="1" k="1"><x:autoFilter ref="A1:C8"><x:filterColumn colId="1"/><x:sortState ref="A2:C8"/></x:autoFilter>' +
  '<x:tableColumns count="3"><x:tableColumn id="1" name="A" totalsRowLabel="合计"/><x:tableColumn id="5" name="B_x000a_b"><x:calculatedColumnFormula>1</x:calculatedColumnFormula></x:tableColumn>' +
  '<x:tableColumn id="3" name="C"/></x:tableColumns><x:tableStyleInfo name="S" showRowStripes="1"/><x:extLst><any/></x:extLst></x:table>';

describe("a new table part", () => {
  it("has what Excel asks for, with line breaks escaped", () => {
    const xml = newTableXml(table);
    expect(xml).toContain('id="4" name="客户" displayName="客户" ref="B3:C7" totalsRowShown="0"><autoFilter ref="B3:C7"/><tableColumns count="2"><tableColumn id="1" name="编号"/><tableColumn id="2" name="a_x000a_&quot;b&quot;"/></tableColumns>');
    expect({ part: null, raw: null, changed: true, ...readTable(xml) }).toEqual(table);
  });

  it("leaves the totals row out of the filter", () => {
    expect(newTableXml({ ...table, totalsRow: true })).toContain('ref="B3:C7" totalsRowCount="1"><autoFilter ref="B3:C6"/>');
  });
});

describe("a table part that was in the file", () => {
  const model = (change: Partial<TableModel>): TableModel => ({ ...readTable(raw), part: "p", raw, changed: true, ...change });

  it("is read", () => {
    expect(readTable(raw)).toEqual({ id: 7, name: "T", area: { row: 0, column: 0, rows: 9, columns: 3 }, totalsRow: true, style: "S", columns: [{ id: 1, name: "A" }, { id: 5, name: "B\nb" }, { id: 3, name: "C" }] });
  });

  it("comes out to the letter when nothing changed", () => expect(patchTableXml(raw, model({}))).toBe(raw));

  it("grows: only the references change", () => {
    expect(patchTableXml(raw, model({ area: { row: 0, column: 0, rows: 20, columns: 3 } }))).toBe(raw.replace("A1:C9", "A1:C20").replace("A1:C8", "A1:C19"));
  });

  it("keeps each column's own element and filter by its id and drops a sort that does not fit any more", () => {
    const columns = [{ id: 5, name: "金额" }, { id: 6, name: "新" }];
    const patched = patchTableXml(raw, model({ area: { row: 0, column: 1, rows: 9, columns: 2 }, columns, name: "U" }));
    expect(patched).toContain('<x:tableColumns count="2"><x:tableColumn id="5" name="金额"><x:calculatedColumnFormula>1</x:calculatedColumnFormula></x:tableColumn><x:tableColumn id="6" name="新"/></x:tableColumns>');
    expect(patched).toContain('<x:autoFilter ref="B1:C8"><x:filterColumn colId="0"/></x:autoFilter>');
    expect(patched).toContain('id="7" name="U" displayName="U" ref="B1:C9" totalsRowCount="1" k="1"');
    expect(patched).toContain("<x:extLst><any/></x:extLst>");
    expect(patchTableXml(raw, model({ area: { row: 0, column: 2, rows: 9, columns: 1 }, columns: [{ id: 3, name: "C" }] }))).toContain('<x:autoFilter ref="C1:C8"></x:autoFilter>');
  });
});
