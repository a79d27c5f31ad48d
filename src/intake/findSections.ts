import { isFilled } from "./cellLook";
import { type ColumnProfile, type HeaderBlock, headerParts, isLabel, type KnownHeaders, profileColumns, sampleBelow, scoreHeader } from "./headerBlock";
import type { CellReader, MergeIndex, Region } from "./region";
import { isInstructionRow, readSection, type Section } from "./sectionRows";
import { gridFormula, type SheetGrid } from "./sheetGrid";

/** A header and what lies under it, in the band of columns where it was found. */
export type Found = { readonly region: Region; readonly section: Section };

/** Below this a row is no header. Set on the messy sheets of the tests: data rows stay under 0.5, headers over 0.6. */
const headerThreshold = 0.5;
/** Rows looked at for a header, counted from where the search begins; titles and instructions are shorter. */
const headerWindow = 60;
/** What a row loses for each row above it that covers the width as well. */
const denseRow = 0.03;

/** False where no formula was read. Hosts give rows without formulas as one and the same line: each line is looked at once. */
function hasFormulas({ formulas }: SheetGrid): boolean {
  return [...new Set(formulas)].some((line) => line.some((formula) => formula !== null));
}

/** The tables of a band of columns, top down: the best header, its rows, then on from where another table may begin. `rowFill`: filled cells per row of the region. */
export function findSections(grid: SheetGrid, at: CellReader, merges: MergeIndex, region: Region, rowFill: Uint32Array, known: KnownHeaders): readonly Found[] {
  const found: Found[] = [];
  const input = {
    at, merges, region, rowFill, known, firstSheetRow: grid.row,
    formulaAt: !hasFormulas(grid) ? null : (row: number, column: number) => gridFormula(grid, row + grid.row, column + grid.column),
  };
  for (let from = region.top; from <= region.bottom; ) {
    const header = bestHeader(from);
    if (header === null) {
      if (found.length === 0) found.push(...headless(from));
      break;
    }
    if (header.top - from >= 3) {
      const above = bestHeader(from, header.top - 1);
      if (above !== null && above.contrast > 0.2 && above.coverage > 0.6) {
        const section = readSection({ ...input, region: { ...region, bottom: header.top - 1 } }, above);
        if (section.kinds.filter((kind) => kind === "data").length >= 2) found.push({ region, section });
      }
    }
    const section = readSection(input, header);
    found.push({ region, section });
    from = section.next;
  }
  return found;

  function bestHeader(from: number, to = region.bottom): HeaderBlock | null {
    let best: HeaderBlock | null = null;
    let bestScore = headerThreshold;
    let seen = 0;
    let dense = 0;
    const width = region.right - region.left + 1;
    // No later row can win once the rows above it weigh more than it could score.
    for (let row = from; row <= to && seen < headerWindow && 1 - denseRow * dense > bestScore; row++) {
      const fill = rowFill[row - region.top]!;
      if (fill === 0) continue;
      seen++;
      if (fill === 1 && width > 1 && !isLonelyColumn(row)) continue;
      const block = scoreHeader(at, merges, { ...region, bottom: to }, rowFill, row, from, known);
      if (block === null || !isHeader(block, row, to)) continue;
      // Data rows that look like labels lose to the row above them that looks as good.
      const score = block.score - denseRow * dense;
      if (score > bestScore) {
        best = block;
        bestScore = score;
      }
      if (block.coverage >= 0.6) dense++;
    }
    return best === null ? null : withSecondRow(best, from);
  }

  function isLonelyColumn(row: number): boolean {
    const rows = sampleBelow(rowFill, region, row);
    return rows.every((r) => rowFill[r - region.top] === 1);
  }

  function isHeader(block: HeaderBlock, row: number, to: number): boolean {
    const labels = block.parts.filter((parts) => parts.length > 0);
    const hasData = sampleBelow(rowFill, { ...region, bottom: to }, row + 1).length > 0;
    if (!hasData) return labels.length >= 2 && labels.every((parts) => isLabel(parts.at(-1)!)) && (block.words >= 0.3 || labels.length >= 3) && found.length === 0;
    if (labels.length === 1) return block.words > 0 || block.contrast > 0;
    return block.labels * 2 >= labels.length;
  }

  /** A second full row of labels right under or above the header, over columns of numbers, dates and codes, belongs to it: names in a second language, field codes. */
  function withSecondRow(block: HeaderBlock, from: number): HeaderBlock {
    if (block.bottom > block.top) return block;
    const profiles = profileColumns(at, region, sampleBelow(rowFill, region, block.bottom + 2));
    const headed = block.parts.filter((parts) => parts.length > 0).length;
    if (isLabelRow(block.bottom + 1, profiles, headed)) return { ...block, bottom: block.bottom + 1, parts: headerParts(at, region, block.top, block.bottom + 1) };
    if (block.top > from && isLabelRow(block.top - 1, profiles, headed)) return { ...block, top: block.top - 1, parts: headerParts(at, region, block.top - 1, block.bottom) };
    return block;
  }

  function isLabelRow(row: number, profiles: readonly ColumnProfile[], headed: number): boolean {
    if (row > region.bottom || rowFill[row - region.top]! < 2 || isInstructionRow(at, region, row)) return false;
    let valued = 0;
    let breaks = 0;
    let labels = 0;
    let cells = 0;
    for (const [i, profile] of profiles.entries()) {
      const value = at(row, region.left + i);
      if (!isFilled(value)) continue;
      cells++;
      if (isLabel(value)) labels++;
      if (profile.filled < 2 || profile.looks.text > profile.filled * 0.2) continue;
      valued++;
      if (isLabel(value)) breaks++;
    }
    return cells >= headed * 0.7 && labels === cells && valued >= 2 && breaks === valued;
  }

  /** Rows of one shape without a header: found, and said so. */
  function headless(from: number): readonly Found[] {
    const first = from + rowFill.subarray(from - region.top).findIndex((count) => count > 0);
    if (first < from) return [];
    const parts = Array.from({ length: region.right - region.left + 1 }, () => []);
    const section = readSection(input, { top: first, bottom: first - 1, parts, score: 0.2, coverage: 0, contrast: 0, words: 0, labels: 0 });
    return section.kinds.filter((kind) => kind === "data").length >= 3 ? [{ region, section }] : [];
  }
}
