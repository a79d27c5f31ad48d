import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CellValue } from "../../../src/workbook/host";
import { guardComment } from "../../../src/workbook/formulaGuard";
import { openCsv } from "../../../src/xlsx/csv/openCsv";
import { type CsvWriting, saveCsv } from "../../../src/xlsx/csv/saveCsv";
import { newWorkbook } from "../../../src/xlsx/newWorkbook";
import { encodingNamed } from "../../../src/xlsx/text/encodings";
import { describeShared } from "../../support/shared";
import { rowsOfSheet, trimmed, workbookOfRows } from "./support";

const plain: CsvWriting = { sheet: "S", encoding: "utf-8", delimiter: ",", guard: true, showDate: (serial) => `day ${serial}` };
const saved = (rows: readonly (readonly CellValue[])[], writing: Partial<CsvWriting> = {}): Uint8Array => {
  const { model, sheet } = workbookOfRows(rows);
  sheet.cells.setStyle(0, 0, model.styles.derive(0, { numberFormat: "yyyy-mm-dd" }));
  const result = saveCsv(model, { ...plain, ...writing });
  if (!result.ok) throw new Error(result.problems[0]!.code);
  return result.value.bytes;
};
const text = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
const reopened = (bytes: Uint8Array, encoding: string): CellValue[][] => {
  const result = openCsv(bytes, "S", /^gb/.test(encoding) ? { encoding: encodingNamed(encoding)! } : {});
  if (!result.ok) throw new Error(result.problems[0]!.code);
  return trimmed(rowsOfSheet(result.value.model));
};

describe("saving .csv", () => {
  it("writes a mark, commas and CRLF, and quotes what needs it", () => {
    expect(text(saved([[1, 2.5, "a,b"], [], [true, { error: "#N/A" }, 'q"', "x", "-5", -5]]))).toBe('\uFEFFday 1,2.5,"a,b",,,\r\n,,,,,\r\nTRUE,#N/A,"q""",x,-5,-5\r\n');
  });

  it("guards what a spreadsheet would calculate, and says so right of the first row", () => {
    expect(text(saved([["a"], ["=1+1"], ["'=2"], ["-5"]]))).toBe(`\uFEFFa,"${guardComment}"\r\n"'=1+1",\r\n"''=2",\r\n-5,\r\n`);
    expect(text(saved([["a"], ["=1+1"]], { guard: false }))).toBe("\uFEFFa\r\n=1+1\r\n");
    const { model } = workbookOfRows([["a"], ["=1+1"]]);
    expect(saveCsv(model, plain)).toMatchObject({ ok: true, value: { notices: [{ code: "csv/guardsAdded", data: { cells: 1 } }] } });
  });

  it("writes tabs where asked, and quotes them", () => expect(text(saved([["a", "b\tc", "d,e"]], { delimiter: "\t" }))).toBe('\uFEFFa\t"b\tc"\t"d,e"\r\n'));

  it.each(["utf-8", "utf-16le", "gb18030"] as const)("in %s gives back what it was given, whatever the text", (encoding) => {
    const chars = fc.constantFrom("a", "1", "=", "-", "'", '"', ",", ";", "|", "\t", "\n", "\r", " ", "张", "𠮷", "\\", "\u0000", "\u3000", "\ufeff");
    const cell = fc.oneof(fc.string({ unit: chars, maxLength: 6 }), fc.string({ maxLength: 4 }), fc.constant(guardComment));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }), fc.constantFrom(",", "\t", ";"), (rows, delimiter) => {
        fc.pre(rows.some((row) => row.some((content) => content !== "")));
        expect(reopened(saved(rows, { encoding, delimiter }), encoding)).toEqual(trimmed(rows));
      }),
      { seed: 11, numRuns: 250 },
    );
  });

  it.each([["gbk", "𠮷", "U+20BB7"], ["gbk", "ñ", "U+00F1"], ["utf-8", "\ud800", "U+D800"], ["gb18030", "\udc00", "U+DC00"]] as const)("refuses what %s lacks (%j), with the cell", (encoding, character, code) => {
    const { model } = workbookOfRows([["a"], ["b", `x${character}`]]);
    expect(saveCsv(model, { ...plain, encoding })).toMatchObject({ ok: false, problems: [{ code: "text/unencodable", place: "S!B2", data: { code } }] });
  });

  it("says which sheets are not in the file", () => {
    const { model } = workbookOfRows([["a"]]);
    for (const [name, visibility] of [["T", "hidden"], ["U", "veryHidden"], ["V", "visible"]] as const) {
      const sheet = model.newSheet(name, visibility);
      if (name !== "V") sheet.cells.setContent(0, 0, 1, null);
      model.sheets.push(sheet);
    }
    expect(saveCsv(model, plain)).toMatchObject({ ok: true, value: { notices: [{ code: "text/otherSheets", data: { count: 1, others: "T" } }] } });
  });

  it("refuses a sheet that is not there", () => expect(saveCsv(newWorkbook(), { ...plain, sheet: "x" })).toMatchObject({ ok: false, problems: [{ code: "csv/noSheet" }] }));
});

describeShared("formula injection through .csv", "suites/formula-injection", (root) => {
  const { benign } = JSON.parse(readFileSync(join(root, "vectors.json"), "utf8")) as { benign: string[] };
  it("leaves the harmless ones as they are", () => {
    const raw = text(saved([["head"], ...benign.map((word) => [word])]));
    expect(raw).not.toContain(guardComment);
    for (const word of benign.filter((one) => !/[,"]/.test(one))) expect(raw).toContain(`\r\n${word}\r\n`);
  });
});
