import { revealed } from "../../src/workbench/grid/revealed";

describe("scrolling to a cell beside frozen rows", () => {
  // Frozen rows of 147 pixels, of the rest 400 are seen, from 1,000 on.
  const at = (start: number) => revealed({ start: 147 + start, end: 147 + start + 22, frozen: 147, scroll: 1_000, seen: 400 });

  it("stays where the cell is seen whole, or frozen", () => {
    expect([at(1_000), at(1_200), at(1_378), revealed({ start: 40, end: 62, frozen: 147, scroll: 1_000, seen: 400 })]).toEqual([1_000, 1_000, 1_000, 1_000]);
  });

  it("goes as far as it must for the next cell, and leaves room around one far away", () => {
    expect([at(990), at(1_390)]).toEqual([990, 1_012]);
    expect([at(5_000), at(300), at(20)]).toEqual([5_000 - 133, 300 - 133, 0]);
  });

  it("shows the beginning of a cell that is larger than what is seen", () => {
    expect(revealed({ start: 1_200, end: 2_000, frozen: 147, scroll: 1_000, seen: 400 })).toBe(1_053);
  });
});
