import { unzipSync, zipSync } from "fflate";
import { parseArea } from "../../../src/workbook/area";
import type { Area, HostWrite } from "../../../src/workbook/host";
import type { WorkbookModel } from "../../../src/workbook/model";
import { fileHost } from "../../../src/hosts/file/fileHost";
import { must } from "../../contracts/sampleWorkbook";
import { changedParts, open, partText, save, workbookOf } from "../../xlsx/support";

const area = (address: string): Area => parseArea(address)!;
const sheetPart = "xl/worksheets/sheet1.xml";

async function apply(model: WorkbookModel, ...writes: HostWrite[]): Promise<readonly HostWrite[]> {
  const ops = must(await fileHost(model, { name: "a.xlsx", format: "xlsx" }).apply(writes));
  return ops.toReversed().flatMap(({ undo }) => undo);
}

/** A table T over A1:C3 of 台账, with names, a validation and a bar over its columns; below it, cells of somebody else. */
async function ledger(): Promise<Uint8Array> {
  const model = workbookOf([["品名", "数量", "加倍"], ["甲", 1, 2], ["乙", 2, 4], [null, null, null], [null, 7, "备注"]], "台账");
  await apply(model,
    { verb: "createTable", sheet: "台账", area: area("A1:C3"), name: "T", style: "TableStyleLight1" },
    { verb: "writeCells", sheet: "台账", blocks: [{ row: 1, column: 2, values: [[2], [4]], formulas: [["=B2*2"], ["=B3*2"]] }] },
    { verb: "formatCells", sheet: "台账", areas: [{ area: area("B3"), numberFormat: "0.0" }, { area: area("B5"), numberFormat: "0%" }] },
    { verb: "setValidations", sheet: "台账", clear: [], add: [{ areas: [area("B2:B3"), area("E2")], type: "whole", operator: "greaterThan", formula1: "=LEN(A2)", allowBlank: true, alert: "stop" }, { areas: [area("B5")], type: "whole", operator: "equal", formula1: "=7", allowBlank: true, alert: "stop" }] },
    { verb: "setConditionalFormats", sheet: "台账", removeIds: [], add: [{ id: "r", areas: [area("A2:D3")], formula: '=$A2=""', look: { fill: "FFC7CE" } }] },
  );
  const files = unzipSync(save(model));
  const edit = (part: string, change: (text: string) => string): void => void (files[part] = new Uint8Array(new TextEncoder().encode(change(new TextDecoder().decode(files[part])))));
  edit("xl/workbook.xml", (text) => text.replace("</sheets>", "</sheets><definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">台账!$A$2:$A$3</definedName><definedName name=\"一部分\">台账!$B$3:$B$3</definedName><definedName name=\"品名们\">台账!$A$2:$A$3</definedName><definedName name=\"总数\">SUM(台账!$B$2:$B$3)</definedName></definedNames>"));
  const main = "http://schemas.microsoft.com/office/excel/2006/main";
  edit(sheetPart, (text) => text.replace("</worksheet>", `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="${main}"><x14:cfRule type="dataBar" id="{11111111-1111-4111-8111-111111111111}"><x14:dataBar><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/></x14:dataBar></x14:cfRule><xm:sqref>B2:B3</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst></worksheet>`));
  return save(open(zipSync(files)));
}

describe("a table that gets more rows", () => {
  const grow: HostWrite = { verb: "resizeTable", name: "T", area: area("A1:C5") };

  it("takes with it what covered its whole data columns, and nothing of what is there gives way", async () => {
    const model = open(await ledger());
    await apply(model, grow);
    const { cells, validations, conditionalFormats } = model.sheets[0]!;
    expect([3, 4].map((row) => [cells.value(row, 1), cells.formula(row, 2), cells.value(row, 2), model.styles.numberFormat(cells.style(row, 1))])).toEqual([[null, "=B4*2", null, "0.0"], [7, null, "备注", "0%"]]);
    expect(validations.map(({ areas }) => areas)).toEqual([[area("B2:B4"), area("E2")], [area("B5")]]);
    // The rule went beyond the table: only the table's columns go on.
    expect(conditionalFormats.map(({ areas }) => areas)).toEqual([[area("A2:D3"), area("A4:C5")]]);
    const saved = save(model);
    expect(partText(saved, "xl/workbook.xml").match(/(?<=<definedName [^>]*>)[^<]*/g)).toEqual(["台账!$A$2:$A$3", "台账!$B$3:$B$3", "台账!$A$2:$A$5", "SUM(台账!$B$2:$B$3)"]);
    expect(partText(saved, sheetPart)).toContain("<xm:sqref>B2:B5</xm:sqref>");
  });

  it("is the file it was after undo, part by part", async () => {
    const before = await ledger();
    // Rows without a cell, and that Excel shall calculate, are what remains.
    const model = open(before);
    const undo = await apply(model, grow);
    const grown = open(save(model));
    await apply(grown, ...undo);
    const back = save(grown);
    expect(changedParts(before, back).filter((part) => part !== sheetPart && part !== "xl/workbook.xml")).toEqual([]);
    const plain = (bytes: Uint8Array, part: string): string => partText(bytes, part).replace(/<calcPr[^>]*>|<c r="[A-Z]+\d+"(?: s="0")?\/>/g, "").replace(/<row r="\d+"(?:\/>|><\/row>)/g, "");
    expect(plain(back, "xl/workbook.xml")).toBe(plain(before, "xl/workbook.xml"));
    expect(plain(back, sheetPart)).toBe(plain(before, sheetPart));
  });

  it("that is taken back with its batch leaves no part of it", async () => {
    const before = await ledger();
    const model = open(before);
    const result = await fileHost(model, { name: "a.xlsx", format: "xlsx" }).apply([grow, { verb: "deleteTable", name: "none" }]);
    expect(result).toMatchObject({ ok: false, problems: [{ code: "host/noTable" }] });
    expect(changedParts(before, save(model))).toEqual([]);
  });

  it("does not make a column of one formula, or of formulas that differ, go on", async () => {
    const model = open(await ledger());
    await apply(model, { verb: "writeCells", sheet: "台账", blocks: [{ row: 2, column: 2, values: [[5]], formulas: [["=B3*2+1"]] }] }, grow);
    expect(model.sheets[0]!.cells.formula(3, 2)).toBeNull();
    const single = open(await ledger());
    await apply(single, { verb: "resizeTable", name: "T", area: area("A1:C2") }, { verb: "writeCells", sheet: "台账", blocks: [{ row: 2, column: 2, values: [[null]] }] }, { verb: "resizeTable", name: "T", area: area("A1:C3") });
    expect(single.sheets[0]!.cells.formula(2, 2)).toBeNull();
  });
});
