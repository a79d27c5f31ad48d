import { maxColumns } from "../../workbook/area";
import type { Area, HostWrite } from "../../workbook/host";

/** What may give formulas another result. */
export type Changes = {
  readonly areas: readonly { readonly sheet: string; readonly area: Area; readonly byPerson?: boolean }[];
  /** Formulas that say one of these; null = all that the file has. */
  readonly saying: readonly RegExp[] | null;
};

export const noChanges: Changes = { areas: [], saying: [] };

/** Where a cell stands is what they say. */
const places = /\b(?:ROWS?|COLUMNS?|ADDRESS|AREAS|SHEETS?|FORMULATEXT)\s*\(/i;
const broken = /#REF!/;
const tables = /\[/;
const looks: ReadonlySet<HostWrite["verb"]> = new Set(["formatCells", "restoreStyles", "setColumns", "setConditionalFormats", "setValidations", "freezePanes", "setSheetVisibility"]);

export function changesOf(writes: readonly HostWrite[]): Changes {
  return writes.reduce((sum, write) => joined(sum, changesOfWrite(write)), noChanges);
}

export function joined(a: Changes, b: Changes): Changes {
  if (a === noChanges) return b;
  return { areas: [...a.areas, ...b.areas], saying: a.saying === null || b.saying === null ? null : [...new Set([...a.saying, ...b.saying])] };
}

function changesOfWrite(write: HostWrite): Changes {
  switch (write.verb) {
    case "writeCells": return { ...noChanges, areas: write.blocks.map(({ row, column, values }) => ({ sheet: write.sheet, area: { row, column, rows: values.length, columns: Math.max(1, ...values.map((line) => line.length)) } })) };
    // Ranges over cells that were put in now hold blanks more; those over cells that were taken out meet the place where they stood.
    case "insertCells": return { areas: write.areas.map((area) => ({ sheet: write.sheet, area })), saying: [places] };
    case "deleteCells": return { areas: write.areas.map(({ row, column, columns }) => ({ sheet: write.sheet, area: { row: Math.max(0, row - 1), column: Math.max(0, column - 1), rows: 2, columns: Math.min(columns + 1, maxColumns) } })), saying: [places, broken, tables] };
    case "createTable": case "resizeTable": case "deleteTable": return { areas: [], saying: [tables, broken] };
    case "filterTable": return { areas: [], saying: [/\b(?:SUBTOTAL|AGGREGATE)\s*\(/i] };
    default: return looks.has(write.verb) ? noChanges : { areas: [], saying: null };
  }
}
