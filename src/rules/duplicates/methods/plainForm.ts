import { matchKey, sameKey } from "../../../fields/matchKey";
import { readNothing } from "../../../fields/reading";
import { type CellValue, isCellError, plainText } from "../../../records/cellValue";

/** Signs that do not tell two values apart: blanks, punctuation, symbols. Letters, digits and marks that belong to letters stay. */
const signs = /[^\p{L}\p{N}\p{M}]+/gu;

/** Letters and digits only, blind to case, width and composition; an e-mail address whole. "" where nothing is left, and for words that say there is no value (N/A, 暂无). */
export function plainForm(value: CellValue): string {
  return isCellError(value) || (typeof value === "string" && readNothing(value.trim()) !== null) ? "" : matchKey(plainText(value));
}

/** What is compared by its plain form, as a person knows it: case, width and blanks folded, signs kept. */
export function foldedText(value: CellValue): string {
  return isCellError(value) ? "" : sameKey(plainText(value));
}

/** The words of a text, folded, without signs, in order. */
export function plainWords(value: CellValue): readonly string[] {
  return isCellError(value) ? [] : foldWords(plainText(value)).split(" ").filter((word) => word !== "");
}

function foldWords(text: string): string {
  return sameKey(text).replace(/['’]/g, "").replace(signs, " ");
}
