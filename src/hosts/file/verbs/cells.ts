import type { Area, CellValue, CellWrite, Json } from "../../../workbook/host";
import { areaAddress, overlaps } from "../../../workbook/area";
import { sameValue } from "../../../records/cellValue";
import type { CellStore, SheetModel, StyleBook, StyleIndex } from "../../../workbook/model";
import { checkArea, checkCount, place, writableSheet, type HostContext, type Verb, type WriteOf } from "../hostContext";
import { refuse } from "../../../workbook/hostProblem";
import { changedCells, checkStanding } from "../../../workbook/standingCells";
import { maxCellText, maxFormula } from "../../../workbook/limits";
import { renamedHeaders } from "./headers";
import { linksFollow } from "./links";

export const writeCells: Verb<"writeCells"> = (context, write) => {
  const sheet = writableSheet(context.model, write.sheet);
  for (const block of write.blocks) checkBlock(sheet, block);
  if (context.model.notices.some(({ code }) => code === "xlsx/textTooLong")) for (const block of write.blocks) checkLongTexts(sheet, block);
  checkStanding(sheet.name, write.blocks.flatMap((block) => changedCells(block, (r, c) => sheet.cells.value(block.row + r, block.column + c))));
  const tables = renamedHeaders(sheet, write.blocks);
  const before = sheet.tables;
  const follow = linksFollow(sheet, write.blocks);
  const undo: WriteOf<"writeCells"> = { verb: "writeCells", sheet: sheet.name, blocks: putBlocks(sheet.cells, write.blocks) };
  context.rollback.push(() => putBlocks(sheet.cells, undo.blocks));
  // The links come back behind the texts, with which they would go otherwise.
  const back = [undo, ...follow()];
  if (tables === null) return back;
  sheet.tables = tables;
  sheet.changed.add("tables");
  const renamed = before.filter((table, i) => table !== tables[i]);
  // The tables go back first: their old names are then what the header cells are checked against.
  return [...renamed.map((table) => ({ verb: "restorePart", sheet: sheet.name, part: `table:${table.name}`, before: { index: before.indexOf(table), table } }) as const), ...back];
};

function checkBlock(sheet: SheetModel, block: CellWrite): void {
  const area = areaOfBlock(block);
  if (area === null) return;
  checkArea(sheet, area);
  const pivot = sheet.pivots.find((other) => overlaps(other.area, area));
  if (pivot !== undefined) refuse("host/overlap", place(sheet, area), { what: { zh: `数据透视表“${pivot.name}”`, en: `the PivotTable “${pivot.name}”` }, area: areaAddress(pivot.area) });
  for (let r = 0; r < area.rows; r++) {
    const [values, formulas] = [block.values[r]!, block.formulas?.[r]];
    if (values.length !== area.columns || (block.formulas !== undefined && formulas?.length !== area.columns)) throw new TypeError("The rows of a block have one length.");
    for (let c = 0; c < area.columns; c++) {
      const [value, formula] = [values[c]!, formulas?.[c] ?? null];
      const cell = (): string => place(sheet, { row: area.row + r, column: area.column + c, rows: 1, columns: 1 });
      if (typeof value === "string" && value.length > maxCellText) refuse("host/textTooLong", cell(), { length: value.length, limit: maxCellText });
      if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError(`${cell()}: a cell holds no ${value}.`);
      if (formula !== null && !formula.startsWith("=")) throw new TypeError(`${cell()}: a formula starts with “=”.`);
      if (formula !== null && formula.length > maxFormula) refuse("host/textTooLong", cell(), { length: formula.length, limit: maxFormula });
      const array = sheet.cells.arrayArea(area.row + r, area.column + c);
      if (array !== null) refuse("host/arrayFormula", cell(), { area: areaAddress(array) });
    }
  }
}

/** A text that the file has and no cell may hold could not be put back. */
function checkLongTexts(sheet: SheetModel, block: CellWrite): void {
  const area = areaOfBlock(block);
  if (area === null) return;
  eachCell(area, (row, column) => {
    const value = sheet.cells.value(row, column);
    if (typeof value === "string" && value.length > maxCellText) refuse("host/textKept", place(sheet, { row, column, rows: 1, columns: 1 }), { length: value.length, limit: maxCellText });
  });
}

export function areaOfBlock(block: CellWrite): Area | null {
  const columns = block.values[0]?.length ?? 0;
  return columns === 0 ? null : { row: block.row, column: block.column, rows: block.values.length, columns };
}

/** Writes the blocks in order and gives the blocks that put everything back: the last one first, because blocks may overlap. */
export function putBlocks(cells: CellStore, blocks: readonly CellWrite[]): CellWrite[] {
  const undo: CellWrite[] = [];
  // Asked once: it looks through the whole sheet.
  let hasFormulas = cells.hasFormulas();
  for (const block of blocks) {
    const area = areaOfBlock(block);
    if (area === null) continue;
    undo.push(readBlock(cells, area, hasFormulas));
    hasFormulas ||= block.formulas !== undefined;
    for (let r = 0; r < area.rows; r++) {
      for (let c = 0; c < area.columns; c++) {
        const [row, column] = [area.row + r, area.column + c];
        const given = block.values[r]![c] ?? null;
        // A cell knows no negative zero.
        const value = given === 0 ? 0 : given;
        const formula = block.formulas?.[r]?.[c] ?? null;
        // A cell that already says the same is left as it is, with the rich text or number spelling that it came with.
        if (sameValue(cells.value(row, column), value) && cells.formula(row, column) === formula) continue;
        cells.setContent(row, column, value, formula);
      }
    }
  }
  return undo.toReversed();
}

