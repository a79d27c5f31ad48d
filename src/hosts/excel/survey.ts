import { type Area, maxColumns, maxRows, parseArea } from "../../workbook/area";
import type { SheetInfo, SheetVisibility, TableInfo } from "../../workbook/host";
import { refuseInExcel } from "./excelProblem";
import { RequestFailure, type Session } from "./session";

/** A worksheet as the port tells it, with the ids by which it and its tables are found whatever they are called meanwhile. */
export type SheetFacts = Omit<SheetInfo, "tables"> & { readonly id: string; readonly tables: readonly (TableInfo & { readonly key: string })[] };

const visibilities: Readonly<Record<string, SheetVisibility>> = { Visible: "visible", Hidden: "hidden", VeryHidden: "veryHidden" };

/** Every worksheet, in three requests however many there are. Chart and macro sheets do not exist for Office.js. */
export async function surveySheets(session: Session): Promise<readonly SheetFacts[]> {
  const { context } = session;
  const list = await session.read(() => context.workbook.worksheets.load("items/id,items/name,items/visibility,items/protection/protected"));
  const parts = await session.read(() =>
    list.items.map((sheet) => ({
      used: sheet.getUsedRangeOrNullObject(true).load("address"),
      frozen: sheet.freezePanes.getLocationOrNullObject().load("rowCount,columnCount"),
      tables: sheet.tables.load("items/id,items/name,items/showTotals,items/columns/items/id,items/columns/items/name"),
      pivots: sheet.pivotTables.load("items/id,items/name"),
    })),
  );
  const areas = await session.read(() =>
    parts.map(({ tables, pivots }) => ({
      tables: tables.items.map((table) => table.getRange().load("address")),
      pivots: pivots.items.map((pivot) => pivot.layout.getRange().load("address")),
    })),
  );
  const merges = await mergesOf(session, list.items);
  return list.items.map((sheet, i) => {
    const { used, frozen, tables, pivots } = parts[i]!;
    return {
      id: sheet.id,
      name: sheet.name,
      kind: "worksheet",
      visibility: visibilities[sheet.visibility] ?? "visible",
      used: used.isNullObject ? null : areaOf(used.address),
      protected: sheet.protection.protected,
      merges: merges[i]!,
      frozen: frozen.isNullObject ? { rows: 0, columns: 0 } : { rows: frozen.rowCount === maxRows ? 0 : frozen.rowCount, columns: frozen.columnCount === maxColumns ? 0 : frozen.columnCount },
      tables: tables.items.map((table, t) => ({
        key: table.id, name: table.name, sheet: sheet.name, area: areaOf(areas[i]!.tables[t]!.address), totalsRow: table.showTotals,
        columns: table.columns.items.map(({ id, name }) => ({ id, name })),
      })),
      pivots: pivots.items.map((pivot, p) => ({ name: pivot.name, area: areaOf(areas[i]!.pivots[p]!.address) })),
    };
  });
}

/** The area of an address as Excel gives it, with the sheet's name before it. */
export function areaOf(address: string): Area {
  return parseArea(address.replace(/^.*!/s, "")) ?? refuseInExcel("excel/incomplete", address);
}

/** Excel gives no more than 512 merged areas at once: where there are more, they are asked for in halves. */
async function mergesOf(session: Session, sheets: readonly Excel.Worksheet[]): Promise<readonly (readonly Area[])[]> {
  const whole: Area = { row: 0, column: 0, rows: maxRows, columns: maxColumns };
  try {
    return await mergesIn(session, sheets.map((sheet) => ({ sheet, area: whole })));
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error;
  }
  const all: Area[][] = [];
  for (const sheet of sheets) all.push(await mergesInHalves(session, sheet, whole));
  return all;
}

async function mergesInHalves(session: Session, sheet: Excel.Worksheet, area: Area): Promise<Area[]> {
  try {
    return (await mergesIn(session, [{ sheet, area }]))[0]!;
  } catch (error) {
    if (!(error instanceof RequestFailure) || area.rows === 1) throw error;
    const rows = Math.ceil(area.rows / 2);
    return [...(await mergesInHalves(session, sheet, { ...area, rows })), ...(await mergesInHalves(session, sheet, { ...area, row: area.row + rows, rows: area.rows - rows }))];
  }
}

async function mergesIn(session: Session, places: readonly { readonly sheet: Excel.Worksheet; readonly area: Area }[]): Promise<Area[][]> {
  const found = await session.read(() =>
    places.map(({ sheet, area }) => sheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns).getMergedAreasOrNullObject().load("address,areas/items/address")),
  );
  return found.map((merged) => (merged.isNullObject ? [] : merged.areas.items.map((range) => areaOf(range.address))));
}
