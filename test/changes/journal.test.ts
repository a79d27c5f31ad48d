import fc from "fast-check";
import type { ChangeSet } from "../../src/changes/changeSet";
import { decodeJournal, encodeEntry, encodeHead, eraseEntry, headHash, maxChunk, readJournal } from "../../src/changes/journal";
import { dropOldest, droppable, fewestEntries } from "../../src/changes/journalBound";
import type { CellValue } from "../../src/records/cellValue";
import { journalTools } from "../support/journalTools";

const tools = journalTools();

function changeSet(id: string, after: CellValue = "甲公司", at = "2026-01-02T03:04:05.678Z"): ChangeSet {
  return {
    id, at, by: "王芳", why: { command: "fix", rule: "field/text" }, template: { id: "t", version: "1.0.0", hash: "0" },
    edits: [{ record: "r1", table: "customer", field: "name", before: null, after }], inserted: [], removed: [],
    ops: [{ write: { verb: "writeCells", sheet: "客户", blocks: [{ row: 1, column: 0, values: [[after]] }] }, undo: [{ verb: "writeCells", sheet: "客户", blocks: [{ row: 1, column: 0, values: [[null]] }] }] }],
  };
}

function column(client: string, sets: readonly ChangeSet[]): string[] {
  const cells = [encodeHead(client, tools)];
  let last = headHash(client, tools);
  for (const set of sets) {
    cells.push(...encodeEntry(set, last, tools));
    const read = readJournal([cells], tools);
    last = read.journal.columns[0]!.last;
  }
  return cells;
}

const codes = (cells: readonly (readonly string[])[]) => { const read = decodeJournal(cells, tools); return read.ok ? [] : read.problems.map((problem) => problem.code); };

describe("the journal in cells", () => {
  it("gives back every change set it was given, whatever the text", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)), { maxLength: 5 }), (values) => {
        const sets = values.map((value, index) => changeSet(`c${index}`, value));
        const read = decodeJournal([column("a1", sets)], tools);
        expect(read.ok && read.value.entries.map((entry) => entry.changeSet)).toEqual(JSON.parse(JSON.stringify(sets)));
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it("notices any character that was changed in any cell", () => {
    const cells = column("a1", [changeSet("c1"), changeSet("c2", 12)]);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.constantFrom(..."0aAbZ+/= ~1XP客"), (cellSeed, charSeed, character) => {
        const row = cellSeed % cells.length;
        const cell = cells[row]!;
        const at = charSeed % cell.length;
        fc.pre(cell[at] !== character);
        const damaged = cells.with(row, cell.slice(0, at) + character + cell.slice(at + 1));
        expect(codes([damaged])).not.toEqual([]);
      }),
      { seed: 2, numRuns: 3000 },
    );
  });

  it.each([
    ["a cell is removed", (cells: string[]) => cells.toSpliced(2, 1)],
    ["an entry is removed", (cells: string[]) => cells.toSpliced(1, 2)],
    ["two entries are swapped", (cells: string[]) => [cells[0]!, ...cells.slice(3, 5), ...cells.slice(1, 3), ...cells.slice(5)]],
    ["an entry is written twice", (cells: string[]) => [...cells, ...cells.slice(-2)]],
    ["the last payload is cut off", (cells: string[]) => cells.slice(0, -1)],
    ["only the head is missing", (cells: string[]) => cells.slice(1)],
  ])("notices when %s", (_, damage) => {
    expect(codes([damage(column("a1", [changeSet("c1"), changeSet("c2"), changeSet("c3")]))])).toContain("journal/damaged");
  });

  it("still gives the entries around a damaged one", () => {
    const cells = column("a1", [changeSet("c1"), changeSet("c2"), changeSet("c3")]);
    const { journal, damage } = readJournal([cells.with(4, "P1 AAAA")], tools);
    expect(journal.entries.map((entry) => entry.changeSet?.id)).toEqual(["c1", "c3"]);
    expect(damage.map((problem) => problem.data)).toEqual([{ column: 1, row: 4, part: expect.objectContaining({ en: expect.any(String) }) }]);
  });

  it("does not take an entry that was moved to another client's column, or one client twice", () => {
    const cells = column("a1", [changeSet("c1")]);
    expect(codes([[encodeHead("b2", tools), ...cells.slice(1)]])).toEqual(["journal/damaged"]);
    expect(codes([cells, cells])).toEqual(["journal/damaged"]);
  });

  it("puts the entries of all clients in order of time", () => {
    const read = decodeJournal([column("b", [changeSet("2", 1, "2026-01-02T00:00:00Z"), changeSet("4", 1, "2026-01-04T00:00:00Z")]), column("a", [changeSet("1", 1, "2026-01-01T00:00:00Z"), changeSet("3", 1, "2026-01-03T00:00:00Z")])], tools);
    expect(read.ok && read.value.entries.map((entry) => entry.changeSet?.id)).toEqual(["1", "2", "3", "4"]);
  });

  it("cuts a large entry into cells below the limit, and says where each entry stands", () => {
    const noise = Array.from({ length: 60_000 }, (_, index) => ((index * 2654435761) >>> 7).toString(36)).join("");
    const cells = column("a1", [changeSet("big", noise), changeSet("small")]);
    expect(Math.max(...cells.map((cell) => cell.length))).toBeLessThanOrEqual(maxChunk);
    const read = readJournal([cells], tools);
    const [big, small] = read.journal.entries;
    expect(read.damage).toEqual([]);
    expect(big).toMatchObject({ row: 1 });
    expect(big!.rows).toBeGreaterThan(3);
    expect(small).toMatchObject({ row: 1 + big!.rows, rows: 2 });
  });

  it("forgets an erased payload for good and keeps the chain", () => {
    const cells = column("a1", [changeSet("c1"), changeSet("c2")]);
    const erased = [cells[0]!, ...eraseEntry(cells.slice(1, 3)), ...cells.slice(3)];
    const read = decodeJournal([erased], tools);
    expect(read.ok && read.value.entries.map((entry) => entry.changeSet?.id ?? null)).toEqual([null, "c2"]);
  });

  it("refuses a payload that is not a change set, though its checksum holds", () => {
    const hostile = { ...changeSet("x"), ops: [{ write: 1, undo: "all" }] } as unknown as ChangeSet;
    expect(codes([column("a1", [hostile])])).toEqual(["journal/damaged"]);
  });

  it("tells a newer journal from a damaged one", () => {
    expect(codes([["CRMJ2 whatever"]])).toEqual(["journal/newer"]);
  });

  it("never drops below ten thousand entries, and what is dropped leaves a chain that holds", () => {
    const cells = column("a1", [changeSet("c1"), changeSet("c2"), changeSet("c3")]);
    const read = readJournal([cells], tools).journal.columns[0]!;
    expect(droppable(read, { size: 0, before: "2030" })).toBe(0);
    const many = { ...read, entries: Array.from({ length: fewestEntries + 5 }, (_, index) => ({ ...read.entries[0]!, at: `2026-01-02T00:00:${String(10 + index)}` })) };
    expect(droppable(many, { size: 0, before: "2000" })).toBe(5);
    expect(droppable(many, { size: Infinity, before: "2026-01-02T00:00:13" })).toBe(3);
    const rest = decodeJournal([dropOldest(cells, read, 2, tools)], tools);
    expect(rest.ok && rest.value.columns[0]).toMatchObject({ dropped: 2, last: read.last });
    expect(rest.ok && rest.value.entries.map((entry) => entry.changeSet?.id)).toEqual(["c3"]);
  });
});
