import { type CellLink, followedTarget } from "../../../workbook/links";
import type { Area, CellValue, CellWrite, Json } from "../../../workbook/host";
import type { SheetModel } from "../../../workbook/model";
import { type LinkImage, linksOf, putLinks, withDisplay } from "../../../xlsx/sheet/hyperlinks";
import type { WriteOf } from "../hostContext";

/** The links of an area, cell by cell. */
export function cellLinks(sheet: SheetModel, within: Area): CellLink[] {
  return linksOf(sheet).flatMap(({ area, target, location }) => {
    const cells: CellLink[] = [];
    for (let row = Math.max(area.row, within.row); row < Math.min(area.row + area.rows, within.row + within.rows); row++) {
      for (let column = Math.max(area.column, within.column); column < Math.min(area.column + area.columns, within.column + within.columns); column++) cells.push({ row, column, target: target ?? `#${location}` });
    }
    return cells;
  });
}

/** Looks at the linked cells of the blocks before they are written; what it gives lets their links follow afterwards, and tells what puts them back. A link over several cells says none of them. */
export function linksFollow(sheet: SheetModel, blocks: readonly CellWrite[]): () => WriteOf<"restorePart">[] {
  const links = linksOf(sheet);
  if (links.length === 0) return () => [];
  const byRow = new Map<number, CellWrite[]>();
  for (const block of blocks) for (let row = block.row; row < block.row + block.values.length; row++) byRow.set(row, [...(byRow.get(row) ?? []), block]);
  const written = (row: number, column: number): boolean => byRow.get(row)?.some((block) => column >= block.column && column < block.column + block.values[0]!.length) === true;
  const linked = links.filter(({ area: { row, column, rows, columns }, target }) => target !== null && rows * columns === 1 && written(row, column));
  const values = linked.map(({ area }): CellValue => sheet.cells.value(area.row, area.column));
  return () => {
    const images = linked.flatMap(({ area: { row, column }, xml, target, display }, i): LinkImage[] => {
      const now = sheet.cells.value(row, column);
      const followed = followedTarget(target!, values[i]!, now);
      return followed === target ? [] : [{ row, column, at: 0, xml: followed === null ? null : display === null || display !== values[i] ? xml : withDisplay(xml, String(now)), target: followed }];
    });
    return images.length === 0 ? [] : restoreLinks(sheet, images);
  };
}

export function restoreLinks(sheet: SheetModel, images: readonly LinkImage[]): WriteOf<"restorePart">[] {
  return [{ verb: "restorePart", sheet: sheet.name, part: "links", before: putLinks(sheet, images) as unknown as Json }];
}
