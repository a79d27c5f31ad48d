import { fileHost } from "../../../src/hosts/file/fileHost";
import type { HostWrite } from "../../../src/workbook/host";
import type { WorkbookModel } from "../../../src/workbook/model";
import { openXlsx } from "../../../src/xlsx/openXlsx";
import { writeZip } from "../../../src/xlsx/container/writeZip";
import { codes, open, partsOf, partText, save, workbookOf } from "../support";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const part = "xl/worksheets/sheet1.xml";

/** A workbook whose one sheet has these rows, as XML. */
function withRows(rows: string): Uint8Array {
  const parts = partsOf(save(workbookOf([["x"]], "客户")));
  parts.set(part, new TextEncoder().encode(`<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`));
  return writeZip([...parts].map(([name, bytes]) => ({ name, bytes })));
}

const cell = (content: string): string => `<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"${content}</c></row>`;
const said = ({ notices }: WorkbookModel): string[] => notices.map(({ code, place }) => `${code} ${place}`);

describe("an odd cell is read as it says, with a notice that names it", () => {
  test.each<[string, string, string, unknown]>([
    ["a number that is none", "><v>12abc</v>", "xlsx/oddValue", "12abc"],
    ["a decimal comma", "><v>1,5</v>", "xlsx/oddValue", "1,5"],
    ["a number beyond a double", "><v>1e400</v>", "xlsx/numberTooLarge", "1e400"],
    ["digits that a double would lose", "><v>110105194912310021</v>", "xlsx/longDigits", "110105194912310021"],
    ["a truth value that is none", ' t="b"><v>yes</v>', "xlsx/oddValue", "yes"],
    ["a day that is none", ' t="d"><v>2025-02-30</v>', "xlsx/oddValue", "2025-02-30"],
    ["a type that does not exist", ' t="money"><v>12</v>', "xlsx/oddValue", "12"],
    ["an inline text in a cell of another type", "><is><t>张三</t></is>", "xlsx/oddValue", "张三"],
    ["a text over the limit", ` t="inlineStr"><is><t>${"长".repeat(32_768)}</t></is>`, "xlsx/textTooLong", "长".repeat(32_768)],
    ["a format that does not exist", ' s="77"><v>5</v>', "xlsx/badStyle", 5],
  ])("%s", (_, content, code, value) => {
    const bytes = withRows(cell(content));
    const model = open(bytes);
    expect(said(model)).toEqual([`${code} 客户!B2`]);
    expect(model.sheets[0]!.cells.value(1, 1)).toBe(value);
    expect(save(model)).toBe(bytes);
    // Another cell changes: the odd one stays to the letter.
    model.sheets[0]!.cells.setContent(0, 0, 2, null);
    expect(partText(save(model), part)).toContain(`<c r="B2"${content}</c>`);
  });

  test.each<[string, string, unknown]>([
    ["a whole number of 16 digits that a double holds", "><v>4503599627370497</v>", 4503599627370497],
    ["the shortest spelling of a double", "><v>6222021234567890000</v>", 6222021234567890000],
    ["more decimals than a double has", "><v>0.1000000000000000055511151231257827</v>", 0.1],
    ["zeros in front", "><v>0000000000000000007</v>", 7],
    ["zero", "><v>0000000000000000000</v>", 0],
  ])("%s is nothing odd", (_, content, value) => {
    const model = open(withRows(cell(content)));
    expect(said(model)).toEqual([]);
    expect(model.sheets[0]!.cells.value(1, 1)).toBe(value);
  });

  test("rows and cells out of order are read by their addresses", () => {
    const model = open(withRows('<row r="3"><c r="B3"><v>3</v></c><c r="A3"><v>1</v></c></row><row r="1"><c r="A1"><v>0</v></c></row>'));
    expect(said(model)).toEqual(["xlsx/outOfOrder 客户!A3", "xlsx/outOfOrder 客户!A1"]);
    expect(model.sheets[0]!.cells.read({ row: 0, column: 0, rows: 3, columns: 2 })).toEqual([[0, null], [null, null], [1, 3]]);
  });

  test("of many, ten are listed and the rest is counted", () => {
    const rows = Array.from({ length: 25 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="b"><v>x</v></c></row>`).join("");
    const { notices } = open(withRows(rows));
    expect(notices.map(({ place }) => place)).toEqual([...Array.from({ length: 10 }, (_, i) => `客户!A${i + 1}`), "客户"]);
    expect(notices.at(-1)).toMatchObject({ code: "xlsx/moreOddCells", data: { count: 15, code: "xlsx/oddValue" } });
  });

  test("a format of ours never becomes that of a cell whose format does not exist", () => {
    const model = open(withRows('<row r="1"><c r="A1" s="3"><v>5</v></c><c r="B1"><v>6</v></c></row>'));
    const { cells } = model.sheets[0]!;
    cells.setStyle(0, 1, model.styles.derive(0, { numberFormat: "0.00%" }));
    const again = open(save(model));
    expect(again.styles.numberFormat(again.sheets[0]!.cells.style(0, 0))).toBe("General");
    expect(again.styles.numberFormat(again.sheets[0]!.cells.style(0, 1))).toBe("0.00%");
    expect(said(again)).toEqual([]);
  });
});

test("a text over the limit is not written over: it could not be put back", async () => {
  const bytes = withRows(cell(` t="inlineStr"><is><t>${"长".repeat(32_768)}</t></is>`));
  const host = fileHost(open(bytes), { name: "a.xlsx", format: "xlsx" });
  const write = (row: number): HostWrite => ({ verb: "writeCells", sheet: "客户", blocks: [{ row, column: 0, values: [["短", "短"]] }] });
  expect(codes(await host.apply([write(1)]))).toEqual(["host/textKept"]);
  expect(codes(await host.apply([write(0)]))).toEqual([]);
});

describe("what would be guessing is refused with its address", () => {
  test.each<[string, string, string, string]>([
    ["a cell twice", '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "xlsx/duplicateCell", "客户!A1"],
    ["a cell in two rows of one number", '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>', "xlsx/duplicateCell", "客户!A1"],
    ["a shared text that is not there", cell(' t="s"><v>99</v>'), "xlsx/badCell", "客户!B2"],
    ["a shared text by no number", cell(' t="s"><v>x</v>'), "xlsx/badCell", "客户!B2"],
    ["two values", cell("><v>5</v><is><t>6</t></is>"), "xlsx/badCell", "客户!B2"],
    ["a reference to another row", '<row r="2"><c r="B3"><v>1</v></c></row>', "xlsx/badReference", "客户 (2)"],
    ["a reference beyond the sheet", '<row r="2"><c r="XFE2"><v>1</v></c></row>', "xlsx/badReference", "客户 (2)"],
    ["a row beyond the sheet", '<row r="1048577"/>', "xlsx/badReference", "客户"],
    ["a style beyond Excel's", cell(' s="70000"><v>5</v>'), "xlsx/badCell", "客户!B2"],
    ["a member of no shared formula", cell('><f t="shared" si="4"/><v>5</v>'), "xlsx/badFormula", "客户!B2"],
  ])("%s", (_, rows, code, place) => {
    const result = openXlsx(withRows(rows));
    expect(codes(result)).toEqual([code]);
    expect(result.ok ? null : result.problems[0]!.place).toBe(place);
  });
});
