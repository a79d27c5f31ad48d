import { areaAddress, cellAddress } from "../../../workbook/area";
import type { Area, CellWrite } from "../../../workbook/host";
import { plainText, type CellValue } from "../../../records/cellValue";
import type { SheetModel, TableModel } from "../../../workbook/model";
import { headerNames } from "../../../workbook/headerNames";
import { place } from "../hostContext";
import type { Words } from "../../../workbook/problemText";
import { refuse } from "../../../workbook/hostProblem";

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
    const names = headerNames(sheet.name, { ...table.area, rows: 1 }, (column) => (written.has(column) ? written.get(column)! : table.columns[column - table.area.column]!.name));
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
