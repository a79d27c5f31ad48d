import { BooleanNumber, BorderStyleTypes, type IStyleData, type IWorksheetData, HorizontalAlign, VerticalAlign, WrapStrategy } from "@univerjs/core";
import type { Area, StageSheet, StageStyle } from "../stage/stage";

/** Pixels of one character of the default font, and what a column has that says nothing. @source ECMA-376 part 1, 18.3.1.13 col. */
export const pixelsPerCharacter = 7;
const defaultColumnWidth = 72;
export const defaultRowHeight = 22;

export function rangeOf({ row, column, rows, columns }: Area): { startRow: number; endRow: number; startColumn: number; endColumn: number } {
  return { startRow: row, endRow: row + rows - 1, startColumn: column, endColumn: column + columns - 1 };
}

/** A font, and what stands in for it where it is not installed: never the browser's serif. */
export function fontsAfter(font: string): string {
  return `${font.replaceAll(/["',]/g, "")}, Microsoft YaHei, PingFang SC, Noto Sans CJK SC, Noto Sans SC, sans-serif`;
}

/** A range of the grid as an area; whole rows and columns have no numbers for what they do not say. */
export function areaOf(range: { readonly startRow: number; readonly endRow: number; readonly startColumn: number; readonly endColumn: number }, sheet: { readonly rows: number; readonly columns: number }): Area {
  const [top, bottom] = Number.isNaN(range.startRow) ? [0, sheet.rows - 1] : [range.startRow, range.endRow];
  const [left, right] = Number.isNaN(range.startColumn) ? [0, sheet.columns - 1] : [range.startColumn, range.endColumn];
  return { row: Math.max(0, top), column: Math.max(0, left), rows: Math.max(1, bottom - top + 1), columns: Math.max(1, right - left + 1) };
}

export function worksheetData(sheet: StageSheet): Partial<IWorksheetData> {
  return {
    id: sheet.name,
    name: sheet.name,
    rowCount: sheet.rows,
    columnCount: sheet.columns,
    cellData: {},
    defaultColumnWidth,
    defaultRowHeight,
    freeze: freezeOf(sheet),
    mergeData: sheet.merges.map(rangeOf),
    columnData: columnData(sheet),
    rowData: Object.fromEntries(hiddenRows(sheet).map((row) => [row, { hd: BooleanNumber.TRUE }])),
    showGridlines: BooleanNumber.TRUE,
    // A sheet that is put in later must say what the first ones get by default.
    rowHeader: { width: 46, hidden: BooleanNumber.FALSE },
    columnHeader: { height: 20, hidden: BooleanNumber.FALSE },
  };
}

export function freezeOf({ frozen }: StageSheet): IWorksheetData["freeze"] {
  return { ySplit: frozen.rows, xSplit: frozen.columns, startRow: frozen.rows === 0 ? -1 : frozen.rows, startColumn: frozen.columns === 0 ? -1 : frozen.columns };
}

export function hiddenRows({ hiddenRows: runs, rows }: StageSheet): readonly number[] {
  return runs.flatMap(({ first, last }) => Array.from({ length: Math.max(0, Math.min(last, rows - 1) - first + 1) }, (_, i) => first + i));
}

export function columnData({ widths, columns }: StageSheet): Record<number, { w: number; hd: BooleanNumber }> {
  const data: Record<number, { w: number; hd: BooleanNumber }> = {};
  for (const { first, last, width, hidden } of widths)
    for (let column = first; column <= Math.min(last, columns - 1); column++) data[column] = { w: width === null ? defaultColumnWidth : Math.max(8, Math.round(width * pixelsPerCharacter)), hd: hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE };
  return data;
}

const lines: Readonly<Record<string, BorderStyleTypes>> = {
  thin: BorderStyleTypes.THIN, hair: BorderStyleTypes.HAIR, dotted: BorderStyleTypes.DOTTED, dashed: BorderStyleTypes.DASHED, dashDot: BorderStyleTypes.DASH_DOT, dashDotDot: BorderStyleTypes.DASH_DOT_DOT, double: BorderStyleTypes.DOUBLE,
  medium: BorderStyleTypes.MEDIUM, mediumDashed: BorderStyleTypes.MEDIUM_DASHED, mediumDashDot: BorderStyleTypes.MEDIUM_DASH_DOT, mediumDashDotDot: BorderStyleTypes.MEDIUM_DASH_DOT_DOT, slantDashDot: BorderStyleTypes.SLANT_DASH_DOT, thick: BorderStyleTypes.THICK,
};

export function gridStyle(style: StageStyle): IStyleData {
  const { format, font, size, bold, italic, underline, strike, color, fill, wrap, horizontal, vertical, borders } = style;
  const border = (side: "top" | "right" | "bottom" | "left") => (borders?.[side] === undefined ? null : { s: lines[borders[side].line] ?? BorderStyleTypes.THIN, cl: { rgb: `#${borders[side].color}` } });
  return {
    ff: fontsAfter(font ?? "Calibri"),
    ...(size === undefined ? {} : { fs: size }),
    ...(bold === undefined ? {} : { bl: BooleanNumber.TRUE }),
    ...(italic === undefined ? {} : { it: BooleanNumber.TRUE }),
    ...(underline === undefined ? {} : { ul: { s: BooleanNumber.TRUE } }),
    ...(strike === undefined ? {} : { st: { s: BooleanNumber.TRUE } }),
    ...(color === undefined ? {} : { cl: { rgb: `#${color}` } }),
    ...(fill === undefined ? {} : { bg: { rgb: `#${fill}` } }),
    ...(wrap === undefined ? {} : { tb: WrapStrategy.WRAP }),
    ...(horizontal === undefined ? {} : { ht: { left: HorizontalAlign.LEFT, center: HorizontalAlign.CENTER, right: HorizontalAlign.RIGHT }[horizontal] }),
    ...(vertical === undefined ? {} : { vt: { top: VerticalAlign.TOP, center: VerticalAlign.MIDDLE, bottom: VerticalAlign.BOTTOM }[vertical] }),
    ...(borders === undefined ? {} : { bd: { t: border("top"), r: border("right"), b: border("bottom"), l: border("left") } }),
    ...(format === "General" ? {} : { n: { pattern: format } }),
  };
}
