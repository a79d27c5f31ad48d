import type { Json } from "../workbook/host";
import type { PivotModel, SheetChange, SheetModel, TableModel, WorkbookModel } from "../workbook/model";
import { packBytes } from "./container/base64";
import { ByteBuilder } from "./container/byteBuilder";
import { encodeXml } from "./container/xml";
import { inDialect, originOf, sheetOriginOf, SheetOrigin, type DumpedPart, type DumpedRel, type SheetDump, type WorkbookOrigin } from "./origin";
import { isFilterName } from "./parts/sheetFilter";
import { dumpedBytes, readDump } from "./readDump";
import { ownedParts } from "./removeParts";
import { tableXml } from "./saveTables";
import { cellsOf, emptySheet, everything } from "./sheetParts";
import { inlineWriter } from "./inlineWriter";
import { patchSheet } from "./sheet/patchSheet";
import { children, readSheet, type SheetContext } from "./sheet/readSheet";
import { linkTargets, readPackageSheet } from "./sheet/related";
import { restyleSheet } from "./sheet/restyleSheet";

const bundled = new Set(["table", "pivotTable"]);

/** The sheet as it stands now, with everything that belongs to it alone, as plain JSON that does not depend on the rest of the file. */
export function dumpSheet(model: WorkbookModel, sheet: SheetModel): Json {
  const origin = originOf(model);
  const from = sheetOriginOf(sheet);
  const cells = cellsOf(sheet);
  const changes = new Set<SheetChange>(from === null ? everything : sheet.changed);
  if (changes.has("cells") && cells.changes().length === 0 && !cells.isRelocated()) changes.delete("cells");
  const part = from?.part ?? `${origin.folder}worksheets/sheet1.xml`;
  const source = from === null ? encodeXml(inDialect(emptySheet, origin.dialect)) : from.dump === null ? origin.pkg.bytes(part) : dumpedBytes(from.dump.xml);
  const xml = new ByteBuilder();
  patchSheet(part, source, {
    sheet: { ...sheet, cells }, parts: new Set([...changes, "tables"]), selected: false, writeText: inlineWriter(origin), inlineAll: true, tableRels: [],
    relationships: origin.dialect.relationships, addDxf: (spec) => origin.styles.addDxf(spec.look),
  }, xml);
  const styles = new Set<number>([...cells.styles(), ...sheet.columns.map((column) => column.style)]);
  const owned = from !== null && from.dump === null ? belongings(origin, from) : { rels: from?.dump?.rels ?? [], parts: from?.dump?.parts ?? [], definedNames: from?.dump?.definedNames ?? [] };
  const filterName = sheet.autoFilter?.definedName == null ? [] : [sheet.autoFilter.definedName];
  const dump: SheetDump = {
    version: 1, name: sheet.name, visibility: sheet.visibility, part, contentType: origin.pkg.contentType(part) ?? "", xml: packBytes(xml.bytes()),
    ...owned, rels: [...owned.rels, ...newLinks(sheet, owned.rels, origin.dialect.relationships)], definedNames: changes.has("autoFilter") ? [...owned.definedNames.filter((name) => !isFilterName(name)), ...filterName] : owned.definedNames,
    tables: sheet.tables.map((table) => ({ ...table, raw: tableXml(table, origin.dialect), part: null })),
    pivots: sheet.pivots.map((pivot) => ({ ...pivot, part: null })),
    styles: [...styles].sort((a, b) => a - b).map((style) => ({ style, look: model.styles.describe(style) })),
  };
  if (from !== null && from.dump === null && changes.size === 0) origin.pristine.set(dump.xml, from);
  return dump as unknown as Json;
}

/** The sheet of a dump. Where nothing of it had changed and its parts are still in the file, it is that sheet of the file again. */
export function loadSheet(model: WorkbookModel, json: Json): SheetModel {
  const origin = originOf(model);
  const dump = readDump(json);
  // What is odd about the cells was said when the file was opened.
  const context: SheetContext = { pool: origin.pool, date1904: model.dateSystem === 1904, styles: origin.styles, notices: [], budget: origin.pkg.budget };
  const was = origin.pristine.get(dump.xml);
  if (was !== undefined && !model.sheets.some((sheet) => sheet.origin === was)) {
    return readPackageSheet(origin.pkg, { name: dump.name, visibility: dump.visibility, origin: was }, context);
  }
  const styles = new Map(dump.styles.map(({ style, look }) => [style, model.styles.find(look, style)]));
  const bytes = restyleSheet(dump.part, dumpedBytes(dump.xml), styles);
  const settings = { name: dump.name, visibility: dump.visibility, origin: new SheetOrigin(dump.name, dump.part, "", { ...dump, xml: packBytes(bytes) }, dump.definedNames.find(isFilterName) ?? null) };
  const sheet = readSheet(dump.part, { pieces: () => [bytes], whole: () => bytes }, settings, context);
  sheet.linkTargets = linkTargets(dump.rels);
  sheet.tables = dump.tables.map((table): TableModel => ({ ...table, columns: table.columns.map((column) => ({ ...column })), changed: true }));
  sheet.pivots = dump.pivots.map((pivot): PivotModel => ({ ...pivot }));
  return sheet;
}

/** The relationships of links that the file does not have. */
function newLinks({ linkTargets: targets }: SheetModel, rels: readonly DumpedRel[], relationships: string): DumpedRel[] {
  return [...targets].flatMap(([id, target]) => (rels.some((rel) => rel.id === id) ? [] : [{ id, type: `${relationships}/hyperlink`, target, external: true }]));
}

/** The parts that belong to a sheet of the file alone, its relationships and its own names; tables and pivots stand in the model. */
function belongings(origin: WorkbookOrigin, from: SheetOrigin): Pick<SheetDump, "rels" | "parts" | "definedNames"> {
  const { pkg } = origin;
  const relsOf = (part: string): DumpedRel[] => pkg.relTargets(part).filter(({ kind }) => part !== from.part || !bundled.has(kind)).map(({ id, type, target, external }) => ({ id, type, target, external }));
  const apart = new Set(pkg.rels(from.part).flatMap((rel) => (bundled.has(rel.kind) && rel.part !== null ? [rel.part] : [])));
  const own = ownedParts(pkg, new Set([from.part])).filter((part) => part !== from.part && !apart.has(part) && !onlyUnder(origin, part, apart));
  const parts = own.sort().map((part): DumpedPart => ({ part, contentType: pkg.contentType(part), content: packBytes(pkg.bytes(part)), rels: relsOf(part) }));
  const { text, root } = pkg.xml(origin.workbookPart);
  const place = origin.sheets.indexOf(from);
  const names = children(root, "definedNames").flatMap((list) => children(list, "definedName")).filter(({ attributes }) => attributes["localSheetId"] === String(place));
  return { rels: relsOf(from.part), parts, definedNames: names.map((name) => text.slice(name.start, name.end)) };
}

function onlyUnder(origin: WorkbookOrigin, part: string, roots: ReadonlySet<string>): boolean {
  return [...roots].some((root) => origin.pkg.rels(root).some((rel) => rel.part === part));
}
