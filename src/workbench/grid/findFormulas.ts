import { type ICellData, type ObjectMatrix, UniverInstanceType, type Workbook, type Worksheet } from "@univerjs/core";
import { FormulaDataModel, type IFormulaData, initSheetFormulaData } from "@univerjs/engine-formula";
import { lentCells } from "./lentCells";

type Model = {
  readonly _univerInstanceService: { getAllUnitsForType(type: UniverInstanceType): readonly Workbook[]; getUnit(unitId: string): Workbook | null };
  getFormulaData(): IFormulaData;
  getSheetFormulaData(unitId: string, sheetId: string): IFormulaData[string];
  updateFormulaData(unitId: string, sheetId: string, cellValue: Record<number, unknown>): unknown;
  _getSheetFormulaIdMap(unitId: string, sheetId: string): Record<string, { readonly f: string; readonly r: number; readonly c: number }>;
};

/**
 * Finds the formulas of the file without a look at each of its cells, which the grid, as it comes, takes three times with every edit; and for an edit only those of its rows. A few methods are
 * replaced, as they are in 0.25.1.
 */
export function findFormulas(): void {
  let only: ReadonlySet<number> | null = null;
  const model = FormulaDataModel.prototype as unknown as Model;
  const { updateFormulaData } = model;
  model.getFormulaData = function getFormulaData() {
    const data: IFormulaData = {};
    for (const workbook of this._univerInstanceService.getAllUnitsForType(UniverInstanceType.UNIVER_SHEET)) {
      data[workbook.getUnitId()] = {};
      for (const sheet of workbook.getSheets()) initSheetFormulaData(data, workbook.getUnitId(), sheet.getSheetId(), formulasOf(sheet, only));
    }
    return data;
  };
  model.getSheetFormulaData = function getSheetFormulaData(unitId, sheetId) {
    const sheet = this._univerInstanceService.getUnit(unitId)?.getSheetBySheetId(sheetId);
    return sheet == null ? {} : { [sheetId]: initSheetFormulaData({ [unitId]: {} }, unitId, sheetId, formulasOf(sheet, null))[unitId]![sheetId] };
  };
  model.updateFormulaData = function updateRows(unitId, sheetId, cellValue) {
    only = new Set(Object.keys(cellValue).map(Number));
    try {
      return updateFormulaData.call(this, unitId, sheetId, cellValue);
    } finally {
      only = null;
    }
  };
  // Formulas that are shared come from the grid itself.
  model._getSheetFormulaIdMap = function written(unitId, sheetId) {
    const sheet = this._univerInstanceService.getUnit(unitId)?.getSheetBySheetId(sheetId);
    const shared = sheet == null ? [] : [...lentCells(sheet).formulas(new Set())].filter(([, , { f, si }]) => f != null && si != null);
    return Object.fromEntries(shared.map(([r, c, { f, si }]) => [si, { f: f!, r, c }]));
  };
}

/** All that is asked of a matrix of cells. */
function formulasOf(sheet: Worksheet, rows: ReadonlySet<number> | null): ObjectMatrix<ICellData> {
  const forValue = (tell: (row: number, column: number, cell: ICellData) => boolean | void): void => {
    for (const [row, column, cell] of lentCells(sheet).formulas(rows)) if (tell(row, column, cell) === false) return;
  };
  return { forValue } as unknown as ObjectMatrix<ICellData>;
}
