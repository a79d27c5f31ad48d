import type { CellValue } from "../../workbook/host";
import type { Area } from "../../workbook/area";
import type { RowRun, SheetModel, WorkbookModel } from "../../workbook/model";
import { sameValue } from "../../records/cellValue";
import { definitionsOf } from "../../xlsx/parts/definedNames";
import { feedOf } from "./changeFeed";

/** A worksheet as its formulas see it. */
export type ResultSheet = {
  readonly name: string;
  readonly used: Area | null;
  readonly hiddenRows: readonly RowRun[];
  readonly tables: readonly { readonly name: string; readonly area: Area; readonly totalsRow: boolean; readonly columns: readonly string[] }[];
  value(row: number, column: number): CellValue;
  /** With `=`; null where there is none, or where it is an array formula's: such cells only change together. */
  formula(row: number, column: number): string | null;
};

/** For who works out the formulas of a file: cells one by one, and results in place of those that stood there. Formulas stay as they are. */
export interface FileResults {
  readonly dateSystem: 1900 | 1904;
  /** All worksheets in tab order, those that are hidden too. */
  sheets(): readonly ResultSheet[];
  /** Names that the file defines, with what they stand for now, without `=`. `sheet`: the one that alone knows the name; null = all do. */
  names(): readonly { readonly name: string; readonly sheet: string | null; readonly formula: string }[];
  /** Puts the result of the formula of a cell in; false where it stands there already, or the cell has no formula of its own. */
  put(sheet: string, row: number, column: number, value: CellValue): boolean;
  /** Shows a cell that has no number format in this one; false where it has one. */
  show(sheet: string, row: number, column: number, numberFormat: string): boolean;
  /** Tells the hosts that cells say something else since. */
  told(sheet: string, areas: readonly Area[]): void;
}

export function fileResults(model: WorkbookModel): FileResults {
  const worksheets = (): readonly SheetModel[] => model.sheets.filter(({ kind }) => kind === "worksheet");
  const formulaOf = ({ cells }: SheetModel, row: number, column: number): string | null => (cells.arrayArea(row, column) === null ? cells.formula(row, column) : null);
  return {
    dateSystem: model.dateSystem,
    sheets: () => worksheets().map((sheet) => ({
      name: sheet.name,
      used: sheet.cells.used(),
      hiddenRows: sheet.hiddenRows,
      tables: sheet.tables.map(({ name, area, totalsRow, columns }) => ({ name, area, totalsRow, columns: columns.map((column) => column.name) })),
      value: (row, column) => sheet.cells.value(row, column),
      formula: (row, column) => formulaOf(sheet, row, column),
    })),
    names: () => definitionsOf(model),
    put(name, row, column, value) {
      const sheet = worksheets().find((other) => other.name === name);
      const formula = sheet === undefined ? null : formulaOf(sheet, row, column);
      if (sheet === undefined || formula === null || sameValue(sheet.cells.value(row, column), value)) return false;
      sheet.cells.setContent(row, column, value, formula);
      return true;
    },
    show(name, row, column, numberFormat) {
      const cells = worksheets().find((other) => other.name === name)?.cells;
      const style = cells?.style(row, column) ?? 0;
      if (cells === undefined || model.styles.numberFormat(style) !== "General") return false;
      cells.setStyle(row, column, model.styles.derive(style, { numberFormat }));
      return true;
    },
    told: (sheet, areas) => feedOf(model).changed(areas.map((area) => ({ sheet, area, source: "user", echo: true }))),
  };
}
