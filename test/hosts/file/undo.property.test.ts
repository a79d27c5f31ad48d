import fc from "fast-check";
import { fileHost } from "../../../src/hosts/file/fileHost";
import type { Area, CellValue, HostWrite, ValidationSpec } from "../../../src/workbook/host";
import { dumpModel, sampleWorkbook } from "../../contracts/sampleWorkbook";
import { everyVerb, preparation } from "../../contracts/workbookHost.contract";

const sheet = fc.constantFrom("客户", "客户", "Notes", "Notes", "Hidden", "X1", "Locked");
const area: fc.Arbitrary<Area> = fc.record({ row: fc.nat(10), column: fc.nat(6), rows: fc.integer({ min: 1, max: 4 }), columns: fc.integer({ min: 1, max: 4 }) });
/** Areas in the same columns that lie apart: some of the columns, or whole rows. */
const bands: fc.Arbitrary<Area[]> = fc.record({ columns: fc.constantFrom({ column: 0, columns: 16_384 }, { column: 0, columns: 3 }, { column: 0, columns: 4 }, { column: 4, columns: 2 }), rows: fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 3 }), each: fc.integer({ min: 1, max: 2 }) })
  .map(({ columns, rows, each }) => rows.map((row) => ({ ...columns, row: row * 3, rows: each })));
const areas = fc.array(area, { minLength: 1, maxLength: 3 });
const value: fc.Arbitrary<CellValue> = fc.oneof(fc.constantFrom(null, "", "=1", "001", "名称", true, { error: "#N/A" }), fc.integer({ min: -9, max: 9 }), fc.string({ maxLength: 4 }));
const block = area.chain(({ row, column, rows, columns }) =>
  fc.record({ row: fc.constant(row), column: fc.constant(column), values: grid(value, rows, columns) }).chain((plain) =>
    fc.option(grid(fc.constantFrom(null, null, "=A1+1", '="x"'), rows, columns)).map((formulas) => (formulas === null ? plain : { ...plain, formulas })),
  ),
);
const spec: fc.Arbitrary<ValidationSpec> = fc.record({ areas, type: fc.constant("custom" as const), formula1: fc.constantFrom("=A1>0", "=$A$1"), allowBlank: fc.boolean(), alert: fc.constant("stop" as const) });
const look = fc.record({ bold: fc.boolean(), fill: fc.constantFrom("FFFFFF", "00FF00"), wrap: fc.boolean() }, { requiredKeys: [] });

const write: fc.Arbitrary<HostWrite> = fc.oneof(
  fc.record({ verb: fc.constant("writeCells" as const), sheet, blocks: fc.array(block, { maxLength: 3 }) }),
  fc.record({ verb: fc.constant("formatCells" as const), sheet, areas: fc.array(fc.record({ area, look, numberFormat: fc.constantFrom("@", "0.00", "yyyy-mm-dd") }, { requiredKeys: ["area"] }), { maxLength: 3 }) }),
  fc.record({ verb: fc.constantFrom("mergeCells" as const, "unmergeCells" as const), sheet, areas }),
  fc.record({ verb: fc.constant("setValidations" as const), sheet, clear: areas, add: fc.array(spec, { maxLength: 2 }) }),
  fc.record({ verb: fc.constant("setConditionalFormats" as const), sheet, removeIds: fc.array(fc.constantFrom("a", "b")), add: fc.array(fc.record({ id: fc.constantFrom("a", "b"), areas, formula: fc.constant("=A1=1"), look }), { maxLength: 2 }) }),
  fc.record({ verb: fc.constant("setColumns" as const), sheet, columns: fc.array(fc.record({ column: fc.nat(6), width: fc.nat(30), hidden: fc.boolean() }, { requiredKeys: ["column"] }), { maxLength: 3 }) }),
  fc.record({ verb: fc.constant("freezePanes" as const), sheet, rows: fc.nat(3), columns: fc.nat(3) }),
  fc.record({ verb: fc.constant("createTable" as const), sheet, area, name: fc.constantFrom("T1", "T2"), style: fc.constant("TableStyleLight1") }),
  fc.record({ verb: fc.constant("resizeTable" as const), name: fc.constantFrom("客户表", "Lists", "T1"), area }),
  fc.record({ verb: fc.constant("deleteTable" as const), name: fc.constantFrom("客户表", "Lists", "T1") }),
  fc.record({ verb: fc.constant("addSheet" as const), name: fc.constantFrom("X1", "X2"), visibility: fc.constantFrom("visible" as const, "veryHidden" as const), before: fc.constantFrom("Notes", "X1") }, { requiredKeys: ["verb", "name", "visibility"] }),
  fc.record({ verb: fc.constant("deleteSheet" as const), name: sheet }),
  fc.record({ verb: fc.constant("setSheetVisibility" as const), name: sheet, visibility: fc.constantFrom("visible" as const, "hidden" as const) }),
  fc.record({ verb: fc.constantFrom("insertCells" as const, "deleteCells" as const), sheet, areas: bands }),
  fc.constantFrom(...preparation, ...everyVerb),
);

function grid<T>(cell: fc.Arbitrary<T>, rows: number, columns: number): fc.Arbitrary<T[][]> {
  return fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
}

describe("whatever is written to the file host", () => {
  it("can be undone exactly, and a refused batch has not happened", async () => {
    let applied = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(write, { minLength: 1, maxLength: 2 }), { maxLength: 14 }), async (batches) => {
        const model = sampleWorkbook();
        const host = fileHost(model, { name: "x.xlsx", format: "xlsx" });
        const undos: { readonly before: unknown; readonly undo: readonly HostWrite[] }[] = [];
        for (const batch of batches) {
          const before = dumpModel(model);
          const result = await host.apply(batch);
          if (!result.ok) expect(dumpModel(model)).toEqual(before);
          else undos.push({ before, undo: JSON.parse(JSON.stringify(result.value.toReversed().flatMap((op) => op.undo))) as HostWrite[] });
        }
        applied += undos.length;
        for (const { before, undo } of undos.toReversed()) {
          expect(await host.apply(undo)).toMatchObject({ ok: true });
          expect(dumpModel(model)).toEqual(before);
        }
      }),
      { seed: 20_240_105, numRuns: 120 },
    );
    expect(applied).toBeGreaterThan(200);
  });
});
