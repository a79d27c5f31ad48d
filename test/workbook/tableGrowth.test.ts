import { type Area, areaAddress, parseArea } from "../../src/workbook/area";
import { grownAreas, grownName, growthOf, type TableGrowth } from "../../src/workbook/tableGrowth";
import { subtractArea } from "../../src/xlsx/parts/areas";

const area = (address: string): Area => parseArea(address)!;
/** The table B2:D5 gets the rows 6 to 8. */
const growth: TableGrowth = growthOf("客户 '24'", area("B2:D5"), area("B2:D8"))!;

describe("the growth of a table", () => {
  it("is of the columns that it keeps; a table that gets no rows does not grow", () => {
    expect(growthOf("a", area("B2:D5"), area("C2:F7"))).toEqual({ sheet: "a", column: 2, columns: 2, firstRow: 2, lastRow: 4, toRow: 6 });
    expect([growthOf("a", area("B2:D5"), area("B2:F5")), growthOf("a", area("B2:D5"), area("B2:D3"))]).toEqual([null, null]);
  });

  it.each([
    ["'客户 ''24'''!$B$3:$B$5", "'客户 ''24'''!$B$3:$B$8"],
    ["'客户 ''24'''!$B$3:$D$5", "'客户 ''24'''!$B$3:$D$8"],
    ["'客户 ''24'''!B$3:B$5", "'客户 ''24'''!B$3:B$8"],
    // Not the data rows, not fixed, not inside the table, not alone, not there.
    ...["'客户 ''24'''!$B$2:$B$5", "'客户 ''24'''!$B$3:$B$4", "'客户 ''24'''!$B$3", "'客户 ''24'''!$B3:$B5", "'客户 ''24'''!$A$3:$B$5", "-'客户 ''24'''!$B$3:$B$5", "SUM('客户 ''24'''!$B$3:$B$5)", "客户!$B$3:$B$5", "$B$3:$B$5", "0.13", '"B3:B5"', "#REF!"].map((formula) => [formula, formula]),
  ])("takes the name %s to %s", (formula, grown) => expect(grownName(formula, growth)).toBe(grown));

  it.each([
    ["B3:B5", "B3:B8"],
    ["B2:B5 E1", "B2:B8 E1"],
    ["B1:B6", "B1:B8"],
    ["A3:B5", "A3:B5 B6:B8"],
    ["B3:B4", "B3:B4"],
    ["B4:B5", "B4:B5"],
    ["B3:B8", "B3:B8"],
    ["E3:E5", "E3:E5"],
    // C7 is taken.
    ["C3:C5", "C3:C6 C8"],
    ["B3:D5", "B3:D6 B7 D7 B8:D8"],
  ])("takes a rule over %s to %s", (before, after) => {
    const areas = before.split(" ").map(area);
    const grown = grownAreas(areas, growth, (below) => subtractArea(below, area("C7")));
    expect(grown.map(areaAddress).join(" ")).toBe(after);
    expect(grown === areas).toBe(before === after);
  });
});
