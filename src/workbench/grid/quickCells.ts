import { HorizontalAlign, type IBorderStyleData, type ICellWithCoord, type IRange, type ObjectMatrix, SheetViewModel, Worksheet, getColorStyle, isCellCoverable, isWhiteColor } from "@univerjs/core";
import { Font, Spreadsheet, SpreadsheetSkeleton } from "@univerjs/engine-render";
import { maxColumns } from "../../workbook/area";

/** How many columns past what is seen a text may come from that flows over into it; the grid's own number. */
export const flow = 20;

type Cell = ReturnType<Worksheet["getCell"]>;
type Texts = { draw: Font["draw"]; _getScale(scale: unknown): number; _renderFontEachCell(context: object, row: number, column: number, texts: ObjectMatrix<unknown>): boolean };
type Look = { readonly horizontalAlign?: HorizontalAlign; readonly vertexAngle?: number; readonly documentSkeleton?: object };
type Line = { readonly type: string; readonly style: unknown; readonly color: string };
type Looks = {
  readonly worksheet: Worksheet;
  _calculateOverflowCell(row: number, column: number, look: Look): boolean;
  _setBorderProps(row: number, column: number, side: string, style: { readonly bd?: Readonly<Record<string, IBorderStyleData | null>> | null }, looks: { readonly border?: ObjectMatrix<Record<string, Line>> }): void;
};

/**
 * What the grid asks of each cell that it draws, with a fraction of the work and of the objects, which have to be collected as garbage in the middle of scrolling. A few of its methods are replaced,
 * as they are in 0.25.1.
 */
export function quickCells(): void {
  askOnce();
  // Rows are hidden or not; the grid's own filters, of which every row would be asked with each layout, are not here.
  SheetViewModel.prototype.getRowFiltered = () => false;
  placeOnlyTexts();
  measureWhatMayFlow();
  readColorsOnce();
}

/** Nothing is written while a sheet is drawn: what a cell shows and where it stands is found once for all who ask. */
function askOnce(): void {
  let drawn: { readonly sheet: Worksheet; readonly cells: Map<number, Cell>; readonly places: Map<number, ICellWithCoord> } | null = null;
  const { getCell } = Worksheet.prototype;
  Worksheet.prototype.getCell = function once(row, column) {
    if (drawn?.sheet !== this || row < 0 || column < 0) return getCell.call(this, row, column);
    const key = row * maxColumns + column;
    let cell = drawn.cells.get(key);
    if (cell === undefined && !drawn.cells.has(key)) drawn.cells.set(key, (cell = getCell.call(this, row, column)));
    return cell;
  };
  const { getCellWithCoordByIndex } = SpreadsheetSkeleton.prototype;
  SpreadsheetSkeleton.prototype.getCellWithCoordByIndex = function once(row, column, header) {
    if (drawn?.sheet !== this.worksheet || header !== false || row < 0 || column < 0) return getCellWithCoordByIndex.call(this, row, column, header);
    const key = row * maxColumns + column;
    let place = drawn.places.get(key);
    if (place === undefined) drawn.places.set(key, (place = getCellWithCoordByIndex.call(this, row, column, header)));
    return place;
  };
  const { render } = Spreadsheet.prototype;
  Spreadsheet.prototype.render = function drawOnce(context, viewport) {
    const sheet = this.getSkeleton()?.worksheet;
    drawn = sheet == null ? null : { sheet, cells: new Map(), places: new Map() };
    try {
      return render.call(this, context, viewport);
    } finally {
      drawn = null;
    }
  };
}

