import { isMain, type XmlDoc, type XmlNode } from "../container/xml";
import { parseSqref, sqrefOf } from "../parts/areas";
import { type BothWays, moveAreas, moveRef, moveSqref, type MoveTools } from "./moveTools";
import { eachNode, type NodePath, XmlMove } from "./xmlMove";
import { movesWholeRows } from "../../workbook/cellMove";

/** Moves the references of one kind of part. `own`: the part belongs to the sheet whose cells move. */
export type PartMover = (doc: XmlDoc, ways: BothWays, own: boolean) => XmlMove;

type Value = (value: string, tools: MoveTools) => string | null;

/** Sets a value by what both ways make of it; where the way there leaves nothing, the element goes. */
function put(move: XmlMove, ways: BothWays, path: NodePath, node: XmlNode, attribute: string | null, value: Value): void {
  const before = attribute === null ? node.text : node.attributes[attribute];
  if (before === undefined) return;
  const after = value(before, ways.there);
  if (after === null) move.remove(path, node);
  else if (after !== before) move.set(path, node, attribute, after, value(after, ways.back) ?? "");
}

const formula: Value = (value, { mover }) => mover.moved(value, "");
const nameFormula: Value = (value, { mover }) => mover.movedName(value);

/** Attributes that hold an area of the sheet they stand on. @source ECMA-376 part 1, 18.3.1 (worksheets), 18.3.2.4 sortState. */
const areaAttributes: Readonly<Record<string, string>> = { hyperlink: "ref", cellWatch: "r", inputCells: "r", cellSmartTags: "r", autoFilter: "ref", sortState: "ref", sortCondition: "ref" };
const areasAttributes: Readonly<Record<string, string>> = { protectedRange: "sqref", ignoredError: "sqref", scenarios: "sqref" };
/** Parts of a sheet that the model holds: they move there. Views stay where the reader looks. */
const inModel = new Set(["sheetViews", "cols", "sheetData", "autoFilter", "mergeCells", "conditionalFormatting", "dataValidations", "tableParts"]);

/** Everything around the rows of a sheet that the model does not hold. `name` is the sheet's. */
export function moveAroundRows(doc: XmlDoc, ways: BothWays, own: boolean, name: string): XmlMove {
  const move = new XmlMove(doc);
  eachNode(doc.root, (node, path, parents) => {
    if ((parents.length === 1 && isMain(node.uri) && inModel.has(node.name)) || (!isMain(node.uri) && node.name === "dataValidations")) return false;
    if (!isMain(node.uri) && node.name === "conditionalFormatting") {
      moveExtendedFormat(move, ways, own, name, node, path);
      return false;
    }
    if (!isMain(node.uri) && node.name === "f") put(move, ways, path, node, null, (value, { mover }) => mover.moved(value, name));
    if (!own) return true;
    if (node.name === "sparkline") {
      const at = node.children.findIndex((child) => child.name === "sqref");
      if (at >= 0 && moveSqref(node.children[at]!.text, ways.there) === null) {
        move.remove(path, node);
        return false;
      }
    }
    if (!isMain(node.uri) && node.name === "sqref") put(move, ways, path, node, null, moveSqref);
    if (areaAttributes[node.name] !== undefined) put(move, ways, path, node, areaAttributes[node.name]!, moveRef);
    if (areasAttributes[node.name] !== undefined) put(move, ways, path, node, areasAttributes[node.name]!, moveSqref);
    if (node.name === "brk" && parents.at(-1)?.name === "rowBreaks" && movesWholeRows(ways.there.move)) put(move, ways, path, node, "id", moveBreak);
    return true;
  });
  return move;
}

/** A page breaks above the row that its number counts from 0. */
const moveBreak: Value = (id, { shift }) => {
  const row = shift.at(Number(id));
  return row < 0 ? null : String(row);
};

/** A conditional format of the extension list: areas in an element of their own, formulas relative to the first cell. @source MS-XLSX 2.6.4. */
function moveExtendedFormat(move: XmlMove, ways: BothWays, own: boolean, name: string, node: XmlNode, path: NodePath): void {
  const at = node.children.findIndex((child) => child.name === "sqref");
  const areas = parseSqref(node.children[at]?.text ?? "");
  if (areas.length === 0) return;
  const moved = own ? moveAreas(areas, ways.there) : areas;
  if (moved.length === 0) return move.remove(path, node);
  const backAreas = own ? moveAreas(moved, ways.back) : moved;
  if (sqrefOf(moved) !== sqrefOf(areas)) move.set([...path, at], node.children[at]!, null, sqrefOf(moved), sqrefOf(backAreas));
  eachNode(node, (child, inner) => {
    if (child.name === "f") {
      const there = ways.there.mover.movedRule(child.text, name, topOf(areas), rowsOf(areas), topOf(moved));
      if (there !== child.text) move.set([...path, ...inner], child, null, there, ways.back.mover.movedRule(there, name, topOf(moved), rowsOf(moved), topOf(backAreas)));
    }
    return true;
  });
}

