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
export async function nextRow(host: WorkbookHost, table: GovernedTable): Promise<Result<NextRow>> {
  const place = await roomFor(host, table);
  if (!place.ok) return place;
  const filled = await fillDown(host, table, place.value);
  return filled.ok ? ok({ row: place.value.row, before: [...place.value.before, ...filled.value] }) : filled;
}

/** The formulas of calculated columns in the new row: a column is calculated where the last two records say the same, each for its own row. Not every host fills them down by itself. */
async function fillDown(host: WorkbookHost, { layout: { data, sheet }, records }: GovernedTable, { row, before }: NextRow): Promise<Result<readonly HostWrite[]>> {
  const [previous, last] = [records.rows.at(-2), records.rows.at(-1)].map((one) => (one ?? 0) - 1) as [number, number];
  if (previous < 0 || last !== previous + 1) return ok([]);
  const read = await host.readCells(sheet, { row: previous, column: data.column, rows: before.length === 0 ? row - previous + 1 : 2, columns: data.columns }, { formulas: true });
  if (!read.ok) return read;
  const [upper, lower] = read.value.formulas!;
  const standing = before.length === 0 ? read.value.formulas![row - previous]! : [];
  const blocks = lower!.flatMap((formula, c) => {
    const above = upper![c];
    if (formula === null || above == null || standing[c] != null || translateFormula(above, 1, 0) !== formula) return [];
    return [{ row, column: data.column + c, values: [[null]], formulas: [[translateFormula(formula, row - last, 0)]] }];
  });
  return ok(blocks.length === 0 ? [] : [{ verb: "writeCells", sheet, blocks }]);
}

async function roomFor(host: WorkbookHost, { layout: { data, sheet }, records, governed: { info } }: GovernedTable): Promise<Result<NextRow>> {
  const end = data.row + data.rows;
  const behind = Math.max(data.row, records.rows.at(-1) ?? 0);
  if (behind < end) {
    const rest = await host.readCells(sheet, { row: behind, column: data.column, rows: 1, columns: data.columns }, { formulas: true });
    if (!rest.ok) return rest;
    if (isBlankRow(rest.value.values[0]!, rest.value.formulas![0]!)) return ok({ row: behind, before: [] });
  }
  const line = { row: end, column: data.column, rows: 1, columns: data.columns };
  const pushDown: HostWrite = { verb: "insertCells", sheet, areas: [line] };
  if (info.totalsRow) return ok({ row: end, before: [pushDown] });
  const below = await host.readCells(sheet, line, { formulas: true });
  if (!below.ok) return below;
  const grow: HostWrite = { verb: "resizeTable", name: info.name, area: { ...info.area, rows: info.area.rows + 1 } };
  return ok({ row: end, before: isFree(below.value.values[0]!, below.value.formulas![0]!) ? [grow] : [pushDown, grow] });
}

function isFree(values: readonly unknown[], formulas: readonly (string | null)[]): boolean {
  return values.every((value, column) => (value === null || value === "") && formulas[column] == null);
}

/** Formulas filled down past the data do not make a record. */
function isBlankRow(values: readonly unknown[], formulas: readonly (string | null)[]): boolean {
  return values.every((value, column) => value === null || value === "" || formulas[column] != null);
}
