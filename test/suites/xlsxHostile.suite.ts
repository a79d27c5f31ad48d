import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openXlsx } from "../../src/xlsx/openXlsx";
import type { Suite } from "./suite";

type Entry = { readonly file: string; readonly expect: "refuse" | "import" | "refuse-or-import" };

export const xlsxHostileSuite: Suite = {
  name: "xlsx-hostile",
  path: "suites/xlsx-hostile",
  disagreements: {},
  run(root) {
    const entries = JSON.parse(readFileSync(join(root, "manifest.json"), "utf8")) as Entry[];
    const cases = entries.map(({ file, expect }) => {
      const actual = openXlsx(new Uint8Array(readFileSync(join(root, file)))).ok ? "import" : "refuse";
      return { name: file, expected: expect === "refuse-or-import" ? actual : expect, actual };
    });
    return { files: entries.length, cases };
  },
};
