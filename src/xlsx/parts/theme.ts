import type { WorkbookModel } from "../../workbook/model";
import { originOf } from "../origin";
import type { XmlElement } from "./xmlTree";

/** The first accent of Office's own theme since 2013: what a workbook without a theme gets. */
const office = "4472C4";

/** The first accent colour of the workbook's theme, RRGGBB. @source ECMA-376 part 1, 20.1.6.2 clrScheme */
export function accentColor(model: WorkbookModel): string {
  const origin = originOf(model);
  const part = origin.partOf("theme");
  const accent = part === null ? undefined : descend(origin.pkg.xml(part).root, ["themeElements", "clrScheme", "accent1"]);
  const color = accent?.children[0]?.attributes;
  const rgb = color?.["val"] ?? color?.["lastClr"] ?? "";
  return /^[0-9a-f]{6}$/i.test(rgb) ? rgb.toUpperCase() : office;
}

function descend(from: XmlElement, names: readonly string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>((at, name) => at?.children.find((child) => child.name === name), from);
}

/** A colour mixed with white, as Excel's lighter shades of a theme colour: 0.8 is "80 % lighter". */
export function lighter(color: string, share: number): string {
  return [0, 2, 4].map((at) => { const part = Number.parseInt(color.slice(at, at + 2), 16); return Math.round(part + (255 - part) * share).toString(16).padStart(2, "0"); }).join("").toUpperCase();
}
