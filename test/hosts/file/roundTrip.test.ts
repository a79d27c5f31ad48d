import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describeShared } from "../../support/shared";
import { openFile } from "../../../src/hosts/file/openFile";
import { guardComment } from "../../../src/workbook/formulaGuard";
import { fileHost } from "../../../src/hosts/file/fileHost";
import type { HostWrite } from "../../../src/workbook/host";
import { openXlsx } from "../../../src/xlsx/openXlsx";
import { newWorkbook } from "../../../src/xlsx/newWorkbook";
import { saveXlsx } from "../../../src/xlsx/saveXlsx";
import { dumpModel, must, sampleWorkbook } from "../../contracts/sampleWorkbook";
import { everyVerb, preparation } from "../../contracts/workbookHost.contract";

describeShared("text that looks like a formula", "suites/formula-injection", (root) => {
  it("stays text through the host, the file and back, character by character", async () => {
    const { dangerous, benign } = JSON.parse(readFileSync(join(root, "vectors.json"), "utf8")) as { dangerous: string[]; benign: string[] };
    const texts = [...dangerous, ...benign, ...readFileSync(join(root, "csv-payload.txt"), "utf8").split("\n")].filter((text) => text !== "");
    const model = sampleWorkbook();
    const host = fileHost(model, { name: "x.xlsx", format: "xlsx" });
    must(await host.apply([{ verb: "writeCells", sheet: "Notes", blocks: [{ row: 0, column: 0, values: texts.map((text) => [text]) }] }]));
    const { cells } = must(openXlsx(must(saveXlsx(model)))).sheets[1]!;
    expect(texts.map((_, row) => [cells.value(row, 0), cells.formula(row, 0)])).toEqual(texts.map((text) => [text, null]));
  });
});

describeShared("messy files", "data/messy", (root) => {
  it.each(readdirSync(root).filter((name) => /\.(xlsx|csv)$/.test(name)).map((name) => [name]))("%s opens, and has used cells", async (name) => {
    const file = must(openFile(name, new Uint8Array(readFileSync(join(root, name)))));
    const sheets = must(await file.host.sheets());
    expect(sheets.some(({ used }) => used !== null && used.rows > 3)).toBe(true);
    expect(must(await file.host.info()).notices.map(({ code }) => code).filter((code) => code !== "csv/singleColumn" && code !== "csv/encodingGuessed")).toEqual(name.startsWith("07_") ? ["xlsx/externalLinks"] : []);
  });

  it("an .xls says what it is and what to do", () => {
    expect(openFile("02_cn_import_template.xls", new Uint8Array(readFileSync(join(root, "02_cn_import_template.xls"))))).toMatchObject({ ok: false, problems: [{ code: "xlsx/notXlsx", place: "02_cn_import_template.xls" }] });
  });
});

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("what was written to a file host", () => {
  it("is there again when the saved file is opened", async () => {
    const model = sampleWorkbook();
    must(await fileHost(model, { name: "x.xlsx", format: "xlsx" }).apply([...preparation, ...everyVerb]));
    const again = must(openXlsx(must(saveXlsx(model))));
    const said = (from: typeof model): unknown => JSON.parse(JSON.stringify(dumpModel(from), (key, value: unknown) => (key === "spec" ? null : value)));
    expect(said(again)).toEqual(said(model));
  });

  it.each([...everyVerb.keys()].map((i) => [everyVerb[i]!.verb, everyVerb[i]!] as const))("%s undone gives a file that says what it said", async (_, write) => {
    const model = sampleWorkbook();
    const host = fileHost(model, { name: "x.xlsx", format: "xlsx" });
    must(await host.apply(preparation));
    const opened = must(openXlsx(must(saveXlsx(model))));
    const before = dumpModel(opened);
    // Weeks later: the change is saved, the file is opened again, and only then undone.
    const ops = JSON.parse(JSON.stringify(must(await fileHost(opened, { name: "x.xlsx", format: "xlsx" }).apply([write])))) as { undo: HostWrite[] }[];
    const later = must(openXlsx(must(saveXlsx(opened))));
    must(await fileHost(later, { name: "x.xlsx", format: "xlsx" }).apply(ops.toReversed().flatMap((op) => op.undo)));
    expect(dumpModel(must(openXlsx(must(saveXlsx(later)))))).toEqual(before);
  });

  it("that was refused leaves the file byte for byte", async () => {
    const bytes = must(saveXlsx(sampleWorkbook()));
    const model = must(openXlsx(bytes));
    const result = await fileHost(model, { name: "x.xlsx", format: "xlsx" }).apply([...preparation, ...everyVerb, { verb: "deleteTable", name: "nothing" }]);
    expect(result.ok).toBe(false);
    expect(Buffer.from(must(saveXlsx(model))).equals(bytes)).toBe(true);
  });
});

