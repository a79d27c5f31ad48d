import fc from "fast-check";
import { checkBefore } from "../../src/changes/applyEdits";
import { type Binding, bindRows, placeOf } from "../../src/changes/binding";
import { chooseFixes } from "../../src/changes/chooseFixes";
import { inverseWrites, undoEdits } from "../../src/changes/inverse";
import { planEdits } from "../../src/changes/planEdits";
import type { CellRef, Finding, FixEdit } from "../../src/findings/finding";
import type { CellValue } from "../../src/records/cellValue";

const at = (row: number, field: string, record: string | null = null): CellRef => ({ table: "customer", record, row, field });
const edit = (row: number, field: string, before: CellValue, after: CellValue, record: string | null = null): FixEdit => ({ at: at(row, field, record), before, after });

function finding(rule: string, edits: readonly FixEdit[], lossless = true): Finding {
  return { rule, messageId: "notStandard", data: {}, severity: "info", at: edits.map((one) => one.at), fixes: [{ edits, lossless }] };
}

const binding = (rows: ReadonlyMap<string, readonly number[]> = new Map()): Binding => ({ table: "customer", sheet: "客户", area: { row: 3, column: 0, rows: 20, columns: 4 }, columns: { name: 0, mobile: 1, amount: 2 }, rows });

