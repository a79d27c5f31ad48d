import type { Json } from "../../records/cellValue";
import type { PaneMemory } from "../shell/paneMemory";
import type { Draft, OpenRecord } from "./recordDesk";

/** What was typed and not saved. `base`: what the cells of those fields held when they were first touched. */
export type DraftState = { readonly texts: Draft; readonly base: OpenRecord["seen"] };
/** `at`: when it was typed, ISO 8601. */
export type KeptDraft = DraftState & { readonly at: string };

const keyOf = (workbook: string, name: string): string => `draft ${workbook} ${name}`;
/** Each page has its own: where a workbook is open in two, neither takes the other's text for its own, or writes over it. */
const ownKey = (memory: PaneMemory, workbook: string, name: string): string => `${keyOf(workbook, name)}\n${memory.page}`;

/** The draft of a record that this page keeps, or else the newest that a page has left which is no more: from now on it is this page's. Anything that does not look like one is as if there were none. */
export async function readDraft(memory: PaneMemory, workbook: string, name: string): Promise<KeptDraft | null> {
  const [all, own] = [keyOf(workbook, name), ownKey(memory, workbook, name)];
  const [kept, held] = await Promise.all([memory.list(all), memory.held()]);
  const drafts = [...kept].flatMap(([key, value]) => {
    // Without a page: of a version that knew of none.
    const page = key === all ? "" : key.startsWith(`${all}\n`) ? key.slice(all.length + 1) : null;
    const draft = draftOf(value);
    return page === null || draft === null || (key !== own && held.has(page)) ? [] : [{ key, draft }];
  });
  const newest = drafts.find(({ key }) => key === own) ?? drafts.toSorted((a, b) => (a.draft.at < b.draft.at ? 1 : -1))[0];
  if (newest === undefined) return null;
  if (newest.key !== own) {
    await writeDraft(memory, workbook, name, newest.draft);
    await memory.remove(newest.key);
  }
  return newest.draft;
}

/** Null = it was saved or given up. */
export async function writeDraft(memory: PaneMemory, workbook: string, name: string, draft: KeptDraft | null): Promise<void> {
  if (draft === null) await memory.remove(ownKey(memory, workbook, name));
  else await memory.write(ownKey(memory, workbook, name), { texts: draft.texts, base: draft.base as { readonly [field: string]: Json }, at: draft.at });
}

function draftOf(kept: Json): KeptDraft | null {
  if (!isObject(kept)) return null;
  const { texts, base, at } = kept;
  const typed = isObject(texts ?? null) && Object.values(texts as object).every((text) => typeof text === "string");
  return typed && isObject(base ?? null) && typeof at === "string" ? { texts: texts as Draft, base: base as OpenRecord["seen"], at } : null;
}

function isObject(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
