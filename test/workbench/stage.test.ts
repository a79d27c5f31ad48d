import { type OpenFile, openFile } from "../../src/hosts/file/openFile";
import type { Result } from "../../src/records/problem";
import type { HostChange, HostWrite } from "../../src/workbook/host";
import { packedFormula, packedValue } from "../../src/workbench/stage/packedCells";
import type { StageEvent, StageRows } from "../../src/workbench/stage/stage";
import { stageOf } from "../../src/workbench/stage/stageOf";

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems[0]?.code);
  return result.value;
}

async function staged(csv = "公司,电话\n甲,1\n乙,2\n丙,3\n") {
  const file: OpenFile = value(openFile("a.csv", text(csv)));
  const events: StageEvent[] = [];
  const heard: HostChange[] = [];
  const { stage, host, writes } = stageOf(file, (event) => events.push(event));
  value(await host.watch((change) => heard.push(change)));
  return { file, stage, host, writes, events, heard };
}

const said = (rows: StageRows): readonly unknown[] => [...rows.kinds].map((_, at) => packedValue(rows, at));

const cells = (row: number, column: number, ...values: readonly (string | number)[]): HostWrite => ({ verb: "writeCells", sheet: "a", blocks: [{ row, column, values: [values] }] });

describe("the stage of the workbench", () => {
  it("tells sheets and rows as the file has them", async () => {
    const { stage } = await staged();
    const book = value(await stage.book());
    expect(book).toMatchObject({ name: "a.csv", dateSystem: 1900, active: "a", moves: 0, sheets: [{ name: "a", usedRows: 4, frozen: { rows: 0, columns: 0 }, merges: [], lists: [], protected: false }] });
    expect(book.sheets[0]!.rows).toBeGreaterThan(100);
    const rows = value(await stage.rows("a", 1, 2));
    expect([rows.first, rows.columns, said(rows)]).toEqual([1, 2, ["甲", "1", "乙", "2"]]);
  });

  it("tells a grid that begins how cells look, also where another one that is no more has asked before", async () => {
    const { file, stage } = await staged();
    value(await file.host.apply([{ verb: "formatCells", sheet: "a", areas: [{ area: { row: 1, column: 0, rows: 1, columns: 1 }, numberFormat: "yyyy-mm-dd", look: { fill: "92D050" } }] }]));
    const look = expect.objectContaining({ format: "yyyy-mm-dd", fill: "92D050" }) as unknown;
    expect(Object.values(value(await stage.rows("a", 0, 4)).looks)).toEqual([look]);
    expect(value(await stage.rows("a", 0, 4)).looks).toEqual({});
    value(await stage.book());
    expect(Object.values(value(await stage.rows("a", 0, 4)).looks)).toEqual([look]);
  });

  it("writes what the person does as the person's, so that the desk hears of it", async () => {
    const { stage, heard, events, writes } = await staged();
    value(await stage.write([cells(1, 0, "丁")], 0));
    expect(heard).toEqual([{ sheet: "a", area: { row: 1, column: 0, rows: 1, columns: 1 }, source: "user" }]);
    expect(events).toEqual([]);
    expect(writes()).toBe(1);
    const rows = value(await stage.rows("a", 1, 1));
    expect([said(rows), rows.edits]).toEqual([["丁", "1"], 1]);
  });

  it("writes newer functions as files name them, and shows them as people do", async () => {
    const { stage, file } = await staged();
    value(await stage.write([{ verb: "writeCells", sheet: "a", blocks: [{ row: 1, column: 2, values: [[null]], formulas: [["=XLOOKUP(1,A:A,B:B)"]] }] }], 0));
    expect(file.results.sheets()[0]!.formula(1, 2)).toBe("=_xlfn.XLOOKUP(1,A:A,B:B)");
    const rows = value(await stage.rows("a", 1, 1));
    expect(packedFormula(rows, 2)).toBe("=XLOOKUP(1,A:A,B:B)");
  });

  it("draws what the desk writes, looks included, and what it selects", async () => {
    const { host, events } = await staged();
    value(await host.apply([cells(2, 1, 9), { verb: "formatCells", sheet: "a", areas: [{ area: { row: 3, column: 0, rows: 1, columns: 1 }, look: { bold: true, fill: "FFFF00" } }] }]));
    value(await host.select("a", { row: 3, column: 0, rows: 1, columns: 2 }));
    expect(events).toEqual([
      { kind: "cells", sheet: "a", area: { row: 2, column: 0, rows: 2, columns: 2 } },
      { kind: "select", selection: { sheet: "a", area: { row: 3, column: 0, rows: 1, columns: 2 } } },
    ]);
  });

  it("gives the look of a cell once, with its number format", async () => {
    const { stage, host } = await staged();
    value(await host.apply([{ verb: "formatCells", sheet: "a", areas: [{ area: { row: 1, column: 1, rows: 1, columns: 1 }, numberFormat: "0.00", look: { bold: true, color: "C00000", align: "center" } }] }]));
    const first = value(await stage.rows("a", 1, 1));
    expect(first.looks[first.styles[1]!]).toMatchObject({ format: "0.00", bold: true, color: "C00000", horizontal: "center" });
    expect(value(await stage.rows("a", 1, 1)).looks).toEqual({});
  });

  it("writes nothing where rows have moved that the grid has not drawn: the place may be another record's", async () => {
    const { stage, host, events } = await staged();
    value(await host.apply([{ verb: "deleteCells", sheet: "a", areas: [{ row: 1, column: 0, rows: 1, columns: 16_384 }] }]));
    expect(events).toEqual([{ kind: "sheets", sheets: ["a"], moves: 1 }]);
    const late = await stage.write([cells(2, 0, "戊")], 0);
    expect(late.ok ? null : late.problems[0]?.code).toBe("workbench/movedMeanwhile");
    expect(said(value(await stage.rows("a", 0, 3)))).toEqual(["公司", "电话", "乙", "2", "丙", "3"]);
    value(await stage.write([cells(2, 0, "戊")], 1));
    expect(said(value(await stage.rows("a", 2, 1)))).toEqual(["戊", "3"]);
  });

  it("says why the file refuses an edit, and leaves it as it is", async () => {
    const { stage, writes } = await staged();
    const refused = await stage.write([cells(1, 0, "x".repeat(40_000))], 0);
    expect(refused.ok ? null : refused.problems[0]?.code).toBe("host/textTooLong");
    expect(writes()).toBe(0);
    expect(said(value(await stage.rows("a", 1, 1)))).toEqual(["甲", "1"]);
  });

  it("shows the choices of a dropdown, also of one that refers to a hidden sheet, and reads them again from a saved file", async () => {
    const { file, stage, host } = await staged();
    value(await host.apply([
      { verb: "addSheet", name: "_lists", visibility: "veryHidden" },
      { verb: "writeCells", sheet: "_lists", blocks: [{ row: 0, column: 0, values: [["北京"], ["上海"]] }] },
      {
        verb: "setValidations", sheet: "a", clear: [], add: [
          { areas: [{ row: 1, column: 0, rows: 3, columns: 1 }], type: "list", formula1: "='_lists'!$A$1:$A$2", allowBlank: true, alert: "warning", error: "选一个" },
          { areas: [{ row: 1, column: 1, rows: 3, columns: 1 }], type: "list", formula1: '="1,2"', allowBlank: false, alert: "stop" },
        ],
      },
    ]));
    const lists = value(await stage.book()).sheets[0]!.lists;
    expect(lists).toEqual([
      { areas: [{ row: 1, column: 0, rows: 3, columns: 1 }], options: ["北京", "上海"], alert: "warning", allowBlank: true, error: "选一个" },
      { areas: [{ row: 1, column: 1, rows: 3, columns: 1 }], options: ["1", "2"], alert: "stop", allowBlank: false, error: "" },
    ]);
    const again = stageOf(value(openFile("b.xlsx", value(file.save("xlsx")))), () => undefined);
    expect(value(await again.stage.book()).sheets.map(({ name }) => name)).toEqual(["a"]);
    expect(value(await again.stage.book()).sheets[0]!.lists).toEqual(lists);
  });
});
