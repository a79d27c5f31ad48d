import { findDuplicates } from "../support/findDuplicates";
import type { DuplicateKind, LookalikeKind } from "../../tools/sample/duplicates";
import { sampleInput } from "./sampleRows";

/** What the template's duplicate rule says of the pairs that the sample knows the truth of; counts by kind and verdict. */
function verdicts(seed: number): { readonly byKind: Readonly<Record<string, Readonly<Record<string, number>>>>; readonly wrong: number } {
  const { input, truth, sheetRows } = sampleInput(seed);
  const index = new Map(sheetRows.map((row, i) => [row, i]));
  const { pairs } = findDuplicates(input, input.def.dedupe[0]!);
  const verdictOf = new Map(pairs.map(({ a, b, verdict }) => [`${a} ${b}`, verdict]));
  const byKind: Record<string, Record<string, number>> = {};
  for (const { kind, rows: [x, y] } of [...truth.duplicates, ...truth.lookalikes]) {
    const [a, b] = [index.get(x)!, index.get(y)!].sort((p, q) => p - q);
    const verdict = verdictOf.get(`${a} ${b}`) ?? "none";
    byKind[kind] = { ...byKind[kind], [verdict]: (byKind[kind]?.[verdict] ?? 0) + 1 };
  }
  const entity = new Map(truth.records.map((record) => [index.get(record.row)!, record.entity]));
  const wrong = pairs.filter(({ a, b, verdict }) => verdict === "duplicate" && entity.get(a) !== entity.get(b)).length;
  return { byKind, wrong };
}

describe.each([42, 2024])("the customer template's duplicate rule on the sample of seed %i", (seed) => {
  const { byKind, wrong } = verdicts(seed);
  const least: Readonly<Record<DuplicateKind, number>> = { exact: 25, suffix: 24, phone: 21, uscc: 19, typo: 22, english: 23 };
  it.each(Object.entries(least))("finds pairs of the kind %s: at least %i of 25", (kind, count) => {
    expect(byKind[kind]!["duplicate"]).toBeGreaterThanOrEqual(count);
  });
  it.each<LookalikeKind>(["branch", "switchboard", "namesake", "sharedContact"])("takes no pair of the kind %s for one company", (kind) => {
    expect(byKind[kind]!["duplicate"] ?? 0).toBe(0);
    expect(byKind[kind]!["review"] ?? 0).toBe(0);
  });
  it("takes no other two companies for one", () => {
    expect(wrong).toBe(0);
  });
});
