import type { Area, CellValue, HostWrite } from "../../../src/workbook/host";
import type { WorkbookModel } from "../../../src/workbook/model";
import { excelHost } from "../../../src/hosts/excel/excelHost";
import { fileHost } from "../../../src/hosts/file/fileHost";
import { dumpModel, must, sampleWorkbook } from "../../contracts/sampleWorkbook";
import { openInExcel } from "../../excel-host/open";
import { type Profile, profiles } from "../../excel-host/profiles";

const at = (row: number, column: number, rows = 1, columns = 1): Area => ({ row, column, rows, columns });
const cell = (row: number, column: number, value: CellValue, sheet = "客户"): HostWrite => ({ verb: "writeCells", sheet, blocks: [{ row, column, values: [[value]] }] });
const windows = profiles[0]!;

function open(profile: Profile = windows, workbook: WorkbookModel = sampleWorkbook()) {
  return { workbook, ...openInExcel(workbook, profile), look: () => dumpModel(workbook) };
}

const codeOf = (result: { readonly ok: boolean; readonly problems?: readonly { readonly code: string }[] }): string | undefined => (result.ok ? undefined : result.problems![0]!.code);

describe("an Excel that cannot do it", () => {
  it("older than the baseline is told so at once", async () => {
    const { host, emulator } = open({ ...windows, sets: { ...windows.sets, ExcelApi: 1.12 } });
    for (const result of [await host.info(), await host.sheets(), await host.readCells("客户", at(0, 0)), await host.apply([cell(3, 1, "x")]), await host.watch(() => undefined)]) expect(codeOf(result)).toBe("excel/tooOld");
    expect(emulator.requests).toBe(0);
  });

  it("with another workbook in front still takes data, and says why it cannot select or add a sheet", async () => {
    const { host, emulator } = open();
    emulator.book.inactive = true;
    expect(codeOf(await host.apply([cell(3, 1, "x")]))).toBeUndefined();
    expect(codeOf(await host.select("Notes", at(0, 0)))).toBe("excel/inactive");
    expect(codeOf(await host.apply([{ verb: "addSheet", name: "A", visibility: "visible" }]))).toBe("excel/inactive");
  });

  it("in the middle of a cell edit is waited for where it can be, else the user is told to finish", async () => {
    const waiting = open();
    waiting.emulator.book.cellEditing = true;
    const result = waiting.host.readCells("客户", at(3, 0));
    setTimeout(() => waiting.emulator.endCellEdit(), 20);
    expect(must(await result).values).toEqual([["001"]]);
    const refusing = open({ ...windows, sets: { ...windows.sets, DelayForCellEdit: 0 } });
    refusing.emulator.book.cellEditing = true;
    expect(codeOf(await refusing.host.apply([cell(3, 1, "x")]))).toBe("excel/cellEditing");
  });
});

describe("one step of the user's undo", () => {
  const newest: Profile = { ...windows, sets: { ...windows.sets, ExcelApi: 1.2 } };

  /** The real client, and what it was asked to run with. */
  function recorded(newer: boolean) {
    const opened = open(newest);
    const options: Record<string, unknown>[] = [];
    const run = (given: Excel.RunOptions, batch: (context: Excel.RequestContext) => Promise<unknown>) => (options.push(given as unknown as Record<string, unknown>), opened.Excel.run(given, batch));
    const isSetSupported = (set: string, version: string): boolean => (set === "ExcelApi" && version === "1.20" ? newer : windows.sets[set]! >= Number(version));
    return { ...opened, options, host: excelHost({ Excel: { ...opened.Excel, run } as unknown as typeof Excel, isSetSupported, wait: () => new Promise(() => undefined) }) };
  }

  it("takes back a whole batch of cells and looks where Excel can do that, and is not asked for otherwise", async () => {
    const [newer, older] = [recorded(true), recorded(false)];
    for (const { host } of [newer, older]) must(await host.apply([cell(3, 1, "x")]));
    must(await newer.host.apply([{ verb: "setColumns", sheet: "客户", columns: [{ column: 0, width: 12 }] }]));
    expect(newer.options).toEqual([{ delayForCellEdit: true, mergeUndoGroup: true }, { delayForCellEdit: true }]);
    expect(older.options).toEqual([{ delayForCellEdit: true }]);
  });

  it("is given up where Excel cannot undo some call of it", async () => {
    const { host, emulator, options, workbook } = recorded(true);
    let failed = false;
    emulator.plan = (_, { Actions }) => {
      if (failed || !Actions.some(({ Name }) => Name === "Formulas")) return;
      failed = true;
      return { actions: 0, code: "UndoNotSupported" };
    };
    must(await host.apply([cell(3, 1, "x")]));
    expect(options).toEqual([{ delayForCellEdit: true, mergeUndoGroup: true }, { delayForCellEdit: true }]);
    expect(workbook.sheets[0]!.cells.value(3, 1)).toBe("x");
  });
});

