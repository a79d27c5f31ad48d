/**
 * storage/ keeps on this machine what makes the next visit easier: preferences and drafts. It is a cache and never the only copy of anything; the product works without it.
 * Only Dexie is named here, and only here.
 */
import Dexie, { type EntityTable, type Table } from "dexie";
import type { Json } from "../records/cellValue";

/** Plain values by name. Every verb settles: where the browser keeps nothing (private mode, blocked, full), values live as long as the page. */
export type BrowserStorage = {
  readonly read: (key: string) => Promise<Json | null>;
  readonly write: (key: string, value: Json) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  /** What stands under keys that begin so. */
  readonly list: (prefix: string) => Promise<ReadonlyMap<string, Json>>;
  /** Whether what was written last outlives the page. */
  readonly lasting: () => boolean;
  /** Hears, once, that the browser keeps nothing or has no room; where that is known already, at once. Gives how to stop hearing. */
  readonly onRefused: (listener: () => void) => () => void;
  readonly snapshots: SnapshotStore;
};

/** Copies of workbooks with changes that are not saved; none where the browser keeps nothing. */
export type SnapshotStore = {
  /** The newest first. */
  readonly list: () => Promise<readonly Snapshot[]>;
  /** Puts pieces, the first of them the `number`th, behind those that are there, all or none; from 0 on they take the place of a whole copy with the same id. Whether they are kept. */
  readonly put: (snapshot: Snapshot, number: number, pieces: readonly unknown[]) => Promise<boolean>;
  /** Its pieces in their order; none where there is no such copy. */
  readonly pieces: (id: string) => Promise<readonly unknown[]>;
  readonly remove: (id: string) => Promise<void>;
};

/** `id`: of the page that took it; `name`: of the file; `at`: ISO 8601, of its last piece. */
export type Snapshot = { readonly id: string; readonly name: string; readonly at: string };

type Entry = { readonly key: string; readonly value: Json };

type Piece = { readonly id: string; readonly number: number; readonly piece: unknown };

type Database = Dexie & { readonly entries: EntityTable<Entry, "key">; readonly snapshots: EntityTable<Snapshot, "id">; readonly pieces: Table<Piece, [string, number]> };

/** Milliseconds until a browser that does not answer counts as one that keeps nothing: Chosen by us; opening takes some 20. */
const longestOpening = 3_000;

/** Schema versions are never deleted: a browser may come from any of them. */
function database(name: string): Database {
  const opened = new Dexie(name) as Database;
  opened.version(1).stores({ entries: "key" });
  opened.version(2).stores({ entries: "key", snapshots: "id" });
  // Until then a copy was a whole file, beside its name.
  opened.version(3).stores({ pieces: "[id+number]" }).upgrade(async (tx) => {
    for (const { bytes, ...snapshot } of (await tx.table("snapshots").toArray()) as readonly (Snapshot & { readonly bytes: Uint8Array })[]) {
      await tx.table("pieces").put({ id: snapshot.id, number: 0, piece: bytes });
      await tx.table("snapshots").put(snapshot);
    }
  });
  return opened;
}

export function browserStorage(name = "crm-sheets"): BrowserStorage {
  /** What the browser has not taken: the rest is read there each time, since another page may have written it. */
  const memory = new Map<string, Json>();
  let kept = true;
  let base: Database | null = null;
  const listeners = new Set<() => void>();
  const refuse = (): void => {
    kept = false;
    for (const tell of [...listeners]) tell();
    listeners.clear();
  };
  try {
    base = database(name);
  } catch {
    kept = false;
  }
  let answers: Promise<boolean> | null = null;
  /** Whether the browser has opened the database, or refused to, in a reasonable time. Some never answer: a page that waits for that shows nothing. */
  const answering = (of: Database): Promise<boolean> =>
    (answers ??= new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), longestOpening);
      const answered = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      of.open().then(answered, answered);
    }));
  /** A refusal of the browser is no fault of the person: the value stays in memory. Anything but a refusal is a bug and goes on. */
  const attempt = async <T>(work: (base: Database) => PromiseLike<T>): Promise<T | undefined> => {
    if (base === null || !(await answering(base))) {
      refuse();
      return undefined;
    }
    try {
      const result = await work(base);
      kept = true;
      return result;
    } catch (error) {
      if (!(error instanceof Dexie.DexieError)) throw error;
      refuse();
      return undefined;
    }
  };
  return {
    read: async (key) => memory.get(key) ?? (await attempt(({ entries }) => entries.get(key)))?.value ?? null,
    write: async (key, value) => {
      memory.set(key, value);
      const put = await attempt(({ entries }) => entries.put({ key, value }));
      if (put !== undefined && memory.get(key) === value) memory.delete(key);
    },
    remove: async (key) => {
      memory.delete(key);
      await attempt(({ entries }) => entries.delete(key));
    },
    list: async (prefix) => {
      const stored = (await attempt(({ entries }) => entries.where("key").startsWith(prefix).toArray())) ?? [];
      return new Map([...stored.map(({ key, value }) => [key, value] as const), ...[...memory].filter(([key]) => key.startsWith(prefix))]);
    },
    lasting: () => kept,
    onRefused: (listener) => {
      if (kept) listeners.add(listener);
      else listener();
      return () => void listeners.delete(listener);
    },
    snapshots: {
      list: async () => ((await attempt(({ snapshots }) => snapshots.toArray())) ?? []).toSorted((a, b) => (a.at < b.at ? 1 : -1)),
      put: async (snapshot, number, pieces) => {
        const put = await attempt((opened) => opened.transaction("rw", opened.snapshots, opened.pieces, async () => {
          if (number === 0) await opened.pieces.where("[id+number]").between([snapshot.id, Dexie.minKey], [snapshot.id, Dexie.maxKey]).delete();
          await opened.pieces.bulkPut(pieces.map((piece, i) => ({ id: snapshot.id, number: number + i, piece })));
          await opened.snapshots.put(snapshot);
          return true;
        }));
        return put === true;
      },
      pieces: async (id) => ((await attempt(({ pieces }) => pieces.where("[id+number]").between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray())) ?? []).map(({ piece }) => piece),
      remove: async (id) => void (await attempt((opened) => opened.transaction("rw", opened.snapshots, opened.pieces, async () => {
        await opened.snapshots.delete(id);
        await opened.pieces.where("[id+number]").between([id, Dexie.minKey], [id, Dexie.maxKey]).delete();
      }))),
    },
  };
}
