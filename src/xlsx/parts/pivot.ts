import { areaAddress } from "../../workbook/area";
import type { CellValue, PivotAggregate, PivotLine, PivotSpec } from "../../workbook/host";
import { encodeXString, escapeAttribute } from "./xmlTree";

/** What the package knows and the specification does not. */
export type PivotIds = { readonly cacheId: number; readonly numFmtId: (numberFormat: string) => number; readonly dateSystem: 1900 | 1904 };

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * The two parts of a native PivotTable: its definition and the definition of its cache. The cache holds no records: the program that opens the file reads the table anew
 * (`refreshOnLoad`), and the cells already show what it will draw. @source ECMA-376 part 1, 18.10
 */
export function pivotParts(spec: PivotSpec, ids: PivotIds): { readonly pivotTableXml: string; readonly pivotCacheXml: string } {
  return { pivotTableXml: pivotTableXml(spec, ids), pivotCacheXml: pivotCacheXml(spec, ids) };
}

function pivotCacheXml(spec: PivotSpec, ids: PivotIds): string {
  const fields = spec.fields.map((field) => {
    const name = `<cacheField name="${xstring(field.name)}" numFmtId="${field.items === null ? 0 : labelFormatId(field, ids)}">`;
    if (field.items === null) return `${name}<sharedItems/></cacheField>`;
    const items = field.items.map((item) => (field.kind === "date" && typeof item === "number" ? (dateItem(item, ids.dateSystem) ?? item) : item));
    return `${name}<sharedItems${mixture(items)} count="${items.length}">${items.map(sharedItem).join("")}</sharedItems></cacheField>`;
  });
  return (
    `${declaration}<pivotCacheDefinition ${main} saveData="0" refreshOnLoad="1" refreshedBy="CRM Sheets" createdVersion="6" refreshedVersion="6" minRefreshableVersion="3">` +
    `<cacheSource type="worksheet"><worksheetSource name="${xstring(spec.sourceTable)}"/></cacheSource>` +
    `<cacheFields count="${fields.length}">${fields.join("")}</cacheFields></pivotCacheDefinition>`
  );
}

function xstring(text: string): string {
  return escapeAttribute(encodeXString(text));
}

function labelFormatId({ numberFormat }: PivotSpec["fields"][number], ids: PivotIds): number {
  return numberFormat === undefined ? 0 : ids.numFmtId(numberFormat);
}

type DateItem = { readonly date: string };
type Item = CellValue | DateItem;

const isDateItem = (item: Item): item is DateItem => typeof item === "object" && item !== null && "date" in item;

/** A serial as xsd:dateTime; null before March 1900, where Excel counts a day that never was, and after 9999: such a number stays one. */
function dateItem(serial: number, system: 1900 | 1904): DateItem | null {
  const days = serial + (system === 1904 ? 1462 : 0);
  if (days < 61 || days >= 2_958_466) return null;
  return { date: new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1000).toISOString().slice(0, 19) };
}

/** Which kinds of values a list of shared items holds; Excel repairs a file whose attributes deny what is there. */
function mixture(items: readonly Item[]): string {
  const blank = items.some((item) => item === null);
  const texts = items.some((item) => typeof item === "string" || typeof item === "boolean" || (typeof item === "object" && item !== null && !isDateItem(item)));
  const numbers = items.filter((item) => typeof item === "number");
  const dates = items.filter(isDateItem).map(({ date }) => date).sort();
  const kinds = [texts, numbers.length > 0, dates.length > 0].filter((there) => there).length;
  let attributes = "";
  if (!texts && !blank && kinds > 0) attributes += ' containsSemiMixedTypes="0"';
  if (dates.length > 0) attributes += `${kinds === 1 ? ' containsNonDate="0"' : ""} containsDate="1"`;
  if (!texts) attributes += ' containsString="0"';
  if (blank) attributes += ' containsBlank="1"';
  if (kinds > 1) attributes += ' containsMixedTypes="1"';
  if (numbers.length > 0) {
    attributes += ' containsNumber="1"';
    if (numbers.every((item) => Number.isInteger(item))) attributes += ' containsInteger="1"';
    attributes += ` minValue="${numbers.reduce((a, b) => Math.min(a, b))}" maxValue="${numbers.reduce((a, b) => Math.max(a, b))}"`;
  }
  if (dates.length > 0) attributes += ` minDate="${dates[0]!}" maxDate="${dates.at(-1)!}"`;
  if (items.some((item) => typeof item === "string" && item.length > 255)) attributes += ' longText="1"';
  return attributes;
}

function sharedItem(item: Item): string {
  switch (typeof item) {
    case "string": return `<s v="${xstring(item)}"/>`;
    case "number": return `<n v="${item}"/>`;
    case "boolean": return `<b v="${item ? 1 : 0}"/>`;
    default: return item === null ? "<m/>" : isDateItem(item) ? `<d v="${item.date}"/>` : `<e v="${escapeAttribute(item.error)}"/>`;
  }
}

