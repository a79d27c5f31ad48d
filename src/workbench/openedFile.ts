import { proxy, transfer, wrap } from "comlink";
import type { Result } from "../records/problem";
import type { Desk, DeskEvent, Person } from "../taskpane/desk/desk";
import { deathOf } from "../taskpane/desk/livingDesk";
import { ownListeners } from "../taskpane/shell/listeners";
import type { Stage, StageEvent } from "./stage/stage";
import type { WorkbenchWorker } from "./workbench.worker";

/** The file that is open, from the page's side. Desk and stage are those of the file that was opened last. */
export type OpenedFile = {
  readonly desk: Desk;
  readonly stage: Stage;
  readonly events: (listener: (event: DeskEvent) => void) => () => void;
  readonly stageEvents: (listener: (event: StageEvent) => void) => () => void;
  name(): string;
  /** The one that is open stays where this is refused. `unsaved`: what is opened holds changes that no file of the person has. */
  open(name: string, bytes: Uint8Array, who: Person, unsaved?: boolean): Promise<Result<void>>;
  save(): Promise<Result<Uint8Array>>;
  /** As it stands, where something was written since it was opened or saved. */
  snapshot(): Promise<Uint8Array | null>;
  /** Settles when the worker, and with it the open file, is no more. */
  readonly died: Promise<void>;
  /** Something was written since it was opened or saved. */
  unsaved(): Promise<boolean>;
  /** The same as far as the page has heard of it, for where there is no time to ask. */
  touched(): boolean;
};

export function openedFile(): OpenedFile {
  const running = new Worker(new URL("./workbench.worker.ts", import.meta.url));
  const worker = wrap<WorkbenchWorker>(running);
  const died = deathOf(running);
  void died.then(() => { touched = false; });
  const events = ownListeners<DeskEvent>();
  const stageEvents = ownListeners<StageEvent>();
  let name = "";
  let touched = false;
  events.listen(({ kind }) => { if (kind === "changed") touched = true; });
  stageEvents.listen(({ kind }) => { if (kind !== "select") touched = true; });
  return {
    desk: worker.desk as unknown as Desk,
    stage: worker.stage as unknown as Stage,
    events: events.listen,
    stageEvents: stageEvents.listen,
    name: () => name,
    died,
    snapshot: () => worker.snapshot(),
    async open(next, bytes, who, unsaved = false) {
      const opened = await worker.open(next, transfer(bytes, [bytes.buffer]), who, proxy(events.tell), proxy(stageEvents.tell), unsaved);
      if (!opened.ok) return opened;
      name = next;
      touched = unsaved;
      return opened;
    },
    async save() {
      const saved = await worker.save();
      if (saved.ok) touched = false;
      return saved;
    },
    unsaved: () => worker.unsaved(),
    touched: () => touched,
  };
}
