import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readZip } from "../../src/xlsx/container/readZip";
import { verify } from "../../src/xlsx/container/unpack";
import { Refusal } from "../../src/xlsx/xlsxProblem";
import type { Case, Suite } from "./suite";

/** What is in the folders and the verdict the README gives to each; an encrypted one of `success` may be refused by name. */
const folders: readonly { readonly folder: string; readonly expected: "opens" | "refused" }[] = [
  { folder: "failure", expected: "refused" },
  { folder: "success", expected: "opens" },
  { folder: "wrong-entry-sizes", expected: "refused" },
];

export const zipYauzlSuite: Suite = {
  name: "zip-yauzl",
  path: "suites/zip-yauzl",
  disagreements: {
    "success/bogus-compression-method.zip": "That library lists an entry without unpacking it. Every part of a workbook must be readable, so one packed by an unknown method is refused.",
    "success/sloppy-filenames.zip": "An entry is named `a\\txt` in the directory and `a.txt` in its own header: two readers would see different parts.",
    "success/unicode-path-extra-field.zip": "The directory names the entry by control characters; its name stands in an Info-ZIP extra field, which no reader of workbooks looks at.",
  },
  run(root) {
    const cases = folders.flatMap(({ folder, expected }) => readdirSync(join(root, folder)).filter((file) => file.endsWith(".zip")).sort().map((file): Case => {
      const refusal = readAll(new Uint8Array(readFileSync(join(root, folder, file))));
      const named = expected === "opens" && /encryption/.test(file) && refusal === "xlsx/encrypted";
      return { name: `${folder}/${file}`, expected: named ? "refused" : expected, actual: refusal === null ? "opens" : "refused" };
    }));
    return { files: cases.length, cases };
  },
};

/** Reads and unpacks every entry: the code of the refusal, or null. */
function readAll(bytes: Uint8Array): string | null {
  try {
    for (const entry of readZip(bytes)) verify(entry);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.problem.code;
    throw error;
  }
}
