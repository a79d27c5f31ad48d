import { BooleanNumber, type IRowData, Worksheet } from "@univerjs/core";
import { quickRows } from "../../src/workbench/grid/quickRows";

describe("the hidden rows of the grid", () => {
  it("are the same ranges as without, and rows that nothing is known of are not looked at", () => {
    const rows = Object.fromEntries([0, 1, 2, 7, 8, 20, 99].map((row): [number, Partial<IRowData>] => [row, { hd: BooleanNumber.TRUE }]));
    const asked: string[] = [];
    const data = new Proxy({ ...rows, 5: { h: 40 }, 21: { h: 30, hd: BooleanNumber.FALSE } } as Record<string, Partial<IRowData>>, { get: (known, key) => { asked.push(String(key)); return known[String(key)]; } });
    const sheet = new Worksheet("book", { rowCount: 100, columnCount: 3, rowData: data } as never, {} as never);
    const areas = [[], [1, 7], [3, 6], [8, 99], [20, 20]] as const;
    const said = () => areas.map(([start, end]) => sheet.getHiddenRows(start, end));
    const before = said();
    expect(before[0]).toHaveLength(4);
    quickRows();
    asked.length = 0;
    expect(said()).toEqual(before);
    expect(asked.filter((key) => /^\d+$/.test(key) && !(key in rows) && key !== "5" && key !== "21")).toEqual([]);
  });
});
