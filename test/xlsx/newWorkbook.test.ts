import { newWorkbook } from "../../src/xlsx/newWorkbook";
import { openXlsx } from "../../src/xlsx/openXlsx";
import { saveXlsx } from "../../src/xlsx/saveXlsx";
import type { Result } from "../../src/workbook/host";
import type { WorkbookModel } from "../../src/workbook/model";

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function small(): WorkbookModel {
  const model = newWorkbook();
  const sheet = model.newSheet("客户", "visible");
  model.sheets = [sheet];
  model.activeSheet = "客户";
  model.sheetsChanged = true;
  sheet.cells.setContent(0, 0, "名称", null);
  sheet.cells.setContent(0, 1, "=1+1", null);
  sheet.cells.setContent(1, 0, 12.5, null);
  sheet.cells.setContent(1, 1, 25, "=A2*2");
  sheet.cells.setContent(2, 0, true, null);
  sheet.cells.setContent(2, 1, { error: "#N/A" }, null);
  return model;
}

test("a new workbook holds what was put into it", () => {
  const bytes = value(saveXlsx(small()));
  const again = value(openXlsx(bytes));
  const [sheet] = again.sheets;
  expect(sheet!.name).toBe("客户");
  expect(sheet!.cells.read({ row: 0, column: 0, rows: 3, columns: 2 })).toEqual([["名称", "=1+1"], [12.5, 25], [true, { error: "#N/A" }]]);
  expect(sheet!.cells.formula(1, 1)).toBe("=A2*2");
  expect(sheet!.cells.formula(0, 1)).toBeNull();
  expect(value(saveXlsx(again))).toEqual(bytes);
});

test("one changed cell", () => {
  const model = value(openXlsx(value(saveXlsx(small()))));
  model.sheets[0]!.cells.setContent(1, 0, "x", null);
  model.sheets[0]!.cells.setContent(7, 3, 1, null);
  const again = value(openXlsx(value(saveXlsx(model))));
  expect(again.sheets[0]!.cells.value(1, 0)).toBe("x");
  expect(again.sheets[0]!.cells.used()).toEqual({ row: 0, column: 0, rows: 8, columns: 4 });
});
