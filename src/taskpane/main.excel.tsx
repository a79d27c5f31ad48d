/** The page that Excel loads beside the workbook. */
import { createRoot } from "react-dom/client";
import { documentBytes } from "../hosts/excel/secondWorkbook";
import { placeProblem } from "../hosts/excel/officePlace";
import { startPane } from "./main.start";
import { answerRibbon } from "./ribbon";
import { NoPlace } from "./shell/NoPlace";

async function start(): Promise<void> {
  // Where Microsoft cannot be reached there is no Office at all.
  const office = typeof Office === "undefined" ? null : Office;
  const info = office === null ? null : ((await office.onReady()) as unknown as { readonly host: string | null });
  const isSetSupported = (set: string, version: string): boolean => Office.context.requirements.isSetSupported(set, version);
  const language = office?.context?.displayLanguage ?? navigator.language;
  const root = document.getElementById("pane")!;
  const problem = placeProblem(info, isSetSupported);
  if (problem !== null) return createRoot(root).render(<NoPlace problem={problem} lang={language.startsWith("zh") ? "zh-CN" : "en"} />);
  // A button may have started this page and waits for its function: nothing slow may come before.
  const ribbon = answerRibbon({ associate: (name, pressed) => Office.actions.associate(name, pressed), showPane: () => Office.addin.showAsTaskpane() });
  await startPane(root, { Excel, isSetSupported, wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)), fileBytes: () => documentBytes(Office) }, language, ribbon);
}

void start();
