/** The worker of the pane in Excel: engine and pipeline stand here, the workbook stays with the page. */
import { type Remote, expose } from "comlink";
import { createEngine } from "../../engine/createEngine";
import { openFile } from "../../hosts/file/openFile";
import { breathe } from "./breathe";
import { browserTools } from "./browserTools";
import { type Desk, type DeskEvent, type Person, createDesk } from "./desk";
import { type ServedHost, wiredHost } from "./hostWire";
import { shippedTemplates } from "./shippedTemplates";

export type PaneWorker = { start(host: Remote<ServedHost>, client: string, who: Person, tell: (event: DeskEvent) => void): void; desk: Desk | null };

const worker: PaneWorker = {
  desk: null,
  start(host, client, who, tell) {
    worker.desk = createDesk({ host: wiredHost(host), engine: createEngine(browserTools), tools: browserTools, templates: shippedTemplates, client, now: () => new Date(), openBook: openFile, breathe }, who, (event) => void tell(event));
  },
};
expose(worker);
