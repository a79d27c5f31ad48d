import type { CellValue } from "../../records/cellValue";

/** What is written into a cell by `formulas`: null would leave it as it is. */
export type Typed = string | number | boolean;

/**
 * What has to be typed so that the cell holds exactly this value. Excel reads what is typed by the rules of the United States: digits become numbers of 15 places, `1/2` a
 * date, `=`, `+`, `-` and `@` formulas. An apostrophe before a text keeps it text; in a cell of text format none is needed.
 */
export function typedFor(value: CellValue, formula: string | null, numberFormat: string): Typed {
  if (formula !== null) return formula;
  if (value === null) return "";
  if (typeof value === "object") return value.error;
  if (typeof value === "number") return value === 0 ? 0 : value;
  if (typeof value === "boolean") return value;
  return numberFormat !== "@" && mayBeRead(value) ? `'${value}` : value;
}

/** A cell of text format takes everything as text: what is no text, or begins with an apostrophe, is written while the cell has the general format. */
export function needsGeneral(value: CellValue, formula: string | null, numberFormat: string): boolean {
  return numberFormat === "@" && (formula !== null || (value !== null && typeof value !== "string") || (typeof value === "string" && value.startsWith("'")));
}

/** Whether Excel may read something else than text into it: anything with a digit in it (full-width ones too), a formula's beginning, a truth value, an error. */
function mayBeRead(text: string): boolean {
  const plain = text.normalize("NFKC");
  return /\p{N}/u.test(plain) || /^[\s'"=+\-@#$%(¥￥€£.]/.test(plain) || /^(true|false)$/i.test(plain.trim());
}