describe("opening a file", () => {
  it("takes a workbook for what it is, whatever its name, and gives its bytes back when nothing changed", () => {
    const bytes = must(saveXlsx(sampleWorkbook()));
    for (const name of ["a.xlsx", "a.XLSM", "a.csv", "a"]) expect(Buffer.from(must(must(openFile(name, bytes)).save("xlsx"))).equals(bytes)).toBe(true);
  });

  it("reads text as one sheet named after the file, and saves it as both", async () => {
    const file = must(openFile("客户[1].csv", bytesOf("编号,名称\r\n001,=1+1\r\n")));
    expect(await file.host.info()).toEqual({ ok: true, value: { name: "客户[1].csv", format: "csv", dateSystem: 1900, activeSheet: "客户_1_", definedNames: [], notices: [] } });
    expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(must(file.saveText("csv")).bytes)).toBe('\uFEFF编号,名称,"' + guardComment + '"\r\n001,"\'=1+1",\r\n');
    const { cells } = must(openXlsx(must(file.save("xlsx")))).sheets[0]!;
    expect([cells.value(1, 0), cells.value(1, 1), cells.formula(1, 1)]).toEqual(["001", "=1+1", null]);
  });

  it("writes dates of a workbook into .csv as dates", async () => {
    const file = must(openFile("a.xlsx", must(saveXlsx(sampleWorkbook()))));
    const style = (row: number): HostWrite => ({ verb: "formatCells", sheet: "Notes", areas: [{ area: { row, column: 0, rows: 1, columns: 1 }, numberFormat: "yyyy-mm-dd hh:mm" }] });
    must(await file.host.apply([
      { verb: "writeCells", sheet: "Notes", blocks: [{ row: 0, column: 0, values: [[45292], [45292.5], [0.25], [45292.9999999], [-1]] }] },
      ...[0, 1, 2, 3, 4].map(style),
      ...["客户", "Locked"].map((name): HostWrite => ({ verb: "setSheetVisibility", name, visibility: "hidden" })),
    ]));
    expect(new TextDecoder().decode(must(file.saveText("csv")).bytes)).toBe("2024-01-01\r\n2024-01-01 12:00:00\r\n06:00:00\r\n2024-01-02\r\n-1\r\n");
  });

  it.each([
    ["customers.xls", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], "xlsx/notXlsx"], ["customers.csv", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], "xlsx/notXlsx"],
    ["customers.pdf", [...bytesOf("%PDF-1.7")], "xlsx/notXlsx"], ["customers.csv", [...bytesOf("%PDF-1.7")], "xlsx/notXlsx"], ["customers.et", [1, 2, 3, 4], "xlsx/notXlsx"],
    ["customers.xlsx", [], "xlsx/empty"], ["customers.csv", [], "csv/empty"], ["customers.csv", [...bytesOf('a,"b')], "csv/unclosedQuote"],
  ])("refuses %s that holds %j and names the file", (name, bytes, code) => {
    expect(openFile(name, Uint8Array.from(bytes))).toMatchObject({ ok: false, problems: [{ code, place: name }] });
  });

  it("writes a day as a day and hours that have passed as hours, in text files", () => {
    const model = newWorkbook();
    const sheet = model.newSheet("S", "visible");
    const formats = ["yyyy-mm-dd", "h:mm", "[h]:mm:ss", "[mm]"];
    formats.forEach((numberFormat, column) => {
      sheet.cells.setContent(0, column, [45_296, 0.5, 1.25, 0.5][column]!, null);
      sheet.cells.setStyle(0, column, model.styles.derive(0, { numberFormat }));
    });
    model.sheets.push(sheet);
    model.activeSheet = "S";
    model.sheetsChanged = true;
    const file = must(openFile("a.xlsx", must(saveXlsx(model))));
    expect(new TextDecoder().decode(must(file.saveText("csv")).bytes)).toBe("2024-01-05,12:00:00,30:00:00,720\r\n");
  });
});
