import { ICommandService, IPermissionService, type Injector, type Workbook } from "@univerjs/core";
import { SetSelectionsOperation, SetWorksheetActiveOperation, SheetPermissionCheckController, SheetsSelectionsService, WorkbookCopyPermission, WorkbookEditablePermission } from "@univerjs/sheets";
import { IEditorBridgeService } from "@univerjs/sheets-ui";
import type { Problem } from "../stage/stage";
import { unitId } from "./ours";
import { areaOf } from "./sheetData";

const stillLoading: Problem = {
  code: "workbench/rowsLoading",
  message: { "zh-CN": "选中的行还在读入，读完之前不能改动或复制。", en: "The selected rows are still being read: they cannot be changed or copied before." },
  hint: { "zh-CN": "等上面的进度条走完，再做一次。", en: "Wait until the bar above is full, then do it again." },
};

/**
 * Rows that have not come yet look empty: nothing is written over them or copied from them, and who tries is told why. All others can be worked on from the moment they are there.
 * `missing`: some of these rows of a sheet, first to last, are still on their way. The result is to be called whenever that may have changed.
 */
export function editLoaded(injector: Injector, workbook: Workbook, missing: (sheet: string, first: number, last: number) => boolean, tell: (problems: readonly Problem[]) => void): { readonly refresh: () => void; readonly stop: () => void } {
  const permissions = injector.get(IPermissionService);
  let may: boolean | null = null;
  let told = false;
  const refresh = (): void => {
    const sheet = workbook.getActiveSheet();
    const selections = injector.get(SheetsSelectionsService).getCurrentSelections();
    const size = { rows: sheet?.getRowCount() ?? 0, columns: sheet?.getColumnCount() ?? 0 };
    const next = sheet == null || !selections.some(({ range }) => { const { row, rows } = areaOf(range, size); return missing(sheet.getSheetId(), row, row + rows - 1); });
    // Who is in the middle of a word ends it: letters of it would be missing. Where its row has moved meanwhile, the file refuses what is written.
    if (next === may || (!next && injector.get(IEditorBridgeService).isVisible().visible)) return;
    may = next;
    for (const { id } of [new WorkbookEditablePermission(unitId), new WorkbookCopyPermission(unitId)]) permissions.updatePermissionPoint(id, next);
    if (next && told) tell([]);
    if (next) told = false;
  };
  // The grid's own words for it, in a dialog that takes the keyboard, are of protected ranges and their owner.
  permissions.setShowComponents(false);
  const refused = injector.get(SheetPermissionCheckController).triggerPermissionUIEvent$.subscribe(() => {
    told = true;
    tell([stillLoading]);
  });
  const heard = injector.get(ICommandService).onCommandExecuted(({ id }) => { if (id === SetSelectionsOperation.id || id === SetWorksheetActiveOperation.id) refresh(); });
  return {
    refresh,
    stop() {
      refused.unsubscribe();
      heard.dispose();
    },
  };
}
