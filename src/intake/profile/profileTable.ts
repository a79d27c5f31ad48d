import { areaAddress } from "../../workbook/area";
import { columnValues } from "../columnSample";
import { gridFormula, type SheetGrid } from "../sheetGrid";
import { dataRows, type TableCandidate } from "../tableCandidate";
import { indexColumn } from "./columnIndex";
import { isDateFormat } from "./dateFormat";
import { type DuplicateRows, duplicateRows } from "./duplicateRows";
import { type CrossHints, crossHints } from "./hints/crossHints";
import type { HintColumn } from "./hints/hint";
import { type ProfiledColumn, type ProfileOptions, profileColumn } from "./profileColumn";

/** What a table holds, column by column: numbers and facts as plain JSON, no texts. */
export type TableProfile = {
  readonly sheet: string;
  readonly area: string;
  readonly headerRow: number;
  readonly headerRows: number;
  readonly records: number;
  readonly columns: readonly ProfiledColumn[];
  readonly duplicates: DuplicateRows;
  /** What columns say about each other. */
  readonly hints: CrossHints;
};

/** Reads every data cell of the table once and judges each distinct value once. Read-only and deterministic; the order of the rows shows only in the addresses of the examples. */
export function profileTable(candidate: TableCandidate, grid: SheetGrid, options: ProfileOptions): TableProfile {
  const rows = dataRows(candidate);
  const columns = candidate.columns.map(({ column, header }): HintColumn => {
    const index = indexColumn(column, columnValues(grid, candidate, column), rows);
    const formulas = grid.formulas === undefined ? 0 : rows.reduce((count, row) => (gridFormula(grid, row, column) === null ? count : count + 1), 0);
    const { profile, numbers } = profileColumn({ index, header, formulas, asDates: wearsDateFormat(grid, rows, column) }, options);
    return { index, profile, isDate: profile.dates !== null, numbers: numbers.size === 0 ? null : Float64Array.from(index.dictionary, (_value, code) => numbers.get(code) ?? NaN) };
  });
  return {
    sheet: candidate.sheet,
    area: areaAddress(candidate.area),
    headerRow: candidate.headerRow + 1,
    headerRows: candidate.headerRows,
    records: rows.length,
    columns: columns.map(({ profile }) => profile),
    duplicates: duplicateRows(columns.map(({ index }) => index)),
    hints: crossHints(columns),
  };
}

/** Whether at least half of the number cells wear a date format. */
export function wearsDateFormat(grid: SheetGrid, rows: Uint32Array, column: number): boolean {
  const { numberFormats } = grid;
  if (numberFormats === undefined) return false;
  const known = new Map<string, boolean>();
  let [numbers, dates] = [0, 0];
  for (const row of rows) {
    if (typeof grid.values[row - grid.row]?.[column - grid.column] !== "number") continue;
    numbers++;
    const format = numberFormats[row - grid.row]?.[column - grid.column] ?? "General";
    let isDate = known.get(format);
    if (isDate === undefined) known.set(format, (isDate = isDateFormat(format)));
    if (isDate) dates++;
  }
  return numbers > 0 && dates * 2 >= numbers;
}
