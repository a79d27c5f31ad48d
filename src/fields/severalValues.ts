import { cleanText } from "./width";

/** What stands between the values of a cell that holds several: 、，,；;|/ and line breaks. A template's option or person cannot carry one in its name. */
export const separator = /[、，,;；|｜/／\r\n\t]+/;
/** What is written between the values that are stored. */
export const joint = "、";

/** The values of a cell in the order typed, each once, cleaned; empty places between separators say nothing. */
export function severalTexts(raw: string, between: RegExp = separator): readonly string[] {
  return [...new Set(raw.split(between).map(cleanText).filter((part) => part !== ""))];
}
