import { describeWatching } from "../../contracts/watching.contract";
import { describeWorkbookHost } from "../../contracts/workbookHost.contract";
import { linkedWorkbook, must } from "../../contracts/sampleWorkbook";
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
