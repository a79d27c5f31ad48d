import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Json, Result } from "../../src/workbook/host";
import type { SheetModel, WorkbookModel } from "../../src/workbook/model";
import { newWorkbook } from "../../src/xlsx/newWorkbook";
import { openXlsx } from "../../src/xlsx/openXlsx";
import { conditionalFormatXml } from "../../src/xlsx/parts/conditionalFormat";
import { contains } from "../../src/workbook/area";
import { translateFormula } from "../../src/workbook/translateFormula";
import { validationFacts } from "../support/validationFacts";
import { saveXlsx } from "../../src/xlsx/saveXlsx";

/**
 * A workbook that has one of everything: `客户` with a table (A3:C6), a merge (A1:C1), a validation, a foreign conditional format, a formula, an array formula (F3:F5) and a
 * date; `Notes`, empty, with a filter of its own over A21:B24 that hides rows 22 and 24; `Locked`, protected; `Hidden`, hidden, with a table.
 */
export function sampleWorkbook(): WorkbookModel {
  return must(openXlsx((sampleBytes ??= makeSample())));
}

/** `联系` with linked cells: two e-mail addresses, a company with its web page, a telephone number, and a place in the workbook. */
export function linkedWorkbook(): WorkbookModel {
  const model = newWorkbook();
  const sheet = model.newSheet("联系", "visible");
  model.sheets.push(sheet);
  put(sheet, ["a@example.com", "看"], ["B@example.com"], ["Example Ltd"], ["+86 138 0013 8000"]);
  model.activeSheet = "联系";
  model.sheetsChanged = true;
  return withLinks(model, { A1: "mailto:a@example.com?subject=x", A2: "mailto:b@example.com", A3: "https://example.com/about", A4: "tel:+8613800138000" }, '<hyperlink ref="B1" location="联系!A4"/>');
}

