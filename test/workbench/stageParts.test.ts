import { days1904, in1904 } from "../../src/workbench/stage/dates1904";
import { rowHeight } from "../../src/workbench/stage/rowHeight";

describe("a workbook that counts days from 1904", () => {
  it("takes a day of the grid back to its own, and no other number", () => {
    const write = { verb: "writeCells", sheet: "a", blocks: [{ row: 0, column: 0, values: [[45356, 45356, "45356"]] }] } as const;
    expect(in1904(write, () => ["yyyy-mm-dd", "General", "yyyy-mm-dd"])).toEqual({ ...write, blocks: [{ row: 0, column: 0, values: [[45356 - days1904, 45356, "45356"]] }] });
    // A time of day is the same in both.
    expect(in1904({ ...write, blocks: [{ row: 0, column: 0, values: [[0.5, 0.25]] }] }, () => ["mm:ss", "h:mm"])).toMatchObject({ blocks: [{ values: [[0.5, 0.25]] }] });
  });
});

describe("the height of a row", () => {
  const usual = { format: "General" } as const;
  it("is the usual one for plain cells", () => expect(rowHeight([{ value: "甲".repeat(99), style: usual, width: 5 }])).toBeNull());
  it("grows with the size of letters and with lines that wrap, up to a bound", () => {
    const title = rowHeight([{ value: "x", style: { ...usual, size: 20 }, width: 10 }])!;
    const two = rowHeight([{ value: "a\nb", style: { ...usual, wrap: true }, width: 10 }])!;
    expect(title).toBeGreaterThan(30);
    expect(two).toBeGreaterThan(30);
    expect(rowHeight([{ value: "甲".repeat(20_000), style: { ...usual, wrap: true }, width: 10 }])).toBe(180);
  });
});
