import type { CellMove } from "../../workbook/cellMove";
import { refuse } from "../../workbook/hostProblem";
import type { SheetModel, WorkbookModel } from "../../workbook/model";
import type { XmlNode } from "../container/xml";
import { originOf, sheetOriginOf, type WorkbookOrigin } from "../origin";
import { moverOf } from "./moveCells";
import { eachNode, parsed } from "./xmlMove";

/** What a sheet may relate to when its cells move: parts whose references follow, and parts that know no cell. */
const knownKinds = new Set(["table", "pivotTable", "drawing", "vmlDrawing", "comments", "threadedComment", "hyperlink", "printerSettings", "image", "slicer", "timeline", "customProperty"]);
/** Lists of the extension list that are understood or know no cell. @source MS-XLSX 2.2.4.7 (extensions of worksheets by uri). */
const knownExtensions = new Set([
  "{05C60535-1F16-4FD2-B633-F4F36F0B64E0}", "{78C0D931-6437-407D-A8EE-F0AAD7539E65}", "{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}", "{A8765BA9-456A-4DAB-B4F3-ACF838C121DE}", "{3A4CF648-6AED-40F4-86FF-DC5316D8AED3}",
  "{7E03D99C-DC04-49D9-9315-930204A7B6E9}", "{FC87AEE6-9EDD-4A0A-B7FB-166176984837}", "{01252117-D84E-4E92-8308-4BE1C098FCBB}", "{64002731-A6B0-56B0-2670-7721B7C09600}",
]);
/** Ends of content types that hold no reference to a cell of the workbook. */
const inert = [
  "worksheet+xml", "table+xml", "styles+xml", "sharedstrings+xml", "calcchain+xml", "theme+xml", "core-properties+xml", "extended-properties+xml", "custom-properties+xml", "relationships+xml", "externallink+xml", "sheetmetadata+xml",
  "person+xml", "slicer+xml", "slicercache+xml", "timeline+xml", "timelinecache+xml", "pivotcacherecords+xml", "chartstyle+xml", "chartcolorstyle+xml", "diagramdata+xml", "diagramlayout+xml", "diagramstyle+xml",
  "diagramcolors+xml", "drawingml.diagram+xml", "themeoverride+xml", "model+data", "customxmlproperties+xml", "digital-signature-xmlsignature+xml", "chartsheet+xml",
];

/** Refuses where a part of the workbook could hold a reference that would be left behind, and names it. */
export function checkMovableParts(model: WorkbookModel, sheet: SheetModel, move: CellMove): void {
  const origin = originOf(model);
  const dumped = model.sheets.find((other) => (sheetOriginOf(other)?.dump?.parts.length ?? 0) > 0);
  if (dumped !== undefined) cannot(dumped.name, "工作表是刚从日志恢复的，它的图表和批注还没有写回文件", "the sheet has just come back from the journal, and its drawings and comments are not in the file yet");
  checkOwnParts(origin, sheet);
  if (sheet.aroundRows !== null) checkAround(sheet, sheet.aroundRows);
  checkOtherParts(origin, move);
}

function checkOwnParts({ pkg }: WorkbookOrigin, sheet: SheetModel): void {
  const from = sheetOriginOf(sheet);
  if (from === null || from.dump !== null) return;
  const odd = pkg.rels(from.part).find(({ kind }) => !knownKinds.has(kind));
  if (odd !== undefined) cannot(odd.part ?? from.part, `工作表带有“${odd.kind}”，它对单元格的引用无法调整`, `the sheet has a “${odd.kind}” whose references to cells cannot be adjusted`);
}

function checkAround(sheet: SheetModel, around: string): void {
  const { root, text } = parsed(sheet.name, around);
  eachNode(root, (node) => {
    const { name } = node;
    if (name === "oleObject" || name === "control") cannot(sheet.name, "工作表上有嵌入对象或控件", "the sheet has embedded objects or controls");
    if (name === "webPublishItem") cannot(sheet.name, "工作表有发布为网页的区域", "the sheet has areas that are published as web pages");
    if (name === "ext" && !knownExtensions.has((node.attributes["uri"] ?? "").toUpperCase()) && mayRefer(node, text)) {
      cannot(sheet.name, `扩展 ${node.attributes["uri"] ?? ""} 可能引用单元格`, `the extension ${node.attributes["uri"] ?? ""} may refer to cells`);
    }
    return true;
  });
}

function mayRefer(node: XmlNode, text: string): boolean {
  return /\s(?:sqref|ref|r)\s*=|[>"'!:$ ]\$?[A-Z]{1,3}\$?\d{1,7}[<"':$ ]/.test(text.slice(node.openEnd, node.closeStart));
}

/** Parts that are not understood, where they name the sheet as formulas do. */
function checkOtherParts({ pkg }: WorkbookOrigin, move: CellMove): void {
  const name = move.sheet.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").toLowerCase();
  const words = [`${name}!`, `${name.replaceAll("'", "''")}'!`, `${name.replaceAll("'", "&apos;&apos;")}&apos;!`];
  for (const { name: part } of pkg.entries) {
    const type = (pkg.contentType(part) ?? "").toLowerCase();
    if (!/xml$/.test(type) || moverOf(type) !== null || inert.some((end) => type.endsWith(end)) || part.startsWith("_rels/") || type === "application/xml") continue;
    if (/volatiledependencies|revisionheaders|tablesinglecells|querytable/.test(type)) cannot(part, "它对单元格的引用无法调整", "its references to cells cannot be adjusted");
    const text = new TextDecoder().decode(pkg.bytes(part)).toLowerCase();
    if (words.some((word) => text.includes(word))) cannot(part, "它引用了这张工作表，但无法调整", "it refers to this sheet in a way that cannot be adjusted");
  }
}

function cannot(place: string, zh: string, en: string): never {
  return refuse("host/cannotMove", place, { why: { zh, en } });
}
