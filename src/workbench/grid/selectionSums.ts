import { CellValueType, type IRange, type Nullable, UniverInstanceType, type Workbook, type Worksheet, splitIntoGrid } from "@univerjs/core";
import { StatusBarController } from "@univerjs/sheets-ui";
import { breathe } from "../../taskpane/desk/breathe";
import { ownListeners } from "../../taskpane/shell/listeners";
import { lentCells } from "./lentCells";

/** What is selected: cells that say something, those of them that are numbers, and what these add up to. `format`: the number format of the first cell; null = none. */
export type SelectionSums = { readonly filled: number; readonly numbers: number; readonly sum: number; readonly format: string | null };

const told = ownListeners<SelectionSums | null>();
/** Hears of each selection; null: there is nothing to say. */
export const hearSums = told.listen;

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
  readonly _numfmtService: { getValue(unitId: string, sheetId: string, row: number, column: number): Nullable<{ readonly pattern: string }> };
  readonly _disposed: boolean;
  getRangeStartEndInfo(range: IRange, sheet: Worksheet): IRange;
  _calculateSelection(selections: readonly IRange[], primary: Nullable<{ readonly actualRow: number; readonly actualColumn: number }>): void;
};

/**
 * What the line below the sheet says of a selection, worked out a few milliseconds at a time and from the cells as they came. The grid, as it comes, has an object made of every row of the selection and
 * goes through all of it in one go: for seconds, where a column is selected; and its own bar covers the sheets' names and shows a large sum as 2.77e+8. A method is replaced, as it is in 0.25.1.
 */
export function sumInSmallSteps(): void {
  const bars = StatusBarController.prototype as unknown as Bar;
  const asked = new WeakMap<Bar, number>();
  const work = async (bar: Bar, selections: readonly IRange[], primary: Parameters<Bar["_calculateSelection"]>[1]): Promise<void> => {
    const mine = (asked.get(bar) ?? 0) + 1;
    asked.set(bar, mine);
    const workbook = bar._univerInstanceService.getCurrentUnitOfType(UniverInstanceType.UNIVER_SHEET);
    const sheet = workbook?.getActiveSheet();
    if (workbook == null || sheet == null || selections.length === 0 || (selections.length === 1 && isShown(selections[0]!))) return told.tell(null);
    let [sum, numbers, filled] = [0, 0, 0];
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
        }
        if (performance.now() - since < turn) continue;
        await breathe();
        // Another selection, or another sheet.
        if (asked.get(bar) !== mine || bar._disposed || workbook.getActiveSheet() !== sheet) return;
        since = performance.now();
      }
    }
    const format = primary == null ? null : (bar._numfmtService.getValue(workbook.getUnitId(), sheet.getSheetId(), primary.actualRow, primary.actualColumn)?.pattern ?? null);
    told.tell({ filled, numbers, sum, format });
  };
  bars._calculateSelection = function calculate(selections, primary) {
    void work(this, selections, primary).catch(reportError);
  };
}
