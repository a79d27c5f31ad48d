import type { CellMove } from "../../workbook/cellMove";
import type { LostFormula } from "../../workbook/cells";
import type { Json } from "../../workbook/host";
import type { SheetChange, SheetModel, WorkbookModel } from "../../workbook/model";
import { encodeXml } from "../container/xml";
import { originOf, sheetOriginOf, type WorkbookOrigin } from "../origin";
import { cellsOf } from "../sheetParts";
import { moveLists, type SheetLists } from "./moveSheet";
import { type BothWays, bothWays } from "./moveTools";
import { moveVml } from "./moveVml";
import { moveAroundRows, moveChart, moveComments, moveControl, moveDrawing, movePivot, movePivotCache, moveWorkbook, type PartMover } from "./moveXml";
import { parsed, restoreLoss, type XmlLoss } from "./xmlMove";

/** What the move back alone would not bring back, beside the cells that were taken out. */
export type MoveLoss = {
  /** Formulas by sheet; those of array formulas apart, for they are no cells that could be written. */
  readonly formulas: readonly { readonly sheet: SheetModel; readonly cells: readonly LostFormula[] }[];
  /** Lists of sheets as they were. */
  readonly lists: readonly { readonly sheet: SheetModel; readonly part: keyof SheetLists; readonly before: SheetLists }[];
  /** Plain JSON for `restoreReferences`; null when nothing was lost. */
  readonly references: Json;
};

/** Parts of the package that hold references, by the end of their content type in lower case. */
const movers: readonly (readonly [string, PartMover])[] = [
  [".main+xml", moveWorkbook], [".drawing+xml", moveDrawing], [".chartshapes+xml", moveDrawing], [".chart+xml", moveChart], [".chartex+xml", moveChart], [".pivottable+xml", movePivot],
  [".pivotcachedefinition+xml", movePivotCache], [".comments+xml", moveComments], [".threadedcomments+xml", moveComments], [".controlproperties+xml", moveControl],
];

export function moverOf(contentType: string | null): PartMover | null {
  return movers.find(([end]) => contentType?.toLowerCase().endsWith(end) === true)?.[1] ?? null;
}

/** Parts that only lead to parts of their own: what a sheet relates to, and what that relates to. */
export function partsOfSheet({ pkg }: WorkbookOrigin, sheet: SheetModel): ReadonlySet<string> {
  const from = sheetOriginOf(sheet);
  if (from === null || from.dump !== null) return new Set();
  return new Set(pkg.rels(from.part).flatMap(({ part, kind }) => (part === null || kind === "slicer" ? [] : [part.toLowerCase()])));
}

/**
 * Moves cells of a sheet and lets everything in the workbook follow that refers to them. The caller has seen to it that the move can be done (`checkMove`).
 * `revive`: cells put in where some were taken out are those again.
 */
export function moveCells(model: WorkbookModel, sheet: SheetModel, move: CellMove, revive: boolean): MoveLoss {
  const ways = bothWays(move);
  const formulas: { sheet: SheetModel; cells: LostFormula[] }[] = [];
  const lists: MoveLoss["lists"][number][] = [];
  const parts: Record<string, Json> = {};
  const arrays: Json[] = [];
  for (const other of model.sheets) {
    if (other.kind !== "worksheet") continue;
    const own = other === sheet;
    const cells = cellsOf(other);
    const lost = cells.relocate(own ? move : null, (formula) => ways.there.mover.moved(formula, other.name), (formula) => ways.back.mover.moved(formula, other.name), revive);
    if (lost.some(({ isArray }) => !isArray)) formulas.push({ sheet: other, cells: lost.filter(({ isArray }) => !isArray) });
    arrays.push(...lost.flatMap(({ row, column, formula, isArray }) => (isArray ? [{ sheet: other.name, row, column, formula }] : [])));
    lists.push(...moveListsOf(other, ways, own));
    const around = moveAround(other, ways, own);
    if (around !== null) parts[`sheet:${other.name}`] = around as unknown as Json;
  }
  moveParts(originOf(model), sheet, ways, parts);
  const nothing = arrays.length === 0 && Object.keys(parts).length === 0;
  return { formulas, lists, references: nothing ? null : { parts, arrays } };
}

const changeOf: { readonly [P in keyof SheetLists]: SheetChange } = {
  validations: "validations", conditionalFormats: "conditionalFormats", merges: "merges", tables: "tables", pivots: "pivots", autoFilter: "autoFilter", hiddenRows: "rows", newRows: "rows",
};

function moveListsOf(sheet: SheetModel, ways: BothWays, own: boolean): MoveLoss["lists"][number][] {
  const { validations, conditionalFormats, merges, tables, pivots, autoFilter, hiddenRows, newRows } = sheet;
  const before: SheetLists = { validations, conditionalFormats, merges, tables, pivots, autoFilter, hiddenRows, newRows };
  const after = moveLists(before, sheet.name, ways.there, own);
  const moved = (Object.keys(changeOf) as (keyof SheetLists)[]).filter((part) => after[part] !== before[part]);
  if (moved.length === 0) return [];
  const back = moveLists(after, sheet.name, ways.back, own);
  Object.assign(sheet, after);
  for (const part of moved) sheet.changed.add(changeOf[part]);
  return moved.filter((part) => saying(back[part]) !== saying(before[part])).map((part) => ({ sheet, part, before }));
}

