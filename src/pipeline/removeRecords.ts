import type { ChangeSet } from "../changes/changeSet";
import type { CellValue } from "../records/cellValue";
import { type Problem, type Result, ok } from "../records/problem";
import { valueAt } from "../records/recordTable";
import type { HostWrite } from "../workbook/host";
import { type Change, commitChange } from "./commit";
import type { GovernedTable } from "./locate";
import type { Session } from "./session";

/** `rowsStay`: why the rows of the records that went stay, emptied; null where they are gone. */
export type Removed = { readonly change: ChangeSet | null; readonly rowsStay: Problem | null };

/**
 * Takes records, given by index, out of the table with their rows, after other writes of the same change set; it keeps them whole as tombstones. Where rows cannot be taken out of the
 * table, their cells are emptied where they stand.
 */
export async function commitRemoval(session: Session, table: GovernedTable, indexes: readonly number[], also: Pick<Change, "why" | "writes" | "edits" | "about">): Promise<Result<Removed>> {
  const { records, def, layout: { sheet, data: { column, columns } } } = table;
  const rows = indexes.map((index) => records.rows[index]! - 1);
  const takenOut: HostWrite = { verb: "deleteCells", sheet, areas: rows.map((row) => ({ row, column, rows: 1, columns })) };
  const emptied: HostWrite = { verb: "writeCells", sheet, blocks: rows.map((row) => ({ row, column, values: [new Array<CellValue>(columns).fill(null)] })) };
  const removed = indexes.map((index) => ({ record: records.ids[index] ?? "", table: def.id, values: Object.fromEntries(Object.keys(records.columns).map((field) => [field, valueAt(records, field, index)])) }));
  const commit = (write: HostWrite) => commitChange(session, { ...also, template: table.template, removed, writes: indexes.length === 0 ? also.writes : [...also.writes, write] });
  const change = await commit(takenOut);
  if (change.ok) return ok({ change: change.value, rowsStay: null });
  const [reason] = change.problems;
  if (!cannotTakeOut.has(reason!.code)) return change;
  const emptying = await commit(emptied);
  return emptying.ok ? ok({ change: emptying.value, rowsStay: reason! }) : emptying;
}

/** Why a host does not take rows out of a table. */
const cannotTakeOut = new Set(["host/wouldSplit", "host/wouldLose", "host/hiddenRows", "host/cannotMove", "host/overlap", "host/tooSmall"]);
