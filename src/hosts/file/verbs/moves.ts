import { type CellMove, movesWholeRows } from "../../../workbook/cellMove";
import type { CellWrite, HostWrite, Json } from "../../../workbook/host";
import { imageRows } from "../../../workbook/imageRows";
import { moveOf } from "../../../workbook/moveOf";
import type { SheetModel, WorkbookModel } from "../../../workbook/model";
import { rowsOf, runsOf } from "../../../workbook/rowRuns";
import { checkMove } from "../../../xlsx/move/checkMove";
import { moveCells, type MoveLoss, restoreReferences as putReferences } from "../../../xlsx/move/moveCells";
import { rowAttributes } from "../../../xlsx/move/rowAttributes";
import { originOf } from "../../../xlsx/origin";
import { cellsOf } from "../../../xlsx/sheetParts";
import { type HostContext, type Verb, writableSheet } from "../hostContext";
import { putBlocks, putStyles, readBlock, type StyleRun, styleRuns, withEveryLook, withLooks } from "./cells";
import { growAbove } from "./growAbove";
import { formatNewCells } from "./newCells";

export const insertCells: Verb<"insertCells"> = (context, { sheet: name, areas, formats = "above" }) => {
  const { model } = context;
  const sheet = writableSheet(model, name);
  const move = moveOf(sheet.name, "insert", areas);
  checkMove(model, sheet, move);
  const loss = moved(context, sheet, move, false);
  if (formats === "above") formatNewCells(model, sheet, move);
  return [{ verb: "deleteCells", sheet: sheet.name, areas }, ...restoring(loss)];
};

export const deleteCells: Verb<"deleteCells"> = (context, { sheet: name, areas }) => {
  const { model } = context;
  const sheet = writableSheet(model, name);
  const move = moveOf(sheet.name, "delete", areas);
  checkMove(model, sheet, move);
  const before = imageOf(model, sheet, move);
  return [{ verb: "restoreCells", sheet: sheet.name, areas, before }, ...restoring(moved(context, sheet, move, false))];
};

/** Cells that were taken out, where they stood: what they said and looked like, and their rows where whole rows went. */
export type CellsImage = { readonly blocks: readonly CellWrite[]; readonly runs: readonly StyleRun[]; readonly rows: readonly RowImage[] };
type RowImage = { readonly row: number; readonly attributes: string; readonly style: StyleRun["style"] | null; readonly hidden: boolean };

/** Undoes `deleteCells` as far as the cells themselves go. */
export const restoreCells: Verb<"restoreCells"> = (context, { sheet: name, areas, before, from }) => {
  const { model } = context;
  const sheet = writableSheet(model, name);
  const move = moveOf(sheet.name, "insert", areas);
  const image = readImage(before);
  const { blocks, runs, rows } = from === undefined ? image : { ...imageRows({ blocks: image.blocks, runs: withEveryLook(image.runs) }, areas, from), rows: [] };
  checkMove(model, sheet, move);
  const loss = moved(context, sheet, move, true);
  const cells = cellsOf(sheet);
  for (const { row, style } of rows) if (style !== null) cells.setRowStyle(row, styleOf(model, style));
  sheet.newRows = [...sheet.newRows, ...rows.filter(({ attributes }) => attributes !== "").map(({ row, attributes }) => ({ row, attributes }))];
  sheet.hiddenRows = runsOf(new Set([...rowsOf(sheet.hiddenRows), ...rows.filter(({ hidden }) => hidden).map(({ row }) => row)]));
  if (rows.length > 0) sheet.changed.add("rows");
  putBlocks(cells, blocks);
  putStyles(model.styles, cells, runs);
  // What comes back later finds nothing that remembers it: rules over the whole table are told.
  const above = from === undefined ? [] : growAbove(sheet, move.bands);
  return [...above, { verb: "deleteCells", sheet: sheet.name, areas }, ...restoring(loss)];
};

/** Undoes what a move did for good to references elsewhere. */
export const restoreReferences: Verb<"restoreReferences"> = (context, { before }) => {
  noteState(context, context.model.sheets.filter((sheet) => sheet.kind === "worksheet" && cellsOf(sheet).arrayFormulas().length > 0));
  return [{ verb: "restoreReferences", before: putReferences(context.model, before) }];
};

