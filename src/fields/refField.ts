import type { FieldType } from "./fieldType";
import { cellText, read, readNothing, shared } from "./reading";
import { maskText } from "./textField";

/**
 * The id of a record of another table (or of this one). People also type what the record is called: that is kept as it is, and which record it names is found by the table's relation, which
 * knows the records; a field type does not.
 */
export const refField: FieldType = {
  type: "ref",
  label: { "zh-CN": "引用", en: "Reference" },
  json: "string",
  parse(raw) {
    const { text, refused } = cellText(raw);
    return refused ?? readNothing(text) ?? read(text);
  },
  format: (value) => String(value),
  normalize: (value) => value,
  check: () => null,
  mask: (value) => maskText(String(value)),
  numberFormat: (spec) => spec.numberFormat ?? "@",
  // Two people of one company are two people.
  matchRole: { person: "group", organisation: "none" },
  messages: { errorCell: shared.errorCell, digitsLost: shared.digitsLost, placeholder: shared.placeholder },
  width: 16,
};
