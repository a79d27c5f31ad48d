import { type Area, areaAddress } from "./area";
import { type CellMove, movesColumns, type RowShift } from "./cellMove";
import { refuse } from "./hostProblem";
import type { Words } from "./problemText";

/** A move of cells that is looked at before it is done. */
export type MoveStep = { readonly sheet: { readonly name: string }; readonly move: CellMove; readonly shift: RowShift };

/** Whether any cell of an area moves or goes. */
export function isReached({ move, shift }: MoveStep, area: Area): boolean {
  return area.row + area.rows > shift.firstRow && area.column < move.column + move.columns && move.column < area.column + area.columns;
}

export function checkColumns(step: MoveStep, area: Area, what: Words): void {
  if (isReached(step, area) && !movesColumns(step.move, area.column, area.columns)) refuse("host/wouldSplit", placeOf(step, area), { what, area: areaAddress(area) });
}

/** For what can only move as one. */
export function checkWhole(step: MoveStep, area: Area, what: Words): void {
  if (!isReached(step, area)) return;
  checkColumns(step, area, what);
  const span = step.shift.span(area.row, area.row + area.rows - 1);
  if (span === null) wouldLose(step, area, what);
  else if (span.last - span.first + 1 !== area.rows || step.shift.at(area.row) < 0) refuse("host/wouldSplit", placeOf(step, area), { what, area: areaAddress(area) });
}

/** A table keeps its header, its totals row and a data row. */
export function checkTableRows(step: MoveStep, name: string, area: Area, header: 0 | 1, totalsRow: boolean): void {
  const what = { zh: `表格“${name}”`, en: `the table “${name}”` };
  if (!isReached(step, area)) return;
  checkColumns(step, area, what);
  const [first, last] = [area.row + header, area.row + area.rows - 1 - (totalsRow ? 1 : 0)];
  const { shift } = step;
  if ((header === 1 && shift.at(area.row) < 0) || (totalsRow && shift.at(last + 1) < 0)) wouldLose(step, area, { zh: `${what.zh}的标题行或汇总行`, en: `the header or totals row of ${what.en}` });
  if (shift.span(first, last) === null) wouldLose(step, area, { zh: `${what.zh}的全部数据行`, en: `all data rows of ${what.en}` });
}

export function wouldLose(step: MoveStep, area: Area, what: Words): never {
  return refuse("host/wouldLose", placeOf(step, area), { what, area: areaAddress(area) });
}

export function placeOf({ sheet }: MoveStep, area: Area): string {
  return `${sheet.name}!${areaAddress(area)}`;
}
