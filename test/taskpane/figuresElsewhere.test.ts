import { fileHost } from "../../src/hosts/file/fileHost";
import { must } from "../contracts/sampleWorkbook";
import { openInExcel } from "../excel-host/open";
import { profiles } from "../excel-host/profiles";
import { bookOfSheets, field, smallTemplate } from "../pipeline/book";
import { deskIn } from "./openDesk";

const template = smallTemplate(
  { name: field("companyName", "名称"), area: field("text", "地区") },
  { template: { reports: ["按地区", "另一张"].map((title, n) => ({ id: `r${n}`, title: { "zh-CN": title, en: title }, source: "small", rows: ["area"], values: [{ agg: "count", field: "name" }] })) } },
);
const rows = [["名称", "地区"], ["甲公司", "华东"], ["乙公司", "华北"], ["丙公司", "华东"]];
const figure = (sheet: string) => ({ sheet, area: { row: 3, column: 1, rows: 1, columns: 1 } });

it("asks Excel nothing for a click on a sheet without a report, and still knows each report as soon as it stands", async () => {
  const { model } = bookOfSheets({ 表: rows, 记事: [["甲"], ["乙"]] });
  const { host, emulator } = openInExcel(model, profiles.find(({ name }) => name === "web"));
  const { desk } = deskIn({ model, host }, template);
  must(await desk.governing.apply({}, null));
  must(await desk.start.overview());
  const asked = async (sheet: string): Promise<readonly [count: number | undefined, requests: number]> => {
    const before = emulator.requests;
    return [must(await desk.reports.behind(figure(sheet)))?.count, emulator.requests - before];
  };
  await asked("记事");
  expect(await asked("记事")).toEqual([undefined, 0]);
  // People who type in the table ask no more of it.
  must(await emulator.as("user").apply([{ verb: "writeCells", sheet: "表", blocks: [{ row: 1, column: 0, values: [["甲一公司"]] }] }]));
  must(await desk.sheet.rescan());
  expect(await asked("记事")).toEqual([undefined, 0]);
  const { change } = must(await desk.reports.build(["r0"]));
  expect((await asked("按地区"))[0]).toBe(2);
  expect((await asked("记事"))[0]).toBeUndefined();
  expect(await asked("记事")).toEqual([undefined, 0]);
  // Somebody else builds one, of which no event tells.
  const other = deskIn({ model, host: fileHost(model, { name: "book.xlsx", format: "xlsx" }, "coauthor") }, template).desk;
  const { change: theirs } = must(await other.reports.build(["r1"]));
  expect((await asked("另一张"))[0]).toBe(2);
  // A sheet of the person gets the name under which a report stood, and the other way round.
  must(await other.history.undo(theirs));
  must(await desk.history.undo(change));
  emulator.as("user").rename("记事", "按地区");
  expect((await asked("按地区"))[0] ?? 0).toBe(0);
  emulator.as("user").rename("按地区", "记事");
  must(await desk.reports.build(["r0"]));
  expect((await asked("按地区"))[0]).toBe(2);
  expect(emulator.unknown).toEqual([]);
});
