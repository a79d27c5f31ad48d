import { areaAddress } from "../../workbook/area";
import type { CellValue, PivotAggregate, PivotLine, PivotSpec } from "../../workbook/host";
import { escapeAttribute } from "./xmlTree";

/** What the package knows and the specification does not. */
export type PivotIds = { readonly cacheId: number; readonly numFmtId: (numberFormat: string) => number };

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * The two parts of a native PivotTable: its definition and the definition of its cache. The cache holds no records: the program that opens the file reads the table anew
 * (`refreshOnLoad`), and the cells already show what it will draw. @source ECMA-376 part 1, 18.10
 */
export function pivotParts(spec: PivotSpec, ids: PivotIds): { readonly pivotTableXml: string; readonly pivotCacheXml: string } {
  return { pivotTableXml: pivotTableXml(spec, ids), pivotCacheXml: pivotCacheXml(spec) };
}

function pivotCacheXml(spec: PivotSpec): string {
  const fields = spec.fields.map((field) => {
    const name = `<cacheField name="${escapeAttribute(field.name)}" numFmtId="0">`;
    if (field.items === null) return `${name}<sharedItems/></cacheField>`;
    return `${name}<sharedItems${mixture(field.items)} count="${field.items.length}">${field.items.map(sharedItem).join("")}</sharedItems></cacheField>`;
  });
  return (
    `${declaration}<pivotCacheDefinition ${main} saveData="0" refreshOnLoad="1" refreshedBy="CRM Sheets" createdVersion="6" refreshedVersion="6" minRefreshableVersion="3">` +
    `<cacheSource type="worksheet"><worksheetSource name="${escapeAttribute(spec.sourceTable)}"/></cacheSource>` +
    `<cacheFields count="${fields.length}">${fields.join("")}</cacheFields></pivotCacheDefinition>`
  );
}

/** Which kinds of values a list of shared items holds; Excel repairs a file whose attributes deny what is there. */
function mixture(items: readonly CellValue[]): string {
  const blank = items.some((item) => item === null);
  const texts = items.some((item) => typeof item === "string" || typeof item === "boolean" || (typeof item === "object" && item !== null));
  const numbers = items.filter((item) => typeof item === "number");
  let attributes = "";
  if (!texts && !blank && numbers.length > 0) attributes += ' containsSemiMixedTypes="0"';
  if (!texts) attributes += ' containsString="0"';
  if (blank) attributes += ' containsBlank="1"';
  if (texts && numbers.length > 0) attributes += ' containsMixedTypes="1"';
  if (numbers.length > 0) {
    attributes += ' containsNumber="1"';
    if (numbers.every((item) => Number.isInteger(item))) attributes += ' containsInteger="1"';
    attributes += ` minValue="${Math.min(...numbers)}" maxValue="${Math.max(...numbers)}"`;
  }
  return attributes;
}

function sharedItem(item: CellValue): string {
  switch (typeof item) {
    case "string": return `<s v="${escapeAttribute(item)}"/>`;
    case "number": return `<n v="${item}"/>`;
    case "boolean": return `<b v="${item ? 1 : 0}"/>`;
    default: return item === null ? "<m/>" : `<e v="${escapeAttribute(item.error)}"/>`;
  }
}

function pivotTableXml(spec: PivotSpec, ids: PivotIds): string {
  const height = spec.cells.length;
  const width = Math.max(...spec.cells.map((line) => line.length));
  const hasColumns = spec.columns.length > 0;
  const firstHeaderRow = hasColumns || spec.values.length === 1 ? 1 : 0;
  const ref = areaAddress({ row: spec.row, column: spec.column, rows: height, columns: width });
  const severalValues = spec.values.length > 1;
  const columnFields = [...spec.columns, ...(severalValues ? [-2] : [])];
  const columnItems = columnFields.length === 0 ? "<i/>" : lineItems(spec.columnLines, severalValues);
  return (
    `${declaration}<pivotTableDefinition ${main} name="${escapeAttribute(spec.name)}" cacheId="${ids.cacheId}" applyNumberFormats="0" applyBorderFormats="0" applyFontFormats="0" applyPatternFormats="0" applyAlignmentFormats="0" applyWidthHeightFormats="1"` +
    ` dataCaption="${escapeAttribute(spec.captions.values)}" grandTotalCaption="${escapeAttribute(spec.captions.grandTotal)}" updatedVersion="6" minRefreshableVersion="3" useAutoFormatting="1" itemPrintTitles="1" createdVersion="6" indent="0" compact="0" compactData="0" multipleFieldFilters="0"` +
    ` rowHeaderCaption="${escapeAttribute(spec.captions.rowHeader)}"${hasColumns ? ` colHeaderCaption="${escapeAttribute(spec.captions.columnHeader)}"` : ""}>` +
    `<location ref="${ref}" firstHeaderRow="${firstHeaderRow}" firstDataRow="${height - spec.rowLines.length}" firstDataCol="${spec.rows.length}"/>` +
    `<pivotFields count="${spec.fields.length}">${spec.fields.map((_, index) => pivotField(spec, index)).join("")}</pivotFields>` +
    fieldList("rowFields", spec.rows) +
    `<rowItems count="${spec.rowLines.length}">${lineItems(spec.rowLines, false)}</rowItems>` +
    (columnFields.length > 0 ? fieldList("colFields", columnFields) : "") +
    `<colItems count="${columnFields.length === 0 ? 1 : spec.columnLines.length}">${columnItems}</colItems>` +
    `<dataFields count="${spec.values.length}">${spec.values.map((value) => `<dataField name="${escapeAttribute(value.caption)}" fld="${value.field}"${subtotal[value.aggregate]} baseField="0" baseItem="0" numFmtId="${ids.numFmtId(value.numberFormat)}"/>`).join("")}</dataFields>` +
    `<pivotTableStyleInfo name="PivotStyleLight16" showRowHeaders="1" showColHeaders="1" showRowStripes="0" showColStripes="0" showLastColumn="1"/></pivotTableDefinition>`
  );
}

const subtotal: { readonly [aggregate in PivotAggregate]: string } = { sum: "", count: ' subtotal="count"', average: ' subtotal="average"', min: ' subtotal="min"', max: ' subtotal="max"' };

function pivotField(spec: PivotSpec, index: number): string {
  const axis = spec.rows.includes(index) ? ' axis="axisRow"' : spec.columns.includes(index) ? ' axis="axisCol"' : "";
  const data = spec.values.some((value) => value.field === index) ? ' dataField="1"' : "";
  const items = spec.fields[index]?.items;
  const list = axis === "" || items == null ? "" : `<items count="${items.length}">${items.map((_, item) => `<item x="${item}"/>`).join("")}</items>`;
  const attributes = `${axis}${data} compact="0" outline="0" showAll="0"${axis === "" ? "" : ' defaultSubtotal="0"'}`;
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
