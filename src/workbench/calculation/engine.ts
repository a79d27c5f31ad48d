import type { ResultSheet } from "../../hosts/file/fileResults";
import type { CellValue } from "../../workbook/host";

export type { ResultSheet };

export type Place = { readonly sheet: string; readonly row: number; readonly column: number };

/** What works out a single formula. It reads cells by `value` while it does, and may remember what it has read until it is told to forget. */
export interface FormulaEngine {
  /** The sheets as they are until the next call; `value` in place of their own. Forgets. */
  begin(sheets: readonly ResultSheet[], value: (sheet: string, row: number, column: number) => CellValue): void;
  /** The formula is given with `=`. Undefined where this engine has no answer: a function or a name that it does not know. */
  result(place: Place, formula: string): CellValue | undefined;
  /** The number format that the last result would be shown in where its cell has none, such as that of a day; null for none. */
  format(): string | null;
  /** Cells that it may have read say something else. */
  forget(): void;
}
