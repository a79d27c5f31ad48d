import type { NativePlan } from "../native/nativePlan";
import type { Area } from "../workbook/host";

type FormatArea = { area: Area; readonly numberFormat: string };

/** The number formats of the fields. Text format is kept off formula cells: Excel would show the formula's text at the next edit. */
export function fieldFormats(native: NativePlan, formulaRows: (column: number) => ReadonlySet<number>): readonly FormatArea[] {
  return native.formats.flatMap(({ area, numberFormat }) => {
    const formulas = numberFormat === "@" ? formulaRows(area.column) : new Set<number>();
    if (formulas.size === 0) return [{ area, numberFormat }];
    const areas: FormatArea[] = [];
    for (let row = area.row, start = row; row <= area.row + area.rows; row++) {
      if (row < area.row + area.rows && !formulas.has(row)) continue;
      if (row > start) areas.push({ area: { ...area, row: start, rows: row - start }, numberFormat });
      start = row + 1;
    }
    return areas;
  });
}

/** Formats of a column from row `row` down, alike neighbours together; General is what new cells have. */
export function formatRuns(formats: readonly string[], row: number, column: number): readonly FormatArea[] {
  const areas: FormatArea[] = [];
  for (const [r, numberFormat] of formats.entries()) {
    const last = areas.at(-1);
    if (last?.numberFormat === numberFormat && last.area.row + last.area.rows === row + r) last.area = { ...last.area, rows: last.area.rows + 1 };
    else if (numberFormat !== "General") areas.push({ area: { row: row + r, column, rows: 1, columns: 1 }, numberFormat });
  }
  return areas;
}
