import { describeLive } from "../../contracts/live.contract";
import { openInExcel } from "../../excel-host/open";
import { profiles } from "../../excel-host/profiles";

for (const profile of profiles) {
  describeLive(`the Excel host (${profile.name})`, (workbook) => {
    const { host, emulator } = openInExcel(workbook, profile);
    return { host, as: (actor) => emulator.as(actor), settled: () => new Promise((resolve) => setTimeout(resolve, 20)) };
  });
}
