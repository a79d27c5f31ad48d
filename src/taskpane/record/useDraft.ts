import { useCallback, useState } from "react";
import type { Desk } from "../desk/desk";
import { usePane } from "../shell/paneContext";
import type { Draft, OpenRecord } from "./recordDesk";

/** What was typed and not saved. `base`: what the cells of those fields held when they were first touched. */
export type DraftState = { readonly texts: Draft; readonly base: OpenRecord["seen"] };

const nothing: DraftState = { texts: {}, base: {} };

/** Drafts outlive their form while the pane is open: by desk, then by record and its name, so that a draft never comes up in another workbook. */
const drafts = new WeakMap<Desk, Map<string, DraftState>>();

export function useDraft(name: string): readonly [DraftState, (next: DraftState | null) => void] {
  const { desk } = usePane();
  const kept = drafts.get(desk) ?? new Map<string, DraftState>();
  drafts.set(desk, kept);
  const [, redraw] = useState(0);
  const put = useCallback((next: DraftState | null) => {
    if (next === null || Object.keys(next.texts).length === 0) kept.delete(name);
    else kept.set(name, next);
    redraw((before) => before + 1);
  }, [kept, name]);
  return [kept.get(name) ?? nothing, put];
}
