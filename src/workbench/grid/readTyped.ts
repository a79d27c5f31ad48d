import { CellValueType, type ICellData, type Injector, type Nullable } from "@univerjs/core";
import { AFTER_CELL_EDIT, SheetInterceptorService } from "@univerjs/sheets";
import { parseValue } from "numfmt";

/** Dates with a year of four digits, times, percentages and grouped numbers: what everybody reads alike. Anything else that is typed stays as it was typed. */
const kinds: readonly { readonly pattern: RegExp; readonly format: string }[] = [
  { pattern: /^\d{4}[-/]\d{1,2}[-/]\d{1,2}$/, format: "yyyy-mm-dd" },
  { pattern: /^\d{4}[-/]\d{1,2}[-/]\d{1,2} \d{1,2}:\d{2}(:\d{2})?$/, format: "yyyy-mm-dd hh:mm" },
  { pattern: /^\d{1,2}:\d{2}$/, format: "hh:mm" },
  { pattern: /^\d{1,2}:\d{2}:\d{2}$/, format: "hh:mm:ss" },
  { pattern: /^-?\d+%$/, format: "0%" },
  { pattern: /^-?\d+\.\d+%$/, format: "0.00%" },
  { pattern: /^-?\d{1,3}(,\d{3})+$/, format: "#,##0" },
  { pattern: /^-?\d{1,3}(,\d{3})+\.\d+$/, format: "#,##0.00" },
];

/** What a typed text says as a number, and the format that shows it so; null where it is text. */
export function readNumber(typed: string): { readonly value: number; readonly format: string } | null {
  const text = typed.trim().replace(/^(\d{4})年(\d{1,2})月(\d{1,2})日/, "$1-$2-$3");
  const kind = kinds.find(({ pattern }) => pattern.test(text));
  const value = kind === undefined ? undefined : parseValue(text)?.value;
  return kind === undefined || typeof value !== "number" ? null : { value, format: kind.format };
}

/** Reads what is typed into cells as Excel does; cells that are formatted as text, or typed with an apostrophe, keep it to the letter. */
export function readTyped(injector: Injector): () => void {
  const reading = injector.get(SheetInterceptorService).writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    handler: (cell, location, next) => {
      const format = formatOf(location.origin, location.workbook.getStyles());
      const text = cell?.p == null && cell?.f == null && cell?.t !== CellValueType.FORCE_STRING && typeof cell?.v === "string" && format !== "@" ? cell.v : null;
      const read = text === null ? null : readNumber(text);
      if (read === null) return next(cell);
      const style = location.workbook.getStyles().getStyleByCell(location.origin);
      return next({ ...cell, v: read.value, t: CellValueType.NUMBER, ...(format === "General" ? { s: { ...style, n: { pattern: read.format } } } : {}) });
    },
  });
  return () => void reading();
}

function formatOf(cell: Nullable<ICellData>, styles: { getStyleByCell(cell: Nullable<ICellData>): Nullable<{ readonly n?: Nullable<{ readonly pattern: string }> }> }): string {
  return styles.getStyleByCell(cell)?.n?.pattern ?? "General";
}
