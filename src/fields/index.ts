/**
 * fields/ holds one field type per file: what people type -> the value a cell stores -> what is wrong with it. A type knows one value at a time:
 * no table, no template, no rule. Adding one is a file and a line in this list. May import records/ only.
 */
import { cnMobileField } from "./cnMobileField";
import { dateField } from "./dateField";
import { enumField } from "./enumField";
import type { FieldType } from "./fieldType";
import { moneyField } from "./moneyField";
import { numberField } from "./numberField";
import { textField } from "./textField";

/** Every field type, sorted by its `x-type` word. */
export const fieldTypes: readonly FieldType[] = [
  cnMobileField,
  dateField,
  enumField,
  moneyField,
  numberField,
  textField,
];

const byType = new Map(fieldTypes.map((fieldType) => [fieldType.type, fieldType]));

/** The field type of an `x-type` word; undefined = there is none of that name. */
export function fieldTypeOf(type: string): FieldType | undefined {
  return byType.get(type);
}
