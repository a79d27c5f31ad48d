import { type ICellDataForSheetInterceptor, InterceptorEffectEnum, type Workbook } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";
import { CellAlertManagerService, CellAlertType, HoverManagerService } from "@univerjs/sheets-ui";
import type { Desk } from "../../taskpane/desk/desk";
import type { CellMarks } from "../../taskpane/desk/sheetDesk";
import type { Words } from "../../taskpane/shell/language";
import { maxColumns } from "../../workbook/area";
import type { Grid } from "./createGrid";

/** How a severity shows in a cell: an error in the upper right corner, everything else in the lower one, so that it is not told by colour alone; the words come up where the pointer rests. */
const corners = [
  { name: ["提示", "Note"], type: CellAlertType.INFO, mark: { br: { color: "#0f6cbd", size: 6 } } },
  { name: ["提醒", "Warning"], type: CellAlertType.WARNING, mark: { br: { color: "#bc4b09", size: 7 } } },
  { name: ["错误", "Error"], type: CellAlertType.ERROR, mark: { tr: { color: "#c50f1f", size: 8 } } },
] as const;
const severities = ["info", "warning", "error"] as const;
const alertKey = "finding";

/** Marks the cells that have findings, and tells of them where the pointer rests. `refresh` asks the desk anew. */
export function gridMarks({ injector }: Grid, unitId: string, workbook: Workbook, desk: Desk, words: () => Words, redraw: () => void): { readonly refresh: () => void; readonly stop: () => void } {
  let marks: CellMarks | null = null;
  let asked = 0;
  let rested = 0;
  const refresh = (): void => {
    const mine = ++asked;
    void desk.sheet.marks().then((told) => {
      if (mine !== asked || !told.ok) return;
      marks = told.value;
      redraw();
    });
  };
  const severityAt = (sheet: string, row: number, column: number): number | undefined => {
    if (marks?.sheet !== sheet) return undefined;
    const cell = row * maxColumns + column;
    const at = placeOf(marks.cells, cell);
    return marks.cells[at] === cell ? marks.severities[at] : undefined;
  };
  const intercepted = injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    effect: InterceptorEffectEnum.Style,
    handler: (cell, { row, col, subUnitId }, next) => {
      const severity = severityAt(subUnitId, row, col);
      if (severity === undefined) return next(cell);
      const marked: ICellDataForSheetInterceptor = { ...cell, markers: { ...cell?.markers, ...corners[severity]!.mark } };
      return next(marked);
    },
  });
  const alerts = injector.get(CellAlertManagerService);
  const hovered = injector.get(HoverManagerService).currentCell$.subscribe((cell) => {
    const mine = ++rested;
    alerts.removeAlert(alertKey);
    if (cell == null) return;
    const { row, col, subUnitId } = cell.location;
    if (severityAt(subUnitId, row, col) === undefined) return;
    void desk.sheet.findingsAt({ row, column: col }).then((told) => {
      if (mine !== rested || !told.ok || told.value.length === 0) return;
      const worst = Math.max(...told.value.map(({ severity }) => severities.indexOf(severity)));
      const { say } = words();
      const { name, type } = corners[worst]!;
      alerts.showAlert({ key: alertKey, type, title: say(name[0], name[1]), message: told.value.map(({ text }) => text).join("\n"), width: 260, height: 74, location: { unitId, subUnitId, row, col } });
    });
  });
  refresh();
  return {
    refresh,
    stop: () => {
      asked++;
      rested++;
      intercepted.dispose();
      hovered.unsubscribe();
      if (workbook.getActiveSheet() !== null) alerts.removeAlert(alertKey);
    },
  };
}

/** Where a number stands among ascending ones, or would. */
function placeOf(sorted: Float64Array, sought: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < sought) low = middle + 1;
    else high = middle;
  }
  return low;
}