export const topOf = (areas: readonly { readonly row: number }[]): number => Math.min(...areas.map(({ row }) => row));
export const rowsOf = (areas: readonly { readonly row: number; readonly rows: number }[]): number => Math.max(...areas.map(({ row, rows }) => row + rows)) - topOf(areas);

/** The names of the workbook, print areas and titles and the areas of filters among them. */
export const moveWorkbook: PartMover = (doc, ways) => everywhere(doc, (move, node, path) => {
  if (node.name === "definedName") put(move, ways, path, node, null, nameFormula);
});

/** Series, titles and labels of charts. @source ECMA-376 part 1, 21.2.2.65 f; MS-ODRAWXML 2.24.3 (c15), 2.24.4 (cx). */
export const moveChart: PartMover = (doc, ways) => everywhere(doc, (move, node, path) => {
  if (node.children.length === 0 && (node.name === "f" || node.name === "sqref")) put(move, ways, path, node, null, formula);
});

export const moveControl: PartMover = (doc, ways) => everywhere(doc, (move, node, path) => {
  for (const attribute of ["fmlaLink", "fmlaRange", "fmlaGroup", "fmlaTxbx"]) put(move, ways, path, node, attribute, formula);
});

export const movePivot: PartMover = (doc, ways, own) => everywhere(doc, (move, node, path) => {
  if (own && node.name === "location") put(move, ways, path, node, "ref", moveRef);
});

/** Sources of pivots: areas of a sheet that they name. One of another workbook has a relationship. */
export const movePivotCache: PartMover = (doc, ways) => everywhere(doc, (move, node, path) => {
  const { sheet } = node.attributes;
  const outside = Object.keys(node.attributes).some((name) => name.endsWith(":id"));
  const isSource = node.name === "worksheetSource" || node.name === "rangeSet";
  if (isSource && !outside && sheet?.toLowerCase() === ways.there.move.sheet.toLowerCase()) put(move, ways, path, node, "ref", (value, tools) => moveRef(value, tools) ?? "#REF!");
});

export const moveComments: PartMover = (doc, ways, own) => everywhere(doc, (move, node, path) => {
  if (own && (node.name === "comment" || node.name === "threadedComment")) put(move, ways, path, node, "ref", moveRef);
});

/**
 * Drawings: what a shape shows of a cell, and where it is anchored. One that moves and sizes with cells follows with both ends, one that only moves keeps its size, an
 * absolute one stays. A shape whose rows are all taken out keeps its size where they stood (Excel leaves one of no height, which nobody finds again).
 * @source ECMA-376 part 1, 20.5.2.33 twoCellAnchor, 20.5.3.2 ST_EditAs.
 */
export const moveDrawing: PartMover = (doc, ways, own) => {
  const move = new XmlMove(doc);
  eachNode(doc.root, (node, path) => {
    for (const attribute of ["textlink", "cellRange"]) put(move, ways, path, node, attribute, formula);
    if (own && (node.name === "twoCellAnchor" || node.name === "oneCellAnchor") && node.attributes["editAs"] !== "absolute") moveAnchor(move, ways, node, path);
    return true;
  });
  return move;
};

function moveAnchor(move: XmlMove, ways: BothWays, anchor: XmlNode, path: NodePath): void {
  const row = (name: "from" | "to", child: "row" | "col"): { readonly node: XmlNode; readonly path: NodePath } | null => {
    const outer = anchor.children.findIndex((own) => own.name === name);
    const inner = anchor.children[outer]?.children.findIndex((own) => own.name === child) ?? -1;
    return inner < 0 ? null : { node: anchor.children[outer]!.children[inner]!, path: [...path, outer, inner] };
  };
  const [from, to] = [row("from", "row"), row("to", "row")];
  if (from === null) return;
  const columns = [Number(row("from", "col")?.node.text ?? 0), Number(row("to", "col")?.node.text ?? row("from", "col")?.node.text ?? 0)];
  const { move: cells } = ways.there;
  if (!(columns[0]! >= cells.column && columns[1]! < cells.column + cells.columns)) return;
  const sizes = anchor.name === "twoCellAnchor" && (anchor.attributes["editAs"] ?? "twoCell") === "twoCell";
  const before = [Number(from.node.text), Number(to?.node.text ?? from.node.text)] as const;
  const after = anchorRows(before, sizes, ways.there);
  const back = anchorRows(after, sizes, ways.back);
  if (after[0] !== before[0]) move.set(from.path, from.node, null, String(after[0]), String(back[0]));
  if (to !== null && after[1] !== before[1]) move.set(to.path, to.node, null, String(after[1]), String(back[1]));
}

export function anchorRows([first, last]: readonly [number, number], sizes: boolean, { shift }: MoveTools): readonly [number, number] {
  const span = shift.span(first, Math.max(first, last));
  if (span !== null && sizes) return [span.first, span.last];
  const top = span?.first ?? shift.span(first, 1_048_575)?.first ?? first;
  return [top, top + last - first];
}

function everywhere(doc: XmlDoc, visit: (move: XmlMove, node: XmlNode, path: NodePath) => void): XmlMove {
  const move = new XmlMove(doc);
  eachNode(doc.root, (node, path) => {
    visit(move, node, path);
    return true;
  });
  return move;
}
