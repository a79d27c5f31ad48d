import { areaAddress } from "../../workbook/area";
import type { SheetFilter, TableModel } from "../../workbook/model";
import { parseSqref } from "./areas";
import { filterArea, newTableXml, patchTableXml } from "./table";
import { childNamed, decodeXString, editAttributes, editXml, encodeXString, escapeAttribute, parseXml, sourceOf, type XmlElement } from "./xmlTree";

type Attributes = Readonly<Record<string, string>>;

/** What the XML of a sheet's filter says; `around` are the attributes of the sheet's root. Null for one that does not tell its area: it filters nothing. */
export function readSheetFilter(raw: string, around: Attributes): Pick<SheetFilter, "area" | "raw" | "namespaces"> | null {
  const element = parseXml(raw);
  const [area] = parseSqref(element.attributes["ref"] ?? "");
  if (area === undefined) return null;
  const declared = [...new Set(freePrefixes(element))].sort().flatMap((prefix) => {
    const uri = around[declarationOf(prefix)];
    return uri === undefined ? [] : [[prefix, uri] as const];
  });
  return { area, raw, namespaces: Object.fromEntries(declared) };
}

/** The filter's XML for a sheet whose root has these attributes: prefixes that mean nothing there, or something else, are declared. */
export function sheetFilterXml({ raw, namespaces }: SheetFilter, around: Attributes): string {
  const missing = Object.entries(namespaces).filter(([prefix, uri]) => around[declarationOf(prefix)] !== uri);
  return missing.length === 0 ? raw : editXml(raw, editAttributes(raw, parseXml(raw), declarations(missing)));
}

