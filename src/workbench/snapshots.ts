import type { Snapshot, SnapshotStore } from "../storage/browserStorage";
import { type FileLog, type KeptFile, type LoggedWrite, told } from "./fileLog";

/**
 * Keeps a copy of the open file while it has changes that are not saved: the file as it was opened, and behind it what was written since, a piece at each call. So a copy costs what was written since
 * the last one, however large the file is, and nothing of the worker that works on it.
 */
export function snapshotKeeper(log: FileLog, store: SnapshotStore) {
  /** What stands in the copy: of which file, how many of its writes, in how many pieces. */
  let copied: { readonly base: object; readonly id: string; readonly writes: number; readonly pieces: number } | null = null;
  let last: Promise<unknown> = Promise.resolve();
  /** One after another: a copy is taken in several steps. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
  const copy = async (id: string, at: string): Promise<boolean> => {
    const now = log.soFar();
    if (now === null || (!now.base.unsaved && now.writes.length === 0)) return true;
    const { base, writes } = now;
    const has = copied?.base === base && copied.id === id ? copied : null;
    if (has?.writes === writes.length) return true;
    // The file and what was written since at once: a copy is never offered that lacks all of it because the page went in between.
    const pieces = [...(has === null ? [base.bytes] : []), writes.slice(has?.writes ?? 0)];
    const kept = await store.put({ id, name: base.name, at }, has?.pieces ?? 0, pieces);
    copied = kept ? { base, id, writes: writes.length, pieces: (has?.pieces ?? 0) + pieces.length } : null;
    return kept;
  };
  const left = async (id: string): Promise<{ readonly bytes: Uint8Array; readonly writes: readonly LoggedWrite[] } | null> => {
    const [bytes, ...pieces] = await store.pieces(id);
    return bytes === undefined ? null : { bytes: bytes as Uint8Array, writes: (pieces as readonly (readonly LoggedWrite[])[]).flat() };
  };
  return {
    /** `id`: of the page. Whether the browser holds all of it. */
    copy: (id: string, at: string): Promise<boolean> => inTurn(() => copy(id, at)),
    /** Nothing is to be brought back any more. */
    drop: (id: string): Promise<void> => inTurn(async () => {
      copied = null;
      await store.remove(id);
    }),
    /** What a page has left that is no more. */
    left: async ({ id, name }: Snapshot): Promise<KeptFile | null> => {
      const found = await left(id);
      return found === null ? null : { name, bytes: found.bytes, unsaved: true, ...told(found.writes), broken: false, last: 0 };
    },
    /** That is open now: the page `id` keeps it from here on. */
    takeUp: (snapshot: Snapshot, id: string, at: string): Promise<void> => inTurn(async () => {
      const found = await left(snapshot.id);
      if (found === null) return;
      log.begin(snapshot.name, found.bytes, true, found.writes);
      await copy(id, at);
      if (copied !== null && snapshot.id !== id) await store.remove(snapshot.id);
    }),
  };
}

export type SnapshotKeeper = ReturnType<typeof snapshotKeeper>;

/** The newest copy that a page has left which is no more: each page holds a lock under its id as long as it lives. Where there are no locks, any copy counts that this page has not taken. */
export async function leftBehind(snapshots: readonly Snapshot[], id: string, locks: Pick<LockManager, "query"> | undefined): Promise<Snapshot | null> {
  const held = new Set((await locks?.query().catch(() => undefined))?.held?.map(({ name }) => name) ?? []);
  return snapshots.find((snapshot) => snapshot.id !== id && !held.has(snapshot.id)) ?? null;
}
