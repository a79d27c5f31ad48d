import { refuse } from "../../../workbook/hostProblem";
import type { Verb } from "../batch";
import { restoreColumns } from "./layout";
import { restoreLinks } from "./links";
import { restorePivots } from "./pivots";
import { restoreTable } from "./tables";
import { restoreValidations } from "./validations";

/** Puts a part of a sheet back as an undo list of this host keeps it; images of another host say things that Office.js cannot put back. */
export const restorePart: Verb<"restorePart"> = async (batch, { sheet: name, part, before }) => {
  const sheet = await batch.writableSheet(name);
  if ((before as { readonly by?: unknown } | null)?.by !== "excel") refuse("host/foreignImage", sheet.name);
  if (part === "columns") return restoreColumns(batch, sheet, before);
  if (part === "links") return restoreLinks(batch, sheet, before);
  if (part === "validations") return restoreValidations(batch, sheet, before);
  if (part === "pivots") return restorePivots(batch, sheet, before);
  if (part.startsWith("table:")) return restoreTable(batch, sheet, part.slice("table:".length), before);
  return refuse("host/foreignImage", sheet.name);
};