describe("an answer that cannot be trusted", () => {
  it("null is a problem and never blank cells", async () => {
    const { host } = open({ ...windows, cellsPerRead: 5 });
    expect(codeOf(await host.readCells("客户", at(2, 0, 4, 3)))).toBe("excel/incomplete");
    expect(codeOf(await host.apply([{ verb: "writeCells", sheet: "Notes", blocks: [{ row: 0, column: 0, values: [[1, 2, 3], [4, 5, 6]] }] }]))).toBe("excel/incomplete");
  });

  it("a reading that Excel was too busy for is repeated, with growing waits, five times at most", async () => {
    const { host, emulator, waits } = open();
    emulator.plan = (n) => (n <= 3 ? { actions: 0, statusCode: 429, code: "ActivityLimitReached" } : undefined);
    expect(must(await host.readCells("客户", at(3, 0))).values).toEqual([["001"]]);
    expect(waits.filter((wait) => wait < 30_000)).toEqual([500, 1000, 2000]);
    emulator.plan = () => ({ actions: 0, statusCode: 429, code: "ActivityLimitReached" });
    expect(codeOf(await host.readCells("客户", at(3, 0)))).toBe("excel/busy");
  });

  it.each([["AccessDenied", "excel/denied"], ["ItemNotFound", "excel/gone"], ["InvalidReference", "excel/gone"], ["InsertDeleteConflict", "excel/inTheWay"], ["FilteredRangeConflict", "excel/inTheWay"], ["OperationCellsExceedLimit", "excel/tooLarge"], ["NotImplemented", "excel/tooOld"], ["SomethingNew", "excel/unknown"]])(
    "%s is told as %s, with a way on in both languages", async (code, expected) => {
      const { host, emulator, look } = open();
      const before = look();
      let failed = false;
      emulator.plan = (_, { Actions }) => {
        if (failed || !Actions.some(({ Name }) => Name === "Formulas")) return;
        failed = true;
        return { actions: Actions.length / 2, code };
      };
      const result = await host.apply([cell(3, 1, "x")]);
      expect(codeOf(result)).toBe(expected);
      if (!result.ok) for (const text of [result.problems[0]!.message, result.problems[0]!.hint]) expect(`${text["zh-CN"]} ${text.en}`).not.toMatch(/\{\w+\}|undefined/);
      expect(look()).toEqual(before);
    },
  );

  it("says what could not be taken back when Excel goes on failing", async () => {
    const { host, emulator } = open();
    emulator.plan = (_, { Actions }) => (Actions.some(({ Name }) => Name === "Formulas") ? { actions: Infinity } : undefined);
    expect(codeOf(await host.apply([cell(3, 1, "x")]))).toBe("excel/partlyDone");
  });
});

describe("limits", () => {
  const rows: CellValue[][] = Array.from({ length: 900 }, (_, r) => [`客户${r}`, r, r % 2 === 0 ? null : `00${r}`, "备注".repeat(r % 40)]);

  it("of Excel on the web are kept by smaller blocks; nothing is lost or repeated at their edges", async () => {
    const { host, workbook, emulator } = open({ ...profiles[2]!, payloadLimit: 120_000 });
    must(await host.apply([{ verb: "writeCells", sheet: "Notes", blocks: Array.from({ length: 9 }, (_, i) => ({ row: i * 100, column: 0, values: rows.slice(i * 100, i * 100 + 100) })) }]));
    const expected = rows.map((row) => row.map((value) => (value === "" ? null : value)));
    expect(workbook.sheets[1]!.cells.read(at(0, 0, 900, 4))).toEqual(expected);
    const before = emulator.requests;
    expect(must(await host.readCells("Notes", at(0, 0, 900, 4))).values).toEqual(expected);
    expect(emulator.requests - before).toBeGreaterThan(3);
  });

  it("of 512 merged areas at once are kept by asking in halves", async () => {
    const { host, workbook } = open();
    workbook.sheets[1]!.merges = Array.from({ length: 700 }, (_, i) => at(i * 2, 0, 2, 2));
    expect(must(await host.sheets())[1]!.merges).toEqual(workbook.sheets[1]!.merges);
  });
});

