import type { Problem } from "../records/problem";
import type { Area } from "../workbook/area";
import type { Reason } from "./reason";

/**
 * What a row of the sheet is, seen from one table. `title`: text above the header; `total`: sums, subtotals, averages; `note`: remarks, filling instructions, signatures;
 * `other`: belongs to something else (another table, a section label).
 */
export type RowKind = "blank" | "title" | "header" | "data" | "total" | "note" | "other";

/** `count` rows from sheet row `from` are of one kind. Runs are in order, without gaps, and cover the whole grid. */
export type RowRun = { readonly from: number; readonly count: number; readonly kind: RowKind };

export type CandidateColumn = {
  readonly column: number;
  /** The header as one text: the parts of a multi-row header joined with a blank, line breaks as blanks; "" where there is none. */
  readonly header: string;
  /** From the top row of the header down, blanks left out. */
  readonly parts: readonly string[];
};

/** A place on a sheet that looks like a table. Rows and columns count from 0 in the sheet. */
export type TableCandidate = {
  readonly sheet: string;
  /** From the first header row to the last data row, all columns. */
  readonly area: Area;
  readonly headerRow: number;
  /** 0: the data has no header row; 2 or more: a header of several rows. */
  readonly headerRows: number;
  /** First and last data row; null when there is no data yet. */
  readonly data: { readonly first: number; readonly last: number; readonly rows: number } | null;
  /** In sheet order, every column of the area. */
  readonly columns: readonly CandidateColumn[];
  /** Every row of the grid, classified from this table's view: none is lost. */
  readonly rows: readonly RowRun[];
  /** The data follows the header and holds nothing but data and blank rows: it can be governed in place. */
  readonly solid: boolean;
  /** Name of the native table, where it is one already. */
  readonly nativeTable: string | null;
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly Reason[];
};

/** Best first. `ambiguous`: the first two are about equally good. `problem`: nothing found, or no header; then the caller stops and says so. */
export type TableSearch = { readonly sheet: string; readonly candidates: readonly TableCandidate[]; readonly ambiguous: boolean; readonly problem: Problem | null };

/** Sheet rows that hold records, ascending. */
export function dataRows(candidate: TableCandidate): Uint32Array {
  const rows: number[] = [];
  for (const run of candidate.rows) if (run.kind === "data") for (let i = 0; i < run.count; i++) rows.push(run.from + i);
  return Uint32Array.from(rows);
}

/** What one row of the sheet is for this table. */
export function rowKind(candidate: TableCandidate, row: number): RowKind {
  return candidate.rows.find((run) => row >= run.from && row < run.from + run.count)?.kind ?? "blank";
}

/** Kinds per row as runs. */
export function toRuns(kinds: readonly RowKind[], firstRow: number): readonly RowRun[] {
  const runs: RowRun[] = [];
  for (let i = 0; i < kinds.length; ) {
    const from = i;
    const kind = kinds[from]!;
    while (i < kinds.length && kinds[i] === kind) i++;
    runs.push({ from: firstRow + from, count: i - from, kind });
  }
  return runs;
}
