import type { CellValue } from "../records/cellValue";
import type { FieldContext } from "../fields/fieldType";
import type { FieldDef } from "./template";

/** Who sees a value besides the cell itself and the record's own form: people at the pane (its lists, messages, history; result sheets), or whoever gets what leaves the workbook (machine-readable output, clean copies). */
export type View = "pane" | "export";

/**
 * How a field's values are shown there. By `x-sensitivity`: `public` whole; `internal` whole at the pane, masked outside; `confidential` masked in both; `restricted` masked at the pane, left out
 * outside. Personal data (`x-pii`) is internal where nothing else is said; everything else is public. What is `writeOnly` is left out everywhere.
 */
export function shownAs({ sensitivity, pii, writeOnly }: Pick<FieldDef, "sensitivity" | "pii" | "writeOnly">, view: View): "whole" | "masked" | "leftOut" {
  if (writeOnly === true) return "leftOut";
  switch (sensitivity ?? (pii === undefined ? "public" : "internal")) {
    case "public": return "whole";
    case "internal": return view === "pane" ? "whole" : "masked";
    case "confidential": return "masked";
    case "restricted": return view === "pane" ? "masked" : "leftOut";
  }
}

/** The value with its private part hidden: by the field's own `x-mask`, else as its type does. Blank stays blank. */
export function maskedText(field: FieldDef, value: CellValue, { dateSystem, dayFirst }: Pick<FieldContext, "dateSystem" | "dayFirst">): string {
  if (value === null || typeof value === "object") return "";
  const context: FieldContext = { spec: field, dateSystem, dayFirst };
  const reading = field.fieldType.parse(value, context);
  const read = reading.ok ? reading.value : value;
  if (read === null) return "";
  if (field.mask === undefined) return field.fieldType.mask(read, context);
  const characters = [...(reading.ok ? field.fieldType.format(read, context) : String(value))];
  const { first, last } = field.mask;
  // What is no longer than the ends that stay would be shown whole.
  if (characters.length <= first + last) return "*".repeat(characters.length);
  return characters.slice(0, first).join("") + "*".repeat(characters.length - first - last) + characters.slice(characters.length - last).join("");
}
