import { type ICellData, type Injector, type ObjectMatrix, UniverInstanceType, type Workbook, type Worksheet } from "@univerjs/core";
import { CalculateController, FormulaDataModel, type IFormulaData, type ISetFormulaCalculationStartMutation, initSheetFormulaData } from "@univerjs/engine-formula";
import type { Stage } from "../stage/stage";
import { lentCells } from "./lentCells";
import { areaOf } from "./sheetData";

type Model = {
  readonly _univerInstanceService: { getAllUnitsForType(type: UniverInstanceType): readonly Workbook[]; getUnit(unitId: string): Workbook | null };
  getFormulaData(): IFormulaData;
  getSheetFormulaData(unitId: string, sheetId: string): IFormulaData[string];
  getCalculateData(): { readonly allUnitData: Record<string, Record<string, { readonly cellData: { getValue(row: number, column: number): ICellData | undefined } }>> };
  updateFormulaData(unitId: string, sheetId: string, cellValue: Record<number, unknown>): unknown;
  _getSheetFormulaIdMap(unitId: string, sheetId: string): Record<string, { readonly f: string; readonly r: number; readonly c: number }>;
};

/** Those of these rows only, by sheet; null = all. */
let only: ReadonlyMap<string, ReadonlySet<number>> | null = null;

/** Does what asks for the formulas of the file, with those of some rows. */
function among<T>(rows: typeof only, work: () => T): T {
  only = rows;
  try {
    return work();
  } finally {
    only = null;
  }
}

/**
 * Finds the formulas of the file without a look at each of its cells, which the grid, as it comes, takes three times with every edit; and for an edit only those of its rows. A few methods are
 * replaced, as they are in 0.25.1.
 */
export function findFormulas(): void {
  const model = FormulaDataModel.prototype as unknown as Model;
  const { updateFormulaData, getCalculateData: getCalculated } = model;
  model.getFormulaData = function getFormulaData() {
    const data: IFormulaData = {};
    for (const workbook of this._univerInstanceService.getAllUnitsForType(UniverInstanceType.UNIVER_SHEET)) {
      data[workbook.getUnitId()] = {};
      for (const sheet of workbook.getSheets()) initSheetFormulaData(data, workbook.getUnitId(), sheet.getSheetId(), formulasOf(sheet, only === null ? null : (only.get(sheet.getSheetId()) ?? new Set())));
    }
    return data;
  };
  model.getSheetFormulaData = function getSheetFormulaData(unitId, sheetId) {
    const sheet = this._univerInstanceService.getUnit(unitId)?.getSheetBySheetId(sheetId);
    return sheet == null ? {} : { [sheetId]: initSheetFormulaData({ [unitId]: {} }, unitId, sheetId, formulasOf(sheet, null))[unitId]![sheetId] };
  };
  model.updateFormulaData = function updateRows(unitId, sheetId, cellValue) {
    return among(new Map([[sheetId, new Set(Object.keys(cellValue).map(Number))]]), () => updateFormulaData.call(this, unitId, sheetId, cellValue));
  };
  // A sum of a column reads a hundred thousand cells, and holds none.
  model.getCalculateData = function getCalculateData() {
    const data = getCalculated.call(this);
    for (const workbook of this._univerInstanceService.getAllUnitsForType(UniverInstanceType.UNIVER_SHEET)) {
      for (const sheet of workbook.getSheets()) {
        const cellData = data.allUnitData[workbook.getUnitId()]?.[sheet.getSheetId()]?.cellData;
        if (cellData !== undefined) cellData.getValue = (row, column) => lentCells(sheet).cell(row, column);
      }
    }
    return data;
  };
  // Formulas that are shared come from the grid itself.
  model._getSheetFormulaIdMap = function written(unitId, sheetId) {
    const sheet = this._univerInstanceService.getUnit(unitId)?.getSheetBySheetId(sheetId);
    const shared = sheet == null ? [] : [...lentCells(sheet).formulas(new Set())].filter(([, , { f, si }]) => f != null && si != null);
    return Object.fromEntries(shared.map(([r, c, { f, si }]) => [si, { f: f!, r, c }]));
  };
}

type Dirty = Pick<ISetFormulaCalculationStartMutation, "dirtyRanges" | "forceCalculation" | "clearDependencyTreeCache">;

/**
 * Has the grid work out what follows from an edit, and look at no other formula: as it comes, it makes a tree of all formulas of the file anew with every edit. `following` tells which those are.
 */
export function calculateFollowing(injector: Injector, unitId: string, workbook: Workbook, following: Stage["following"]): () => void {
  const controller = injector.get(CalculateController) as unknown as { _calculate?: (dirty: Dirty) => Promise<void> };
  const { _calculate } = CalculateController.prototype as unknown as Required<typeof controller>;
  controller._calculate = async (dirty) => {
    const changed = dirty.dirtyRanges.flatMap(({ sheetId, range }) => {
      const sheet = workbook.getSheetBySheetId(sheetId);
      return sheet == null ? [] : [{ sheet: sheetId, area: areaOf(range, { rows: sheet.getRowCount(), columns: sheet.getColumnCount() }) }];
    });
    const found = dirty.forceCalculation ? null : await following(changed);
    if (found === null || !found.ok || found.value === null) return _calculate.call(controller, dirty);
    const rows = new Map([...found.value].map(([sheet, own]) => [sheet, new Set(own)]));
    for (const { sheet, area } of changed) {
      const own = rows.get(sheet) ?? new Set<number>();
      for (let row = area.row; row < area.row + area.rows; row++) own.add(row);
      rows.set(sheet, own);
    }
    // Of those that it was given before it remembers where they stand.
    const forgotten = Object.fromEntries(workbook.getSheets().map((sheet) => [sheet.getSheetId(), "1"]));
    return among(rows, () => _calculate.call(controller, { ...dirty, clearDependencyTreeCache: { ...dirty.clearDependencyTreeCache, [unitId]: forgotten } }));
  };
  return () => { delete controller._calculate; };
}

/** All that is asked of a matrix of cells. */
function formulasOf(sheet: Worksheet, rows: ReadonlySet<number> | null): ObjectMatrix<ICellData> {
  const forValue = (tell: (row: number, column: number, cell: ICellData) => boolean | void): void => {
    for (const [row, column, cell] of lentCells(sheet).formulas(rows)) if (tell(row, column, cell) === false) return;
  };
  return { forValue } as unknown as ObjectMatrix<ICellData>;
}
