import type { OpenFile } from "../hosts/file/openFile";
import type { ChangeHead } from "../changes/changeSet";
import { type Result, ok } from "../records/problem";
import { type Desk, type DeskEvent, type DeskPlace, type Person, createDesk } from "../taskpane/desk/desk";
import { Calculation, type CalculationTools } from "./calculation/calculation";
import type { KeptFile, LoggedWrite } from "./fileLog";
import type { Stage, StageEvent } from "./stage/stage";
import { doings } from "./stage/doings";
import { stageOf } from "./stage/stageOf";

/** A file with all that works on it. */
export type OpenBook = { readonly file: OpenFile; readonly desk: Desk; readonly stage: Stage; readonly writes: () => number; readonly calculation: Calculation };

export type BookListeners = {
  readonly tell: (event: DeskEvent) => void;
  readonly tellStage: (event: StageEvent) => void;
  /** Something was written; a command of the desk is over. */
  readonly wrote: (write: LoggedWrite) => void;
  readonly settled: () => void;
};

/** `calculating`: with what formulas are worked out. */
export function openBook(file: OpenFile, place: Omit<DeskPlace, "host">, who: Person, { tell, tellStage, wrote, settled }: BookListeners, calculating: Omit<CalculationTools, "tell">): OpenBook {
  const calculation = new Calculation(file, { ...calculating, tell: (sheet, areas) => { for (const area of areas) tellStage({ kind: "results", sheet, area }); } });
  const { stage, host, writes, takeBack } = stageOf(file, tellStage, (write) => {
    wrote(write);
    calculation.wrote(write.writes, write.by === "person");
  }, (ops, joined) => void done.person(ops, joined));
  // What people typed is in the history too, but it was done in the grid.
  const committed = ({ id, why }: ChangeHead): void => { if (why.command !== "observed") done.pane(id, why.command); };
  const desk: Desk = createDesk({ ...place, host, committed }, who, (event) => {
    if (event.kind === "changed" && event.by === "us") settled();
    tell(event);
  });
  const done = doings({ host: file.person, takeBack, undoChange: (change) => desk.history.undo(change) });
  return { file, desk, stage: { ...stage, undo: done.undo, redo: done.redo }, writes, calculation };
}

/** Writes again what was written since the file was opened or saved. What its history does not tell of yet is written under the desk's eyes, so that it will. */
export async function replay({ file, desk, calculation }: OpenBook, { told, untold }: Pick<KeptFile, "told" | "untold">): Promise<Result<void>> {
  for (const { writes } of told) {
    const done = await file.host.apply(writes);
    if (!done.ok) return done;
    calculation.wrote(writes, false);
  }
  if (untold.length === 0) return ok(undefined);
  const watched = await desk.sheet.rescan();
  if (!watched.ok) return watched;
  for (const { writes } of untold) {
    const done = await file.person.apply(writes);
    if (!done.ok) return done;
    calculation.wrote(writes, true);
  }
  return ok(undefined);
}
