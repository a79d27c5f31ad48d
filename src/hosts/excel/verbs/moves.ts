import { overlaps } from "../../../workbook/area";
import { type CellMove, inverseMove } from "../../../workbook/cellMove";
import type { Area, CellWrite, HostWrite, Json } from "../../../workbook/host";
import { refuse } from "../../../workbook/hostProblem";
import { imageRows } from "../../../workbook/imageRows";
import { moveOf } from "../../../workbook/moveOf";
import type { Batch, Verb, WriteOf } from "../batch";
import { areaOf, type SheetFacts } from "../survey";
import { type Scan, scanSheets } from "./formulaScan";
import { allLooksOf, giveLooksBack } from "./looks";
import { areBlank, bandsOf, checkMove } from "./moveChecks";
import { lossOf } from "./moveLoss";
import { growValidations } from "./validations";

/** Cells that were taken out, where they stood: what they said and looked like. */
type Image = { readonly by: "excel"; readonly blocks: readonly CellWrite[]; readonly runs: WriteOf<"restoreStyles">["runs"] };

/** Moves in one request: each costs some hundred bytes. */
const movesAtOnce = 500;

export const insertCells: Verb<"insertCells"> = async (batch, { sheet: name, areas, formats = "above" }) => {
  const sheet = await batch.writableSheet(name);
  const move = moveOf(sheet.name, "insert", areas);
  const { restoring } = await checked(batch, sheet, move);
  await pushDown(batch, sheet, move);
  if (formats === "none") {
    for (const area of bandsOf(move)) batch.range(sheet, area).clear("Formats");
    await batch.session.write();
  }
  return [{ verb: "deleteCells", sheet: sheet.name, areas }, ...restoring];
};

export const deleteCells: Verb<"deleteCells"> = async (batch, { sheet: name, areas }) => {
  const sheet = await batch.writableSheet(name);
  const move = moveOf(sheet.name, "delete", areas);
  const { restoring, scan } = await checked(batch, sheet, move);
  const before = await imageOf(batch, sheet, move, scan);
  const moved = await watchBands(batch, sheet, move);
  batch.intend(async () => {
    const gone = await moved();
    if (gone.length === 0) return;
    await batch.redo({ verb: "restoreCells", sheet: sheet.name, areas: bandsOf({ ...move, bands: gone }), before: partOf(before, bandsOf({ ...move, bands: gone })) as unknown as Json });
    for (const write of restoring) await batch.redo(write);
  });
  await shiftCells(batch, sheet, move);
  return [{ verb: "restoreCells", sheet: sheet.name, areas, before: before as unknown as Json }, ...restoring];
};

/** Undoes `deleteCells` as far as the cells themselves go. */
export const restoreCells: Verb<"restoreCells"> = async (batch, { sheet: name, areas, before, from }) => {
  const sheet = await batch.writableSheet(name);
  const image = readImage(sheet, before);
  const { blocks, runs } = from === undefined ? image : imageRows(image, areas, from);
  const move = moveOf(sheet.name, "insert", areas);
  await checked(batch, sheet, move);
  await pushDown(batch, sheet, move);
  const takeBack = (): Promise<void> => shiftCells(batch, sheet, inverseMove(move));
  try {
    // Formats first: a number in a cell of text format would become text.
    await giveLooksBack(batch, sheet, runs);
    if (blocks.length > 0) await batch.redo({ verb: "writeCells", sheet: sheet.name, blocks });
    if (from !== undefined) await growAbove(batch, sheet, move);
  } catch (error) {
    // With the cells goes all that was done to them.
    batch.intend(takeBack);
    throw error;
  }
  batch.intend(takeBack);
  return [{ verb: "deleteCells", sheet: sheet.name, areas }];
};

/** Records that come back as the first of a table are not reached by what is valid in its columns: it goes on above them. */
async function growAbove(batch: Batch, sheet: SheetFacts, move: CellMove): Promise<void> {
  for (const { area, totalsRow } of sheet.tables) {
    const band = move.bands.find(({ row }) => row === area.row + 1);
    const rows = area.rows - 1 - (totalsRow ? 1 : 0);
    if (band === undefined || rows < 1) continue;
    // Later bands have pushed the last rows further down, each by its own rows.
    const within = move.bands.filter(({ row }) => row > band.row && row <= area.row + rows + band.rows).reduce((sum, each) => sum + each.rows, 0);
    await growValidations(batch, sheet, Array.from({ length: area.columns }, (_, i): Area => ({ row: band.row + band.rows, column: area.column + i, rows: rows + within, columns: 1 })), band.rows);
  }
}

