import { nodeTools } from "../../src/cli/main";
import { createEngine } from "../../src/engine/createEngine";
import { type OpenFile, openFile } from "../../src/hosts/file/openFile";
import type { HostWrite, WorkbookHost } from "../../src/workbook/host";
import { type FileLog, fileLog } from "../../src/workbench/fileLog";
import { type OpenBook, openBook, replay } from "../../src/workbench/openBook";
import { must } from "../contracts/sampleWorkbook";
import { contacts } from "../taskpane/openDesk";

const tools = nodeTools("keeper");
const place = { engine: createEngine(tools), tools, templates: [new TextEncoder().encode(JSON.stringify(contacts))], client: "workbench", now: () => new Date("2026-03-17T08:00:00Z"), openBook: openFile, breathe: () => new Promise<void>((resolve) => setImmediate(resolve)) };
const csv = new TextEncoder().encode("名称,手机,城市,金额\n甲公司,13812345678,上海,100\n乙公司,１３９１２３４５６７８,北京,50\n丙公司,1371234567,,300\n");
const cell = (row: number, column: number, value: string): HostWrite => ({ verb: "writeCells", sheet: "客户", blocks: [{ row, column, values: [[value]] }] });

function opened(log: FileLog, bytes: Uint8Array = csv): OpenBook {
  return openBook(must(openFile("客户.csv", bytes)), place, { user: "测试", lang: "zh-CN" }, { tell: () => undefined, tellStage: () => undefined, wrote: (write) => log.wrote(write), settled: () => log.settled() }, { engine: () => Promise.reject(new Error("no formulas here")), breathe: async () => undefined, rest: async () => undefined, now: () => 0, failed: (error) => { throw error; } });
}

async function cells(host: WorkbookHost): Promise<unknown> {
  return Promise.all(must(await host.sheets()).map(async ({ name, used }) => [name, used === null ? [] : must(await host.readCells(name, used)).values]));
}

/** What the log gives back, as another worker has it. */
async function restored(log: FileLog): Promise<OpenBook> {
  const kept = log.kept()!;
  const again = opened(fileLog(), kept.bytes);
  must(await replay(again, kept));
  return again;
}

describe("the log of the open file", () => {
  const log = fileLog();
  let book: OpenBook;
  const type = async (write: HostWrite, number: number): Promise<void> => must(await book.stage.write([write], must(await book.stage.book()).moves, number));
  const history = async ({ desk }: OpenBook): Promise<readonly string[]> => must(await desk.history.list()).lines.map(({ command }) => command);

  it("gives nothing where no file was open", () => expect(fileLog().kept()).toBeNull());

  it("gives back what commands wrote and what people typed, to the cell, and the history tells of it", async () => {
    log.begin("客户.csv", csv, false);
    book = opened(log);
    await type(cell(3, 1, "13712345678"), 1);
    must(await book.desk.governing.apply({}, null));
    must(await book.desk.start.overview());
    await type(cell(1, 2, "苏州"), 2);
    const again = await restored(log);
    expect(await cells(again.file.host)).toEqual(await cells(book.file.host));
    expect(await history(again)).toEqual(["observed", "govern"]);
    expect(log.kept()).toMatchObject({ broken: false, last: 2, unsaved: false });
  });

  it("checks nothing until somebody asks, and who stops the check then loses nothing by it", async () => {
    const kept = log.kept()!;
    const steps: string[] = [];
    let goesOn = false;
    const again = openBook(must(openFile("客户.csv", kept.bytes)), place, { user: "测试", lang: "zh-CN" }, { tell: (event) => {
      if (event.kind !== "progress") return;
      steps.push(event.step);
      if (event.step === "check" && !goesOn) void again.desk.stop();
    }, tellStage: () => undefined, wrote: () => undefined, settled: () => undefined }, { engine: () => Promise.reject(new Error("no formulas here")), breathe: async () => undefined, rest: async () => undefined, now: () => 0, failed: (error) => { throw error; } });
    const done: number[] = [];
    must(await replay(again, kept, (writes) => done.push(writes)));
    expect(done).toEqual(Array.from({ length: kept.told.length + kept.untold.length + 1 }, (_, writes) => writes));
    expect(steps).not.toContain("check");
    const stopped = await again.desk.start.overview();
    expect(stopped.ok ? [] : stopped.problems.map(({ code }) => code)).toEqual(["engine/cancelled"]);
    goesOn = true;
    expect(await history(again)).toEqual(["observed", "govern"]);
    expect(must(await again.file.host.readCells("客户", { row: 1, column: 2, rows: 1, columns: 1 })).values).toEqual([["苏州"]]);
  });

  it("leaves out the command that was under way, and keeps what was typed meanwhile", async () => {
    must(await book.desk.sheet.note());
    const before = await cells(book.file.host);
    // The desk writes, and the worker is no more before the command is over.
    const half: OpenFile["host"] = book.file.host;
    log.wrote({ by: "desk", writes: [cell(2, 2, "写到一半")], number: 0 });
    must(await half.apply([cell(2, 2, "写到一半")]));
    await type(cell(2, 0, "丁公司"), 3);
    const kept = log.kept()!;
    expect(kept).toMatchObject({ broken: true, last: 3, untold: [{ by: "person", number: 3 }] });
    const again = await restored(log);
    expect(log.kept()!.broken).toBe(false);
    const now = await cells(again.file.host);
    expect(now).toEqual(JSON.parse(JSON.stringify(before).replace('"乙公司"', '"丁公司"')));
    log.begin("客户.csv", must(again.file.save("xlsx")), false);
    expect(log.kept()).toMatchObject({ told: [], untold: [] });
  });
});
