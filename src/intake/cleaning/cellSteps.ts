import { blanksStep } from "./steps/blanks";
import { formatStep } from "./steps/format";
import { interpretStep, normalizeStep } from "./steps/normalize";
import { placeholderStep } from "./steps/placeholder";
import { spellingStep } from "./steps/spelling";
import { trimStep } from "./steps/trim";
import { widthStep } from "./steps/width";
import type { StepKind } from "./stepKind";

/** The steps that change cells one by one, in the order in which they are done. */
export const cellSteps: readonly StepKind[] = [trimStep, blanksStep, widthStep, placeholderStep, normalizeStep, interpretStep, formatStep, spellingStep];

const byKind = new Map(cellSteps.map((step) => [step.kind, step]));

export function cellStepOf(kind: string): StepKind | undefined {
  return byKind.get(kind);
}