/** Whether an element of the workbook's names is the hidden one of a sheet's filter. */
export function isFilterName(definedName: string): boolean {
  return /^<[^<>]*\sname\s*=\s*["']_xlnm\._FilterDatabase["']/i.test(definedName);
}

/** The hidden name of a filter for a workbook part with this prefix, with the sheet at this place. */
export function filterNameXml(definedName: string, prefix: string, place: number): string {
  const named = definedName.replace(/^<[^\s<>/]+/, `<${prefix}definedName`).replace(/<\/[^\s<>/]+\s*>$/, `</${prefix}definedName>`);
  return editXml(named, editAttributes(named, parseXml(named), { localSheetId: String(place) }));
}

/** Whether a sheet's filter hides rows by what stands in them, and whether all the columns it looks at are columns of the table. */
export function criteriaOf(filter: SheetFilter, table: TableModel): { readonly any: boolean; readonly inTable: boolean } {
  const places = filterColumns(parseXml(filter.raw)).filter((column) => column.children.length > 0).map((column) => placeOf(column) + filter.area.column - table.area.column);
  return { any: places.length > 0, inTable: places.every((place) => place >= 0 && place < table.columns.length) };
}

/**
 * The table with what a sheet's filter says of its columns taken over into its own filter, where that says nothing of them yet. The memory of the last sort is not
 * taken over. The same table where there is nothing to take.
 */
export function withSheetFilter(table: TableModel, filter: SheetFilter): TableModel {
  const source = parseXml(filter.raw);
  const raw = table.raw === null ? newTableXml(table) : patchTableXml(table.raw, table);
  const root = parseXml(raw);
  const own = childNamed(root, "autoFilter");
  const there = own === null ? [] : filterColumns(own).map((column) => ({ column, place: placeOf(column) }));
  const taken = filterColumns(source)
    .map((column) => ({ column, place: placeOf(column) + filter.area.column - table.area.column }))
    .filter(({ place }) => place >= 0 && place < table.columns.length && !there.some((other) => other.place === place));
  if (taken.length === 0) return table;
  const columns = [
    ...there.map(({ column, place }) => ({ place, xml: sourceOf(raw, column) })),
    ...taken.map(({ column, place }) => ({ place, xml: movedTo(place, filter.raw, column) })),
  ].sort((a, b) => a.place - b.place).map(({ xml }) => xml).join("");
  const scope: Attributes = { ...filter.namespaces, ...declaredBy(source) };
  const main = scope[source.prefix.slice(0, -1)];
  const missing = [...new Set(taken.flatMap(({ column }) => freePrefixes(column)))].sort().flatMap((prefix) => {
    const uri = scope[prefix];
    // A new table has the words of Transitional until it is saved: its main namespace is the sheet's, whatever it says.
    const known = uri === undefined || root.attributes[declarationOf(prefix)] === uri || (uri === main && prefix + ":" === (root.prefix || ":"));
    return known ? [] : [[prefix, uri] as const];
  });
  return { ...table, raw: putColumns(raw, root, own, table, columns, declarations(missing)), changed: true };
}

/** What a table's own filter filters by: by place of its column, the texts that are shown, an empty one for blanks; null where it is anything else. */
export function tableFilters(table: TableModel): readonly { readonly place: number; readonly values: readonly string[] | null }[] {
  const own = table.raw === null ? null : childNamed(parseXml(table.raw), "autoFilter");
  return (own === null ? [] : filterColumns(own)).filter((column) => column.children.length > 0).map((column) => {
    const [only, ...more] = column.children;
    const texts = only!.name === "filters" && more.length === 0 && only!.children.every(({ name }) => name === "filter");
    return { place: placeOf(column), values: texts ? [...(["1", "true"].includes(only!.attributes["blank"] ?? "") ? [""] : []), ...only!.children.map(({ attributes }) => decodeXString(attributes["val"] ?? ""))] : null };
  });
}

/** The table filtered by the texts of one column and by nothing else; null: by nothing. The filter's other attributes and buttons stay. */
export function withValuesFilter(table: TableModel, place: number, values: readonly string[] | null): TableModel {
  const raw = table.raw === null ? newTableXml(table) : patchTableXml(table.raw, table);
  const root = parseXml(raw);
  const own = childNamed(root, "autoFilter");
  const p = own?.prefix ?? root.prefix;
  const buttons = (own === null ? [] : filterColumns(own)).filter((column) => column.children.length === 0 && placeOf(column) !== place).map((column) => ({ at: placeOf(column), xml: sourceOf(raw, column) }));
  const filtered = values === null ? [] : [{ at: place, xml: `<${p}filterColumn colId="${place}"><${p}filters${values.includes("") ? ' blank="1"' : ""}>${values.filter((text) => text !== "").map((text) => `<${p}filter val="${escapeAttribute(encodeXString(text))}"/>`).join("")}</${p}filters></${p}filterColumn>` }];
  const columns = [...buttons, ...filtered].sort((a, b) => a.at - b.at).map(({ xml }) => xml).join("");
  return { ...table, raw: putColumns(raw, root, own, table, columns, {}), changed: true };
}

function putColumns(raw: string, root: XmlElement, own: XmlElement | null, table: TableModel, columns: string, change: Attributes): string {
  const p = root.prefix;
  const empty = `<${p}autoFilter ref="${areaAddress(filterArea(table))}"></${p}autoFilter>`;
  const source = own === null ? empty : sourceOf(raw, own);
  const element = parseXml(source);
  const tag = (editAttributes(source, element, change)[0]?.text ?? source.slice(0, element.openEnd)).replace(/\s*\/>$/, ">");
  const rest = element.end === element.openEnd ? `</${element.prefix}autoFilter>` : editXml(source, filterColumns(element).map(({ start, end }) => ({ start, end, text: "" }))).slice(element.openEnd);
  const at = own ?? { start: root.openEnd, end: root.openEnd };
  const isEmpty = columns === "" && rest === `</${element.prefix}autoFilter>`;
  return editXml(raw, [{ start: at.start, end: at.end, text: isEmpty ? tag.replace(/>$/, "/>") : tag + columns + rest }]);
}

function filterColumns(filter: XmlElement): XmlElement[] {
  return filter.children.filter((child) => child.name === "filterColumn" && child.prefix === filter.prefix);
}

function placeOf(column: XmlElement): number {
  return Number(column.attributes["colId"] ?? NaN);
}

function movedTo(place: number, raw: string, column: XmlElement): string {
  const [tag] = editAttributes(raw, column, { colId: String(place) });
  return tag!.text + raw.slice(column.openEnd, column.end);
}

/** Prefixes that an element uses without declaring them, also those that alternate content names as required. */
function freePrefixes(element: XmlElement, outer: ReadonlySet<string> = new Set(["xml"])): string[] {
  const declared = new Set([...outer, ...Object.keys(declaredBy(element))]);
  const names = Object.keys(element.attributes).filter((name) => name.includes(":") && !name.startsWith("xmlns:"));
  const required = element.name === "Choice" ? (element.attributes["Requires"] ?? "").split(/\s+/).filter((prefix) => prefix !== "") : [];
  const used = [element.prefix.slice(0, -1), ...names.map((name) => name.slice(0, name.indexOf(":"))), ...required];
  return [...used.filter((prefix) => !declared.has(prefix)), ...element.children.flatMap((child) => freePrefixes(child, declared))];
}

function declaredBy({ attributes }: XmlElement): Attributes {
  return Object.fromEntries(Object.entries(attributes).flatMap(([name, uri]) => (name === "xmlns" ? [["", uri]] : name.startsWith("xmlns:") ? [[name.slice("xmlns:".length), uri]] : [])));
}

function declarations(namespaces: readonly (readonly [string, string])[]): Attributes {
  return Object.fromEntries(namespaces.map(([prefix, uri]) => [declarationOf(prefix), uri]));
}

function declarationOf(prefix: string): string {
  return prefix === "" ? "xmlns" : `xmlns:${prefix}`;
}
