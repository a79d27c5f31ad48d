import { areaAddress, cellAddress } from "../../../workbook/area";
import type { Area, CellWrite } from "../../../workbook/host";
import { plainText, type CellValue } from "../../../records/cellValue";
import type { SheetModel, TableModel } from "../../../workbook/model";
import { place } from "../hostContext";
import type { Words } from "../../../workbook/problemText";
import { refuse } from "../hostProblem";

/** Longest column name of a table. @source MS-OI29500, 2.1.791 tableColumn: at most 255 characters. */
const maxHeader = 255;

/**
 * The texts of header cells as names of table columns. Excel keeps the two equal and repairs a file where they differ, a name is missing or is there twice, or
 * the cell holds something else than text.
 */
export function headerNames(sheet: SheetModel, header: Area, valueAt: (column: number) => CellValue = (column) => sheet.cells.value(header.row, column)): string[] {
  const seen = new Map<string, string>();
  return Array.from({ length: header.columns }, (_, i) => {
    const column = header.column + i;
    const [value, cell] = [valueAt(column), cellAddress(header.row, column)];
    const bad = (zh: string, en: string): never => refuse("host/badHeader", place(sheet, header), { why: { zh, en } });
    if (typeof value !== "string") return value === null ? bad(`${cell} 是空的`, `${cell} is blank`) : bad(`${cell} 不是文本`, `${cell} is not text`);
    if (value.trim() === "") return bad(`${cell} 是空的`, `${cell} is blank`);
    if (value.length > maxHeader) return bad(`${cell} 超过 ${maxHeader} 个字符`, `${cell} has more than ${maxHeader} characters`);
    const key = value.toLowerCase();
    const same = seen.get(key);
    if (same !== undefined) return bad(`${same} 与 ${cell} 相同`, `${same} and ${cell} are the same`);
    seen.set(key, cell);
    return value;
  });
}

/** The sheet's tables with the columns renamed as the blocks will write their header cells; null when no name changes. */
export function renamedHeaders(sheet: SheetModel, blocks: readonly CellWrite[]): TableModel[] | null {
  let any = false;
  const tables = sheet.tables.map((table) => {
    if (!hasHeaderRow(table)) return table;
    const row = table.area.row;
    const written = new Map<number, CellValue>();
    for (const block of blocks) {
      const line = block.values[row - block.row];
      if (row < block.row || line === undefined) continue;
      line.forEach((value, i) => {
        const at = block.column + i;
        const own = table.columns[at - table.area.column];
        if (own === undefined) return;
        if ((block.formulas?.[row - block.row]?.[i] ?? null) !== null) {
          const cell = cellAddress(row, at);
          refuse("host/badHeader", place(sheet, table.area), { why: { zh: `${cell} 是公式`, en: `${cell} is a formula` } });
        }
        written.set(at, value);
      });
    }
    const changes = [...written].some(([column, value]) => plainText(value) !== table.columns[column - table.area.column]!.name);
    if (!changes) return table;
    any = true;
    const names = headerNames(sheet, { ...table.area, rows: 1 }, (column) => (written.has(column) ? written.get(column)! : table.columns[column - table.area.column]!.name));
    return { ...table, changed: true, columns: table.columns.map((column, i) => ({ ...column, name: names[i]! })) };
  });
  return any ? tables : null;
}

/** A table of another program's making may hide its header row; its area then holds data only. */
function hasHeaderRow(table: TableModel): boolean {
  return table.raw === null || !/\sheaderRowCount\s*=\s*["']0["']/.test(table.raw);
}

/** Refuses a formula in a header row: Excel would replace it by its text. */
export function checkNoFormula(sheet: SheetModel, header: Area): void {
  for (let column = header.column; column < header.column + header.columns; column++) {
    if (sheet.cells.formula(header.row, column) === null) continue;
    const why: Words = { zh: `${cellAddress(header.row, column)} 是公式`, en: `${cellAddress(header.row, column)} is a formula` };
    refuse("host/badHeader", `${sheet.name}!${areaAddress(header)}`, { why });
  }
}
