import type { Block } from "./block";

/** The rulebook as rows of a sheet, and which of them are headings (0: of a table's columns). */
export function sheetRows(blocks: readonly Block[]): { readonly rows: readonly (readonly string[])[]; readonly headings: readonly { readonly row: number; readonly level: 0 | 1 | 2 | 3; readonly width: number }[] } {
  const rows: (readonly string[])[] = [];
  const headings: { row: number; level: 0 | 1 | 2 | 3; width: number }[] = [];
  for (const block of blocks) {
    if (rows.length > 0) rows.push([]);
    if (block.kind === "table") {
      headings.push({ row: rows.length, level: 0, width: block.header.length });
      rows.push(block.header, ...block.rows);
    } else {
      if (block.kind === "heading") headings.push({ row: rows.length, level: block.level, width: 1 });
      rows.push([block.text]);
    }
  }
  return { rows, headings };
}
