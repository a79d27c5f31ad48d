import type { CellValue } from "./cellValue";
import type { Localized } from "./text";

/** What a cell is stored as: a number and the text of its digits read alike. */
export type StoredKind = "text" | "number" | "boolean" | "blank";

export function storedKind(value: CellValue): StoredKind {
  return value === null ? "blank" : typeof value === "number" ? "number" : typeof value === "boolean" ? "boolean" : "text";
}

/** Behind a value, where another one reads like it. */
export const kindWords: Readonly<Record<StoredKind, Localized>> = {
  blank: { "zh-CN": "（空）", en: " (blank)" },
  boolean: { "zh-CN": "（是否）", en: " (yes or no)" },
  number: { "zh-CN": "（数值）", en: " (number)" },
  text: { "zh-CN": "（文本）", en: " (text)" },
};
