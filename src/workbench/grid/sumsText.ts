import { getFormatInfo } from "numfmt";
import type { Words } from "../../taskpane/shell/language";
import { displaySettings, displayText } from "../../workbook/displayText";
import type { SelectionSums } from "./selectionSums";

/** What is said of selected cells, part by part: average, how many, and sum, whole and in the number format of the first cell. Of texts and dates only how many. */
export function sumsText({ filled, numbers, sum, format }: SelectionSums, say: Words["say"], lang: Words["lang"]): readonly string[] {
  const plain = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 });
  const counted = say(`计数 ${plain.format(filled)}`, `Count ${plain.format(filled)}`);
  const kind = format === null ? "general" : kindOf(format);
  if (numbers === 0 || ["date", "datetime", "time"].includes(kind)) return [counted];
  const shown = (value: number): string => (format === null || ["text", "general", "error"].includes(kind) ? plain.format(value) : displayText(value, format, 1900, displaySettings[lang === "en" ? "en-US" : "zh-CN"]).trim());
  return [say(`平均值 ${shown(sum / numbers)}`, `Average ${shown(sum / numbers)}`), counted, say(`求和 ${shown(sum)}`, `Sum ${shown(sum)}`)];
}

/** "error" where the format makes no sense. */
function kindOf(format: string): ReturnType<typeof getFormatInfo>["type"] {
  try {
    return getFormatInfo(format).type;
  } catch {
    return "error";
  }
}
