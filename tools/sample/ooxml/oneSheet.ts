import { zipParts } from "./package";
import { type SheetRow, stringTable, worksheetXml } from "./sheet";
import { stylesXml } from "./styles";
import { letter, mainNs, relationships, relNs, xmlHead } from "./xml";

/** A workbook of one sheet with nothing but cells: as many rows and columns as the dimension says. Rows are made while they are written. */
export function oneSheet(name: string, size: { readonly rows: number; readonly columns: number }, lines: Iterable<SheetRow>): Uint8Array {
  const strings = stringTable();
  const type = (path: string, kind: string): string => `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  return zipParts([
    { path: "[Content_Types].xml", text: `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type("xl/workbook.xml", "sheet.main")}${type("xl/worksheets/sheet1.xml", "worksheet")}${type("xl/styles.xml", "styles")}${type("xl/sharedStrings.xml", "sharedStrings")}</Types>` },
    { path: "_rels/.rels", text: relationships([{ id: "rId1", type: "officeDocument", target: "xl/workbook.xml" }]) },
    { path: "xl/workbook.xml", text: `${xmlHead}<workbook xmlns="${mainNs}" xmlns:r="${relNs}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>` },
    { path: "xl/_rels/workbook.xml.rels", text: relationships([{ id: "rId1", type: "worksheet", target: "worksheets/sheet1.xml" }, { id: "rId2", type: "styles", target: "styles.xml" }, { id: "rId3", type: "sharedStrings", target: "sharedStrings.xml" }]) },
    { path: "xl/styles.xml", text: stylesXml() },
    { path: "xl/worksheets/sheet1.xml", text: worksheetXml({ dimension: `A1:${letter(size.columns - 1)}${size.rows}`, before: "", after: "" }, lines, strings) },
    { path: "xl/sharedStrings.xml", text: { *[Symbol.iterator]() { yield strings.xml(); } } },
  ]);
}
