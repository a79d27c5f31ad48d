import { ICommandService, type Injector, type Workbook } from "@univerjs/core";
import { SetSelectionsOperation, SheetsSelectionsService } from "@univerjs/sheets";
import { IEditorBridgeService } from "@univerjs/sheets-ui";
import { lentCells } from "./lentCells";
import { unitId } from "./ours";

/** Ctrl+Home and Ctrl+End, with Shift as well, which the grid, as it comes, does not know: the first cell beside what is frozen, and the last row and column that hold anything. */
export function hearKeys(injector: Injector, container: HTMLElement, workbook: Workbook): () => void {
  const keys = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (event.key !== "Home" && event.key !== "End")) return;
    if (!container.contains(event.target as Node) && (event.target as Element).closest("[data-u-comp=editor]") === null) return;
    const sheet = workbook.getActiveSheet();
    if (sheet == null || injector.get(IEditorBridgeService).isVisible().visible) return;
    event.preventDefault();
    event.stopPropagation();
    const { xSplit, ySplit } = sheet.getFreeze();
    const cells = lentCells(sheet);
    const [row, column] = event.key === "Home" ? [ySplit, xSplit] : [Math.max(0, cells.lastRow), Math.max(0, cells.lastColumn)];
    const from = event.shiftKey ? injector.get(SheetsSelectionsService).getCurrentLastSelection()?.primary : undefined;
    const [startRow, startColumn] = [from?.actualRow ?? row, from?.actualColumn ?? column];
    const range = { startRow: Math.min(startRow, row), endRow: Math.max(startRow, row), startColumn: Math.min(startColumn, column), endColumn: Math.max(startColumn, column) };
    const primary = { startRow, startColumn, endRow: startRow, endColumn: startColumn, actualRow: startRow, actualColumn: startColumn, isMerged: false, isMergedMainCell: false };
    void injector.get(ICommandService).executeCommand(SetSelectionsOperation.id, { unitId, subUnitId: sheet.getSheetId(), reveal: true, selections: [{ range, primary, style: null }] });
  };
  document.addEventListener("keydown", keys, true);
  return () => document.removeEventListener("keydown", keys, true);
}
