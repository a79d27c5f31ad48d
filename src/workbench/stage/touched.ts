import type { Area, HostWrite } from "../../workbook/host";

/** What writes change of what is drawn: some cells of a sheet, or a sheet's rows, columns, tables or being there. */
export type Touched = { readonly sheet: string; readonly area: Area | null };

/** `sheetOf`: the sheet on which a table is, before the writes. */
export function touchedBy(writes: readonly HostWrite[], sheetOf: (table: string) => string | undefined): readonly Touched[] {
  const touched = writes.flatMap((write): readonly Touched[] => {
    switch (write.verb) {
      case "writeCells":
        return write.blocks.map(({ row, column, values }) => ({ sheet: write.sheet, area: { row, column, rows: values.length, columns: Math.max(1, ...values.map((line) => line.length)) } }));
      case "formatCells": return write.areas.map(({ area }) => ({ sheet: write.sheet, area }));
      case "restoreStyles": return write.runs.map(({ row, column, rows }) => ({ sheet: write.sheet, area: { row, column, rows, columns: 1 } }));
      // Drawn from the findings themselves.
      case "setConditionalFormats": case "restoreReferences": return [];
      case "resizeTable": case "deleteTable": case "filterTable": return [{ sheet: sheetOf(write.name) ?? write.name, area: null }];
      case "addPivot": return [{ sheet: write.pivot.sheet, area: null }];
      case "addSheet": case "deleteSheet": case "restoreSheet": case "setSheetVisibility": return [{ sheet: write.name, area: null }];
      default: return [{ sheet: write.sheet, area: null }];
    }
  });
  return joined(touched);
}

/** One entry a sheet: the whole sheet where any write may have moved something there, else the rows from the first to the last touched. */
function joined(touched: readonly Touched[]): readonly Touched[] {
  const bySheet = new Map<string, Area | null>();
  for (const { sheet, area } of touched) {
    const known = bySheet.get(sheet);
    bySheet.set(sheet, known === null || area === null ? null : known === undefined ? area : around(known, area));
  }
  return [...bySheet].map(([sheet, area]) => ({ sheet, area }));
}

function around(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return { row, column, rows: Math.max(a.row + a.rows, b.row + b.rows) - row, columns: Math.max(a.column + a.columns, b.column + b.columns) - column };
}
