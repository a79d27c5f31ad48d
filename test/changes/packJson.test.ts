import fc from "fast-check";
import { packJson, unpackJson } from "../../src/changes/packJson";
import type { Json } from "../../src/records/cellValue";

const again = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("JSON of many alike things, packed as columns", () => {
  it("gives back any JSON", () => {
    fc.assert(fc.property(fc.jsonValue({ noUnicodeString: false } as object), (value) => { expect(unpackJson(packJson(value as Json))).toEqual(again(value)); }), { seed: 1, numRuns: 500 });
  });

  it("gives back lists of alike objects and rows, also where they are alike only at first", () => {
    const cell = fc.oneof(fc.constant(null), fc.constant("a"), fc.integer(), fc.record({ error: fc.constant("#N/A") }));
    const edit = fc.record({ record: fc.string(), field: fc.constantFrom("a", "b"), before: cell, "__proto__": cell, rows: fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 3 }) }, { requiredKeys: ["record", "field"] });
    fc.assert(fc.property(fc.array(edit, { maxLength: 6 }), (edits) => { expect(JSON.stringify(unpackJson(packJson({ edits } as Json)))).toBe(JSON.stringify({ edits })); }), { seed: 2, numRuns: 500 });
  });

  it("leaves out what JSON leaves out", () => {
    expect(unpackJson(packJson([{ a: 1, b: undefined }, { a: 2, b: undefined }] as unknown as Json))).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it("cuts what is long into lines", () => {
    const edits = Array.from({ length: 120_001 }, (_, i) => ({ record: `R${i}`, table: "customer", before: i % 7 === 0 ? { error: "#N/A" } : null, after: i, values: [[`\n${i}`]] }));
    const lines = packJson({ edits, note: "" });
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.every((line) => !line.includes("\n"))).toBe(true);
    expect(unpackJson(lines)).toEqual({ edits, note: "" });
  });

  it.each([
    ["nothing", []],
    ["what is no JSON", ["[0,"]],
    ["another kind of array", ["[9,1]"]],
    ["a line that is missing", ["[4,1]"]],
    ["a line used twice", ["[4,1,1]", "[0,1]"]],
    ["a line that names itself", ["[4,1]", "[4,1]"]],
    ["the first line as a line", ["[4,0]"]],
    ["columns of different length", ['[1,["a","b"],[0,1,2],[0,1]]']],
    ["a column too few", ['[1,["a","b"],[0,1,2]]']],
    ["only columns of one value", ['[1,["a"],[3,1]]']],
    ["no columns", ["[1,[]]"]],
    ["rows that do not come out even", ["[2,2,[0,1,2,3]]"]],
    ["rows of no length", ["[2,0,[0,1]]"]],
  ])("refuses %s", (_, lines) => {
    expect(unpackJson(lines)).toBeNull();
  });
});
