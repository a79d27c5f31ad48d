import { type Result, ok } from "../records/problem";
import { translateFormula } from "../workbook/translateFormula";
import type { HostWrite, WorkbookHost } from "../workbook/host";
import type { GovernedTable } from "./locate";

/** Where the next record stands (0-based), and what has to be done first so that the table reaches there and its calculated columns go on. */
export type NextRow = { readonly row: number; readonly before: readonly HostWrite[] };

/**
 * The row for one more record: the first one behind the last record that the table has and that says nothing but formulas, else a new row. What stands below the table is pushed down
 * where it would be in the way, with everything that refers to it; the host refuses where that cannot be done. A totals row moves down with them.
 */
export function nextRow(host: WorkbookHost, table: GovernedTable): Promise<Result<NextRow>> {
  return nextRows(host, table, 1);
}

/** As `nextRow`, for so many records one below the other; `row` is the first. `vacant`: rows (0-based) below the table that say nothing once the records are written: nothing is pushed down for them. */
export async function nextRows(host: WorkbookHost, table: GovernedTable, count: number, vacant: ReadonlySet<number> = new Set()): Promise<Result<NextRow>> {
  const place = await roomFor(host, table, count, vacant);
  if (!place.ok) return place;
  const filled = await fillDown(host, table, place.value, count);
  return filled.ok ? ok({ row: place.value.row, before: [...place.value.before, ...filled.value] }) : filled;
}

/** The formulas of calculated columns in the new row: a column is calculated where the last two records say the same, each for its own row. Not every host fills them down by itself. */
async function fillDown(host: WorkbookHost, { layout: { data, sheet }, records }: GovernedTable, { row, before }: NextRow, count: number): Promise<Result<readonly HostWrite[]>> {
  const [previous, last] = [records.rows.at(-2), records.rows.at(-1)].map((one) => (one ?? 0) - 1) as [number, number];
  if (previous < 0 || last !== previous + 1) return ok([]);
  const read = await host.readCells(sheet, { row: previous, column: data.column, rows: before.length === 0 ? row - previous + count : 2, columns: data.columns }, { formulas: true });
  if (!read.ok) return read;
  const [upper, lower] = read.value.formulas!;
  const standing = (n: number, c: number): boolean => before.length === 0 && read.value.formulas![row - previous + n]![c] != null;
  const blocks = lower!.flatMap((formula, c) => {
    const above = upper![c];
    if (formula === null || above == null || translateFormula(above, 1, 0) !== formula) return [];
    return runsOf(count, (n) => !standing(n, c)).map(({ from, rows }) => ({ row: row + from, column: data.column + c, values: Array.from({ length: rows }, () => [null]), formulas: Array.from({ length: rows }, (_, n) => [translateFormula(formula, row + from + n - last, 0)]) }));
  });
  return ok(blocks.length === 0 ? [] : [{ verb: "writeCells", sheet, blocks }]);
}

async function roomFor(host: WorkbookHost, { layout: { data, sheet }, records, governed: { info } }: GovernedTable, count: number, vacant: ReadonlySet<number>): Promise<Result<NextRow>> {
  const end = data.row + data.rows;
  const behind = Math.max(data.row, records.rows.at(-1) ?? 0);
  const there = Math.min(end - behind, count);
  let row = end;
  if (there > 0) {
    const rest = await host.readCells(sheet, { row: behind, column: data.column, rows: there, columns: data.columns }, { formulas: true });
    if (!rest.ok) return rest;
    if (rest.value.values.every((values, n) => isBlankRow(values, rest.value.formulas![n]!))) row = behind;
  }
  const more = row + count - end;
  if (more <= 0) return ok({ row, before: [] });
  const lines = { row: end, column: data.column, rows: more, columns: data.columns };
  const pushDown: HostWrite = { verb: "insertCells", sheet, areas: [lines] };
  if (info.totalsRow) return ok({ row, before: [pushDown] });
  const below = await host.readCells(sheet, lines, { formulas: true });
  if (!below.ok) return below;
  const grow: HostWrite = { verb: "resizeTable", name: info.name, area: { ...info.area, rows: info.area.rows + more } };
  return ok({ row, before: below.value.values.every((values, n) => vacant.has(end + n) || isFree(values, below.value.formulas![n]!)) ? [grow] : [pushDown, grow] });
}

/** The numbers from 0 for which something is true, those that follow each other together. */
function runsOf(count: number, isTrue: (n: number) => boolean): readonly { readonly from: number; readonly rows: number }[] {
  const runs: { from: number; rows: number }[] = [];
  for (let n = 0; n < count; n++) {
    const last = runs.at(-1);
    if (!isTrue(n)) continue;
    if (last !== undefined && last.from + last.rows === n) last.rows++;
    else runs.push({ from: n, rows: 1 });
  }
  return runs;
}

function isFree(values: readonly unknown[], formulas: readonly (string | null)[]): boolean {
  return values.every((value, column) => (value === null || value === "") && formulas[column] == null);
}

/** Formulas filled down past the data do not make a record. */
function isBlankRow(values: readonly unknown[], formulas: readonly (string | null)[]): boolean {
  return values.every((value, column) => value === null || value === "" || formulas[column] != null);
}
