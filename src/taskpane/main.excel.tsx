/** The pane in Excel: the page that Excel loads. The only entry that chooses the host on Office.js. */
import { proxy, wrap } from "comlink";
import { createRoot } from "react-dom/client";
import { excelHost } from "../hosts/excel/excelHost";
import type { Desk, DeskEvent } from "./desk/desk";
import { servedHost } from "./desk/hostWire";
import type { PaneWorker } from "./desk/pane.worker";
import { browserStorage } from "../storage/browserStorage";
import { ownListeners } from "./shell/listeners";
import { PaneFrame } from "./shell/PaneFrame";
import { readPreferences } from "./shell/paneMemory";
import type { Place, ViewName } from "./shell/paneContext";

const events = ownListeners<DeskEvent>();
const places = ownListeners<Place>();

async function start(): Promise<void> {
  await Office.onReady();
  const host = excelHost({ Excel, isSetSupported: (set, version) => Office.context.requirements.isSetSupported(set, version), wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)) });
  const worker = wrap<PaneWorker>(new Worker(new URL("./desk/pane.worker.ts", import.meta.url)));
  const served = proxy(servedHost(host));
  const memory = browserStorage();
  const preferences = await readPreferences(memory, { person: { user: "", lang: Office.context.displayLanguage.startsWith("zh") ? "zh-CN" : "en" }, theme: "host" });
  await worker.start(served as never, preferences.person, proxy(events.tell));
  // Ribbon buttons choose the view of the one pane.
  for (const view of ["start", "findings", "duplicates", "reports"] satisfies readonly ViewName[])
    Office.actions.associate(`show.${view}`, async (event: Office.AddinCommands.Event) => {
      await Office.addin.showAsTaskpane();
      places.tell({ view });
      event.completed();
    });
  createRoot(document.getElementById("pane")!).render(<PaneFrame desk={worker.desk as unknown as Desk} events={events.listen} places={places.listen} memory={memory} preferences={preferences} />);
}

void start();
