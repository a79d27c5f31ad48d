import type { CellValue } from "../../../records/cellValue";
import { overlaps } from "../../../workbook/area";
import type { Area, CellWrite } from "../../../workbook/host";
import { type Contents, bytesOf } from "../cellBlocks";

/** A part of what is to be written, small enough for a request. */
export type Piece = {
  readonly area: Area;
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly (readonly (string | null)[])[];
  /** What the caller saw there. */
  readonly seen: CellWrite["before"];
  /** What its cells held before they were typed into, and after; `after` null while that is not known. */
  before: Contents;
  after: Contents | null;
  /** Cells, counted from the top left one, whose link follows what they say, and how it was. */
  links?: readonly FollowingLink[];
};
export type FollowingLink = { readonly r: number; readonly c: number; readonly before: Excel.RangeHyperlink; readonly after: Excel.RangeHyperlink | null };

/** Cells of a piece: values, types and formulas are asked for before and after, each about 20 bytes. */
export const cellsOfPiece = 12_000;
/** Bytes that a piece costs besides its cells: paths and actions. */
const bytesOfPiece = 1_500;

/** Runs of blocks that do not overlap one another, in order. */
export function apart(blocks: readonly CellWrite[]): CellWrite[][] {
  const groups: { blocks: CellWrite[]; rows: Map<number, Area[]> }[] = [];
  for (const block of blocks) {
    const columns = block.values[0]?.length ?? 0;
    if (columns === 0) continue;
    const area: Area = { row: block.row, column: block.column, rows: block.values.length, columns };
    const rows = Array.from({ length: area.rows }, (_, r) => area.row + r);
    let group = groups.at(-1);
    if (group === undefined || rows.some((row) => group!.rows.get(row)?.some((other) => overlaps(other, area)))) groups.push((group = { blocks: [], rows: new Map() }));
    group.blocks.push(block);
    for (const row of rows) group.rows.set(row, [...(group.rows.get(row) ?? []), area]);
  }
  return groups.map((group) => group.blocks);
}

/** A block in pieces of rows, each of a size that a request can carry. */
export function cut(block: CellWrite, bytes: number): Piece[] {
  const columns = block.values[0]!.length;
  const none = new Array<null>(columns).fill(null);
  const pieces: Piece[] = [];
  for (let start = 0; start < block.values.length; ) {
    let rows = 0;
    for (let filled = 0; start + rows < block.values.length && (rows === 0 || (filled < bytes / 4 && (rows + 1) * columns <= cellsOfPiece)); rows++) {
      filled += 20 + block.values[start + rows]!.reduce<number>((sum, value) => sum + (typeof value === "string" ? 3 * value.length : 12), 0);
    }
    pieces.push({
      area: { row: block.row + start, column: block.column, rows, columns },
      values: block.values.slice(start, start + rows).map((line) => line.map((value) => (value === "" ? null : value))),
      formulas: Array.from({ length: rows }, (_, r) => block.formulas?.[start + r] ?? none),
      seen: block.before?.slice(start, start + rows),
      before: { values: [], formulas: [] },
      after: null,
    });
    start += rows;
  }
  return pieces;
}

export function bytesOfTyping({ values, formulas, before }: Piece): number {
  // What is there is asked for twice, what is written goes out once and comes back once.
  return bytesOfPiece + bytesOf({ values: values as CellValue[][], formulas: formulas as (string | null)[][] }) * 2 + bytesOf(before);
}

/** As many pieces in a request as fit; at least one. */
export function inRequests(pieces: readonly Piece[], size: (piece: Piece) => number, limit: number): Piece[][] {
  const requests: Piece[][] = [];
  let filled = Infinity;
  for (const piece of pieces) {
    const own = size(piece);
    if (filled + own > limit) {
      requests.push([]);
      filled = 0;
    }
    requests.at(-1)!.push(piece);
    filled += own;
  }
  return requests;
}

/** A piece in two; one row stays whole. */
export function halves(piece: Piece): Piece[] {
  const { area, values, formulas, seen, before } = piece;
  if (area.rows === 1) return [piece];
  const rows = Math.ceil(area.rows / 2);
  const part = (from: number, to: number): Piece => ({
    area: { ...area, row: area.row + from, rows: to - from },
    values: values.slice(from, to),
    formulas: formulas.slice(from, to),
    seen: seen?.slice(from, to),
    after: null,
    ...(piece.links === undefined ? {} : { links: piece.links.flatMap((link) => (link.r >= from && link.r < to ? [{ ...link, r: link.r - from }] : [])) }),
    before: { values: before.values.slice(from, to), formulas: before.formulas.slice(from, to), ...(before.numberFormats === undefined ? {} : { numberFormats: before.numberFormats.slice(from, to) }) },
  });
  return [part(0, rows), part(rows, area.rows)];
}
