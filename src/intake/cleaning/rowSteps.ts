import { type CellValue, sameValue, valueKey } from "../../records/cellValue";
import { encodeColumn } from "../../records/recordTable";
import { cellAddress } from "../../workbook/area";
import type { Area } from "../../workbook/area";
import { gridFormula } from "../sheetGrid";
import { groupRows } from "../profile/duplicateRows";
import type { ProfiledColumn } from "../profile/profileColumn";
import { type CleaningTable, mergedDown } from "./cleaningTable";
import type { CleaningSample, CellFormat } from "./cleaningPlan";

/** The table as the steps so far leave it: by 0-based sheet column the values of its rows. A row step changes it in place. */
export type Working = { readonly table: CleaningTable; readonly rows: Uint32Array; readonly columns: Map<number, CellValue[]> };

export type RowChange = { readonly cells: number; readonly samples: readonly CleaningSample[]; /** Merged areas that have to be taken apart. */ readonly unmerge: readonly Area[]; readonly formats: readonly CellFormat[]; /** 0-based sheet rows whose record goes. */ readonly removed: readonly number[] };
const mostSamples = 5;

/** Cells that a merged area covers take its value. */
export function fillMerged(working: Working, column: number): RowChange {
  const areas = mergedDown(working.table, column);
  const values = working.columns.get(column)!;
  const at = new Map(Array.from(working.rows, (row, i) => [row, i]));
  const filling = startFilling(working, column);
  for (const area of areas) {
    const value = values[at.get(area.row) ?? -1] ?? null;
    if (value === null) continue;
    for (let row = area.row + 1; row < area.row + area.rows; row++) filling.fill(at.get(row), at.get(area.row)!);
  }
  return { ...filling.change(), unmerge: areas };
}

/** Blank cells take the value above them. */
export function fillGroups(working: Working, column: number): RowChange {
  const values = working.columns.get(column)!;
  const filling = startFilling(working, column);
  let above: number | null = null;
  for (let i = 0; i < values.length; i++) {
    if (!isEmpty(values[i]!)) above = i;
    else if (above !== null) filling.fill(i, above);
  }
  return filling.change();
}

/** Fills blank cells of a column, one after the other, and remembers what it did. Cells with a formula stay. */
function startFilling({ table: { grid }, rows, columns }: Working, column: number): { readonly fill: (record: number | undefined, from: number) => void; readonly change: () => RowChange } {
  const values = columns.get(column)!;
  const samples: CleaningSample[] = [];
  const formats: CellFormat[] = [];
  const formatAt = (row: number): string => grid.numberFormats?.[row - grid.row]?.[column - grid.column] ?? "General";
  let cells = 0;
  return {
    fill(record, from) {
      if (record === undefined || !isEmpty(values[record]!) || gridFormula(grid, rows[record]!, column) !== null) return;
      const value = values[from]!;
      values[record] = value;
      cells++;
      if (samples.length < mostSamples) samples.push({ at: cellAddress(rows[record]!, column), before: null, after: value });
      const numberFormat = formatAt(rows[from]!);
      if (typeof value === "number" && numberFormat !== formatAt(rows[record]!)) formats.push({ row: rows[record]! + 1, column, numberFormat });
    },
    change: () => ({ cells, samples, unmerge: [], formats, removed: [] }),
  };
}

function isEmpty(value: CellValue): boolean {
  return value === null || value === "";
}

/**
 * A label that stands once above the rows it is meant for: one of the first three columns, text, filled at its top, mostly blank below, never twice in a row,
 * beside columns that are filled. A guess about what a blank means: never ticked.
 */
export function looksGrouped(profile: ProfiledColumn, place: number, values: readonly CellValue[], others: readonly ProfiledColumn[]): boolean {
  if (place > 2 || profile.fillRate > 0.6 || profile.fillRate < 0.02 || profile.distinct < 2 || profile.cells.text < profile.filled || values[0] === null) return false;
  if (others.filter(({ fillRate }) => fillRate >= 0.9).length < 2) return false;
  let last: CellValue = null;
  let [blanks, groups] = [0, 0];
  for (const value of values) {
    if (value === null) {
      blanks++;
      continue;
    }
    if (last !== null && sameValue(last, value)) return false;
    if (last === null || blanks > 0) groups++;
    last = value;
    blanks = 0;
  }
  // Every label but few has rows of its own below it.
  return groups >= profile.filled * 0.8;
}

/** Rows that repeat an earlier one in every column are emptied where they stand, so that nothing else moves. A row with a formula stays. */
export function emptyRepeats({ table, rows, columns }: Working): RowChange {
  const compared = [...columns].filter(([column]) => !table.leftAlone.includes(column));
  const hasFormula = (row: number): boolean => table.candidate.columns.some(({ column }) => gridFormula(table.grid, row, column) !== null);
  const groups = groupRows(compared.map(([, values]) => encodeColumn(values).codes));
  const samples: CleaningSample[] = [];
  const removed: number[] = [];
  let cells = 0;
  for (const group of groups) {
    for (const record of group.slice(1)) {
      const row = rows[record]!;
      const filled = compared.filter(([, values]) => !isEmpty(values[record]!));
      if (filled.length === 0 || hasFormula(row)) continue;
      removed.push(row);
      cells += filled.length;
      if (samples.length < mostSamples) samples.push({ at: `${cellAddress(row, compared[0]![0])}:${cellAddress(row, compared.at(-1)![0])}`, before: valueKey(filled[0]![1][record]!).slice(1), after: null });
      for (const [, values] of columns) values[record] = null;
    }
  }
  return { cells, samples, unmerge: [], formats: [], removed: removed.sort((a, b) => a - b) };
}
