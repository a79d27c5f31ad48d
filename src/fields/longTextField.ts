import type { FieldType } from "./fieldType";
import { textField } from "./textField";

const { guess: _onlyForText, ...sameAsText } = textField;

/** Free text of several lines, such as notes: read like text, line breaks kept, shown in a wide column. Never guessed: text is the guess. */
export const longTextField: FieldType = { ...sameAsText, type: "longtext", label: { "zh-CN": "长文本", en: "Long text" }, width: 40 };