function pivotTableXml(spec: PivotSpec, ids: PivotIds): string {
  const height = spec.cells.length;
  const width = spec.cells.reduce((most, line) => Math.max(most, line.length), 0);
  const hasColumns = spec.columns.length > 0;
  const firstHeaderRow = hasColumns || spec.values.length === 1 ? 1 : 0;
  const ref = areaAddress({ row: spec.row, column: spec.column, rows: height, columns: width });
  const severalValues = spec.values.length > 1;
  const columnFields = [...spec.columns, ...(severalValues ? [-2] : [])];
  const columnItems = columnFields.length === 0 ? "<i/>" : lineItems(spec.columnLines, severalValues);
  return (
    `${declaration}<pivotTableDefinition ${main} name="${xstring(spec.name)}" cacheId="${ids.cacheId}" applyNumberFormats="0" applyBorderFormats="0" applyFontFormats="0" applyPatternFormats="0" applyAlignmentFormats="0" applyWidthHeightFormats="1"` +
    ` dataCaption="${xstring(spec.captions.values)}" grandTotalCaption="${xstring(spec.captions.grandTotal)}" updatedVersion="6" minRefreshableVersion="3" useAutoFormatting="1" itemPrintTitles="1" createdVersion="6" indent="0" compact="0" compactData="0" multipleFieldFilters="0"` +
    ` rowHeaderCaption="${xstring(spec.captions.rowHeader)}"${hasColumns ? ` colHeaderCaption="${xstring(spec.captions.columnHeader)}"` : ""}>` +
    `<location ref="${ref}" firstHeaderRow="${firstHeaderRow}" firstDataRow="${height - spec.rowLines.length}" firstDataCol="${spec.rows.length}"${spec.filter === undefined ? "" : ' rowPageCount="1" colPageCount="1"'}/>` +
    `<pivotFields count="${spec.fields.length}">${spec.fields.map((_, index) => pivotField(spec, index, ids)).join("")}</pivotFields>` +
    fieldList("rowFields", spec.rows) +
    `<rowItems count="${spec.rowLines.length}">${lineItems(spec.rowLines, false)}</rowItems>` +
    (columnFields.length > 0 ? fieldList("colFields", columnFields) : "") +
    `<colItems count="${columnFields.length === 0 ? 1 : spec.columnLines.length}">${columnItems}</colItems>` +
    (spec.filter === undefined ? "" : `<pageFields count="1"><pageField fld="${spec.filter.field}"${spec.filter.shown.length === 1 ? ` item="${spec.filter.shown[0]!}"` : ""} hier="-1"/></pageFields>`) +
    `<dataFields count="${spec.values.length}">${spec.values.map((value) => `<dataField name="${xstring(value.caption)}" fld="${value.field}"${subtotal[value.aggregate]} baseField="0" baseItem="0" numFmtId="${ids.numFmtId(value.numberFormat)}"/>`).join("")}</dataFields>` +
    `<pivotTableStyleInfo name="PivotStyleLight16" showRowHeaders="1" showColHeaders="1" showRowStripes="0" showColStripes="0" showLastColumn="1"/>${hideValuesRow}</pivotTableDefinition>`
  );
}

/** Without this Excel puts a line that says "Values" over several values with no column field. @source [MS-XLSX], CT_PivotTableDefinition, hideValuesRow */
const hideValuesRow = '<extLst><ext uri="{962EF5D1-5CA2-4c93-8EF4-DBF5C05439D2}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:pivotTableDefinition hideValuesRow="1"/></ext></extLst>';

const subtotal: { readonly [aggregate in PivotAggregate]: string } = { sum: "", count: ' subtotal="count"', average: ' subtotal="average"', min: ' subtotal="min"', max: ' subtotal="max"' };

function pivotField(spec: PivotSpec, index: number, ids: PivotIds): string {
  const { filter } = spec;
  const isPage = filter?.field === index;
  const several = isPage && filter.shown.length !== 1;
  const isHidden = (item: number): boolean => several && !filter!.shown.includes(item);
  const axis = isPage ? ` axis="axisPage"${several ? ' multipleItemSelectionAllowed="1"' : ""}` : spec.rows.includes(index) ? ' axis="axisRow"' : spec.columns.includes(index) ? ' axis="axisCol"' : "";
  const data = spec.values.some((value) => value.field === index) ? ' dataField="1"' : "";
  const field = spec.fields[index];
  const items = field?.items;
  const format = field === undefined || axis === "" ? 0 : labelFormatId(field, ids);
  const list = axis === "" || items == null ? "" : `<items count="${items.length}">${items.map((value, item) => `<item${isHidden(item) ? ' h="1"' : ""}${value === null ? ` n="${xstring(spec.captions.blank)}"` : ""} x="${item}"/>`).join("")}</items>`;
  const attributes = `${field?.caption === undefined || axis === "" ? "" : ` name="${xstring(field.caption)}"`}${axis}${data}${format === 0 ? "" : ` numFmtId="${format}"`} compact="0" outline="0" showAll="0"${axis === "" ? "" : ' defaultSubtotal="0"'}`;
  return list === "" ? `<pivotField${attributes}/>` : `<pivotField${attributes}>${list}</pivotField>`;
}

function fieldList(name: string, fields: readonly number[]): string {
  return `<${name} count="${fields.length}">${fields.map((field) => `<field x="${field}"/>`).join("")}</${name}>`;
}

/** One `<i>` a line: `r` items repeated from the line above, `i` which value, then the items that differ. */
function lineItems(lines: readonly PivotLine[], withValues: boolean): string {
  let previous: readonly number[] = [];
  return lines
    .map((line) => {
      const value = withValues ? (line.value ?? 0) : 0;
      const which = value === 0 ? "" : ` i="${value}"`;
      if (line.kind === "grand") return `<i t="grand"${which}><x/></i>`;
      const items = withValues ? [...line.items, value] : line.items;
      let repeated = 0;
      while (repeated < items.length - 1 && repeated < previous.length - (withValues ? 1 : 0) && items[repeated] === previous[repeated]) repeated++;
      previous = items;
      return `<i${repeated === 0 ? "" : ` r="${repeated}"`}${which}>${items.slice(repeated).map((item) => (item === 0 ? "<x/>" : `<x v="${item}"/>`)).join("")}</i>`;
    })
    .join("");
}
