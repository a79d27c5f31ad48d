import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readCsv, textRows } from "./csvSupport";
import type { Suite } from "./suite";

/** Each .csv with the records it must give; here compared as lists of objects, keys from the first row. */
export const csvSpectrumSuite: Suite = {
  name: "csv-spectrum",
  path: "suites/csv-spectrum",
  disagreements: {
    "location_coordinates.csv": "The answer is a single object, not a list, and its phone number is not the one in the file.",
    "newlines_crlf.csv": "The answer has CRLF inside a cell where the file as it is stored here has LF: what stands in the file is kept.",
  },
  run(root) {
    const files = readdirSync(join(root, "csvs")).sort();
    const cases = files.map((name) => {
      const expected = JSON.stringify(JSON.parse(readFileSync(join(root, "json", name.replace(/csv$/, "json")), "utf8")));
      const opened = readCsv(new Uint8Array(readFileSync(join(root, "csvs", name))));
      if (typeof opened === "string") return { name, expected, actual: opened };
      const [header, ...rows] = textRows(opened);
      return { name, expected, actual: JSON.stringify(rows.map((row) => Object.fromEntries(header!.map((key, i) => [key, row[i] ?? ""])))) };
    });
    return { files: 2 * files.length, cases };
  },
};
