import { basesOf, type Content, runCase } from "../fuzz/cases";
import type { Case, Suite } from "./suite";

const seed = 20;
const count = 400;

/** A share of `npm run fuzz`, over the files that are made here: the same cases every time. */
export const fuzzSuite: Suite = {
  name: "fuzz",
  path: null,
  disagreements: {},
  async run() {
    const bases = basesOf(null);
    const known = new Map<string, Content>();
    const cases: Case[] = [];
    for (let number = 0; number < count; number++) {
      const { base, damage, verdict, wrong } = await runCase(bases, seed, number, known);
      cases.push({ name: `case ${number} of seed ${seed}, ${base}, ${damage}`, expected: "refused, or all there", actual: wrong ? verdict : "refused, or all there" });
    }
    return { files: bases.length, cases };
  },
};
