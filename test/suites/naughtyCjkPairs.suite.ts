import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lookAlikeKey, matchKey, variantKey } from "../../src/fields/matchKey";
import { readNothing } from "../../src/fields/reading";
import { cleanText } from "../../src/fields/width";
import type { Suite } from "./suite";

type Pair = { readonly a: string; readonly b: string; readonly verdict: string; readonly why: string };

/** What the match keys say of two texts. */
function verdictOf(a: string, b: string): string {
  const [nothingA, nothingB] = [a, b].map((text) => readNothing(cleanText(text)));
  if (nothingA !== null && nothingB !== null) return "empty";
  if (matchKey(a) === matchKey(b)) return "equal";
  if (lookAlikeKey(a) === lookAlikeKey(b)) return "suspect";
  return variantKey(a) === variantKey(b) ? "maybe" : "different";
}

export const naughtyCjkPairsSuite: Suite = {
  name: "naughty-cjk pairs",
  path: "suites/naughty-cjk",
  disagreements: {},
  run(root) {
    const { pairs } = JSON.parse(readFileSync(join(root, "vectors.json"), "utf8")) as { pairs: Pair[] };
    return { files: 1, cases: pairs.map(({ a, b, verdict, why }) => ({ name: `${why}: ${JSON.stringify([a, b])}`, expected: verdict, actual: verdictOf(a, b) })) };
  },
};
