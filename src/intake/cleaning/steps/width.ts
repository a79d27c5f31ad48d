import { narrowText } from "../../profile/narrowText";
import { onText, onUntyped, type StepKind } from "../stepKind";

/** Letters, digits and blanks of double width become single. */
export const widthStep: StepKind = {
  kind: "width",
  lossless: true,
  propose: onUntyped({ id: "step.width", data: {} }),
  change: () => onText(narrowText),
};
