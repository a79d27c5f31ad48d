import { readFileSync } from "node:fs";
import { join } from "node:path";
import { storeAndReturn } from "./storeAndReturn";
import type { Suite } from "./suite";

/** The strings, each as a cell: stored and given back by every format, in no other normal form. */
export const naughtyCjkSuite: Suite = {
  name: "naughty-cjk strings",
  path: "suites/naughty-cjk",
  disagreements: {},
  async run(root) {
    const { strings } = JSON.parse(readFileSync(join(root, "vectors.json"), "utf8")) as { strings: { s: string }[] };
    return { files: 1, cases: await storeAndReturn(strings.map(({ s }) => s)) };
  },
};
