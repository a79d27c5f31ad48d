import { describeWatching } from "../../contracts/watching.contract";
import { describeWorkbookHost } from "../../contracts/workbookHost.contract";
import type { HostChange } from "../../../src/workbook/host";
import { linkedWorkbook, must, sampleWorkbook } from "../../contracts/sampleWorkbook";
import { openInExcel } from "../../excel-host/open";
import { profiles } from "../../excel-host/profiles";

for (const profile of profiles) {
  describeWorkbookHost(`the Excel host (${profile.name})`, (workbook) => {
    const { host } = openInExcel(workbook, profile);
    return { host, model: () => workbook };
  }, { takesOverFilters: false, restoresFormats: false, growsWithTables: false });

  describeWatching(`the Excel host (${profile.name})`, (workbook) => {
    const { host, emulator } = openInExcel(workbook, profile);
    return { host, as: (actor) => emulator.as(actor), settled: () => new Promise((resolve) => setTimeout(resolve, 20)) };
  });
}

it("does not look at the links of more cells than Excel tells of at a time", async () => {
  const { host } = openInExcel(linkedWorkbook());
  expect(must(await host.readLinks("联系", { row: 0, column: 0, rows: 20_000, columns: 1 }))).toHaveLength(4);
  expect(must(await host.readLinks("联系", { row: 0, column: 0, rows: 20_001, columns: 1 }))).toBeNull();
});

it.each([["web", false], ["Mac", true]] as const)("hears what a sheet is called now (%s), from the next edit where Excel does not tell of it", async (name, edited) => {
  const { host, emulator } = openInExcel(sampleWorkbook(), profiles.find((profile) => profile.name === name));
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
  const changes: HostChange[] = [];
  must(await host.watch((change) => changes.push(change)));
  emulator.as("user").rename("客户", "新名");
  emulator.as("coauthor").rename("Notes", "Remarks");
  await settled();
  const renamed: HostChange[] = [{ sheet: "新名", area: null, source: "user", formerly: "客户" }, { sheet: "Remarks", area: null, source: "coauthor", formerly: "Notes" }];
  expect(changes).toEqual(edited ? [] : renamed);
  must(await emulator.as("user").apply([{ verb: "writeCells", sheet: "新名", blocks: [{ row: 3, column: 1, values: [["改"]] }] }]));
  await settled();
  expect(changes.filter(({ formerly }) => formerly !== undefined)).toEqual(edited ? renamed.slice(0, 1) : renamed);
  expect(emulator.unknown).toEqual([]);
});

it("tells the name that stands where two renamings come in the wrong order, late and twice", async () => {
  const { host, emulator } = openInExcel(sampleWorkbook(), profiles.find(({ name }) => name === "web"));
  emulator.eventPlan = (n) => [[5, 9], [2, 3]][n % 2]!;
  const changes: HostChange[] = [];
  must(await host.watch((change) => changes.push(change)));
  emulator.as("user").rename("客户", "一");
  emulator.as("user").rename("一", "二");
  emulator.tellHeld();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(changes).toEqual([{ sheet: "二", area: null, source: "user", formerly: "客户" }]);
});
