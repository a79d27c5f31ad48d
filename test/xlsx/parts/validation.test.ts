import { parseSqref, sqrefOf, subtractArea } from "../../../src/xlsx/parts/areas";
import { areasOfRaw, validationOver, validationXml } from "../../../src/xlsx/parts/validation";

const area = { row: 1, column: 0, rows: 9, columns: 1 };

describe("a data validation", () => {
  it.each([
    [
      { areas: [area], type: "list", formula1: '="是,否"', allowBlank: true, alert: "stop" } as const,
      '<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" sqref="A2:A10"><formula1>"是,否"</formula1></dataValidation>',
    ],
    [
      { areas: [area], type: "whole", operator: "between", formula1: "=1", formula2: "=9", allowBlank: false, alert: "warning", errorTitle: 'a"b', error: "一\n二" } as const,
      '<dataValidation type="whole" errorStyle="warning" showInputMessage="1" showErrorMessage="1" errorTitle="a&quot;b" error="一_x000a_二" sqref="A2:A10"><formula1>1</formula1><formula2>9</formula2></dataValidation>',
    ],
    [
      { areas: [area, { row: 0, column: 2, rows: 1, columns: 1 }], type: "custom", formula1: "=AND(A2<>\"\",LEN(A2)<9)", allowBlank: true, alert: "information", prompt: "p" } as const,
      '<dataValidation type="custom" errorStyle="information" allowBlank="1" showInputMessage="1" showErrorMessage="1" prompt="p" sqref="A2:A10 C1"><formula1>AND(A2&lt;&gt;"",LEN(A2)&lt;9)</formula1></dataValidation>',
    ],
  ])("is one element: %#", (spec, xml) => {
    expect(validationXml(spec, "")).toBe(xml);
    expect(areasOfRaw(xml)).toEqual(spec.areas);
  });

  it("takes the prefix of the sheet", () => {
    const xml = validationXml({ areas: [area], type: "textLength", operator: "lessThanOrEqual", formula1: "=18", allowBlank: true, alert: "stop" }, "x:");
    expect(xml).toMatch(/^<x:dataValidation .*<x:formula1>18<\/x:formula1><\/x:dataValidation>$/);
  });

  it("moves to other areas with the rest to the letter", () => {
    const raw = "<x:dataValidation  type='list' sqref='A2:A10' k:uid=\"{1}\"><x:formula1>B2&lt;3</x:formula1></x:dataValidation>";
    expect(validationOver(raw, [{ ...area, row: 4 }], (formula) => formula.replace("B2", "B5"))).toBe(
      "<x:dataValidation  type='list' sqref=\"A5:A13\" k:uid=\"{1}\"><x:formula1>B5&lt;3</x:formula1></x:dataValidation>",
    );
  });

  it("moves to other areas also where an extension holds it", () => {
    const raw = '<x14:dataValidation type="list"><x14:formula1><xm:f>Other!A1:A3</xm:f></x14:formula1><xm:sqref>A2:A10</xm:sqref></x14:dataValidation>';
    expect(areasOfRaw(raw)).toEqual([area]);
    expect(validationOver(raw, [{ ...area, row: 2 }], (formula) => formula.replace("A1", "A2"))).toBe(raw.replace("A2:A10", "A3:A11").replace("A1:", "A2:"));
  });
});

describe("areas of an sqref", () => {
  it.each([["A1 B2:C3", "A1 B2:C3"], ["$B$2", "B2"], ["A:B", "A1:B1048576"], ["2:3", "A2:XFD3"], ["", ""], ["D4 nonsense", "D4"]])("%s → %s", (sqref, expected) => expect(sqrefOf(parseSqref(sqref))).toBe(expected));

  it.each([
    ["B2:D9", "C4:C5", "B2:D3 B4:B5 D4:D5 B6:D9"],
    ["B2:D9", "A1:Z99", ""],
    ["B2:D9", "E2:F9", "B2:D9"],
    ["B2:D9", "A1:D3", "B4:D9"],
    ["B2:D9", "D1:D99", "B2:C9"],
  ])("%s without %s is %s", (whole, hole, rest) => expect(sqrefOf(subtractArea(parseSqref(whole)[0]!, parseSqref(hole)[0]!))).toBe(rest));
});
