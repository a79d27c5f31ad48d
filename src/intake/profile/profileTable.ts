import { type Work, finish } from "../../records/work";
import { areaAddress } from "../../workbook/area";
import { columnValues } from "../columnSample";
import { gridFormula, type SheetGrid } from "../sheetGrid";
import { dataRows, type TableCandidate } from "../tableCandidate";
import { type ColumnIndex, indexColumn } from "./columnIndex";
import { isDateFormat } from "./dateFormat";
import { type DuplicateRows, duplicateRows } from "./duplicateRows";
import { type CrossHints, crossHints } from "./hints/crossHints";
import type { HintColumn } from "./hints/hint";
import type { VariantGroup } from "./spellingVariants";
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
export function* profileWork(candidate: TableCandidate, grid: SheetGrid, options: ProfileOptions): Work<TableProfile> {
  const columns = yield* columnWork(candidate, grid, options);
  return {
    sheet: candidate.sheet,
    area: areaAddress(candidate.area),
    headerRow: candidate.headerRow + 1,
    headerRows: candidate.headerRows,
    records: columns[0]?.index.codes.length ?? 0,
    columns: columns.map(({ profile }) => profile),
    duplicates: duplicateRows(columns.map(({ index }) => index)),
    hints: crossHints(columns),
  };
}

/** `profileWork` in one go. */
export function profileTable(candidate: TableCandidate, grid: SheetGrid, options: ProfileOptions): TableProfile {
  return finish(profileWork(candidate, grid, options));
}

export type StudiedColumn = HintColumn & { readonly variants: readonly VariantGroup[] };

/** Every column of the table with its facts. */
export function* columnWork(candidate: TableCandidate, grid: SheetGrid, options: ProfileOptions): Work<readonly StudiedColumn[]> {
  const rows = dataRows(candidate);
  const columns: StudiedColumn[] = [];
  for (const { column, header } of candidate.columns) {
    const index = indexColumn(column, columnValues(grid, candidate, column), rows);
    const formulas = grid.formulas === undefined ? 0 : rows.reduce((count, row) => (gridFormula(grid, row, column) === null ? count : count + 1), 0);
    const { profile, numbers, variants } = profileColumn({ index, header, formulas, days: wearsDateFormat(grid, rows, column) ? "format" : namesDays(header, index) ? "header" : null }, options);
    columns.push({ index, profile, variants, isDate: profile.dates !== null, numbers: numbers.size === 0 ? null : Float64Array.from(index.dictionary, (_value, code) => numbers.get(code) ?? NaN) });
    yield { done: columns.length, total: candidate.columns.length };
  }
  return columns;
}

/** 8 September 1913 to 8 April 2064 in the 1900 system. Chosen by us: amounts and counts are hardly ever all between them. */
const ourDays = { first: 5_000, last: 60_000 };
const dateWords = /日期|生日|时间$|\bdate\b|\bdob\b|\bbirthday\b/i;

/** Whether a header names a date and all number cells, three different ones at least, could be days whose format was lost on the way. */
function namesDays(header: string, { distinct }: ColumnIndex): boolean {
  if (!dateWords.test(header)) return false;
  const numbers = distinct.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
  return numbers.length >= 3 && numbers.every((number) => number >= ourDays.first && number <= ourDays.last);
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
