import type { Problem } from "../records/problem";
import { areaAddress, overlaps } from "../workbook/area";
import { isFilled } from "./cellLook";
import { type ColumnProfile, type HeaderBlock, headerParts, isLabel, type KnownHeaders, profileColumns, sampleBelow, scoreHeader } from "./headerBlock";
import { type CellReader, cellReader, countFilled, type MergeIndex, mergeIndex, type Region, trimRegion } from "./region";
import { isInstructionRow, readSection, type Section } from "./sectionRows";
import { gridFormula, type SheetGrid } from "./sheetGrid";
import type { Reason, ReasonId } from "./reason";
import { type CandidateColumn, type RowKind, type TableCandidate, type TableSearch, toRuns } from "./tableCandidate";

/** Below this a row is no header. Set on the messy sheets of the tests: data rows stay under 0.5, headers over 0.6. */
const headerThreshold = 0.5;
/** Rows looked at for a header, counted from where the search begins; titles and instructions are shorter. */
const headerWindow = 60;
/** What a row loses for each row above it that covers the width as well. */
const denseRow = 0.03;
/** The second table counts as equally good from this share of the best one's score. */
const ambiguousShare = 0.92;

type Found = { readonly region: Region; readonly section: Section };

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

function findSections(grid: SheetGrid, at: CellReader, merges: MergeIndex, region: Region, rowFill: Uint32Array, known: KnownHeaders): readonly Found[] {
  const found: Found[] = [];
  const input = {
    at, merges, region, rowFill, known, firstSheetRow: grid.row,
    formulaAt: grid.formulas === undefined ? null : (row: number, column: number) => gridFormula(grid, row + grid.row, column + grid.column),
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

/** Beside native tables only what is plainly a table counts: titles and remarks around one must not become another. */
function isBeside(candidate: TableCandidate, native: readonly TableCandidate[]): boolean {
  return native.length === 0 || (candidate.score >= 0.6 && native.every((table) => !overlaps(table.area, candidate.area)));
}

function toCandidate(grid: SheetGrid, merges: MergeIndex, { region, section }: Found, all: readonly Found[]): TableCandidate {
  const { header, kinds } = section;
  const first = header.bottom + 1;
  const dataFirst = kinds.indexOf("data");
  const dataLast = kinds.lastIndexOf("data");
  const rows = kinds.reduce((count, kind) => (kind === "data" ? count + 1 : count), 0);
  const bottom = dataLast < 0 ? header.bottom : first + dataLast;
  const [left, right] = usedColumns(grid, region, section, bottom);
  const columns: CandidateColumn[] = [];
  for (let column = left; column <= right; column++) {
    const parts = header.parts[column - region.left]!;
    columns.push({ column: column + grid.column, header: parts.join(" "), parts });
  }
  const height = header.bottom - header.top + 1;
  const area = { row: header.top + grid.row, column: left + grid.column, rows: Math.max(1, bottom - header.top + 1), columns: right - left + 1 };
  const interrupted = kinds.slice(0, dataLast + 1).filter((kind) => kind !== "data" && kind !== "blank").length;
  const mergesInside = dataLast < 0 ? 0 : merges.inside({ top: first, bottom, left, right });
  const named = columns.filter((column) => column.header !== "");
  const repeated = named.length - new Set(named.map((column) => column.header)).size;
  const reasons: Reason[] = [];
  const say = (id: ReasonId, count: number) => { if (count > 0) reasons.push({ id, data: { count } }); };
  if (height === 0) reasons.push({ id: "noHeader", data: {} });
  else reasons.push({ id: "header", data: { row: header.top + grid.row + 1, coverage: percent(header.coverage), contrast: percent(header.contrast), words: percent(header.words) } });
  if (height > 1) reasons.push({ id: "headerRows", data: { count: height } });
  say("dataRows", rows);
  say("titleRows", titleCount(grid, region, header, all));
  say("blankRowsInside", kinds.slice(Math.max(0, dataFirst), dataLast + 1).filter((kind) => kind === "blank").length);
  say("interrupted", interrupted);
  say("totals", kinds.filter((kind) => kind === "total").length);
  say("notes", kinds.filter((kind) => kind === "note").length);
  say("mergesInside", mergesInside);
  say("repeatedHeaders", repeated);
  say("columnsWithoutHeader", height === 0 ? 0 : columns.length - named.length);
  const cells = rows * columns.length;
  return {
    sheet: grid.sheet,
    area,
    headerRow: header.top + grid.row,
    headerRows: height,
    data: dataLast < 0 ? null : { first: first + dataFirst + grid.row, last: bottom + grid.row, rows },
    columns,
    rows: classify(grid, section, all),
    solid: interrupted === 0,
    nativeTable: null,
    score: round((height === 0 ? 0.2 : header.score) * (cells === 0 ? 0.5 : 1 - 1 / (2 + Math.sqrt(cells)))),
    reasons,
  };
}

/** The columns with a header or with data in them; at the edges of the band only remarks stand. */
function usedColumns(grid: SheetGrid, region: Region, { header, kinds }: Section, bottom: number): readonly [number, number] {
  const used = header.parts.map((parts) => parts.length > 0);
  let missing = used.filter((has) => !has).length;
  for (let row = header.bottom + 1; row <= bottom && missing > 0; row++) {
    if (kinds[row - header.bottom - 1] !== "data") continue;
    for (const [i, has] of used.entries()) {
      if (has || !isFilled(grid.values[row]?.[region.left + i])) continue;
      used[i] = true;
      missing--;
    }
  }
  const from = used.indexOf(true);
  return from < 0 ? [region.left, region.right] : [region.left + from, region.left + used.lastIndexOf(true)];
}

function titleCount(grid: SheetGrid, region: Region, header: HeaderBlock, all: readonly Found[]): number {
  let count = 0;
  for (let row = header.top - 1; row >= 0 && !all.some((other) => owns(other, row)); row--) {
    if (grid.values[row]!.slice(region.left, region.right + 1).some(isFilled)) count++;
  }
  return count;
}

function owns({ section }: Found, row: number): boolean {
  return row >= section.header.top && row <= section.header.bottom + section.kinds.lastIndexOf("data") + 1;
}

/** Every row of the grid, seen from this table: above it titles, below it notes, rows of other tables other. */
function classify(grid: SheetGrid, section: Section, all: readonly Found[]): TableCandidate["rows"] {
  const { header, kinds } = section;
  const others = all.filter((found) => found.section !== section);
  const result: RowKind[] = [];
  for (let row = 0; row < grid.values.length; row++) {
    const own = row >= header.top && row <= header.bottom ? "header" : (kinds[row - header.bottom - 1] ?? null);
    if (own !== null && row >= header.top && own !== "blank") result.push(own);
    else if (!grid.values[row]!.some(isFilled)) result.push("blank");
    else if (others.some((found) => owns(found, row))) result.push("other");
    else if (row < header.top) result.push("title");
    else result.push(own === "blank" ? "other" : "note");
  }
  return toRuns(result, grid.row);
}

function nativeCandidates(grid: SheetGrid): readonly TableCandidate[] {
  return (grid.tables ?? []).map((table) => {
    const { area } = table;
    const last = area.row + area.rows - 1 - (table.totalsRow ? 1 : 0);
    const columns = Array.from({ length: area.columns }, (_, i) => {
      const value = grid.values[area.row - grid.row]?.[area.column + i - grid.column] ?? null;
      const header = isFilled(value) && typeof value !== "object" ? String(value).replace(/\s+/g, " ").trim() : "";
      return { column: area.column + i, header, parts: header === "" ? [] : [header] };
    });
    const kinds = grid.values.map((cells, i): RowKind => {
      const row = i + grid.row;
      const inside = cells.slice(area.column - grid.column, area.column - grid.column + area.columns).some(isFilled);
      if (row === area.row) return "header";
      if (row > area.row && row <= last) return inside ? "data" : cells.some(isFilled) ? "other" : "blank";
      if (row === last + 1 && table.totalsRow) return "total";
      return !cells.some(isFilled) ? "blank" : row < area.row ? "title" : "note";
    });
    const rows = kinds.filter((kind) => kind === "data").length;
    const first = kinds.indexOf("data");
    return {
      sheet: grid.sheet,
      area: { ...area, rows: last - area.row + 1 },
      headerRow: area.row,
      headerRows: 1,
      data: first < 0 ? null : { first: first + grid.row, last: kinds.lastIndexOf("data") + grid.row, rows },
      columns,
      rows: toRuns(kinds, grid.row),
      solid: true,
      nativeTable: table.name,
      score: 1,
      reasons: [{ id: "nativeTable", data: { name: table.name } }, { id: "dataRows", data: { count: rows } }],
    };
  });
}

function searchProblem(grid: SheetGrid, best: TableCandidate | undefined): Problem | null {
  const empty = !grid.values.some((row) => row.some(isFilled));
  if (best !== undefined && best.headerRows > 0) return null;
  const place = grid.sheet;
  if (empty) {
    return {
      code: "intake/emptySheet", place,
      message: { "zh-CN": `工作表“${grid.sheet}”里没有任何内容。`, en: `The sheet "${grid.sheet}" is empty.` },
      hint: { "zh-CN": "换一张有数据的工作表，或用 --sheet 指定。", en: "Choose a sheet that holds data, for example with --sheet." },
    };
  }
  if (best !== undefined) {
    const where = areaAddress(best.area);
    return {
      code: "intake/noHeader", place, data: { area: where },
      message: { "zh-CN": `工作表“${grid.sheet}”的 ${where} 有数据，但没有找到表头。`, en: `The sheet "${grid.sheet}" has data in ${where}, but no header row was found.` },
      hint: { "zh-CN": "在数据上方加一行列名，例如“客户名称”“手机”，再试一次。", en: "Put one row of column names above the data, such as Company and Mobile, and try again." },
    };
  }
  return {
    code: "intake/noTable", place,
    message: { "zh-CN": `工作表“${grid.sheet}”里没有找到像表格的区域。`, en: `No table was found on the sheet "${grid.sheet}".` },
    hint: { "zh-CN": "表格要有一行列名，下面每行一条记录。整理后再试，或换一张工作表。", en: "A table has one row of column names and one record per row below it. Arrange it so, or choose another sheet." },
  };
}

function percent(share: number): number {
  return Math.round(share * 100);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
