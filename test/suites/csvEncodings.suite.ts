import { readFileSync } from "node:fs";
import { join } from "node:path";
import { encodingNamed } from "../../src/xlsx/text/encodings";
import { readCsv, textRows, withoutBlankEnds } from "./csvSupport";
import type { Suite } from "./suite";

type Entry = { readonly file: string; readonly encoding: string; readonly bom: boolean; readonly delimiter: string; readonly rows: string[][] };

/** manifest.json: encoding, delimiter and the rows that must come out. */
export const csvEncodingsSuite: Suite = {
  name: "csv-encodings",
  path: "suites/csv-encodings",
  disagreements: {},
  run(root) {
    const entries = JSON.parse(readFileSync(join(root, "manifest.json"), "utf8")) as Entry[];
    const cases = entries.map(({ file, encoding, bom, delimiter, rows }) => {
      const opened = readCsv(new Uint8Array(readFileSync(join(root, file))));
      const expected = JSON.stringify([encodingNamed(encoding.replace("utf-16-le", "utf-16le")), bom, delimiter, withoutBlankEnds(rows)]);
      return { name: file, expected, actual: typeof opened === "string" ? opened : JSON.stringify([opened.dialect.encoding, opened.dialect.bom, opened.dialect.delimiter, textRows(opened)]) };
    });
    return { files: entries.length, cases };
  },
};
