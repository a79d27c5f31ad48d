import { maxRows } from "../../workbook/area";
import { type CellMove, movesWholeRows, RowShift } from "../../workbook/cellMove";
import type { Area } from "../../workbook/host";
import { refuse } from "../../workbook/hostProblem";
import type { PivotModel, SheetModel, TableModel, WorkbookModel } from "../../workbook/model";
import { checkColumns, checkTableRows, checkWhole, isReached, placeOf, wouldLose } from "../../workbook/moveGuard";
import { cellsOf } from "../sheetParts";
import { checkMovableParts } from "./movableParts";

type Step = { readonly sheet: SheetModel; readonly move: CellMove; readonly shift: RowShift };

/**
 * Refuses a move that would tear something apart, lose what the move back could not bring back, or leave a reference behind that is not understood: `host/wouldSplit`,
 * `host/wouldLose`, `host/noRoom`, `host/hiddenRows`, `host/cannotMove`. Nothing has happened then.
 */
export function checkMove(model: WorkbookModel, sheet: SheetModel, move: CellMove): void {
  const step: Step = { sheet, move, shift: new RowShift(move) };
  checkRoom(step);
  checkHiddenRows(step);
  for (const area of sheet.merges) checkColumns(step, area, { zh: "合并单元格", en: "merged cells" });
  for (const table of sheet.tables) checkTable(step, table);
  for (const pivot of sheet.pivots) checkWhole(step, withPages(pivot), { zh: `数据透视表“${pivot.name}”`, en: `the PivotTable “${pivot.name}”` });
  for (const { area } of cellsOf(sheet).arrayFormulas()) checkWhole(step, area, { zh: "数组公式", en: "an array formula" });
  if (sheet.autoFilter !== null) {
    const filter = { zh: "筛选区域", en: "the filtered range" };
    checkColumns(step, sheet.autoFilter.area, filter);
    if (isReached(step, sheet.autoFilter.area) && step.shift.at(sheet.autoFilter.area.row) < 0) wouldLose(step, sheet.autoFilter.area, filter);
  }
  checkMovableParts(model, sheet, move);
}

function checkRoom({ sheet, move, shift }: Step): void {
  const last = cellsOf(sheet).extent();
  const areas = [...sheet.merges, ...sheet.tables.map(({ area }) => area), ...(last === null ? [] : [last])];
  const bottom = Math.max(-1, ...areas.map(({ row, rows }) => row + rows - 1));
  if (move.kind === "insert" && bottom >= shift.firstRow && bottom + shift.rows >= maxRows) refuse("host/noRoom", sheet.name, { rows: shift.rows });
}

/** What a filter hides would not fit the cells any more once they stand in other rows. */
function checkHiddenRows({ sheet, move, shift }: Step): void {
  if (movesWholeRows(move)) return;
  const last = cellsOf(sheet).extent();
  const bottom = last === null ? -1 : last.row + last.rows - 1;
  const run = sheet.hiddenRows.find((own) => own.last >= shift.firstRow && own.first <= bottom);
  if (run !== undefined) refuse("host/hiddenRows", sheet.name, { row: Math.max(run.first, shift.firstRow) + 1 });
}

function checkTable(step: Step, table: TableModel): void {
  const { area } = table;
  if (!isReached(step, area)) return;
  checkTableRows(step, table.name, area, table.raw === null || !/\sheaderRowCount\s*=\s*["']0["']/.test(table.raw) ? 1 : 0, table.totalsRow);
  if (table.raw !== null && /\stableType\s*=\s*["']queryTable["']/.test(table.raw)) refuse("host/cannotMove", placeOf(step, area), { why: { zh: `表格“${table.name}”由外部数据填充`, en: `the table “${table.name}” is filled from external data` } });
}

/** A PivotTable with the fields above it that it is filtered by; one row stands between them. */
function withPages({ area, raw }: PivotModel): Area {
  const pages = Number(/\srowPageCount\s*=\s*["'](\d{1,4})["']/.exec(raw?.table ?? "")?.[1] ?? 0);
  const above = pages === 0 ? 0 : Math.min(area.row, pages + 1);
  return { ...area, row: area.row - above, rows: area.rows + above };
}
