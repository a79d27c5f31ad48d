import { chartXml, drawingXml } from "../../../tools/sample/ooxml/chart";
import { commentsXml, notesVml } from "../../../tools/sample/ooxml/comments";
import { zipParts } from "../../../tools/sample/ooxml/package";
import { type SheetRow, stringTable, worksheetXml } from "../../../tools/sample/ooxml/sheet";
import { stylesXml } from "../../../tools/sample/ooxml/styles";
import { esc, mainNs, relationships, relNs, xmlHead } from "../../../tools/sample/ooxml/xml";

const part = (path: string, type: string): string => `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`;
const contentTypes = [
  `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`,
  part("xl/workbook.xml", "spreadsheetml.sheet.main"), part("xl/styles.xml", "spreadsheetml.styles"), part("xl/sharedStrings.xml", "spreadsheetml.sharedStrings"), ...[1, 2, 3].map((n) => part(`xl/worksheets/sheet${n}.xml`, "spreadsheetml.worksheet")),
  part("xl/tables/table1.xml", "spreadsheetml.table"), part("xl/comments1.xml", "spreadsheetml.comments"), part("xl/drawings/drawing1.xml", "drawing"), part("xl/charts/chart1.xml", "drawingml.chart"), "</Types>",
].join("");

/**
 * A workbook whose sheet 明细 has the lines (product, number, price) as a table from A3 on, with everything that can refer to rows: formulas there and on 汇总 and 引用, a
 * name over the numbers, a validation, a conditional format, a chart beside the table, and notes on the third and the last line. At least four lines.
 */
