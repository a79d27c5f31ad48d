import { IUniverInstanceService, UniverInstanceType, type Workbook } from "@univerjs/core";
import { breathe } from "../../taskpane/desk/breathe";
import type { StageBook } from "../stage/stage";
import { editorUnits } from "./editorUnits";
import type { Grid } from "./createGrid";
import { unitId } from "./ours";
import { fontsAfter, worksheetData } from "./sheetData";
import { later, settled } from "./smallSteps";

/** Has the grid hold a file, with its sheets still empty, in place of the one before. */
export async function openUnit({ injector, univer }: Grid, { name, sheets }: StageBook): Promise<Workbook> {
  const instances = injector.get(IUniverInstanceService);
  if (instances.getUnit(unitId) != null) instances.disposeUnit(unitId);
  const workbook = univer.createUnit<object, Workbook>(UniverInstanceType.UNIVER_SHEET, {
    id: unitId, name, sheetOrder: sheets.map((sheet) => sheet.name), sheets: Object.fromEntries(sheets.map((sheet) => [sheet.name, worksheetData(sheet)])), styles: {}, defaultStyle: { ff: fontsAfter("Calibri"), fs: 11, vt: 3 },
  });
  // Behind what was put off of the file: the formula bar's size is heard of by a service that waits for its editor.
  for (const make of editorUnits(instances)) later(make);
  await settled();
  await breathe();
  return workbook;
}
