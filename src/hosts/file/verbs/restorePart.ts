import type { Json } from "../../../workbook/host";
import type { SheetModel, TableModel } from "../../../workbook/model";
import { tableNamed, writableSheet, worksheet, type Verb } from "../hostContext";
import { refuse } from "../../../workbook/hostProblem";
import { sameName } from "../../../workbook/names";
import { restoreFilter } from "./filters";
import { putColumns, putView } from "./layout";
import { restoreLinks } from "./links";
import { putMerges } from "./merges";
import { putPivots } from "./pivots";
import { restoreRows } from "./rows";
import { putRules } from "./rules";
import { putTable } from "./tables";

/** Puts a part of a sheet back as an undo list of this host keeps it. Undoing that gives the part as it was just before. */
export const restorePart: Verb<"restorePart"> = ({ model }, { sheet: name, part, before }) => {
  if ((before as { readonly by?: Json } | null)?.by !== undefined) refuse("host/foreignImage", name);
  if (part === "view") return putView(worksheet(model, name), before as SheetModel["frozen"]);
  const sheet = writableSheet(model, name);
  switch (part) {
    case "validations": return putRules(sheet, part, list(before));
    case "conditionalFormats": return putRules(sheet, part, list(before));
    case "columns": return putColumns(sheet, list(before));
    case "rows": return restoreRows(sheet, before);
    case "merges": return putMerges(sheet, list(before));
    case "autoFilter": return restoreFilter(sheet, before);
    case "links": return restoreLinks(sheet, list(before));
    case "pivots": return putPivots(sheet, list(before));
    default: {
      const table = part.slice("table:".length);
      if (before === null) {
        tableNamed(model, table);
        return putTable(sheet, table, null);
      }
      const image = before as { readonly index: number; readonly table: TableModel };
      const elsewhere = model.sheets.some((other) => other !== sheet && other.tables.some((own) => sameName(own.name, image.table.name)));
      if (elsewhere) refuse("host/nameTaken", sheet.name, { name: image.table.name });
      return putTable(sheet, table, { ...image.table, changed: true }, image.index);
    }
  }
};

function list<T>(before: Json): T[] {
  if (!Array.isArray(before)) throw new TypeError("A before-image of a part is a list.");
  return before as T[];
}
