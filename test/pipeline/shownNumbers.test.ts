import { check } from "../../src/pipeline/check";
import { govern } from "../../src/pipeline/govern";
import { infer } from "../../src/pipeline/infer";
import { planImport } from "../../src/pipeline/importPlan";
import { readSource } from "../../src/pipeline/importSource";
import { governedTables } from "../../src/pipeline/locate";
import { undoAll } from "../../src/pipeline/undo";
import type { CellValue } from "../../src/records/cellValue";
import { serialFromIso } from "../../src/records/serialDay";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, cellsOf, field, look, own, reopened, smallTemplate, withTemplate, write } from "./book";

const template = smallTemplate({ name: field("text", "名称"), note: field("text", "备注"), code: field("postcode", "邮编"), count: field("integer", "数量"), day: field("date", "日期") }, {});
const day = serialFromIso("2024-01-02", 1900)!;
const sheet: readonly (readonly CellValue[])[] = [
  ["名称", "备注", "邮编", "数量", "日期"],
  ["甲", day, 10010, 5, day],
  ["乙", day + 0.5, 100010, day, day],
  ["丙", 0.1534, "100010", 7, day],
  ["丁", 1234.5, "100010", 8, day],
  ["戊", null, "100010", 9, day],
];

/** As Excel has it: the number format of a cell alone says what its number is. */
async function book(): Promise<Book> {
  const made = bookOfSheets({ 表: sheet });
  const formats: readonly (readonly [number, number, string])[] = [[1, 1, "m/d/yyyy"], [2, 1, "yyyy/m/d h:mm"], [3, 1, "0%"], [4, 1, "#,##0.00"], [5, 1, "yyyy/m/d"], [1, 2, "000000"], [2, 3, 'm"月"d"日"'], ...[1, 2, 3, 4, 5].map((row) => [row, 4, "yyyy/m/d"] as const)];
  await write(made, { verb: "formatCells", sheet: "表", areas: formats.map(([row, column, numberFormat]) => ({ area: { row, column, rows: 1, columns: 1 }, numberFormat })) });
  made.model.sheets[0]!.cells.setContent(5, 1, day + 1, "=B2+1");
  return reopened(made);
}

const columnOf = async (opened: Book, column: number): Promise<readonly CellValue[]> => (await cellsOf(opened, "表")).slice(1).map((row) => row[column] ?? null);

describe("a header that Excel made a day of", () => {
  it("is called what people see: in the draft, in the table, and where the sheet is matched again", async () => {
    const made = bookOfSheets({ 表: [["名称", serialFromIso("2024-01-01", 1900)!, day, 2023, "备注"], ["甲", 1, 2, 3, "x"], ["乙", 4, 5, 6, "y"], ["丙", 7, 8, 9, day], ["丁", 7, 8, 9, null]] });
    await write(made, { verb: "formatCells", sheet: "表", areas: [[0, 1, 'yyyy"年"m"月"'], [0, 2, "m/d/yyyy"], [3, 4, "yyyy/m/d"]].map(([row, column, numberFormat]) => ({ area: { row: row as number, column: column as number, rows: 1, columns: 1 }, numberFormat: numberFormat as string })) });
    const opened = reopened(made);
    const before = look(opened.model);
    const { text } = must(await infer(opened.session, null));
    const names = ["名称", "2024年1月", "2024-01-02", "2023", "备注"];
    expect(Object.values((JSON.parse(text) as { tables: { [id: string]: { schema: { properties: object } } } }).tables).flatMap(({ schema }) => Object.values(schema.properties).map((one: { "x-label": string }) => one["x-label"]))).toEqual(names);
    const { plan } = must(await govern(opened.session, withTemplate(new TextEncoder().encode(text))));
    expect((await cellsOf(opened, "表"))[0]).toEqual([...names, "记录编号"]);
    expect(opened.model.sheets[0]!.tables[0]!.columns.map(({ name }) => name)).toEqual([...names, "记录编号"]);
    expect(plan).toMatchObject({ newSheet: null, renamedHeaders: [] });
    must(await undoAll(opened.session));
    expect(look(opened.model)).toEqual(before);
  });
});

