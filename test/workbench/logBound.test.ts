import { logBound } from "../../src/workbench/logBound";

function bound() {
  const waiting = new Set<() => void>();
  let renewed = 0;
  const log = logBound({
    after: (_, work) => {
      waiting.add(work);
      return () => void waiting.delete(work);
    },
    renew: () => void renewed++,
  });
  const wrote = (by: "desk" | "person", cells: number): void => log.wrote({ by, number: 0, writes: [{ verb: "formatCells", sheet: "a", areas: [{ area: { row: 0, column: 0, rows: cells, columns: 1 }, numberFormat: "0" }] }] });
  const due = (): number => {
    for (const work of [...waiting]) {
      waiting.delete(work);
      work();
    }
    return renewed;
  };
  return { ...log, wrote, due };
}

describe("what has to be written again after a break", () => {
  it("is begun anew after a command once it is much, and then not before it is much again", () => {
    const { begun, wrote, settled, due } = bound();
    wrote("desk", 1_000_000);
    settled();
    expect(due()).toBe(0);
    wrote("desk", 900_000);
    for (let i = 0; i < 7; i++) wrote("desk", 1_000_000);
    settled();
    expect(due()).toBe(1);
    begun();
    wrote("desk", 1_000);
    settled();
    expect(due()).toBe(1);
  });

  it("is much also where it is many small edits", () => {
    const { wrote, settled, due } = bound();
    for (let i = 0; i < 8_000; i++) wrote("person", 1);
    wrote("desk", 1);
    settled();
    expect(due()).toBe(1);
  });

  it("stays while something is being written, and where the history does not tell of all of it", () => {
    const { wrote, settled, due } = bound();
    wrote("desk", 9_000_000);
    settled();
    wrote("desk", 1);
    expect(due()).toBe(0);
    wrote("person", 1);
    settled();
    expect(due()).toBe(0);
    wrote("desk", 1);
    settled();
    expect(due()).toBe(1);
  });
});