/** `restoring`: the writes that bring back, after the move back, what that does not bring back; a move that cannot be undone is refused. `scan`: what the sheet says. */
async function checked(batch: Batch, sheet: SheetFacts, move: CellMove): Promise<{ readonly restoring: readonly HostWrite[]; readonly scan: Scan | undefined }> {
  const scans = await scanSheets(batch);
  const own = scans.find((scan) => scan.sheet.id === sheet.id);
  const blank = move.kind === "insert" || areBlank(move, own);
  await checkMove(batch, sheet, move, own, blank);
  return { restoring: await lossOf(batch, sheet, move, scans, blank), scan: own };
}

async function pushDown(batch: Batch, sheet: SheetFacts, move: CellMove): Promise<void> {
  const moved = await watchBands(batch, sheet, move);
  batch.intend(async () => {
    const there = await moved();
    if (there.length > 0) await shiftCells(batch, sheet, { ...move, kind: "delete", bands: there });
  });
  await shiftCells(batch, sheet, move);
}

/** Bands from the top where cells come, from the bottom where they go: so each stands where the move says when its turn comes. */
async function shiftCells(batch: Batch, sheet: SheetFacts, move: CellMove): Promise<void> {
  const areas = move.kind === "insert" ? bandsOf(move) : bandsOf(move).toReversed();
  for (let start = 0; start < areas.length; start += movesAtOnce) {
    for (const area of areas.slice(start, start + movesAtOnce)) {
      const range = batch.range(sheet, area);
      batch.session.ownWrites.expectMove(sheet.id, area, move.kind);
      if (move.kind === "insert") range.insert("Down");
      else range.delete("Up");
    }
    await batch.session.write();
  }
  batch.forget();
}

/**
 * A range that is held moves with its cells: by how far the cells under each band stand from where they stood, one sees which bands have come or gone, also where a request
 * has failed half-way or its answer was lost.
 */
async function watchBands(batch: Batch, sheet: SheetFacts, move: CellMove): Promise<() => Promise<CellMove["bands"]>> {
  let sum = 0;
  const under = move.bands.map(({ row, rows }) => {
    const before = move.kind === "insert" ? row - sum : row + rows;
    sum += rows;
    return before;
  });
  const probes = await batch.session.read(() => under.map((row) => batch.range(sheet, { row, column: move.column, rows: 1, columns: 1 }).load("rowIndex")));
  return async () => {
    await batch.session.read(() => probes.map((probe) => probe.load("rowIndex")));
    return move.bands.filter((_, i) => Math.abs(probes[i]!.rowIndex - under[i]!) !== (i === 0 ? 0 : Math.abs(probes[i - 1]!.rowIndex - under[i - 1]!)));
  };
}

async function imageOf(batch: Batch, sheet: SheetFacts, move: CellMove, scan: Scan | undefined): Promise<Image> {
  // Also cells that only look like something.
  const formatted = await batch.session.read(() => batch.worksheet(sheet).getUsedRangeOrNullObject(false).load("address"));
  return { by: "excel", blocks: scan === undefined ? [] : blocksOf(move, scan), runs: await allLooksOf(batch, sheet, formatted.isNullObject ? [] : partsIn(move, areaOf(formatted.address))) };
}

/** What of the bands lies inside an area. */
function partsIn(move: CellMove, area: Area): Area[] {
  return bandsOf(move).flatMap((band) => {
    const [row, column] = [Math.max(band.row, area.row), Math.max(band.column, area.column)];
    const [rows, columns] = [Math.min(band.row + band.rows, area.row + area.rows) - row, Math.min(band.column + band.columns, area.column + area.columns) - column];
    return rows > 0 && columns > 0 ? [{ row, column, rows, columns }] : [];
  });
}

function blocksOf(move: CellMove, { area, values, formulas }: Scan): CellWrite[] {
  return partsIn(move, area).flatMap(({ row, column, rows, columns }) => {
    const cut = <T>(lines: readonly (readonly T[])[]): T[][] => lines.slice(row - area.row, row - area.row + rows).map((line) => line.slice(column - area.column, column - area.column + columns));
    const block = { row, column, values: cut(values), formulas: cut(formulas) };
    return block.values.some((line, r) => line.some((value, c) => value !== null || block.formulas[r]![c] !== null)) ? [block] : [];
  });
}

function partOf({ by, blocks, runs }: Image, areas: readonly Area[]): Image {
  const isIn = (area: Area): boolean => areas.some((other) => overlaps(other, area));
  return { by, blocks: blocks.filter((block) => isIn({ row: block.row, column: block.column, rows: block.values.length, columns: block.values[0]!.length })), runs: runs.filter((run) => isIn({ ...run, columns: 1 })) };
}

function readImage(sheet: SheetFacts, before: Json): Image {
  const image = before as unknown as Image | null;
  return image?.by === "excel" ? image : refuse("host/foreignImage", sheet.name);
}
