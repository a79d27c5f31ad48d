import { contains } from "../../../src/workbook/area";
import type { SheetModel } from "../../../src/workbook/model";
import { linksOf, putLinks } from "../../../src/xlsx/sheet/hyperlinks";
import { refuseWith } from "../wire";

/** The link of a cell in the words of the API; null for none. */
export function hyperlinkAt(sheet: SheetModel, row: number, column: number): Record<string, string> | null {
  const link = linksOf(sheet).find(({ area }) => contains(area, row, column));
  return link === undefined ? null : { ...(link.target === null ? { documentReference: link.location } : { address: link.target }), textToDisplay: String(sheet.cells.value(row, column) ?? "") };
}

/** Only links that the sheet had: none of ours is new. Without a text the cell keeps its own. */
export function setHyperlink(sheet: SheetModel, row: number, column: number, link: { readonly address?: string; readonly textToDisplay?: string } | null): void {
  if (link?.textToDisplay !== undefined) refuseWith("EmulatorUnknownMember", "The text of a link is typed here");
  if (link !== null && link.address === undefined) refuseWith("EmulatorUnknownMember", "Links to places are not set here");
  const xml = link === null ? null : `<hyperlink ref="A1" r:id=""/>`.replace("A1", `${String.fromCharCode(65 + column)}${row + 1}`);
  putLinks(sheet, [{ row, column, at: 0, xml, target: link?.address ?? null }]);
}
