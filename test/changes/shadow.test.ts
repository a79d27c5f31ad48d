import { type SeenRecord, type Shadow, observe } from "../../src/changes/shadow";
import type { CellValue } from "../../src/records/cellValue";

const seen = (record: string | null, name: CellValue, formulas: { readonly [field: string]: string } = {}): SeenRecord => ({ record, values: { name }, formulas, others: {} });
const shadow: Shadow = new Map([[2, seen("R1", "甲")], [3, seen("R2", "乙")], [4, seen("R3", "丙")]]);
const look = (...records: readonly (SeenRecord | null)[]): ReadonlyMap<number, SeenRecord | null> => new Map(records.map((record, index) => [index + 2, record]));
const edit = (record: string, row: number, before: CellValue, after: CellValue, formulaBefore: string | null = null, formulaAfter: string | null = null) => ({ record, table: "t", field: "name", row, before, after, formulaBefore, formulaAfter });

const gone = (record: string, row: number, after: string | null, name: CellValue) => ({ record, table: "t", row, after, values: { name }, formulas: {}, others: {} });

describe("what a second look at a table tells", () => {
  it.each([
    ["nothing, where nothing happened", look(seen("R1", "甲"), seen("R2", "乙"), seen("R3", "丙")), { changed: [], gone: [], moved: false, edits: [], removed: [], inserted: [] }],
    ["an edit", look(seen("R1", "甲"), seen("R2", "新"), seen("R3", "丙")), { changed: [3], gone: [], moved: false, edits: [edit("R2", 3, "乙", "新")], removed: [], inserted: [] }],
    ["nothing of a blank cell that some hosts call an empty text", look(seen("R1", "甲"), seen("R2", "乙"), seen("R3", "丙"), null), { changed: [], gone: [], moved: false, edits: [], removed: [], inserted: [] }],
    ["a value that became a formula", look(seen("R1", "甲", { name: "=A9" }), seen("R2", "乙"), seen("R3", "丙")), { changed: [2], gone: [], moved: false, edits: [edit("R1", 2, "甲", "甲", null, "=A9")], removed: [], inserted: [] }],
    ["a sort, which is nobody's edit", look(seen("R3", "丙"), seen("R1", "甲"), seen("R2", "乙")), { changed: [2, 3, 4], gone: [], moved: true, edits: [], removed: [], inserted: [] }],
    ["a sort with an edit on the way", look(seen("R3", "丙"), seen("R1", "甲!"), seen("R2", "乙")), { changed: [2, 3, 4], gone: [], moved: true, edits: [edit("R1", 3, "甲", "甲!")], removed: [], inserted: [] }],
    ["a deleted row", look(seen("R1", "甲"), seen("R3", "丙")), { changed: [3], gone: [4], moved: true, edits: [], removed: [gone("R2", 3, "R1", "乙")], inserted: [] }],
    ["two deleted rows at the end, below the one that stayed", look(seen("R1", "甲")), { changed: [], gone: [3, 4], moved: true, edits: [], removed: [gone("R2", 3, "R1", "乙"), gone("R3", 4, "R1", "丙")], inserted: [] }],
    ["an id that was cleared: the record is still there", look(seen("R1", "甲"), seen(null, "乙"), seen("R3", "丙")), { changed: [3], gone: [], moved: true, edits: [], removed: [], inserted: [] }],
    ["a record that came with an id", look(seen("R1", "甲"), seen("R9", "己"), seen("R2", "乙"), seen("R3", "丙")), { changed: [3, 4, 5], gone: [], moved: true, edits: [], removed: [], inserted: [{ record: "R9", table: "t", row: 3, values: { name: "己" }, formulas: {}, others: {} }] }],
    ["a new record without an id", look(seen("R1", "甲"), seen("R2", "乙"), seen("R3", "丙"), seen(null, "丁")), { changed: [5], gone: [], moved: false, edits: [], removed: [], inserted: [] }],
    ["a copied row: whose edit it would be is not known", look(seen("R1", "甲"), seen("R1", "甲2"), seen("R3", "丙")), { changed: [3], gone: [], moved: true, edits: [], removed: [gone("R2", 3, null, "乙")], inserted: [] }],
  ])("%s", (_, read, expected) => {
    expect(observe("t", shadow, read, true)).toEqual(expected);
    expect(observe("t", shadow, new Map([...read].toReversed()), true)).toEqual(expected);
  });

  it("asks for the whole table where rows seem to have moved", () => {
    const partly = new Map([[3, seen("R3", "丙")]]);
    expect(observe("t", shadow, partly, false)).toEqual({ changed: [3], gone: [], moved: true, edits: [], removed: [], inserted: [] });
  });
});
