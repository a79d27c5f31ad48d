import type { Json } from "../../src/workbook/host";
import { SparseCells } from "../../src/workbook/cells";
import type { SheetModel, WorkbookModel } from "../../src/workbook/model";
import { newWorkbook } from "../../src/xlsx/newWorkbook";

/**
 * A workbook that has one of everything: `客户` with a table (A3:C6), a merge (A1:C1), a validation, a foreign conditional format, a formula, an array formula (F3:F5) and a
 * date; `Notes`, empty; `Locked`, protected; `Hidden`, hidden, with a table.
 */
export function sampleWorkbook(): WorkbookModel {
  const model = newWorkbook();
  const add = (name: string, visibility: SheetModel["visibility"]): SheetModel => {
    const sheet = model.newSheet(name, visibility);
    model.sheets.push(sheet);
    return sheet;
  };
  const customers = add("客户", "visible");
  [1, 2, 3].forEach((value, i) => customers.cells.setContent(2 + i, 5, value, null));
  (customers.cells as SparseCells).loadArray({ row: 2, column: 5, rows: 3, columns: 1 }, "ROW(A1:A3)");
  put(customers, ["客户名单"], ["", ""], ["编号", "名称", "金额"], ["001", "上海测试", 12.5], ["002", "北京样例", 45292], ["003", "=1+1公司", true]);
  customers.cells.setContent(6, 2, 57.5, "=SUM(C4:C5)");
  customers.cells.setContent(7, 2, { error: "#N/A" }, "=NA()");
  customers.cells.setStyle(4, 2, model.styles.derive(0, { numberFormat: "yyyy-mm-dd" }));
  customers.merges = [{ row: 0, column: 0, rows: 1, columns: 3 }];
  customers.columns = [{ first: 1, last: 3, width: 20, hidden: false, style: 0, raw: null }];
  customers.validations = [{ areas: [{ row: 3, column: 0, rows: 3, columns: 1 }], spec: null, raw: '<dataValidation type="custom" sqref="A4:A6"><formula1>LEN(A4)=3</formula1></dataValidation>' }];
  customers.conditionalFormats = [{ areas: [{ row: 3, column: 2, rows: 3, columns: 1 }], spec: null, raw: '<conditionalFormatting sqref="C4:C6"><cfRule type="cellIs" priority="1" operator="lessThan"><formula>0</formula></cfRule></conditionalFormatting>' }];
  customers.tables = [table(1, "客户表", 2, ["编号", "名称", "金额"])];
  add("Notes", "visible");
  const locked = add("Locked", "visible");
  put(locked, ["a", "b"]);
  locked.protected = true;
  const hidden = add("Hidden", "hidden");
  put(hidden, ["x", "y", "z"], [1, 2, 3]);
  hidden.tables = [table(2, "Lists", 0, ["x", "y", "z"], 2)];
  model.activeSheet = "客户";
  model.sheetsChanged = true;
  return model;
}

function put(sheet: SheetModel, ...rows: (string | number | boolean)[][]): void {
  rows.forEach((row, r) => row.forEach((value, c) => {
    if (value !== "") sheet.cells.setContent(r, c, value, null);
  }));
}

function table(id: number, name: string, row: number, columns: readonly string[], rows = 4): SheetModel["tables"][number] {
  return {
    part: null, id, name, area: { row, column: 0, rows, columns: columns.length }, totalsRow: false, style: "TableStyleMedium2", raw: null, changed: true,
    columns: columns.map((column, i) => ({ id: i + 1, name: column })),
  };
}

/** Everything a model says, to be compared: cells with value, formula and look within `rows` × `columns`, all parts of all sheets, order and visibility. */
export function dumpModel(model: WorkbookModel, rows = 30, columns = 12): Json {
  const sheets = model.sheets.map((sheet) => {
    const { name, kind, visibility, merges, validations, conditionalFormats, tables, pivots, frozen, cells } = sheet;
    const filled: Json[] = [];
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const [value, formula, style] = [cells.value(row, column), cells.formula(row, column), cells.style(row, column)];
        if (value !== null || formula !== null || style !== 0) filled.push([row, column, value, formula, style, model.styles.numberFormat(style)]);
      }
    }
    const shown = { name, kind, visibility, merges, columns: sheet.columns, validations, conditionalFormats, pivots, frozen, protected: sheet.protected, used: cells.used(), filled };
    return { ...shown, tables: tables.map(({ part, id, name: table, area, totalsRow, columns: own, style }) => ({ part, id, name: table, area, totalsRow, columns: own, style })) };
  });
  return JSON.parse(JSON.stringify({ activeSheet: model.activeSheet, dateSystem: model.dateSystem, sheets })) as Json;
}