export function readBlock(cells: CellStore, area: Area, hasFormulas: boolean): CellWrite {
  const { row, column } = area;
  const values: CellValue[][] = cells.read(area);
  if (!hasFormulas) return { row, column, values };
  const formulas = formulasOf(cells, area);
  return formulas.some((line) => line.some((formula) => formula !== null)) ? { row, column, values, formulas } : { row, column, values };
}

export function formulasOf(cells: CellStore, area: Area): (readonly (string | null)[])[] {
  const none: readonly (string | null)[] = new Array<null>(area.columns).fill(null);
  const lines = new Array<readonly (string | null)[]>(area.rows).fill(none);
  cells.eachFormula(area, (row, column, formula) => {
    const at = row - area.row;
    if (lines[at] === none) lines[at] = [...none];
    (lines[at] as (string | null)[])[column - area.column] = formula;
  });
  return lines;
}

export const formatCells: Verb<"formatCells"> = (context, write) => {
  const sheet = writableSheet(context.model, write.sheet);
  for (const { area } of write.areas) {
    checkArea(sheet, area);
    checkCount(sheet, area);
  }
  const before: StyleRun[][] = [];
  const derivedBy = new Map<string, Map<StyleIndex, StyleIndex>>();
  for (const { area, numberFormat, look } of write.areas) {
    const change = { ...(numberFormat === undefined ? {} : { numberFormat }), ...(look === undefined ? {} : { look }) };
    const key = JSON.stringify(change);
    let derived = derivedBy.get(key);
    if (derived === undefined) derivedBy.set(key, (derived = new Map()));
    before.push(styleRuns(sheet.cells, area));
    eachCell(area, (row, column) => {
      const style = sheet.cells.style(row, column);
      let after = derived.get(style);
      if (after === undefined) derived.set(style, (after = context.model.styles.derive(style, change)));
      if (after !== style) sheet.cells.setStyle(row, column, after);
    });
  }
  return noteStyles(context, sheet, before.toReversed().flat());
};

export const restoreStyles: Verb<"restoreStyles"> = (context, write) => {
  const sheet = writableSheet(context.model, write.sheet);
  for (const run of write.runs) checkArea(sheet, { ...run, columns: 1 });
  if (write.runs.some(({ style }) => (style as { readonly by?: Json }).by !== undefined)) refuse("host/foreignImage", sheet.name);
  return noteStyles(context, sheet, putStyles(context.model.styles, sheet.cells, write.runs));
};

export type StyleRun = WriteOf<"restoreStyles">["runs"][number];
/** The first run of a style in a list says what it looks like, the others only its index. */
type StyleImage = { readonly index: StyleIndex; readonly look?: Json };

function noteStyles(context: HostContext, sheet: SheetModel, runs: readonly StyleRun[]): [WriteOf<"restoreStyles">] {
  const undo: WriteOf<"restoreStyles"> = { verb: "restoreStyles", sheet: sheet.name, runs: withLooks(context.model.styles, runs) };
  context.rollback.push(() => putStyles(context.model.styles, sheet.cells, undo.runs));
  return [undo];
}

export function withLooks(styles: StyleBook, runs: readonly StyleRun[]): StyleRun[] {
  const seen = new Set<StyleIndex>();
  return runs.map((run) => {
    const { index } = run.style as StyleImage;
    if (seen.has(index)) return run;
    seen.add(index);
    return { ...run, style: { index, look: styles.describe(index) } };
  });
}

/** The other way: each run says what its style looks like, so that any of them stands by itself. */
export function withEveryLook(runs: readonly StyleRun[]): StyleRun[] {
  const looks = new Map<StyleIndex, Json>();
  return runs.map((run) => {
    const { index, look } = run.style as StyleImage;
    if (look !== undefined) looks.set(index, look);
    const known = looks.get(index);
    return known === undefined ? run : { ...run, style: { index, look: known } };
  });
}

/** Puts styles back, in order, and gives the runs that undo it. */
export function putStyles(styles: StyleBook, cells: CellStore, runs: readonly StyleRun[]): StyleRun[] {
  const undo: StyleRun[][] = [];
  const found = new Map<StyleIndex, StyleIndex>();
  for (const run of runs) {
    const { index, look } = run.style as StyleImage;
    if (look !== undefined) found.set(index, styles.find(look, index));
    const style = found.get(index) ?? index;
    const area = { row: run.row, column: run.column, rows: run.rows, columns: 1 };
    undo.push(styleRuns(cells, area));
    eachCell(area, (row, column) => {
      if (cells.style(row, column) !== style) cells.setStyle(row, column, style);
    });
  }
  return undo.toReversed().flat();
}

/** The styles of an area as vertical runs of one style, column by column. */
export function styleRuns(cells: CellStore, area: Area): StyleRun[] {
  const runs: { row: number; column: number; rows: number; style: StyleImage }[] = [];
  const images = new Map<StyleIndex, StyleImage>();
  const imageOf = (index: StyleIndex): StyleImage => {
    let image = images.get(index);
    if (image === undefined) images.set(index, (image = { index }));
    return image;
  };
  for (let column = area.column; column < area.column + area.columns; column++) {
    let run: (typeof runs)[number] | null = null;
    for (let row = area.row; row < area.row + area.rows; row++) {
      const index = cells.style(row, column);
      if (run !== null && run.style.index === index) run.rows++;
      else runs.push((run = { row, column, rows: 1, style: imageOf(index) }));
    }
  }
  return runs;
}

function eachCell(area: Area, visit: (row: number, column: number) => void): void {
  for (let row = area.row; row < area.row + area.rows; row++) for (let column = area.column; column < area.column + area.columns; column++) visit(row, column);
}
