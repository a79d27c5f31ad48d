import { openFile } from "../../src/hosts/file/openFile";
import type { HostOp } from "../../src/workbook/host";
import { stageOf } from "../../src/workbench/stage/stageOf";
import { sortedPlaces } from "../../src/workbench/stage/sortRows";
import { must } from "../contracts/sampleWorkbook";

const csv = new TextEncoder().encode("编号,名称,金额,备注\nR1,重庆乙,20,\nR2,安徽甲,3,老\nR3,北京丙,,新\nR4,abc,100,老\n合计,,123,\n");

async function staged() {
  const file = must(openFile("a.csv", csv));
  const done: HostOp[][] = [];
  const { stage, takeBack } = stageOf(file, () => undefined, () => undefined, (ops) => void done.push([...ops]));
  must(await file.host.apply([
    { verb: "createTable", sheet: "a", area: { row: 0, column: 0, rows: 5, columns: 4 }, name: "T", style: "TableStyleMedium2" },
    { verb: "writeCells", sheet: "a", blocks: [{ row: 1, column: 3, values: [[null], ["老"], ["新"], ["老"]] }, { row: 1, column: 2, values: [[20], [3], [null], [100]] }, { row: 7, column: 0, values: [[20]], formulas: [["=C2"]] }] },
    { verb: "formatCells", sheet: "a", areas: [{ area: { row: 2, column: 0, rows: 1, columns: 4 }, look: { fill: "92D050" } }, { area: { row: 4, column: 2, rows: 1, columns: 1 }, numberFormat: "#,##0.00" }] },
  ]));
  const all = { row: 0, column: 0, rows: 9, columns: 4 };
  const names = async () => must(await file.host.readCells("a", { row: 1, column: 1, rows: 4, columns: 1 })).values.flat();
  const look = async () => [must(await file.host.readCells("a", all, { formulas: true, numberFormats: true })), [...file.looks.styles("a", all)].map((style) => JSON.stringify(file.looks.describe(style))), file.looks.sheet("a")];
  const hidden = () => file.looks.sheet("a")!.hiddenRows.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
  return { file, stage, done, takeBack, names, look, hidden };
}
const at = (column: number, row = 2) => ({ sheet: "a", row, column });

describe("sorting as Excel does", () => {
  it("has numbers before texts, texts by pinyin, then false, true and errors; blanks last both ways; equal ones as they stood", () => {
    const keys = ["重庆", true, 3, null, "安徽", { error: "#N/A" }, -1, "北京", false, "abc", "", 3];
    expect(sortedPlaces(keys, false).map((place) => keys[place])).toEqual([-1, 3, 3, "abc", "安徽", "北京", "重庆", false, true, { error: "#N/A" }, null, ""]);
    expect(sortedPlaces(keys, false).slice(1, 3)).toEqual([2, 11]);
    expect(sortedPlaces(keys, true).map((place) => keys[place]).slice(-5)).toEqual([3, 3, -1, null, ""]);
  });

  it("takes rows along with their looks and formats, leaves what reads a cell reading that place, and goes back exactly", async () => {
    const { stage, done, takeBack, names, look, file } = await staged();
    const before = await look();
    must(await stage.sort(at(1), false));
    expect(await names()).toEqual(["abc", "安徽甲", "北京丙", "重庆乙"]);
    expect(must(await file.host.readCells("a", { row: 1, column: 2, rows: 1, columns: 1 }, { numberFormats: true }))).toMatchObject({ values: [[100]], numberFormats: [["#,##0.00"]] });
    expect(must(await file.host.readCells("a", { row: 7, column: 0, rows: 1, columns: 1 }, { formulas: true })).formulas).toEqual([["=C2"]]);
    must(await stage.sort(at(2, -1), true));
    expect(await names()).toEqual(["abc", "重庆乙", "安徽甲", "北京丙"]);
    const green = [...file.looks.styles("a", { row: 1, column: 1, rows: 4, columns: 1 })].map((style) => JSON.stringify(file.looks.describe(style)).includes("92D050"));
    expect(green).toEqual([false, false, true, false]);
    must(await takeBack(done.flat()));
    expect(await look()).toEqual(before);
  });

  it("says so where there is no table", async () => {
    const { stage } = await staged();
    expect(await stage.sort(at(1, 8), false)).toMatchObject({ ok: false, problems: [{ code: "workbench/noTable" }] });
  });
});

describe("filtering", () => {
  it("shows what was chosen, blanks too, and says it in the column itself where it holds texts", async () => {
    const { stage, hidden, file, done, takeBack } = await staged();
    expect(must(await stage.choices(at(3)))).toEqual({ header: "备注", filtered: false, choices: [{ text: "老", shown: "老", count: 2, on: true }, { text: "新", shown: "新", count: 1, on: true }, { text: "", shown: "", count: 1, on: true }] });
    must(await stage.filter(at(3), ["老", ""]));
    expect(hidden()).toEqual([3]);
    expect(file.looks.sheet("a")!.filters).toEqual([{ table: "T", column: 3, values: ["", "老"] }]);
    // Another column besides: by the column that tells the rows apart.
    must(await stage.filter(at(2), ["3", "20"]));
    expect(hidden()).toEqual([3, 4]);
    expect(must(await stage.book()).sheets[0]!.headers).toEqual([{ row: 0, column: 0, columns: 4, filtered: [3, 2] }]);
    expect(file.looks.sheet("a")!.filters.map(({ column, values }) => [column, values])).toEqual([[1, ["重庆乙", "安徽甲"]]]);
    expect(must(await stage.choices(at(2))).choices.map(({ text, on }) => [text, on])).toEqual([["3", true], ["20", true], ["100", false]]);
    // What is taken back is not remembered.
    must(await takeBack(done.pop()!));
    expect(hidden()).toEqual([3]);
    expect(must(await stage.choices(at(2)))).toMatchObject({ filtered: false });
    must(await stage.filter(at(3), null));
    expect(hidden()).toEqual([]);
    expect(file.looks.sheet("a")!.filters).toEqual([]);
  });

  it("stands in the saved file with its rows hidden, and sorting leaves those where they are", async () => {
    const { stage, file, names } = await staged();
    must(await stage.filter(at(3), ["老"]));
    must(await stage.sort(at(1), false));
    expect(await names()).toEqual(["重庆乙", "abc", "北京丙", "安徽甲"]);
    const again = must(openFile("b.xlsx", must(file.save("xlsx"))));
    expect(again.looks.sheet("a")).toMatchObject({ filters: [{ table: "T", column: 3, values: ["老"] }], hiddenRows: [{ first: 1, last: 1 }, { first: 3, last: 3 }] });
  });
});