function moved(context: HostContext, sheet: SheetModel, move: CellMove, revive: boolean): MoveLoss {
  noteState(context, context.model.sheets.filter((other) => other.kind === "worksheet" && (other === sheet || other.cells.hasFormulas())));
  return moveCells(context.model, sheet, move, revive);
}

/** Cells and parts of the package as they are, for the case that the batch is taken back. */
function noteState({ model, rollback }: HostContext, sheets: readonly SheetModel[]): void {
  const { pkg } = originOf(model);
  const parts = pkg.replacements();
  const cells = sheets.filter(({ kind }) => kind === "worksheet").map((sheet) => cellsOf(sheet).checkpoint());
  rollback.push(() => {
    for (const back of cells) back();
    pkg.restore(parts);
  });
}

function imageOf(model: WorkbookModel, sheet: SheetModel, move: CellMove): Json {
  const cells = cellsOf(sheet);
  const extent = cells.extent();
  const whole = movesWholeRows(move);
  const [left, right] = extent === null ? [0, 0] : [Math.max(move.column, extent.column), Math.min(move.column + move.columns, extent.column + extent.columns)];
  const areas = right <= left ? [] : move.bands.map((band) => ({ ...band, column: left, columns: right - left }));
  const hasFormulas = cells.hasFormulas();
  const rows = !whole ? [] : rowImages(model, sheet, new Set(move.bands.flatMap((band) => Array.from({ length: band.rows }, (_, i) => band.row + i))));
  const image: CellsImage = { blocks: areas.map((area) => readBlock(cells, area, hasFormulas)), runs: withLooks(model.styles, areas.flatMap((area) => styleRuns(cells, area))), rows };
  return image as unknown as Json;
}

function rowImages(model: WorkbookModel, sheet: SheetModel, rows: ReadonlySet<number>): RowImage[] {
  const attributes = rowAttributes(model, sheet, rows);
  const hidden = new Set(rowsOf(sheet.hiddenRows));
  const cells = cellsOf(sheet);
  return [...rows].sort((a, b) => a - b).flatMap((row): RowImage[] => {
    const index = cells.rowStyle(row);
    const image = { row, attributes: attributes.get(row) ?? "", style: index === null ? null : { index, look: model.styles.describe(index) }, hidden: hidden.has(row) };
    return image.attributes === "" && index === null && !image.hidden ? [] : [image];
  });
}

function styleOf({ styles }: WorkbookModel, image: StyleRun["style"]): number {
  const { index, look } = image as { readonly index: number; readonly look: Json };
  return styles.find(look, index);
}

function readImage(before: Json): CellsImage {
  const image = (before ?? {}) as { readonly [key: string]: Json };
  const rows = image["rows"];
  const isRow = (row: Json): boolean => typeof row === "object" && row !== null && /^(?: [A-Za-z]+="[^"<&]*")*$/.test((row as { readonly attributes?: string }).attributes ?? "x");
  if (!Array.isArray(image["blocks"]) || !Array.isArray(image["runs"]) || !Array.isArray(rows) || !rows.every(isRow)) throw new TypeError("A before-image of cells is blocks, runs of styles and rows.");
  return image as unknown as CellsImage;
}

/** The writes that bring back, after the move back, what it does not bring back itself. */
function restoring(loss: MoveLoss): HostWrite[] {
  const parts = loss.lists.flatMap(({ sheet: { name }, part, before }): HostWrite[] => {
    if (part === "hiddenRows" || part === "newRows") return [];
    if (part !== "tables") return [{ verb: "restorePart", sheet: name, part, before: before[part] as Json }];
    return before.tables.map((table, index) => ({ verb: "restorePart", sheet: name, part: `table:${table.name}`, before: { index, table } as unknown as Json }));
  });
  const formulas = loss.formulas.map(({ sheet: other, cells }): HostWrite => ({
    verb: "writeCells", sheet: other.name,
    blocks: cells.map(({ row, column, formula, value }) => ({ row, column, values: [[value]], formulas: [[formula]] })),
  }));
  return [...formulas, ...parts, ...(loss.references === null ? [] : [{ verb: "restoreReferences", before: loss.references } as const])];
}
