import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CsvReading } from "../../src/xlsx/csv/openCsv";
import { readCsv, textRows } from "./csvSupport";
import type { Suite } from "./suite";

const standard = [["csv--11", "csv--12", "csv--13"], ["csv--21", "csv--22", "csv--23"], ["csv--31", "csv--32", "csv--33"]];
type Expected = { readonly rows: readonly (readonly string[])[] | "refused: csv/empty"; readonly encoding?: string; readonly reading?: CsvReading };

/** The suite has files alone: what must come out of each is read off the file and its name, as that project's own tests do. */
const expectations: Readonly<Record<string, Expected>> = {
  "csv_all_lines_empty.csv": { rows: "refused: csv/empty" },
  "csv_delimited_with_pipes.csv": { rows: standard },
  "csv_empty.csv": { rows: "refused: csv/empty" },
  "csv_standard.csv": { rows: standard },
  "csv_test_create_from_file.csv": { rows: [["test"]] },
  "csv_test_create_from_file_by_mime_type.csv": { rows: standard },
  "csv_text_enclosed_with_pound.csv": { rows: [["This is, a comma", "csv--12", "csv--13"], ["csv--21", "csv--22", "csv--23"]], reading: { quote: "#" } },
  "csv_with_CR_EOL.csv": { rows: standard },
  "csv_with_comma_enclosed.csv": { rows: [["This is, a comma", "csv--12"], ["csv--21", "csv--22"]] },
  "csv_with_different_cells_number.csv": { rows: [standard[0]!, ["csv--21", "csv--22"], ["csv--31"]] },
  "csv_with_empty_cells.csv": { rows: [standard[0]!, ["csv--21", "", "csv--23"], ["csv--31", "csv--32"]] },
  "csv_with_encoding_cp1252.csv": { rows: standard },
  "csv_with_encoding_utf16le_no_bom.csv": { rows: standard, encoding: "utf-16le" },
  "csv_with_escaped_characters.csv": { rows: [['"csv--11"', "csv--12\\", "csv--13\\\\", "csv--14\\\\\\"]] },
  "csv_with_line_breaks.csv": { rows: [["This is,\na comma", "csv--12"]] },
  "csv_with_multiple_empty_lines.csv": { rows: [[], ["csv--21", "csv--22", "csv--23"], [], ["csv--41", "csv--42", "csv--43"]] },
  "csv_with_utf16be_bom.csv": { rows: standard, encoding: "utf-16be" },
  "csv_with_utf16le_bom.csv": { rows: standard, encoding: "utf-16le" },
  "csv_with_utf32be_bom.csv": { rows: standard, encoding: "utf-32be" },
  "csv_with_utf32le_bom.csv": { rows: standard, encoding: "utf-32le" },
  "csv_with_utf8_bom.csv": { rows: standard },
  "sheet_with_empty_cells.csv": { rows: [["A", "B", "C"], ["0"], ["1", "1"]] },
  "sheet_with_untrimmed_strings.csv": { rows: [["A"], [" A "], ["\n\tA\n\t"]] },
  "sheet_with_zeros_in_row.csv": { rows: [["A", "B", "C"], ["1", "2", "3"], ["0", "0", "0"]] },
};

export const csvOpenspoutSuite: Suite = {
  name: "csv-openspout",
  path: "suites/csv-openspout",
  disagreements: {},
  run(root) {
    const cases = Object.entries(expectations).map(([name, { rows, encoding = "utf-8", reading }]) => {
      const opened = readCsv(new Uint8Array(readFileSync(join(root, name))), reading);
      const expected = typeof rows === "string" ? rows : JSON.stringify([encoding, rows]);
      return { name, expected, actual: typeof opened === "string" ? opened : JSON.stringify([opened.dialect.encoding, textRows(opened)]) };
    });
    return { files: cases.length, cases };
  },
};
