/** Starts the pane on the open workbook of Excel. The host stays with the page, since Office.js does; engine and pipeline run in a worker. */
import { proxy, wrap } from "comlink";
import { startTransition } from "react";
import { createRoot } from "react-dom/client";
import { excelHost } from "../hosts/excel/excelHost";
import type { OfficeApi } from "../hosts/excel/officeApi";
import { browserStorage } from "../storage/browserStorage";
import { heldNames } from "../storage/heldNames";
import type { Desk, DeskEvent } from "./desk/desk";
import { servedHost } from "./desk/hostWire";
import { deathOf, livingDesk } from "./desk/livingDesk";
import type { PaneWorker } from "./desk/pane.worker";
import { ownListeners } from "./shell/listeners";
import { PaneFrame } from "./shell/PaneFrame";
import type { Place } from "./shell/paneContext";
import { paneClient, readPreferences } from "./shell/paneMemory";

/** Draws the pane into the element. `places`: from where it is sent to a view, as by the ribbon's buttons. */
export async function startPane(root: Element, api: OfficeApi, displayLanguage: string, places: (listener: (place: Place) => void) => () => void = () => () => undefined): Promise<void> {
  const events = ownListeners<DeskEvent>();
  const memory = { ...browserStorage(), ...heldNames(crypto.randomUUID(), navigator.locks) };
  const preferences = await readPreferences(memory, { person: { user: "", lang: displayLanguage.startsWith("zh") ? "zh-CN" : "en" }, theme: "host" });
  const client = await paneClient(memory);
  const host = excelHost(api);
  const desk = await livingDesk(async (who) => {
    const worker = new Worker(new URL("./desk/pane.worker.ts", import.meta.url));
    const remote = wrap<PaneWorker>(worker);
    const served = servedHost(host);
    await remote.start(proxy(served) as never, client, who, proxy(events.tell));
    return { desk: remote.desk as unknown as Desk, died: deathOf(worker).then(() => served.stopAll()) };
  }, preferences.person, events.tell);
  // As a transition it is made in slices.
  startTransition(() => createRoot(root).render(<PaneFrame desk={desk} events={events.listen} places={places} memory={memory} preferences={preferences} />));
  // What happened while nobody listened is found by looking.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void desk.sheet.rescan();
  });
}
