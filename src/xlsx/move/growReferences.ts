import type { Area, Json } from "../../workbook/host";
import type { SheetModel, WorkbookModel } from "../../workbook/model";
import { grownName, type TableGrowth } from "../../workbook/tableGrowth";
import { encodeXml, isMain } from "../container/xml";
import { originOf } from "../origin";
import { parseSqref, sqrefOf } from "../parts/areas";
import { eachNode, parsed, type XmlLoss, XmlMove } from "./xmlMove";

/**
 * Lets what only the package holds grow with a table: defined names, and conditional formats of the extension list (the newer half of data bars and icons). `over` gives
 * the grown areas of a rule. What it gives is for `restoreReferences`; null when nothing has grown. @source MS-XLSX 2.6.4 (conditional formats of the extension list).
 */
export function growReferences(model: WorkbookModel, sheet: SheetModel, growth: TableGrowth, over: (areas: readonly Area[]) => readonly Area[]): Json {
  const { pkg, workbookPart } = originOf(model);
  const parts: Record<string, XmlLoss> = {};
  const names = new XmlMove(pkg.xml(workbookPart));
  eachNode(names.doc.root, (node, path) => {
    // Print areas and titles are about paper, not about the table.
    if (node.name !== "definedName" || node.attributes["name"]?.startsWith("_xlnm.") === true) return true;
    const grown = grownName(node.text, growth);
    names.set(path, node, null, grown, grown);
    return true;
  });
  const grownNames = names.finish();
  if (grownNames.loss !== null) {
    pkg.replace(workbookPart, encodeXml(grownNames.text));
    parts[workbookPart] = grownNames.loss;
  }
  // An extension that has no format in it need not be taken apart.
  const formats = sheet.aroundRows?.includes("conditionalFormattings") === true ? grownFormats(sheet.name, sheet.aroundRows, over) : null;
  if (formats !== null && formats.loss !== null) {
    sheet.aroundRows = formats.text;
    sheet.changed.add("aroundRows");
    parts[`sheet:${sheet.name}`] = formats.loss;
  }
  return Object.keys(parts).length === 0 ? null : ({ parts, arrays: [] } as unknown as Json);
}

function grownFormats(name: string, around: string, over: (areas: readonly Area[]) => readonly Area[]): ReturnType<XmlMove["finish"]> {
  const move = new XmlMove(parsed(name, around));
  eachNode(move.doc.root, (node, path, parents) => {
    if (node.name !== "sqref" || isMain(node.uri) || parents.at(-1)?.name !== "conditionalFormatting") return true;
    const areas = parseSqref(node.text);
    const grown = over(areas);
    if (grown !== areas) move.set(path, node, null, sqrefOf(grown), sqrefOf(grown));
    return true;
  });
  return move.finish();
}
