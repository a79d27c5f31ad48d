import { type Area, areaAddress, overlaps } from "./area";
import type { CellMove } from "./cellMove";
import { refuse } from "./hostProblem";
import { checkInGrid } from "./limits";

/** Areas as one move: in the same columns, apart from each other, from top to bottom; those that touch are one. */
export function moveOf(sheet: string, kind: CellMove["kind"], areas: readonly Area[]): CellMove {
  for (const area of areas) checkInGrid(sheet, area);
  const sorted = [...areas].sort((a, b) => a.row - b.row);
  const [first] = sorted;
  if (first === undefined) throw new TypeError("A move names at least one area.");
  const bands: { row: number; rows: number }[] = [];
  for (const area of sorted) {
    const twin = sorted.find((other) => other !== area && overlaps(other, area));
    if (twin !== undefined || area.column !== first.column || area.columns !== first.columns) refuse("host/overlap", `${sheet}!${areaAddress(area)}`, { what: { zh: "同一次操作的另一个区域，或列不同", en: "another area of the same write, or is in other columns" }, area: "" });
    const last = bands.at(-1);
    if (last !== undefined && last.row + last.rows === area.row) last.rows += area.rows;
    else bands.push({ row: area.row, rows: area.rows });
  }
  return { sheet, kind, column: first.column, columns: first.columns, bands };
}
