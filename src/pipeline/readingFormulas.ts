import { type Result, ok } from "../records/problem";
import { cellAddress } from "../workbook/area";
import { referencesIn } from "../workbook/formulaReferences";
import type { Area, SheetInfo } from "../workbook/host";
import type { GovernedTable } from "./locate";
import type { Session } from "./session";
import { listSheet, stateSheet } from "./state";

/** Formulas of a sheet that name cells which go, and say #REF! then. `cells`: the first of them. */
export type ReadingFormulas = { readonly sheet: string; readonly count: number; readonly cells: readonly string[] };

const mostNamed = 3;
/** Cells that are asked for at once. */
const cellsPerBlock = 400_000;

/**
 * Which formulas outside of tables read nothing but rows (1-based) of a table that are to be taken out: a cell, or an area within them. Larger areas become shorter, and what tables work out reads whole
 * columns or its own row. By sheet, in the order of the workbook. Reads only.
 */
export async function readingFormulas({ host }: Pick<Session, "host">, { layout: { sheet, data } }: Pick<GovernedTable, "layout">, rows: readonly number[]): Promise<Result<readonly ReadingFormulas[]>> {
  const sheets = await host.sheets();
  if (!sheets.ok) return sheets;
  const going = new Set(rows);
  const isGone = (named: string): boolean => named.toLowerCase() === sheet.toLowerCase();
  const readsOnlyThese = (formula: string, at: string): boolean => referencesIn(formula).some(({ sheet: named, elsewhere, first, last }) => {
    const end = last ?? first;
    if (elsewhere || !isGone(named ?? at) || first.row === null || end.row === null || first.column === null || end.column === null) return false;
    if (Math.min(first.column, end.column) < data.column || Math.max(first.column, end.column) >= data.column + data.columns) return false;
    const [top, bottom] = [Math.min(first.row, end.row), Math.max(first.row, end.row)];
    return bottom - top < going.size && Array.from({ length: bottom - top + 1 }, (_, i) => top + i + 1).every((row) => going.has(row));
  });
  const found: ReadingFormulas[] = [];
  for (const info of sheets.value) {
    if (info.kind !== "worksheet" || info.name === stateSheet || info.name === listSheet) continue;
    const cells: string[] = [];
    let count = 0;
    for (const area of outsideTables(info)) {
      const step = Math.max(1, Math.floor(cellsPerBlock / area.columns));
      for (let start = 0; start < area.rows; start += step) {
        const block = await host.readCells(info.name, { ...area, row: area.row + start, rows: Math.min(step, area.rows - start) }, { formulas: true });
        if (!block.ok) return block;
        block.value.formulas!.forEach((line, r) => line.forEach((formula, c) => {
          if (formula === null || !readsOnlyThese(formula, info.name)) return;
          count++;
          if (cells.length < mostNamed) cells.push(cellAddress(area.row + start + r, area.column + c));
        }));
      }
    }
    if (count > 0) found.push({ sheet: info.name, count, cells });
  }
  return ok(found);
}

/** What of a sheet's cells stands above, below and beside its tables. */
function outsideTables({ used, tables }: SheetInfo): readonly Area[] {
  return tables.reduce<readonly Area[]>((areas, { area }) => areas.flatMap((one) => without(one, area)), used === null ? [] : [used]);
}

function without(area: Area, hole: Area): readonly Area[] {
  const [top, bottom] = [Math.max(area.row, hole.row), Math.min(area.row + area.rows, hole.row + hole.rows)];
  const [left, right] = [Math.max(area.column, hole.column), Math.min(area.column + area.columns, hole.column + hole.columns)];
  if (top >= bottom || left >= right) return [area];
  const [endRow, endColumn] = [area.row + area.rows, area.column + area.columns];
  return [
    { ...area, rows: top - area.row },
    { row: top, column: area.column, rows: bottom - top, columns: left - area.column },
    { row: top, column: right, rows: bottom - top, columns: endColumn - right },
    { ...area, row: bottom, rows: endRow - bottom },
  ].filter(({ rows, columns }) => rows > 0 && columns > 0);
}
