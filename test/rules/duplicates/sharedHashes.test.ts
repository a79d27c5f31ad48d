import { mix } from "../../../src/rules/duplicates/hashText";
import { alone, commonNumber, numberShared } from "../../../src/rules/duplicates/sharedHashes";

describe("numbering hashes by how many records have them", () => {
  it.each([[200, 90], [150_000, 40_000]])("%i hashes of %i values in two lists", (length, values) => {
    const most = 5;
    const hashes = [0, 1].map((list) => Int32Array.from({ length }, (_, at) => mix(Math.imul(at * at + list, 31) % values)));
    hashes[1]![0] = mix(-1);
    // Every two hashes are those of one form.
    const starts = Uint32Array.from({ length: length / 2 + 1 }, (_, form) => 2 * form), counts = Uint32Array.from({ length: length / 2 }, (_, form) => 1 + (form % 7 === 0 ? 1 : 0));
    const known = new Map<number, number>();
    hashes[0]!.forEach((hash, at) => known.set(hash, (known.get(hash) ?? 0) + counts[at >> 1]!));
    hashes[1]!.forEach((hash) => known.set(hash, (known.get(hash) ?? 0) + 1));
    const numbered = hashes.map((list) => list.slice());
    const { numbers, times, common } = numberShared([{ hashes: numbered[0]!, had: { starts, counts } }, { hashes: numbered[1]!, had: null }], most);

    const numberOf = new Map<number, number>();
    const differing: number[] = [];
    hashes.forEach((list, at) => list.forEach((hash, k) => {
      const number = numbered[at]![k]!;
      if (!numberOf.has(hash)) numberOf.set(hash, number);
      else if (numberOf.get(hash) !== number) differing.push(hash);
    }));
    expect(differing).toEqual([]);
    for (const [hash, number] of numberOf) {
      const count = known.get(hash)!;
      const isRight = count < 2 ? number === alone : count <= most ? number >= 0 && number < numbers : common.hashOf[commonNumber(number)] === hash && common.counts[commonNumber(number)] === count;
      if (!isRight) differing.push(hash);
    }
    expect(differing).toEqual([]);
    const shared = [...known.values()].filter((count) => count >= 2 && count <= most);
    expect(numbers).toBe(shared.length);
    expect(new Set([...numberOf.values()].filter((number) => number >= 0)).size).toBe(numbers);
    expect(times).toBe(shared.reduce((sum, count) => sum + count, 0));
    expect(shared.length > 0 && common.counts.length > 0 && shared.length + common.counts.length < known.size).toBe(true);
  });

  it("takes no hashes", () => expect(numberShared([{ hashes: new Int32Array(0), had: null }], 5)).toMatchObject({ numbers: 0, times: 0 }));
});
