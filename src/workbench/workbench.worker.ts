/** The worker of the workbench: the opened file, the engine and the pipeline stand here; the page shows a spreadsheet and the pane. */
import { expose } from "comlink";
import { createEngine } from "../engine/createEngine";
import { type OpenFile, openFile } from "../hosts/file/openFile";
import { fail, ok } from "../records/problem";
import type { Result } from "../pipeline/session";
import { breathe, browserTools } from "../taskpane/desk/browserTools";
import { type Desk, type DeskEvent, type Person, createDesk } from "../taskpane/desk/desk";
import { shippedTemplates } from "../taskpane/desk/shippedTemplates";

export type WorkbenchWorker = {
  desk: Desk | null;
  open(name: string, bytes: Uint8Array, who: Person, tell: (event: DeskEvent) => void): Promise<Result<void>>;
  save(): Result<Uint8Array>;
};

let file: OpenFile | null = null;

const worker: WorkbenchWorker = {
  desk: null,
  async open(name, bytes, who, tell) {
    const opened = openFile(name, bytes);
    if (!opened.ok) return opened;
    await worker.desk?.close();
    file = opened.value;
    worker.desk = createDesk({ host: file.host, engine: createEngine(browserTools), tools: browserTools, templates: shippedTemplates, client: "workbench", now: () => new Date(), breathe }, who, (event) => void tell(event));
    return ok(undefined);
  },
  save() {
    return file === null ? fail({ code: "workbench/noFile", message: { "zh-CN": "还没有打开文件。", en: "No file is open." }, hint: { "zh-CN": "先打开一个 .xlsx 或 .csv。", en: "Open an .xlsx or .csv first." } }) : file.save("xlsx");
  },
};
expose(worker);
