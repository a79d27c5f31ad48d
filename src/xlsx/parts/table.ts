import { areaAddress } from "../../workbook/area";
import type { Area } from "../../workbook/host";
import type { TableModel } from "../../workbook/model";
import { parseSqref } from "./areas";
import { childNamed, decodeXString, editAttributes, editXml, encodeXString, escapeAttribute, parseXml, sourceOf, type XmlEdit, type XmlElement } from "./xmlTree";

/** What a table part says, without the part's own name. Column names are as people read them: line breaks are line breaks. */
export function readTable(raw: string): Omit<TableModel, "part" | "raw" | "changed"> {
  const root = parseXml(raw);
  const columns = (childNamed(root, "tableColumns")?.children ?? []).filter((child) => child.name === "tableColumn");
  return {
    id: Number(root.attributes["id"] ?? 0),
    name: decodeXString(root.attributes["displayName"] ?? root.attributes["name"] ?? ""),
    area: parseSqref(root.attributes["ref"] ?? "")[0] ?? { row: 0, column: 0, rows: 1, columns: 1 },
    totalsRow: Number(root.attributes["totalsRowCount"] ?? 0) > 0,
    columns: columns.map((column) => ({ id: Number(column.attributes["id"] ?? 0), name: decodeXString(column.attributes["name"] ?? "") })),
    style: childNamed(root, "tableStyleInfo")?.attributes["name"] ?? null,
  };
}

/**
 * A table part. Names of columns are unique and equal to the text of the header cells, which the host sees to: Excel repairs a file where they differ.
 * @source ECMA-376 part 1, 18.5.1.2 table.
 */
export function newTableXml(table: TableModel): string {
  const columns = table.columns.map((column) => newColumn(column, "")).join("");
  const style = table.style === null ? "" : ` name="${escapeAttribute(table.style)}"`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="${table.id}" name="${nameText(table.name)}" displayName="${nameText(table.name)}"` +
    ` ref="${areaAddress(table.area)}" ${table.totalsRow ? 'totalsRowCount="1"' : 'totalsRowShown="0"'}><autoFilter ref="${areaAddress(filterArea(table))}"/>` +
    `<tableColumns count="${table.columns.length}">${columns}</tableColumns>` +
    `<tableStyleInfo${style} showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`
  );
}

/**
 * The table's own XML with name, area, totals row, style and columns as the model says, everything else to the letter. A column keeps its element (formula,
 * total, formats) and what it is filtered by as long as its id is there. A sort that does not fit the new area any more is taken out.
 */
export function patchTableXml(raw: string, table: TableModel): string {
  const root = parseXml(raw);
  const before = readTable(raw);
  const edits: XmlEdit[] = [];
  const change: Record<string, string | null> = {};
  if (before.name !== table.name) Object.assign(change, { name: encodeXString(table.name), displayName: encodeXString(table.name) });
  if (areaAddress(before.area) !== areaAddress(table.area)) change["ref"] = areaAddress(table.area);
  if (before.totalsRow !== table.totalsRow) Object.assign(change, table.totalsRow ? { totalsRowCount: "1", totalsRowShown: null } : { totalsRowCount: null, totalsRowShown: "0" });
  if (Object.keys(change).length > 0) edits.push(...editAttributes(raw, root, change));
  const sameColumns = before.columns.length === table.columns.length && before.columns.every((column, i) => column.id === table.columns[i]!.id);
  for (const child of root.children) {
    if (child.name === "autoFilter") edits.push(...patchFilter(raw, child, table, before));
    else if (child.name === "sortState" && !fits(child, table.area)) edits.push({ start: child.start, end: child.end, text: "" });
    else if (child.name === "tableColumns") edits.push(...patchColumns(raw, child, table, sameColumns));
    else if (child.name === "tableStyleInfo" && before.style !== table.style) edits.push(...editAttributes(raw, child, { name: table.style }));
  }
  return editXml(raw, edits);
}

function patchFilter(raw: string, filter: XmlElement, table: TableModel, before: Pick<TableModel, "columns">): XmlEdit[] {
  const address = areaAddress(filterArea(table));
  const ref = filter.attributes["ref"] === address ? [] : editAttributes(raw, filter, { ref: address });
  return [...ref, ...filter.children.flatMap((child): XmlEdit[] => {
    const gone = [{ start: child.start, end: child.end, text: "" }];
    if (child.name === "sortState") return fits(child, table.area) ? [] : gone;
    if (child.name !== "filterColumn") return [];
    const place = Number(child.attributes["colId"] ?? NaN);
    const now = table.columns.findIndex(({ id }) => id === before.columns[place]?.id);
    return now === place ? [] : now < 0 ? gone : editAttributes(raw, child, { colId: String(now) });
  })];
}

function patchColumns(raw: string, list: XmlElement, table: TableModel, sameColumns: boolean): XmlEdit[] {
  const byId = new Map(list.children.filter((child) => child.name === "tableColumn").map((child) => [Number(child.attributes["id"] ?? 0), child]));
  const rename = (element: XmlElement, name: string): XmlEdit[] => (decodeXString(element.attributes["name"] ?? "") === name ? [] : editAttributes(raw, element, { name: encodeXString(name) }));
  if (sameColumns) return table.columns.flatMap((column) => rename(byId.get(column.id)!, column.name));
  const columns = table.columns.map((column) => {
    const element = byId.get(column.id);
    if (element === undefined) return newColumn(column, list.prefix);
    const inElement = rename(element, column.name).map((edit) => ({ ...edit, start: edit.start - element.start, end: edit.end - element.start }));
    return editXml(sourceOf(raw, element), inElement);
  });
  const tag = editAttributes(raw, list, { count: String(columns.length) })[0]!.text.replace(/\s*\/>$/, ">");
  return [{ start: list.start, end: list.end, text: `${tag}${columns.join("")}</${list.prefix}tableColumns>` }];
}

function newColumn(column: { readonly id: number; readonly name: string }, prefix: string): string {
  return `<${prefix}tableColumn id="${column.id}" name="${nameText(column.name)}"/>`;
}

const nameText = (name: string): string => escapeAttribute(encodeXString(name));
/** What the filter of a table covers: all but the totals row. */
export const filterArea = (table: TableModel): Area => (table.totalsRow ? { ...table.area, rows: table.area.rows - 1 } : table.area);

function fits(element: XmlElement, area: Area): boolean {
  return parseSqref(element.attributes["ref"] ?? "").every(
    (inner) => inner.row >= area.row && inner.column >= area.column && inner.row + inner.rows <= area.row + area.rows && inner.column + inner.columns <= area.column + area.columns,
  );
}
