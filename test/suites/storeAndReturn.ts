/** Strings that break careless programs, as cells: written through the port, saved, opened again. What comes back must be the same, character by character, and no formula. */
import { openFile } from "../../src/hosts/file/openFile";
import { fileHost } from "../../src/hosts/file/fileHost";
import type { CellValue, Result } from "../../src/workbook/host";
import { newWorkbook } from "../../src/xlsx/newWorkbook";
import { saveXlsx } from "../../src/xlsx/saveXlsx";
import type { Case } from "./suite";

export type Way = "xlsx" | "csv" | "tsv" | "gb18030" | "jsonl";
const ways: readonly Way[] = ["xlsx", "csv", "tsv", "gb18030", "jsonl"];

/** One case for each string and way, named `way: "string"`; expected and actual are what came back, as JSON, or why it was refused. */
export async function storeAndReturn(strings: readonly string[], wanted: readonly Way[] = ways): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const way of wanted) {
    const together = await through(way, strings);
    // Refused as a whole for one of them: then each by itself.
    const back = typeof together === "string" ? await Promise.all(strings.map(async (text) => { const alone = await through(way, [text]); return typeof alone === "string" ? alone : alone[0]!; })) : together;
    strings.forEach((text, i) => cases.push({ name: `${way}: ${JSON.stringify(text).slice(0, 120)}`, expected: JSON.stringify(text), actual: back[i]! }));
  }
  return cases;
}

/** The strings below a header and beside a column that is never blank, as JSON once they are back; a problem's code where they are refused. */
async function through(way: Way, strings: readonly string[]): Promise<readonly string[] | string> {
  const model = newWorkbook();
  model.sheets.push(model.newSheet("S", "visible"));
  model.activeSheet = "S";
  const host = fileHost(model, { name: "s.xlsx", format: "xlsx" });
  const written = await host.apply([{ verb: "writeCells", sheet: "S", blocks: [{ row: 0, column: 0, values: [["no", "text"], ...strings.map((text, i): CellValue[] => [i, text])] }] }]);
  if (!written.ok) return codesOf(written);
  const saved = saveXlsx(model);
  if (!saved.ok) return codesOf(saved);
  const file = openFile("s.xlsx", saved.value);
  if (!file.ok) return codesOf(file);
  if (way === "xlsx") return cellsOf(file.value.host, strings.length);
  const as = way === "gb18030" ? "csv" : way;
  const text = file.value.saveText(as, way === "gb18030" ? { encoding: "gb18030" } : {});
  if (!text.ok) return codesOf(text);
  const again = openFile(`s.${as}`, text.value.bytes, way === "gb18030" ? { encoding: "gb18030" } : {});
  return again.ok ? cellsOf(again.value.host, strings.length) : codesOf(again);
}

async function cellsOf(host: ReturnType<typeof fileHost>, rows: number): Promise<readonly string[] | string> {
  const read = await host.readCells(await sheetName(host), { row: 1, column: 1, rows, columns: 1 }, { formulas: true });
  if (!read.ok) return codesOf(read);
  return read.value.values.map(([value], i) => (read.value.formulas![i]![0] === null ? JSON.stringify(value) : `formula ${read.value.formulas![i]![0]!}`));
}

async function sheetName(host: ReturnType<typeof fileHost>): Promise<string> {
  const info = await host.info();
  return info.ok ? info.value.activeSheet : "";
}

function codesOf(result: Result<unknown>): string {
  return result.ok ? "" : `refused: ${result.problems.map(({ code }) => code).join(", ")}`;
}
