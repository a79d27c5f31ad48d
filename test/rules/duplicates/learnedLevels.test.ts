import fc from "fast-check";
import { type DecidedPair, learnedLevels } from "../../../src/rules/duplicates/learnedLevels";
import type { DedupeDef } from "../../../src/template/template";

const rule: DedupeDef = { id: "same", block: [], match: [], mustMatch: [], mustNotDiffer: [], score: { auto: 0.97, duplicate: 0.95, review: 0.7 }, survive: {}, maxCluster: 20 };
const at = (isSame: boolean, ...scores: readonly number[]): readonly DecidedPair[] => scores.map((score) => ({ isSame, score, reason: score >= 0.95 ? "same" : score >= 0.7 ? "review" : "unlike" }));

describe("levels that fit what people have decided", () => {
  it("are raised above what was taken wrongly, and no automatic level stays below", () => {
    const learned = learnedLevels(rule, [...at(true, 0.999, 0.998, 0.997, 0.996, 0.9955, 0.9953), ...at(false, 0.98, 0.96, 0.3, 0.2, 0.1)]);
    expect(learned).toMatchObject({ taken: { same: 6, apart: 2 }, asked: { same: 0, apart: 0 }, precision: 0.75, few: false, proposal: { taken: { same: 6, apart: 0 } } });
    const { duplicate, review, auto } = learned.proposal!.score;
    expect([duplicate > 0.98, duplicate <= 0.9953, review <= duplicate, auto! >= duplicate]).toEqual([true, true, true, true]);
  });

  it("are lowered where people merged what they were asked about, but not below what nobody has decided", () => {
    const learned = learnedLevels(rule, [...at(true, 0.99, 0.98, 0.9, 0.85, 0.8), ...at(false, 0.5, 0.4, 0.3, 0.2, 0.1)]);
    expect(learned.proposal!.taken).toEqual({ same: 5, apart: 0 });
    expect(learned.proposal!.score.duplicate).toBeGreaterThan(0.5);
    expect(learned.proposal!.score.duplicate).toBeLessThanOrEqual(0.8);
  });

  it("are left where they fit, and where little was decided", () => {
    expect(learnedLevels(rule, [...at(true, 0.99, 0.99, 0.98, 0.97, 0.96), ...at(false, 0.6, 0.5, 0.4, 0.3, 0.2)])).toMatchObject({ precision: 1, few: false, proposal: null });
    expect(learnedLevels(rule, [...at(true, 0.2, 0.3, 0.4, 0.5, 0.6), ...at(false, 0.99)])).toMatchObject({ precision: 0, few: true, proposal: null });
    expect(learnedLevels(rule, [])).toMatchObject({ precision: null, few: true });
  });

  it("count what no level could join, and are moved by none of it", () => {
    const gated: readonly DecidedPair[] = [{ isSame: true, score: 0.9999, reason: "gate" }, { isSame: false, score: 0.9999, reason: "apart" }];
    const some = [...at(true, 0.99, 0.9, 0.88, 0.86, 0.84), ...at(false, 0.5, 0.4, 0.3, 0.2, 0.1)];
    const [without, withThem] = [learnedLevels(rule, some), learnedLevels(rule, [...some, ...gated])];
    expect(withThem.proposal!.score).toEqual(without.proposal!.score);
    expect(withThem.passed).toEqual({ same: without.passed.same + 1, apart: without.passed.apart + 1 });
  });

  it("are never worse than those there are, never out of order, and do not depend on the order of the decisions", () => {
    const pair = fc.record({ isSame: fc.boolean(), score: fc.integer({ min: 1, max: 999 }).map((n) => n / 1000), reason: fc.constantFrom("same" as const, "unlike" as const, "gate" as const) });
    fc.assert(
      fc.property(fc.array(pair, { minLength: 12, maxLength: 60 }), (decided) => {
        const learned = learnedLevels(rule, decided);
        expect(learnedLevels(rule, decided.toReversed())).toEqual(learned);
        if (learned.proposal === null) return;
        const { score, taken, asked, passed } = learned.proposal;
        expect(score.review <= score.duplicate && score.duplicate <= score.auto!).toBe(true);
        expect(taken.same + taken.apart + asked.same + asked.apart + passed.same + passed.apart).toBe(decided.length);
        expect(taken.apart).toBeLessThanOrEqual(Math.max(learned.taken.apart, 0.02 * (taken.same + taken.apart) + 1));
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
