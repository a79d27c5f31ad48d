/** B17 for row 17 (from 1) and column 1 (from 0); only the row where there is no column. */
export function cellAddress(rowNumber: number, column: number | null): string {
  if (column === null) return String(rowNumber);
  let letters = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${rowNumber}`;
}
