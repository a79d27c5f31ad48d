import type { Snapshot } from "../../src/storage/browserStorage";
import { leftBehind, snapshotKeeper } from "../../src/workbench/snapshots";

function keeper() {
  const kept = new Map<string, Snapshot>();
  const waiting: { readonly milliseconds: number; readonly work: () => void }[] = [];
  let clock = 0;
  let unsaved = true;
  let slow = 0;
  const keeps = snapshotKeeper({
    id: "page", now: () => new Date(clock),
    after: (milliseconds, work) => {
      const one = { milliseconds, work };
      waiting.push(one);
      return () => void waiting.splice(waiting.indexOf(one), 1);
    },
    store: { put: async (snapshot) => void kept.set(snapshot.id, snapshot), remove: async (id) => void kept.delete(id) },
    take: async () => { clock += slow; return unsaved ? { name: "客户.xlsx", bytes: new Uint8Array([clock % 256]) } : null; },
  });
  const due = async (): Promise<void> => { for (const { work } of waiting.splice(0)) work(); await new Promise((resolve) => setImmediate(resolve)); };
  return { ...keeps, kept, waiting, due, set: (next: { readonly clock?: number; readonly unsaved?: boolean; readonly slow?: number }) => { clock = next.clock ?? clock; unsaved = next.unsaved ?? unsaved; slow = next.slow ?? slow; } };
}

describe("copies of unsaved work", () => {
  it("are taken once nothing more comes, one for the page, and dropped when the file is saved", async () => {
    const { changed, settled, kept, waiting, due, set } = keeper();
    changed();
    changed();
    expect([waiting.length, kept.size]).toEqual([1, 0]);
    await due();
    expect([...kept.values()]).toMatchObject([{ id: "page", name: "客户.xlsx", at: "1970-01-01T00:00:00.000Z" }]);
    set({ clock: 60_000 });
    changed();
    await due();
    expect([...kept.values()]).toMatchObject([{ at: "1970-01-01T00:01:00.000Z" }]);
    await settled();
    expect(kept.size).toBe(0);
  });

  it("are not taken of what is saved, nor kept when it was saved while one was on its way", async () => {
    const { changed, settled, kept, due, set } = keeper();
    changed();
    const taking = due();
    await settled();
    await taking;
    expect(kept.size).toBe(0);
    set({ unsaved: false });
    changed();
    await due();
    expect(kept.size).toBe(0);
  });

  it("of a large file are taken more rarely", async () => {
    const { changed, waiting, due, set } = keeper();
    set({ slow: 1_500 });
    changed();
    await due();
    changed();
    expect(waiting.map(({ milliseconds }) => milliseconds)).toEqual([15_000]);
  });

  it("are offered from pages that are no more, the newest first", async () => {
    const of = (id: string): Snapshot => ({ id, name: id, at: "", bytes: new Uint8Array() });
    const locks = { query: async () => ({ held: [{ name: "alive" }], pending: [] }) } as unknown as LockManager;
    expect((await leftBehind([of("own"), of("alive"), of("gone"), of("older")], "own", locks))?.id).toBe("gone");
    expect(await leftBehind([of("own")], "own", undefined)).toBeNull();
  });
});
