/** A rectangle of cells. `row` and `column` count from 0; `rows` and `columns` are at least 1. */
export type Area = { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number };

/** Limits of the .xlsx grid. @source ECMA-376 part 1, and Microsoft "Excel specifications and limits". */
export const maxRows = 1_048_576;
export const maxColumns = 16_384;

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(column: number): string {
  let letters = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** A → 0; null for anything that is not a column of the grid. */
export function columnIndex(letters: string): number | null {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return null;
  let n = 0;
  for (const letter of letters.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n <= maxColumns ? n - 1 : null;
}

/** (0, 1) → B1. */
export function cellAddress(row: number, column: number): string {
  return columnLetter(column) + (row + 1);
}

/** B2:D9, or B2 for one cell. */
export function areaAddress(area: Area): string {
  const first = cellAddress(area.row, area.column);
  return area.rows === 1 && area.columns === 1 ? first : `${first}:${cellAddress(area.row + area.rows - 1, area.column + area.columns - 1)}`;
}

/** Reads `B2`, `$B$2` or `B2:D9` (corners in any order); null when it is not one. */
export function parseArea(address: string): Area | null {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/.exec(address);
  if (match === null) return null;
  const column1 = columnIndex(match[1]!);
  const column2 = match[3] === undefined ? column1 : columnIndex(match[3]);
  const row1 = Number(match[2]) - 1;
  const row2 = match[4] === undefined ? row1 : Number(match[4]) - 1;
  if (column1 === null || column2 === null || row1 < 0 || row2 < 0 || row1 >= maxRows || row2 >= maxRows) return null;
  const row = Math.min(row1, row2);
  const column = Math.min(column1, column2);
  return { row, column, rows: Math.abs(row1 - row2) + 1, columns: Math.abs(column1 - column2) + 1 };
}

export function overlaps(a: Area, b: Area): boolean {
  return a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns && b.column < a.column + a.columns;
}

export function contains(area: Area, row: number, column: number): boolean {
  return row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
}
