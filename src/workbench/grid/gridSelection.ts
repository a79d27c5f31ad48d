import { ICommandService, type Injector, RANGE_TYPE, type Workbook } from "@univerjs/core";
import { type ISetSelectionsOperationParams, SetSelectionsOperation, SetWorksheetActiveOperation, SheetsSelectionsService } from "@univerjs/sheets";
import { maxColumns } from "../../workbook/area";
import type { Area, Selection } from "../stage/stage";
import { areaOf, rangeOf } from "./sheetData";
import { ours } from "./ours";
import { notSummed } from "./selectionSums";

/** Tells what the person selects, at most once a frame. */
export function hearSelection(injector: Injector, unitId: string, workbook: Workbook, tell: (sheet: string, area: Area) => void): () => void {
  let frame = 0;
  const now = (): void => {
    frame = 0;
    const sheet = workbook.getActiveSheet();
    if (sheet == null) return;
    const range = injector.get(SheetsSelectionsService).getCurrentLastSelection()?.range;
    tell(sheet.getSheetId(), range === undefined ? { row: 0, column: 0, rows: 1, columns: 1 } : areaOf(range, { rows: sheet.getRowCount(), columns: sheet.getColumnCount() }));
  };
  const heard = injector.get(ICommandService).onCommandExecuted((command, options) => {
    if ((command.id !== SetSelectionsOperation.id && command.id !== SetWorksheetActiveOperation.id) || options?.["byStage"] === true || (command.params as { readonly unitId?: string }).unitId !== unitId) return;
    if (frame === 0) frame = requestAnimationFrame(now);
  });
  return () => {
    cancelAnimationFrame(frame);
    heard.dispose();
  };
}

/** Brings what the desk shows to the front, and selects it. */
export function showSelection(injector: Injector, unitId: string, workbook: Workbook, { sheet, area }: Selection): void {
  const commands = injector.get(ICommandService);
  if (workbook.getSheetBySheetId(sheet) == null) return;
  if (workbook.getActiveSheet()?.getSheetId() !== sheet) commands.syncExecuteCommand(SetWorksheetActiveOperation.id, { unitId, subUnitId: sheet }, ours);
  const worksheet = workbook.getActiveSheet();
  // Whole rows are said as rows, as when the person selects them.
  const range = area.column === 0 && area.columns === maxColumns ? { ...rangeOf({ ...area, columns: worksheet?.getColumnCount() ?? area.columns }), rangeType: RANGE_TYPE.ROW } : rangeOf(area);
  notSummed(range);
  const selection: ISetSelectionsOperationParams = {
    unitId, subUnitId: sheet, reveal: true,
    selections: [{ range, primary: { ...range, endRow: range.startRow, endColumn: range.startColumn, actualRow: range.startRow, actualColumn: range.startColumn, isMerged: false, isMergedMainCell: false }, style: null }],
  };
  commands.syncExecuteCommand(SetSelectionsOperation.id, selection, ours);
}
