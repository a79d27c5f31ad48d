import { type ICellData, type ObjectMatrix, UniverInstanceType, type Workbook, type Worksheet } from "@univerjs/core";
import { FormulaDataModel, type IFormulaData, initSheetFormulaData } from "@univerjs/engine-formula";
import { InsertRowCommand, RemoveRowCommand } from "@univerjs/sheets";
import { TriggerCalculationController, UpdateFormulaController } from "@univerjs/sheets-formula";
import { lentCells } from "./lentCells";

type Model = {
  readonly _univerInstanceService: { getAllUnitsForType(type: UniverInstanceType): readonly Workbook[]; getUnit(unitId: string): Workbook | null };
  getFormulaData(): IFormulaData;
  getSheetFormulaData(unitId: string, sheetId: string): IFormulaData[string];
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
  const { updateFormulaData } = model;
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
  // Formulas that are shared come from the grid itself.
  model._getSheetFormulaIdMap = function written(unitId, sheetId) {
    const sheet = this._univerInstanceService.getUnit(unitId)?.getSheetBySheetId(sheetId);
    const shared = sheet == null ? [] : [...lentCells(sheet).formulas(new Set())].filter(([, , { f, si }]) => f != null && si != null);
    return Object.fromEntries(shared.map(([r, c, { f, si }]) => [si, { f: f!, r, c }]));
  };
}

type Trigger = Record<"_commandExecutedListener" | "_initialExecuteFormulaProcessListener" | "_initialExecuteFormula", () => void>;
type Moves = { _getUpdateFormula(command: { readonly id: string }): { readonly undos: readonly unknown[]; readonly redos: readonly unknown[] } };
/** The file has formulas follow these, and the grid reads them anew. */
const movedByFile: ReadonlySet<string> = new Set([InsertRowCommand.id, RemoveRowCommand.id]);

/** Formulas are worked out where the file is: the grid neither looks for those that follow from an edit nor for those that move with rows, which takes seconds where there are many. */
export function calculateElsewhere(): void {
  Object.assign(TriggerCalculationController.prototype as unknown as Trigger, { _commandExecutedListener: nothing, _initialExecuteFormulaProcessListener: nothing, _initialExecuteFormula: nothing });
  const moves = UpdateFormulaController.prototype as unknown as Moves;
  const { _getUpdateFormula } = moves;
  moves._getUpdateFormula = function getUpdateFormula(command) {
    return movedByFile.has(command.id) ? { undos: [], redos: [] } : _getUpdateFormula.call(this, command);
  };
}

function nothing(): void {
  // Done where the file is.
}

/** All that is asked of a matrix of cells. */
function formulasOf(sheet: Worksheet, rows: ReadonlySet<number> | null): ObjectMatrix<ICellData> {
  const forValue = (tell: (row: number, column: number, cell: ICellData) => boolean | void): void => {
    for (const [row, column, cell] of lentCells(sheet).formulas(rows)) if (tell(row, column, cell) === false) return;
  };
  return { forValue } as unknown as ObjectMatrix<ICellData>;
}
