import { cellAddress, parseArea } from "../../workbook/area";
import type { Area } from "../../workbook/host";
import type { SheetModel } from "../../workbook/model";
import { encodeXml, readXml } from "../container/xml";
import { XmlPatch } from "../container/xmlPatch";
import { editAttributes, editXml, parseXml, sourceOf } from "../parts/xmlTree";
import { children } from "./readSheet";
import { worksheetOrder } from "./schemaOrder";

/** A link of a sheet: its own XML, and the address of its relationship; `target` null for a place in the workbook, which its XML says. */
export type SheetLink = { readonly area: Area; readonly xml: string; readonly target: string | null; readonly location: string; readonly display: string | null };

/** How the link of a cell is to be: `xml` null for none; `at`: which of the sheet's links it is, for one that comes back. Plain JSON. */
export type LinkImage = { readonly row: number; readonly column: number; readonly at: number; readonly xml: string | null; readonly target: string | null };

type Links = Pick<SheetModel, "aroundRows" | "linkTargets">;

const list = /<((?:[\w.-]+:)?)hyperlinks\b[^>]*>([\s\S]*?)<\/\1hyperlinks\s*>/;
const read = new WeakMap<object, { readonly of: string; readonly targets: unknown; readonly links: readonly SheetLink[] }>();

/** The links of a sheet in the order of its file. */
export function linksOf(sheet: Links): readonly SheetLink[] {
  const around = sheet.aroundRows;
  if (around === null || !around.includes("hyperlinks")) return [];
  const known = read.get(sheet);
  if (known !== undefined && known.of === around && known.targets === sheet.linkTargets) return known.links;
  const found = list.exec(around);
  const xml = found === null ? "<none/>" : found[0];
  const links = parseXml(xml).children.flatMap((element): SheetLink[] => {
    const area = parseArea(element.attributes["ref"] ?? "");
    const id = Object.entries(element.attributes).find(([name]) => name.endsWith(":id"))?.[1];
    return area === null ? [] : [{ area, xml: sourceOf(xml, element), target: id === undefined ? null : (sheet.linkTargets.get(id) ?? null), location: element.attributes["location"] ?? "", display: element.attributes["display"] ?? null }];
  });
  read.set(sheet, { of: around, targets: sheet.linkTargets, links });
  return links;
}

/** Gives cells the links of the images, in order, and tells the images that put back what was there. Only links of single cells are changed. */
export function putLinks(sheet: Links & Pick<SheetModel, "changed" | "name">, images: readonly LinkImage[]): LinkImage[] {
  const around = sheet.aroundRows;
  if (around === null || images.length === 0) return [];
  const links: { ref: string; xml: string; target: string | null }[] = linksOf(sheet).map(({ xml, target }) => ({ ref: parseXml(xml).attributes["ref"]!, xml, target }));
  const targets = new Map(sheet.linkTargets);
  const back: LinkImage[] = [];
  for (const { row, column, at, xml, target } of images) {
    const ref = cellAddress(row, column);
    const place = links.findIndex((link) => link.ref === ref);
    const before = links[place];
    back.unshift({ row, column, at: place < 0 ? at : place, xml: before?.xml ?? null, target: before?.target ?? null });
    if (xml === null) {
      if (place >= 0) links.splice(place, 1);
    } else {
      const link = { ref, xml: withTarget(xml, target, targets), target };
      if (place >= 0) links[place] = link;
      else links.splice(at, 0, link);
    }
  }
  sheet.aroundRows = withLinks(sheet.name, around, links.map(({ xml }) => xml));
  sheet.linkTargets = targets;
  sheet.changed.add("aroundRows");
  return back;
}

/** A link's XML with the relationship of its target, which is made where there is none. */
function withTarget(xml: string, target: string | null, targets: Map<string, string>): string {
  if (target === null) return xml;
  let id = [...targets].find(([, known]) => known === target)?.[0];
  for (let n = 1; id === undefined; n++) if (!targets.has(`rIdLink${n}`)) targets.set((id = `rIdLink${n}`), target);
  const element = parseXml(xml);
  const name = Object.keys(element.attributes).find((attribute) => attribute.endsWith(":id"))!;
  return element.attributes[name] === id ? xml : editXml(xml, editAttributes(xml, element, { [name]: id }));
}

/** A link's XML with another text that programs may show for it. */
export function withDisplay(xml: string, display: string): string {
  return editXml(xml, editAttributes(xml, parseXml(xml), { display }));
}

/** A list without a link may not stand in a sheet. */
function withLinks(name: string, around: string, links: readonly string[]): string {
  const { text, root } = readXml(name, encodeXml(around));
  const patch = new XmlPatch({ text, root });
  const before = children(root, "hyperlinks")[0];
  const xml = links.length === 0 ? "" : `<${root.prefix}hyperlinks>${links.join("")}</${root.prefix}hyperlinks>`;
  if (before !== undefined) patch.replace(before, xml);
  else if (xml !== "") patch.insertInOrder("hyperlinks", xml, worksheetOrder);
  return patch.text();
}
