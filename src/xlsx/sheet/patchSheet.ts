import { areaAddress, cellAddress, parseArea } from "../../workbook/area";
import type { Area, ConditionalFormatSpec, ValidationSpec } from "../../workbook/host";
import type { ColumnModel, Kept, SheetChange, SheetFilter, SheetModel } from "../../workbook/model";
import type { SparseCells } from "../../workbook/cells";
import { rowsOf } from "../../workbook/rowRuns";
import { translateFormula } from "../../workbook/translateFormula";
import { encodeXml, readXml, type XmlNode } from "../container/xml";
import { XmlPatch } from "../container/xmlPatch";
import type { ByteBuilder } from "../container/byteBuilder";
import { openTag } from "../container/tag";
import { parseSqref, sqrefOf } from "../parts/areas";
import { conditionalFormatXml } from "../parts/conditionalFormat";
import { sheetFilterXml } from "../parts/sheetFilter";
import { areasOfRaw, validationOver, validationXml } from "../parts/validation";
import { childNamed, editAttributes, editXml, escapeText, parseXml } from "../parts/xmlTree";
import type { TextWriter } from "./cellXml";
import { MovedRows } from "./movedRows";
import { RowPatcher } from "./patchRows";
import { children, validationElements } from "./readSheet";
import { worksheetOrder } from "./schemaOrder";
import { readSheetSource, type SheetSource } from "./sheetSource";

export type SheetPatch = {
  readonly sheet: SheetModel & { readonly cells: SparseCells };
  /** The parts of the sheet to write anew. */
  readonly parts: ReadonlySet<SheetChange>;
  /** Whether the sheet's tab is the selected one; null leaves it. Two sheets that say so would be edited together in Excel. */
  readonly selected: boolean | null;
  readonly writeText: TextWriter;
  /** Shared texts are written into the cells. */
  readonly inlineAll: boolean;
  /** Index of the differential format for a rule's look. */
  readonly addDxf: (spec: ConditionalFormatSpec) => number;
  /** Relationship ids of the tables, in order; used when `parts` has `tables`. */
  readonly tableRels: readonly string[];
  /** The namespace of relationships in this workbook's dialect. */
  readonly relationships: string;
};

/** Writes the sheet part again, with the given parts from the model and everything else to the letter. */
export function patchSheet(part: string, bytes: Uint8Array, job: SheetPatch, out: ByteBuilder): void {
  const { sheet, parts } = job;
  const relocated = sheet.cells.isRelocated();
  const rowsChanged = parts.has("cells") || parts.has("rows") || job.inlineAll || relocated;
  let patcher: RowPatcher | MovedRows | null = null;
  // The prefix is only known once the head is read, and rows come right after it: cells are written without one and get it here.
  const prefix = prefixOf(part, bytes);
  const newPatcher = (): RowPatcher | MovedRows => relocated ? new MovedRows({ cells: sheet.cells, prefix, writeText: job.writeText, inlineAll: job.inlineAll, hidden: new Set(rowsOf(sheet.hiddenRows)), newRows: newRowsOf(sheet) }) : new RowPatcher(sheet.cells, prefix, job.writeText, job.inlineAll, parts.has("rows") ? new Set(rowsOf(sheet.hiddenRows)) : null);
  const source = withAround(part, readSheetSource(part, bytes, sheet.name, () => (patcher = newPatcher())), parts.has("aroundRows") ? sheet.aroundRows : null);
  const patch = new XmlPatch({ text: source.outer, root: source.root });
  if (job.selected !== null) patchSelection(patch, job.selected);
  if (parts.has("cells")) patchDimension(patch, sheet.cells, relocated);
  if (parts.has("columns")) patchColumns(patch, sheet.columns);
  if (parts.has("view")) patchView(patch, sheet.frozen);
  if (parts.has("autoFilter")) patchAutoFilter(patch, sheet.autoFilter);
  if (parts.has("merges")) patchMerges(patch, sheet.merges);
  if (parts.has("conditionalFormats")) patchConditionalFormats(patch, sheet.conditionalFormats, job.addDxf);
  if (parts.has("validations")) patchValidations(patch, sheet.validations);
  if (parts.has("tables")) patchTables(patch, job.tableRels, job.relationships);
  if (source.rowsAt < 0) return writeWithRows(patch, prefix, rowsChanged ? patcher as RowPatcher | MovedRows | null ?? newPatcher() : null, out);
  const edits = patch.allEdits();
  const head = editXml(source.outer.slice(0, source.rowsAt), edits.filter((edit) => edit.start < source.rowsAt));
  const tail = editXml(source.outer.slice(source.rowsAt), edits.filter((edit) => edit.start >= source.rowsAt).map((edit) => ({ ...edit, start: edit.start - source.rowsAt, end: edit.end - source.rowsAt })));
  out.copy(encodeXml(head));
  if (rowsChanged) (patcher as RowPatcher | MovedRows | null ?? newPatcher()).write(source.slice, source.rows.start, source.rows.end, out);
  else out.copy(source.slice(source.rows.start, source.rows.end));
  out.copy(new TextEncoder().encode(tail));
}

