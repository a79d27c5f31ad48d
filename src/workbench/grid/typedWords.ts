import { CellValueType, DataValidationErrorStyle, DataValidationStatus } from "@univerjs/core";
import { DataValidatorRegistryService } from "@univerjs/data-validation";
import { AFTER_CELL_EDIT, SheetInterceptorService, VALIDATE_CELL } from "@univerjs/sheets";
import { SheetDataValidationModel, SheetsDataValidationValidatorService } from "@univerjs/sheets-data-validation";
import { foldKey } from "../../fields/width";
import type { Problem } from "../../records/problem";
import type { Desk } from "../../taskpane/desk/desk";
import type { Spellings } from "../../taskpane/desk/sheetDesk";
import { cellAddress } from "../../workbook/area";
import type { Grid } from "./createGrid";

/** Above the grid's own answer to what a dropdown refuses, which is a box that takes the next keys. */
const first = 100;

/**
 * What is typed into a column of choices is written as that column writes it: 软件 as 信息技术 where the field understands it so. What the dropdown refuses all the same is told beside the grid, with its
 * place, and the typing goes on. `taken`: the next entry was taken. `refresh` asks the desk anew what there is.
 */
export function typedWords({ injector }: Grid, desk: Desk, refused: (problems: readonly Problem[]) => void, taken: () => void): { readonly refresh: () => void; readonly stop: () => void } {
  let known: { readonly sheet: string; readonly firstRow: number; readonly columns: ReadonlyMap<number, ReadonlyMap<string, string>> } | null = null;
  let asked = 0;
  let isRefused = false;
  const refresh = (): void => {
    const mine = ++asked;
    void desk.sheet.spellings().then((told) => { if (mine === asked && told.ok) known = told.value === null ? null : byColumn(told.value); });
  };
  const writtenAt = (sheet: string, row: number, column: number, text: string): string | undefined => (known?.sheet !== sheet || row < known.firstRow ? undefined : known.columns.get(column)?.get(foldKey(text)));
  const service = injector.get(SheetInterceptorService);
  const converted = service.writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    handler: (cell, { subUnitId, row, col }, next) => {
      const text = cell?.p == null && cell?.f == null && (typeof cell?.v === "string" || typeof cell?.v === "number") ? String(cell.v) : null;
      const written = text === null ? undefined : writtenAt(subUnitId, row, col, text);
      if (written === undefined || written === text) return next(cell);
      return next(written === "TRUE" || written === "FALSE" ? { ...cell, v: written === "TRUE" ? 1 : 0, t: CellValueType.BOOLEAN } : { ...cell, v: written, t: CellValueType.STRING });
    },
  });
  const judged = service.writeCellInterceptor.intercept(VALIDATE_CELL, {
    priority: first,
    handler: async (last, { row, col, unitId, subUnitId, worksheet }, next) => {
      if ((await last) === false) return false;
      const rule = injector.get(SheetDataValidationModel).getRuleByLocation(unitId, subUnitId, row, col);
      const validator = rule === undefined ? undefined : injector.get(DataValidatorRegistryService).getValidatorItem(rule.type);
      if (rule?.errorStyle !== DataValidationErrorStyle.STOP || validator === undefined) return (await next(last)) !== false;
      const typed = String(worksheet.getCellRaw(row, col)?.v ?? "");
      if ((await injector.get(SheetsDataValidationValidatorService).validatorCell(unitId, subUnitId, row, col)) === DataValidationStatus.VALID) {
        // What was said of the last entry is over.
        if (isRefused) taken();
        isRefused = false;
        return true;
      }
      isRefused = true;
      refused([notTaken(cellAddress(row, col), typed, rule.error ?? "")]);
      return false;
    },
  });
  refresh();
  return {
    refresh,
    stop: () => {
      asked++;
      converted();
      judged();
    },
  };
}

function byColumn({ sheet, firstRow, columns }: Spellings) {
  return { sheet, firstRow, columns: new Map(columns.map(({ column, words }) => [column, new Map(words.map(([text, written]) => [foldKey(text), written]))])) };
}

function notTaken(place: string, typed: string, error: string): Problem {
  return {
    code: "workbench/notTaken",
    place,
    message: { "zh-CN": `“${typed}”没有写入，单元格还是原来的内容。`, en: `“${typed}” was not written; the cell is as it was.` },
    hint: { "zh-CN": error === "" ? "从下拉列表里选一项。" : error, en: error === "" ? "Choose from the dropdown." : error },
  };
}
