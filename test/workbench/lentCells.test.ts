import type { Worksheet } from "@univerjs/core";
import type { CellValue } from "../../src/workbook/host";
import { LentCells } from "../../src/workbench/grid/lentCells";
import { packCells, packedFormulas, packedValue } from "../../src/workbench/stage/packedCells";
import type { StageRows } from "../../src/workbench/stage/stage";

// The package itself runs in a browser only; of it are needed the names of kinds.
jest.mock("@univerjs/core", () => ({ CellValueType: { STRING: 1, NUMBER: 2, BOOLEAN: 3 } }));

type Rows = Record<number, Record<number, { v?: unknown; f?: string; si?: string } | undefined> | undefined>;

/** As much of the grid's sheet as lends cells. */
function sheet() {
  const matrix = { _matrix: {} as Rows } as { _matrix: Rows; getRow(row: number): unknown; getValue(row: number, column: number): unknown; insertRows(start: number, count: number): void; removeRows(start: number, count: number): void };
  const config = { cellData: {} as Rows };
  const cells = new LentCells({ getCellMatrix: () => matrix, getConfig: () => config } as unknown as Worksheet);
  return { matrix, config, cells, says: (): unknown => Object.fromEntries(Object.entries(config.cellData).map(([row, columns]) => [row, Object.values(columns!).map((cell) => cell?.v)])) };
}

function rows(first: number, lines: readonly (readonly CellValue[])[], formulas: readonly (readonly [number, string])[] = []): StageRows {
  return { first, count: lines.length, columns: 2, ...packCells(lines.flat(), formulas), styles: new Uint32Array(lines.length * 2), looks: {}, edits: 0, heights: [] };
}

describe("cells in a few arrays", () => {
  it("say what they said, whatever it was", () => {
    const values: readonly CellValue[] = ["甲", "", "甲", 0, -1.5, true, false, null, { error: "#N/A" }, "😀 a\n"];
    const packed = packCells(values, [[3, "=A1"], [5, "=甲"]]);
    expect(values.map((_, at) => packedValue(packed, at))).toEqual(values);
    const many = Array.from({ length: 140_000 }, (_, i) => (i % 2 === 0 ? i / 4 : `第 ${i} 格`));
    const wide = packCells(many, []);
    expect(many.map((_, at) => packedValue(wide, at))).toEqual(many);
    expect([packedFormulas(packed, 0, 10), packedFormulas(packed, 4, 10), packedFormulas(packed, 0, 3)]).toEqual([[[3, "=A1"], [5, "=甲"]], [[5, "=甲"]], []]);
  });
});

describe("cells that are lent to the grid", () => {
  it("are there by row and column, in order, and blank rows are not", () => {
    const { matrix, config, cells, says } = sheet();
    cells.put(rows(2, [["丙", 3], [null, null], ["戊", null]]));
    cells.put(rows(0, [["甲", 1], ["乙", 2]]));
    expect(says()).toEqual({ 0: ["甲", 1], 1: ["乙", 2], 2: ["丙", 3], 4: ["戊"] });
    expect(Object.keys(config.cellData)).toEqual(["0", "1", "2", "4"]);
    expect([3 in config.cellData, 4 in config.cellData, config.cellData[9], matrix.getRow(3), matrix.getValue(1, 0)]).toEqual([false, true, undefined, undefined, expect.objectContaining({ v: "乙" })]);
  });

  it("end with the last row that was lent or written", () => {
    const { config, cells } = sheet();
    expect(cells.lastRow).toBe(-1);
    cells.put(rows(2, [["丙", 3], ["丁", 4]]));
    expect(cells.lastRow).toBe(3);
    config.cellData[7] = { 0: { v: "新" } };
    expect([cells.lastRow, cells.cell(7, 0)?.v, cells.cell(3, 0)?.v]).toEqual([7, "新", "丁"]);
  });

  it("come anew in place of those that were there, also of some that the grid has written", () => {
    const { config, cells, says } = sheet();
    cells.put(rows(0, [["甲", 1], ["乙", 2], ["丙", 3], ["丁", 4]]));
    config.cellData[1]![0]!.v = "写";
    config.cellData[3] = { 0: { v: "新" } };
    cells.put(rows(1, [["x", 0], ["y", 0]]));
    expect(says()).toEqual({ 0: ["甲", 1], 1: ["x", 0], 2: ["y", 0], 3: ["新"] });
    delete config.cellData[3];
    cells.cut(2);
    expect(says()).toEqual({ 0: ["甲", 1], 1: ["x", 0] });
  });

  it("move with rows that are put in and taken out", () => {
    const { matrix, config, cells, says } = sheet();
    cells.put(rows(0, [["甲", 1], ["乙", 2], ["丙", 3]]));
    config.cellData[2]![1]!.v = 33;
    matrix.insertRows(1, 2);
    config.cellData[1] = { 0: { v: "新" } };
    expect(says()).toEqual({ 0: ["甲", 1], 1: ["新"], 3: ["乙", 2], 4: ["丙", 33] });
    matrix.removeRows(0, 2);
    expect(says()).toEqual({ 1: ["乙", 2], 2: ["丙", 33] });
  });

  it("tell where formulas are, those that the grid has written too", () => {
    const { config, cells } = sheet();
    cells.put(rows(0, [["甲", 1], ["乙", 2], ["丙", 3]], [[1, "=A1"], [5, "=A3"]]));
    config.cellData[0]![1]!.f = "=A2";
    config.cellData[1]![1]!.si = "shared";
    expect([...cells.formulas(null)].map(([row, column, { f }]) => [row, column, f])).toEqual([[2, 1, "=A3"], [0, 1, "=A2"], [1, 1, undefined]]);
    expect([[], [0], [2]].map((asked) => [...cells.formulas(new Set(asked))].map(([row]) => row))).toEqual([[1], [0, 1], [2, 1]]);
  });

  it("are taken back when many are held, but for those that the grid has written", async () => {
    const { config, cells } = sheet();
    cells.put(rows(0, Array.from({ length: 3_000 }, (_, r) => [`r${r}`, r])));
    const seen = config.cellData[0];
    config.cellData[1]![0]!.v = "写";
    for (let row = 0; row < 3_000; row++) expect(config.cellData[row]![1]!.v).toBe(row);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([config.cellData[0] === seen, config.cellData[0]![0]!.v, config.cellData[1]![0]!.v, config.cellData[2_999]![0]!.v]).toEqual([false, "r0", "写", "r2999"]);
  });
});