/** The source with what the model says of everything around its rows; null leaves that. */
function withAround(part: string, source: SheetSource, around: string | null): SheetSource {
  if (around === null || around === source.outer) return source;
  const { text, root } = readXml(part, encodeXml(around));
  const data = children(root, "sheetData")[0];
  return { ...source, outer: text, root, rowsAt: data === undefined || source.rowsAt < 0 ? -1 : data.openEnd };
}

/** Start tags' attributes of the rows that the file does not have, their styles with them. */
function newRowsOf({ cells, newRows }: SheetPatch["sheet"]): ReadonlyMap<number, string> {
  return new Map(newRows.map(({ row, attributes }) => {
    const style = cells.rowStyle(row);
    return [row, (style === null ? "" : ` s="${style}" customFormat="1"`) + attributes];
  }));
}

/** For a sheet whose `sheetData` is empty or missing: it is put in with the rows. `rows`: null leaves it. */
function writeWithRows(patch: XmlPatch, prefix: string, rows: RowPatcher | MovedRows | null, out: ByteBuilder): void {
  const marker = "\u0000rows\u0000";
  const data = children(patch.doc.root, "sheetData")[0];
  if (rows !== null && !rows.unchanged) {
    const xml = `<${prefix}sheetData>${marker}</${prefix}sheetData>`;
    if (data === undefined) patch.insertInOrder("sheetData", xml, worksheetOrder);
    else patch.replace(data, xml);
  }
  const [head, tail] = patch.text().split(marker);
  out.copy(encodeXml(head!));
  if (tail === undefined) return;
  rows!.write(() => new Uint8Array(0), 0, 0, out);
  out.copy(new TextEncoder().encode(tail));
}

function prefixOf(part: string, bytes: Uint8Array): string {
  const head = new TextDecoder(bytes[0] === 0xff || bytes[1] === 0 ? "utf-16le" : bytes[0] === 0xfe || bytes[0] === 0 ? "utf-16be" : "utf-8").decode(bytes.subarray(0, 1 << 16));
  return /<((?:[\w.-]+:)?)worksheet[\s>]/.exec(head)?.[1] ?? readXml(part, bytes).root.prefix;
}

