/**
 * fields/ holds one field type per file: what people type -> the value a cell stores -> what is wrong with it. A type knows one value at a time:
 * no table, no template, no rule. Adding one is a file and a line in this list. May import records/ only.
 */
import { autoNumberField } from "./autoNumberField";
import { boolField } from "./boolField";
import { cnIdField } from "./cnIdField";
import { cnMobileField } from "./cnMobileField";
import { cnUsccField } from "./cnUsccField";
import { companyNameField } from "./companyNameField";
import { dateField } from "./dateField";
import { emailField } from "./emailField";
import { enumField } from "./enumField";
import type { FieldType } from "./fieldType";
import { integerField } from "./integerField";
import { longTextField } from "./longTextField";
import { moneyField } from "./moneyField";
import { numberField } from "./numberField";
import { percentField } from "./percentField";
import { personNameField } from "./personNameField";
import { phoneField } from "./phoneField";
import { regionField } from "./regionField";
import { textField } from "./textField";
import { urlField } from "./urlField";
import { userField } from "./userField";

/** Every field type, sorted by its `x-type` word. */
export const fieldTypes: readonly FieldType[] = [
  autoNumberField,
  boolField,
  cnIdField,
  cnMobileField,
  cnUsccField,
  companyNameField,
  dateField,
  emailField,
  enumField,
  integerField,
  longTextField,
  moneyField,
  numberField,
  percentField,
  personNameField,
  phoneField,
  regionField,
  textField,
  urlField,
  userField,
];

const byType = new Map(fieldTypes.map((fieldType) => [fieldType.type, fieldType]));

/** The field type of an `x-type` word; undefined = there is none of that name. */
export function fieldTypeOf(type: string): FieldType | undefined {
  return byType.get(type);
}
