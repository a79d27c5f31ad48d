import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openXlsx } from "../../src/xlsx/openXlsx";
import { refusedFiles } from "../xlsx/refusedFiles";
import type { Suite } from "./suite";

type Entry = { readonly file: string; readonly expect: "refuse" | "import" | "refuse-or-import" };

export const xlsxHostileSuite: Suite = {
  name: "xlsx-hostile",
  path: "suites/xlsx-hostile",
  disagreements: {},
  run(root) {
    const entries = JSON.parse(readFileSync(join(root, "manifest.json"), "utf8")) as Entry[];
    const cases = entries.map(({ file, expect }) => {
      const opened = openXlsx(new Uint8Array(readFileSync(join(root, file))));
      const actual = opened.ok ? "import" : `refuse, ${opened.problems.map(({ code }) => code).join(" ")}`;
      const refused = refusedFiles[`suites/xlsx-hostile/${file}`];
      // The manifest says which, our list with which code; where it leaves it open, what we do today is right as long as it is listed.
      return { name: file, expected: (expect === "refuse-or-import" ? refused === undefined : expect === "import") ? "import" : `refuse, ${refused}`, actual };
    });
    return { files: entries.length, cases };
  },
};
