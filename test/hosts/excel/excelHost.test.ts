import { describeWorkbookHost } from "../../contracts/workbookHost.contract";
import { openInExcel } from "../../excel-host/open";
import { profiles } from "../../excel-host/profiles";

for (const profile of profiles) {
  describeWorkbookHost(`the Excel host (${profile.name})`, (workbook) => {
    const { host } = openInExcel(workbook, profile);
    return { host, model: () => workbook };
  });
}