describe("the workbook changes meanwhile", () => {
  const as = (workbook: WorkbookModel) => fileHost(workbook, { name: "sample.xlsx", format: "xlsx" }, "coauthor");
  /** What happens just before the request that types. */
  const beforeTyping = (opened: ReturnType<typeof open>, work: () => void): void => {
    let done = false;
    opened.emulator.plan = (_, { Actions }) => {
      if (done || !Actions.some(({ Name }) => Name === "Formulas")) return;
      done = true;
      work();
    };
  };

  it("a co-author's edit of a cell that is about to be written stays, and nothing of ours is written", async () => {
    const opened = open();
    const before = opened.look();
    beforeTyping(opened, (): void => void as(opened.workbook).apply([cell(4, 1, "别人的")]));
    const result = await opened.host.apply([{ verb: "writeCells", sheet: "客户", blocks: [{ row: 3, column: 1, values: [["甲"], ["乙"], ["丙"]] }] }]);
    expect(codeOf(result)).toBe("host/changedSince");
    expect(opened.workbook.sheets[0]!.cells.value(4, 1)).toBe("别人的");
    must(await as(opened.workbook).apply([cell(4, 1, "北京样例")]));
    expect(opened.look()).toEqual(before);
  });

  it.each<[string, (workbook: WorkbookModel) => void]>([
    ["edits one of the cells", (workbook) => void workbook.sheets[0]!.cells.setContent(4, 1, "别人的", null)],
    ["sorts the rows", (workbook) => {
      const { cells } = workbook.sheets[0]!;
      const rows = cells.read(at(3, 0, 3, 3)).toReversed();
      rows.forEach((row, r) => row.forEach((value, c) => cells.setContent(3 + r, c, value, null)));
      // What Excel will make of the sum below.
      cells.setContent(6, 2, 45292, "=SUM(C4:C5)");
    }],
    ["filters the sheet", (workbook) => void (workbook.sheets[0]!.hiddenRows = [{ first: 4, last: 4 }])],
  ])("a co-author who %s at any moment loses nothing", async (what, work) => {
    const write: HostWrite = { verb: "writeCells", sheet: "客户", blocks: [{ row: 3, column: 1, values: [["甲"], ["乙"], ["丙"]], before: [["上海测试"], ["北京样例"], ["=1+1公司"]] }] };
    let written = 0;
    for (let k = 1; ; k++) {
      const opened = open();
      let reached = false;
      const alone = sampleWorkbook();
      work(alone);
      opened.emulator.plan = (n) => {
        if (n !== k) return;
        reached = true;
        work(opened.workbook);
      };
      const result = await opened.host.apply([write]);
      if (!reached) break;
      const filtered = what.startsWith("filters");
      if (result.ok) {
        written++;
        // Ours came first or did not touch theirs: both stand.
        if (filtered) expect(opened.workbook.sheets[0]!.cells.read(at(3, 1, 3, 1))).toEqual([["甲"], ["乙"], ["丙"]]);
      } else {
        expect(codeOf(result)).toBe("host/changedSince");
        expect(opened.look()).toEqual(dumpModel(alone));
      }
    }
    expect(written > 0).toBe(what.startsWith("filters"));
  });

  it("a sheet that is renamed is still the same sheet", async () => {
    const opened = open();
    beforeTyping(opened, () => (opened.workbook.sheets[0]!.name = "新名"));
    must(await opened.host.apply([cell(3, 1, "x")]));
    expect(opened.workbook.sheets[0]!.cells.value(3, 1)).toBe("x");
  });

  it.each([
    ["deleted", (workbook: WorkbookModel): void => void workbook.sheets.shift(), "excel/gone"],
    ["protected", (workbook: WorkbookModel): void => void (workbook.sheets[0]!.protected = true), "excel/denied"],
  ] as const)("a sheet that is %s stops the batch with the reason", async (_, work, code) => {
    const opened = open();
    beforeTyping(opened, () => work(opened.workbook));
    const result = await opened.host.apply([cell(3, 1, "x")]);
    expect(result.ok ? [] : [result.problems[0]!.code, JSON.stringify(result.problems[0]!.data ?? {})].join()).toContain(code);
  });

  it("an undo list made on the file is refused inside Excel, and the other way round", async () => {
    const { host, workbook } = open();
    const format: HostWrite = { verb: "formatCells", sheet: "客户", areas: [{ area: at(3, 0), look: { bold: true } }] };
    const width: HostWrite = { verb: "setColumns", sheet: "客户", columns: [{ column: 0, width: 12 }] };
    const onFile = must(await fileHost(sampleWorkbook(), { name: "x", format: "xlsx" }).apply([format, width])).map(({ undo }) => undo);
    const inExcel = must(await host.apply([format, width])).map(({ undo }) => undo);
    const before = dumpModel(workbook);
    for (const undo of onFile) expect(codeOf(await host.apply(undo))).toBe("host/foreignImage");
    for (const undo of inExcel) expect(codeOf(await fileHost(workbook, { name: "x", format: "xlsx" }).apply(undo))).toBe("host/foreignImage");
    expect(dumpModel(workbook)).toEqual(before);
  });
});

