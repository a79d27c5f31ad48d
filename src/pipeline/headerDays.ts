import type { SheetGrid } from "../engine/engine";
import { isBlank, type CellValue } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import { showsDay } from "../workbook/dateFormat";
import { dateText } from "../workbook/dateText";
import { displaySettings, displayText } from "../workbook/displayText";
import type { WorkbookHost } from "../workbook/host";

/** 1 January 1980 to 31 December 2099 in the 1900 system, and four years less in the other. Chosen by us. */
const days = { first: 27_760, last: 73_050 };

/** A header as people see it: a month or day that Excel made of what was typed is a number in its cell. */
export function headerText(value: CellValue, numberFormat: string, dateSystem: 1900 | 1904): CellValue {
  if (typeof value !== "number" || !showsDay(numberFormat)) return value;
  // What the machine decides about looks alike nowhere; years, months and days that the format spells out do.
  return /[年月日]/.test(numberFormat) ? displayText(value, numberFormat, dateSystem, displaySettings["zh-CN"]) : dateText(value, numberFormat, dateSystem);
}

/** The grid with such headers as texts. Only its first full row is looked at, and only numbers that could be days over cells that could not: anything else is data. */
export async function withHeaderDays(host: WorkbookHost, grid: SheetGrid): Promise<Result<SheetGrid>> {
  const top = grid.values.findIndex((line) => line.filter((value) => !isBlank(value)).length > 1);
  const line = grid.values[top] ?? [];
  const isDay = (value: CellValue | undefined): boolean => typeof value === "number" && Number.isInteger(value) && value >= days.first && value <= days.last;
  const places = line.flatMap((value, c) => (isDay(value) && !isDay(grid.values[top + 1]?.[c]) ? [c] : []));
  if (places.length === 0) return ok(grid);
  const info = await host.info();
  if (!info.ok) return info;
  const block = await host.readCells(grid.sheet, { row: grid.row + top, column: grid.column, rows: 1, columns: line.length }, { numberFormats: true });
  if (!block.ok) return block;
  const shown = line.map((value, c) => (places.includes(c) ? headerText(value, block.value.numberFormats![0]![c]!, info.value.dateSystem) : value));
  return ok({ ...grid, values: grid.values.with(top, shown) });
}
