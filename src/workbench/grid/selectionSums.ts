import { CellValueType, type IRange, type Nullable, UniverInstanceType, type Workbook, type Worksheet, splitIntoGrid } from "@univerjs/core";
import { FUNCTION_NAMES_MATH, FUNCTION_NAMES_STATISTICAL } from "@univerjs/engine-formula";
import { type IStatusBarService, StatusBarController } from "@univerjs/sheets-ui";
import { breathe } from "../../taskpane/desk/breathe";
import { lentCells } from "./lentCells";

/** Milliseconds after which others have their turn. */
const turn = 8;

/** The area that the pane has shown last: a record, of which a sum over all its columns says nothing. */
let shown: IRange | null = null;
export function notSummed(range: IRange): void {
  shown = range;
}
const isShown = ({ startRow, endRow, startColumn, endColumn }: IRange): boolean => startRow === shown?.startRow && endRow === shown.endRow && startColumn === shown.startColumn && endColumn === shown.endColumn;

type Bar = {
  readonly _univerInstanceService: { getCurrentUnitOfType(type: UniverInstanceType): Workbook | null };
  readonly _statusBarService: IStatusBarService;
  readonly _numfmtService: { getValue(unitId: string, sheetId: string, row: number, column: number): Nullable<{ readonly pattern: string }> };
  readonly _disposed: boolean;
  getRangeStartEndInfo(range: IRange, sheet: Worksheet): IRange;
  _calculateSelection(selections: readonly IRange[], primary: Nullable<{ readonly actualRow: number; readonly actualColumn: number }>): void;
};

/**
 * What the bar below the sheet says of a selection, worked out a few milliseconds at a time and from the cells as they came. The grid, as it comes, has an object made of every row of the selection and
 * goes through all of it in one go: for seconds, where a column is selected. A method is replaced, as it is in 0.25.1.
 */
export function sumInSmallSteps(): void {
  const bars = StatusBarController.prototype as unknown as Bar;
  const asked = new WeakMap<Bar, number>();
  const work = async (bar: Bar, selections: readonly IRange[], primary: Parameters<Bar["_calculateSelection"]>[1]): Promise<void> => {
    const mine = (asked.get(bar) ?? 0) + 1;
    asked.set(bar, mine);
    const workbook = bar._univerInstanceService.getCurrentUnitOfType(UniverInstanceType.UNIVER_SHEET);
    const sheet = workbook?.getActiveSheet();
    if (workbook == null || sheet == null || selections.length === 0 || (selections.length === 1 && isShown(selections[0]!))) return bar._statusBarService.setState(null);
    let [sum, numbers, filled, least, most] = [0, 0, 0, Infinity, -Infinity];
    let since = performance.now();
    const cells = lentCells(sheet);
    for (const range of splitIntoGrid(selections.map((selection) => bar.getRangeStartEndInfo(selection, sheet)))) {
      for (let row = range.startRow; row <= Math.min(range.endRow, cells.lastRow); row++) {
        if (!sheet.getRowVisible(row)) continue;
        for (let column = range.startColumn; column <= range.endColumn; column++) {
          const cell = cells.cell(row, column);
          if (cell?.v == null) continue;
          filled++;
          const value = typeof cell.v === "string" && cell.t === CellValueType.NUMBER ? Number(cell.v) : cell.v;
          if (typeof value !== "number" || Number.isNaN(value) || cell.t === CellValueType.STRING || cell.t === CellValueType.BOOLEAN) continue;
          numbers++;
          sum += value;
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
        if (performance.now() - since < turn) continue;
        await breathe();
        // Another selection, or another sheet.
        if (asked.get(bar) !== mine || bar._disposed || workbook.getActiveSheet() !== sheet) return;
        since = performance.now();
      }
    }
    const { MAX, MIN, COUNTA, COUNT, AVERAGE } = FUNCTION_NAMES_STATISTICAL;
    const said = [[MAX, most], [MIN, least], [FUNCTION_NAMES_MATH.SUM, sum], [COUNTA, filled], [COUNT, numbers], [AVERAGE, sum / numbers]] as const;
    const pattern = primary == null ? null : (bar._numfmtService.getValue(workbook.getUnitId(), sheet.getSheetId(), primary.actualRow, primary.actualColumn)?.pattern ?? null);
    bar._statusBarService.setState({ values: said.map(([func, value]) => ({ func, value })), pattern });
  };
  bars._calculateSelection = function calculate(selections, primary) {
    void work(this, selections, primary).catch(reportError);
  };
}
