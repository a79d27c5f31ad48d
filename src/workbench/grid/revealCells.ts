import type { ICommandService, Worksheet } from "@univerjs/core";
import { SHEET_VIEWPORT_KEY, type Scene, type SpreadsheetSkeleton } from "@univerjs/engine-render";
import { ScrollCommand, SheetsScrollRenderController } from "@univerjs/sheets-ui";
import { revealed } from "./revealed";

type Controller = {
  readonly _commandService: ICommandService;
  readonly _sheetSkeletonManagerService: { getCurrentSkeleton(): SpreadsheetSkeleton | null | undefined };
  readonly _context: { readonly unit: { getActiveSheet(): Worksheet | null } };
  _getSheetObject(): { readonly scene: Scene } | null | undefined;
  _scrollToCell(row: number, column: number): boolean;
};

/** Pixels that the scroll bar lies over at the far edges. */
const bar = 14;

/**
 * Scrolls so that a cell is seen beside the frozen rows and columns. The grid, as it comes, counts rows: where the frozen ones are taller than the others it scrolls the cell under them.
 * There is no way in from outside: one of its methods is replaced, as it is in 0.25.1.
 */
export function revealCells(): void {
  (SheetsScrollRenderController.prototype as unknown as Controller)._scrollToCell = function scrollToCell(row, column) {
    const skeleton = this._sheetSkeletonManagerService.getCurrentSkeleton();
    const scene = this._getSheetObject()?.scene;
    const viewport = scene?.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
    const sheet = this._context.unit.getActiveSheet();
    if (skeleton == null || scene == null || viewport == null || sheet == null) return false;
    const { xSplit, ySplit } = sheet.getFreeze();
    const { rowHeightAccumulation: heights, columnWidthAccumulation: widths } = skeleton;
    const { startRow, endRow, startColumn, endColumn } = sheet.getMergedCell(row, column) ?? { startRow: row, endRow: row, startColumn: column, endColumn: column };
    const y = revealed({ start: upTo(heights, startRow), end: upTo(heights, endRow + 1), frozen: upTo(heights, ySplit), scroll: viewport.viewportScrollY, seen: (viewport.height ?? 0) / scene.scaleY - bar });
    const x = revealed({ start: upTo(widths, startColumn), end: upTo(widths, endColumn + 1), frozen: upTo(widths, xSplit), scroll: viewport.viewportScrollX, seen: (viewport.width ?? 0) / scene.scaleX - bar });
    if (x === viewport.viewportScrollX && y === viewport.viewportScrollY) return false;
    const [first, left] = [indexAt(heights, y), indexAt(widths, x)];
    return this._commandService.syncExecuteCommand(ScrollCommand.id, { sheetViewStartRow: first, sheetViewStartColumn: left, offsetY: y - upTo(heights, first), offsetX: x - upTo(widths, left) });
  };
}

/** Pixels before the row or column with this index. `sums`: the ends of all. */
function upTo(sums: readonly number[], index: number): number {
  return index <= 0 ? 0 : (sums[Math.min(index, sums.length) - 1] ?? 0);
}

/** The row or column at so many pixels. */
function indexAt(sums: readonly number[], at: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
