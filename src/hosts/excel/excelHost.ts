import type { HostOp, HostWrite, Problem, Result, SheetInfo, WorkbookHost, WorkbookInfo } from "../../workbook/host";
import { HostRefusal, refuse } from "../../workbook/hostProblem";
import { checkCellCount, checkInGrid } from "../../workbook/limits";
import { remembered } from "../../workbook/standingCells";
import { Batch, type Verb, placeOf } from "./batch";
import { readInBlocks } from "./cellBlocks";
import { excelProblem, refuseInExcel } from "./excelProblem";
import type { OfficeApi } from "./officeApi";
import { OwnWrites } from "./ownWrites";
import { runInExcel } from "./runInExcel";
import { openSecondWorkbook, workbookBytes } from "./secondWorkbook";
import { Pace, type Session } from "./session";
import { type SheetFacts, surveySheets } from "./survey";
import { Turns } from "./turns";
import { setConditionalFormats } from "./verbs/conditionalFormats";
import { filterTable } from "./verbs/filterTable";
import { freezePanes, setColumns } from "./verbs/layout";
import { formatCells, restoreStyles } from "./verbs/looks";
import { readLinks } from "./verbs/links";
import { mergeCells, unmergeCells } from "./verbs/merges";
import { deleteCells, insertCells, restoreCells } from "./verbs/moves";
import { addPivot, deletePivot } from "./verbs/pivots";
import { restorePart } from "./verbs/restorePart";
import { addSheet, deleteSheet, restoreSheet, setSheetVisibility } from "./verbs/sheets";
import { createTable, deleteTable, resizeTable } from "./verbs/tables";
import { setValidations } from "./verbs/validations";
import { writeCells } from "./verbs/writeCells";
import { selectArea, watchChanges, watchSelections } from "./watching";

export type ExcelHost = WorkbookHost & { /** Tells the events of our own writes from those of people. */ readonly ownWrites: OwnWrites };

/** A verb is one entry here. */
const verbs: { readonly [V in HostWrite["verb"]]: Verb<V> } = {
  addPivot, addSheet, createTable, deletePivot, deleteSheet, deleteTable, filterTable, formatCells, freezePanes, mergeCells, resizeTable, restorePart, restoreSheet, restoreStyles, setColumns, setConditionalFormats,
  deleteCells, insertCells, restoreCells,
  // What a move would lose of references for good is written back by other verbs, or the move is refused.
  restoreReferences: async () => refuse("host/foreignImage"),
  setSheetVisibility, setValidations, unmergeCells, writeCells,
};

/** Verbs that Excel can undo itself; any other call within a merged undo group is refused. @source Microsoft, "Undo capabilities with the Excel JavaScript API" */
const undoable: ReadonlySet<HostWrite["verb"]> = new Set(["formatCells", "restoreStyles", "writeCells"]);

/** The port on the open workbook of Excel. */
export function excelHost(api: OfficeApi): ExcelHost {
  const ownWrites = new OwnWrites(api.isSetSupported("ExcelApi", "1.14"));
  const pace = new Pace();
  const run = <T>(work: (session: Session) => Promise<T>): Promise<Result<T>> => runInExcel(api, ownWrites, pace, work);
  const turns = new Turns(run, (milliseconds) => api.wait(milliseconds));
  return {
    ownWrites,
    takeTurn: (client, waiting) => turns.take(client, waiting),
    endTurn: (client) => turns.end(client),
    info: () => run(readInfo),
    sheets: () => run(async (session) => (await surveySheets(session)).map(infoOf)),
    readCells: (name, area, also) =>
      run(async (session) => {
        checkInGrid(name, area);
        checkCellCount(name, area);
        const sheet = await session.read(() => session.context.workbook.worksheets.getItemOrNullObject(name).load("id,name"));
        if (sheet.isNullObject) refuse("host/noSheet", undefined, { sheet: name });
        const contents = await readInBlocks(session, () => session.context.workbook.worksheets.getItem(sheet.id), area, also?.numberFormats === true, placeOf(sheet, area));
        return { values: contents.values, ...(also?.formulas === true ? { formulas: contents.formulas } : {}), ...(also?.numberFormats === true ? { numberFormats: contents.numberFormats! } : {}) };
      }),
    readLinks: (name, area) =>
      run(async (session) => {
        checkInGrid(name, area);
        const sheet = await session.read(() => session.context.workbook.worksheets.getItemOrNullObject(name).load("id"));
        if (sheet.isNullObject) refuse("host/noSheet", undefined, { sheet: name });
        return readLinks(session, sheet, area);
      }),
    // Excel's client library on the web had the event before it was in a numbered set.
    watch: (listener) => watchChanges(run, ownWrites, api.isSetSupported("ExcelApi", "1.17") || api.isSetSupported("ExcelApiOnline", "1.1"), listener),
    select: (sheet, area) => run((session) => selectArea(session, ownWrites, sheet, area)),
    watchSelection: (listener) => watchSelections(run, ownWrites, listener),
    bytes: () => workbookBytes(api),
    openBeside: (bytes) => openSecondWorkbook(api, bytes),
    apply: async (writes) => {
      const work = (session: Session): Promise<readonly HostOp[]> => applyAll(new Batch(session, doWrite), writes);
      if (!writes.every(({ verb }) => undoable.has(verb)) || !api.isSetSupported("ExcelApi", "1.20")) return run(work);
      const inOneUndo = await runInExcel(api, ownWrites, pace, work, true);
      // Everything has been taken back; a batch that the user undoes in several steps is still better than none.
      return !inOneUndo.ok && inOneUndo.problems[0]!.data?.["code"] === "UndoNotSupported" ? run(work) : inOneUndo;
    },
  };
}

