import { CellValueType, HorizontalAlign, type ICellDataForSheetInterceptor, type ICellWithCoord, type IRange, type IStyleData, type ObjectMatrix, VerticalAlign, WrapStrategy, getDisplayValueFromCell } from "@univerjs/core";
import { Font, FontCache, type SpreadsheetSkeleton, type UniverRenderingContext } from "@univerjs/engine-render";

type Look = {
  readonly documentSkeleton?: object;
  readonly vertexAngle?: number;
  readonly centerAngle?: number;
  readonly wrapStrategy?: WrapStrategy;
  readonly horizontalAlign?: HorizontalAlign;
  readonly verticalAlign?: VerticalAlign;
  readonly fontString: string;
  readonly style?: IStyleData | null;
  readonly cellData?: ICellDataForSheetInterceptor | null;
};
type Drawing = {
  readonly ctx: UniverRenderingContext;
  readonly scale: number;
  readonly viewRanges: readonly IRange[];
  readonly diffRanges?: readonly IRange[];
  readonly spreadsheetSkeleton: SpreadsheetSkeleton;
  readonly cellInfo: ICellWithCoord;
  /** Font and colour that the canvas has. */
  font?: string;
  color?: string;
};
type Texts = { _renderFontEachCell(drawing: Drawing, row: number, column: number, texts: ObjectMatrix<Look>): boolean };

/** The grid's own numbers: half a pixel that everything in a cell is moved by, what it keeps free around a text, and the colour of one that has none. */
const half = 0.5;
const kept = { t: 0, b: 2, l: 2, r: 2 };
const black = "rgb(0,0,0)";
/** Pixels that the ink of an upright letter may stand out beside its width. */
const overhang = 1;

/**
 * A text that lies in its cell as it is, upright and on one line, is drawn as that, without the cutting at the cell's edges that the grid, as it comes, does for each: the same is seen. All others
 * are drawn as they were. A method is replaced, as it is in 0.25.1.
 */
export function quickTexts(): void {
  const texts = Font.prototype as unknown as Texts;
  const { _renderFontEachCell } = texts;
  texts._renderFontEachCell = function drawCell(drawing, row, column, looks) {
    return drawPlain(drawing, row, column, looks.getValue(row, column) ?? null) ? false : _renderFontEachCell.call(this, drawing, row, column, looks);
  };
}

/** Whether it was drawn, or there is nothing to draw. */
function drawPlain(drawing: Drawing, row: number, column: number, look: Look | null): boolean {
  if (look === null) return true;
  const { ctx, scale, viewRanges, diffRanges, spreadsheetSkeleton: { overflowCache, worksheet }, cellInfo } = drawing;
  const { style, cellData, vertexAngle = 0, centerAngle = 0, fontString } = look;
  if (look.documentSkeleton !== undefined || vertexAngle !== 0 || centerAngle !== 0 || look.wrapStrategy === WrapStrategy.WRAP || cellInfo.isMerged || cellInfo.isMergedMainCell) return false;
  if (cellData == null || cellData.fontRenderExtension != null || style?.it === 1 || style?.ul?.s === 1 || style?.st?.s === 1 || overflowCache.getValue(row, column) != null) return false;
  if (!inside(diffRanges !== undefined && diffRanges.length > 0 ? diffRanges : viewRanges, row, column) || cellData.v === undefined || cellData.v === null) return true;
  if (!worksheet.getRowVisible(row) || !worksheet.getColVisible(column)) return true;
  const shown = worksheet.getCell(row, column) as ICellDataForSheetInterceptor | null;
  if (shown?.fontRenderExtension != null) return false;
  const text = getDisplayValueFromCell(cellData);
  if (text === "") return true;
  const { startX, startY, endX, endY } = cellInfo;
  const { width, fontBoundingBoxAscent, fontBoundingBoxDescent, actualBoundingBoxAscent, actualBoundingBoxDescent } = FontCache.getMeasureText(text, fontString);
  const { t = kept.t, b = kept.b, l = kept.l, r = kept.r } = style?.pd ?? kept;
  const room = { width: endX - startX - (l ?? kept.l) - (r ?? kept.r), height: endY - startY - (t ?? kept.t) - (b ?? kept.b) };
  const x = startX + half + (l ?? kept.l) + before(alignOf(look, cellData), room.width - width);
  const y = startY + half + (t ?? kept.t) + above(look.verticalAlign, room.height - fontBoundingBoxAscent - fontBoundingBoxDescent) + fontBoundingBoxAscent;
  const edge = 1 / scale;
  const fits = width <= room.width && x - overhang >= startX + edge && x + width + overhang <= endX - edge && y - actualBoundingBoxAscent >= startY + edge && y + actualBoundingBoxDescent <= endY - edge;
  if (!fits) return false;
  if (drawing.font !== fontString) ctx.font = drawing.font = fontString;
  const color = style?.cl?.rgb ?? black;
  if (drawing.color !== color) ctx.fillStyle = drawing.color = color;
  ctx.fillText(text, x, y);
  return true;
}

function inside(ranges: readonly IRange[], row: number, column: number): boolean {
  return ranges.some(({ startRow, endRow, startColumn, endColumn }) => row >= startRow && row <= endRow && column >= startColumn && column <= endColumn);
}

function alignOf({ horizontalAlign }: Look, { t, v }: ICellDataForSheetInterceptor): HorizontalAlign | undefined {
  if (horizontalAlign !== HorizontalAlign.UNSPECIFIED) return horizontalAlign;
  if (t === CellValueType.NUMBER || (t == null && typeof v === "number")) return HorizontalAlign.RIGHT;
  return t === CellValueType.BOOLEAN ? HorizontalAlign.CENTER : horizontalAlign;
}

function before(align: HorizontalAlign | undefined, spare: number): number {
  return align === HorizontalAlign.CENTER ? spare / 2 : align === HorizontalAlign.RIGHT ? spare : 0;
}

function above(align: VerticalAlign | undefined, spare: number): number {
  return align === VerticalAlign.TOP ? 0 : align === VerticalAlign.MIDDLE ? spare / 2 : spare;
}