/** `dimension` grows with the cells that changed; it never shrinks, for formatted blanks count too, and one that was wrong before is not ours to correct. */
function patchDimension(patch: XmlPatch, cells: SparseCells, relocated: boolean): void {
  const element = children(patch.doc.root, "dimension")[0];
  const before = parseArea(element?.attributes["ref"] ?? "");
  if (element === undefined || before === null) return;
  if (relocated) {
    const extent = cells.extent();
    return patch.setAttributes(element, { ref: extent === null ? "A1" : areaAddress(extent) });
  }
  let [top, left, bottom, right] = [before.row, before.column, before.row + before.rows - 1, before.column + before.columns - 1];
  // A1 is what writers say for an empty sheet.
  if (element.attributes["ref"] === "A1" && cells.handleAt(0, 0) < 0) [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const handle of cells.changes()) {
    const row = cells.rowOf(handle);
    const column = cells.columnOf(handle);
    if (row < top) top = row;
    if (row > bottom) bottom = row;
    if (column < left) left = column;
    if (column > right) right = column;
  }
  const ref = areaAddress({ row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 });
  if (ref !== areaAddress(before)) patch.setAttributes(element, { ref });
}

function patchColumns(patch: XmlPatch, columns: readonly ColumnModel[]): void {
  const p = patch.doc.root.prefix;
  const xml = [...columns].sort((a, b) => a.first - b.first).map((column) => columnXml(column, p)).join("");
  replaceList(patch, "cols", xml === "" ? "" : `<${p}cols>${xml}</${p}cols>`);
}

function columnXml({ first, last, width, hidden, style, raw }: ColumnModel, prefix: string): string {
  const source = raw ?? `<${prefix}col/>`;
  const element = parseXml(source);
  const before = element.attributes;
  const change: Record<string, string | null> = {};
  const set = (name: string, value: string | null): void => {
    if ((before[name] ?? null) !== value) change[name] = value;
  };
  set("min", String(first + 1));
  set("max", String(last + 1));
  if (width !== null && Number(before["width"] ?? NaN) !== width) Object.assign(change, { width: String(width), customWidth: "1" });
  // A column without a width is not shown by some programs: Excel's default.
  if (width === null && before["width"] === undefined) change["width"] = "9.140625";
  if (style !== Number(before["style"] ?? 0)) change["style"] = style === 0 ? null : String(style);
  if (hidden !== ["1", "true"].includes(before["hidden"] ?? "0")) change["hidden"] = hidden ? "1" : null;
  return editXml(source, editAttributes(source, element, change));
}

