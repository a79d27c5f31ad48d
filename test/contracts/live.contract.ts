import { nodeTools } from "../../src/cli/main";
import { createEngine } from "../../src/engine/createEngine";
import { check } from "../../src/pipeline/check";
import { clockOf } from "../../src/pipeline/clock";
import { fix } from "../../src/pipeline/fix";
import { govern } from "../../src/pipeline/govern";
import { journal } from "../../src/pipeline/journal";
import { type LiveTable, type LiveUpdate, watchTable } from "../../src/pipeline/live";
import type { Session } from "../../src/pipeline/session";
import { undo } from "../../src/pipeline/undo";
import { type RecordTable, valueAt } from "../../src/records/recordTable";
import type { Area, CellValue, HostWrite, WorkbookHost } from "../../src/workbook/host";
import type { WorkbookModel } from "../../src/workbook/model";
import { must } from "./sampleWorkbook";
import { bookOfSheets, field, own, smallTemplate, withTemplate } from "../pipeline/book";
import type { WatchedHost } from "./watching.contract";

const template = smallTemplate(
  { name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), amount: field("money", "金额"), twice: field("money", "两倍") },
  { schema: { required: ["name"] }, table: { keys: [{ id: "phone", fields: ["phone"], mode: "block" }] } },
);
const rows: readonly (readonly CellValue[])[] = [["甲公司", "13812345678", 100], ["乙公司", "13912345678", 50], ["丙公司", "13712345678", 300], ["丁公司", "13612345678", 7]];

type Live = WatchedHost & { readonly session: Session; readonly live: LiveTable; readonly updates: readonly LiveUpdate[]; readonly problems: readonly string[]; readonly type: (row: number, column: number, ...lines: (readonly CellValue[])[]) => Promise<void> };

