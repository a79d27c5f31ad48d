import { type Area, maxRows, overlaps } from "../../../workbook/area";
import { type CellMove, movesWholeRows, RowShift } from "../../../workbook/cellMove";
import { refuse } from "../../../workbook/hostProblem";
import { checkColumns, checkTableRows, checkWhole, isReached, type MoveStep, wouldLose } from "../../../workbook/moveGuard";
import type { Batch } from "../batch";
import { areaOf, type SheetFacts } from "../survey";
import { arrayAreas, type Scan } from "./formulaScan";

/** The areas that come or go. */
export function bandsOf({ bands, column, columns }: CellMove): Area[] {
  return bands.map((band) => ({ ...band, column, columns }));
}

/** Whether the cells that go hold nothing. */
export function areBlank(move: CellMove, scan: Scan | undefined): boolean {
  if (scan === undefined) return true;
  const { area, values, formulas } = scan;
  return move.bands.every((band) => {
    for (let row = Math.max(band.row, area.row); row < Math.min(band.row + band.rows, area.row + area.rows); row++) {
      for (let column = Math.max(move.column, area.column); column < Math.min(move.column + move.columns, area.column + area.columns); column++) {
        if (values[row - area.row]![column - area.column] !== null || formulas[row - area.row]![column - area.column] !== null) return false;
      }
    }
    return true;
  });
}

/** Refuses what Excel would refuse half-way or do with a loss: `host/wouldSplit`, `host/wouldLose`, `host/noRoom`, `host/hiddenRows`, `host/cannotMove`. */
export async function checkMove(batch: Batch, sheet: SheetFacts, move: CellMove, scan: Scan | undefined, blank: boolean): Promise<void> {
  const step: MoveStep = { sheet, move, shift: new RowShift(move) };
  const { shift } = step;
  const bottom = Math.max(-1, ...[...sheet.merges, ...sheet.tables.map(({ area }) => area), ...(sheet.used === null ? [] : [sheet.used])].map(({ row, rows }) => row + rows - 1));
  if (move.kind === "insert" && bottom >= shift.firstRow && bottom + shift.rows >= maxRows) refuse("host/noRoom", sheet.name, { rows: shift.rows });
  if (move.bands.at(-1)!.row + move.bands.at(-1)!.rows >= maxRows) cannot(sheet, "区域到了工作表的最后一行", "the cells reach the last row of the sheet");
  for (const merge of sheet.merges) checkWhole(step, merge, { zh: "合并单元格", en: "merged cells" });
  for (const table of sheet.tables) checkTableRows(step, table.name, table.area, 1, table.totalsRow);
  for (const { name, area } of sheet.pivots) checkWhole(step, area, { zh: `数据透视表“${name}”`, en: `the PivotTable “${name}”` });
  for (const area of scan === undefined ? [] : arrayAreas(scan)) checkWhole(step, area, { zh: "数组公式", en: "an array formula" });
  await checkAround(batch, step, sheet, bottom, blank);
}

function cannot(sheet: SheetFacts, zh: string, en: string): never {
  return refuse("host/cannotMove", sheet.name, { why: { zh, en } });
}

/** What only Excel knows: filters, hidden rows, drawings, comments, spilled results. */
async function checkAround(batch: Batch, step: MoveStep, sheet: SheetFacts, bottom: number, blank: boolean): Promise<void> {
  const { move, shift } = step;
  const all = await batch.sheets();
  const whole = movesWholeRows(move);
  const looked: Area[] = whole || bottom < shift.firstRow ? bandsOf(move) : [{ row: shift.firstRow, column: move.column, rows: bottom - shift.firstRow + 1, columns: move.columns }];
  const { hidden, spills, filter, charts, shapes, comments } = await batch.session.read(() => ({
    hidden: looked.map((area) => batch.range(sheet, area).load("rowHidden")),
    spills: bandsOf(move).map((area) => batch.range(sheet, area).load("hasSpill")),
    filter: batch.worksheet(sheet).autoFilter.getRangeOrNullObject().load("address"),
    charts: all.map((one) => batch.worksheet(one).charts.getCount()),
    shapes: batch.worksheet(sheet).shapes.getCount(),
    comments: batch.worksheet(sheet).comments.getCount(),
  }));
  const closed = hidden.findIndex(({ rowHidden }) => rowHidden !== false);
  if (closed >= 0) refuse("host/hiddenRows", sheet.name, { row: looked[closed]!.row + 1 });
  if (spills.some(({ hasSpill }) => hasSpill !== false)) cannot(sheet, "这里有溢出的公式结果", "a formula spills its results here");
  if (!filter.isNullObject) {
    const [area, what] = [areaOf(filter.address), { zh: "筛选区域", en: "the filtered range" }];
    if (isReached(step, area)) checkColumns(step, area, what);
    if (move.kind === "delete" && bandsOf(move).some((band) => overlaps(band, area))) wouldLose(step, area, what);
  }
  if (comments.value > 0) cannot(sheet, "工作表上有批注，Excel 不能把它们恢复原样", "the sheet has comments, which Excel could not give back as they were");
  if (shapes.value > 0) cannot(sheet, "工作表上有图片或形状，它们会变形", "the sheet has pictures or shapes, which would be stretched");
  if (!blank && charts.some(({ value }) => value > 0)) cannot(sheet, "工作簿里有图表；Excel 不说明图表用到哪些单元格，删除后无法保证恢复", "the workbook has charts, and Excel does not tell which cells they show: they might not come back as they were");
}
