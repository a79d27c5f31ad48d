import { maxColumns, maxRows } from "../../workbook/area";
import type { Area, Json, ValidationSpec } from "../../workbook/host";
import type { RowRun, SheetModel, StyleIndex, WorkbookModel } from "../../workbook/model";
import { sameName } from "../../workbook/names";
import { tableFilters } from "../../xlsx/parts/sheetFilter";
import { validationOfRaw } from "../../xlsx/parts/validation";

/** What a sheet shows beyond its cells and what the port tells of it. Widths are in characters of the default font; null = the default one. */
export type SheetLooks = {
  readonly columns: readonly { readonly first: number; readonly last: number; readonly width: number | null; readonly hidden: boolean; readonly style: StyleIndex }[];
  readonly hiddenRows: readonly RowRun[];
  readonly validations: readonly ValidationSpec[];
  /** By the texts of which sheet columns its tables are filtered; null where by anything else. */
  readonly filters: readonly { readonly table: string; readonly column: number; readonly values: readonly string[] | null }[];
  /** Notes or links belong to single cells. */
  readonly anchored: boolean;
};

/** For who draws the sheets of a file. It only reads. */
export interface FileLooks {
  /** Null where there is no such worksheet. */
  sheet(name: string): SheetLooks | null;
  /** The style of each cell, row by row. */
  styles(name: string, area: Area): Uint32Array;
  /** Tells every formula of every worksheet, or of an area of one. */
  formulas(tell: (sheet: string, row: number, column: number, formula: string) => void, within?: { readonly sheet: string; readonly area: Area }): void;
  /** A style in the words of the file: number format, font, fill, border, alignment. */
  describe(style: StyleIndex): Json;
}

export function fileLooks(model: WorkbookModel): FileLooks {
  const named = (name: string): SheetModel | undefined => model.sheets.find((sheet) => sheet.kind === "worksheet" && sameName(sheet.name, name));
  return {
    sheet(name) {
      const sheet = named(name);
      if (sheet === undefined) return null;
      return {
        columns: sheet.columns.map(({ first, last, width, hidden, style }) => ({ first, last, width, hidden, style })),
        filters: sheet.tables.flatMap((table) => tableFilters(table).map(({ place, values }) => ({ table: table.name, column: table.area.column + place, values }))),
        anchored: /<(?:[\w.-]+:)?(?:hyperlinks|legacyDrawing)\b/.test(sheet.aroundRows ?? ""),
        hiddenRows: sheet.hiddenRows.map(({ first, last }) => ({ first, last })),
        validations: sheet.validations.flatMap(({ spec, raw, areas }): readonly ValidationSpec[] => {
          const read = spec ?? (raw === null ? null : validationOfRaw(raw));
          return read === null ? [] : [{ ...read, areas }];
        }),
      };
    },
    styles(name, area) {
      const styles = new Uint32Array(area.rows * area.columns);
      const cells = named(name)?.cells;
      if (cells === undefined) return styles;
      for (let r = 0; r < area.rows; r++) for (let c = 0; c < area.columns; c++) styles[r * area.columns + c] = cells.style(area.row + r, area.column + c);
      return styles;
    },
    formulas(tell, within) {
      const sheet = within === undefined ? undefined : named(within.sheet);
      for (const { kind, name, cells } of within === undefined ? model.sheets : sheet === undefined ? [] : [sheet]) {
        if (kind === "worksheet") cells.eachFormula(within?.area ?? { row: 0, column: 0, rows: maxRows, columns: maxColumns }, (row, column, formula) => tell(name, row, column, formula));
      }
    },
    describe: (style) => model.styles.describe(style),
  };
}
