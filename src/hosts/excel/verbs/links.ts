import { type CellLink, couldBeLinked, followedTarget } from "../../../workbook/links";
import type { Area, HostWrite, Json } from "../../../workbook/host";
import type { Batch } from "../batch";
import type { Session } from "../session";
import type { SheetFacts } from "../survey";
import { type FollowingLink, type Piece, cellsOfPiece, inRequests } from "./pieces";

type Link = { readonly row: number; readonly column: number; readonly link: Excel.RangeHyperlink | null };

/** Looks at the links of those cells that could be linked to what they say and will say something else. */
export async function lookAtLinks(batch: Batch, sheet: SheetFacts, pieces: readonly Piece[]): Promise<void> {
  const asked = pieces.filter(({ values, before }) => values.some((line, r) => line.some((value, c) => value !== before.values[r]![c] && couldBeLinked(before.values[r]![c]!))));
  for (const some of inRequests(asked, ({ area }) => area.rows * area.columns + 20, cellsOfPiece * 2)) await lookAtThese(batch, sheet, some);
}

async function lookAtThese(batch: Batch, sheet: SheetFacts, asked: readonly Piece[]): Promise<void> {
  const found = await batch.session.read(() => asked.map(({ area }) => batch.range(sheet, area).getCellProperties({ hyperlink: true })));
  asked.forEach((piece, i) => {
    const links = piece.values.flatMap((line, r) => line.flatMap((value, c): FollowingLink[] => {
      const before = hyperlinkOf(found[i]!, r, c);
      if (before?.address === undefined) return [];
      const target = followedTarget(before.address, piece.before.values[r]![c]!, piece.formulas[r]![c] === null ? value : null);
      return target === before.address ? [] : [{ r, c, before, after: target === null ? null : { ...before, address: target } }];
    }));
    if (links.length > 0) piece.links = links;
  });
}

/** Queues links. A link may bring a look of its own: the number format, which says how the cell is typed, is put back behind it. */
export function enterLinks(batch: Batch, sheet: SheetFacts, { area, before, links = [] }: Piece, which: (link: FollowingLink) => Excel.RangeHyperlink | null = ({ after }) => after): void {
  for (const link of links) {
    const range = batch.range(sheet, { row: area.row + link.r, column: area.column + link.c, rows: 1, columns: 1 });
    setLink(range, which(link));
    const format = before.numberFormats?.[link.r]?.[link.c];
    if (format !== undefined) range.numberFormat = [[format]];
    range.untrack();
  }
}

/** What puts back the links that followed. */
export function linksBack(sheet: SheetFacts, pieces: readonly Piece[]): HostWrite[] {
  const links = pieces.flatMap(({ area, links: own = [] }) => own.map(({ r, c, before }): Link => ({ row: area.row + r, column: area.column + c, link: before })));
  return links.length === 0 ? [] : [{ verb: "restorePart", sheet: sheet.name, part: "links", before: { by: "excel", links } as unknown as Json }];
}

export async function restoreLinks(batch: Batch, sheet: SheetFacts, image: Json): Promise<readonly HostWrite[]> {
  const { links } = image as unknown as { readonly links: readonly Link[] };
  const range = ({ row, column }: Link): Excel.Range => batch.range(sheet, { row, column, rows: 1, columns: 1 });
  const loaded = await batch.session.read(() => links.map((link) => range(link).load("hyperlink,numberFormat")));
  const before = links.map(({ row, column }, i): Link => ({ row, column, link: loaded[i]!.hyperlink === undefined || isNone(loaded[i]!.hyperlink) ? null : withoutText(loaded[i]!.hyperlink) }));
  const back: HostWrite = { verb: "restorePart", sheet: sheet.name, part: "links", before: { by: "excel", links: before } as unknown as Json };
  batch.intend([back]);
  loaded.forEach((cell, i) => {
    const format = cell.numberFormat as string[][];
    setLink(cell, links[i]!.link);
    cell.numberFormat = format;
    cell.untrack();
  });
  await batch.session.write();
  return [back];
}

/** Excel has no list of a sheet's links: it is asked for those of each cell, so of this many at most. Chosen by us. */
const mostCells = 20_000;

/** The links of an area, cell by cell; null = of so many cells they are not looked at. */
export async function readLinks(session: Session, sheet: Excel.Worksheet, { row, column, rows, columns }: Area): Promise<CellLink[] | null> {
  if (rows * columns > mostCells) return null;
  const found = await session.read(() => sheet.getRangeByIndexes(row, column, rows, columns).getCellProperties({ hyperlink: true }));
  const links: CellLink[] = [];
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) {
    const link = hyperlinkOf(found, r, c);
    if (link !== null) links.push({ row: row + r, column: column + c, target: link.address ?? `#${link.documentReference ?? ""}` });
  }
  return links;
}

function setLink(range: Excel.Range, link: Excel.RangeHyperlink | null): void {
  if (link === null) range.clear("Hyperlinks");
  else range.hyperlink = link;
}

function hyperlinkOf(found: OfficeExtension.ClientResult<Excel.CellProperties[][]>, r: number, c: number): Excel.RangeHyperlink | null {
  const link = found.value[r]?.[c]?.hyperlink;
  return link === undefined || isNone(link) ? null : withoutText(link);
}

const isNone = (link: Excel.RangeHyperlink | null): boolean => link === null || ((link.address ?? "") === "" && (link.documentReference ?? "") === "");

/** The text is the cell's own: it is typed, never set with the link. */
function withoutText({ address, documentReference, screenTip }: Excel.RangeHyperlink): Excel.RangeHyperlink {
  return { ...(address ? { address } : {}), ...(documentReference ? { documentReference } : {}), ...(screenTip ? { screenTip } : {}) };
}
