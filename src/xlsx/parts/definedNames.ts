import type { WorkbookModel } from "../../workbook/model";
import { children } from "../sheet/readSheet";
import { originOf } from "../origin";

/** The names that a workbook defines, as they stand now: what they stand for without `=`, and the sheet that alone knows one; null = all do. Excel's own (`_xlnm.`) are left out. */
export function definitionsOf(model: WorkbookModel): readonly { readonly name: string; readonly sheet: string | null; readonly formula: string }[] {
  if (model.definedNames.length === 0) return [];
  const origin = originOf(model);
  return children(origin.pkg.xml(origin.workbookPart).root, "definedNames").flatMap((list) => children(list, "definedName")).flatMap(({ attributes, text }) => {
    const name = attributes["name"] ?? "";
    const local = attributes["localSheetId"];
    return name === "" || name.startsWith("_xlnm.") ? [] : [{ name, sheet: local === undefined ? null : (origin.sheets[Number(local)]?.name ?? ""), formula: text.trim() }];
  });
}
