import { describeWatching } from "../../contracts/watching.contract";
import { describeWorkbookHost } from "../../contracts/workbookHost.contract";
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
