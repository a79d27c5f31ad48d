import { type Area, areaAddress, contains, overlaps } from "../../../workbook/area";
import { type CellMove, inverseMove, movedArea, movedAreas, movesColumns, RowShift } from "../../../workbook/cellMove";
import type { CellWrite, HostWrite, Json } from "../../../workbook/host";
import { refuse } from "../../../workbook/hostProblem";
import { FormulaMover } from "../../../workbook/moveFormula";
import { grownFormula, growthOf, type TableGrowth } from "../../../workbook/tableGrowth";
import { type Batch, placeOf } from "../batch";
import type { SheetFacts } from "../survey";
import { allFormats } from "./conditionalFormats";
import { arrayAreas, type Scan } from "./formulaScan";
import { validationsOf } from "./validations";

/** A move, and whether the move back alone makes good what it does. */
class BothWays {
  private readonly there: FormulaMover;
  private readonly back: FormulaMover;
  private readonly shifts: readonly [RowShift, RowShift];
  private readonly growths: readonly TableGrowth[];

  constructor(private readonly move: CellMove, sheet: SheetFacts) {
    this.shifts = [new RowShift(move), new RowShift(inverseMove(move))];
    this.growths = sheet.tables.flatMap(({ area }) => growthOf(sheet.name, this.tableBack(area) ?? area, area) ?? []);
    this.there = new FormulaMover(move, this.shifts[0]);
    this.back = new FormulaMover(inverseMove(move), this.shifts[1]);
  }

  /** A table that gets back its last rows takes along what reads the rows that it has until then. */
  losesFormula(formula: string, home: string): boolean {
    const back = this.back.moved(this.there.moved(formula, home), home);
    return this.growths.reduce((grown, growth) => grownFormula(grown, home, growth), back) !== formula;
  }

  losesName(formula: string): boolean {
    return this.back.movedName(this.there.movedName(formula)) !== formula;
  }

  losesArea(area: Area): boolean {
    const back = movedAreas(area, this.move, this.shifts[0]).flatMap((piece) => movedAreas(piece, inverseMove(this.move), this.shifts[1]));
    return back.length !== 1 || areaAddress(back[0]!) !== areaAddress(area);
  }

  losesTable(area: Area): boolean {
    const back = this.tableBack(area);
    return back === null || areaAddress(back) !== areaAddress(area);
  }

  /** Where the table stands after both moves; null where it went with its cells. */
  private tableBack(area: Area): Area | null {
    const there = movedArea(area, this.move, this.shifts[0]);
    return there === null ? null : movedArea(there, inverseMove(this.move), this.shifts[1]) ?? there;
  }
}

/**
 * The writes that bring back, after the move back, what it does not bring back itself: formulas that have lost a reference, validations, conditional formats of ours, areas
 * of tables. What Office.js cannot bring back is refused (`host/cannotMove`). `blank`: the cells that move out hold nothing; then nothing can be missed.
 */
export async function lossOf(batch: Batch, sheet: SheetFacts, move: CellMove, scans: readonly Scan[], blank: boolean): Promise<readonly HostWrite[]> {
  const ways = new BothWays(move, sheet);
  await checkNames(batch, sheet, ways);
  return [
    ...sheet.tables.filter(({ area }) => ways.losesTable(area)).map(({ name, area }): HostWrite => ({ verb: "resizeTable", name, area })),
    ...scans.flatMap((scan) => formulasLost(scan, sheet, move, ways)),
    ...(await validationsLost(batch, sheet, move, ways)),
    ...(await formatsLost(batch, sheet, ways, blank)),
  ];
}

function cannotMove(sheet: SheetFacts, zh: string, en: string): never {
  return refuse("host/cannotMove", sheet.name, { why: { zh, en } });
}

async function checkNames(batch: Batch, sheet: SheetFacts, ways: BothWays): Promise<void> {
  const { workbook } = batch.session.context;
  const { names, sheets } = await batch.session.read(() => ({ names: workbook.names.load("items/name,items/formula"), sheets: workbook.worksheets.load("items/names/items/name,items/names/items/formula") }));
  const lost = [...names.items, ...sheets.items.flatMap((one) => one.names.items)].find(({ formula }) => typeof formula === "string" && ways.losesName(formula));
  if (lost !== undefined) cannotMove(sheet, `名称“${lost.name}”引用的单元格会丢失，无法恢复`, `the name “${lost.name}” would lose cells that it refers to, and they could not be given back`);
}

