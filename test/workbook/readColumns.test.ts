import fc from "fast-check";
import type { CellValue } from "../../src/records/cellValue";
import { encodeColumn } from "../../src/records/recordTable";
import { SparseCells } from "../../src/workbook/cells";
import { readColumns } from "../../src/workbook/readColumns";
import { TextPool } from "../../src/workbook/textPool";

const text = fc.constantFrom("", "甲", "乙", "a", "A", " a", "1");
const value = fc.oneof(fc.constant(null), text, text, fc.constantFrom(0, -0, 1, 1.5, 1e300), fc.boolean(), fc.constantFrom({ error: "#N/A" }, { error: "1" })) as fc.Arbitrary<CellValue>;
const put = fc.record({ row: fc.nat(12), column: fc.nat(4), value, formula: fc.constantFrom(null, null, null, "=A1+1") });

test("columns say what the cells of the area say, coded in the order in which values come", () => {
  // Two texts of the file are the same, one of them with fonts of its own: they are one value all the same.
  fc.assert(fc.property(fc.array(put, { maxLength: 80 }), fc.array(put, { maxLength: 20 }), fc.record({ row: fc.nat(3), column: fc.nat(2), rows: fc.integer({ min: 1, max: 14 }), columns: fc.integer({ min: 1, max: 4 }) }), (file, edits, area) => {
    const pool = new TextPool(["乙", "甲", "甲", "", "A"], new Set([1]));
    const cells = new SparseCells(pool);
    for (const [i, one] of file.entries()) if (one.value === "甲" && i % 2 === 0) cells.load(one.row, one.column, 2, 1 + (i % 4) / 2, 0, -1);
    cells.loadArray({ row: 2, column: 1, rows: 2, columns: 2 }, "ROW()");
    cells.seal();
    for (const one of [...file, ...edits]) if (cells.arrayArea(one.row, one.column) === null) cells.setContent(one.row, one.column, one.value, one.formula);
    const { columns, formulas } = readColumns(cells, area);
    const read = cells.read(area);
    for (let c = 0; c < area.columns; c++) {
      expect(columns[c]).toEqual(encodeColumn(read.map((row) => row[c]!)));
      expect(formulas[c]).toEqual(read.flatMap((_, r) => (cells.formula(area.row + r, area.column + c) === null ? [] : [r])));
    }
  }), { seed: 5, numRuns: 300 });
});

test("an area of more cells than are looked up at once", () => {
  const cells = new SparseCells(new TextPool());
  for (const [row, column] of [[0, 0], [1_048_575, 2], [7, 3], [8, 4], [9, 8]] as const) cells.setContent(row, column, `${row}/${column}`, null);
  const { columns } = readColumns(cells, { row: 0, column: 0, rows: 1_048_576, columns: 9 });
  expect(columns.map(({ dictionary }) => dictionary.slice(1))).toEqual([["0/0"], [], ["1048575/2"], ["7/3"], ["8/4"], [], [], [], ["9/8"]]);
  expect([columns[2]!.codes[1_048_575], columns[3]!.codes[7], columns[8]!.codes[9]]).toEqual([1, 1, 1]);
});

test("a table longer than wide is read from its second column on, with rows that lack cells", () => {
  const cells = new SparseCells(new TextPool());
  for (let row = 0; row < 500; row++) for (let column = 0; column < 6; column++) if ((row * 7 + column) % 11 !== 0) cells.setContent(row, column, `${row % 50}/${column}`, null);
  const area = { row: 1, column: 1, rows: 498, columns: 4 };
  const read = cells.read(area);
  expect(readColumns(cells, area).columns).toEqual([0, 1, 2, 3].map((c) => encodeColumn(read.map((row) => row[c]!))));
});
