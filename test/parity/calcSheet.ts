/**
 * A sheet of rows and formulas as LibreOffice takes and gives it fastest: an .xlsx whose formulas are shared down their columns, so that each is read once, and DIF, which says of each cell whether it is a
 * number, a text, TRUE/FALSE or an error and repeats no formula.
 */
import { strToU8, zipSync } from "fflate";
import { type CellValue, isCellError } from "../../src/records/cellValue";
import { columnLetter } from "../../src/workbook/area";

/** A column of formulas: what stands in row 1, moved down with the row. `number`: shown as one even where the program would take it for a date. */
export type FormulaColumn = { readonly formula: string; readonly number: boolean };

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const fixedParts = {
  "[Content_Types].xml": `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[["workbook", "sheet.main"], ["worksheets/sheet1", "worksheet"], ["styles", "styles"]].map(([part, kind]) => `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`).join("")}</Types>`,
  "_rels/.rels": `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
  // Style 1 shows fifteen digits of every number.
  "xl/styles.xml": `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.00000000000000E+00"/></numFmts><fonts count="1"><font/></fonts><fills count="2"><fill/><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
} as const;

/** The rows from A1 on, and right of them the formulas. */
export function calcSheet(rows: readonly (readonly CellValue[])[], columns: readonly FormulaColumn[]): Uint8Array {
  const start = rows[0]!.length;
  const lines = rows.map((cells, r) => {
    const values = cells.map((cell, c) => valueCell(`${columnLetter(c)}${r + 1}`, cell));
    const formulas = columns.map(({ formula, number }, index) => {
      const letter = columnLetter(start + index);
      const first = r === 0 ? ` ref="${letter}1:${letter}${rows.length}">${escaped(formula.slice(1))}</f>` : "/>";
      return `<c r="${letter}${r + 1}"${number ? ' s="1"' : ""}><f t="shared" si="${index}"${first}</c>`;
    });
    return `<row r="${r + 1}">${values.join("")}${formulas.join("")}</row>`;
  });
  const sheet = `<worksheet xmlns="${main}"><sheetData>${lines.join("")}</sheetData></worksheet>`;
  return zipSync(Object.fromEntries(Object.entries({ ...fixedParts, "xl/worksheets/sheet1.xml": sheet }).map(([name, text]) => [name, strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`)])), { level: 1 });
}

function valueCell(at: string, cell: CellValue): string {
  if (cell === null) return "";
  if (isCellError(cell)) return `<c r="${at}" t="e"><v>${cell.error}</v></c>`;
  if (typeof cell === "string") return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  return typeof cell === "boolean" ? `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>` : `<c r="${at}"><v>${cell}</v></c>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The cells of a DIF file, row by row; an empty cell is "". @source https://en.wikipedia.org/wiki/Data_Interchange_Format */
export function readDif(text: string): readonly (readonly CellValue[])[] {
  const lines = text.split(/\r?\n/);
  const rows: CellValue[][] = [];
  for (let i = lines.indexOf("DATA") + 3; i + 1 < lines.length; i += 2) {
    const [head, tail] = [lines[i]!, lines[i + 1]!];
    if (head === "-1,0" && tail === "EOD") return rows;
    if (head === "-1,0") rows.push([]);
    else if (head === "1,0") rows.at(-1)!.push(tail.slice(1, -1).replaceAll('""', '"'));
    else rows.at(-1)!.push(tail === "ERROR" ? { error: "#VALUE!" } : head === "0,TRUE" || head === "0,FALSE" ? head === "0,TRUE" : number(head.slice(2)));
  }
  throw new Error("a DIF file without its end");
}

function number(text: string): number {
  const value = Number(text);
  if (text === "" || Number.isNaN(value)) throw new Error(`no number: ${text}`);
  return value;
}
