import type { SheetModel } from "../workbook/model";
import { encodeXml, type XmlNode } from "./container/xml";
import { XmlPatch } from "./container/xmlPatch";
import { sheetOriginOf } from "./origin";
import { filterNameXml, isFilterName } from "./parts/sheetFilter";
import { editAttributes, editXml, escapeAttribute, parseXml } from "./parts/xmlTree";
import { relType, type SaveJob } from "./saveJob";
import { children } from "./sheet/readSheet";
import { workbookOrder } from "./sheet/schemaOrder";

/** Patches the workbook part: its sheets, the names that belong to single sheets, the active tab, pivot caches, and recalculation on opening. */
export function saveWorkbookPart(job: SaveJob, sheetParts: readonly string[], recalculate: boolean): void {
  const { edit, origin } = job;
  const patch = new XmlPatch(origin.pkg.xml(origin.workbookPart));
  const { root } = patch.doc;
  const elements = children(root, "sheets").flatMap((list) => children(list, "sheet"));
  /** Place of a sheet of the file in the file, by relationship id. */
  const oldPlace = new Map(elements.map((element, i) => [relIdOf(element), i]));
  const oldPlaces = job.model.sheets.map((sheet) => placeIn(oldPlace, sheet));
  patchSheets(job, patch, elements, oldPlaces, sheetParts);
  const moved = oldPlaces.length !== elements.length || oldPlaces.some((place, i) => place !== i);
  patchNames(job, patch, oldPlaces, moved);
  if (moved || job.model.activeSheet !== origin.activeSheet) patchViews(job, patch, moved);
  patchCaches(job, patch);
  if (recalculate) patchCalculation(patch);
  if (patch.changed) edit.put(origin.workbookPart, encodeXml(patch.text()));
}