describe("choosing fixes", () => {
  it("takes only what loses nothing, unless its rule or kind is named", () => {
    const findings = [finding("field/text", [edit(4, "name", " a", "a")]), finding("rule/r1", [edit(5, "amount", 1, 2)], false)];
    expect(chooseFixes(findings).edits.map(({ after }) => after)).toEqual(["a"]);
    expect(chooseFixes(findings, { rules: ["rule/r1"] }).edits.map(({ after }) => after)).toEqual([2]);
    expect(chooseFixes(findings, { rules: ["field", "rule"] }).edits.map(({ after }) => after)).toEqual(["a", 2]);
    expect(chooseFixes(findings, { rules: ["field", "rule"], fields: ["amount"] }).edits.map(({ after }) => after)).toEqual([2]);
  });

  it("merges equal edits and leaves a cell alone that two rules want differently, with everything else of those fixes", () => {
    const chosen = chooseFixes([
      finding("field/text", [edit(4, "name", " a", "a")]),
      finding("field/other", [edit(4, "name", " a", "a")]),
      finding("rule/x", [edit(5, "name", "b", "B"), edit(5, "mobile", 1, 2)]),
      finding("rule/y", [edit(5, "name", "b", "bb")]),
    ]);
    expect(chosen.edits).toEqual([edit(4, "name", " a", "a")]);
    expect(chosen.conflicts).toEqual([{ at: at(5, "name"), before: "b", wanted: [{ rule: "rule/x", after: "B" }, { rule: "rule/y", after: "bb" }] }]);
    expect(chosen.rules).toEqual(["field/other", "field/text"]);
  });

  it("never writes a cell that holds a formula", () => {
    const chosen = chooseFixes([finding("rule/x", [edit(5, "name", "b", "B"), edit(5, "mobile", 1, 2)])], { isFormula: (cell) => cell.field === "mobile" });
    expect(chosen.edits).toEqual([]);
  });

  it("does not depend on the order of the findings", () => {
    const anyEdit = fc.record({ row: fc.integer({ min: 4, max: 7 }), field: fc.constantFrom("name", "mobile"), after: fc.integer({ min: 0, max: 2 }) });
    const anyFinding = fc.record({ rule: fc.constantFrom("field/a", "rule/b", "rule/c"), edits: fc.uniqueArray(anyEdit, { minLength: 1, maxLength: 3, selector: (one) => `${one.row}${one.field}` }), lossless: fc.boolean() });
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 12 }).chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([list, shuffled]) => {
        const build = (specs: typeof list) => specs.map(({ rule, edits, lossless }) => finding(rule, edits.map((one) => edit(one.row, one.field, "old", one.after)), lossless));
        expect(chooseFixes(build(shuffled))).toEqual(chooseFixes(build(list)));
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe("planning edits", () => {
  it("writes vertical runs column by column, number formats first", () => {
    const plan = planEdits([edit(6, "mobile", 13800138000, "13800138000"), edit(5, "mobile", "x", "13900139000"), edit(8, "mobile", "y", null), edit(5, "amount", "3", 3), edit(6, "amount", 3.001, 3)], binding(), { mobile: "@", amount: "#,##0.00" });
    expect(plan.ok && plan.value).toEqual([
      { verb: "formatCells", sheet: "客户", areas: [{ area: { row: 4, column: 1, rows: 2, columns: 1 }, numberFormat: "@" }, { area: { row: 4, column: 2, rows: 1, columns: 1 }, numberFormat: "#,##0.00" }] },
      { verb: "writeCells", sheet: "客户", blocks: [{ row: 4, column: 1, values: [["13900139000"], ["13800138000"]], before: [["x"], [13800138000]] }, { row: 7, column: 1, values: [[null]], before: [["y"]] }, { row: 4, column: 2, values: [[3], [3]], before: [["3"], [3.001]] }] },
    ]);
  });

  it("finds a record where it stands now, and a copied id only in the row that was read", () => {
    const rows = bindRows(["a", "b", "b", null], Uint32Array.from([9, 6, 7, 8]));
    expect(placeOf(at(4, "name", "a"), binding(rows))).toEqual({ row: 8, column: 0 });
    expect(placeOf(at(7, "name", "b"), binding(rows))).toEqual({ row: 6, column: 0 });
    expect(placeOf(at(4, "name", "b"), binding(rows))).toBeNull();
    expect(placeOf(at(8, "name"), binding(rows))).toEqual({ row: 7, column: 0 });
    expect(placeOf(at(3, "name"), binding(rows))).toBeNull();
    expect(placeOf(at(4, "gone"), binding(rows))).toBeNull();
  });

  it("says which cells have no place, and writes nothing", () => {
    const plan = planEdits([edit(4, "name", "a", "b", "r9"), edit(5, "name", "a", "b")], binding(), {});
    expect(plan.ok ? [] : plan.problems.map(({ code, data }) => [code, data?.["cells"]])).toEqual([["changes/noPlace", "r9/name"]]);
  });

  it("names the cells that have changed since the preview", () => {
    const check = checkBefore([edit(4, "name", "a", "b"), edit(5, "mobile", 1, 2)], binding(), (row) => (row === 3 ? "a" : "changed"));
    expect(check.ok ? [] : check.problems.map(({ code, data }) => [code, data?.["cells"]])).toEqual([["changes/changedMeanwhile", "B5"]]);
  });
});

describe("a cell with a text of nothing", () => {
  it("says as much as the blank that was read", () => {
    expect(checkBefore([edit(4, "name", null, "b")], binding(), () => "").ok).toBe(true);
  });
});

describe("taking a change set back", () => {
  it("undoes the last thing first", () => {
    const write = (name: string) => ({ verb: "deleteTable", name }) as const;
    const ops = [{ write: write("do1"), undo: [write("undo1a"), write("undo1b")] }, { write: write("do2"), undo: [write("undo2")] }];
    expect(inverseWrites({ ops })).toEqual([write("undo2"), write("undo1a"), write("undo1b")]);
  });

  it("takes single cells back where they still hold what was written, and names the rest", () => {
    const edits = ["a", "b", "c"].map((record, index) => ({ record, table: "customer", field: "name", before: null, after: index }));
    const rows = bindRows(["a", "b"], Uint32Array.from([5, 4]));
    const undo = undoEdits({ edits }, binding(rows), (row) => (row === 4 ? 0 : "later"));
    expect(undo.edits).toEqual([{ at: at(5, "name", "a"), before: 0, after: null }]);
    expect(undo.left).toEqual(["c/name", "A4"]);
    expect(undoEdits({ edits }, binding(rows), () => 0, (one) => one.record === "a").left).toEqual([]);
  });
});
