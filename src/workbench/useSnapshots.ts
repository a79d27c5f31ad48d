import { useEffect, useMemo, useRef, useState } from "react";
import type { Snapshot, SnapshotStore } from "../storage/browserStorage";
import type { OpenedFile } from "./openedFile";
import { leftBehind } from "./snapshots";

/** How long nothing must come before a copy is taken; chosen by us: shorter than a person takes to start anew. */
const quiet = 2_000;

/** Keeps a copy of unsaved work in the browser, and finds one that a page left which broke off. Where the browser keeps nothing there is none, and `onNotKept` hears of it, once. */
export function useSnapshots({ id, copies, events, stageEvents }: OpenedFile, snapshots: SnapshotStore, onNotKept: () => void): { readonly left: Snapshot | null; /** The open file was saved, or another one opened in its place. */ readonly settled: () => Promise<void> } {
  const notKept = useRef(onNotKept);
  notKept.current = onNotKept;
  const [left, setLeft] = useState<Snapshot | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void copies.copy(id, new Date().toISOString()).then((kept) => { if (!kept) notKept.current(); }), quiet);
    };
    const stops = [events(({ kind }) => { if (kind === "changed") changed(); }), stageEvents(({ kind }) => { if (kind !== "select") changed(); })];
    return () => {
      clearTimeout(timer);
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
  useEffect(() => { void snapshots.list().then((all) => leftBehind(all, id, navigator.locks)).then(setLeft); }, [snapshots, id]);
  return { left, settled: useMemo(() => () => copies.drop(id), [copies, id]) };
}
