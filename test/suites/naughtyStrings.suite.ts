import { readFileSync } from "node:fs";
import { join } from "node:path";
import { storeAndReturn } from "./storeAndReturn";
import type { Suite } from "./suite";

/** Every string as a cell: stored and given back by every format. */
export const naughtyStringsSuite: Suite = {
  name: "naughty-strings",
  path: "suites/naughty-strings",
  disagreements: Object.fromEntries(["csv", "tsv", "gb18030"].map((way) => [`${way}: ""`, "A .csv has no way to tell an empty text from a blank cell; it comes back blank."])),
  async run(root) {
    const plain = JSON.parse(readFileSync(join(root, "blns.json"), "utf8")) as string[];
    const packed = (JSON.parse(readFileSync(join(root, "blns.base64.json"), "utf8")) as string[]).map((text) => Buffer.from(text, "base64").toString("utf8"));
    return { files: 2, cases: await storeAndReturn([...new Set([...plain, ...packed])]) };
  },
};
