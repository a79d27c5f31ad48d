import type { Problem } from "../../workbook/host";
import type { WorkbookModel } from "../../workbook/model";
import { otherSheetsNotice } from "./textProblem";

/** A text file as bytes, and what its reader should know of it. */
export type SavedText = { readonly bytes: Uint8Array; readonly notices: readonly Problem[] };

/** Sheets with content that people can see, and that a text file does not hold. */
export function otherSheets(model: WorkbookModel, written: string): Problem[] {
  const others = model.sheets.filter((sheet) => sheet.name !== written && sheet.kind === "worksheet" && sheet.visibility !== "veryHidden" && sheet.cells.used() !== null);
  return others.length === 0 ? [] : [otherSheetsNotice(written, others.map((sheet) => sheet.name))];
}
