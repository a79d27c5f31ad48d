import { movesWholeRows } from "../../workbook/cellMove";
import type { Area } from "../../workbook/host";
import type { PivotModel, RowRun, SheetFilter, SheetModel, TableModel } from "../../workbook/model";
import { rowsOf, runsOf } from "../../workbook/rowRuns";
import { childNamed, editAttributes, editXml, escapeText, parseXml, type XmlEdit, type XmlElement } from "../parts/xmlTree";
import { moveConditionalFormats, moveValidations } from "./moveRules";
import { moveArea, moveRef, type MoveTools } from "./moveTools";

/** What the model holds of a sheet beside its cells and that can refer to cells. */
export type SheetLists = Pick<SheetModel, "validations" | "conditionalFormats" | "merges" | "tables" | "pivots" | "autoFilter" | "hiddenRows" | "newRows">;

/** The lists after a move on this sheet (`own`) or on another one; those in which nothing changes are the same lists. */
export function moveLists(sheet: SheetLists, name: string, tools: MoveTools, own: boolean): SheetLists {
  const moved: SheetLists = {
    validations: moveValidations(sheet.validations, name, tools, own),
    conditionalFormats: moveConditionalFormats(sheet.conditionalFormats, name, tools, own),
    tables: sheet.tables.map((table) => moveTable(table, name, tools, own)),
    merges: own ? sheet.merges.flatMap((area) => moveMerge(area, tools)) : sheet.merges,
    pivots: own ? sheet.pivots.map((pivot) => movePivotModel(pivot, tools)) : sheet.pivots,
    autoFilter: own && sheet.autoFilter !== null ? moveFilter(sheet.autoFilter, tools) : sheet.autoFilter,
    hiddenRows: own && movesWholeRows(tools.move) ? moveRuns(sheet.hiddenRows, tools) : sheet.hiddenRows,
    newRows: own && movesWholeRows(tools.move) ? sheet.newRows.flatMap((row) => (tools.shift.at(row.row) < 0 ? [] : [{ ...row, row: tools.shift.at(row.row) }])) : sheet.newRows,
  };
  const kept = { ...moved };
  for (const part of ["validations", "conditionalFormats", "tables", "merges", "pivots"] as const) if (sheet[part].length === moved[part].length && sheet[part].every((item, i) => item === moved[part][i])) Object.assign(kept, { [part]: sheet[part] });
  return kept;
}

/** A merge of one cell is none. */
function moveMerge(area: Area, tools: MoveTools): Area[] {
  const moved = moveArea(area, tools);
  return moved === null || moved.rows * moved.columns < 2 ? [] : [moved];
}

function moveRuns(runs: readonly RowRun[], { shift }: MoveTools): readonly RowRun[] {
  return runs.every(({ last }) => last < shift.firstRow) ? runs : runsOf(new Set(rowsOf(runs).map((row) => shift.at(row)).filter((row) => row >= 0)));
}

function moveTable(table: TableModel, sheet: string, tools: MoveTools, own: boolean): TableModel {
  const area = own ? (moveArea(table.area, tools) ?? table.area) : table.area;
  const raw = table.raw === null ? null : moveTableXml(table.raw, sheet, tools, own);
  return area === table.area && raw === table.raw ? table : { ...table, area, raw, changed: true };
}

/** What a table was sorted by, and the formulas of its columns; its area and its filter are written from the model. */
function moveTableXml(raw: string, sheet: string, tools: MoveTools, own: boolean): string {
  if (!/sortState|[fF]ormula/.test(raw)) return raw;
  const edits: XmlEdit[] = [];
  eachElement(parseXml(raw), (element) => {
    const isFormula = element.name === "calculatedColumnFormula" || element.name === "totalsRowFormula";
    const formula = isFormula ? tools.mover.moved(element.text, sheet) : element.text;
    if (formula !== element.text) edits.push({ start: element.openEnd, end: element.closeStart, text: escapeText(formula) });
    return !own || moveSort(raw, element, tools, edits);
  });
  return editXml(raw, edits);
}

/** A sort or its condition; false where the element goes and nothing inside it is to be looked at. */
function moveSort(raw: string, element: XmlElement, tools: MoveTools, edits: XmlEdit[]): boolean {
  if (element.name !== "sortState" && element.name !== "sortCondition") return true;
  const ref = element.attributes["ref"] ?? "";
  const moved = moveRef(ref, tools);
  if (moved === null) edits.push({ start: element.start, end: element.end, text: "" });
  else if (moved !== ref) edits.push(...editAttributes(raw, element, { ref: moved }));
  return moved !== null;
}

function moveFilter(filter: SheetFilter, tools: MoveTools): SheetFilter {
  const area = moveArea(filter.area, tools) ?? filter.area;
  const definedName = filter.definedName === null ? null : moveNameXml(filter.definedName, tools);
  if (area === filter.area && definedName === filter.definedName) return filter;
  const edits: XmlEdit[] = [];
  const root = parseXml(filter.raw);
  eachElement(root, (element) => {
    if (element === root) edits.push(...editAttributes(filter.raw, root, { ref: moveRef(root.attributes["ref"] ?? "", tools) ?? root.attributes["ref"]! }));
    return moveSort(filter.raw, element, tools, edits);
  });
  return { ...filter, area, definedName, raw: editXml(filter.raw, edits) };
}

/** The element of a name with its formula moved. */
function moveNameXml(xml: string, tools: MoveTools): string {
  const name = parseXml(xml);
  const moved = tools.mover.movedName(name.text);
  return moved === name.text ? xml : editXml(xml, [{ start: name.openEnd, end: name.closeStart, text: escapeText(moved) }]);
}

function movePivotModel(pivot: PivotModel, tools: MoveTools): PivotModel {
  const area = moveArea(pivot.area, tools) ?? pivot.area;
  if (area === pivot.area) return pivot;
  const spec = pivot.spec === null ? null : { ...pivot.spec, row: area.row };
  if (pivot.raw === undefined) return { ...pivot, area, spec };
  const root = parseXml(pivot.raw.table);
  const location = childNamed(root, "location");
  const table = location === null ? pivot.raw.table : editXml(pivot.raw.table, editAttributes(pivot.raw.table, location, { ref: moveRef(location.attributes["ref"] ?? "", tools) ?? "" }));
  return { ...pivot, area, spec, raw: { ...pivot.raw, table } };
}

function eachElement(element: XmlElement, visit: (element: XmlElement) => boolean): void {
  if (visit(element)) for (const child of element.children) eachElement(child, visit);
}
