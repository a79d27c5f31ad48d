import type { WorkbookModel } from "../workbook/model";
import { Package } from "./container/package";
import { readZip } from "./container/readZip";
import { writeZip } from "./container/writeZip";
import { readWorkbook } from "./openXlsx";
import { newStylesXml } from "./parts/styles";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const parts: Readonly<Record<string, string>> = {
  "[Content_Types].xml":
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml":
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><workbookPr/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15600"/></bookViews><sheets></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  "xl/styles.xml": newStylesXml,
};

/** A workbook without sheets: put at least one into `sheets` (from `newSheet`) before it is saved. */
export function newWorkbook(): WorkbookModel {
  const encoder = new TextEncoder();
  const bytes = writeZip(Object.entries(parts).map(([name, xml]) => ({ name, bytes: encoder.encode(xml.startsWith("<?xml") ? xml : declaration + xml) })));
  return readWorkbook(bytes, new Package(readZip(bytes)), true);
}
