import fc from "fast-check";
import type { CellValue } from "../../src/records/cellValue";
import { cellKind } from "../../src/workbook/cellContents";
import { SparseCells } from "../../src/workbook/cells";
import { TextPool } from "../../src/workbook/textPool";

const cellValue = (): fc.Arbitrary<CellValue> => fc.oneof(
  fc.constant(null), fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constantFrom({ error: "#N/A" }, { error: "#REF!" }),
);
const step = fc.record({
  row: fc.oneof(fc.nat(6), fc.constantFrom(1_048_575, 70_000)), column: fc.oneof(fc.nat(6), fc.constantFrom(16_383, 300)),
  value: cellValue(), formula: fc.option(fc.constantFrom("=A1", "=SUM(B2:B9)")), style: fc.option(fc.nat(5)),
});
type Step = { row: number; column: number; value: CellValue; formula: string | null; style: number | null };

function apply(cells: SparseCells, { row, column, value, formula, style }: Step): void {
  cells.setContent(row, column, value, formula);
  if (style !== null) cells.setStyle(row, column, style);
}

test("cells hold what was last put into them, wherever that is", () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
    const cells = new SparseCells(new TextPool());
    cells.seal();
    const model = new Map<string, { row: number; column: number; value: CellValue; formula: string | null; style: number }>();
    for (const one of steps) {
      apply(cells, one);
      const key = `${one.row},${one.column}`;
      model.set(key, { row: one.row, column: one.column, value: one.value, formula: one.formula, style: one.style ?? model.get(key)?.style ?? 0 });
    }
    let used: [number, number, number, number] | null = null;
    for (const { row, column, value, formula, style } of model.values()) {
      const read = cells.read({ row, column, rows: 1, columns: 1 })[0]![0]!;
      expect(Object.is(read, value) || read === value || JSON.stringify(read) === JSON.stringify(value)).toBe(true);
      expect(cells.formula(row, column)).toBe(formula);
      expect(cells.style(row, column)).toBe(style);
      if (value === null && formula === null) continue;
      used = used === null ? [row, column, row, column] : [Math.min(used[0], row), Math.min(used[1], column), Math.max(used[2], row), Math.max(used[3], column)];
    }
    expect(cells.used()).toEqual(used === null ? null : { row: used[0], column: used[1], rows: used[2] - used[0] + 1, columns: used[3] - used[1] + 1 });
  }), { seed: 11, numRuns: 300 });
});

test("what is put back as it was is no change", () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 30 }), fc.array(step, { maxLength: 30 }), (first, second) => {
    const source = new SparseCells(new TextPool());
    source.seal();
    first.forEach((one) => apply(source, one));
    // Loaded again as a file would be.
    const cells = new SparseCells(new TextPool([...source.pool.texts]));
    for (const handle of source.changes()) {
      const { kind, value, style, formula } = source.state(handle);
      const text = formula < 0 ? -1 : cells.formulaOf(source.formulaTextAt(formula, 0, 0));
      expect(cells.load(source.rowOf(handle), source.columnOf(handle), kind, value, style, text)).toBe(true);
    }
    cells.seal();
    const before = second.map(({ row, column }) => ({ row, column, value: cells.value(row, column), formula: cells.formula(row, column), style: cells.style(row, column) }));
    second.forEach((one) => apply(cells, one));
    before.reverse().forEach((one) => apply(cells, one));
    // A cell written twice comes back in two steps: the one taken first is put back last.
    expect(cells.changes()).toHaveLength(0);
  }), { seed: 12, numRuns: 300 });
});

test("changes come in the order of rows and columns", () => {
  const cells = new SparseCells(new TextPool());
  cells.seal();
  for (const [row, column] of [[5, 1], [0, 3], [5, 0], [0, 2], [9, 9]] as const) cells.setContent(row, column, 1, null);
  expect(Array.from(cells.changes(), (handle) => [cells.rowOf(handle), cells.columnOf(handle)])).toEqual([[0, 2], [0, 3], [5, 0], [5, 1], [9, 9]]);
});

