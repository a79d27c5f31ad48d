/** The worker of the workbench: the opened file, the engine and the pipeline stand here; the page shows a spreadsheet and the pane. */
import { type Remote, expose, transfer, wrap } from "comlink";
import { createEngine } from "../engine/createEngine";
import { type OpenFile, openFile } from "../hosts/file/openFile";
import { fail, ok } from "../records/problem";
import type { Problem, Result } from "../pipeline/session";
import { breathe } from "../taskpane/desk/breathe";
import { browserTools } from "../taskpane/desk/browserTools";
import type { Desk, DeskEvent, Person } from "../taskpane/desk/desk";
import { shippedTemplates } from "../taskpane/desk/shippedTemplates";
import type { Snapshot } from "../storage/browserStorage";
import type { KeptFile, LoggedWrite } from "./fileLog";
import type { Keeper } from "./keeper.worker";
import { logBound } from "./logBound";
import { type OpenBook, openBook, replay } from "./openBook";
import { buffersOf } from "./stage/packedCells";
import type { Stage, StageEvent } from "./stage/stage";

export type WorkbenchWorker = {
  desk: Desk | null;
  stage: Stage | null;
  /** Where the log of the open file is kept: asked for once, before anything is opened. */
  keep(port: MessagePort): void;
  /** Reads a file beside the one that is open. */
  read(name: string, bytes: Uint8Array): Result<void>;
  /** Puts the file that was read last in the place of the one that is open. */
  open(who: Person, tell: (event: DeskEvent) => void, tellStage: (event: StageEvent) => void): Promise<Result<void>>;
  /** It is not wanted after all. */
  leave(): void;
  /** The same with what another page has left, which the page `id` keeps from here on. */
  takeUp(left: Snapshot, id: string, who: Person, tell: (event: DeskEvent) => void, tellStage: (event: StageEvent) => void): Promise<Result<void>>;
  /** The file that was open in a worker that is no more, as the keeper has it. Null where none was. `broken`: a command under way was left out; `last`: the person's last write that is in it; `progress`: steps done, of all: the file is opened, then what was written since is written again. */
  restore(who: Person, tell: (event: DeskEvent) => void, tellStage: (event: StageEvent) => void, progress: (done: number, total: number) => void): Promise<Result<{ readonly broken: boolean; readonly last: number } | null>>;
  /** A command under way ends first, and what people typed and none has noted yet goes into the history. */
  save(): Promise<Result<Uint8Array>>;
  /** Whether the bytes that `save` gave last hold the results of all formulas: it does not wait for hours. */
  calculated(): boolean;
  /** Whether anything was written since the file was opened or saved. */
  unsaved(): boolean;
};

const place = { engine: createEngine(browserTools), tools: browserTools, templates: shippedTemplates, client: "workbench", now: () => new Date(), openBook: openFile, breathe };

const rest = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
/** Milliseconds until it is asked for again where it could not be had. */
const pauseBeforeEngine = 3_000;
/** The engine is large: it comes with the first formula that is to be worked out. Without a network it does not, and the formulas wait for it. */
async function calculationEngine(): Promise<ReturnType<(typeof import("./calculation/univerEngine"))["univerEngine"]>> {
  for (;;) {
    const come = await import("./calculation/univerEngine").catch(() => null);
    if (come !== null) return come.univerEngine(reportError);
    await rest(pauseBeforeEngine);
  }
}
const calculating = { engine: calculationEngine, breathe, rest, now: () => performance.now(), failed: reportError };

let keeper: Remote<Keeper> | null = null;
let book: OpenBook | null = null;
let name = "";
let saved = 0;
let calculated = true;
/** Read, and not yet in the place of the open one. */
let read: { readonly name: string; readonly bytes: Uint8Array; readonly file: OpenFile } | null = null;
/** Milliseconds that saving waits for results. */
const longestWait = 20_000;

