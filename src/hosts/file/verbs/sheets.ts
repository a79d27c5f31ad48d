import type { Json } from "../../../workbook/host";
import type { WorkbookModel } from "../../../workbook/model";
import { anySheet, sameName, worksheet, type Verb } from "../hostContext";
import { refuse } from "../hostProblem";

/** @source Microsoft, "Rename a worksheet". */
export function checkSheetName(model: WorkbookModel, name: string): void {
  const bad = (zh: string, en: string): never => refuse("host/badName", undefined, { name, why: { zh, en } });
  if (name.length === 0 || name.length > 31) bad("长度应为 1 到 31 个字符", "it must have 1 to 31 characters");
  if (/[:\\/?*[\]]/.test(name)) bad("不能含有 : \\ / ? * [ ]", "it must not contain : \\ / ? * [ ]");
  if (hasControl(name)) bad("不能含有控制字符", "it must not contain control characters");
  if (name.startsWith("'") || name.endsWith("'")) bad("不能以单引号开头或结尾", "it must not start or end with an apostrophe");
  if (name.trim() === "") bad("不能只有空格", "it must not be blank");
  if (sameName(name, "History")) bad("Excel 保留了“History”", "Excel reserves “History”");
  if (model.sheets.some((sheet) => sameName(sheet.name, name))) refuse("host/nameTaken", undefined, { name });
}

const hasControl = (text: string): boolean => [...text].some((char) => char < " ");

export const addSheet: Verb<"addSheet"> = ({ model }, { name, visibility, before }) => {
  checkSheetName(model, name);
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
