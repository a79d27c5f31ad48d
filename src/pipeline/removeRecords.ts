import type { ChangeSet, RecordRow, RowPlace } from "../changes/changeSet";
import { type CellValue, isBlank } from "../records/cellValue";
import { type Problem, type Result, ok } from "../records/problem";
import { valueAt } from "../records/recordTable";
import type { HostWrite } from "../workbook/host";
import { type Change, commitChange } from "./commit";
import type { GovernedTable } from "./locate";
import type { OwnColumn } from "./ownColumns";
import type { Session } from "./session";

/** `rowsStay`: why the rows of the records that went stay, emptied; null where they are gone. */
export type Removed = { readonly change: ChangeSet | null; readonly rowsStay: Problem | null };

export type RemovedRows = { readonly table: GovernedTable; /** Of the records, within the table. */ readonly indexes: readonly number[]; /** By index of those that were merged: the id of the record each became. */ readonly into?: ReadonlyMap<number, string>; /** What people keep beside them is told with them. */ readonly own?: readonly OwnColumn[] };

/**
 * Takes records out of their tables with their rows, after other writes of the same change set; it keeps them whole as tombstones. Where rows cannot be taken out of a table, the cells of all of
 * them are emptied where they stand.
 */
export async function commitRemoval(session: Session, tables: readonly [RemovedRows, ...RemovedRows[]], also: Pick<Change, "why" | "writes" | "edits" | "about" | "document">): Promise<Result<Removed>> {
  // Of two tables on one sheet the lower one first: what stands below rows that go comes up.
  const parts = tables.filter(({ indexes }) => indexes.length > 0).toSorted((a, b) => b.table.layout.data.row - a.table.layout.data.row).map(({ table: { records, layout: { sheet, data: { column, columns } } }, indexes }) => ({ sheet, column, columns, rows: indexes.map((index) => records.rows[index]! - 1) }));
  const takenOut = parts.map(({ sheet, column, columns, rows }): HostWrite => ({ verb: "deleteCells", sheet, areas: rows.map((row) => ({ row, column, rows: 1, columns })) }));
  const emptied = parts.map(({ sheet, column, columns, rows }): HostWrite => ({ verb: "writeCells", sheet, blocks: rows.map((row) => ({ row, column, values: [new Array<CellValue>(columns).fill(null)] })) }));
  const removed = tables.flatMap(({ table, indexes, into, own = [] }) => indexes.map((index): RecordRow => {
    const { records, def } = table;
    const became = into?.get(index);
    return { record: records.ids[index] ?? "", table: def.id, values: Object.fromEntries(Object.keys(records.columns).map((field) => [field, valueAt(records, field, index)]).concat(own.flatMap(({ key, valueOf }) => (isBlank(valueOf(index)) ? [] : [[key, valueOf(index)]])))), ...(became === undefined ? {} : { into: became }), place: placeIn(table, index) };
  }));
  const commit = (writes: readonly HostWrite[]) => commitChange(session, { ...also, template: tables[0].table.template, removed, writes: [...also.writes, ...writes] });
  const change = await commit(takenOut);
  if (change.ok) return ok({ change: change.value, rowsStay: null });
  const [reason] = change.problems;
  if (!cannotTakeOut.has(reason!.code)) return change;
  const emptying = await commit(emptied);
  return emptying.ok ? ok({ change: emptying.value, rowsStay: reason! }) : emptying;
}

function placeIn({ records, layout: { sheet, data }, columns }: GovernedTable, index: number): RowPlace {
  const row = records.rows[index]! - 1;
  const above = index === 0 ? data.row - 1 : records.rows[index - 1]! - 1;
  return { sheet, row, column: data.column, after: index === 0 ? null : (records.ids[index - 1] ?? null), gap: row - above - 1, headers: columns.map(({ header }) => header) };
}

/** Why a host does not take rows out of a table. */
const cannotTakeOut = new Set(["host/wouldSplit", "host/wouldLose", "host/hiddenRows", "host/cannotMove", "host/overlap", "host/tooSmall"]);
