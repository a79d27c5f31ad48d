import { overlaps } from "../../../workbook/area";
import type { Area, CellWrite } from "../../../workbook/host";
import { type Batch, type TableFacts, placeOf } from "../batch";
import { contentsOf, loadContents } from "../cellBlocks";
import type { SheetFacts } from "../survey";
import { areaOf } from "../survey";

/** A table that may grow over what is written right below or beside it, and whether the header cell of a column it would take in is blank. */
export type Beside = { readonly table: TableFacts; readonly blankHeader: boolean };

/** AutoCorrect lets a table grow over its neighbours when they are filled; a write of cells must not change a table. */
export async function tablesBeside(batch: Batch, sheet: SheetFacts, blocks: readonly CellWrite[]): Promise<readonly Beside[]> {
  const touched = sheet.tables.filter(({ area }) => {
    const below: Area = { ...area, row: area.row + area.rows, rows: 1 };
    const beside: Area = { ...area, column: area.column + area.columns, columns: 1 };
    return blocks.some((block) => {
      const written: Area = { row: block.row, column: block.column, rows: block.values.length, columns: block.values[0]?.length ?? 0 };
      return overlaps(written, below) || overlaps(written, beside);
    });
  });
  if (touched.length === 0) return [];
  const header = ({ area }: TableFacts): Area => ({ row: area.row, column: area.column + area.columns, rows: 1, columns: 1 });
  const loaded = await batch.session.read(() => touched.map((table) => loadContents(batch.worksheet(sheet), header(table), false)));
  const writesHeader = (table: TableFacts): boolean => blocks.some((block) => overlaps(header(table), { row: block.row, column: block.column, rows: block.values.length, columns: block.values[0]?.length ?? 0 }));
  return touched.map((table, i) => ({ table, blankHeader: !writesHeader(table) && contentsOf(loaded[i]!, placeOf(sheet, table.area)).values[0]![0] === null }));
}

/** Gives tables that have grown their area back, and takes away the header that Excel made up for a new column. */
export async function restoreTables(batch: Batch, sheet: SheetFacts, beside: readonly Beside[]): Promise<void> {
  if (beside.length === 0) return;
  const ranges = await batch.session.read(() => beside.map(({ table }) => batch.worksheet(sheet).tables.getItem(table.key).getRange().load("address")));
  const grown = beside.filter(({ table }, i) => {
    const now = areaOf(ranges[i]!.address);
    return now.rows !== table.area.rows || now.columns !== table.area.columns;
  });
  if (grown.length === 0) return;
  for (const { table, blankHeader } of grown) {
    batch.worksheet(sheet).tables.getItem(table.key).resize(batch.range(sheet, table.area));
    const header: Area = { row: table.area.row, column: table.area.column + table.area.columns, rows: 1, columns: 1 };
    if (blankHeader) batch.range(sheet, header).values = [[""]];
  }
  await batch.session.write();
}
