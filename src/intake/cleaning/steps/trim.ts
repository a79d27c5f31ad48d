import { dropControls, trimEnds } from "../../../fields/width";
import { onText, onUntyped, type StepKind } from "../stepKind";

/** White space and invisible characters at both ends, and control characters anywhere, go; a cell of nothing else becomes blank. */
export const trimStep: StepKind = {
  kind: "trim",
  lossless: true,
  propose: onUntyped({ id: "step.trim", data: {} }),
  change: () => onText((text) => trimEnds(dropControls(text))),
};
