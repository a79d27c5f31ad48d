import { useEffect, useMemo, useState } from "react";
import type { BrowserStorage, Snapshot } from "../storage/browserStorage";
import type { OpenedFile } from "./openedFile";
import { leftBehind, snapshotKeeper } from "./snapshots";

/** Keeps a copy of unsaved work in the browser, and finds one that a page left which broke off. Where the browser keeps nothing there is none. */
export function useSnapshots(file: OpenedFile, snapshots: BrowserStorage["snapshots"]): { readonly left: Snapshot | null; /** The open file was saved, or another one opened in its place. */ readonly settled: () => Promise<void>; /** What was left is open now: this page keeps it from here on. */ readonly forget: (left: Snapshot) => Promise<void> } {
  const [left, setLeft] = useState<Snapshot | null>(null);
  const id = useMemo(() => crypto.randomUUID(), []);
  const keeper = useMemo(() => snapshotKeeper({
    id,
    now: () => new Date(),
    after: (milliseconds, work) => {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
    store: snapshots,
    take: async () => {
      const bytes = await file.snapshot();
      return bytes === null ? null : { name: file.name(), bytes };
    },
  }), [id, file, snapshots]);
  useEffect(() => {
    const stops = [file.events(({ kind }) => { if (kind === "changed") keeper.changed(); }), file.stageEvents(({ kind }) => { if (kind !== "select") keeper.changed(); })];
    return () => { for (const stop of stops) stop(); };
  }, [file, keeper]);
  // Held until the page is no more: others know by it that this one lives.
  useEffect(() => {
    let release = (): void => undefined;
    void navigator.locks?.request(id, () => new Promise<void>((resolve) => { release = resolve; }));
    return () => release();
  }, [id]);
  useEffect(() => { void snapshots.list().then((all) => leftBehind(all, id, navigator.locks)).then(setLeft); }, [snapshots, id]);
  return {
    left,
    settled: keeper.settled,
    forget: async (snapshot) => {
      await snapshots.put({ ...snapshot, id });
      await snapshots.remove(snapshot.id);
    },
  };
}
