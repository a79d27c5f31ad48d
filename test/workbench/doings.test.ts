import { nodeTools } from "../../src/cli/main";
import { createEngine } from "../../src/engine/createEngine";
import { openFile } from "../../src/hosts/file/openFile";
import type { DeskEvent } from "../../src/taskpane/desk/desk";
import { maxColumns } from "../../src/workbook/area";
import type { HostWrite } from "../../src/workbook/host";
import { type OpenBook, openBook } from "../../src/workbench/openBook";
import type { StageEvent } from "../../src/workbench/stage/stage";
import { must } from "../contracts/sampleWorkbook";
import { contacts } from "../taskpane/openDesk";

const tools = nodeTools("doings");
const place = { engine: createEngine(tools), tools, templates: [new TextEncoder().encode(JSON.stringify(contacts))], client: "workbench", now: () => new Date("2026-03-17T08:00:00Z"), openBook: openFile, breathe: () => new Promise<void>((resolve) => setImmediate(resolve)) };
const csv = new TextEncoder().encode("名称,手机,城市,金额\n甲公司,13812345678,上海,100\n乙公司,１３９１２３４５６７８,北京,50\n丙公司,13712345678,,300\n");

function opened(): { readonly book: OpenBook; readonly told: DeskEvent[]; readonly drawn: StageEvent[] } {
  const told: DeskEvent[] = [];
  const drawn: StageEvent[] = [];
  const book = openBook(must(openFile("客户.csv", csv)), place, { user: "测试", lang: "zh-CN" }, { tell: (event) => told.push(event), tellStage: (event) => drawn.push(event), wrote: () => undefined, settled: () => undefined }, { engine: () => Promise.reject(new Error("no formulas here")), breathe: async () => undefined, rest: async () => undefined, now: () => 0, failed: (error) => { throw error; } });
  return { book, told, drawn };
}

const cell = (row: number, column: number, value: string): HostWrite => ({ verb: "writeCells", sheet: "客户", blocks: [{ row, column, values: [[value]] }] });
const rowsOf = (row: number, rows = 1) => [{ row, column: 0, rows, columns: maxColumns }];

async function done(book: OpenBook, ...writes: readonly HostWrite[]): Promise<void> {
  must(await book.stage.write(writes, must(await book.stage.book()).moves));
}

/** What the sheet says and looks like: fills, number formats and rows as well as values. */
async function standing({ file }: OpenBook): Promise<unknown> {
  const { used } = must(await file.host.sheets()).find(({ name }) => name === "客户")!;
  const area = { row: 0, column: 0, rows: used!.row + used!.rows, columns: used!.column + used!.columns };
  return [must(await file.host.readCells("客户", area, { formulas: true, numberFormats: true })), [...file.looks.styles("客户", area)]];
}

