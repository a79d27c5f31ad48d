import { sampleColumns } from "./columns";
import { type MainSheet, mainSheetName, makeMainSheet, type SampleTruth } from "./mainSheet";
import { chartXml, drawingXml } from "./ooxml/chart";
import { commentsXml, type Note, notesVml } from "./ooxml/comments";
import { type Part, zipParts } from "./ooxml/package";
import { pivotCacheXml, type PivotInput, pivotRecordsXml, pivotRows, pivotTableXml } from "./ooxml/pivot";
import { type SheetRow, stringTable, worksheetXml } from "./ooxml/sheet";
import { stylesXml } from "./ooxml/styles";
import { themeXml } from "./ooxml/theme";
import { esc, letter, mainNs, relationships, relNs, xmlHead } from "./ooxml/xml";
import { seededRandom } from "./random";
import { guideRows, makeSummary, quarters, regions, type Summary, summarySheetName } from "./summarySheet";

export type { SampleTruth };
/**
 * `rows`: customers' rows on the main sheet, duplicates included; at least 30, default 2,000. `captions` (default true): merged captions over groups of columns stand
 * above the header. `autoFilter`: the header has the filter buttons of a sheet that is not a table.
 */
export type SampleOptions = { readonly rows?: number; readonly captions?: boolean; readonly autoFilter?: boolean };
export type Sample = { readonly bytes: Uint8Array; readonly truth: SampleTruth };

/** The messy workbook of about 2,000 customers: the same seed gives the same bytes. */
export function makeSample(seed: number, options: SampleOptions = {}): Uint8Array {
  return makeSampleWithTruth(seed, options).bytes;
}

/** A small one for tests. */
export function makeSmallSample(seed: number, rows = 50, options: Omit<SampleOptions, "rows"> = {}): Sample {
  return makeSampleWithTruth(seed, { ...options, rows });
}

export function makeSampleWithTruth(seed: number, options: SampleOptions = {}): Sample {
  const rows = options.rows ?? 2000;
  if (!Number.isInteger(rows) || rows < 30) throw new RangeError(`rows must be a whole number of at least 30, not ${rows}`);
  const random = seededRandom(seed);
  const main = makeMainSheet(random, rows, options.captions !== false);
  const summary = makeSummary(random, main);
  return { bytes: zipParts(sampleParts(main, summary, options.autoFilter === true)), truth: main.truth };
}

export const guideSheetName = "说明";
export const pivotSheetName = "业绩透视";
/** A name of the user's own over the customers' names. */
export const sampleDefinedName = "客户名单";

const types: Readonly<Record<string, string>> = {
  "xl/workbook.xml": "spreadsheetml.sheet.main", "xl/styles.xml": "spreadsheetml.styles", "xl/sharedStrings.xml": "spreadsheetml.sharedStrings", "xl/theme/theme1.xml": "theme",
  "xl/worksheets/sheet1.xml": "spreadsheetml.worksheet", "xl/worksheets/sheet2.xml": "spreadsheetml.worksheet", "xl/worksheets/sheet3.xml": "spreadsheetml.worksheet", "xl/worksheets/sheet4.xml": "spreadsheetml.worksheet",
  "xl/comments1.xml": "spreadsheetml.comments", "xl/calcChain.xml": "spreadsheetml.calcChain", "xl/drawings/drawing1.xml": "drawing", "xl/charts/chart1.xml": "drawingml.chart",
  "xl/pivotCache/pivotCacheDefinition1.xml": "spreadsheetml.pivotCacheDefinition", "xl/pivotCache/pivotCacheRecords1.xml": "spreadsheetml.pivotCacheRecords", "xl/pivotTables/pivotTable1.xml": "spreadsheetml.pivotTable",
};

function contentTypes(): string {
  const overrides = Object.entries(types).map(([path, type]) => `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`);
  return [
    `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`,
    ...overrides,
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>',
  ].join("");
}

