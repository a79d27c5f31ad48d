import fc from "fast-check";
import { groupPairs, throughBits } from "../../../src/rules/duplicates/through";

/** Odds of the first pair over every way in which three pairs can be one, a way that is not transitive left out. */
function oddsOfThree(own: number, left: number, right: number): number {
  let [one, two] = [0, 0];
  for (let ways = 0; ways < 8; ways++) {
    const are = [1, 2, 4].map((bit) => (ways & bit) !== 0);
    if (are.filter(Boolean).length === 2) continue;
    const weight = [own, left, right].reduce((product, bits, at) => product * (are[at] === true ? 2 ** bits : 1), 1);
    if (are[0] === true) one += weight;
    else two += weight;
  }
  return Math.log2(one / two);
}

describe("a third record", () => {
  it("adds what the ways say in which three pairs can be one, and never takes away", () => {
    for (const own of [-9, -1, 0, 3]) for (const left of [-6, 0, 2, 7, 14]) for (const right of [-3, 1, 5, 12]) {
      const exact = oddsOfThree(own, left, right) - own;
      expect(throughBits(left, right)).toBeCloseTo(Math.max(0, exact), 9);
      expect(throughBits(left, right)).toBe(throughBits(right, left));
      expect(throughBits(left, right)).toBeLessThanOrEqual(Math.max(0, Math.min(left, right)) + 1);
    }
  });

  it("stays finite where two links are sure beyond measure", () => {
    expect(Number.isFinite(throughBits(5_000, 5_000))).toBe(true);
  });

  it("is the one that says most, only for pairs that need it", () => {
    const bits = [[0, -2, 6, 3, 9], [-2, 0, 5, 9, 1], [6, 5, 0, 8, 8], [3, 9, 8, 0, 8], [9, 1, 8, 8, 0]];
    const { through } = groupPairs(5, 4.3, (x, y) => bits[x]![y]!);
    expect(through(0, 1)).toEqual({ record: 2, bits: throughBits(6, 5) });
    expect(through(0, 2)).toBeNull();
    expect(through(1, 4)).toEqual({ record: 3, bits: throughBits(9, 8) });
  });

  it("is found in a large group as well, and is the same whichever of the two is asked for first", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 40 * 40, maxLength: 40 * 40 }), (bits) => {
      const { through } = groupPairs(40, 4.3, (x, y) => bits[Math.min(x, y) * 40 + Math.max(x, y)]!);
      for (let x = 0; x < 40; x++) for (let y = x + 1; y < 40; y++) expect(through(x, y)).toEqual(through(y, x));
    }), { numRuns: 5, seed: 41 });
  });
});
