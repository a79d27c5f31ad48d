import type { RowBand } from "../../../workbook/cellMove";
import type { Area, CellWrite, HostWrite } from "../../../workbook/host";
import type { SheetModel, TableModel } from "../../../workbook/model";
import { grownAreas, grownFormula, type TableGrowth } from "../../../workbook/tableGrowth";
import { translateFormula } from "../../../workbook/translateFormula";
import { growReferences } from "../../../xlsx/move/growReferences";
import { originOf } from "../../../xlsx/origin";
import { subtractArea } from "../../../xlsx/parts/areas";
import { conditionalFormatOver } from "../../../xlsx/parts/conditionalFormat";
import { validationOver } from "../../../xlsx/parts/validation";
import { childNamed, parseXml } from "../../../xlsx/parts/xmlTree";
import { cellsOf } from "../../../xlsx/sheetParts";
import type { HostContext } from "../hostContext";
import { restoreStyles, type StyleRun, writeCells } from "./cells";
import { putRules } from "./rules";

/**
 * Lets what stands over the whole data columns of a table go on in its new rows: the formats of the last data row, formulas, validations, conditional formats, defined
 * names, and formulas anywhere that read whole data columns, such as a total below them. Nothing that is there already gives way: a cell keeps its content, a cell with a format of its own that format, a cell under another validation that validation.
 * Gives what undoes it.
 */
export function growWithTable(context: HostContext, sheet: SheetModel, table: TableModel, growth: TableGrowth): readonly HostWrite[] {
  return [...growReaders(context, growth), ...growFormulas(context, sheet, table, growth), ...growFormats(context, sheet, growth), ...growRules(sheet, growth), ...growParts(context, sheet, growth)];
}

function growFormulas(context: HostContext, sheet: SheetModel, table: TableModel, growth: TableGrowth): readonly HostWrite[] {
  const { cells } = sheet;
  if (!cells.hasFormulas()) return [];
  const blocks: CellWrite[] = [];
  for (const column of columnsOf(growth)) {
    const formula = columnFormula(sheet, table, growth, column);
    if (formula === null) continue;
    const isBlank = (row: number): boolean => cells.value(row, column) === null && cells.formula(row, column) === null && cells.arrayArea(row, column) === null;
    for (const { row, rows } of newRuns(growth, isBlank)) {
      const formulas = Array.from({ length: rows }, (_, i) => [translateFormula(formula, row + i - growth.lastRow, 0)]);
      blocks.push({ row, column, values: formulas.map(() => [null]), formulas });
    }
  }
  return blocks.length === 0 ? [] : writeCells(context, { verb: "writeCells", sheet: sheet.name, blocks });
}

/** Before anything is filled down: what is put in then reads the grown columns already. */
function growReaders(context: HostContext, growth: TableGrowth): readonly HostWrite[] {
  return context.model.sheets.flatMap((sheet) => {
    const used = sheet.kind === "worksheet" && sheet.cells.hasFormulas() ? sheet.cells.used() : null;
    const blocks: CellWrite[] = [];
    if (used !== null) sheet.cells.eachFormula(used, (row, column, formula) => {
      const grown = grownFormula(formula, sheet.name, growth);
      if (grown !== formula && sheet.cells.arrayArea(row, column) === null) blocks.push({ row, column, values: [[null]], formulas: [[grown]] });
    });
    return blocks.length === 0 ? [] : writeCells(context, { verb: "writeCells", sheet: sheet.name, blocks });
  });
}

/** The formula that every data cell of a column holds, as it reads in the last one. A single cell speaks for its column only where the table says that the column is calculated. */
function columnFormula({ cells }: SheetModel, table: TableModel, { firstRow, lastRow }: TableGrowth, column: number): string | null {
  const last = cells.formula(lastRow, column);
  if (last === null || (firstRow === lastRow && !isCalculated(table, column))) return null;
  for (let row = lastRow; row >= firstRow; row--) if (cells.arrayArea(row, column) !== null || cells.formula(row, column) !== translateFormula(last, row - lastRow, 0)) return null;
  return last;
}