/** The grid, as it comes, finds out where each of forty columns past those that are seen stands, whether there is a text in it or not. */
function placeOnlyTexts(): void {
  const texts = Font.prototype as unknown as Texts;
  texts.draw = function draw(ctx, parentScale, skeleton, diffRanges, { viewRanges = [] }) {
    const { stylesCache: { fontMatrix }, worksheet, columnTotalWidth, rowTotalHeight } = skeleton;
    if (!fontMatrix || !worksheet) return;
    const merges = worksheet.getSpanModel();
    const [lastRow, lastColumn] = [skeleton.getRowCount() - 1, skeleton.getColumnCount() - 1];
    const within = (at: number, last: number): number => Math.min(Math.max(at, 0), last);
    const ranges = viewRanges.map(({ startRow, endRow, startColumn, endColumn }) => ({ startRow: within(startRow, lastRow), endRow: within(endRow, lastRow), startColumn: within(startColumn - flow, lastColumn), endColumn: within(endColumn + flow, lastColumn) }));
    const context: Record<string, unknown> = { ctx, scale: this._getScale(parentScale), columnTotalWidth, rowTotalHeight, viewRanges: ranges, checkOutOfViewBound: true, diffRanges, spreadsheetSkeleton: skeleton };
    const drawCell = (row: number, column: number): void => {
      context["cellInfo"] = skeleton.getCellWithCoordByIndex(row, column, false);
      this._renderFontEachCell(context, row, column, fontMatrix);
    };
    const merged = new Map<number, IRange>();
    ctx.save();
    for (const { startRow, endRow, startColumn, endColumn } of ranges) {
      for (const range of worksheet.getMergedCellRange(startRow, startColumn, endRow, endColumn)) merged.set(merges.getMergeDataIndex(range.startRow, range.startColumn), range);
      for (let row = startRow; row <= endRow; row++)
        for (let column = startColumn; column <= endColumn; column++) if (fontMatrix.getValue(row, column) != null && merges.getMergeDataIndex(row, column) === -1) drawCell(row, column);
    }
    for (const { startRow, startColumn } of merged.values()) drawCell(startRow, startColumn);
    ctx.restore();
  };
}

/** A text with filled cells beside it flows nowhere, however long it is. */
function measureWhatMayFlow(): void {
  const looks = SpreadsheetSkeleton.prototype as unknown as Looks;
  const { _calculateOverflowCell } = looks;
  looks._calculateOverflowCell = function overflow(row, column, look) {
    const { horizontalAlign, vertexAngle = 0, documentSkeleton } = look;
    const filled = (beside: number): boolean => beside >= 0 && !isCellCoverable(this.worksheet.getCell(row, beside));
    if (documentSkeleton === undefined && vertexAngle === 0 && (horizontalAlign === HorizontalAlign.RIGHT || filled(column + 1)) && (horizontalAlign !== HorizontalAlign.RIGHT && horizontalAlign !== HorizontalAlign.CENTER || filled(column - 1))) return true;
    return _calculateOverflowCell.call(this, row, column, look);
  };
}

/** The grid, as it comes, reads the colour of each line of a cell anew. */
function readColorsOnce(): void {
  const known = new Map<string, { readonly color: string; readonly white: boolean }>();
  const colorOf = (given: IBorderStyleData["cl"]) => {
    const key = `${given?.rgb ?? ""}/${given?.th ?? ""}`;
    let found = known.get(key);
    if (found === undefined) {
      const color = getColorStyle(given) || "rgb(0,0,0)";
      known.set(key, (found = { color, white: isWhiteColor(color) }));
    }
    return found;
  };
  (SpreadsheetSkeleton.prototype as unknown as Looks)._setBorderProps = (row, column, side, style, { border }) => {
    const line = style.bd?.[side];
    if (line == null || border === undefined) return;
    const { color, white } = colorOf(line.cl);
    let lines = border.getValue(row, column);
    // A place for the cell even where its line is not drawn, as the grid has it.
    if (lines == null) border.setValue(row, column, (lines = { [side]: {} as Line }));
    // In Excel a white line does not cover the one of the cell that it shares the edge with.
    if (white && ((side === "t" && border.getValue(row - 1, column)?.["b"] !== undefined) || (side === "l" && border.getValue(row, column - 1)?.["r"] !== undefined))) return;
    lines[side] = { type: side, style: line.s, color };
  };
}
