import { type CellValue, plainText } from "../../../records/cellValue";
import { cellAddress } from "../../../workbook/area";
import type { CellWrite } from "../../../workbook/host";
import { headerNames } from "../../../workbook/headerNames";
import { refuse } from "../../../workbook/hostProblem";
import { placeOf } from "../batch";
import type { SheetFacts } from "../survey";

/** Refuses what Excel would quietly turn into something else in the header row of a table: blanks, numbers, formulas, a name that is there already. */
export function checkHeaders(sheet: SheetFacts, blocks: readonly CellWrite[]): void {
  for (const table of sheet.tables) {
    const { row, column: first } = table.area;
    const written = new Map<number, CellValue>();
    for (const block of blocks) {
      const line = block.values[row - block.row];
      if (row < block.row || line === undefined) continue;
      line.forEach((value, i) => {
        const column = block.column + i;
        if (table.columns[column - first] === undefined) return;
        if ((block.formulas?.[row - block.row]?.[i] ?? null) !== null) {
          const cell = cellAddress(row, column);
          refuse("host/badHeader", placeOf(sheet, table.area), { why: { zh: `${cell} 是公式`, en: `${cell} is a formula` } });
        }
        written.set(column, value);
      });
    }
    const changes = [...written].some(([column, value]) => plainText(value) !== table.columns[column - first]!.name);
    if (changes) headerNames(sheet.name, { ...table.area, rows: 1 }, (column) => (written.has(column) ? written.get(column)! : table.columns[column - first]!.name));
  }
}
