/** The page that Excel loads beside the workbook. Its script is run part by part: as one piece it would hold the page up. */
import { documentBytes } from "../hosts/excel/secondWorkbook";
import { placeProblem } from "../hosts/excel/officePlace";
import { inTurns } from "./desk/breathe";
import { answerRibbon } from "./ribbon";
import { paneParts } from "./shell/paneParts";

async function start(): Promise<void> {
  // Where Microsoft cannot be reached there is no Office at all.
  const office = typeof Office === "undefined" ? null : Office;
  const info = office === null ? null : ((await office.onReady()) as unknown as { readonly host: string | null });
  const isSetSupported = (set: string, version: string): boolean => Office.context.requirements.isSetSupported(set, version);
  const language = office?.context?.displayLanguage ?? navigator.language;
  const root = document.getElementById("pane")!;
  const problem = placeProblem(info, isSetSupported);
  if (problem !== null) return (await import(/* webpackMode: "eager" */ "./shell/NoPlace")).showNoPlace(root, problem, language.startsWith("zh") ? "zh-CN" : "en");
  // A button may have started this page and waits for its function: nothing slow may come before.
  const ribbon = answerRibbon({ associate: (name, pressed) => Office.actions.associate(name, pressed), showPane: () => Office.addin.showAsTaskpane() });
  await inTurns(paneParts);
  const { startPane } = await import(/* webpackMode: "eager" */ "./main.start");
  await startPane(root, { Excel, isSetSupported, wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)), fileBytes: () => documentBytes(Office) }, language, ribbon);
}

void start();