describe("what Excel does of itself", () => {
  it("a table does not grow over cells written below or beside it, and gets no header of Excel's making", async () => {
    const { host, look, workbook } = open();
    const tables = must(await host.sheets())[0]!.tables;
    const ops = must(await host.apply([cell(6, 0, "下"), cell(4, 3, "旁")]));
    expect(must(await host.sheets())[0]!.tables).toEqual(tables);
    expect(workbook.sheets[0]!.cells.value(2, 3)).toBeNull();
    const before = dumpModel(sampleWorkbook());
    must(await host.apply(ops.toReversed().flatMap(({ undo }) => undo)));
    expect(look()).toEqual(before);
  });

  it("a text that AutoCorrect turns into another is a problem, and the cell is as before", async () => {
    const { host, look, emulator } = open();
    const before = look();
    emulator.book.autoCorrect = (text) => text.replace("(c)", "©");
    expect(codeOf(await host.apply([cell(3, 1, "甲(c)")]))).toBe("excel/mismatch");
    emulator.book.autoCorrect = (text) => text;
    expect(look()).toEqual(before);
  });

  it.each(profiles)("cells of text format take numbers, truth values, formulas and apostrophes as they are ($name)", async (profile) => {
    const { host } = open(profile);
    const values: CellValue[][] = [["001", 12.5, true, "'a", "=1", { error: "#N/A" }, "", null]];
    must(await host.apply([{ verb: "formatCells", sheet: "Notes", areas: [{ area: at(0, 0, 1, 8), numberFormat: "@" }] }, { verb: "writeCells", sheet: "Notes", blocks: [{ row: 0, column: 0, values }] }]));
    const read = must(await host.readCells("Notes", at(0, 0, 1, 8), { formulas: true, numberFormats: true }));
    expect(read.values).toEqual([values[0]!.map((value) => (value === "" ? null : value))]);
    expect(read.formulas).toEqual([new Array(8).fill(null)]);
    expect(read.numberFormats).toEqual([new Array(8).fill("@")]);
  });

  it("dates of a workbook that counts from 1904 are told by its date system", async () => {
    const workbook = sampleWorkbook();
    workbook.dateSystem = 1904;
    expect(must(await open(windows, workbook).host.info()).dateSystem).toBe(1904);
    expect(must(await open().host.info()).dateSystem).toBe(1900);
  });

  it("a sheet with what could not be brought back is not deleted", async () => {
    const { host, emulator, look } = open();
    const before = look();
    emulator.book.drawingsOn.set("Hidden", 1);
    expect(codeOf(await host.apply([{ verb: "deleteSheet", name: "Hidden" }]))).toBe("excel/cannotRestore");
    expect(codeOf(await host.apply([{ verb: "deleteSheet", name: "客户" }]))).toBe("excel/cannotRestore");
    expect(look()).toEqual(before);
  });
});
