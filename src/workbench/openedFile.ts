import { type Remote, proxy, transfer, wrap } from "comlink";
import { type Problem, type Result, fail, ok } from "../records/problem";
import type { Desk, DeskEvent, Person } from "../taskpane/desk/desk";
import { type DeskInWorker, deathOf, isWorkerDeath, living, livingDesk } from "../taskpane/desk/livingDesk";
import { ownListeners } from "../taskpane/shell/listeners";
import type { Snapshot } from "../storage/browserStorage";
import type { Keeper } from "./keeper.worker";
import type { Stage, StageEvent } from "./stage/stage";
import type { WorkbenchWorker } from "./workbench.worker";

/** The file that is open, from the page's side. Desk and stage are those of the file that was opened last. */
export type OpenedFile = {
  readonly desk: Desk;
  readonly stage: Stage;
  readonly events: (listener: (event: DeskEvent) => void) => () => void;
  readonly stageEvents: (listener: (event: StageEvent) => void) => () => void;
  /** The worker broke off: told at once, and again when another one has the file, or has not. */
  readonly breaks: (listener: (event: WorkerBreak) => void) => () => void;
  /** Nobody waits for the file to come back: it cannot be used any more. What was not saved is where the next page finds it. */
  giveUp(): void;
  name(): string;
  /** The one that is open stays as it is where this is refused, or is no longer `wanted` when it has been read: then it gives false. */
  open(name: string, bytes: Uint8Array, who: Person, wanted?: () => boolean): Promise<Result<boolean>>;
  /** While the file is held nothing that the person does in the grid is written into it. */
  hold(held: boolean): void;
  /** Opens what a page has left that is no more, with all that was written; it stays where this is refused. */
  restore(left: Snapshot, who: Person): Promise<Result<void>>;
  save(): Promise<Result<Uint8Array>>;
  /** Whether what was saved last holds the results of all formulas. */
  calculated(): Promise<boolean>;
  /** Of this page. */
  readonly id: string;
  /** Of what is not saved, to outlive the page. */
  readonly copies: Pick<Remote<Keeper>, "copy" | "drop">;
  /** Something was written since it was opened or saved. */
  unsaved(): Promise<boolean>;
  /** The same as far as the page has heard of it, for where there is no time to ask. */
  touched(): boolean;
  /** Whether it is so, each time that it changes. */
  readonly touches: (listener: (touched: boolean) => void) => () => void;
};

/** `restored`: another worker has the file as it was, with all that was written; false: it cannot be used any more; null: it is being brought back, so many steps of all are done. `broken`: without the command that was under way. */
export type WorkerBreak = { readonly restored: boolean | null; readonly broken: boolean; readonly done?: number; readonly total?: number };

type Running = { readonly object: WorkbenchWorker; readonly died: Promise<void>; /** What came back of the file; null in the first worker. */ readonly restored: { readonly broken: boolean; readonly last: number } | null };

const beingOpened: Problem = { code: "workbench/beingOpened", message: { "zh-CN": "正在打开另一个文件，这一格没有写入。", en: "Another file is being opened; nothing was written into this cell." }, hint: { "zh-CN": "等它打开，或者取消打开以后再填。", en: "Wait until it is open, or cancel that and type it again." } };

