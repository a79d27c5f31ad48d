/** The worker of the workbench: the opened file, the engine and the pipeline stand here; the page shows a spreadsheet and the pane. */
import { expose, transfer } from "comlink";
import { createEngine } from "../engine/createEngine";
import { type OpenFile, openFile } from "../hosts/file/openFile";
import { fail, ok } from "../records/problem";
import type { Result } from "../pipeline/session";
import { breathe, browserTools } from "../taskpane/desk/browserTools";
import { type Desk, type DeskEvent, type Person, createDesk } from "../taskpane/desk/desk";
import { shippedTemplates } from "../taskpane/desk/shippedTemplates";
import type { Stage, StageEvent } from "./stage/stage";
import { stageOf } from "./stage/stageOf";

export type WorkbenchWorker = {
  desk: Desk | null;
  stage: Stage | null;
  /** Opens a file in place of the one that is open; that one stays where this is refused. `unsaved`: it holds changes that no file of the person has. */
  open(name: string, bytes: Uint8Array, who: Person, tell: (event: DeskEvent) => void, tellStage: (event: StageEvent) => void, unsaved: boolean): Promise<Result<void>>;
  /** What people typed and no command has noted yet goes into the history first. */
  save(): Promise<Result<Uint8Array>>;
  /** The workbook as it stands; it does not count as saved. Null where nothing was written since it was opened or saved. */
  snapshot(): Uint8Array | null;
  /** Whether anything was written since the file was opened or saved. */
  unsaved(): boolean;
};

let file: OpenFile | null = null;
let writes: () => number = () => 0;
let saved = 0;

const worker: WorkbenchWorker = {
  desk: null,
  stage: null,
  async open(name, bytes, who, tell, tellStage, holdsMore) {
    const opened = openFile(name, bytes);
    if (!opened.ok) return opened;
    await worker.desk?.close();
    file = opened.value;
    const staged = stageOf(file, (event) => void tellStage(event));
    worker.stage = staged.stage;
    writes = staged.writes;
    saved = holdsMore ? -1 : 0;
    worker.desk = createDesk({ host: staged.host, engine: createEngine(browserTools), tools: browserTools, templates: shippedTemplates, client: "workbench", now: () => new Date(), openBook: openFile, breathe }, who, (event) => void tell(event));
    return ok(undefined);
  },
  async save() {
    if (file === null) return fail({ code: "workbench/noFile", message: { "zh-CN": "还没有打开文件。", en: "No file is open." }, hint: { "zh-CN": "先打开一个 .xlsx 或 .csv。", en: "Open an .xlsx or .csv first." } });
    const noted = await worker.desk!.sheet.note();
    if (!noted.ok) return noted;
    const bytes = file.save("xlsx");
    if (!bytes.ok) return bytes;
    saved = writes();
    // A copy: an unchanged file gives the very bytes that it was opened from, and keeps them.
    const copy = bytes.value.slice();
    return transfer(ok(copy), [copy.buffer]);
  },
  snapshot() {
    const bytes = file === null || writes() <= saved ? null : file.save("xlsx");
    if (bytes === null || !bytes.ok) return null;
    const copy = bytes.value.slice();
    return transfer(copy, [copy.buffer]);
  },
  unsaved: () => writes() > saved,
};
expose(worker);
