import type { Area, HostChange, HostOp, HostWrite } from "../../../src/workbook/host";
import { dumpModel, must, sampleWorkbook } from "../../contracts/sampleWorkbook";
import { openInExcel } from "../../excel-host/open";
import { type Profile, profiles } from "../../excel-host/profiles";

const at = (row: number, column: number, rows = 1, columns = 1): Area => ({ row, column, rows, columns });
const takeOut = (...areas: Area[]): HostWrite => ({ verb: "deleteCells", sheet: "客户", areas });
const formula = (sheet: string, text: string): HostWrite => ({ verb: "writeCells", sheet, blocks: [{ row: 0, column: 8, values: [[0]], formulas: [[text]] }] });

function opened(profile: Profile = profiles[0]!) {
  const workbook = sampleWorkbook();
  Object.assign(workbook.sheets[0]!, { conditionalFormats: [] });
  Object.assign(workbook.sheets[1]!, { autoFilter: null, hiddenRows: [] });
  const { host, emulator } = openInExcel(workbook, profile);
  const undo = async (ops: readonly HostOp[]): Promise<void> => void must(await host.apply(ops.toReversed().flatMap((op) => op.undo)));
  return { host, emulator, undo, look: () => dumpModel(workbook), workbook };
}

it.each([["the first", 3], ["the last", 5]])("%s row of a table comes back with its place in the table, in our rules and in formulas elsewhere", async (_, row) => {
  const { host, undo, look } = opened();
  const rule: HostWrite = { verb: "setConditionalFormats", sheet: "客户", removeIds: [], add: [{ id: "r", areas: [at(3, 0, 3)], formula: '=$A4=""', look: { fill: "FFC7CE" } }] };
  const unique: HostWrite = { verb: "setValidations", sheet: "客户", clear: [], add: [{ areas: [at(3, 1, 3)], type: "custom", formula1: "=COUNTIF($B$4:$B$6,B4)=1", allowBlank: true, alert: "stop" }] };
  must(await host.apply([rule, unique, formula("Notes", `=客户!C${row + 1}`)]));
  const before = look();
  const ops = must(await host.apply([takeOut(at(row, 0, 1, 4))]));
  expect(await host.readCells("Notes", at(0, 8), { formulas: true })).toMatchObject({ value: { formulas: [["=客户!#REF!"]] } });
  await undo(ops);
  expect(look()).toEqual(before);
});

it("rows that lie apart go and come back in one write", async () => {
  const { host, undo, look } = opened();
  const before = look();
  const ops = must(await host.apply([takeOut(at(5, 0, 1, 4), at(3, 0, 1, 4))]));
  expect(await host.readCells("客户", at(3, 0, 1, 2))).toMatchObject({ value: { values: [["002", "北京样例"]] } });
  await undo(ops);
  expect(look()).toEqual(before);
});

describe("a deletion that could not be undone is refused, and nothing has happened:", () => {
  it.each<readonly [string, string, (run: ReturnType<typeof opened>) => unknown]>([
    ["charts", "host/cannotMove", ({ emulator }) => emulator.book.drawingsOn.set("客户", 1)],
    ["comments", "host/cannotMove", ({ emulator }) => emulator.book.commentsOn.set("客户", 1)],
    ["rows that are filtered out", "host/hiddenRows", ({ workbook }) => Object.assign(workbook.sheets[0]!, { hiddenRows: [{ first: 4, last: 4 }] })],
    ["a formula on a protected sheet", "host/cannotMove", async ({ host, workbook }) => {
      must(await host.apply([formula("Notes", "=客户!A4")]));
      Object.assign(workbook.sheets[1]!, { protected: true });
    }],
  ])("%s", async (_, code, prepare) => {
    const run = opened();
    await prepare(run);
    const before = run.look();
    expect(await run.host.apply([takeOut(at(3, 0, 1, 4))])).toMatchObject({ ok: false, problems: [{ code }] });
    expect(run.look()).toEqual(before);
  });
});

it.each(profiles)("our own moves do not echo, those of others are heard ($name)", async (profile) => {
  const { host, emulator, workbook } = opened(profile);
  const heard: HostChange[] = [];
  const stop = must(await host.watch((change) => heard.push(change)));
  const ops = must(await host.apply([{ verb: "insertCells", sheet: "客户", areas: [at(4, 0, 1, 4)] }]));
  must(await host.apply([...ops.flatMap((op) => op.undo), takeOut(at(3, 0, 1, 4))]));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(heard).toEqual([]);
  emulator.book.changed(workbook.sheets[0]!, at(3, 0, 1, 4), "CellDeleted", false, false);
  must(await emulator.as("user").apply([{ verb: "writeCells", sheet: "Notes", blocks: [{ row: 0, column: 0, values: [["x"]] }] }]));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(heard).toEqual([{ sheet: "客户", area: null, source: "user" }, { sheet: "Notes", area: at(0, 0), source: "user" }]);
  await stop();
});
