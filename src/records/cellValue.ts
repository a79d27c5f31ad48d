/**
 * What a cell holds, as plain JSON: blank, text, number, boolean or an error such as #N/A.
 * Dates are serial day numbers of the workbook's own date system; their meaning comes from the number format or the field type.
 */
export type CellValue = null | string | number | boolean | CellError;
export type CellError = { readonly error: string };

export type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

export function isCellError(value: CellValue): value is CellError {
  return typeof value === "object" && value !== null;
}

/** Blank for a person: an empty cell, or text of nothing but white space. */
export function isBlank(value: CellValue): value is null | string {
  return value === null || (typeof value === "string" && value.trim() === "");
}

/** Same type and same content; -0 equals 0, as in a cell. */
export function sameValue(a: CellValue, b: CellValue): boolean {
  if (a === b) return true;
  return typeof a === "object" && typeof b === "object" && a !== null && b !== null && a.error === b.error;
}

/** Whether two cells say the same: a text of nothing says as much as a blank. */
export function saysSame(a: CellValue, b: CellValue): boolean {
  const plain = (value: CellValue): CellValue => (value === "" ? null : value);
  return sameValue(plain(a), plain(b));
}

/** The value as a person would read it aloud, for messages and keys: never formatted by locale. */
export function plainText(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "object") return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return String(value);
}

/** A string that tells apart every two different cell values: dictionary keys. */
export function valueKey(value: CellValue): string {
  switch (typeof value) {
    case "string": return "s" + value;
    case "number": return "n" + value;
    case "boolean": return value ? "b1" : "b0";
    default: return value === null ? "" : "e" + value.error;
  }
}
