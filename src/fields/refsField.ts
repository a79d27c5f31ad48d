import type { FieldType } from "./fieldType";
import { cellText, read, readNothing, shared } from "./reading";
import { joint, severalTexts } from "./severalValues";
import { maskText } from "./textField";
import { trimEnds } from "./width";

/** The ids of any number of records, joined by 、, in the order typed and each once; names among them are kept, as in a `ref`. */
export const refsField: FieldType = {
  type: "refs",
  label: { "zh-CN": "多个引用", en: "References" },
  json: "string",
  several: true,
  parse(raw) {
    const { text, refused } = cellText(raw, trimEnds);
    if (refused !== null) return refused;
    const ids = severalTexts(text).join(joint);
    return readNothing(ids) ?? read(ids);
  },
  format: (value) => String(value),
  normalize: (value) => (typeof value === "string" ? severalTexts(value).join(joint) : value),
  check: () => null,
  mask: (value) => severalTexts(String(value)).map(maskText).join(joint),
  numberFormat: (spec) => spec.numberFormat ?? "@",
  matchRole: { person: "none", organisation: "none" },
  messages: { errorCell: shared.errorCell, digitsLost: shared.digitsLost, placeholder: shared.placeholder },
  width: 20,
};
