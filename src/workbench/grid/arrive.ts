import { inTurns } from "../../taskpane/desk/breathe";

/** The packages of the spreadsheet, each after those that it stands on. Named are exports that are used anyhow, so that nothing more comes along. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import(/* webpackExports: ["parseValue"] */ "numfmt"),
  () => import(/* webpackExports: ["Univer"] */ "@univerjs/core"),
  () => import(/* webpackExports: ["UniverRenderEnginePlugin"] */ "@univerjs/engine-render"),
  () => import(/* webpackExports: ["UniverFormulaEnginePlugin"] */ "@univerjs/engine-formula"),
  () => import(/* webpackExports: ["UniverUIPlugin"] */ "@univerjs/ui"),
  () => import(/* webpackExports: ["UniverDocsPlugin"] */ "@univerjs/docs"),
  () => import(/* webpackExports: ["UniverDocsUIPlugin"] */ "@univerjs/docs-ui"),
  () => import(/* webpackExports: ["UniverSheetsPlugin"] */ "@univerjs/sheets"),
  () => import(/* webpackExports: ["UniverSheetsUIPlugin"] */ "@univerjs/sheets-ui"),
  () => import(/* webpackExports: ["UniverSheetsFormulaPlugin"] */ "@univerjs/sheets-formula"),
  () => import(/* webpackExports: ["UniverSheetsFormulaUIPlugin"] */ "@univerjs/sheets-formula-ui"),
  () => import(/* webpackExports: ["UniverSheetsDataValidationUIPlugin"] */ "@univerjs/sheets-data-validation-ui"),
];

/** The spreadsheet's code, run part by part: as one piece it would hold the page up for a good part of a second. */
export async function arrive(): Promise<typeof import("./GridView")> {
  await inTurns(parts);
  return import("./GridView");
}