describe("a number that is shown as something else, in a field that holds no dates", () => {
  it("becomes the text it shows when it is governed, is told, and comes back by undo", async () => {
    const opened = await book();
    const before = look(opened.model);
    const { plan } = must(await govern(opened.session, withTemplate(template)));
    expect((await columnOf(opened, 1)).slice(0, 4)).toEqual(["2024-01-02", "2024-01-02 12:00:00", "15.34%", 1234.5]);
    // A formula stays one, shown as it was.
    expect(must(await opened.host.readCells("表", { row: 5, column: 1, rows: 1, columns: 1 }, { formulas: true, numberFormats: true }))).toEqual({ values: [[day + 1]], formulas: [["=B2+1"]], numberFormats: [["yyyy/m/d"]] });
    expect(await columnOf(opened, 2)).toEqual(["010010", 100010, "100010", "100010", "100010"]);
    expect(await columnOf(opened, 3)).toEqual([5, "2024-01-02", 7, 8, 9]);
    expect(await columnOf(opened, 4)).toEqual([day, day, day, day, day]);
    expect(plan!.keptAsShown).toEqual([
      { field: "note", count: 3, samples: ["2024-01-02", "2024-01-02 12:00:00", "15.34%"] },
      { field: "code", count: 1, samples: ["010010"] },
      { field: "count", count: 1, samples: ["2024-01-02"] },
    ]);
    // A quantity that Excel made a day of is no quantity: a person must say which.
    expect(must(await check(opened.session, own))[0]!.findings.filter(({ rule }) => rule === "field/integer").map(({ at }) => [at[0]!.record, at[0]!.field])).toEqual([["R0000002", "count"]]);
    must(await undoAll(opened.session));
    expect(look(opened.model)).toEqual(before);
  });

  it("of another currency than its field is read with that currency; other formats of quantities stay as people made them", async () => {
    const made = bookOfSheets({ 表: [["名称", "金额", "单价", "折扣", "工号"], ["甲", 1000.555, 1, 0.85, 7], ["乙", -20, 2, 0.9, 8], ["丙", 30, 3, 1, 9], ["丁", "40", 4, 0.5, null], ["戊", 50, 5, 0.25, 10]] });
    made.model.sheets[0]!.cells.setContent(5, 4, 10, "=B4");
    const formats: readonly (readonly [number, number, number, string])[] = [[1, 1, 1, "[$$-409]#,##0"], [2, 1, 1, "[$€-407] #,##0"], [3, 1, 2, "¥#,##0.00"], [1, 2, 5, "¥#,##0.00"], [1, 3, 5, "0%"], [1, 4, 4, "000000"], [5, 4, 1, "yyyy/m/d"]];
    await write(made, { verb: "formatCells", sheet: "表", areas: formats.map(([row, column, rows, numberFormat]) => ({ area: { row, column, rows, columns: 1 }, numberFormat })) });
    const opened = await reopened(made);
    const before = look(opened.model);
    const { plan } = must(await govern(opened.session, withTemplate(smallTemplate({ name: field("text", "名称"), sum: field("money", "金额"), price: { ...field("money", "单价"), "x-decimals": 2 }, discount: field("number", "折扣"), number: field("integer", "工号") }, {}))));
    expect(await columnOf(opened, 1)).toEqual(["$1000.555", "-€20", 30, "40", 50]);
    expect(plan!.keptAsShown).toEqual([{ field: "sum", count: 2, samples: ["$1000.555", "-€20"] }]);
    expect(must(await check(opened.session, own))[0]!.findings.filter(({ messageId }) => messageId === "otherCurrency").map(({ at }) => at[0]!.record)).toEqual(["R0000001", "R0000002"]);
    const { numberFormats } = must(await opened.host.readCells("表", { row: 1, column: 1, rows: 5, columns: 4 }, { numberFormats: true }));
    expect(numberFormats).toEqual([
      ["#,##0.00", "¥#,##0.00", "0%", "000000"], ["#,##0.00", "¥#,##0.00", "0%", "000000"], ["¥#,##0.00", "¥#,##0.00", "0%", "000000"], ["#,##0.00", "¥#,##0.00", "0%", "000000"], ["#,##0.00", "¥#,##0.00", "0%", "yyyy/m/d"],
    ]);
    must(await undoAll(opened.session));
    expect(look(opened.model)).toEqual(before);
  });

  it("comes in as that text by an import", async () => {
    const target = bookOfSheets({ 表: [sheet[0]!, ["己", "x", "100010", 1, day]] });
    must(await govern(target.session, withTemplate(template)));
    const source = await book();
    const table = must(await governedTables(target.session))[0]!;
    const plan = must(await planImport(target.session, must(await readSource(target.session, table, { name: "来源.xlsx", host: source.host }, { sheet: null, answers: {} })), table, { mode: "add", faulty: "take", duplicates: "add" }));
    expect(plan.outcomes.slice(0, 3).map(({ values }) => values["note"])).toEqual(["2024-01-02", "2024-01-02 12:00:00", "15.34%"]);
  });

  it("is shown the same in a column of the person's own when the table is made on a new sheet", async () => {
    const made = bookOfSheets({ 表: [["名称", "首访", "备注"], ["甲", day, null], ["乙", day + 1, "x"], ["小计", null, null], ["丙", day + 2, "y"], ["丁", 7, "z"]] });
    made.model.sheets[0]!.cells.setContent(1, 2, day, "=B2");
    await write(made, { verb: "formatCells", sheet: "表", areas: [[1, 1, 2], [4, 1, 1], [1, 2, 1]].map(([row, column, rows]) => ({ area: { row: row!, column: column!, rows: rows!, columns: 1 }, numberFormat: "yyyy/m/d" })) });
    const { plan } = must(await govern(made.session, withTemplate(smallTemplate({ name: field("text", "名称"), note: field("text", "备注") }))));
    expect(plan).toMatchObject({ newSheet: "rowsBetween", leftOut: [{ row: 4 }] });
    expect((await cellsOf(made, plan!.sheet))[1]!.slice(0, 3)).toEqual(["甲", day, "2024-01-02"]);
    const block = must(await made.host.readCells(plan!.sheet, { row: 1, column: 1, rows: 4, columns: 1 }, { numberFormats: true }));
    expect(block).toMatchObject({ values: [[day], [day + 1], [day + 2], [7]], numberFormats: [["yyyy/m/d"], ["yyyy/m/d"], ["yyyy/m/d"], ["General"]] });
  });
});
