import { sameValue } from "../../../records/cellValue";
import { cellAddress, maxColumns, maxRows } from "../../../workbook/area";
import type { Area, CellWrite, HostWrite } from "../../../workbook/host";
import { refuse } from "../../../workbook/hostProblem";
import { checkInGrid, maxCellText, maxFormula } from "../../../workbook/limits";
import { changedCells, checkStanding } from "../../../workbook/standingCells";
import { translateFormula } from "../../../workbook/translateFormula";
import { type Batch, type Verb, checkNoPivot, placeOf } from "../batch";
import { type Contents, bytesOf, contentsOf, loadContents, readInBlocks } from "../cellBlocks";
import { refuseInExcel } from "../excelProblem";
import { RequestFailure } from "../session";
import type { SheetFacts } from "../survey";
import { needsGeneral, typedFor } from "../typed";
import { checkHeaders } from "./headers";
import { enterLinks, linksBack, lookAtLinks } from "./links";
import { type Piece, apart, bytesOfTyping, cellsOfPiece, cut, halves, inRequests } from "./pieces";
import { restoreTables, tablesBeside } from "./tableGuard";

export const writeCells: Verb<"writeCells"> = async (batch, write) => {
  const sheet = await batch.writableSheet(write.sheet);
  for (const block of write.blocks) checkBlock(sheet, block);
  checkHeaders(sheet, write.blocks);
  const beside = await tablesBeside(batch, sheet, write.blocks);
  const undo: CellWrite[] = [];
  const linked: Piece[] = [];
  const done: Piece[] = [];
  batch.intend(async () => {
    await takeBack(batch, sheet, done);
    await restoreTables(batch, sheet, beside);
  });
  // Blocks may overlap: what comes later is looked at when what comes before is written.
  for (const group of apart(write.blocks)) {
    const pieces: Piece[] = [];
    for (const some of inRequests(group.flatMap((block) => cut(block, batch.session.pace.bytes)), ({ area }) => area.rows * area.columns + 20, cellsOfPiece * 2)) pieces.push(...(await look(batch, sheet, some)));
    checkStanding(sheet.name, pieces.flatMap(({ area, seen, before, values }) => (seen === undefined ? [] : changedCells({ ...area, values, before: seen }, (r, c) => before.values[r]![c]!))));
    await lookAtLinks(batch, sheet, pieces);
    for (const some of inRequests(pieces, bytesOfTyping, batch.session.pace.bytes)) await typeAll(batch, sheet, some, done);
    linked.unshift(...pieces);
    undo.unshift(...pieces.map(({ area, before }) => ({ row: area.row, column: area.column, ...contentOf(before) })));
  }
  await restoreTables(batch, sheet, beside);
  if (sheet.tables.some(({ area }) => write.blocks.some((block) => block.row <= area.row && area.row < block.row + block.values.length))) batch.forget();
  // The links first: whatever a link does to the text of its cell, the text is typed behind it.
  return undo.length === 0 ? [] : [...linksBack(sheet, linked), { verb: "writeCells", sheet: sheet.name, blocks: undo } satisfies HostWrite];
};

function checkBlock(sheet: SheetFacts, block: CellWrite): void {
  const columns = block.values[0]?.length ?? 0;
  if (columns === 0) return;
  const area: Area = { row: block.row, column: block.column, rows: block.values.length, columns };
  checkInGrid(sheet.name, area);
  checkNoPivot(sheet, area);
  block.values.forEach((line, r) => {
    if (line.length !== columns || (block.formulas !== undefined && block.formulas[r]?.length !== columns)) throw new TypeError("The rows of a block have one length.");
    line.forEach((value, c) => {
      const formula = block.formulas?.[r]?.[c] ?? null;
      const place = (): string => `${sheet.name}!${cellAddress(area.row + r, area.column + c)}`;
      if (typeof value === "string" && value.length > maxCellText) refuse("host/textTooLong", place(), { length: value.length, limit: maxCellText });
      if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError(`${place()}: a cell holds no ${value}.`);
      if (formula !== null && !formula.startsWith("=")) throw new TypeError(`${place()}: a formula starts with “=”.`);
      if (formula !== null && formula.length > maxFormula) refuse("host/textTooLong", place(), { length: formula.length, limit: maxFormula });
    });
  });
}

