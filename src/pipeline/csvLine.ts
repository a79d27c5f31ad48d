import { guardFormula } from "../workbook/formulaGuard";

/**
 * One line of results as .csv, as RFC 4180 wants it, with CRLF. Text that a spreadsheet would take for a formula gets an apostrophe in front. Results are for reading, not for
 * importing again: they carry no remark about it.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return cells.map((cell) => {
    if (typeof cell !== "string") return cell === null ? "" : String(cell);
    const text = guardFormula(cell);
    return text !== cell || /[",\p{Cc}]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }).join(",") + "\r\n";
}
