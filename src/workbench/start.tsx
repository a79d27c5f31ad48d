import { startTransition } from "react";
import { createRoot } from "react-dom/client";
import { browserStorage } from "../storage/browserStorage";
import { heldNames } from "../storage/heldNames";
import { readPreferences } from "../taskpane/shell/paneMemory";
import { Workbench } from "./Workbench";
import { openedFile } from "./openedFile";

/** The workbench: the very same pane beside a spreadsheet, on a file that stays in the browser. */
export async function start(): Promise<void> {
  const memory = { ...browserStorage(), ...heldNames(crypto.randomUUID(), navigator.locks) };
  const preferences = await readPreferences(memory, { person: { user: "", lang: navigator.language.startsWith("zh") ? "zh-CN" : "en" }, theme: "host" });
  const file = await openedFile(preferences.person);
  const sample = new Uint8Array(await (await fetch("sample.xlsx")).arrayBuffer());
  const opened = await file.open("sample.xlsx", sample, preferences.person);
  if (!opened.ok) throw new Error(opened.problems[0]?.code);
  // As a transition it is made in slices.
  startTransition(() => createRoot(document.getElementById("workbench")!).render(<Workbench file={file} memory={memory} preferences={preferences} snapshots={memory.snapshots} />));
}
