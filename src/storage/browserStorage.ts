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
};

type Entry = { readonly key: string; readonly value: Json };

/** Schema versions are never deleted: a browser may come from any of them. */
function database(name: string): Dexie & { readonly entries: EntityTable<Entry, "key"> } {
  const opened = new Dexie(name) as Dexie & { readonly entries: EntityTable<Entry, "key"> };
  opened.version(1).stores({ entries: "key" });
  return opened;
}

export function browserStorage(name = "crm-sheets"): BrowserStorage {
  const memory = new Map<string, Json>();
  let kept = true;
  let entries: EntityTable<Entry, "key"> | null = null;
  try {
    entries = database(name).entries;
  } catch {
    kept = false;
  }
  /** A refusal of the browser is no fault of the person: the value stays in memory. Anything but a refusal is a bug and goes on. */
  const attempt = async <T>(work: (table: EntityTable<Entry, "key">) => PromiseLike<T>): Promise<T | undefined> => {
    if (entries === null) return undefined;
    try {
      const result = await work(entries);
      kept = true;
      return result;
    } catch (error) {
      if (!(error instanceof Dexie.DexieError)) throw error;
      kept = false;
      return undefined;
    }
  };
  return {
    read: async (key) => memory.get(key) ?? (await attempt((table) => table.get(key)))?.value ?? null,
    write: async (key, value) => {
      memory.set(key, value);
      await attempt((table) => table.put({ key, value }));
    },
    remove: async (key) => {
      memory.delete(key);
      await attempt((table) => table.delete(key));
    },
    lasting: () => kept,
  };
}