const bound = logBound({
  after: (milliseconds, work) => {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
  renew: () => {
    const bytes = book?.file.save("xlsx");
    if (bytes?.ok === true) begin(bytes.value, true);
  },
});

/** The log of the open file begins with these bytes. */
function begin(bytes: Uint8Array, holdsMore: boolean): void {
  bound.begun();
  void keeper?.begin(name, bytes, holdsMore);
}

/** Opens what works on the file, and lets go of what worked on the last one: a command under way there is stopped, or ends what it has begun to write. */
async function take(next: string, bytes: Uint8Array, who: Person, tell: (event: DeskEvent) => void, tellStage: (event: StageEvent) => void): Promise<Result<OpenBook>> {
  const opened = openFile(next, bytes);
  return opened.ok ? ok(await putIn(next, opened.value, who, tell, tellStage)) : opened;
}

async function putIn(next: string, file: OpenFile, who: Person, tell: (event: DeskEvent) => void, tellStage: (event: StageEvent) => void): Promise<OpenBook> {
  await worker.desk?.stop();
  await worker.desk?.idle();
  book?.calculation.close();
  await worker.desk?.close();
  name = next;
  // What is let go of may have something to say still: it is not about this file.
  const ifOpen = <T,>(hear: (of: T) => void) => (of: T): void => { if (book === mine) hear(of); };
  const mine: OpenBook = openBook(file, place, who, {
    tell: ifOpen((event: DeskEvent) => void tell(event)), tellStage: ifOpen((event: StageEvent) => void tellStage(event)),
    wrote: ifOpen((write: LoggedWrite) => { bound.wrote(write); void keeper?.wrote(write); }),
    settled: () => { if (book === mine) { void keeper?.settled(); bound.settled(); } },
  }, calculating);
  book = mine;
  const { stage } = mine;
  worker.stage = {
    ...stage,
    async rows(...of) {
      const rows = await stage.rows(...of);
      return rows.ok ? transfer(rows, [...buffersOf(rows.value), rows.value.styles.buffer]) : rows;
    },
  };
  worker.desk = mine.desk;
  return mine;
}

/** The same with what was written since. */
async function again(kept: KeptFile, who: Person, tell: (event: DeskEvent) => void, tellStage: (event: StageEvent) => void, progress: (done: number, total: number) => void = () => undefined): Promise<Result<void>> {
  const total = 1 + kept.told.length + kept.untold.length;
  progress(0, total);
  const opened = await take(kept.name, kept.bytes, who, tell, tellStage);
  if (!opened.ok) return opened;
  bound.begun();
  for (const write of [...kept.told, ...kept.untold]) bound.wrote(write);
  saved = kept.unsaved || kept.told.length + kept.untold.length > 0 ? -1 : 0;
  return replay(opened.value, kept, (done) => progress(1 + done, total));
}

const nothingLeft: Problem = {
  code: "workbench/nothingLeft",
  message: { "zh-CN": "浏览器里留下的修改已经不在了。", en: "The unsaved work is not in this browser any more." },
  hint: { "zh-CN": "打开最后保存的文件。", en: "Open the file as it was last saved." },
};

const notRead: Problem = {
  code: "workbench/notRead",
  message: { "zh-CN": "后台程序在打开文件时中断了，原来的文件还在。", en: "The background program stopped while the file was being opened; the one before is still there." },
  hint: { "zh-CN": "再打开一次。", en: "Open it again." },
};

const worker: WorkbenchWorker = {
  desk: null,
  stage: null,
  keep(port) { keeper = wrap<Keeper>(port); },
  read(next, bytes) {
    const file = openFile(next, bytes);
    read = file.ok ? { name: next, bytes, file: file.value } : null;
    return file.ok ? ok(undefined) : file;
  },
  async open(who, tell, tellStage) {
    if (read === null) return fail(notRead);
    const { name: next, bytes, file } = read;
    read = null;
    await putIn(next, file, who, tell, tellStage);
    saved = 0;
    begin(bytes, false);
    return ok(undefined);
  },
  leave() { read = null; },
  async takeUp(left, id, who, tell, tellStage) {
    const kept = (await keeper?.left(left)) ?? null;
    if (kept === null) return fail(nothingLeft);
    const opened = await again(kept, who, tell, tellStage);
    if (opened.ok) await keeper?.takeUp(left, id, new Date().toISOString());
    return opened;
  },
  async restore(who, tell, tellStage, progress) {
    const kept = (await keeper?.kept()) ?? null;
    if (kept === null) return ok(null);
    const opened = await again(kept, who, tell, tellStage, progress);
    return opened.ok ? ok({ broken: kept.broken, last: kept.last }) : opened;
  },
  async save() {
    if (book === null) return fail({ code: "workbench/noFile", message: { "zh-CN": "还没有打开文件。", en: "No file is open." }, hint: { "zh-CN": "先打开一个 .xlsx 或 .csv。", en: "Open an .xlsx or .csv first." } });
    await book.desk.idle();
    const noted = await book.desk.sheet.note();
    if (!noted.ok) return noted;
    calculated = await book.calculation.settled(longestWait);
    const bytes = book.file.save("xlsx");
    if (!bytes.ok) return bytes;
    saved = book.writes();
    begin(bytes.value, false);
    // A copy: an unchanged file gives the very bytes that it was opened from, and keeps them.
    const copy = bytes.value.slice();
    return transfer(ok(copy), [copy.buffer]);
  },
  calculated: () => calculated,
  unsaved: () => book !== null && book.writes() > saved,
};
expose(worker);
