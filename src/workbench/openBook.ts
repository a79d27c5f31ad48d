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
  }, (ops, joined, kind) => void done.person(ops, joined, kind));
  // What people typed is in the history too, but it was done in the grid.
  const committed = ({ id, why }: ChangeHead): void => { if (why.command !== "observed") done.pane(id, why.command); };
  const desk: Desk = createDesk({ ...place, host, committed }, who, (event) => {
    if (event.kind === "changed" && event.by === "us") settled();
    tell(event);
  });
  const done = doings({ host: file.person, takeBack, undoChange: (change) => desk.history.undo(change) });
  return { file, desk, stage: { ...stage, undo: done.undo, redo: done.redo }, writes, calculation };
}

/** `progress`: writes that are done. Writes again what was written since the file was opened or saved. Of what its history does not tell of yet the desk will: it remembers how the records stood before. Nothing is checked here. */
export async function replay({ file, desk, calculation }: OpenBook, { told, untold }: Pick<KeptFile, "told" | "untold">, progress: (done: number) => void = () => undefined): Promise<Result<void>> {
  let done = 0;
  progress(done);
  for (const { writes } of told) {
    const applied = await file.host.apply(writes);
    if (!applied.ok) return applied;
    calculation.wrote(writes, false);
    progress(++done);
  }
  if (untold.length === 0) return ok(undefined);
  const remembered = await desk.sheet.remember();
  if (!remembered.ok) return remembered;
  for (const { writes } of untold) {
    const applied = await file.person.apply(writes);
    if (!applied.ok) return applied;
    calculation.wrote(writes, true);
    progress(++done);
  }
  return ok(undefined);
}
