/**
 * fields/ holds one field type per file: what people type -> the value a cell stores -> what is wrong with it. A type knows one value at a time:
 * no table, no template, no rule. Adding one is a file and a line in this list. May import records/ only.
 */
import { addressField } from "./addressField";
import { attachmentField } from "./attachmentField";
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
import { datetimeField } from "./datetimeField";
import { deptField } from "./deptField";
import { emailField } from "./emailField";
import { enumField } from "./enumField";
import type { FieldType } from "./fieldType";
import { hkmoPermitField } from "./hkmoPermitField";
import { integerField } from "./integerField";
import { invoiceNoField } from "./invoiceNoField";
import { jsonField } from "./jsonField";
import { longTextField } from "./longTextField";
import { lunarDateField } from "./lunarDateField";
import { moneyField } from "./moneyField";
import { multiEnumField } from "./multiEnumField";
import { numberField } from "./numberField";
import { passportField } from "./passportField";
import { percentField } from "./percentField";
import { personNameField } from "./personNameField";
import { phoneField } from "./phoneField";
import { plateField } from "./plateField";
import { postcodeField } from "./postcodeField";
import { qqField } from "./qqField";
import { ratingField } from "./ratingField";
import { refField } from "./refField";
import { refsField } from "./refsField";
import { regionField } from "./regionField";
import { formulaField, lookupField, rollupField } from "./calculatedField";
import { systemField } from "./systemField";
import { tagsField } from "./tagsField";
import { textField } from "./textField";
import { twPermitField } from "./twPermitField";
import { urlField } from "./urlField";
import { userField } from "./userField";
import { usersField } from "./usersField";
import { wechatField } from "./wechatField";
import { wecomField } from "./wecomField";
import { yearMonthField } from "./yearMonthField";

/** Every field type, sorted by its `x-type` word. */
export const fieldTypes: readonly FieldType[] = [
  addressField,
  attachmentField,
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
  datetimeField,
  deptField,
  emailField,
  enumField,
  formulaField,
  hkmoPermitField,
  integerField,
  invoiceNoField,
  jsonField,
  longTextField,
  lookupField,
  lunarDateField,
  moneyField,
  multiEnumField,
  numberField,
  passportField,
  percentField,
  personNameField,
  phoneField,
  plateField,
  postcodeField,
  qqField,
  ratingField,
  refField,
  refsField,
  regionField,
  rollupField,
  systemField,
  tagsField,
  textField,
  twPermitField,
  urlField,
  userField,
  usersField,
  wechatField,
  wecomField,
  yearMonthField,
];

const byType = new Map(fieldTypes.map((fieldType) => [fieldType.type, fieldType]));

/** The field type of an `x-type` word; undefined = there is none of that name. */
export function fieldTypeOf(type: string): FieldType | undefined {
  return byType.get(type);
}
