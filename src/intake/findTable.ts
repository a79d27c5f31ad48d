import { overlaps } from "../workbook/area";
import { isFilled } from "./cellLook";
import { findSections, type Found } from "./findSections";
import type { KnownHeaders } from "./headerBlock";
import { nativeCandidates } from "./nativeCandidates";
import { type CellReader, cellReader, countFilled, type MergeIndex, mergeIndex, type Region, trimRegion } from "./region";
import { searchProblem } from "./searchProblem";
import type { SheetGrid } from "./sheetGrid";
import type { TableCandidate, TableSearch } from "./tableCandidate";
import { toCandidate } from "./toCandidate";

/** The second table counts as equally good from this share of the best one's score. */
const ambiguousShare = 0.92;

/**
 * Where the tables of a sheet are, best first, with every row classified. Native tables count as they are. `known` are headers that templates know
 * (`knownHeaders`): they help where a header looks like data. Reads each cell a few times: a million rows are fine.
 */
export function findTables(grid: SheetGrid, known: KnownHeaders = new Set()): TableSearch {
  const at = cellReader(grid);
  const merges = mergeIndex(grid);
  const whole = { top: 0, bottom: grid.values.length - 1, left: 0, right: grid.values.reduce((most, row) => Math.max(most, row.length), 0) - 1 };
  const found = whole.bottom < 0 || whole.right < 0 ? [] : findInRegion(grid, at, merges, whole, known);
  const native = nativeCandidates(grid);
  const candidates = [...native, ...found.map((one) => toCandidate(grid, merges, one, found)).filter((one) => isBeside(one, native))].sort(
    (a, b) => b.score - a.score || a.headerRow - b.headerRow || a.area.column - b.area.column,
  );
  const [best, second] = candidates;
  return {
    sheet: grid.sheet,
    candidates,
    ambiguous: best !== undefined && second !== undefined && second.headerRows > 0 && second.score >= best.score * ambiguousShare,
    problem: searchProblem(grid, best),
  };
}

function findInRegion(grid: SheetGrid, at: CellReader, merges: MergeIndex, whole: Region, known: KnownHeaders): readonly Found[] {
  const filled = countFilled(at, whole);
  const region = trimRegion(whole, filled);
  if (region === null) return [];
  const bands = splitByBlankColumns(at, region, filled.columns.subarray(region.left - whole.left, region.right - whole.left + 1));
  if (bands.length > 1) return bands.flatMap((band) => findInRegion(grid, at, merges, band, known));
  const rowFill = filled.rows.subarray(region.top - whole.top, region.bottom - whole.top + 1);
  return findSections(grid, at, merges, region, rowFill, known);
}

/** Blank columns part tables, unless both sides are filled in the same rows and no header repeats: then one table has a blank column. */
function splitByBlankColumns(at: CellReader, region: Region, columnFill: Uint32Array): readonly Region[] {
  const bands: Region[] = [];
  for (let column = region.left; column <= region.right; ) {
    while (column <= region.right && columnFill[column - region.left] === 0) column++;
    const left = column;
    while (column <= region.right && columnFill[column - region.left]! > 0) column++;
    if (left < column) bands.push({ ...region, left, right: column - 1 });
  }
  const joined: Region[] = [];
  for (const band of bands) {
    const before = joined.at(-1);
    if (before !== undefined && isOneTable(at, before, band)) joined[joined.length - 1] = { ...before, right: band.right };
    else joined.push(band);
  }
  return joined;
}

function isOneTable(at: CellReader, a: Region, b: Region): boolean {
  const rowsOf = (band: Region) => {
    const fill = countFilled(at, band).rows;
    const least = band.right > band.left ? 2 : 1;
    const from = fill.findIndex((count) => count >= least);
    return { from, rows: fill.map((count) => (count > 0 ? 1 : 0)), to: fill.findLastIndex((count) => count >= least) };
  };
  const left = rowsOf(a);
  const right = rowsOf(b);
  if (left.from < 0 || left.from !== right.from) return false;
  let both = 0;
  let either = 0;
  for (let i = left.from; i <= Math.max(left.to, right.to); i++) {
    both += left.rows[i]! & right.rows[i]!;
    either += left.rows[i]! | right.rows[i]!;
  }
  if (both < either * 0.9) return false;
  const row = a.top + left.from;
  const texts = new Set<string>();
  for (let column = a.left; column <= a.right; column++) if (isFilled(at(row, column))) texts.add(String(at(row, column)));
  for (let column = b.left; column <= b.right; column++) if (texts.has(String(at(row, column)))) return false;
  return true;
}

/** Beside native tables only what is plainly a table counts: titles and remarks around one must not become another. */
function isBeside(candidate: TableCandidate, native: readonly TableCandidate[]): boolean {
  return native.length === 0 || (candidate.score >= 0.6 && native.every((table) => !overlaps(table.area, candidate.area)));
}
