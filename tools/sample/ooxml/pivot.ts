import type { SheetCell, SheetRow } from "./sheet";
import { esc, mainNs, numberText, relNs, xmlHead } from "./xml";

/** A sum by two text fields: rows × columns over a range of another sheet. */
export type PivotInput = {
  readonly name: string;
  readonly sourceSheet: string;
  readonly sourceRef: string;
  /** Column headers of the source: row field, column field, summed field, one more number field that is not shown. */
  readonly header: readonly [string, string, string, string];
  readonly rowItems: readonly string[];
  readonly columnItems: readonly string[];
  readonly records: readonly { readonly row: number; readonly column: number; readonly amount: number; readonly other: number }[];
};

const add = (values: readonly number[]): number => Number(values.reduce((sum, value) => sum + value, 0).toPrecision(15));

export function pivotCacheXml(input: PivotInput): string {
  const items = (list: readonly string[]): string => `<sharedItems count="${list.length}">${list.map((item) => `<s v="${esc(item)}"/>`).join("")}</sharedItems>`;
  const numbers = (values: readonly number[]): string => `<sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1"${values.every(Number.isInteger) ? ' containsInteger="1"' : ""} minValue="${Math.min(...values)}" maxValue="${Math.max(...values)}"/>`;
  const shared = [items(input.rowItems), items(input.columnItems), numbers(input.records.map((record) => record.amount)), numbers(input.records.map((record) => record.other))];
  return [
    `${xmlHead}<pivotCacheDefinition xmlns="${mainNs}" xmlns:r="${relNs}" r:id="rId1" refreshedBy="销售运营部" refreshedDate="45646.395833" createdVersion="6" refreshedVersion="6" minRefreshableVersion="3" recordCount="${input.records.length}">`,
    `<cacheSource type="worksheet"><worksheetSource ref="${input.sourceRef}" sheet="${esc(input.sourceSheet)}"/></cacheSource>`,
    `<cacheFields count="4">${input.header.map((header, i) => `<cacheField name="${esc(header)}" numFmtId="0">${shared[i]}</cacheField>`).join("")}</cacheFields></pivotCacheDefinition>`,
  ].join("");
}

export function pivotRecordsXml(input: PivotInput): string {
  const lines = input.records.map((record) => `<r><x v="${record.row}"/><x v="${record.column}"/><n v="${numberText(record.amount)}"/><n v="${record.other}"/></r>`);
  return `${xmlHead}<pivotCacheRecords xmlns="${mainNs}" xmlns:r="${relNs}" count="${lines.length}">${lines.join("")}</pivotCacheRecords>`;
}

/** The table's top left cell is A3, in compact form, as Excel makes it. */
export function pivotTableXml(input: PivotInput): string {
  const [rows, columns] = [input.rowItems.length, input.columnItems.length];
  const axisField = (axis: string, count: number): string => `<pivotField axis="${axis}" showAll="0"><items count="${count + 1}">${Array.from({ length: count }, (_, i) => `<item x="${i}"/>`).join("")}<item t="default"/></items></pivotField>`;
  const lines = (count: number): string => `${Array.from({ length: count }, (_, i) => (i === 0 ? "<i><x/></i>" : `<i><x v="${i}"/></i>`)).join("")}<i t="grand"><x/></i>`;
  const end = String.fromCharCode(65 + columns + 1) + (4 + rows + 1);
  return [
    `${xmlHead}<pivotTableDefinition xmlns="${mainNs}" name="${esc(input.name)}" cacheId="7" applyNumberFormats="0" applyBorderFormats="0" applyFontFormats="0" applyPatternFormats="0" applyAlignmentFormats="0" applyWidthHeightFormats="1" dataCaption="值" updatedVersion="6" minRefreshableVersion="3" useAutoFormatting="1" itemPrintTitles="1" createdVersion="6" indent="0" outline="1" outlineData="1" multipleFieldFilters="0">`,
    `<location ref="A3:${end}" firstHeaderRow="1" firstDataRow="2" firstDataCol="1"/>`,
    `<pivotFields count="4">${axisField("axisRow", rows)}${axisField("axisCol", columns)}<pivotField dataField="1" showAll="0"/><pivotField showAll="0"/></pivotFields>`,
    `<rowFields count="1"><field x="0"/></rowFields><rowItems count="${rows + 1}">${lines(rows)}</rowItems><colFields count="1"><field x="1"/></colFields><colItems count="${columns + 1}">${lines(columns)}</colItems>`,
    `<dataFields count="1"><dataField name="${esc(`求和项:${input.header[2]}`)}" fld="2" baseField="0" baseItem="0" numFmtId="4"/></dataFields>`,
    '<pivotTableStyleInfo name="PivotStyleLight16" showRowHeaders="1" showColHeaders="1" showRowStripes="0" showColStripes="0" showLastColumn="1"/></pivotTableDefinition>',
  ].join("");
}

/** The cells under the pivot, as drawn at the last refresh. */
export function pivotRows(input: PivotInput): readonly SheetRow[] {
  const sum = (row: number | null, column: number | null): SheetCell => ({ v: add(input.records.filter((record) => (row === null || record.row === row) && (column === null || record.column === column)).map((record) => record.amount)), style: "decimals" });
  const line = (row: number | null): SheetCell[] => [...input.columnItems.map((_, column) => sum(row, column)), sum(row, null)];
  return [
    { row: 1, cells: [{ v: "各大区季度业绩（透视表）", style: "heading" }] },
    { row: 3, cells: [{ v: `求和项:${input.header[2]}` }, { v: "列标签" }] },
    { row: 4, cells: [{ v: "行标签" }, ...input.columnItems.map((v): SheetCell => ({ v })), { v: "总计" }] },
    ...input.rowItems.map((item, i): SheetRow => ({ row: 5 + i, cells: [{ v: item }, ...line(i)] })),
    { row: 5 + input.rowItems.length, cells: [{ v: "总计" }, ...line(null)] },
  ];
}