export function ledger(lines: readonly (readonly [string, number, number])[]): Uint8Array {
  const strings = stringTable();
  const last = 3 + lines.length;
  const amounts = lines.map(([, count, price]) => count * price);
  const headers = ["品名", "数量", "单价", "金额"];
  const formula = (text: string): { readonly v: number; readonly formula: string } => ({ v: 0, formula: text });
  const detail: SheetRow[] = [
    { row: 1, cells: [{ v: "销售明细" }] },
    { row: 3, cells: headers.map((v) => ({ v })) },
    ...lines.map(([name, count, price], i): SheetRow => ({
      row: 4 + i, cells: [{ v: name }, { v: count }, { v: price }, formula(`B${4 + i}*C${4 + i}`), undefined, i === 0 ? formula("D4*2") : i === lines.length - 1 ? formula("SUM(数量们)") : undefined],
    })),
    { row: last + 2, cells: [{ v: "合计" }, formula(`SUM(B4:B${last})`), undefined, formula(`SUM(D4:D${last})`)] },
    { row: last + 3, cells: [{ v: "均价" }, undefined, undefined, formula(`D${last + 2}/B${last + 2}`)] },
  ];
  const summary = [
    `SUM(明细!D4:D${last})`, "明细!D7", `VLOOKUP("丁",明细!$A$4:$D$${last},4,FALSE)`, "SUM(明细表[金额])", `SUMPRODUCT(明细!$B$4:$B$${last},明细!$C$4:$C$${last})`, "INDEX(数量们,ROWS(数量们))", `明细!B${last}-明细!B4`, "明细!D5",
    `明细!D${last + 2}`, "COUNT(明细!B:B)",
  ].map((text, i): SheetRow => ({ row: i + 1, cells: [{ v: `第 ${i + 1} 项` }, formula(text)] }));
  const more = [`汇总!B1+明细!D${last + 3}`, 'IF(汇总!B2=明细!D7,"同","不同")', "SUM(OFFSET(明细!D3,1,0,ROWS(数量们),1))"].map((text, i): SheetRow => ({ row: i + 1, cells: [formula(text)] }));
  const notes = [{ address: "A6", row: 5, column: 0, author: "王芳", text: "还要再问。" }, { address: `D${last}`, row: last - 1, column: 3, author: "王芳", text: "已付。" }];
  const rules = [
    `<conditionalFormatting sqref="D4:D${last}"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><formula>40</formula></cfRule></conditionalFormatting>`,
    `<dataValidations count="1"><dataValidation type="whole" operator="greaterThan" allowBlank="1" showErrorMessage="1" sqref="B4:B${last}"><formula1>0</formula1></dataValidation></dataValidations>`,
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/><tableParts count="1"><tablePart r:id="rId4"/></tableParts>',
  ].join("");
  const columns = headers.map((name, i) => `<tableColumn id="${i + 1}" name="${name}"${i === 3 ? "><calculatedColumnFormula>B4*C4</calculatedColumnFormula></tableColumn>" : "/>"}`).join("");
  return zipParts([
    { path: "[Content_Types].xml", text: contentTypes },
    { path: "_rels/.rels", text: relationships([{ id: "rId1", type: "officeDocument", target: "xl/workbook.xml" }]) },
    { path: "xl/workbook.xml", text: `${xmlHead}<workbook xmlns="${mainNs}" xmlns:r="${relNs}"><sheets>${["明细", "汇总", "引用"].map((name, i) => `<sheet name="${esc(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets><definedNames><definedName name="数量们">明细!$B$4:$B$${last}</definedName></definedNames></workbook>` },
    { path: "xl/_rels/workbook.xml.rels", text: relationships([...[1, 2, 3].map((n) => ({ id: `rId${n}`, type: "worksheet", target: `worksheets/sheet${n}.xml` })), { id: "rId4", type: "styles", target: "styles.xml" }, { id: "rId5", type: "sharedStrings", target: "sharedStrings.xml" }]) },
    { path: "xl/styles.xml", text: stylesXml() },
    { path: "xl/worksheets/sheet1.xml", text: worksheetXml({ dimension: `A1:F${last + 3}`, before: "", after: rules }, detail, strings) },
    { path: "xl/worksheets/_rels/sheet1.xml.rels", text: relationships([{ id: "rId1", type: "drawing", target: "../drawings/drawing1.xml" }, { id: "rId2", type: "vmlDrawing", target: "../drawings/vmlDrawing1.vml" }, { id: "rId3", type: "comments", target: "../comments1.xml" }, { id: "rId4", type: "table", target: "../tables/table1.xml" }]) },
    { path: "xl/worksheets/sheet2.xml", text: worksheetXml({ dimension: "A1:B10", before: "", after: "" }, summary, strings) },
    { path: "xl/worksheets/sheet3.xml", text: worksheetXml({ dimension: "A1:A3", before: "", after: "" }, more, strings) },
    { path: "xl/tables/table1.xml", text: `${xmlHead}<table xmlns="${mainNs}" id="1" name="明细表" displayName="明细表" ref="A3:D${last}" totalsRowShown="0"><autoFilter ref="A3:D${last}"/><tableColumns count="4">${columns}</tableColumns><tableStyleInfo name="TableStyleLight1" showRowStripes="1"/></table>` },
    { path: "xl/comments1.xml", text: commentsXml(notes) },
    { path: "xl/drawings/vmlDrawing1.vml", text: notesVml(notes) },
    { path: "xl/drawings/drawing1.xml", text: drawingXml([7, 2], [13, 16], "图表 1") },
    { path: "xl/drawings/_rels/drawing1.xml.rels", text: relationships([{ id: "rId1", type: "chart", target: "../charts/chart1.xml" }]) },
    { path: "xl/charts/chart1.xml", text: chartXml({ title: "金额", caption: "金额", captionRef: "明细!$D$3", categoriesRef: `明细!$A$4:$A$${last}`, valuesRef: `明细!$D$4:$D$${last}`, categories: lines.map(([name]) => name), values: amounts }) },
    { path: "xl/sharedStrings.xml", text: { *[Symbol.iterator]() { yield strings.xml(); } } },
  ]);
}
