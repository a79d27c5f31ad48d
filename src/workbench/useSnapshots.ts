import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Snapshot, SnapshotStore } from "../storage/browserStorage";
import type { OpenedFile } from "./openedFile";
import { leftBehind } from "./snapshots";

/** Milliseconds between two copies; chosen by us: shorter than a person takes to do again what was lost. */
const pause = 2_000;

/** What a page has left that broke off, one after the other, the newest first. */
export type LeftBehind = {
  readonly left: Snapshot | null;
  /** Nobody is asked about it any more while this page stands. */
  readonly put: () => void;
  /** It is open now, or was thrown away: nobody is asked about that one any more. */
  readonly over: (snapshot: Snapshot) => Promise<void>;
};

/** Keeps a copy of unsaved work in the browser, and finds those that pages left which broke off. Where the browser keeps nothing there is none, and `onNotKept` hears of it, once. */
export function useSnapshots({ id, copies, events, stageEvents }: OpenedFile, snapshots: SnapshotStore, onNotKept: () => void): LeftBehind & { /** The open file was saved, or another one opened in its place. */ readonly settled: () => Promise<void> } {
  const notKept = useRef(onNotKept);
  notKept.current = onNotKept;
  const [left, setLeft] = useState<Snapshot | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let last = -Infinity;
    const copy = (): void => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      last = performance.now();
      void copies.copy(id, new Date().toISOString()).then((kept) => { if (!kept) notKept.current(); });
    };
    const changed = (): void => { timer ??= setTimeout(copy, Math.max(0, last + pause - performance.now())); };
    // A page that is left, or no longer seen, may not come back: the keeper has its own thread and takes the copy while the browser asks.
    const leaving = (): void => { if (timer !== null) copy(); };
    const hidden = (): void => { if (document.visibilityState === "hidden") leaving(); };
    addEventListener("beforeunload", leaving);
    document.addEventListener("visibilitychange", hidden);
    const stops = [events(({ kind }) => { if (kind === "changed") changed(); }), stageEvents(({ kind }) => { if (kind !== "select") changed(); })];
    return () => {
      if (timer !== null) clearTimeout(timer);
      removeEventListener("beforeunload", leaving);
      document.removeEventListener("visibilitychange", hidden);
      for (const stop of stops) stop();
    };
  }, [id, copies, events, stageEvents]);
  // Held until the page is no more: others know by it that this one lives.
  useEffect(() => {
    let release = (): void => undefined;
    // A browser that keeps nothing may lend no locks either; then there are no copies to be held.
    void navigator.locks?.request(id, () => new Promise<void>((resolve) => { release = resolve; })).catch(() => undefined);
    return () => release();
  }, [id]);
  const past = useRef(new Set<string>());
  const look = useCallback(async (): Promise<void> => setLeft(await leftBehind((await snapshots.list()).filter((one) => !past.current.has(one.id)), id, navigator.locks)), [snapshots, id]);
  useEffect(() => void look(), [look]);
  return useMemo(() => ({
    left,
    put: () => setLeft(null),
    over: async (snapshot: Snapshot) => {
      past.current.add(snapshot.id);
      await look();
    },
    settled: () => copies.drop(id),
  }), [left, look, copies, id]);
}
