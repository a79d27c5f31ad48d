import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCsv } from "./csvSupport";
import type { Suite } from "./suite";

const long = "Every cell of a longer row is kept and its line is named in a notice (csv/longRows), as Excel shows it: nothing is lost, so nothing need be refused.";
const names: Readonly<Record<string, string>> = { "\\t": "\t", "0x01": "\u0001", "0x1F": "\u001f" };

/** The table of README.upstream.md: `parse_ok` must be imported, with that delimiter and escape; `E_…` must be refused. */
export const csvTortureSuite: Suite = {
  name: "csv-torture",
  path: "suites/csv-torture",
  disagreements: {
    "duplicate_headers.csv": "Reading keeps both columns; which is which is asked when the header is matched with fields.",
    "extra_fields_non_empty.csv": long,
    "extra_trailing_nonempty.csv": long,
    "wide_row_extra_non_empty.csv": long,
    "single_column.csv": "A list of one column is a table; a notice (csv/singleColumn) says how to name a delimiter.",
  },
  run(root) {
    const table = readFileSync(join(root, "README.upstream.md"), "utf8").matchAll(/^\| `(\S+)` \| \S+ \| `?(\w+)`? \| (`\|`|[^|]*) \| (\S+) \|/gm);
    const cases = [...table].map(([, name, outcome, delimiterCell, escape]) => {
      const opened = readCsv(new Uint8Array(readFileSync(join(root, name!))));
      if (typeof opened === "string") return { name: name!, expected: outcome === "parse_ok" ? "import" : "refused", actual: outcome === "parse_ok" ? opened : "refused" };
      const { dialect, model } = opened;
      const cell = delimiterCell!.replaceAll("`", "").trim();
      const oneColumn = model.sheets[0]!.cells.used()!.columns === 1;
      const say = (delimiter: string, backslash: boolean): string => `import ${oneColumn ? "" : JSON.stringify(delimiter)}${backslash ? " \\" : ""}`;
      const expected = outcome === "parse_ok" ? say(names[cell] ?? cell, escape!.includes("\\")) : "refused";
      return { name: name!, expected, actual: say(dialect.delimiter, dialect.quoteEscape === "backslash") };
    });
    return { files: cases.length, cases };
  },
};
