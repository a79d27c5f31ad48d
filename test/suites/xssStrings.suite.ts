import { readFileSync } from "node:fs";
import { join } from "node:path";
import { storeAndReturn } from "./storeAndReturn";
import type { Suite } from "./suite";

/** Every line as a cell: stored and given back by every format. */
export const xssStringsSuite: Suite = {
  name: "xss-strings",
  path: "suites/xss-strings",
  disagreements: {},
  async run(root) {
    const lines = readFileSync(join(root, "JHADDIX_XSS.txt"), "utf8").split("\n").filter((line) => line !== "");
    return { files: 1, cases: await storeAndReturn([...new Set(lines)]) };
  },
};
