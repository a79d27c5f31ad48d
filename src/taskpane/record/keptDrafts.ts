import type { Json } from "../../records/cellValue";
import type { PaneMemory } from "../shell/paneMemory";
import type { Draft, OpenRecord } from "./recordDesk";

/** What was typed and not saved. `base`: what the cells of those fields held when they were first touched. */
export type DraftState = { readonly texts: Draft; readonly base: OpenRecord["seen"] };
/** `at`: when it was typed, ISO 8601. */
export type KeptDraft = DraftState & { readonly at: string };

const key = (workbook: string, name: string): string => `draft ${workbook} ${name}`;

/** The draft of a record that a closed pane has left; anything that does not look like one is as if there were none. */
export async function readDraft(memory: PaneMemory, workbook: string, name: string): Promise<KeptDraft | null> {
  const kept = await memory.read(key(workbook, name));
  if (!isObject(kept)) return null;
  const { texts, base, at } = kept;
  const typed = isObject(texts ?? null) && Object.values(texts as object).every((text) => typeof text === "string");
  return typed && isObject(base ?? null) && typeof at === "string" ? { texts: texts as Draft, base: base as OpenRecord["seen"], at } : null;
}

/** Null = it was saved or given up. */
export async function writeDraft(memory: PaneMemory, workbook: string, name: string, draft: KeptDraft | null): Promise<void> {
  if (draft === null) await memory.remove(key(workbook, name));
  else await memory.write(key(workbook, name), { texts: draft.texts, base: draft.base as { readonly [field: string]: Json }, at: draft.at });
}

function isObject(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
