import type { SheetModel, WorkbookModel } from "../../workbook/model";
import { originOf, sheetOriginOf } from "../origin";
import { parseXml } from "../parts/xmlTree";
import { escapeAttribute } from "../parts/xmlTree";
import { dumpedBytes } from "../readDump";
import { cellsOf } from "../sheetParts";
import type { RowRecord, RowSink } from "../sheet/cellRecord";
import { readSheetSource } from "../sheet/sheetSource";

/** Kept elsewhere: the place, a hint, the style, and whether the row is shown. */
const elsewhere = new Set(["r", "spans", "s", "customFormat", "hidden"]);

/**
 * Height, outline and the like of rows, as XML attributes from their first blank on; rows without any are left out. Attributes of other namespaces are left out too: what
 * their prefixes mean need not be known where they come back. Reads the sheet's rows again.
 */
export function rowAttributes(model: WorkbookModel, sheet: SheetModel, rows: ReadonlySet<number>): ReadonlyMap<number, string> {
  const found = new Map(sheet.newRows.filter(({ row }) => rows.has(row)).map(({ row, attributes }) => [row, attributes]));
  const origin = sheetOriginOf(sheet);
  if (origin === null) return found;
  const bytes = origin.dump === null ? originOf(model).pkg.original(origin.part) : dumpedBytes(origin.dump.xml);
  const sourceRows = cellsOf(sheet).sourcesOf(rows);
  const tags: { readonly row: number; readonly start: number; readonly end: number }[] = [];
  const ignore = (): void => undefined;
  const sink: RowSink = {
    row: ({ row, start, tagEnd }: RowRecord) => {
      const now = sourceRows.get(row);
      if (now !== undefined) tags.push({ row: now, start, end: tagEnd });
    },
    cell: ignore,
    rowEnd: ignore,
  };
  const { slice } = readSheetSource(origin.part, bytes, sheet.name, () => {
    tags.length = 0;
    return sink;
  });
  for (const { row, start, end } of tags) {
    const tag = new TextDecoder().decode(slice(start, end));
    const { attributes } = parseXml(`${tag.slice(0, tag.endsWith("/>") ? -2 : -1)}/>`);
    const own = Object.entries(attributes).filter(([name]) => !name.includes(":") && !elsewhere.has(name));
    if (own.length > 0) found.set(row, own.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join(""));
  }
  return found;
}