test("a cell without a style takes that of its row, then of its column, and keeps it when it gets content", () => {
  const cells = new SparseCells(new TextPool(), (column) => (column === 2 ? 7 : 0));
  cells.loadRowStyle(4, 5);
  cells.seal();
  expect([cells.style(0, 0), cells.style(0, 2), cells.style(4, 2)]).toEqual([0, 7, 5]);
  cells.setContent(0, 2, "x", null);
  cells.setContent(4, 2, "x", null);
  expect([cells.style(0, 2), cells.style(4, 2)]).toEqual([7, 5]);
  cells.setStyle(4, 3, 0);
  expect(cells.style(4, 3)).toBe(0);
  expect(cells.changes()).toHaveLength(3);
});

test("shared formulas speak for each cell; array formulas cover theirs", () => {
  const cells = new SparseCells(new TextPool());
  const group = cells.loadGroup(1, 1, "A2*$C$1");
  cells.load(1, 1, cellKind.number, 2, 0, group);
  cells.load(2, 1, cellKind.number, 4, 0, group);
  cells.loadArray({ row: 5, column: 0, rows: 2, columns: 2 }, "TRANSPOSE(A1:B2)");
  cells.load(5, 0, cellKind.number, 1, 0, -1);
  cells.seal();
  expect(cells.formula(2, 1)).toBe("=A3*$C$1");
  expect(cells.formula(6, 1)).toBe("=TRANSPOSE(A1:B2)");
  expect(cells.arrayArea(6, 1)).toEqual({ row: 5, column: 0, rows: 2, columns: 2 });
  expect(cells.arrayArea(7, 1)).toBeNull();
  expect(cells.hasFormulas()).toBe(true);
  // A large area is gone through cell by cell as they lie, a small one by its places.
  for (const area of [{ row: 0, column: 0, rows: 100, columns: 10 }, { row: 2, column: 1, rows: 1, columns: 1 }, { row: 5, column: 1, rows: 2, columns: 1 }]) {
    const told = new Map<string, string>();
    cells.eachFormula(area, (row, column, formula) => told.set(`${row} ${column}`, formula));
    const places = Array.from({ length: area.rows * area.columns }, (_, i) => [area.row + Math.floor(i / area.columns), area.column + (i % area.columns)] as const);
    expect(told).toEqual(new Map(places.flatMap(([row, column]) => { const formula = cells.formula(row, column); return formula === null ? [] : [[`${row} ${column}`, formula] as const]; })));
    expect(cells.formulaRows(area)).toEqual([...new Set([...told.keys()].map((place) => Number(place.split(" ")[0]) - area.row))].sort((a, b) => a - b));
  }
  cells.setContent(5, 0, 1, null);
  expect(cells.arrayArea(6, 1)).toBeNull();
  expect(cells.changes()).toHaveLength(1);
});

test("plain text never takes the place of a rich one, and a rich one put back is rich again", () => {
  const pool = new TextPool(["rich", "plain"], new Set([0]));
  const cells = new SparseCells(pool);
  cells.load(0, 0, cellKind.text, 0, 0, -1);
  cells.seal();
  cells.setContent(1, 0, "rich", null);
  expect(cells.state(cells.handleAt(1, 0)).value).toBe(2);
  cells.setContent(0, 0, "other", null);
  cells.setContent(0, 0, "rich", null);
  expect(cells.state(cells.handleAt(0, 0)).value).toBe(0);
});

test("cells beyond the grid and numbers that are none are bugs", () => {
  const cells = new SparseCells(new TextPool());
  cells.seal();
  expect(() => cells.setContent(1_048_576, 0, 1, null)).toThrow(RangeError);
  expect(() => cells.setContent(0, 16_384, 1, null)).toThrow(RangeError);
  expect(() => cells.setContent(0, 0, NaN, null)).toThrow(RangeError);
});
