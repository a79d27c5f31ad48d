import { createContext, startTransition, useContext, useEffect, useRef, useState } from "react";
import type { Problem, Result } from "../../pipeline/session";
import type { Desk, DeskEvent, Person } from "../desk/desk";
import type { Words } from "./language";
import type { PaneMemory } from "./paneMemory";

export type ViewName = "start" | "governing" | "findings" | "duplicates" | "classes" | "reports" | "history" | "record" | "importing";

/** Where the pane is: a view, and what it is about (a rule, a record). */
export type Place = { readonly view: ViewName; readonly about?: string; /** The field of the record that it is about. */ readonly field?: string; /** It is the one next step of Start: once it is done, Start says what comes then. */ readonly isNext?: boolean };

/**
 * What stays in the quiet bar until the next change: what was done, and the change set to take back. `undo`, `redo`: whatever was done last can be taken back, or what was taken back done again;
 * `redoes`: by taking back this change set.
 */
export type Done = { readonly text: string; readonly change: string | null; readonly undo?: boolean; readonly redo?: boolean; readonly redoes?: string };

/** `waits`: for another pane that writes into the workbook. */
export type Busy = { readonly text: string; readonly done: number; readonly total: number; readonly since: number; readonly waits?: boolean };

/** What every view works with. */
export type Pane = Words & {
  readonly desk: Desk;
  /** For drafts and what was chosen last time. */
  readonly memory: PaneMemory;
  readonly person: Person;
  readonly become: (person: Person) => void;
  readonly place: Place;
  readonly go: (place: Place) => void;
  readonly back: () => void;
  /** Counts up whenever the table or its findings have changed. */
  readonly version: number;
  /** Counts up whenever somebody else than the pane, the person at the sheet included, has changed something. */
  readonly others: number;
  /** Counts up whenever the pane has done something for its person. */
  readonly acts: number;
  /** Counts up when somebody has worked in a workbook without a governed table, once they pause. */
  readonly touched: number;
  readonly selected: Extract<DeskEvent, { readonly kind: "selected" }> | null;
  readonly busy: Busy | null;
  /** Does something for the person: shows progress, says what is wrong, and puts what was done into the bar with its undo. Null when it could not be done. */
  readonly act: <T>(text: string, work: () => Promise<Result<T>>, done?: (value: T) => Done | null) => Promise<T | null>;
};

const context = createContext<Pane | null>(null);
export const PaneProvider = context.Provider;

export function usePane(): Pane {
  const pane = useContext(context);
  if (pane === null) throw new Error("A view stands outside the pane");
  return pane;
}

export type Asked<T> = { readonly value: T | null; readonly problems: readonly Problem[]; readonly waiting: boolean };

/** Asks once more when somebody has worked in a workbook without a governed table: what it holds may be another table now. */
export function useTouched(again: () => void, heed = true): void {
  const { touched } = usePane();
  const ask = useRef(again);
  ask.current = again;
  const heard = useRef(touched);
  useEffect(() => {
    if (!heed || heard.current === touched) return;
    heard.current = touched;
    ask.current();
  }, [touched, heed]);
}

/**
 * What the desk answers, asked again with every change of the table. While the new answer is on its way the old one stays, so that nothing jumps; an answer that comes late is dropped.
 * `key` says what is asked; `after`: milliseconds without another change that are waited for first.
 */
export function useAsked<T>(key: string, ask: (desk: Desk) => Promise<Result<T>>, after = 0): Asked<T> & { readonly again: () => void } {
  const { desk, version, lang } = usePane();
  const [asked, setAsked] = useState<Asked<T> & { readonly key: string }>({ value: null, problems: [], waiting: true, key });
  const [bug, setBug] = useState<{ readonly error: unknown } | null>(null);
  const [times, setTimes] = useState(0);
  const question = useRef(ask);
  question.current = ask;
  useEffect(() => {
    let stale = false;
    setAsked((before) => (before.key === key ? { ...before, waiting: true } : { value: null, problems: [], waiting: true, key }));
    const askNow = (): void => void question.current(desk).then(
      // A view that shows its answer for the first time is much to draw: it is drawn in slices.
      (answer) => { if (!stale) startTransition(() => setAsked(answer.ok ? { value: answer.value, problems: [], waiting: false, key } : { value: null, problems: answer.problems, waiting: false, key })); },
      (error: unknown) => { if (!stale) setBug({ error }); },
    );
    const timer = after === 0 ? null : setTimeout(askNow, after);
    if (timer === null) askNow();
    return () => {
      stale = true;
      if (timer !== null) clearTimeout(timer);
    };
  }, [desk, key, version, lang, times, after]);
  // A bug belongs to the edge of the pane, which shows it.
  if (bug !== null) throw bug.error;
  return { ...asked, again: () => setTimes((before) => before + 1) };
}