function formulasLost(scan: Scan, moving: SheetFacts, move: CellMove, ways: BothWays): readonly HostWrite[] {
  const { sheet, area, formulas, values } = scan;
  const gone = (row: number, column: number): boolean => sheet.id === moving.id && move.kind === "delete" && move.bands.some((band) => contains({ ...band, column: move.column, columns: move.columns }, row, column));
  const blocks: CellWrite[] = formulas.flatMap((line, r) => line.flatMap((formula, c): CellWrite[] => {
    const [row, column] = [area.row + r, area.column + c];
    if (formula === null || gone(row, column) || !ways.losesFormula(formula, sheet.name)) return [];
    return [{ row, column, values: [[values[r]![c]!]], formulas: [[formula]] }];
  }));
  if (blocks.length === 0) return [];
  const first: Area = { row: blocks[0]!.row, column: blocks[0]!.column, rows: 1, columns: 1 };
  if (sheet.protected) cannotMove(moving, `受保护的工作表“${sheet.name}”中的公式 ${areaAddress(first)} 会丢失引用`, `the formula in ${areaAddress(first)} of the protected sheet “${sheet.name}” would lose a reference`);
  const array = arrayAreas(scan).find((one) => blocks.some(({ row, column }) => contains(one, row, column)));
  if (array !== undefined) cannotMove(moving, `数组公式 ${placeOf(sheet, array)} 会丢失引用`, `the array formula in ${placeOf(sheet, array)} would lose a reference`);
  return [{ verb: "writeCells", sheet: sheet.name, blocks }];
}

/**
 * Of a table, column by column, those of all its data rows: their formulas may look at the whole column. Elsewhere those of the cells that go. What grows back by itself
 * is left alone.
 */
async function validationsLost(batch: Batch, sheet: SheetFacts, move: CellMove, ways: BothWays): Promise<readonly HostWrite[]> {
  if (move.kind === "insert") return [];
  const bands = move.bands.map((band): Area => ({ ...band, column: move.column, columns: move.columns }));
  const tables = sheet.tables.filter(({ area }) => bands.some((band) => overlaps(band, area)));
  const columns = tables.flatMap(({ area, totalsRow }) => Array.from({ length: area.columns }, (_, i): Area => ({ row: area.row + 1, column: area.column + i, rows: area.rows - 1 - (totalsRow ? 1 : 0), columns: 1 })));
  const outside = bands.filter((band) => !tables.some(({ area }) => movesColumns(area, band.column, band.columns) && contains(area, band.row, band.column)));
  const found = await validationsOf(batch, sheet, [...columns, ...outside]);
  const lost = found.filter(({ area, rule }) => ways.losesArea(area) || textsIn(rule).some((text) => text.startsWith("=") && ways.losesFormula(text, sheet.name)));
  if (lost.length === 0) return [];
  return [{ verb: "restorePart", sheet: sheet.name, part: "validations", before: { by: "excel", validations: lost as unknown as Json } }];
}

function textsIn(json: Json): readonly string[] {
  if (typeof json === "string") return [json];
  return typeof json === "object" && json !== null ? Object.values(json as { readonly [key: string]: Json }).flatMap(textsIn) : [];
}

async function formatsLost(batch: Batch, sheet: SheetFacts, ways: BothWays, blank: boolean): Promise<readonly HostWrite[]> {
  const lost = (await allFormats(batch, sheet)).filter(({ areas, spec }) => areas.some((area) => ways.losesArea(area)) || (spec !== null && ways.losesFormula(spec.formula, sheet.name)));
  const foreign = lost.find(({ spec }) => spec === null);
  if (foreign !== undefined && !blank) {
    const where = foreign.areas.slice(0, 3).map(areaAddress).join(", ");
    cannotMove(sheet, `条件格式的区域 ${where} 会变小，Excel 不能把它恢复原样`, `the conditional format of ${where} would shrink, and Excel cannot give it back as it was`);
  }
  const add = lost.flatMap(({ spec }) => (spec === null ? [] : [spec]));
  return add.length === 0 ? [] : [{ verb: "setConditionalFormats", sheet: sheet.name, removeIds: [...new Set(add.map(({ id }) => id))], add }];
}