/** What the cells hold and how they are formatted: it decides how a value has to be typed. A piece whose contents are too long for one answer comes back in halves. */
async function look(batch: Batch, sheet: SheetFacts, pieces: readonly Piece[]): Promise<Piece[]> {
  try {
    const loaded = await batch.session.read(() => pieces.map(({ area }) => loadContents(batch.worksheet(sheet), area, true)));
    const seen = loaded.map((one, i) => ({ ...pieces[i]!, before: contentsOf(one, placeOf(sheet, pieces[i]!.area)) }));
    for (const { range } of loaded) range.untrack();
    return seen.flatMap((piece) => (bytesOf(piece.before) > batch.session.pace.bytes ? halves(piece) : [piece]));
  } catch (error) {
    const single = pieces.length === 1 && pieces[0]!.area.rows === 1;
    if (!(error instanceof RequestFailure) || error.code !== "ResponsePayloadSizeLimitExceeded" || single) throw error;
    const finer = pieces.length === 1 ? halves(pieces[0]!) : pieces;
    const half = Math.ceil(finer.length / 2);
    return [...(await look(batch, sheet, finer.slice(0, half))), ...(await look(batch, sheet, finer.slice(half)))];
  }
}

/** As `type`; a request that is refused for its size has done nothing, and goes in halves. What was typed is put into `done` before it is sent. */
async function typeAll(batch: Batch, sheet: SheetFacts, pieces: readonly Piece[], done: Piece[]): Promise<void> {
  const known = done.length;
  done.push(...pieces);
  try {
    await type(batch, sheet, pieces);
  } catch (error) {
    const finer = pieces.length === 1 ? halves(pieces[0]!) : pieces;
    if (!(error instanceof RequestFailure) || error.code !== "RequestPayloadSizeLimitExceeded" || finer.length === 1) throw error;
    batch.session.pace.slower();
    done.length = known;
    const half = Math.ceil(finer.length / 2);
    await typeAll(batch, sheet, finer.slice(0, half), done);
    await typeAll(batch, sheet, finer.slice(half), done);
  }
}

/**
 * Types the pieces in one request, between two readings of the same cells: the first shows whether somebody has changed them since they were looked at, the second
 * whether they hold what was meant.
 */
async function type(batch: Batch, sheet: SheetFacts, pieces: readonly Piece[]): Promise<void> {
  const queued = pieces.map((piece) => {
    const worksheet = batch.worksheet(sheet);
    const before = loadContents(worksheet, piece.area, false);
    enterLinks(batch, sheet, piece);
    enter(batch, sheet, piece);
    return { piece, before, after: loadContents(worksheet, piece.area, false) };
  });
  try {
    await batch.session.write();
  } catch (error) {
    // The typing is done, only its answer was too long: what the cells hold is read in shorter ones.
    if (error instanceof RequestFailure && error.code === "ResponsePayloadSizeLimitExceeded") {
      batch.session.pace.slower();
      for (const piece of pieces) piece.after = await readInBlocks(batch.session, () => batch.worksheet(sheet), piece.area, false, placeOf(sheet, piece.area));
      return checkHeld(sheet, pieces);
    }
    if (error instanceof RequestFailure && arrayCodes.has(error.code)) await checkNoArrays(batch, sheet, pieces);
    throw error;
  }
  const changed: string[] = [];
  for (const { piece, before } of queued) {
    const now = contentsOf(before, placeOf(sheet, piece.area));
    before.range.untrack();
    eachCell(piece.area, (r, c) => {
      if (!sameContent(now, piece.before, r, c)) changed.push(cellAddress(piece.area.row + r, piece.area.column + c));
    });
    // What stood there when it was overwritten is what has to come back.
    piece.before = { ...now, ...(piece.before.numberFormats === undefined ? {} : { numberFormats: piece.before.numberFormats }) };
  }
  for (const { piece, after } of queued) {
    piece.after = contentsOf(after, placeOf(sheet, piece.area));
    after.range.untrack();
  }
  checkStanding(sheet.name, changed);
  checkHeld(sheet, pieces);
}

function checkHeld(sheet: SheetFacts, pieces: readonly Piece[]): void {
  for (const piece of pieces) {
    eachCell(piece.area, (r, c) => {
      if (!holds(piece.after!, piece, r, c)) refuseInExcel("excel/mismatch", `${sheet.name}!${cellAddress(piece.area.row + r, piece.area.column + c)}`);
    });
  }
}

/** What Excel may answer when only part of an array formula is overwritten; it has no code of its own. */
const arrayCodes = new Set(["GeneralException", "InvalidOperation", "InvalidArgument"]);

/**
 * Office.js does not tell array formulas. But all cells of one have the very same formula, where ordinary neighbours have it moved along; a look at the neighbours then says
 * why Excel refused.
 */
