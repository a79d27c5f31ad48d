/**
 * storage/ keeps on this machine what makes the next visit easier: preferences and drafts. It is a cache and never the only copy of anything; the product works without it.
 * Only Dexie is named here, and only here.
 */
import Dexie, { type EntityTable } from "dexie";
import type { Json } from "../records/cellValue";

/** Plain values by name. Every verb settles: where the browser keeps nothing (private mode, blocked, full), values live as long as the page. */
export type BrowserStorage = {
  readonly read: (key: string) => Promise<Json | null>;
  readonly write: (key: string, value: Json) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  /** Whether what was written last outlives the page. */
  readonly lasting: () => boolean;
  /** Copies of workbooks with changes that are not saved, the newest first; none where the browser keeps nothing. */
  readonly snapshots: {
    readonly list: () => Promise<readonly Snapshot[]>;
    /** In place of the one with the same id. */
    readonly put: (snapshot: Snapshot) => Promise<void>;
    readonly remove: (id: string) => Promise<void>;
  };
};

/** `id`: of the page that took it; `name`: of the file; `at`: ISO 8601. */
export type Snapshot = { readonly id: string; readonly name: string; readonly at: string; readonly bytes: Uint8Array };

type Entry = { readonly key: string; readonly value: Json };

type Database = Dexie & { readonly entries: EntityTable<Entry, "key">; readonly snapshots: EntityTable<Snapshot, "id"> };

/** Schema versions are never deleted: a browser may come from any of them. */
function database(name: string): Database {
  const opened = new Dexie(name) as Database;
  opened.version(1).stores({ entries: "key" });
  opened.version(2).stores({ entries: "key", snapshots: "id" });
  return opened;
}

export function browserStorage(name = "crm-sheets"): BrowserStorage {
  const memory = new Map<string, Json>();
  let kept = true;
  let base: Database | null = null;
  try {
    base = database(name);
  } catch {
    kept = false;
  }
  /** A refusal of the browser is no fault of the person: the value stays in memory. Anything but a refusal is a bug and goes on. */
  const attempt = async <T>(work: (base: Database) => PromiseLike<T>): Promise<T | undefined> => {
    if (base === null) return undefined;
    try {
      const result = await work(base);
      kept = true;
      return result;
    } catch (error) {
      if (!(error instanceof Dexie.DexieError)) throw error;
      kept = false;
      return undefined;
    }
  };
  return {
    read: async (key) => memory.get(key) ?? (await attempt(({ entries }) => entries.get(key)))?.value ?? null,
    write: async (key, value) => {
      memory.set(key, value);
      await attempt(({ entries }) => entries.put({ key, value }));
    },
    remove: async (key) => {
      memory.delete(key);
      await attempt(({ entries }) => entries.delete(key));
    },
    lasting: () => kept,
    snapshots: {
      list: async () => ((await attempt(({ snapshots }) => snapshots.toArray())) ?? []).toSorted((a, b) => (a.at < b.at ? 1 : -1)),
      put: async (snapshot) => void (await attempt(({ snapshots }) => snapshots.put(snapshot))),
      remove: async (id) => void (await attempt(({ snapshots }) => snapshots.delete(id))),
    },
  };
}
