import { areaAddress, columnIndex, maxColumns, maxRows, parseArea } from "../../workbook/area";
import type { Area } from "../../workbook/host";

/** The areas of an `sqref`, also whole columns and rows (`A:C`, `2:2`); words that are no area are left out. */
export function parseSqref(sqref: string): Area[] {
  return sqref.split(/\s+/).flatMap((word) => {
    const area = parseArea(word) ?? wholeLines(word);
    return area === null ? [] : [area];
  });
}

function wholeLines(word: string): Area | null {
  const [, from, to] = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/.exec(word) ?? [];
  const [first, last] = [columnIndex(from ?? ""), columnIndex(to ?? "")];
  if (first !== null && last !== null) return { row: 0, column: Math.min(first, last), rows: maxRows, columns: Math.abs(first - last) + 1 };
  const [, top, bottom] = /^\$?([1-9]\d{0,6}):\$?([1-9]\d{0,6})$/.exec(word) ?? [];
  if (top === undefined || bottom === undefined || Number(top) > maxRows || Number(bottom) > maxRows) return null;
  return { row: Math.min(Number(top), Number(bottom)) - 1, column: 0, rows: Math.abs(Number(top) - Number(bottom)) + 1, columns: maxColumns };
}

export function sqrefOf(areas: readonly Area[]): string {
  return areas.map(areaAddress).join(" ");
}

/** What is left of `area` without `hole`: at most four areas, top to bottom. */
export function subtractArea(area: Area, hole: Area): Area[] {
  const [top, bottom] = [Math.max(area.row, hole.row), Math.min(area.row + area.rows, hole.row + hole.rows)];
  const [left, right] = [Math.max(area.column, hole.column), Math.min(area.column + area.columns, hole.column + hole.columns)];
  if (top >= bottom || left >= right) return [area];
  return [
    { ...area, rows: top - area.row },
    { row: top, rows: bottom - top, column: area.column, columns: left - area.column },
    { row: top, rows: bottom - top, column: right, columns: area.column + area.columns - right },
    { ...area, row: bottom, rows: area.row + area.rows - bottom },
  ].filter((piece) => piece.rows > 0 && piece.columns > 0);
}