async function checkNoArrays(batch: Batch, sheet: SheetFacts, pieces: readonly Piece[]): Promise<void> {
  for (const { area, before } of pieces) {
    if (before.formulas.every((line) => line.every((formula) => formula === null))) continue;
    const [row, column] = [Math.max(0, area.row - 1), Math.max(0, area.column - 1)];
    const around: Area = { row, column, rows: Math.min(maxRows, area.row + area.rows + 1) - row, columns: Math.min(maxColumns, area.column + area.columns + 1) - column };
    const { formulas } = await readInBlocks(batch.session, () => batch.worksheet(sheet), around, false, placeOf(sheet, around));
    eachCell(area, (r, c) => {
      const [y, x] = [area.row + r - row, area.column + c - column];
      const own = formulas[y]![x]!;
      const moved = (dr: number, dc: number): boolean => own !== null && translateFormula(own, dr, dc) !== own && formulas[y + dr]?.[x + dc] === own;
      if (moved(1, 0) || moved(-1, 0) || moved(0, 1) || moved(0, -1)) refuse("host/arrayFormula", `${sheet.name}!${cellAddress(area.row + r, area.column + c)}`, { area: cellAddress(area.row + r, area.column + c) });
    });
  }
}

/** Queues the typing of one piece; cells of text format that take something else than text have the general format meanwhile. `skip`: cells that stay as they are. */
function enter(batch: Batch, sheet: SheetFacts, { area, values, formulas, before }: Piece, skip?: (r: number, c: number) => boolean): void {
  const range = batch.range(sheet, area);
  const formats = before.numberFormats!;
  const general = formats.map((line, r) => line.map((format, c) => skip?.(r, c) !== true && needsGeneral(values[r]![c]!, formulas[r]![c]!, format)));
  const someGeneral = general.some((line) => line.includes(true));
  const someFormula = formulas.some((line) => line.some((formula) => formula !== null));
  batch.session.ownWrites.expect(sheet.id, area, values, formulas);
  if (someGeneral) range.numberFormat = general.map((line) => line.map((is) => (is ? "General" : null)));
  range.formulas = values.map((line, r) => line.map((value, c) => (skip?.(r, c) === true ? null : typedFor(value, formulas[r]![c]!, general[r]![c] ? "General" : formats[r]![c]!))));
  // A new formula may take over the format of the cells that it looks at.
  if (someGeneral || someFormula) range.numberFormat = general.map((line, r) => line.map((is, c) => (skip?.(r, c) !== true && (is || formulas[r]![c] !== null) ? formats[r]![c]! : null)));
  range.untrack();
}

/** Puts back those cells that hold what we wrote; what somebody else has written meanwhile stays. */
async function takeBack(batch: Batch, sheet: SheetFacts, done: readonly Piece[]): Promise<void> {
  for (const pieces of inRequests(done.toReversed().filter(({ before }) => before.values.length > 0), bytesOfTyping, batch.session.pace.bytes)) {
    const now = await batch.session.read(() => pieces.map(({ area }) => loadContents(batch.worksheet(sheet), area, false)));
    now.forEach((loaded, i) => {
      const piece = pieces[i]!;
      const contents = contentsOf(loaded, placeOf(sheet, piece.area));
      const back: Piece = { ...piece, values: piece.before.values, formulas: piece.before.formulas };
      enterLinks(batch, sheet, piece, ({ before }) => before);
      enter(batch, sheet, back, (r, c) => !isOurs(contents, piece, r, c) || sameContent(contents, piece.before, r, c));
      loaded.range.untrack();
    });
    await batch.session.write();
  }
}

function eachCell(area: Area, visit: (r: number, c: number) => void): void {
  for (let r = 0; r < area.rows; r++) for (let c = 0; c < area.columns; c++) visit(r, c);
}

/** The cell holds what the piece says; of a formula, only that there is one, because Excel spells it its own way. */
function holds(now: Contents, { values, formulas }: Pick<Piece, "values" | "formulas">, r: number, c: number): boolean {
  const formula = formulas[r]![c]!;
  if (formula !== null) return now.formulas[r]![c] !== null;
  const value = values[r]![c]!;
  return now.formulas[r]![c] === null && sameValue(now.values[r]![c]!, value === 0 ? 0 : value);
}

/** The cell still holds what our typing has made of it. */
function isOurs(now: Contents, piece: Piece, r: number, c: number): boolean {
  return piece.after === null ? holds(now, piece, r, c) : sameContent(now, piece.after, r, c);
}

/** The results of a formula change without anybody's doing. */
function sameContent(a: Contents, b: Contents, r: number, c: number): boolean {
  const formula = a.formulas[r]![c]!;
  return formula === b.formulas[r]![c] && (formula !== null || sameValue(a.values[r]![c]!, b.values[r]![c]!));
}

function contentOf({ values, formulas }: Contents): Pick<CellWrite, "values" | "formulas"> {
  return formulas.some((line) => line.some((formula) => formula !== null)) ? { values, formulas } : { values };
}
