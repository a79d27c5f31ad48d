import { findDuplicates } from "../../support/findDuplicates";
import { sampleTable } from "./sampleTable";

/** The customer template on the messy sample, whose truth is known: six kinds of duplicates, four kinds of lookalikes. */
describe.each([1, 7, 20241220])("the messy sample of seed %p", (seed) => {
  const { input, truth } = sampleTable(seed, 2000);
  const result = findDuplicates(input, input.def.dedupe[0]!);
  const entityAt = new Map(truth.records.map(({ row, entity }) => [row, entity]));
  const entity = Array.from(input.table.records.rows, (row) => entityAt.get(row)!);
  const indexAt = new Map(Array.from(input.table.records.rows, (row, index) => [row, index]));
  const verdictOf = ([a, b]: readonly [number, number]): string => {
    const [x, y] = [indexAt.get(a)!, indexAt.get(b)!].sort((left, right) => left - right);
    return result.pairs.find((pair) => pair.a === x && pair.b === y)?.verdict ?? "distinct";
  };

  it("duplicates are right and most are found", () => {
    const sizes = new Map<string, number>();
    for (const one of entity) sizes.set(one, (sizes.get(one) ?? 0) + 1);
    const all = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
    const found = result.pairs.filter(({ verdict }) => verdict === "duplicate");
    const right = found.filter(({ a, b }) => entity[a] === entity[b]).length;
    expect(right / found.length).toBeGreaterThanOrEqual(0.99);
    expect(right / all).toBeGreaterThanOrEqual(0.9);
  });

  it("no lookalike is a duplicate or for review", () => {
    const wrong = truth.lookalikes.filter(({ rows }) => ["duplicate", "review"].includes(verdictOf(rows)));
    expect(wrong).toEqual([]);
  });

  it("what shares a switchboard, a contact's mobile or a head office is related", () => {
    const verdicts = truth.lookalikes.filter(({ kind }) => kind !== "namesake").map(({ rows }) => verdictOf(rows));
    expect(verdicts.filter((verdict) => verdict === "related").length / verdicts.length).toBeGreaterThanOrEqual(0.95);
  });

  it("few pairs are left for a person that are no duplicates", () => {
    const review = result.pairs.filter(({ verdict }) => verdict === "review");
    expect(review.filter(({ a, b }) => entity[a] !== entity[b]).length).toBeLessThanOrEqual(3);
  });
});
