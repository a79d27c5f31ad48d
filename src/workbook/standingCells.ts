import { type CellValue, saysSame } from "../records/cellValue";
import { cellAddress } from "./area";
import type { CellWrite, HostWrite } from "./host";
import { refuse } from "./hostProblem";

/** Addresses of the cells of a block that no longer say what the caller saw. `now` counts from the block's first cell. */
export function changedCells({ row, column, before }: CellWrite, now: (r: number, c: number) => CellValue): string[] {
  const changed: string[] = [];
  before?.forEach((line, r) => line.forEach((value, c) => {
    if (!saysSame(now(r, c), value)) changed.push(cellAddress(row + r, column + c));
  }));
  return changed;
}

export function checkStanding(sheet: string, changed: readonly string[]): void {
  if (changed.length > 0) refuse("host/changedSince", sheet, { count: changed.length, cells: changed.slice(0, 20).join(", ") + (changed.length > 20 ? " …" : "") });
}

/** The write as a change set keeps it: what it undoes to stands beside it already. */
export function remembered(write: HostWrite): HostWrite {
  if (write.verb !== "writeCells" || write.blocks.every(({ before }) => before === undefined)) return write;
  return { ...write, blocks: write.blocks.map(({ row, column, values, formulas }) => ({ row, column, values, ...(formulas === undefined ? {} : { formulas }) })) };
}
