import type { Snapshot, SnapshotStore } from "../../src/storage/browserStorage";
import { fileLog } from "../../src/workbench/fileLog";
import { leftBehind, snapshotKeeper } from "../../src/workbench/snapshots";

/** A browser that keeps what it is given, as long as it is not full. */
function browser() {
  const kept = new Map<string, { readonly snapshot: Snapshot; readonly pieces: readonly unknown[] }>();
  let full = false;
  /** How many pieces came at once, each time. */
  const puts: number[] = [];
  const store: SnapshotStore = {
    list: async () => [...kept.values()].map(({ snapshot }) => snapshot),
    put: async (snapshot, number, pieces) => {
      if (full) return false;
      kept.set(snapshot.id, { snapshot, pieces: [...(number === 0 ? [] : kept.get(snapshot.id)!.pieces.slice(0, number)), ...structuredClone(pieces)] });
      puts.push(pieces.length);
      return true;
    },
    pieces: async (id) => kept.get(id)?.pieces ?? [],
    remove: async (id) => void kept.delete(id),
  };
  return { store, kept, puts, fill: (next: boolean) => { full = next; } };
}

const bytes = new Uint8Array([1, 2, 3]);
const write = (by: "desk" | "person", number: number) => ({ by, writes: [{ verb: "writeCells", sheet: "客户", blocks: [{ row: number, column: 0, values: [["甲"]] }] }], number } as const);
const numbers = (pieces: readonly unknown[]): unknown => pieces.slice(1).map((piece) => (piece as readonly { readonly number: number }[]).map(({ number }) => number));

describe("copies of unsaved work", () => {
  it("hold the file once and what was written since the last one, and go when the file is saved", async () => {
    const [log, { store, kept, puts }] = [fileLog(), browser()];
    const keeper = snapshotKeeper(log, store);
    await keeper.copy("page", "00:00");
    log.begin("客户.xlsx", bytes, false);
    await keeper.copy("page", "00:00");
    expect(kept.size).toBe(0);
    log.wrote(write("person", 1));
    await keeper.copy("page", "00:01");
    log.wrote(write("person", 2));
    log.wrote(write("person", 3));
    await Promise.all([keeper.copy("page", "00:02"), keeper.copy("page", "00:03")]);
    const { snapshot, pieces } = kept.get("page")!;
    expect([snapshot, pieces[0], numbers(pieces)]).toEqual([{ id: "page", name: "客户.xlsx", at: "00:02" }, bytes, [[1], [2, 3]]]);
    // The file never without what was written: a page that goes in between would leave a copy of nothing.
    expect(puts).toEqual([2, 1]);
    log.begin("客户.xlsx", bytes, false);
    await keeper.drop("page");
    await keeper.copy("page", "00:04");
    expect(kept.size).toBe(0);
  });

  it("leave out a command that is under way until it is over, with what was typed meanwhile", async () => {
    const [log, { store, kept }] = [fileLog(), browser()];
    const keeper = snapshotKeeper(log, store);
    log.begin("客户.xlsx", bytes, false);
    log.wrote(write("person", 1));
    log.wrote(write("desk", 0));
    log.wrote(write("person", 2));
    await keeper.copy("page", "00:01");
    expect(numbers(kept.get("page")!.pieces)).toEqual([[1]]);
    log.settled();
    await keeper.copy("page", "00:02");
    expect(numbers(kept.get("page")!.pieces)).toEqual([[1], [0, 2]]);
  });

  it("are taken whole where the browser has refused one", async () => {
    const [log, { store, kept, fill }] = [fileLog(), browser()];
    const keeper = snapshotKeeper(log, store);
    log.begin("客户.xlsx", bytes, true);
    await keeper.copy("page", "00:01");
    log.wrote(write("person", 1));
    fill(true);
    await keeper.copy("page", "00:02");
    fill(false);
    log.wrote(write("person", 2));
    await keeper.copy("page", "00:03");
    expect(numbers(kept.get("page")!.pieces)).toEqual([[1, 2]]);
  });

  it("are taken up by the page that opens them, with what was written in both", async () => {
    const [{ store, kept }, first, second] = [browser(), fileLog(), fileLog()];
    first.begin("客户.xlsx", bytes, false);
    first.wrote(write("desk", 0));
    first.settled();
    first.wrote(write("person", 1));
    await snapshotKeeper(first, store).copy("gone", "00:01");
    const left = kept.get("gone")!.snapshot;
    const keeper = snapshotKeeper(second, store);
    expect(await keeper.left(left)).toMatchObject({ name: "客户.xlsx", bytes, unsaved: true, told: [{ by: "desk" }], untold: [{ number: 1 }] });
    await keeper.takeUp(left, "page", "00:02");
    second.wrote(write("person", 2));
    await keeper.copy("page", "00:03");
    expect([[...kept.keys()], numbers(kept.get("page")!.pieces)]).toEqual([["page"], [[0, 1], [2]]]);
    expect(second.kept()).toMatchObject({ unsaved: true, told: [{ by: "desk" }], untold: [{ number: 1 }, { number: 2 }] });
    expect(await keeper.left(left)).toBeNull();
  });

  it("are offered from pages that are no more, the newest first", async () => {
    const of = (id: string): Snapshot => ({ id, name: id, at: "" });
    const locks = { query: async () => ({ held: [{ name: "alive" }], pending: [] }) } as unknown as LockManager;
    expect((await leftBehind([of("own"), of("alive"), of("gone"), of("older")], "own", locks))?.id).toBe("gone");
    expect(await leftBehind([of("own")], "own", undefined)).toBeNull();
  });
});
