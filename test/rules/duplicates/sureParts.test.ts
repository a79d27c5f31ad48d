import { sureParts } from "../../../src/rules/duplicates/sureParts";

/** `pairs`: bits of the pairs that are not 0. */
function matrix(size: number, pairs: Readonly<Record<string, number>>): Float64Array {
  const bits = new Float64Array(size * size);
  for (const [pair, value] of Object.entries(pairs)) {
    const [x, y] = pair.split(" ").map(Number) as [number, number];
    bits[x * size + y] = bits[y * size + x] = value;
  }
  return bits;
}

describe("the parts of a group that are merged without asking", () => {
  it("are all of it where every two are sure, and nothing where no two are", () => {
    expect(sureParts(3, matrix(3, { "0 1": 9, "0 2": 8, "1 2": 7 }), 7)).toEqual([[0, 1, 2]]);
    expect(sureParts(3, matrix(3, { "0 1": 6.9, "1 2": 6.9 }), 7)).toEqual([]);
  });

  it("do not chain: two that a third is sure of stay apart where they are not sure of each other, and the surer link is the one that counts", () => {
    expect(sureParts(3, matrix(3, { "0 1": 8, "1 2": 9, "0 2": 3 }), 7)).toEqual([[1, 2]]);
    expect(sureParts(5, matrix(5, { "0 1": 9, "2 4": 9, "1 2": 9, "3 4": 6 }), 7)).toEqual([[0, 1], [2, 4]]);
  });

  it("take a record that cannot be one with another, -Infinity, for no reason to stop", () => {
    expect(sureParts(3, matrix(3, { "0 1": -Infinity, "1 2": -Infinity, "0 2": 8 }), 7)).toEqual([[0, 2]]);
    expect(sureParts(2, matrix(2, { "0 1": -Infinity }), 7)).toEqual([]);
  });
});