/** The workbook with links on cells of its first sheet, as one that was opened. */
export function withLinks(model: WorkbookModel, targets: { readonly [address: string]: string }, also = ""): WorkbookModel {
  const parts = unzipSync(must(saveXlsx(model)));
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const name = "xl/worksheets/sheet1.xml";
  const links = Object.keys(targets).map((address, i) => `<hyperlink ref="${address}" xmlns:r="${office}" r:id="rId${i + 1}"/>`).join("");
  parts[name] = strToU8(strFromU8(parts[name]!).replace("<pageMargins", `<hyperlinks>${links}${also}</hyperlinks><pageMargins`));
  const rels = Object.values(targets).map((target, i) => `<Relationship Id="rId${i + 1}" Type="${office}/hyperlink" Target="${target}" TargetMode="External"/>`).join("");
  parts["xl/worksheets/_rels/sheet1.xml.rels"] = strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rels}</Relationships>`);
  return must(openXlsx(zipSync(parts)));
}

let sampleBytes: Uint8Array | undefined;

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems[0]));
  return result.value;
}

function makeSample(): Uint8Array {
  const model = newWorkbook();
  const add = (name: string, visibility: SheetModel["visibility"]): SheetModel => {
    const sheet = model.newSheet(name, visibility);
    model.sheets.push(sheet);
    return sheet;
  };
  const customers = add("客户", "visible");
  [1, 2, 3].forEach((value, i) => customers.cells.setContent(2 + i, 5, value, null));
  put(customers, ["客户名单"], ["", ""], ["编号", "名称", "金额"], ["001", "上海测试", 12.5], ["002", "北京样例", 45292], ["003", "=1+1公司", true]);
  customers.cells.setContent(6, 2, 45304.5, "=SUM(C4:C5)");
  customers.cells.setContent(7, 2, { error: "#N/A" }, "=NA()");
  customers.cells.setStyle(4, 2, model.styles.derive(0, { numberFormat: "yyyy-mm-dd" }));
  customers.merges = [{ row: 0, column: 0, rows: 1, columns: 3 }];
  customers.columns = [{ first: 1, last: 3, width: 20, hidden: false, style: 0, raw: null }];
  customers.validations = [{ areas: [{ row: 3, column: 0, rows: 3, columns: 1 }], spec: null, raw: '<dataValidation type="custom" sqref="A4:A6"><formula1>LEN(A4)=3</formula1></dataValidation>' }];
  customers.conditionalFormats = [{ areas: [{ row: 3, column: 2, rows: 3, columns: 1 }], spec: null, raw: '<conditionalFormatting sqref="C4:C6"><cfRule type="cellIs" priority="1" operator="lessThan"><formula>0</formula></cfRule></conditionalFormatting>' }];
  customers.tables = [table(1, "客户表", 2, ["编号", "名称", "金额"])];
  const notes = add("Notes", "visible");
  notes.hiddenRows = [{ first: 21, last: 21 }, { first: 23, last: 23 }];
  notes.autoFilter = {
    area: { row: 20, column: 0, rows: 4, columns: 2 }, raw: '<autoFilter ref="A21:B24"><filterColumn colId="1"><filters><filter val="3"/></filters></filterColumn></autoFilter>',
    namespaces: {}, filterMode: true, definedName: '<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">Notes!$A$21:$B$24</definedName>',
  };
  const locked = add("Locked", "visible");
  put(locked, ["a", "b"]);
  const hidden = add("Hidden", "hidden");
  put(hidden, ["x", "y", "z"], [1, 2, 3]);
  hidden.tables = [table(2, "Lists", 0, ["x", "y", "z"], 2)];
  model.activeSheet = "客户";
  model.sheetsChanged = true;
  // The model makes neither array formulas nor protection, it only keeps those of a file: these are put into the file.
  const parts = unzipSync(must(saveXlsx(model)));
  const edit = (part: string, from: RegExp, to: string): void => {
    const before = strFromU8(parts[part]!);
    if (!from.test(before)) throw new Error(`${part} has changed its shape`);
    parts[part] = strToU8(before.replace(from, to));
  };
  edit("xl/worksheets/sheet1.xml", /<c r="F3"([^>]*)><v>/, '<c r="F3"$1><f t="array" ref="F3:F5">ROW(A1:A3)</f><v>');
  edit("xl/worksheets/sheet3.xml", /<\/sheetData>/, '</sheetData><sheetProtection sheet="1"/>');
  return zipSync(parts);
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

/** What is held against each cell, its formulas as they read there: one rule over two areas says the same as two rules. */
function validationsByCell(validations: SheetModel["validations"], rows: number, columns: number): Json {
  const cells: Record<string, Json> = {};
  for (const kept of validations) {
    const facts = validationFacts(kept);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        if (!kept.areas.some((area) => contains(area, row, column))) continue;
        const shift = (formula: string): string => (formula === "" ? "" : translateFormula(formula, row - kept.areas[0]!.row, column - kept.areas[0]!.column));
        cells[`${row},${column}`] = { ...facts, formula1: shift(facts.formula1), formula2: shift(facts.formula2) };
      }
    }
  }
  return Object.fromEntries(Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Everything a model says, to be compared: cells with value, formula and look within `rows` × `columns`, all parts of all sheets, order and visibility. Where a part is kept in the package is no matter. */
export function dumpModel(model: WorkbookModel, rows = 30, columns = 12): Json {
  const sheets = model.sheets.map((sheet) => {
    const { name, kind, visibility, merges, validations, conditionalFormats, frozen, cells } = sheet;
    const filled: Json[] = [];
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const [value, formula, style] = [cells.value(row, column), cells.formula(row, column), cells.style(row, column)];
        if (value !== null || formula !== null || style !== 0) filled.push([row, column, value, formula, style, model.styles.numberFormat(style)]);
      }
    }
    return {
      name, kind, visibility, merges: [...merges].sort((a, b) => a.row - b.row || a.column - b.column), frozen,
      // A rule that was written and read again says the same as the specification it came from.
      validations: validationsByCell(validations, rows, columns),
      conditionalFormats: conditionalFormats.map(({ areas, spec, raw }) => ({ areas, rule: (spec === null ? raw! : conditionalFormatXml(spec, 0, 1, "")).replace(/ (dxfId|priority)="\d+"/g, "") })),
      hiddenRows: sheet.hiddenRows, autoFilter: sheet.autoFilter === null ? null : { area: sheet.autoFilter.area, raw: sheet.autoFilter.raw, filterMode: sheet.autoFilter.filterMode },
      protected: sheet.protected, used: cells.used(), filled,
      // Column by column: neighbours that are alike may stand as one or as several.
      columns: sheet.columns.flatMap(({ first, last, width, hidden, style }) => Array.from({ length: Math.min(last, columns) - first + 1 }, (_, i) => ({ column: first + i, width, hidden, style }))),
      tables: sheet.tables.map(({ name: table, area, totalsRow, columns: own, style }) => ({ name: table, area, totalsRow, columns: own, style })),
      pivots: sheet.pivots.map(({ name: pivot, area, spec }) => ({ name: pivot, area, spec })),
    };
  });
  return JSON.parse(JSON.stringify({ activeSheet: model.activeSheet, dateSystem: model.dateSystem, sheets })) as Json;
}
