import type { Group } from "../../../src/rules/duplicates/clusters";
import type { Gate } from "../../../src/rules/duplicates/gates";
import { type KnownPairs, placeLone } from "../../../src/rules/duplicates/loneRecords";

const bounds = { level: 0, least: -8, most: 8 };
const enough = 4.25;
const never: Gate = () => false;

/** `groups` of so many records each, then so many without one; `bits` of pairs by "a b", all others -20. Half of the pairs of a group are expected: `start` is that of the table. */
function table(sizes: readonly number[], lone: number, bits: { readonly [pair: string]: number }): { readonly groups: readonly Group[]; readonly pairs: KnownPairs } {
  let next = 0;
  const groups = sizes.map((size): Group => ({ records: Array.from({ length: size }, () => next++), bits: 12 }));
  const size = next + lone;
  const near = Object.entries(bits).map(([pair, value]) => ({ pair: pair.split(" ").map(Number), value })).filter(({ value }) => value >= -4);
  const inGroups = sizes.reduce((sum, each) => sum + each * (each - 1), 0);
  const bitsOf = (a: number, b: number): number => bits[`${Math.min(a, b)} ${Math.max(a, b)}`] ?? -20;
  return { groups, pairs: { size, start: Math.log2(inGroups / (size * (size - 1))), near: { count: near.length, a: Uint32Array.from(near, ({ pair }) => pair[0]!), b: Uint32Array.from(near, ({ pair }) => pair[1]!) }, bitsOf, linkOf: bitsOf } };
}
const place = ({ groups, pairs }: ReturnType<typeof table>, { most = 50, forbidden = never } = {}) => placeLone(groups, pairs, bounds, enough, most, forbidden);
/** A record like every member of a group, the first of which is `first`. */
const like = (record: number, first: number, size: number, bits: number): { readonly [pair: string]: number } => Object.fromEntries(Array.from({ length: size }, (_, at) => [`${first + at} ${record}`, bits]));

describe("a record that stands alone", () => {
  // Of 5 to 8 records each, 5 in the first two.
  const many = [5, 5, ...Array.from({ length: 15 }, (_, n) => 5 + (n % 4))];
  const lone = many.reduce((sum, size) => sum + size, 0);

  it("joins the only group that it is like where nearly every record has others, though no pair says enough", () => {
    const { groups, placed } = place(table(many, 1, like(lone, 0, 5, 2)));
    expect([...placed.keys()]).toEqual([lone]);
    expect(placed.get(lone)).toBeGreaterThan(enough);
    expect(groups[0]!.records).toEqual([0, 1, 2, 3, 4, lone]);
    expect(groups[0]!.bits).toBe(placed.get(lone));
  });

  it("stays alone on the same evidence where most records do", () => {
    expect(place(table(many, 400, like(lone, 0, 5, 2))).placed.size).toBe(0);
  });

  it("stays alone where another group is as like it", () => {
    expect(place(table(many, 1, { ...like(lone, 0, 5, 2), ...like(lone, 5, 5, 2) })).placed.size).toBe(0);
  });

  it("stays alone where it is like one member and unlike the others", () => {
    expect(place(table(many, 1, { ...like(lone, 0, 5, -7), [`0 ${lone}`]: 7 })).placed.size).toBe(0);
  });

  it("stays alone where subjects never have more entries than the group has", () => {
    const pairs = new Array<number>(200).fill(2);
    expect(place(table(pairs, 40, like(400, 0, 2, 3))).placed.size).toBe(0);
    expect(place(table([...pairs, ...new Array<number>(60).fill(3)], 4, like(580, 0, 2, 3))).placed.size).toBe(1);
  });

  it("joins no group that it must not, nor one that is full", () => {
    const known = table(many, 1, like(lone, 0, 5, 2));
    expect(place(known, { forbidden: (a, b) => (a === lone && b === 3) || (a === 3 && b === lone) }).placed.size).toBe(0);
    expect(place(known, { most: 5 }).placed.size).toBe(0);
  });

  it("is no rival of another that is like the same group", () => {
    const both = { ...like(lone, 0, 5, 2), ...like(lone + 1, 0, 5, 2), [`${lone} ${lone + 1}`]: 3 };
    expect([...place(table(many, 2, both)).placed.keys()].sort()).toEqual([lone, lone + 1]);
  });
});
