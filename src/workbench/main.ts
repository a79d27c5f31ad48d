/** The page of the workbench. Its script is run part by part: as one piece it would hold the page up. */
import { inTurns } from "../taskpane/desk/breathe";
import { paneParts } from "../taskpane/shell/paneParts";

const parts: readonly (() => Promise<unknown>)[] = [
  ...paneParts,
  () => import(/* webpackMode: "eager", webpackExports: ["browserStorage"] */ "../storage/browserStorage"),
  async () => (await import(/* webpackMode: "eager" */ "./start")).start(),
];
void inTurns(parts);
