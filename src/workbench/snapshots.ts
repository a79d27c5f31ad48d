import type { Snapshot } from "../storage/browserStorage";

/** What a keeper of snapshots works with; timers are passed in, so that tests need not wait. */
export type SnapshotTools = {
  /** Of this page. */
  readonly id: string;
  readonly now: () => Date;
  readonly after: (milliseconds: number, work: () => void) => () => void;
  readonly store: { readonly put: (snapshot: Snapshot) => Promise<void>; readonly remove: (id: string) => Promise<void> };
  /** The open file as it stands, or null where it cannot be had or holds nothing that is not saved. */
  readonly take: () => Promise<{ readonly name: string; readonly bytes: Uint8Array } | null>;
};

export type SnapshotKeeper = {
  /** Something was changed: a copy is taken once nothing more comes for a while. */
  readonly changed: () => void;
  /** It was saved, or given up: there is nothing to bring back. */
  readonly settled: () => Promise<void>;
};

/** How long nothing must come before a copy is taken; chosen by us: shorter than a person takes to start anew. */
const quiet = 2_000;
/** A copy of a large file takes the worker's time: it rests this many times as long as the last copy took. */
const rest = 10;

/** Keeps one copy of the open file while it has changes that are not saved. */
export function snapshotKeeper({ id, now, after, store, take }: SnapshotTools): SnapshotKeeper {
  let stop: (() => void) | null = null;
  let took = 0;
  /** Counts up with every settling: a copy that was on its way then is dropped. */
  let round = 0;
  const copy = async (): Promise<void> => {
    const [mine, since] = [round, now().getTime()];
    const taken = await take();
    if (taken === null || mine !== round) return;
    await store.put({ id, name: taken.name, at: now().toISOString(), bytes: taken.bytes });
    took = now().getTime() - since;
    if (mine !== round) await store.remove(id);
  };
  return {
    changed: () => {
      stop?.();
      stop = after(Math.max(quiet, rest * took), () => void copy());
    },
    settled: async () => {
      stop?.();
      stop = null;
      round++;
      await store.remove(id);
    },
  };
}

/** The newest copy that a page has left which is no more: each page holds a lock under its id as long as it lives. Where there are no locks, any copy counts that this page has not taken. */
export async function leftBehind(snapshots: readonly Snapshot[], id: string, locks: Pick<LockManager, "query"> | undefined): Promise<Snapshot | null> {
  const held = new Set((await locks?.query())?.held?.map(({ name }) => name) ?? []);
  return snapshots.find((snapshot) => snapshot.id !== id && !held.has(snapshot.id)) ?? null;
}
