import { betterGroups } from "../../../src/rules/duplicates/betterGroups";
import type { Gate } from "../../../src/rules/duplicates/gates";

const bounds = { level: -0.5, least: -8, most: 8 };
const never: Gate = () => false;

/** Two groups, 0 to 3 and 4 to 6; within one every pair counts 8 bits, between them -6. `of`: the bits of pairs by "a b" that differ from that. */
function settled(of: { readonly [pair: string]: number }, { most = 50, forbidden = never } = {}): readonly (readonly number[])[] {
  const groups = [{ records: [0, 1, 2, 3], bits: 7 }, { records: [4, 5, 6], bits: 9 }];
  const bitsOf = (a: number, b: number): number => of[`${Math.min(a, b)} ${Math.max(a, b)}`] ?? (a < 4 === b < 4 ? 8 : -6);
  const near = [0, 1, 2, 3].flatMap((a) => [4, 5, 6].map((b) => [a, b] as const)).filter(([a, b]) => bitsOf(a, b) >= -4);
  const pairs = { size: 7, bitsOf, near: { count: near.length, a: Uint32Array.from(near, ([a]) => a), b: Uint32Array.from(near, ([, b]) => b) } };
  return betterGroups(groups, pairs, bounds, most, forbidden).map(({ records }) => records);
}
/** Record 3 is like one of its group only, by the pair that took it there, and like all of the other group. */
const misplaced = { "0 3": 8, "1 3": -3, "2 3": -3, "3 4": 4, "3 5": 4, "3 6": 4 };

describe("a record that its surest pair took to one group", () => {
  it("goes to the group that it is more like on average", () => {
    expect(settled(misplaced)).toEqual([[0, 1, 2], [3, 4, 5, 6]]);
  });

  it("stays where it is as like its own, and where no other group is near", () => {
    expect(settled({ ...misplaced, "1 3": 2, "2 3": 2 })).toEqual([[0, 1, 2, 3], [4, 5, 6]]);
    expect(settled({})).toEqual([[0, 1, 2, 3], [4, 5, 6]]);
  });

  it("does not go where it must not, nor where there is no room", () => {
    expect(settled(misplaced, { forbidden: (a, b) => Math.min(a, b) === 3 && Math.max(a, b) === 6 })).toEqual([[0, 1, 2, 3], [4, 5, 6]]);
    expect(settled(misplaced, { most: 3 })).toEqual([[0, 1, 2, 3], [4, 5, 6]]);
  });

  it("leaves nothing behind that is a group of one", () => {
    const all = Object.fromEntries([1, 2, 3].flatMap((a) => [4, 5, 6].map((b) => [`${a} ${b}`, 8]))), apart = { "0 1": -3, "0 2": -3, "0 3": -3 };
    expect(settled({ ...all, ...apart })).toEqual([[1, 2, 3, 4, 5, 6]]);
  });
});
