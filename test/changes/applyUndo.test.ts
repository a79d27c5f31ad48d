import fc from "fast-check";
import { checkBefore } from "../../src/changes/applyEdits";
import { type Binding, bindRows } from "../../src/changes/binding";
import type { ChangeSet } from "../../src/changes/changeSet";
import { decodeJournal, encodeEntry, encodeHead, headHash } from "../../src/changes/journal";
import { inverseWrites, undoEdits } from "../../src/changes/inverse";
import { planEdits } from "../../src/changes/planEdits";
import type { FixEdit } from "../../src/findings/finding";
import { fileHost } from "../../src/hosts/file/fileHost";
import type { CellValue } from "../../src/records/cellValue";
import type { Result } from "../../src/records/problem";
import type { WorkbookHost } from "../../src/workbook/host";
import { newWorkbook } from "../../src/xlsx/newWorkbook";
import { journalTools } from "../support/journalTools";

const sheet = "客户";
const rows = 6;
const area = { row: 2, column: 0, rows, columns: 3 };
const fields = ["name", "mobile", "amount"];
const formats = { name: "@", mobile: "@", amount: "#,##0.00" };
const ids = Array.from({ length: rows }, (_, index) => `r${index}`);
const binding: Binding = { table: "customer", sheet, area, columns: { name: 0, mobile: 1, amount: 2 }, rows: bindRows(ids, Uint32Array.from(ids, (_, index) => index + 3)) };

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

async function hostWith(values: readonly (readonly CellValue[])[]): Promise<WorkbookHost> {
  const host = fileHost(newWorkbook(), { name: "test.xlsx", format: "xlsx" });
  value(await host.apply([{ verb: "addSheet", name: sheet, visibility: "visible" }, { verb: "writeCells", sheet, blocks: [{ row: 2, column: 0, values }] }, { verb: "formatCells", sheet, areas: [{ area: { ...area, columns: 1 }, numberFormat: "0.0" }] }]));
  return host;
}

const read = async (host: WorkbookHost) => value(await host.readCells(sheet, area, { formulas: true, numberFormats: true }));

const cell = fc.oneof(fc.constant(null), fc.integer(), fc.boolean(), fc.constantFrom("甲", " x", "=1+1", "013800138000", "#N/A"), fc.constant({ error: "#N/A" }));
const grid = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: rows, maxLength: rows });
const targets = fc.uniqueArray(fc.record({ row: fc.nat(rows - 1), column: fc.nat(2), after: cell }), { maxLength: 12, selector: ({ row, column }) => `${row},${column}` });

function editsOf(values: readonly (readonly CellValue[])[], wanted: readonly { row: number; column: number; after: CellValue }[]): FixEdit[] {
  return wanted.map(({ row, column, after }) => ({ at: { table: "customer", record: ids[row]!, row: row + 3, field: fields[column]! }, before: values[row]![column]!, after }));
}

describe("a planned change on a workbook", () => {
  it("writes exactly its edits, and undone from the journal leaves every value, formula and format as before", async () => {
    await fc.assert(
      fc.asyncProperty(grid, targets, async (values, wanted) => {
        const host = await hostWith(values);
        const before = await read(host);
        const edits = editsOf(values, wanted);
        const current = (row: number, column: number): CellValue => before.values[row - area.row]![column]!;
        const ops = value(await host.apply(value(planEdits(value(checkBefore(edits, binding, current)), binding, formats))));
        const after = await read(host);
        const expected = values.map((line) => [...line]);
        for (const { row, column, after: wish } of wanted) expected[row]![column] = wish;
        expect(after.values).toEqual(expected);

        const tools = journalTools();
        const change: ChangeSet = { id: "C1", at: "2026-01-02T03:04:05Z", by: "王芳", why: { command: "fix" }, template: { id: "t", version: "1.0.0", hash: "0" }, edits: [], inserted: [], removed: [], ops };
        const journal = value(decodeJournal([[encodeHead("a", tools), ...encodeEntry(change, headHash("a", tools), tools)]], tools));
        value(await host.apply(inverseWrites(journal.entries[0]!.changeSet!)));
        expect(await read(host)).toEqual(before);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it("takes single values back and leaves alone what was changed since", async () => {
    await fc.assert(
      fc.asyncProperty(grid, targets, fc.nat(rows - 1), async (values, wanted, touched) => {
        const host = await hostWith(values);
        const edits = editsOf(values, wanted);
        value(await host.apply(value(planEdits(edits, binding, formats))));
        value(await host.apply([{ verb: "writeCells", sheet, blocks: [{ row: area.row + touched, column: 0, values: [["later", "later", "later"]] }] }]));
        const now = await read(host);
        const change = { edits: edits.map(({ at, before, after }) => ({ record: at.record!, table: at.table, field: at.field!, before, after })) };
        const undo = undoEdits(change, binding, (row, column) => now.values[row - area.row]![column]!);
        value(await host.apply(value(planEdits(undo.edits, binding, formats))));
        expect((await read(host)).values).toEqual(values.map((line, row) => (row === touched ? ["later", "later", "later"] : line)));
        expect(undo.left.length > 0).toBe(wanted.some(({ row }) => row === touched));
      }),
      { seed: 8, numRuns: 60 },
    );
  });
});
