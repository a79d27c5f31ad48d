import type { WorkbookModel } from "../workbook/model";
import type { Package } from "./container/package";
import type { XmlNode } from "./container/xml";
import type { WorkbookOrigin } from "./origin";
import { cellsOf } from "./sheetParts";
import { children } from "./sheet/readSheet";

/** Which texts that no cell says leave the file: those that the changes took out of the last cell that said them, or also what others had left behind. */
export type TextPurge = "dropped" | "all";

/**
 * Indexes of the file's shared texts whose places this save may empty or give to new ones, ascending. What is gone from the cells must not stay readable in the
 * package, and a file must not grow at every save. A text that was unused before we came is another program's affair and stays to the letter, unless `purge` is "all";
 * a place that was empty already is free at any rate.
 */
export function freeTexts(model: WorkbookModel, { pool, pkg }: WorkbookOrigin, gone: boolean, purge: TextPurge): number[] {
  if (pool.shared === 0 || (purge === "dropped" && !gone && !model.sheets.some((sheet) => sheet.changed.has("cells")))) return [];
  const used = new Uint8Array(pool.shared);
  for (const sheet of model.sheets) if (sheet.kind === "worksheet") cellsOf(sheet).markTexts(used);
  markElsewhere(pkg, used);
  const free: number[] = [];
  for (let i = 0; i < used.length; i++) if (used[i] === 0 && (purge === "all" || pool.inUse[i] === 1 || (pool.texts[i] === "" && !pool.isRich(i)))) free.push(i);
  return free;
}

/** Cells that the model does not hold say shared texts too: those of macro sheets, and of the revision logs of a workbook that several people edit at a time. */
function markElsewhere(pkg: Package, used: Uint8Array): void {
  const mark = (node: XmlNode): void => {
    if (node.attributes["t"] === "s") for (const value of children(node, "v")) used[Number(value.text)] = 1;
    node.children.forEach(mark);
  };
  for (const { name } of pkg.entries) if (/\.(?:macrosheet|intlmacrosheet|revisionLog)\+xml$/i.test(pkg.contentType(name) ?? "")) mark(pkg.xml(name).root);
}
