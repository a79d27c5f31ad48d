import type { Area } from "./area";
import { referencesIn } from "./formulaReferences";
import { rewritten } from "./moveFormula";

/** Rows that come to a table below its data rows, in the columns that it keeps. `firstRow` and `lastRow` were its first and last data row, `toRow` is the last one now. */
export type TableGrowth = { readonly sheet: string; readonly column: number; readonly columns: number; readonly firstRow: number; readonly lastRow: number; readonly toRow: number };

/** From one area of a table to another, both with their header row and no totals row; null where no row comes. */
export function growthOf(sheet: string, from: Area, to: Area): TableGrowth | null {
  if (to.rows <= from.rows) return null;
  const column = Math.max(from.column, to.column);
  const right = Math.min(from.column + from.columns, to.column + to.columns);
  return { sheet, column, columns: right - column, firstRow: from.row + 1, lastRow: from.row + from.rows - 1, toRow: to.row + to.rows - 1 };
}

/**
 * The areas of a rule, those that covered whole data columns continued into the new rows. `free` gives what is left of such a continuation. The first cell stays the
 * first, so that formulas relative to it read as they did. The same list where nothing grows.
 */
export function grownAreas(areas: readonly Area[], growth: TableGrowth, free: (below: Area) => readonly Area[]): readonly Area[] {
  return areas.reduce((grown, area, i) => {
    const [left, right] = [Math.max(area.column, growth.column), Math.min(area.column + area.columns, growth.column + growth.columns)];
    const bottom = area.row + area.rows - 1;
    if (left >= right || area.row > growth.firstRow || bottom < growth.lastRow || bottom >= growth.toRow) return grown;
    const below: Area = { row: bottom + 1, rows: growth.toRow - bottom, column: left, columns: right - left };
    const pieces = free(below);
    const next = pieces.find((piece) => piece.row === below.row && piece.column === area.column && piece.columns === area.columns);
    const own = next === undefined ? grown : grown.map((other, k) => (k === i ? { ...area, rows: area.rows + next.rows } : other));
    return pieces.length === 0 ? grown : [...own, ...pieces.filter((piece) => piece !== next)];
  }, areas);
}

/** The formula of a name that is one area with fixed rows and covers whole data columns exactly, over the new rows too; any other as it is. */
export function grownName(formula: string, growth: TableGrowth): string {
  const [reference, second] = referencesIn(formula);
  if (reference === undefined || second !== undefined || reference.elsewhere || reference.end !== formula.length || reference.sheet?.toLowerCase() !== growth.sheet.toLowerCase()) return formula;
  const { first, last, start } = reference;
  // Nothing but the name of the sheet before it: no function, sign or sum.
  const isAlone = /^(?:'(?:[^']|'')+'|[^'(+\-*/^&=<>,;: ]+)!$/.test(formula.slice(0, start));
  if (!isAlone || last === null || !first.rowFixed || !last.rowFixed || first.row !== growth.firstRow || last.row !== growth.lastRow) return formula;
  const inTable = [first.column, last.column].every((column) => column !== null && column >= growth.column && column < growth.column + growth.columns);
  return inTable ? formula.replace(/\d+$/, String(growth.toRow + 1)) : formula;
}

/** The formula of a cell on the sheet `home`: references over whole data columns, from the first to the last data row, go on over the new rows, as totals and charts of tables do in Excel; any other part as it is. */
export function grownFormula(formula: string, home: string, growth: TableGrowth): string {
  const { sheet, column, columns, firstRow, lastRow, toRow } = growth;
  // Most formulas of a large table name no such row.
  if (!formula.includes(String(lastRow + 1)) || !formula.includes(":")) return formula;
  return rewritten(formula, ({ sheet: named, elsewhere, first, last, start, end }) => {
    if (elsewhere || (named ?? home).toLowerCase() !== sheet.toLowerCase() || last === null || first.row !== firstRow || last.row !== lastRow) return null;
    const inTable = [first.column, last.column].every((each) => each !== null && each >= column && each < column + columns);
    return inTable ? formula.slice(start, end).replace(/\d+$/, String(toRow + 1)) : null;
  });
}
