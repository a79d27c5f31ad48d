import { must } from "../contracts/sampleWorkbook";
import { openInExcel } from "../excel-host/open";
import { profiles } from "../excel-host/profiles";
import { bookOfSheets } from "../pipeline/book";
import { deskIn, rows } from "./openDesk";

/** Asks until it is so, or the test's time is up. */
async function until<T>(wanted: T, ask: () => Promise<T>): Promise<void> {
  for (let is = await ask(); is !== wanted; is = await ask()) await new Promise((resolve) => setTimeout(resolve, 10));
}

it("goes by the new name of a sheet as soon as it has it", async () => {
  const { model } = bookOfSheets({ 客户: rows, 另一张: [["记事"], ["甲"]] });
  const { host, emulator } = openInExcel(model, profiles.find(({ name }) => name === "web"));
  const { desk, events } = deskIn({ model, host });
  must(await desk.governing.apply({}, null));
  must(await desk.start.overview());
  events.length = 0;
  emulator.as("user").rename("客户", "二〇二六");
  const sheet = async (): Promise<string | undefined> => must(await desk.sheet.marks())?.sheet;
  await until("二〇二六", sheet);
  expect(events).toContainEqual({ kind: "changed", by: "user", quiet: true });
  expect(must(await desk.start.overview())).toMatchObject({ governed: { sheet: "二〇二六" } });
  // A sheet where something happened before, and that has nothing to do with the table, may be given a name too.
  const before = emulator.requests + 5;
  must(await emulator.as("user").apply([{ verb: "writeCells", sheet: "另一张", blocks: [{ row: 1, column: 0, values: [["乙"]] }] }]));
  await until(true, async () => emulator.requests > before);
  emulator.as("coauthor").rename("另一张", "客户");
  emulator.as("coauthor").rename("二〇二六", "另一张");
  await until("另一张", sheet);
  expect(events.filter(({ kind }) => kind === "problem")).toEqual([]);
  await desk.close();
});
