import { isFilled } from "./cellLook";
import type { Found } from "./findSections";
import type { HeaderBlock } from "./headerBlock";
import type { Reason, ReasonId } from "./reason";
import type { MergeIndex, Region } from "./region";
import type { Section } from "./sectionRows";
import type { SheetGrid } from "./sheetGrid";
import { type CandidateColumn, type RowKind, type TableCandidate, toRuns } from "./tableCandidate";

/** A find as it is told: sheet positions, all rows of the grid classified, reasons and a score that grows with the header's worth and, a little, with the size. */
export function toCandidate(grid: SheetGrid, merges: MergeIndex, { region, section }: Found, all: readonly Found[]): TableCandidate {
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
  const native = (grid.tables ?? []).map(({ area }) => ({ from: area.row - grid.row, to: area.row - grid.row + area.rows - 1 }));
  const result: RowKind[] = [];
  for (let row = 0; row < grid.values.length; row++) {
    const own = row >= header.top && row <= header.bottom ? "header" : (kinds[row - header.bottom - 1] ?? null);
    if (own !== null && row >= header.top && own !== "blank") result.push(own);
    else if (!grid.values[row]!.some(isFilled)) result.push("blank");
    else if (others.some((found) => owns(found, row)) || native.some(({ from, to }) => row >= from && row <= to)) result.push("other");
    else if (row < header.top) result.push("title");
    else result.push(own === "blank" ? "other" : "note");
  }
  return toRuns(result, grid.row);
}

function percent(share: number): number {
  return Math.round(share * 100);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