function sampleParts(main: MainSheet, summary: Summary, filter: boolean): readonly Part[] {
  const strings = stringTable();
  const notes = notesOf(main);
  const pivot: PivotInput = {
    name: "数据透视表1", sourceSheet: summarySheetName, sourceRef: summary.salesRef, header: summary.salesHeader as [string, string, string, string], rowItems: regions, columnItems: quarters,
    records: summary.sales.map((sale) => ({ row: sale.region, column: sale.quarter, amount: sale.amount, other: sale.deals })),
  };
  const simple = (rows: readonly SheetRow[], dimension: string, after = ""): Iterable<string> =>
    worksheetXml({ dimension, before: '<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="6" width="18" customWidth="1"/></cols>', after }, rows, strings);
  const margins = '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>';
  return [
    { path: "[Content_Types].xml", text: contentTypes() },
    { path: "_rels/.rels", text: relationships([
      { id: "rId1", type: "officeDocument", target: "xl/workbook.xml" },
      { id: "rId2", type: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", target: "docProps/core.xml" },
      { id: "rId3", type: "extended-properties", target: "docProps/app.xml" },
    ]) },
    { path: "xl/workbook.xml", text: workbookXml(main, filter) },
    { path: "xl/_rels/workbook.xml.rels", text: relationships([
      ...[1, 2, 3, 4].map((n) => ({ id: `rId${n}`, type: "worksheet", target: `worksheets/sheet${n}.xml` })),
      { id: "rId5", type: "styles", target: "styles.xml" }, { id: "rId6", type: "theme", target: "theme/theme1.xml" }, { id: "rId7", type: "sharedStrings", target: "sharedStrings.xml" },
      { id: "rId8", type: "calcChain", target: "calcChain.xml" }, { id: "rId9", type: "pivotCacheDefinition", target: "pivotCache/pivotCacheDefinition1.xml" },
    ]) },
    { path: "xl/styles.xml", text: stylesXml() },
    { path: "xl/theme/theme1.xml", text: themeXml() },
    { path: "xl/worksheets/sheet1.xml", text: simple(guideRows(), "A1:A6", margins) },
    { path: "xl/worksheets/sheet2.xml", text: worksheetXml(mainFrame(main, filter), main.rows, strings) },
    { path: "xl/worksheets/_rels/sheet2.xml.rels", text: relationships([{ id: "rId1", type: "vmlDrawing", target: "../drawings/vmlDrawing1.vml" }, { id: "rId2", type: "comments", target: "../comments1.xml" }]) },
    { path: "xl/worksheets/sheet3.xml", text: simple(summary.rows, summary.salesRef.replace(/^A\d+/, "A1"), `${margins}<drawing r:id="rId1"/>`) },
    { path: "xl/worksheets/_rels/sheet3.xml.rels", text: relationships([{ id: "rId1", type: "drawing", target: "../drawings/drawing1.xml" }]) },
    { path: "xl/worksheets/sheet4.xml", text: simple(pivotRows(pivot), "A1:F9", margins) },
    { path: "xl/worksheets/_rels/sheet4.xml.rels", text: relationships([{ id: "rId1", type: "pivotTable", target: "../pivotTables/pivotTable1.xml" }]) },
    { path: "xl/comments1.xml", text: commentsXml(notes) },
    { path: "xl/drawings/vmlDrawing1.vml", text: notesVml(notes) },
    { path: "xl/drawings/drawing1.xml", text: drawingXml([3, 2], [10, 18], "图表 1") },
    { path: "xl/drawings/_rels/drawing1.xml.rels", text: relationships([{ id: "rId1", type: "chart", target: "../charts/chart1.xml" }]) },
    { path: "xl/charts/chart1.xml", text: chartXml({ title: "各状态客户数", caption: "客户数", captionRef: `${summarySheetName}!$B$3`, categoriesRef: summary.stageRange.categories, valuesRef: summary.stageRange.values, categories: summary.stages, values: summary.stageCounts }) },
    { path: "xl/pivotCache/pivotCacheDefinition1.xml", text: pivotCacheXml(pivot) },
    { path: "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels", text: relationships([{ id: "rId1", type: "pivotCacheRecords", target: "pivotCacheRecords1.xml" }]) },
    { path: "xl/pivotCache/pivotCacheRecords1.xml", text: pivotRecordsXml(pivot) },
    { path: "xl/pivotTables/pivotTable1.xml", text: pivotTableXml(pivot) },
    { path: "xl/pivotTables/_rels/pivotTable1.xml.rels", text: relationships([{ id: "rId1", type: "pivotCacheDefinition", target: "../pivotCache/pivotCacheDefinition1.xml" }]) },
    { path: "xl/calcChain.xml", text: calcChainXml(main, summary) },
    { path: "xl/sharedStrings.xml", text: { *[Symbol.iterator]() { yield strings.xml(); } } },
    { path: "docProps/core.xml", text: `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>客户台账2024</dc:title><dc:creator>销售运营部</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2024-01-02T01:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2024-12-20T09:30:00Z</dcterms:modified></cp:coreProperties>` },
    { path: "docProps/app.xml", text: `${xmlHead}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Excel</Application><AppVersion>16.0300</AppVersion></Properties>` },
  ];
}

function workbookXml(main: MainSheet, filter: boolean): string {
  const { firstRow, lastRow, headerRow } = main.truth;
  const sheets = [guideSheetName, mainSheetName, summarySheetName, pivotSheetName];
  const nameColumn = letter(sampleColumns.findIndex((column) => column.field === "name"));
  return [
    `${xmlHead}<workbook xmlns="${mainNs}" xmlns:r="${relNs}"><workbookPr defaultThemeVersion="166925"/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="12300" activeTab="1"/></bookViews>`,
    `<sheets>${sheets.map((name, i) => `<sheet name="${esc(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets>`,
    `<definedNames>${filter ? `<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">'${mainSheetName}'!$A$${headerRow}:$${letter(sampleColumns.length - 1)}$${lastRow}</definedName>` : ""}<definedName name="_xlnm.Print_Titles" localSheetId="1">'${mainSheetName}'!$${headerRow}:$${headerRow}</definedName><definedName name="${sampleDefinedName}">'${mainSheetName}'!$${nameColumn}$${firstRow}:$${nameColumn}$${lastRow}</definedName></definedNames>`,
    '<calcPr calcId="191029"/><pivotCaches><pivotCache cacheId="7" r:id="rId9"/></pivotCaches></workbook>',
  ].join("");
}

/** Views, widths, merges, a conditional format and two validations of the user's own, print set-up. Elements in the order the schema demands. */
function mainFrame(main: MainSheet, filter: boolean): { before: string; after: string; dimension: string } {
  const { firstRow, lastRow, noteRows, headerRow } = main.truth;
  const at = (field: string): string => letter(sampleColumns.findIndex((column) => column.field === field));
  const visits = letter(sampleColumns.findIndex((column) => column.header === "跟进次数"));
  const end = letter(sampleColumns.length - 1);
  const columns = sampleColumns.map((column, i) => `<col min="${i + 1}" max="${i + 1}" width="${column.width}"${column.hidden === true ? ' hidden="1"' : ""} customWidth="1"/>`);
  return {
    dimension: `A1:${end}${noteRows[noteRows.length - 1]}`,
    before: `<sheetViews><sheetView tabSelected="1" zoomScale="90" workbookViewId="0"><pane xSplit="2" ySplit="${headerRow}" topLeftCell="C${firstRow}" activePane="bottomRight" state="frozen"/><selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight" activeCell="C${firstRow}" sqref="C${firstRow}"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join("")}</cols>`,
    after: [
      filter ? `<autoFilter ref="A${headerRow}:${end}${lastRow}"/>` : "",
      `<mergeCells count="${main.merges.length}">${main.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`,
      `<conditionalFormatting sqref="${at("expectedAmount")}${firstRow}:${at("expectedAmount")}${lastRow}"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><formula>200</formula></cfRule></conditionalFormatting>`,
      '<dataValidations count="2">',
      `<dataValidation type="whole" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="跟进次数" error="请填写 0 到 200 的整数" sqref="${visits}${firstRow}:${visits}${lastRow}"><formula1>0</formula1><formula2>200</formula2></dataValidation>`,
      `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${at("keyAccount")}${firstRow}:${at("keyAccount")}${lastRow}"><formula1>"是,否"</formula1></dataValidation>`,
      "</dataValidations>",
      `<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"/><headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter><legacyDrawing r:id="rId1"/>`,
    ].join(""),
  };
}

function notesOf(main: MainSheet): readonly Note[] {
  const note = (field: string, row: number, author: string, text: string): Note => {
    const column = sampleColumns.findIndex((item) => item.field === field);
    return { address: letter(column) + row, row: row - 1, column, author, text };
  };
  return [note("discount", main.truth.headerRow, "王芳", "低于 8 折须总经理批准。"), note("name", main.truth.firstRow + 2, "刘子豪", "和老客户是同一家？待确认。")];
}

/** Every formula cell, sheet by sheet: the order in which Excel last calculated. */
function calcChainXml(main: MainSheet, summary: Summary): string {
  const of = (rows: readonly SheetRow[], sheet: number): string[] => rows.flatMap((line) => line.cells.flatMap((cell, column) => (cell?.formula === undefined ? [] : [`<c r="${letter(column)}${line.row}" i="${sheet}"/>`])));
  return `${xmlHead}<calcChain xmlns="${mainNs}">${[...of(main.rows, 2), ...of(summary.rows, 3)].join("")}</calcChain>`;
}

