import { foldKey } from "../../../fields/width";
import { type CellValue, isCellError, plainText } from "../../../records/cellValue";

/** Signs that do not tell two values apart: blanks, punctuation, symbols. Letters, digits and marks that belong to letters stay. */
const signs = /[^\p{L}\p{N}\p{M}]+/gu;

/** Composed, half width, lower case, letters and digits only; "" where nothing is left. */
export function plainForm(value: CellValue): string {
  return isCellError(value) ? "" : foldKey(plainText(value).normalize("NFC")).replace(signs, "");
}

/** The words of a text, folded, without signs, in order. */
export function plainWords(value: CellValue): readonly string[] {
  return isCellError(value) ? [] : foldWords(plainText(value)).split(" ").filter((word) => word !== "");
}

function foldWords(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/['’]/g, "").replace(signs, " ");
}
