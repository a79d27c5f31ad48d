import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { openFile } from "../../src/hosts/file/openFile";
import { gridOf, type SheetGrid } from "../../src/intake/sheetGrid";

/** Every worksheet of a file as intake reads it through the port; blank sheets too. */
export async function openGrids(path: string): Promise<readonly SheetGrid[]> {
  return gridsOf(basename(path), readFileSync(path));
}

export async function gridsOf(name: string, bytes: Uint8Array): Promise<readonly SheetGrid[]> {
  const opened = openFile(name, bytes);
  if (!opened.ok) throw new Error(opened.problems.map((problem) => `${problem.code} ${problem.message.en}`).join("; "));
  const { host } = opened.value;
  const grids: SheetGrid[] = [];
  const sheets = await host.sheets();
  if (!sheets.ok) throw new Error(sheets.problems[0]!.code);
  for (const info of sheets.value) {
    if (info.kind !== "worksheet") continue;
    if (info.used === null) {
      grids.push(gridOf(info, { values: [] }));
      continue;
    }
    const block = await host.readCells(info.name, info.used, { formulas: true, numberFormats: true });
    if (!block.ok) throw new Error(block.problems[0]!.code);
    grids.push(gridOf(info, block.value));
  }
  return grids;
}