export async function openedFile(who: Person): Promise<OpenedFile> {
  const events = ownListeners<DeskEvent>();
  const stageEvents = ownListeners<StageEvent>();
  const breaks = ownListeners<WorkerBreak>();
  const touches = ownListeners<boolean>();
  const id = crypto.randomUUID();
  const keeper = new Worker(new URL("./keeper.worker.ts", import.meta.url), { name: "keeper" });
  const own = new MessageChannel();
  keeper.postMessage(null, [own.port2]);
  let name = "";
  let touched = false;
  const touch = (now: boolean): void => {
    if (now === touched) return;
    touched = now;
    touches.tell(now);
  };
  let sent = 0;
  let held = false;
  events.listen(({ kind }) => { if (kind === "changed") touch(true); });
  stageEvents.listen(({ kind }) => { if (kind !== "select") touch(true); });

  let giveUp = (): void => undefined;
  let current: Running | null = null;
  /** Settles when there is a worker with the file in it. */
  let ready: Promise<Running | null>;
  const begin = async (person: Person): Promise<Running | null> => {
    const running = new Worker(new URL("./workbench.worker.ts", import.meta.url), { name: "openFile" });
    const worker = wrap<WorkbenchWorker>(running);
    // A large file takes seconds to be read again.
    if (current !== null) breaks.tell({ restored: null, broken: false });
    const { port1, port2 } = new MessageChannel();
    keeper.postMessage(null, [port1]);
    const died = deathOf(running);
    let isGivenUp = false;
    const givenUp = new Promise<null>((resolve) => {
      giveUp = () => {
        isGivenUp = true;
        running.terminate();
        resolve(null);
      };
    });
    await Promise.race([worker.keep(transfer(port2, [port2])), died, givenUp]);
    const restored = current === null ? null : await Promise.race([worker.restore(person, proxy(events.tell), proxy(stageEvents.tell), proxy((done, total) => { if (!isGivenUp) breaks.tell({ restored: null, broken: false, done, total }); })), died.then(() => null), givenUp]);
    // One that is back is not given up any more.
    giveUp = () => undefined;
    if (current !== null && !restored?.ok) {
      breaks.tell({ restored: false, broken: true });
      touch(false);
      return null;
    }
    const back = restored?.ok === true ? restored.value : null;
    if (current !== null) breaks.tell({ restored: true, broken: back?.broken === true });
    return (current = { object: worker as unknown as WorkbenchWorker, died, restored: back });
  };
  const desk = await livingDesk(async (person): Promise<DeskInWorker> => {
    ready = begin(person);
    // Where the file is not there any more, all that is asked is answered as by the worker that is gone.
    const next = (await ready) ?? { ...current!, died: Promise.resolve() };
    return { desk: next.object.desk!, died: next.died };
  }, who, events.tell);
  const worker = living(() => current!);
  const stage = living(() => ({ object: current!.object.stage!, died: current!.died }));
  const changing = async (work: () => Promise<Result<void>>): Promise<Result<void>> => {
    if (held) return fail(beingOpened);
    const done = await work();
    if (done.ok) touch(true);
    return done;
  };
  const takenBack = async (step: Stage["undo"]): ReturnType<Stage["undo"]> => {
    if (held) return fail(beingOpened);
    const done = await step();
    if (done.ok && done.value !== null) touch(true);
    return done;
  };
  return {
    desk,
    stage: {
      book: () => stage.book(),
      rows: (...of) => stage.rows(...of),
      select: (...of) => stage.select(...of),
      sort: (...of) => changing(() => stage.sort(...of)),
      choices: (...of) => stage.choices(...of),
      filter: (...of) => changing(() => stage.filter(...of)),
      undo: () => takenBack(stage.undo),
      redo: () => takenBack(stage.redo),
      /** What was not done when the worker broke off is done in the next one. */
      async write(writes, moves, _, joined) {
        if (held) return fail(beingOpened);
        const number = ++sent;
        touch(true);
        const done = await stage.write(writes, moves, number, joined);
        if (!isWorkerDeath(done)) return done;
        const next = await ready;
        if (next?.restored == null || (next.restored.last < number && next.restored.broken)) return done;
        return next.restored.last >= number ? ok(undefined) : next.object.stage!.write(writes, 0, number);
      },
    },
    events: events.listen,
    stageEvents: stageEvents.listen,
    breaks: breaks.listen,
    giveUp: () => giveUp(),
    name: () => name,
    id,
    copies: wrap<Keeper>(own.port1),
    async open(next, bytes, person, wanted = () => true) {
      const read = await worker.read(next, transfer(bytes, [bytes.buffer]));
      if (!read.ok) return read;
      if (!wanted()) {
        await current!.object.leave();
        return ok(false);
      }
      const opened = await worker.open(person, proxy(events.tell), proxy(stageEvents.tell));
      if (!opened.ok) return opened;
      name = next;
      touch(false);
      return ok(true);
    },
    hold(now) { held = now; },
    async restore(left, person) {
      const opened = await worker.takeUp(left, id, person, proxy(events.tell), proxy(stageEvents.tell));
      if (!opened.ok) return opened;
      name = left.name;
      touch(true);
      return opened;
    },
    async save() {
      const saved = await worker.save();
      if (saved.ok) touch(false);
      return saved;
    },
    calculated: async () => current!.object.calculated(),
    unsaved: async () => current!.object.unsaved(),
    touched: () => touched,
    touches: touches.listen,
  };
}