function isCalculated({ raw, columns, area }: TableModel, column: number): boolean {
  const list = raw === null ? null : childNamed(parseXml(raw), "tableColumns");
  const element = list?.children.find(({ attributes }) => attributes["id"] === String(columns[column - area.column]?.id));
  return element !== undefined && childNamed(element, "calculatedColumnFormula") !== null;
}

function growFormats(context: HostContext, sheet: SheetModel, growth: TableGrowth): readonly HostWrite[] {
  const cells = cellsOf(sheet);
  const runs = columnsOf(growth).flatMap((column): StyleRun[] => {
    const index = cells.style(growth.lastRow, column);
    const takes = (row: number): boolean => cells.style(row, column) !== index && cells.style(row, column) === cells.inherited(row, column);
    return newRuns(growth, takes).map((run) => ({ ...run, column, style: { index } }));
  });
  return runs.length === 0 ? [] : restoreStyles(context, { verb: "restoreStyles", sheet: sheet.name, runs });
}

function growRules(sheet: SheetModel, growth: TableGrowth): readonly HostWrite[] {
  const same = (formula: string): string => formula;
  const taken = sheet.validations.flatMap(({ areas }) => areas);
  const validations = sheet.validations.map((rule) => {
    // One cell has one validation.
    const areas = grownAreas(rule.areas, growth, (below) => without(below, taken));
    return areas === rule.areas ? rule : { areas, spec: rule.spec === null ? null : { ...rule.spec, areas }, raw: rule.raw === null ? null : validationOver(rule.raw, areas, same) };
  });
  const conditionalFormats = sheet.conditionalFormats.map((rule) => {
    const areas = grownFormat(rule.areas, growth);
    return areas === rule.areas ? rule : { areas, spec: rule.spec === null ? null : { ...rule.spec, areas }, raw: rule.raw === null ? null : conditionalFormatOver(rule.raw, areas, same) };
  });
  const changed = (part: "validations" | "conditionalFormats", rules: readonly unknown[]): boolean => rules.some((rule, i) => rule !== sheet[part][i]);
  return [
    ...(changed("validations", validations) ? putRules(sheet, "validations", validations) : []),
    ...(changed("conditionalFormats", conditionalFormats) ? putRules(sheet, "conditionalFormats", conditionalFormats) : []),
  ];
}

function growParts({ model, rollback }: HostContext, sheet: SheetModel, growth: TableGrowth): readonly HostWrite[] {
  const { pkg } = originOf(model);
  const parts = pkg.replacements();
  rollback.push(() => pkg.restore(parts));
  const before = growReferences(model, sheet, growth, (areas) => grownFormat(areas, growth));
  return before === null ? [] : [{ verb: "restoreReferences", before }];
}

/** Conditional formats may lie upon each other, but one has a cell only once. */
function grownFormat(areas: readonly Area[], growth: TableGrowth): readonly Area[] {
  return grownAreas(areas, growth, (below) => without(below, areas));
}

function without(area: Area, holes: readonly Area[]): readonly Area[] {
  return holes.reduce<readonly Area[]>((pieces, hole) => pieces.flatMap((piece) => subtractArea(piece, hole)), [area]);
}

/** The new rows of which something is true, those that follow each other together. */
function newRuns({ lastRow, toRow }: TableGrowth, isTrue: (row: number) => boolean): readonly RowBand[] {
  const runs: { row: number; rows: number }[] = [];
  for (let row = lastRow + 1; row <= toRow; row++) {
    if (!isTrue(row)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.row + last.rows === row) last.rows++;
    else runs.push({ row, rows: 1 });
  }
  return runs;
}

function columnsOf({ column, columns }: TableGrowth): readonly number[] {
  return Array.from({ length: columns }, (_, i) => column + i);
}
