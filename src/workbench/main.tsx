/** The workbench: the very same pane beside a spreadsheet, on a file that stays in the browser. */
import { proxy, wrap } from "comlink";
import { createRoot } from "react-dom/client";
import { browserStorage } from "../storage/browserStorage";
import type { Desk, DeskEvent } from "../taskpane/desk/desk";
import { ownListeners } from "../taskpane/shell/listeners";
import { PaneFrame } from "../taskpane/shell/PaneFrame";
import { readPreferences } from "../taskpane/shell/paneMemory";
import type { WorkbenchWorker } from "./workbench.worker";

const events = ownListeners<DeskEvent>();

async function start(): Promise<void> {
  const worker = wrap<WorkbenchWorker>(new Worker(new URL("./workbench.worker.ts", import.meta.url)));
  const memory = browserStorage();
  const preferences = await readPreferences(memory, { person: { user: "", lang: navigator.language.startsWith("zh") ? "zh-CN" : "en" }, theme: "host" });
  const sample = new Uint8Array(await (await fetch("sample.xlsx")).arrayBuffer());
  const opened = await worker.open("sample.xlsx", sample, preferences.person, proxy(events.tell));
  if (!opened.ok) throw new Error(opened.problems[0]?.code);
  createRoot(document.getElementById("workbench")!).render(<PaneFrame desk={worker.desk as unknown as Desk} events={events.listen} memory={memory} preferences={preferences} />);
}

void start();