function infoOf({ name, kind, visibility, used, protected: locked, merges, frozen, tables, pivots }: SheetFacts): SheetInfo {
  return { name, kind, visibility, used, protected: locked, merges, frozen, pivots, tables: tables.map(({ name: table, sheet, area, totalsRow, columns }) => ({ name: table, sheet, area, totalsRow, columns })) };
}

async function readInfo(session: Session): Promise<WorkbookInfo> {
  const { workbook } = session.context;
  const { active, names, sheets, day } = await session.read(() => ({
    active: workbook.worksheets.getActiveWorksheet().load("name"),
    names: workbook.load("name").names.load("items/name"),
    sheets: workbook.worksheets.load("items/names/items/name"),
    day: workbook.functions.date(2000, 1, 1).load("value"),
  }));
  // No property tells the date system: the same day has another number in each.
  const dateSystem = day.value === 36_526 ? 1900 : day.value === 35_064 ? 1904 : refuseInExcel("excel/incomplete");
  const definedNames = [...names.items, ...sheets.items.flatMap((sheet) => sheet.names.items)].map(({ name }) => name);
  return { name: workbook.name, format: "excel", dateSystem, activeSheet: active.name, definedNames, notices: [] };
}

/** All writes in order. When one fails, it and those before it are taken back, last one first. */
async function applyAll(batch: Batch, writes: readonly HostWrite[]): Promise<readonly HostOp[]> {
  const done: HostOp[] = [];
  try {
    for (const write of writes) {
      batch.underWay = null;
      done.push({ write: remembered(write), undo: await doWrite(batch, write) });
    }
    return done;
  } catch (error) {
    const left = await takeBack(batch, done);
    if (left.length === 0 || !(error instanceof HostRefusal)) throw error;
    throw new HostRefusal(excelProblem("excel/partlyDone", error.problem.place, { cause: error.problem.code, what: left.map(({ code }) => code).join(", ") }));
  }
}

/** The problems of what could not be taken back. */
async function takeBack(batch: Batch, done: readonly HostOp[]): Promise<readonly Problem[]> {
  const left: Problem[] = [];
  const attempt = async (work: () => Promise<unknown>, harmless: readonly string[] = []): Promise<void> => {
    batch.forget();
    try {
      await work();
    } catch (error) {
      if (!(error instanceof HostRefusal)) throw error;
      if (!harmless.includes(error.problem.code)) left.push(error.problem);
    }
  };
  const { underWay } = batch;
  if (typeof underWay === "function") await attempt(underWay);
  // What has not happened is not there to be taken away.
  else for (const write of underWay ?? []) await attempt(() => doWrite(batch, write), ["host/noSheet", "host/noTable", "host/noPivot"]);
  for (const op of done.toReversed()) for (const write of op.undo) await attempt(() => doWrite(batch, write));
  return left;
}

function doWrite<V extends HostWrite["verb"]>(batch: Batch, write: Extract<HostWrite, { readonly verb: V }>): Promise<readonly HostWrite[]> {
  return (verbs[write.verb] as Verb<V>)(batch, write);
}