describe("one way back through what was done in the grid and in the pane", () => {
  it("goes back a step at a time as things were, and forward again to where it began", async () => {
    const { book } = opened();
    const { stage, desk } = book;
    await done(book, { verb: "formatCells", sheet: "客户", areas: [{ area: { row: 1, column: 0, rows: 1, columns: 4 }, look: { fill: "92D050" } }, { area: { row: 2, column: 3, rows: 1, columns: 1 }, numberFormat: "#,##0.00" }] });
    const states = [await standing(book)];
    must(await desk.governing.apply({}, null));
    states.push(await standing(book));
    await done(book, cell(1, 2, "苏州"));
    states.push(await standing(book));
    await done(book, { verb: "deleteCells", sheet: "客户", areas: rowsOf(2) });
    states.push(await standing(book));
    await done(book, { verb: "insertCells", sheet: "客户", areas: rowsOf(2) }, cell(2, 0, "丁公司"));
    states.push(await standing(book));

    const back = [];
    for (let at = states.length - 2; at >= 0; at--) {
      back.push(must(await stage.undo())!.did);
      expect(await standing(book)).toEqual(states[at]);
    }
    expect(back).toEqual([{ kind: "insertedRows", count: 1 }, { kind: "deletedRows", count: 1 }, { kind: "cells", count: 1 }, { kind: "command", command: "govern" }]);
    for (const state of states.slice(1)) {
      must(await stage.redo());
      expect(await standing(book)).toEqual(state);
    }
    expect(await stage.redo()).toEqual({ ok: true, value: null });
  });

  it("tells the pane which records went with their rows, and has them back under their ids", async () => {
    const { book, told, drawn } = opened();
    must(await book.desk.governing.apply({}, null));
    must(await book.desk.start.overview());
    const before = await standing(book);
    told.length = 0;
    await done(book, { verb: "deleteCells", sheet: "客户", areas: rowsOf(2) });
    // What happened in the sheet is looked at in turns of its own.
    const changes = async (least: number): Promise<readonly DeskEvent[]> => {
      const seen = () => told.filter(({ kind }) => kind === "changed");
      for (let turn = 0; seen().length < least && turn < 1_000; turn++) await place.breathe();
      return seen();
    };
    await changes(1);
    expect(told).toContainEqual({ kind: "changed", by: "user", gone: { count: 1, names: ["乙公司"] } });
    drawn.length = 0;
    expect(must(await book.stage.undo())).toMatchObject({ did: { kind: "deletedRows", count: 1 }, undo: true, redo: true });
    expect(await standing(book)).toEqual(before);
    expect(drawn.map(({ kind }) => kind)).toEqual(["sheets", "select"]);
    // The step tells of itself; what the person does next is told, however soon.
    expect(await changes(2)).toEqual([expect.objectContaining({ by: "user" }), { kind: "changed", by: "user", echo: true }]);
    await done(book, { verb: "deleteCells", sheet: "客户", areas: rowsOf(2) });
    expect((await changes(3))[2]).toEqual({ kind: "changed", by: "user", gone: { count: 1, names: ["乙公司"] } });
    must(await book.stage.undo());
    // Nothing is left of it: what went and came back is nobody's change.
    must(await book.desk.sheet.note());
    expect(must(await book.desk.history.list()).lines.map(({ command }) => command)).toEqual(["govern"]);
  });

  it("has the history bring rows back with their own looks: filled, white and with number formats, whatever the rows above look like", async () => {
    const { book, told } = opened();
    const row = (at: number, look: object) => ({ area: { row: at, column: 0, rows: 1, columns: 4 }, ...look });
    await done(book, { verb: "formatCells", sheet: "客户", areas: [row(1, { look: { fill: "92D050", bold: true } }), row(3, { look: { fill: "FFFF00" }, numberFormat: "#,##0.00" })] });
    must(await book.desk.governing.apply({}, null));
    must(await book.desk.start.overview());
    const before = await standing(book);
    for (const [first, rows] of [[2, 1], [1, 2]] as const) {
      told.length = 0;
      await done(book, { verb: "deleteCells", sheet: "客户", areas: rowsOf(first, rows) });
      for (let turn = 0; !told.some(({ kind }) => kind === "changed") && turn < 1_000; turn++) await place.breathe();
      const { lines: [last] } = must(await book.desk.history.list());
      expect(last).toMatchObject({ command: "observed", removed: rows });
      must(await book.desk.history.undo(last!.id));
      expect(await standing(book)).toEqual(before);
    }
  });

  it("does not go forward past what was done since, and writes nothing where rows have moved behind its back", async () => {
    const { book } = opened();
    await done(book, cell(1, 0, "戊公司"));
    must(await book.stage.undo());
    await done(book, cell(1, 0, "己公司"));
    expect(must(await book.stage.redo())).toBeNull();
    must(await book.file.host.apply([{ verb: "mergeCells", sheet: "客户", areas: [{ row: 8, column: 0, rows: 1, columns: 2 }] }]));
    const before = await standing(book);
    expect(await book.stage.undo()).toMatchObject({ ok: false, problems: [{ code: "workbench/cannotUndo" }] });
    expect(await standing(book)).toEqual(before);
  });
});

describe("sorting and filtering a governed table", () => {
  it("leaves every record its id and its findings, is nobody's change of a record, and goes back as what it was", async () => {
    const { book, told } = opened();
    must(await book.desk.governing.apply({}, null));
    must(await book.desk.start.overview());
    const before = await standing(book);
    const records = async () => {
      const read = must(await book.file.host.readCells("客户", { row: 1, column: 0, rows: 3, columns: 5 }));
      return read.values.map((line) => JSON.stringify(line)).sort();
    };
    const ids = await records();
    told.length = 0;
    must(await book.stage.sort({ sheet: "客户", row: 1, column: 3 }, true));
    for (let turn = 0; !told.some(({ kind }) => kind === "changed") && turn < 1_000; turn++) await place.breathe();
    expect(must(await book.file.host.readCells("客户", { row: 1, column: 3, rows: 3, columns: 1 })).values.flat()).toEqual(["50", "300", "100"]);
    expect(await records()).toEqual(ids);
    must(await book.stage.filter({ sheet: "客户", row: 1, column: 2 }, ["北京"]));
    expect(book.file.looks.sheet("客户")!.hiddenRows).toEqual([{ first: 2, last: 3 }]);
    must(await book.desk.sheet.note());
    expect(must(await book.desk.history.list()).lines.map(({ command }) => command)).toEqual(["govern"]);
    expect(must(await book.stage.undo())!.did.kind).toBe("filtered");
    expect(book.file.looks.sheet("客户")!.hiddenRows).toEqual([]);
    expect(must(await book.stage.undo())!.did.kind).toBe("sorted");
    expect(await standing(book)).toEqual(before);
  });
});

describe("the history's own way forward", () => {
  it("does again what was taken back last, one after the other, and nothing once something else is done", async () => {
    const { book: { desk } } = opened();
    must(await desk.governing.apply({}, null));
    must(await desk.history.undo(null));
    expect(must(await desk.history.redo())).toMatchObject({ command: "govern", leftAlone: null });
    expect(await desk.history.redo()).toMatchObject({ ok: false, problems: [{ code: "undo/nothing" }] });
    expect(must(await desk.history.undo(null)).command).toBe("govern");
    must(await desk.governing.apply({}, null));
    expect(await desk.history.redo()).toMatchObject({ ok: false, problems: [{ code: "undo/nothing" }] });
  });
});
