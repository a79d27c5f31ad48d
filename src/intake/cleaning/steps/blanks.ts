import { onText, onUntyped, type StepKind } from "../stepKind";

/** Two blanks or more inside a text of one line become one. Texts of several lines are laid out by hand and stay. */
export const blanksStep: StepKind = {
  kind: "blanks",
  lossless: true,
  propose: onUntyped({ id: "step.blanks", data: {} }),
  change: () => onText((text) => (/[\r\n]/.test(text) ? text : text.replace(/[ \t\u00a0\u3000]{2,}/g, " "))),
};