/** What every host must make possible: findings that follow what people do in the sheet, and know whose doing it was. */
export function describeLive(name: string, make: (workbook: WorkbookModel) => Promise<WatchedHost> | WatchedHost): void {
  /** `beside`: a column that no field has, and what is in it. */
  const start = async (beside: readonly CellValue[] = []): Promise<Live> => {
    const [header, ...cells] = beside;
    const watched = await make(bookOfSheets({ 表: [["名称", "手机", "金额", "两倍", ...(header === undefined ? [] : [header])], ...rows.map((row, index): readonly CellValue[] => [...row, `=C${index + 2}*2`, ...(header === undefined ? [] : [cells[index] ?? null])])] }).model);
    const tools = nodeTools("live");
    const session: Session = { host: watched.host, engine: createEngine(tools), lang: "zh-CN", user: "测试", client: "test", tools, ...clockOf(new Date(0), "2026-03-16") };
    must(await govern(session, withTemplate(template)));
    await watched.settled();
    const updates: LiveUpdate[] = [];
    const problems: string[] = [];
    const live = must(await watchTable(session, "small", { onUpdate: (update) => updates.push(update), onProblem: (result) => { if (!result.ok) problems.push(...result.problems.map(({ code }) => code)); } }));
    const type = async (row: number, column: number, ...lines: (readonly CellValue[])[]): Promise<void> => {
      must(await watched.as("user").apply([{ verb: "writeCells", sheet: "表", blocks: [{ row, column, values: lines }] }]));
      await watched.settled();
      await live.rescan();
    };
    return { ...watched, session, live, updates, problems, type };
  };
  /** The findings are those of a check of the whole table, now. */
  const expectTruth = async ({ session, live }: Live): Promise<void> => {
    const [checked] = must(await check(session, own));
    expect(live.findings).toEqual(checked!.findings);
    expect(said(live.table.records)).toEqual(said(checked!.table.records));
    expect(live.table.binding).toEqual(checked!.table.binding);
  };
  const said = (records: RecordTable): unknown => ({ ids: records.ids, formulas: records.formulas, values: Array.from(records.rows, (row, index) => [row, ...Object.keys(records.columns).map((field) => valueAt(records, field, index))]) });
  const typed = (row: number, column: number, value: CellValue): HostWrite => ({ verb: "writeCells", sheet: "表", blocks: [{ row, column, values: [[value]] }] });
  const apply = async (host: Pick<WorkbookHost, "apply">, ...writes: HostWrite[]): Promise<void> => void must(await host.apply(writes));
  const rules = (live: Live): readonly string[] => live.live.findings.map(({ rule, at }) => `${at[0]!.row} ${rule}`);

  describe(`${name}: live rules`, () => {
    it("shows the finding of a single edit, names the rows it touched, and takes it back when it is mended", async () => {
      const live = await start();
      expect(live.live.findings).toEqual([]);
      await live.type(1, 1, ["1381234567"]);
      expect(rules(live)).toEqual(["2 field/cn-mobile"]);
      expect(live.updates).toHaveLength(1);
      expect(live.updates[0]).toMatchObject({ source: "user", rows: [2], edits: [{ record: "R0000001", field: "phone", before: "13812345678", after: "1381234567" }] });
      await live.type(1, 1, ["13812345678"]);
      expect(rules(live)).toEqual([]);
      await expectTruth(live);
    });

    it("sees a collision in both records, and its end in both", async () => {
      const live = await start();
      await live.type(1, 1, ["13912345678"]);
      expect(rules(live)).toEqual(["2 key/phone", "3 key/phone"]);
      await live.type(2, 1, ["13512345678"]);
      expect(rules(live)).toEqual([]);
      await expectTruth(live);
    });

    it("follows a paste over many cells, and clearing a whole record", async () => {
      const live = await start();
      await live.type(1, 0, ["甲", "1"], [null, "13912345678"], ["丙", "13912345678"]);
      expect(rules(live)).toContain("3 schema/required");
      await expectTruth(live);
      await live.type(4, 0, [null, null, null]);
      await expectTruth(live);
    });

    it("knows rows that were sorted: nobody edited anything", async () => {
      const live = await start();
      must(await live.live.command(() => live.host.apply([typed(1, 1, "bad")])));
      const before = must(await live.host.readCells("表", { row: 1, column: 0, rows: 4, columns: 5 }));
      const sorted = [2, 0, 3, 1].map((index) => before.values[index]!);
      await apply(live.as("user"), { verb: "writeCells", sheet: "表", blocks: [{ row: 1, column: 0, values: sorted, formulas: sorted.map((_, index) => [null, null, null, `=C${index + 2}*2`, null]) }] });
      await live.settled();
      must(await live.live.rescan());
      expect(rules(live)).toEqual(["3 field/cn-mobile"]);
      expect(live.updates.flatMap(({ edits }) => edits)).toEqual([]);
      await expectTruth(live);
    });

    it("knows the co-author's edits from the person's", async () => {
      const live = await start();
      await apply(live.as("coauthor"), typed(1, 1, "bad"));
      await live.settled();
      must(await live.live.rescan());
      expect(live.updates.map(({ source }) => source)).toEqual(["coauthor"]);
      expect(rules(live)).toEqual(["2 field/cn-mobile"]);
    });

    it("does not take our own writes for anybody's edits", async () => {
      const live = await start();
      await live.type(1, 1, ["138 1234 5678"]);
      must(await live.live.command(() => fix(live.session, own)));
      await live.settled();
      expect(must(await live.live.rescan())).toBeNull();
      expect(live.updates).toHaveLength(1);
      expect(rules(live)).toEqual([]);
      expect(live.problems).toEqual([]);
    });

    it("finds on coming back what no event told", async () => {
      const live = await start();
      // A write of our own raises no event here: as a pick from a dropdown that Excel does not report.
      await apply(live.host, typed(1, 1, "bad"));
      await live.settled();
      expect(live.updates).toEqual([]);
      expect(must(await live.live.rescan())).toMatchObject({ rows: [2] });
      expect(rules(live)).toEqual(["2 field/cn-mobile"]);
    });

    it("looks once more at a row that is left", async () => {
      const live = await start();
      must(await live.as("user").select("表", { row: 1, column: 1, rows: 1, columns: 1 }));
      await apply(live.host, typed(1, 1, "bad"));
      must(await live.as("user").select("表", { row: 3, column: 1, rows: 1, columns: 1 }));
      await live.settled();
      await live.live.stop();
      expect(live.updates.map(({ rows: touched }) => touched)).toEqual([[2]]);
    });

    it("journals what was typed as one change set that can be undone, and what came back to where it was not at all", async () => {
      const live = await start();
      await live.type(1, 1, ["1"]);
      await live.type(1, 1, ["13500000000"]);
      await live.type(2, 2, [51]);
      await live.type(2, 2, [50]);
      const change = must(await live.live.journal());
      expect(change).toMatchObject({ why: { command: "observed" }, by: "测试", edits: [{ record: "R0000001", field: "phone", before: "13812345678", after: "13500000000" }] });
      expect(must(await live.live.journal())).toBeNull();
      expect(must(await journal(live.session)).map(({ change: { why } }) => why.command)).toEqual(["govern", "observed"]);
      must(await undo(live.session));
      expect(must(await live.host.readCells("表", { row: 1, column: 1, rows: 2, columns: 2 })).values).toEqual([["13812345678", 100], ["13912345678", 50]]);
    });

    describe("rows that people take out and put in", () => {
      const beside: readonly CellValue[] = ["内部编号", "x1", "x2", "x3", "x4"];
      const places = async ({ host }: Live) => must(await host.sheets()).flatMap(({ tables }) => tables)[0]!;
      const cells = async (live: Live) => {
        const { area, sheet } = await places(live);
        const { values, formulas } = must(await live.host.readCells(sheet, area, { formulas: true }));
        return values.map((line, r) => line.map((value, c) => formulas![r]![c] ?? value));
      };
      const rowsAt = async (live: Live, ...at: number[]): Promise<readonly Area[]> => {
        const { area } = await places(live);
        return at.map((row) => ({ row, column: area.column, rows: 1, columns: area.columns }));
      };
      const takeOut = async (live: Live, ...at: number[]): Promise<void> => {
        await apply(live.as("user"), { verb: "deleteCells", sheet: "表", areas: await rowsAt(live, ...at) });
        await live.settled();
        must(await live.live.rescan());
      };

      it("are journaled as records that are gone, and undo brings them back whole to where they were", async () => {
        const live = await start(beside);
        const before = await cells(live);
        await takeOut(live, 2, 3);
        expect(live.updates.flatMap(({ removed }) => removed)).toEqual(["R0000002", "R0000003"]);
        await expectTruth(live);
        const change = must(await live.live.journal());
        expect(change).toMatchObject({ why: { command: "observed" }, edits: [], inserted: [], removed: [{ record: "R0000002", values: { name: "乙公司", phone: "13912345678", amount: 50 } }, { record: "R0000003" }] });
        must(await undo(live.session));
        expect(await cells(live)).toEqual(before);
        must(await undo(live.session, { change: must(await journal(live.session)).at(-1)!.change.id }));
        expect(await cells(live)).toEqual([before[0], before[1], before[4]!.map((value) => (value === "=C5*2" ? "=C3*2" : value))]);
      });

      it("come back with what was typed before they went, and with the column that no field has as it was last", async () => {
        const live = await start(beside);
        const before = await cells(live);
        const others = before[0]!.indexOf("内部编号");
        await live.type(3, others, ["x3!"]);
        await live.type(3, 2, [301]);
        await takeOut(live, 3);
        await live.type(1, 0, ["甲改"]);
        expect(must(await live.live.journal())).toMatchObject({ removed: [{ record: "R0000003", values: { amount: 301 } }], edits: [{ record: "R0000003", after: 301 }, { record: "R0000001", after: "甲改" }] });
        must(await undo(live.session));
        expect(await cells(live)).toEqual(before.map((line, r) => line.map((value, c) => (r === 3 && c === others ? "x3!" : value))));
      });

      it("that only were cleared are filled again where they stand, also the last one", async () => {
        const live = await start(beside);
        const before = await cells(live);
        const { area } = await places(live);
        await live.type(4, area.column, new Array<CellValue>(area.columns).fill(null));
        await takeOut(live, 1);
        expect(must(await live.live.journal())!.removed.map(({ record }) => record)).toEqual(["R0000004", "R0000001"]);
        must(await undo(live.session));
        expect(await cells(live)).toEqual(before);
      });

      it("that were the last of the table come back into it", async () => {
        const live = await start(beside);
        const before = await cells(live);
        await takeOut(live, 3, 4);
        must(await live.live.journal());
        must(await undo(live.session));
        const after = await cells(live);
        expect(after.map(([name]) => name).sort()).toEqual(before.map(([name]) => name).sort());
        expect(after.map((line) => line.length)).toEqual(before.map((line) => line.length));
        await live.settled();
        must(await live.live.rescan());
        await expectTruth(live);
      });

      it("that come back before anybody journaled them were never gone", async () => {
        const live = await start(beside);
        const [line] = (await cells(live)).slice(2, 3);
        await takeOut(live, 2);
        await apply(live.as("user"), { verb: "insertCells", sheet: "表", areas: await rowsAt(live, 2) });
        const formulas = line!.map((value) => (typeof value === "string" && value.startsWith("=") ? value : null));
        await apply(live.as("user"), { verb: "writeCells", sheet: "表", blocks: [{ row: 2, column: 0, values: [line!.map((value, c) => (formulas[c] === null ? value : null))], formulas: [formulas] }] });
        await live.settled();
        must(await live.live.rescan());
        expect(must(await live.live.journal())).toBeNull();
      });

      it("that come with an id are journaled as new records, and undo takes them out", async () => {
        const live = await start(beside);
        const before = await cells(live);
        const id = before[1]!.indexOf("R0000001");
        await apply(live.as("user"), { verb: "insertCells", sheet: "表", areas: await rowsAt(live, 2) });
        await live.type(2, 0, ["戊公司", "13512345678", 9]);
        await live.type(2, id, ["R0000099"]);
        await live.type(2, 2, [10]);
        expect(live.updates.flatMap(({ inserted }) => inserted)).toEqual(["R0000099"]);
        expect(must(await live.live.journal())).toMatchObject({ edits: [], removed: [], inserted: [{ record: "R0000099", values: { name: "戊公司", amount: 10 } }] });
        must(await undo(live.session));
        expect(await cells(live)).toEqual(before);
      });

      it("before a command are journaled before it", async () => {
        const live = await start(beside);
        // No event tells it.
        await apply(live.host, typed(1, 1, "138 1234 5678"));
        must(await live.live.command(() => fix(live.session, own)));
        expect(must(await journal(live.session)).map(({ change: { why } }) => why.command)).toEqual(["govern", "observed", "fix"]);
        await apply(live.host, typed(1, 2, 101));
        must(await live.live.command(() => undo(live.session), { journalFirst: false }));
        expect(must(await journal(live.session)).map(({ change: { why } }) => why.command)).toEqual(["govern", "observed", "fix", "undo"]);
        expect(must(await live.host.readCells("表", { row: 1, column: 1, rows: 1, columns: 2 })).values).toEqual([["138 1234 5678", 101]]);
        expect(must(await live.live.journal())).toMatchObject({ edits: [{ field: "amount", before: 100, after: 101 }] });
      });
    });

    it("says when the table is gone, and goes on when it is back", async () => {
      const live = await start();
      const table = must(await live.host.sheets()).flatMap(({ tables }) => tables)[0]!;
      await apply(live.as("user"), { verb: "deleteTable", name: table.name });
      await live.settled();
      expect(await live.live.rescan()).toMatchObject({ ok: false, problems: [{ code: "table/gone" }] });
      await apply(live.as("user"), { verb: "createTable", sheet: table.sheet, area: table.area, name: table.name, style: "TableStyleLight1" });
      await live.settled();
      await live.type(1, 1, ["bad"]);
      expect(rules(live)).toEqual(["2 field/cn-mobile"]);
    });
  });
}
