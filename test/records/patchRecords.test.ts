import fc from "fast-check";
import type { CellValue } from "../../src/records/cellValue";
import { type RowPatch, patchRecords } from "../../src/records/patchRecords";
import { type RecordTable, encodeColumn, valueAt } from "../../src/records/recordTable";

function tableOf(rows: readonly RowPatch[]): RecordTable {
  const sorted = [...rows].sort((a, b) => a.row - b.row);
  const fields = ["a", "b"];
  const formulas = Object.fromEntries(fields.flatMap((field) => { const at = sorted.flatMap((row, index) => (row.formulas.includes(field) ? [index] : [])); return at.length === 0 ? [] : [[field, at]]; }));
  return { table: "t", ids: sorted.map(({ record }) => record), rows: Uint32Array.from(sorted, ({ row }) => row), columns: Object.fromEntries(fields.map((field) => [field, encodeColumn(sorted.map(({ values }) => values[field] ?? null))])), formulas };
}

function plain(table: RecordTable): unknown {
  return { ids: table.ids, rows: [...table.rows], formulas: table.formulas, values: Object.keys(table.columns).map((field) => Array.from(table.rows, (_, index) => valueAt(table, field, index))) };
}

const value = fc.constantFrom<CellValue>(null, "", "x", "y", 1, 2, true, { error: "#N/A" });
const record = fc.record({ row: fc.integer({ min: 2, max: 12 }), record: fc.constantFrom(null, "R1", "R2"), values: fc.record({ a: value, b: value }), formulas: fc.subarray(["a", "b"]) });
const records = fc.uniqueArray(record, { selector: ({ row }) => row, maxLength: 9 });

describe("a record table with some rows patched", () => {
  it("says what a table read anew says", () => {
    fc.assert(fc.property(records, records, fc.uniqueArray(fc.integer({ min: 2, max: 12 })), (before, changed, wanted) => {
      const gone = wanted.filter((row) => !changed.some((patch) => patch.row === row));
      const after = [...before.filter(({ row }) => !gone.includes(row) && !changed.some((patch) => patch.row === row)), ...changed];
      expect(plain(patchRecords(tableOf(before), changed, gone))).toEqual(plain(tableOf(after)));
    }), { seed: 5, numRuns: 300 });
  });

  it("keeps the columns that say the same, and leaves the given table alone", () => {
    const table = tableOf([{ row: 2, record: "R1", values: { a: "x", b: 1 }, formulas: [] }, { row: 3, record: "R2", values: { a: "y", b: 1 }, formulas: [] }]);
    const patched = patchRecords(table, [{ row: 3, record: "R2", values: { a: "z", b: 1 }, formulas: [] }], []);
    expect(patched.columns["b"]).toBe(table.columns["b"]);
    expect([patched.ids, patched.rows]).toEqual([table.ids, table.rows]);
    expect([valueAt(table, "a", 1), valueAt(patched, "a", 1)]).toEqual(["y", "z"]);
  });
});
