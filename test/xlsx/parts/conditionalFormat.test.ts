import { conditionalFormatIds, conditionalFormatXml, withoutRules } from "../../../src/xlsx/parts/conditionalFormat";

const areas = [{ row: 1, column: 1, rows: 5, columns: 1 }];

describe("a conditional format of ours", () => {
  it("hands on its formula's own result and carries its id", () => {
    const xml = conditionalFormatXml({ id: 'rule:"a"', areas, formula: '=B2<>""', look: {}, stopIfTrue: true }, 3, 7, "");
    expect(xml).toBe(
      '<conditionalFormatting sqref="B2:B6"><cfRule type="expression" dxfId="3" priority="7" stopIfTrue="1"><formula>IF(N("crm:rule:""a""")=0,B2&lt;&gt;"")</formula></cfRule></conditionalFormatting>',
    );
    expect(conditionalFormatIds(xml)).toEqual(['rule:"a"']);
  });

  it("is taken out of an element that it shares with rules of others", () => {
    const ours = '<x:cfRule type="expression" priority="1"><x:formula>IF(N("crm:mine")=0,TRUE)</x:formula></x:cfRule>';
    const theirs = '<x:cfRule type="cellIs" priority="2"><x:formula>1</x:formula></x:cfRule>';
    const raw = `<x:conditionalFormatting sqref="A1">${ours} ${theirs}</x:conditionalFormatting>`;
    expect(withoutRules(raw, new Set(["mine"]))).toBe(`<x:conditionalFormatting sqref="A1"> ${theirs}</x:conditionalFormatting>`);
    expect(withoutRules(raw, new Set(["other"]))).toBe(raw);
    expect(withoutRules(raw.replace(theirs, ""), new Set(["mine"]))).toBeNull();
  });

  it("is not mistaken for a rule that only looks like it", () => {
    expect(conditionalFormatIds('<conditionalFormatting sqref="A1"><cfRule type="expression"><formula>A1="crm:x"</formula></cfRule></conditionalFormatting>')).toEqual([]);
  });
});
