import { type IRange, type ObjectMatrix, isNullCell } from "@univerjs/core";
import { Border, type IViewportInfo, SpreadsheetSkeleton, UniverRenderingContext2D } from "@univerjs/engine-render";
import { flow, quickCells } from "./quickCells";
import { quickLayers } from "./quickLayers";
import { quickRows } from "./quickRows";
import { quickTexts } from "./quickTexts";

type Context = { _transformCache: DOMMatrix | null; readonly _context: CanvasRenderingContext2D; getTransform(): DOMMatrix; translateWithPrecisionRatio(x: number, y: number): void };
type Lines = { _getOverflowExclusion(flows: ObjectMatrix<IRange> | undefined, side: string, row: number, column: number): boolean };
type Layout = Pick<SpreadsheetSkeleton, "worksheet" | "columnWidthAccumulation" | "updateVisibleRange" | "getRangeByViewBound" | "getCurrentRowColumnSegmentMergeData"> & {
  readonly _drawingRange: IRange;
  setStylesCache(viewport?: IViewportInfo): Layout | undefined;
  _setStylesCacheForOneCell(row: number, column: number, options: { readonly mergeRange?: IRange; readonly cacheItem?: { readonly bg: boolean; readonly border: boolean } }): void;
};

/**
 * Draws the same with a fraction of the work: the grid, as it comes, asks each cell of a frame up to five times what is in it, lays out forty columns past those that are seen, looks through every
 * row it ever drew for each line of a border, and asks the canvas for its scale with each stroke. There is no way in from outside: a few of its methods are replaced, as they are in 0.25.1.
 */
export function quickDrawing(): void {
  quickCells();
  quickLayers();
  quickRows();
  quickTexts();
  layOutWhatIsSeen();
  const lines = Border.prototype as unknown as Lines;
  lines._getOverflowExclusion = (flows, side, row, column) => {
    if (side === "t" || side === "b") return false;
    return Object.values(flows?.getRow(row) ?? {}).some(({ startColumn, endColumn }) => (side === "l" ? column > startColumn && column <= endColumn : column >= startColumn && column < endColumn));
  };
  const context = UniverRenderingContext2D.prototype as unknown as Context;
  // Everything that changes it takes it back, but for one that asks for it once more before it does.
  context.getTransform = function getTransform() { return (this._transformCache ??= this._context.getTransform()); };
  const { translateWithPrecisionRatio } = context;
  context.translateWithPrecisionRatio = function translate(x, y) {
    translateWithPrecisionRatio.call(this, x, y);
    this._transformCache = null;
  };
}

/** Lays out the cells that are seen, and of each row the nearest on either side whose text may flow into them. */
function layOutWhatIsSeen(): void {
  (SpreadsheetSkeleton.prototype as unknown as Layout).setStylesCache = function layOut(this: Layout, viewport?: IViewportInfo) {
    if (!this.updateVisibleRange(viewport)) return undefined;
    const { worksheet } = this;
    for (const range of rangesToLayOut(this, viewport)) {
      const { startRow, endRow, startColumn, endColumn } = range;
      if (endColumn === -1 || endRow === -1) continue;
      const sides = [columnsFrom(startColumn - 1, -1, 0), columnsFrom(endColumn + 1, 1, this.columnWidthAccumulation.length - 1)];
      const shown: IRange[] = [];
      for (let row = startRow; row <= endRow; row++) {
        if (!worksheet.getRowVisible(row)) continue;
        const above = shown.at(-1);
        if (above?.endRow === row - 1) above.endRow = row;
        else shown.push({ startRow: row, endRow: row, startColumn, endColumn });
        for (let column = startColumn; column <= endColumn; column++) this._setStylesCacheForOneCell(row, column, { cacheItem: { bg: true, border: true } });
        for (const columns of sides) {
          const nearest = columns.find((column) => !isNullCell(worksheet.getCellRaw(row, column)));
          if (nearest !== undefined) this._setStylesCacheForOneCell(row, nearest, { cacheItem: { bg: false, border: false } });
        }
      }
      for (const part of shown) for (const mergeRange of this.getCurrentRowColumnSegmentMergeData(part)) this._setStylesCacheForOneCell(mergeRange.startRow, mergeRange.startColumn, { mergeRange });
    }
    return this;
  };
}

/** All that is drawn, or what has come into view by scrolling. */
function rangesToLayOut(layout: Layout, viewport?: IViewportInfo): readonly IRange[] {
  if (viewport === undefined || viewport.isDirty || viewport.isForceDirty) return [layout._drawingRange];
  const { diffBounds, diffCacheBounds, diffX, diffY, shouldCacheUpdate } = viewport;
  if (diffBounds.length === 0 && diffCacheBounds.length === 0 && diffX === 0 && diffY === 0) return [layout._drawingRange];
  return shouldCacheUpdate ? diffCacheBounds.map((bound) => layout.getRangeByViewBound(bound)) : [];
}

function columnsFrom(first: number, step: 1 | -1, limit: number): readonly number[] {
  return Array.from({ length: Math.max(0, Math.min(flow, (limit - first) * step + 1)) }, (_, i) => first + i * step);
}