function relIdOf(element: XmlNode): string {
  return Object.entries(element.attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
}

function placeIn(oldPlace: ReadonlyMap<string, number>, sheet: SheetModel): number {
  const from = sheetOriginOf(sheet);
  return from === null || from.dump !== null ? -1 : (oldPlace.get(from.relId) ?? -1);
}

function patchSheets(job: SaveJob, patch: XmlPatch, elements: readonly XmlNode[], oldPlaces: readonly number[], sheetParts: readonly string[]): void {
  const { root, text } = patch.doc;
  const p = root.prefix;
  let sheetId = Math.max(0, ...elements.map((element) => Number(element.attributes["sheetId"] ?? 0)));
  const stateOf = (sheet: SheetModel): string | null => (sheet.visibility === "visible" ? null : sheet.visibility);
  const written = job.model.sheets.map((sheet, i) => {
    const element = elements[oldPlaces[i]!];
    if (element !== undefined) {
      const change: Record<string, string | null> = {};
      if (element.attributes["name"] !== sheet.name) change["name"] = sheet.name;
      const state = element.attributes["state"];
      // Whatever else some writer says there (`show`) means visible, and may stay.
      if ((state === "hidden" || state === "veryHidden" ? state : null) !== stateOf(sheet)) change["state"] = stateOf(sheet);
      const source = text.slice(element.start, element.end);
      return Object.keys(change).length === 0 ? source : editXml(source, editAttributes(source, parseXml(source), change));
    }
    const relId = job.edit.relate(job.origin.workbookPart, relType(job, "worksheet"), sheetParts[i]!);
    const r = Object.entries(root.attributes).find(([name, value]) => name.startsWith("xmlns:") && value === job.dialect.relationships)?.[0].slice("xmlns:".length);
    const id = r === undefined ? `xmlns:r="${job.dialect.relationships}" r:id` : `${r}:id`;
    const state = stateOf(sheet);
    return `<${p}sheet name="${escapeAttribute(sheet.name)}" sheetId="${++sheetId}"${state === null ? "" : ` state="${state}"`} ${id}="${relId}"/>`;
  });
  const before = elements.map((element) => text.slice(element.start, element.end));
  if (written.length === before.length && written.every((xml, i) => xml === before[i])) return;
  const list = children(root, "sheets")[0];
  if (list === undefined) patch.insertInOrder("sheets", `<${p}sheets>${written.join("")}</${p}sheets>`, workbookOrder);
  else if (written.length === before.length && oldPlaces.every((place, i) => place === i)) written.forEach((xml, i) => xml !== before[i] && patch.replace(elements[i]!, xml));
  else patch.replace(list, `<${p}sheets>${written.join("")}</${p}sheets>`);
}

/** Names that belong to one sheet count the sheets: they follow theirs, and go with it. The hidden name of a sheet's filter goes and comes with the filter. */
function patchNames(job: SaveJob, patch: XmlPatch, oldPlaces: readonly number[], moved: boolean): void {
  const { root } = patch.doc;
  const list = children(root, "definedNames")[0];
  const names = list === undefined ? [] : children(list, "definedName");
  const filters = filterNames(job, patch, names, oldPlaces);
  const returned = job.model.sheets.flatMap((sheet, i) => {
    const own = sheetOriginOf(sheet)?.dump?.definedNames ?? [];
    const kept = sheet.changed.has("autoFilter") ? own.filter((xml) => !isFilterName(xml)) : own;
    return kept.map((xml) => editXml(xml, editAttributes(xml, parseXml(xml), { localSheetId: String(i) })));
  });
  const placeNow = ({ attributes }: XmlNode): number | null => (attributes["localSheetId"] === undefined ? null : moved ? oldPlaces.indexOf(Number(attributes["localSheetId"])) : Number(attributes["localSheetId"]));
  const stays = new Set(names.filter((name) => !filters.gone.has(name) && placeNow(name) !== -1));
  if (list !== undefined && stays.size === 0 && (moved || names.length > 0) && returned.length + filters.added.length === 0) return patch.remove(list);
  for (const name of names) {
    const place = placeNow(name);
    if (!stays.has(name)) patch.remove(name);
    else if (moved && place !== null && String(place) !== name.attributes["localSheetId"]) patch.setAttributes(name, { localSheetId: String(place) });
  }
  for (const { place, xml } of filters.added) {
    const next = [...stays].find((name) => comesAfter(name.attributes["name"] ?? "", placeNow(name), place));
    if (next === undefined) returned.push(xml);
    else patch.insertBefore(next, xml);
  }
  if (returned.length === 0) return;
  if (list !== undefined) patch.append(list, returned.join(""));
  else patch.insertInOrder("definedNames", `<${root.prefix}definedNames>${returned.join("")}</${root.prefix}definedNames>`, workbookOrder);
}

/** The hidden names of filters that changed: those to take out, and those to put in. */
function filterNames(job: SaveJob, patch: XmlPatch, names: readonly XmlNode[], oldPlaces: readonly number[]): { readonly gone: ReadonlySet<XmlNode>; readonly added: readonly { readonly place: number; readonly xml: string }[] } {
  const { root, text } = patch.doc;
  const gone = new Set<XmlNode>();
  const added: { place: number; xml: string }[] = [];
  job.model.sheets.forEach((sheet, place) => {
    if (sheetOriginOf(sheet) !== null && !sheet.changed.has("autoFilter")) return;
    const wanted = sheet.autoFilter?.definedName ?? null;
    const old = names.find((name) => name.attributes["localSheetId"] === String(oldPlaces[place]) && isFilterName(text.slice(name.start, name.end)));
    if (old !== undefined && wanted !== null && text.slice(old.start, old.end) === filterNameXml(wanted, root.prefix, oldPlaces[place]!)) return;
    if (old !== undefined) gone.add(old);
    if (wanted !== null) added.push({ place, xml: filterNameXml(wanted, root.prefix, place) });
  });
  return { gone, added };
}

/** Whether a name stands behind the hidden name of a sheet's filter: names are in the order of the alphabet, equal ones in that of their sheets. */
function comesAfter(name: string, sheet: number | null, filterOf: number): boolean {
  const lower = name.toLowerCase();
  return lower === "_xlnm._filterdatabase" ? sheet !== null && sheet > filterOf : lower > "_xlnm._filterdatabase";
}

function patchViews(job: SaveJob, patch: XmlPatch, moved: boolean): void {
  const views = children(patch.doc.root, "bookViews").flatMap((list) => children(list, "workbookView"));
  const active = Math.max(0, job.model.sheets.findIndex((sheet) => sheet.name === job.model.activeSheet));
  views.forEach((view, i) => {
    const tab = Number(view.attributes["activeTab"] ?? 0);
    const first = Number(view.attributes["firstSheet"] ?? 0);
    const change: Record<string, string | null> = {};
    if ((i === 0 && tab !== active) || tab >= job.model.sheets.length) change["activeTab"] = String(active);
    if (moved && (first >= job.model.sheets.length || first > active)) change["firstSheet"] = null;
    if (Object.keys(change).length > 0) patch.setAttributes(view, change);
  });
}

function patchCaches(job: SaveJob, patch: XmlPatch): void {
  const { root } = patch.doc;
  const p = root.prefix;
  const { edit, origin } = job;
  const list = children(root, "pivotCaches")[0];
  const caches = list === undefined ? [] : children(list, "pivotCache");
  const rels = origin.pkg.rels(origin.workbookPart);
  const gone = caches.filter((cache) => {
    const part = rels.find((rel) => rel.id === relIdOf(cache))?.part ?? null;
    return part !== null && origin.pkg.has(part) && !edit.has(part);
  });
  for (const cache of gone) edit.unrelate(origin.workbookPart, relIdOf(cache));
  const added = job.newCaches.map(({ part, cacheId }) => `<${p}pivotCache xmlns:r="${job.dialect.relationships}" cacheId="${cacheId}" r:id="${edit.relate(origin.workbookPart, relType(job, "pivotCacheDefinition"), part)}"/>`).join("");
  if (list !== undefined && gone.length === caches.length && added === "") {
    if (gone.length > 0) patch.remove(list);
    return;
  }
  for (const cache of gone) patch.remove(cache);
  if (added === "") return;
  if (list !== undefined) patch.append(list, added);
  else patch.insertInOrder("pivotCaches", `<${p}pivotCaches>${added}</${p}pivotCaches>`, workbookOrder);
}

/** Results that depend on what was changed are computed anew when the file is opened. */
function patchCalculation(patch: XmlPatch): void {
  const { root } = patch.doc;
  const element = children(root, "calcPr")[0];
  if (element === undefined) patch.insertInOrder("calcPr", `<${root.prefix}calcPr fullCalcOnLoad="1"/>`, workbookOrder);
  else if (!["1", "true"].includes(element.attributes["fullCalcOnLoad"] ?? "0")) patch.setAttributes(element, { fullCalcOnLoad: "1" });
}
