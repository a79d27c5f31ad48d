import type { Json } from "../../../workbook/host";
import type { WorkbookModel } from "../../../workbook/model";
import { refuse } from "../../../workbook/hostProblem";
import { checkSheetName, sameName } from "../../../workbook/names";
import { anySheet, worksheet, type Verb } from "../hostContext";

export const addSheet: Verb<"addSheet"> = ({ model }, { name, visibility, before }) => {
  checkSheetName(name, model.sheets.map((sheet) => sheet.name));
  const at = before === undefined ? model.sheets.length : model.sheets.indexOf(anySheet(model, before));
  model.sheets = model.sheets.toSpliced(at, 0, model.newSheet(name, visibility));
  model.sheetsChanged = true;
  return [{ verb: "deleteSheet", name }];
};

export const deleteSheet: Verb<"deleteSheet"> = ({ model }, { name }) => {
  const sheet = worksheet(model, name);
  checkNotLast(model, sheet.name);
  const before = { kind: "deleted", index: model.sheets.indexOf(sheet), dump: model.dumpSheet(sheet), activeSheet: model.activeSheet };
  model.sheets = model.sheets.filter((other) => other !== sheet);
  model.sheetsChanged = true;
  keepActiveVisible(model);
  return [{ verb: "restoreSheet", name: sheet.name, before }];
};

export const setSheetVisibility: Verb<"setSheetVisibility"> = ({ model }, { name, visibility }) => {
  const sheet = anySheet(model, name);
  if (visibility !== "visible") checkNotLast(model, sheet.name);
  const before = { kind: "visibility", visibility: sheet.visibility, activeSheet: model.activeSheet };
  sheet.visibility = visibility;
  model.sheetsChanged = true;
  keepActiveVisible(model);
  return [{ verb: "restoreSheet", name: sheet.name, before }];
};

function checkNotLast(model: WorkbookModel, name: string): void {
  if (!model.sheets.some((other) => other.name !== name && other.visibility === "visible")) refuse("host/lastSheet", undefined, { sheet: name });
}

function keepActiveVisible(model: WorkbookModel): void {
  const active = model.sheets.find((sheet) => sheet.name === model.activeSheet);
  if (active?.visibility !== "visible") model.activeSheet = model.sheets.find((sheet) => sheet.visibility === "visible")!.name;
}

type Before = { readonly kind: "deleted"; readonly index: number; readonly dump: Json; readonly activeSheet: string } | { readonly kind: "visibility"; readonly visibility: "visible" | "hidden" | "veryHidden"; readonly activeSheet: string };

export const restoreSheet: Verb<"restoreSheet"> = ({ model }, { name, before: image }) => {
  const before = image as Before;
  if (!("kind" in before)) refuse("host/foreignImage", name);
  if (before.kind === "visibility") {
    const sheet = anySheet(model, name);
    const now = { kind: "visibility", visibility: sheet.visibility, activeSheet: model.activeSheet };
    sheet.visibility = before.visibility;
    finish(model, before.activeSheet);
    return [{ verb: "restoreSheet", name, before: now }];
  }
  if (model.sheets.some((sheet) => sameName(sheet.name, name))) refuse("host/nameTaken", undefined, { name });
  const sheet = model.loadSheet(before.dump);
  const taken = model.sheets.flatMap((other) => other.tables).find((table) => sheet.tables.some((own) => sameName(own.name, table.name)));
  if (taken !== undefined) refuse("host/nameTaken", undefined, { name: taken.name });
  model.sheets = model.sheets.toSpliced(before.index, 0, sheet);
  finish(model, before.activeSheet);
  return [{ verb: "deleteSheet", name }];
};

function finish(model: WorkbookModel, activeSheet: string): void {
  model.sheetsChanged = true;
  if (model.sheets.some((sheet) => sheet.name === activeSheet)) model.activeSheet = activeSheet;
  keepActiveVisible(model);
}
