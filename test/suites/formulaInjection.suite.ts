import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readRows } from "../../src/xlsx/csv/dialect";
import { saveCsv } from "../../src/xlsx/csv/saveCsv";
import { newWorkbook } from "../../src/xlsx/newWorkbook";
import { storeAndReturn } from "./storeAndReturn";
import type { Case, Suite } from "./suite";

/**
 * vectors.json. toCell and roundTrip: every string through .xlsx, .csv and .tsv and back. toCsv: opened with any usual delimiter, no cell of the .csv starts a formula. benign:
 * written to the .csv without an apostrophe. The payloads of csv-payload.txt go the same way as the dangerous ones.
 */
export const formulaInjectionSuite: Suite = {
  name: "formula-injection",
  path: "suites/formula-injection",
  disagreements: {},
  async run(root) {
    const { dangerous, benign } = JSON.parse(readFileSync(join(root, "vectors.json"), "utf8")) as { dangerous: string[]; benign: string[] };
    const payloads = [...new Set(readFileSync(join(root, "csv-payload.txt"), "utf8").split(/\r?\n/).filter((line) => line !== ""))];
    const cases: Case[] = [...(await storeAndReturn([...new Set([...dangerous, ...benign, ...payloads])]))];
    for (const text of [...dangerous, ...payloads]) cases.push({ name: `toCsv: ${JSON.stringify(text)}`, expected: "no cell starts a formula", actual: formulasIn(csvOf(text), benign) });
    for (const text of benign) cases.push({ name: `benign: ${JSON.stringify(text)}`, expected: text, actual: readRows(csvOf(text), ",").rows[1]![0]! });
    return { files: 2, cases };
  },
};

function csvOf(text: string): string {
  const model = newWorkbook();
  const sheet = model.newSheet("S", "visible");
  model.sheets.push(sheet);
  sheet.cells.setContent(0, 0, "head", null);
  sheet.cells.setContent(1, 0, text, null);
  const saved = saveCsv(model, { sheet: "S", encoding: "utf-8", delimiter: ",", guard: true, showDate: String });
  return saved.ok ? new TextDecoder().decode(saved.value.bytes) : saved.problems[0]!.code;
}

/** What a spreadsheet might calculate, whichever delimiter its language settings give it; texts that the suite calls harmless aside. */
function formulasIn(csv: string, benign: readonly string[]): string {
  const cells = [",", ";", "\t", "|"].flatMap((delimiter) => readRows(csv, delimiter).rows.flat());
  const formulas = cells.filter((cell) => /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(cell) && !benign.includes(cell) && !/^[+-][\d.,]+%?$|^[=+\-@][^\p{L}\p{N}]*$/u.test(cell));
  return formulas.length === 0 ? "no cell starts a formula" : JSON.stringify(formulas);
}