/** Writes the pane of the first view; selections that name panes which are gone would make Excel repair the file. */
function patchView(patch: XmlPatch, { rows, columns }: SheetModel["frozen"]): void {
  const { root } = patch.doc;
  const p = root.prefix;
  const active = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ""}${rows > 0 ? ` ySplit="${rows}"` : ""}`;
  const pane = rows === 0 && columns === 0 ? "" : `<${p}pane${split} topLeftCell="${cellAddress(rows, columns)}" activePane="${active}" state="frozen"/><${p}selection pane="${active}"/>`;
  const view = children(root, "sheetViews").flatMap((list) => children(list, "sheetView"))[0];
  if (view === undefined) {
    if (pane !== "") patch.insertInOrder("sheetViews", `<${p}sheetViews><${p}sheetView workbookViewId="0">${pane}</${p}sheetView></${p}sheetViews>`, worksheetOrder);
    return;
  }
  const old = view.children.filter((child) => child.uri === root.uri && (child.name === "pane" || child.name === "selection"));
  if (old.length === 0) {
    const first = view.children[0];
    if (pane !== "" && first === undefined) patch.append(view, pane);
    else if (pane !== "") patch.insertBefore(first!, pane);
    return;
  }
  patch.replace(old[0]!, pane);
  for (const element of old.slice(1)) patch.remove(element);
}

function patchSelection(patch: XmlPatch, selected: boolean): void {
  const view = children(patch.doc.root, "sheetViews").flatMap((list) => children(list, "sheetView"))[0];
  if (view === undefined || ["1", "true"].includes(view.attributes["tabSelected"] ?? "0") === selected) return;
  patch.setAttributes(view, { tabSelected: selected ? "1" : null });
}

function patchAutoFilter(patch: XmlPatch, filter: SheetFilter | null): void {
  const { root } = patch.doc;
  replaceList(patch, "autoFilter", filter === null ? "" : sheetFilterXml(filter, root.attributes));
  const mode = filter?.filterMode ?? false;
  const properties = children(root, "sheetPr")[0];
  if (properties === undefined && mode) patch.insertInOrder("sheetPr", `<${root.prefix}sheetPr filterMode="1"/>`, worksheetOrder);
  if (properties !== undefined && ["1", "true"].includes(properties.attributes["filterMode"] ?? "0") !== mode) patch.setAttributes(properties, { filterMode: mode ? "1" : null });
}

function patchMerges(patch: XmlPatch, merges: readonly Area[]): void {
  const p = patch.doc.root.prefix;
  const before = children(patch.doc.root, "mergeCells").flatMap((list) => children(list, "mergeCell")).flatMap((merge) => parseSqref(merge.attributes["ref"] ?? ""));
  if (sqrefOf(before) === sqrefOf(merges)) return;
  const xml = merges.map((area) => `<${p}mergeCell ref="${areaAddress(area)}"/>`).join("");
  replaceList(patch, "mergeCells", xml === "" ? "" : `<${p}mergeCells count="${merges.length}">${xml}</${p}mergeCells>`);
}

function patchConditionalFormats(patch: XmlPatch, formats: readonly Kept<ConditionalFormatSpec>[], addDxf: (spec: ConditionalFormatSpec) => number): void {
  const { root } = patch.doc;
  const raws = formats.flatMap((format) => (format.raw === null ? [] : [format.raw]));
  // Lower wins: what was there keeps its rank, ours come after it.
  let priority = Math.max(0, ...raws.flatMap((raw) => Array.from(raw.matchAll(/\spriority\s*=\s*["'](\d{1,9})["']/g), (match) => Number(match[1]))));
  const xml = formats.map((format) => (format.spec === null ? format.raw! : conditionalFormatXml(format.spec, addDxf(format.spec), ++priority, root.prefix))).join("");
  replaceList(patch, "conditionalFormatting", xml);
}

function patchValidations(patch: XmlPatch, validations: readonly Kept<ValidationSpec>[]): void {
  const { root, text } = patch.doc;
  const p = root.prefix;
  const isExtended = ({ raw }: Kept<ValidationSpec>): boolean => raw !== null && !raw.startsWith(`<${p}dataValidation`);
  const plain = validations.filter((validation) => !isExtended(validation));
  const xml = plain.map((validation) => (validation.spec !== null ? validationXml(validation.spec, p) : moved(validation))).join("");
  const list = children(root, "dataValidations")[0];
  const whole = xml === "" ? "" : list === undefined ? `<${p}dataValidations count="${plain.length}">${xml}</${p}dataValidations>` : listWith(text, list, plain.length, xml);
  replaceList(patch, "dataValidations", whole);
  const lists = [...new Set(validationElements(root).flatMap(({ list: own, extended }) => (extended && own !== null ? [own] : [])))];
  const extended = validations.filter(isExtended).map(movedExtended);
  lists.forEach((own, i) => {
    if (i === 0 && extended.length > 0) patch.replace(own, listWith(text, own, extended.length, extended.join("")));
    else patch.remove(extensionOf(root, own));
  });
  if (lists.length === 0 && extended.length > 0) addExtension(patch, extended);
}

/** An extension list entry for validations whose own is gone. @source MS-XLSX 2.2.4.7, 2.6.6: the uri and the namespaces. */
function addExtension(patch: XmlPatch, extended: readonly string[]): void {
  const { root } = patch.doc;
  const p = root.prefix;
  const prefix = /^<([\w.-]+):/.exec(extended[0]!)?.[1] ?? "x14";
  const inner = /<([\w.-]+):sqref[\s>]/.exec(extended[0]!)?.[1] ?? "xm";
  const ext = `<${p}ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:${prefix}="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">` +
    `<${prefix}:dataValidations count="${extended.length}" xmlns:${inner}="http://schemas.microsoft.com/office/excel/2006/main">${extended.join("")}</${prefix}:dataValidations></${p}ext>`;
  const list = children(root, "extLst")[0];
  if (list === undefined) patch.insertInOrder("extLst", `<${p}extLst>${ext}</${p}extLst>`, worksheetOrder);
  else patch.append(list, ext);
}

/** The element with its start tag kept but for the count, and other content. */
function listWith(text: string, list: XmlNode, count: number, content: string): string {
  const tag = openTag(text.slice(list.start, list.openEnd)).replace(/\scount\s*=\s*(?:"[^"]*"|'[^']*')/, ` count="${count}"`);
  return `${tag}${content}</${list.prefix}${list.name}>`;
}

/** The extension that holds the list and nothing else; the extension list itself when it is the only one. */
function extensionOf(root: XmlNode, list: XmlNode): XmlNode {
  for (const extensions of children(root, "extLst")) {
    const ext = extensions.children.find((child) => child.children.includes(list));
    if (ext === undefined) continue;
    if (ext.children.length > 1) return list;
    return extensions.children.length > 1 ? ext : extensions;
  }
  return list;
}

/** A raw validation over the areas it has now. Its formulas are relative to its top left cell: when that moves, they move along. */
function moved({ raw, areas }: Kept<ValidationSpec>): string {
  const before = areasOfRaw(raw!);
  if (sqrefOf(before) === sqrefOf(areas)) return raw!;
  return validationOver(raw!, areas, shiftFrom(before, areas));
}

function shiftFrom(before: readonly Area[], after: readonly Area[]): (formula: string) => string {
  const corner = (areas: readonly Area[]): { row: number; column: number } => areas.reduce((least, area) => ({ row: Math.min(least.row, area.row), column: Math.min(least.column, area.column) }), { row: Infinity, column: Infinity });
  const from = corner(before);
  const to = corner(after);
  return (formula) => translateFormula(formula, to.row - from.row, to.column - from.column);
}

function movedExtended({ raw, areas }: Kept<ValidationSpec>): string {
  const element = parseXml(raw!);
  const sqref = childNamed(element, "sqref");
  const before = areasOfRaw(`<x sqref="${sqref?.text.trim() ?? ""}"/>`);
  if (sqref === null || sqrefOf(before) === sqrefOf(areas)) return raw!;
  const shift = shiftFrom(before, areas);
  const formulas = element.children.filter((child) => child.name === "formula1" || child.name === "formula2").flatMap((child) => child.children);
  const edits = formulas.filter((child) => shift(child.text) !== child.text).map((child) => ({ start: child.openEnd, end: child.closeStart, text: escapeText(shift(child.text)) }));
  return editXml(raw!, [...edits, { start: sqref.openEnd, end: sqref.closeStart, text: sqrefOf(areas) }]);
}

function patchTables(patch: XmlPatch, rels: readonly string[], relationships: string): void {
  const { root } = patch.doc;
  const p = root.prefix;
  const declared = Object.entries(root.attributes).find(([name, value]) => name.startsWith("xmlns:") && value === relationships)?.[0].slice("xmlns:".length);
  const r = declared ?? "r";
  const declaration = declared === undefined ? ` xmlns:r="${relationships}"` : "";
  const xml = rels.map((id) => `<${p}tablePart${declaration} ${r}:id="${id}"/>`).join("");
  replaceList(patch, "tableParts", xml === "" ? "" : `<${p}tableParts count="${rels.length}">${xml}</${p}tableParts>`);
}

/** Puts `xml` in place of all children of this name, or where the schema wants it. */
function replaceList(patch: XmlPatch, name: string, xml: string): void {
  const [first, ...rest] = children(patch.doc.root, name);
  if (first === undefined) {
    if (xml !== "") patch.insertInOrder(name, xml, worksheetOrder);
    return;
  }
  patch.replace(first, xml);
  for (const element of rest) patch.remove(element);
}

