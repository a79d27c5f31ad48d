/** The page that Excel loads beside the workbook. */
import { startPane } from "./main.start";
import type { ViewName } from "./shell/paneContext";

async function start(): Promise<void> {
  await Office.onReady();
  const show = await startPane(
    document.getElementById("pane")!,
    { Excel, isSetSupported: (set, version) => Office.context.requirements.isSetSupported(set, version), wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)) },
    Office.context.displayLanguage,
  );
  // Ribbon buttons choose the view of the one pane.
  for (const view of ["start", "findings", "duplicates", "reports"] satisfies readonly ViewName[])
    Office.actions.associate(`show.${view}`, async (event: Office.AddinCommands.Event) => {
      await Office.addin.showAsTaskpane();
      show({ view });
      event.completed();
    });
}

void start();
