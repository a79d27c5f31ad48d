import type { ChangeSet } from "../changes/changeSet";
import type { CellValue } from "../records/cellValue";
import { type CellMove, movesColumns, RowShift } from "../workbook/cellMove";
import type { Area } from "../workbook/host";
import { listSheet } from "./state";

/** `formula`: what was written is a formula, whose result is the host's own. */
export type WrittenCell = { readonly row: number; readonly column: number; readonly value: CellValue; readonly formula: string | null };

/**
 * What the cells that a change set wrote said right after it, where they stood then: cells that it moved afterwards are followed, those that it took out are left out, and
 * cells that it put in were blank. By sheet and address; sheets that it made itself are ours and do not count.
 */
export function writtenCells(change: Pick<ChangeSet, "ops">): ReadonlyMap<string, ReadonlyMap<string, WrittenCell>> {
  const made = new Set(change.ops.flatMap(({ write }) => (write.verb === "addSheet" ? [write.name] : [])));
  const written = new Map<string, Map<string, WrittenCell>>();
  const put = (cells: Map<string, WrittenCell>, cell: WrittenCell): void => void cells.set(`${cell.row},${cell.column}`, cell);
  for (const { write } of change.ops) {
    if ((write.verb !== "writeCells" && write.verb !== "insertCells" && write.verb !== "deleteCells" && write.verb !== "restoreCells") || made.has(write.sheet) || write.sheet === listSheet) continue;
    let cells = written.get(write.sheet) ?? new Map<string, WrittenCell>();
    if (write.verb === "writeCells") {
      for (const block of write.blocks) block.values.forEach((line, r) => line.forEach((value, c) => put(cells, { row: block.row + r, column: block.column + c, value: value === "" ? null : value, formula: block.formulas?.[r]?.[c] ?? null })));
    } else {
      cells = moved(cells, write.verb === "deleteCells" ? "delete" : "insert", write.areas);
      if (write.verb === "insertCells") for (const area of write.areas) for (let row = area.row; row < area.row + area.rows; row++) for (let column = area.column; column < Math.min(area.column + area.columns, widest); column++) put(cells, { row, column, value: null, formula: null });
    }
    written.set(write.sheet, cells);
  }
  return written;
}

/** Whole rows are looked at up to here. */
const widest = 1_000;

function moved(cells: ReadonlyMap<string, WrittenCell>, kind: CellMove["kind"], areas: readonly Area[]): Map<string, WrittenCell> {
  const [first] = areas;
  if (first === undefined) return new Map(cells);
  const shift = new RowShift({ kind, bands: [...areas].sort((a, b) => a.row - b.row) });
  return new Map([...cells.values()].flatMap((cell): [string, WrittenCell][] => {
    const row = movesColumns(first, cell.column, 1) ? shift.at(cell.row) : cell.row;
    return row < 0 ? [] : [[`${row},${cell.column}`, { ...cell, row }]];
  }));
}
