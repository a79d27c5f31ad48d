import { foldWidth } from "../../../fields/width";
import type { CellValue } from "../../../records/cellValue";
import { isPlaceholder } from "../../cellLook";
import type { StepColumn, StepKind } from "../stepKind";

/** Words for "nothing here" become blank cells, where the column's type takes them for that too. Somebody may have meant them: never ticked. */
export const placeholderStep: StepKind = {
  kind: "placeholder",
  lossless: false,
  propose: (column) => (column.profile.placeholders.count === 0 ? null : { params: {}, reason: { id: "step.placeholder", data: { words: wordsOf(column.profile.placeholders.examples) } } }),
  change: (_params, column) => (value) => (isPlaceholder(typeof value === "string" ? foldWidth(value) : value) && saysNothing(value, column) ? null : value),
};

function saysNothing(value: CellValue, { type, context }: StepColumn): boolean {
  if (type === null) return true;
  const reading = type.parse(value, context);
  return reading.ok && reading.value === null;
}

function wordsOf(examples: readonly { readonly value: CellValue }[]): string {
  return examples.map(({ value }) => String(value).trim()).join(" ");
}
