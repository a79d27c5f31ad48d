import { type Work, finish } from "../../records/work";
import { readNumberText } from "../../fields/numberText";
import { areaAddress } from "../../workbook/area";
import { showsDay } from "../../workbook/dateFormat";
import { currencySign, isDigits, isPercent } from "../../workbook/numberLook";
import { isFilled } from "../cellLook";
import { columnValues } from "../columnSample";
import { gridFormula, type SheetGrid } from "../sheetGrid";
import { dataRows, type TableCandidate } from "../tableCandidate";
import { type ColumnIndex, indexColumn } from "./columnIndex";
import { type DuplicateRows, duplicateRows } from "./duplicateRows";
import { type CrossHints, crossHints } from "./hints/crossHints";
import type { HintColumn } from "./hints/hint";
import type { VariantGroup } from "./spellingVariants";
import type { NumberLook } from "./guessType";
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

/** `currency`: the ISO code that most number formats name, where at least half of the numbers wear one. `dayFormat`: the one in which nearly all its days are shown. */
export type StudiedColumn = HintColumn & { readonly variants: readonly VariantGroup[]; readonly currency: string | null; readonly dayFormat: string | null };

/** Every column of the table with its facts. */
export function* columnWork(candidate: TableCandidate, grid: SheetGrid, options: ProfileOptions): Work<readonly StudiedColumn[]> {
  const rows = dataRows(candidate);
  const columns: StudiedColumn[] = [];
  for (const { column, header } of candidate.columns) {
    const index = indexColumn(column, columnValues(grid, candidate, column), rows);
    const formulas = grid.formulas === undefined ? 0 : rows.reduce((count, row) => (gridFormula(grid, row, column) === null ? count : count + 1), 0);
    const { days, look, currency, dayFormat } = wornFormats(grid, rows, column);
    const { profile, numbers, variants } = profileColumn({ index, header, formulas, days: days ? "format" : namesDays(header, index) ? "header" : null, look }, options);
    columns.push({ index, profile, variants, currency, dayFormat, isDate: profile.dates !== null, numbers: numbers.size === 0 ? null : Float64Array.from(index.dictionary, (_value, code) => numbers.get(code) ?? NaN) });
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

/** Of the filled cells. Chosen by us. */
const nearlyAll = 0.9;

/** What at least half of the number cells wear. */
function wornFormats({ row: top, column: left, numberFormats, values }: SheetGrid, rows: Uint32Array, column: number): { readonly days: boolean; readonly look: NumberLook | null; readonly currency: string | null; readonly dayFormat: string | null } {
  const counts = new Map<string, number>();
  let [numbers, filled] = [0, 0];
  for (const row of numberFormats === undefined ? [] : rows) {
    if (isFilled(values[row - top]?.[column - left] ?? null)) filled++;
    if (typeof values[row - top]?.[column - left] !== "number") continue;
    numbers++;
    const format = numberFormats![row - top]?.[column - left] ?? "General";
    counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  const isMost = (wears: (format: string) => boolean): boolean => numbers > 0 && [...counts].reduce((sum, [format, count]) => (wears(format) ? sum + count : sum), 0) * 2 >= numbers;
  const isMoney = isMost((format) => currencySign(format) !== null);
  const dayFormat = [...counts].find(([format, count]) => count >= filled * nearlyAll && showsDay(format))?.[0] ?? null;
  return { dayFormat, days: isMost(showsDay), look: isMoney ? "money" : isMost(isPercent) ? "percent" : isMost(isDigits) ? "text" : null, currency: isMoney ? mainCurrency(counts) : null };
}

/** Of formats by how many cells wear them; ¥ is the yuan, and of equally frequent ones the first by name counts. */
function mainCurrency(counts: ReadonlyMap<string, number>): string | null {
  const currencies = new Map<string, number>();
  for (const [format, count] of counts) {
    const sign = currencySign(format);
    const read = sign === null ? null : readNumberText(`${sign} 1`);
    const currency = read === null ? null : read.ok && read.currency !== null ? read.currency.replace("¥", "CNY") : "";
    if (currency !== null) currencies.set(currency, (currencies.get(currency) ?? 0) + count);
  }
  return [...currencies].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] || null;
}
