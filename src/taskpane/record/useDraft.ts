import { useCallback, useEffect, useState } from "react";
import type { Desk } from "../desk/desk";
import { usePane } from "../shell/paneContext";
import { type DraftState, readDraft, writeDraft } from "./keptDrafts";

const nothing: DraftState = { texts: {}, base: {} };

/** What is being typed, by desk and then by record and its name, so that a draft never comes up in another workbook. */
const drafts = new WeakMap<Desk, Map<string, DraftState>>();

/** The draft of a record, how to change it, and when it was typed where it comes from before the pane was closed. Drafts outlive the form, and where the browser keeps them, the pane. */
export function useDraft(workbook: string, name: string): readonly [DraftState, (next: DraftState | null) => void, string | null] {
  const { desk, memory } = usePane();
  const kept = drafts.get(desk) ?? new Map<string, DraftState>();
  drafts.set(desk, kept);
  const [, redraw] = useState(0);
  const [since, setSince] = useState<string | null>(null);
  useEffect(() => {
    setSince(null);
    if (kept.has(name)) return undefined;
    let stale = false;
    void readDraft(memory, workbook, name).then((left) => {
      // What the person has begun to type meanwhile is newer.
      if (stale || left === null || kept.has(name)) return;
      kept.set(name, left);
      setSince(left.at);
    });
    return () => { stale = true; };
  }, [kept, memory, workbook, name]);
  const put = useCallback((next: DraftState | null) => {
    const left = next === null || Object.keys(next.texts).length === 0 ? null : next;
    if (left === null) kept.delete(name);
    else kept.set(name, left);
    if (left === null) setSince(null);
    void writeDraft(memory, workbook, name, left === null ? null : { ...left, at: new Date().toISOString() });
    redraw((before) => before + 1);
  }, [kept, memory, workbook, name]);
  return [kept.get(name) ?? nothing, put, since];
}
