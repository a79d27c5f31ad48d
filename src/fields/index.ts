/**
 * fields/ holds one field type per file: what people type -> the value a cell stores -> what is wrong with it. A type knows one value at a time:
 * no table, no template, no rule. Adding one is a file and a line in this list. May import records/ only.
 */
import { autoNumberField } from "./autoNumberField";
import { bankCardField } from "./bankCardField";
import { boolField } from "./boolField";
import { cnIdField } from "./cnIdField";
import { cnLandlineField } from "./cnLandlineField";
import { cnMobileField } from "./cnMobileField";
import { cnOrgCodeField } from "./cnOrgCodeField";
import { cnUsccField } from "./cnUsccField";
import { companyNameField } from "./companyNameField";
import { contractNoField } from "./contractNoField";
import { dateField } from "./dateField";
import { emailField } from "./emailField";
import { enumField } from "./enumField";
import type { FieldType } from "./fieldType";
import { hkmoPermitField } from "./hkmoPermitField";
import { integerField } from "./integerField";
import { invoiceNoField } from "./invoiceNoField";
import { longTextField } from "./longTextField";
import { moneyField } from "./moneyField";
import { numberField } from "./numberField";
import { passportField } from "./passportField";
import { percentField } from "./percentField";
import { personNameField } from "./personNameField";
import { phoneField } from "./phoneField";
import { plateField } from "./plateField";
import { postcodeField } from "./postcodeField";
import { qqField } from "./qqField";
import { regionField } from "./regionField";
import { textField } from "./textField";
import { twPermitField } from "./twPermitField";
import { urlField } from "./urlField";
import { userField } from "./userField";
import { wechatField } from "./wechatField";
import { wecomField } from "./wecomField";

/** Every field type, sorted by its `x-type` word. */
export const fieldTypes: readonly FieldType[] = [
  autoNumberField,
  bankCardField,
  boolField,
  cnIdField,
  cnLandlineField,
  cnMobileField,
  cnOrgCodeField,
  cnUsccField,
  companyNameField,
  contractNoField,
  dateField,
  emailField,
  enumField,
  hkmoPermitField,
  integerField,
  invoiceNoField,
  longTextField,
  moneyField,
  numberField,
  passportField,
  percentField,
  personNameField,
  phoneField,
  plateField,
  postcodeField,
  qqField,
  regionField,
  textField,
  twPermitField,
  urlField,
  userField,
  wechatField,
  wecomField,
];

const byType = new Map(fieldTypes.map((fieldType) => [fieldType.type, fieldType]));

/** The field type of an `x-type` word; undefined = there is none of that name. */
export function fieldTypeOf(type: string): FieldType | undefined {
  return byType.get(type);
}
