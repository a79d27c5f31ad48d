import type { FieldType } from "./fieldType";
import { textField } from "./textField";

/** Free text of several lines, such as notes: read like text, line breaks kept, shown in a wide column. Guessed where cells hold line breaks. */
export const longTextField: FieldType = {
  ...textField,
  type: "longtext",
  label: { "zh-CN": "长文本", en: "Long text" },
  width: 40,
  guess: (samples) => (samples.some((raw) => typeof raw === "string" && (raw.includes("\n") || raw.length > 200)) ? 0.15 : 0),
};