/** A table that was changed and changed back says what it said. */
const saying = (list: SheetLists[keyof SheetLists]): string => JSON.stringify(list, (key, value: unknown) => (key === "changed" ? undefined : value));

function moveAround(sheet: SheetModel, ways: BothWays, own: boolean): XmlLoss | null {
  if (sheet.aroundRows === null) return null;
  const { text, loss } = moveAroundRows(parsed(sheet.name, sheet.aroundRows), ways, own, sheet.name).finish();
  if (text === sheet.aroundRows) return null;
  sheet.aroundRows = text;
  sheet.changed.add("aroundRows");
  return loss;
}

function moveParts(origin: WorkbookOrigin, sheet: SheetModel, ways: BothWays, lost: Record<string, Json>): void {
  const { pkg } = origin;
  const owned = partsOfSheet(origin, sheet);
  for (const { name } of pkg.entries) {
    const own = owned.has(name.toLowerCase());
    const type = pkg.contentType(name);
    const mover = moverOf(type);
    if (type?.toLowerCase().endsWith(".vmldrawing") === true) {
      const text = new TextDecoder().decode(pkg.bytes(name));
      const moved = moveVml(text, ways, own);
      if (moved.text !== text) pkg.replace(name, new TextEncoder().encode(moved.text));
      if (moved.before !== null) lost[name] = { text: moved.before };
      continue;
    }
    if (mover === null) continue;
    const doc = pkg.xml(name);
    const { text, loss } = mover(doc, ways, own).finish();
    if (text !== doc.text) pkg.replace(name, encodeXml(text));
    if (loss !== null) lost[name] = loss as unknown as Json;
  }
}

/** Puts back the references that a move had lost, after the move back; gives what undoes it. Parts and sheets that are not there any more are left out. */
export function restoreReferences(model: WorkbookModel, image: Json): Json {
  const { pkg } = originOf(model);
  const { parts, arrays } = readImage(image);
  const undo: Record<string, Json> = {};
  for (const [name, loss] of Object.entries(parts)) {
    const sheet = name.startsWith("sheet:") ? model.sheets.find((candidate) => candidate.name === name.slice("sheet:".length)) : undefined;
    if (sheet === undefined && (name.startsWith("sheet:") || !pkg.has(name))) continue;
    const before = sheet === undefined ? new TextDecoder().decode(pkg.bytes(name)) : (sheet.aroundRows ?? "");
    const after = "text" in loss ? loss.text : restoreLoss(name, sheet === undefined ? pkg.xml(name).text : before, loss);
    if (after === before) continue;
    undo[name] = { text: before };
    if (sheet === undefined) pkg.replace(name, encodeXml(after));
    else {
      sheet.aroundRows = after;
      sheet.changed.add("aroundRows");
    }
  }
  const before = arrays.flatMap(({ sheet: name, row, column, formula }) => {
    const sheet = model.sheets.find((candidate) => candidate.name === name && candidate.kind === "worksheet");
    const was = sheet === undefined ? null : cellsOf(sheet).setArrayText(row, column, formula.slice(1));
    return was === null ? [] : [{ sheet: name, row, column, formula: "=" + was }];
  });
  return { parts: undo, arrays: before };
}

type Image = { readonly parts: { readonly [part: string]: XmlLoss | { readonly text: string } }; readonly arrays: readonly { readonly sheet: string; readonly row: number; readonly column: number; readonly formula: string }[] };

/** An image comes back from a journal that anybody may have written into: it is what it should be, or a bug is named. */
function readImage(image: Json): Image {
  const isObject = (value: unknown): value is { readonly [key: string]: unknown } => typeof value === "object" && value !== null && !Array.isArray(value);
  const isPath = (value: unknown): boolean => Array.isArray(value) && value.every((place) => Number.isInteger(place) && (place as number) >= 0);
  const isValue = (value: unknown): boolean => isObject(value) && isPath(value["path"]) && typeof value["back"] === "string" && typeof value["before"] === "string" && (value["attribute"] === null || typeof value["attribute"] === "string");
  const isRemoved = (value: unknown): boolean => isObject(value) && isPath(value["path"]) && (value["path"] as unknown[]).length > 0 && typeof value["xml"] === "string";
  const isLoss = (value: unknown): boolean => isObject(value) && (typeof value["text"] === "string" || (Array.isArray(value["values"]) && value["values"].every(isValue) && Array.isArray(value["removed"]) && value["removed"].every(isRemoved)));
  const isArray = (value: unknown): boolean => isObject(value) && typeof value["sheet"] === "string" && Number.isInteger(value["row"]) && Number.isInteger(value["column"]) && typeof value["formula"] === "string";
  if (!isObject(image) || !isObject(image["parts"]) || !Object.values(image["parts"]).every(isLoss) || !Array.isArray(image["arrays"]) || !image["arrays"].every(isArray)) throw new TypeError("An image of references is parts and arrays.");
  return image as unknown as Image;
}
