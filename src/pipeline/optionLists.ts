import type { OptionList } from "../native/nativePlan";
import { columnLetter } from "../workbook/area";
import type { HostWrite, SheetInfo } from "../workbook/host";
import { listSheet } from "./state";

/** Option lists too long for a validation stand on a very hidden sheet, one column each, right of those that are there. `references`: by field and kind of column (`industry values`, `industry under`). */
export function planLists(table: string, lists: readonly OptionList[], sheets: readonly SheetInfo[]): { readonly writes: readonly HostWrite[]; readonly references: ReadonlyMap<string, string> } {
  const references = new Map<string, string>();
  if (lists.length === 0) return { writes: [], references };
  const existing = sheets.find((sheet) => sheet.name === listSheet);
  const first = existing?.used == null ? 0 : existing.used.column + existing.used.columns;
  const writes: HostWrite[] = existing === undefined ? [{ verb: "addSheet", name: listSheet, visibility: "veryHidden" }] : [];
  const columns = lists.flatMap(({ field, values, under }) => [...(under === undefined ? [] : [{ name: `${field} under`, values: under }]), { name: `${field} values`, values }]);
  const blocks = columns.map(({ name, values }, index) => {
    const column = columnLetter(first + index);
    references.set(name, `${listSheet}!$${column}$2:$${column}$${values.length + 1}`);
    return { row: 0, column: first + index, values: [[`${table}.${name.replace(/ values$/, "")}`], ...values.map((value) => [value])] };
  });
  writes.push({ verb: "formatCells", sheet: listSheet, areas: blocks.map((block) => ({ area: { row: 0, column: block.column, rows: block.values.length, columns: 1 }, numberFormat: "@" })) });
  writes.push({ verb: "writeCells", sheet: listSheet, blocks });
  return { writes, references };
}
