import { serialFromDate } from "../../src/records/serialDay";
import type { CellValue } from "../../src/workbook/host";
import type { Profile } from "./profiles";
import { refuseWith } from "./wire";

export type Typed = { readonly value: CellValue; readonly formula: string | null; readonly numberFormat?: string };

const errors = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"];
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** The year of a date that is typed without one. */
const thisYear = 2026;

/**
 * What Excel makes of what is typed, always by the rules of the United States whatever the user's locale: `=`, `+`, `-` and `@` begin formulas, digits become numbers of 15
 * places, `1/2` a date. In a cell of text format everything stays text; a number becomes its digits.
 * @source Microsoft, Excel.Range.values; "Keeping leading zeros and large numbers"; office-js issue 1559
 */
export function typedText(input: unknown, numberFormat: string, profile: Profile): Typed {
  if (typeof input !== "string" && typeof input !== "number" && typeof input !== "boolean") return refuseWith("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
  if (numberFormat === "@") {
    const text = typeof input === "boolean" ? (input ? "TRUE" : "FALSE") : String(input);
    const kept = profile.textCellsKeepApostrophe ? text : text.replace(/^'/, "");
    return plain(kept === "" ? null : within(kept));
  }
  if (typeof input === "number") return Number.isFinite(input) ? plain(input === 0 ? 0 : input) : refuseWith("InvalidArgument", "The argument is invalid.");
  if (typeof input === "boolean") return plain(input);
  if (input === "") return plain(null);
  if (input.startsWith("'")) return plain(within(input.slice(1)));
  if (input.startsWith("=") && input.length > 1) return { value: null, formula: formulaWithin(input) };
  const number = numberOf(input);
  if (number !== null) return number;
  if (/^[+\-@]./.test(input)) return { value: null, formula: formulaWithin(`=${input}`) };
  if (/^(true|false)$/i.test(input)) return plain(input.toLowerCase() === "true");
  if (errors.includes(input.toUpperCase())) return plain({ error: input.toUpperCase() });
  return dateOf(input) ?? plain(within(input));
}

const plain = (value: CellValue): Typed => ({ value, formula: null });

function within(text: string): string {
  return text.length > 32_767 ? refuseWith("InvalidArgument", "The argument is invalid: a cell holds 32,767 characters.") : text;
}

function formulaWithin(formula: string): string {
  return formula.length > 8192 ? refuseWith("FormulaLengthExceedsLimit", "The formula is too long.") : formula;
}

/** Full-width digits count as digits; beyond the fifteenth place they are lost for good. */
function numberOf(input: string): Typed | null {
  const text = input.normalize("NFKC").trim();
  const match = /^([+-]?)([$¥]?)\s*(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?([eE][+-]?\d+)?(%?)$/.exec(text) ?? /^\(()([$¥]?)(\d+)(\.\d*)?()(%?)\)$/.exec(text);
  if (match === null || (match[3] === undefined && !/^\.\d/.test(match[4] ?? ""))) return null;
  const digits = Number(`${match[3]?.replaceAll(",", "") ?? ""}${match[4] ?? ""}${match[5] ?? ""}`);
  if (!Number.isFinite(digits)) return null;
  const sign = match[1] === "-" || text.startsWith("(") ? -1 : 1;
  const value = (sign * Number(digits.toPrecision(15))) / (match[6] === "%" ? 100 : 1);
  const numberFormat = match[6] === "%" ? "0%" : match[2] !== "" ? "$#,##0.00" : match[3]?.includes(",") === true ? "#,##0" : match[5] === undefined ? undefined : "0.00E+00";
  return { value: value === 0 ? 0 : value, formula: null, ...(numberFormat === undefined ? {} : { numberFormat }) };
}

function dateOf(input: string): Typed | null {
  const text = input.trim();
  const date = (year: number, month: number, day: number, numberFormat: string): Typed | null => {
    const serial = serialFromDate(year < 30 ? 2000 + year : year < 100 ? 1900 + year : year, month, day, 1900);
    return serial === null ? null : { value: serial, formula: null, numberFormat };
  };
  const numeric = /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{2}|\d{4}))?$/.exec(text);
  if (numeric !== null) return date(Number(numeric[3] ?? thisYear), Number(numeric[1]), Number(numeric[2]), numeric[3] === undefined ? "d-mmm" : "m/d/yyyy");
  const iso = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(text) ?? /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (iso !== null) return date(Number(iso[1]), Number(iso[2]), Number(iso[3]), "m/d/yyyy");
  const named = /^(?:(\d{1,2})[ -])?([A-Za-z]{3,9})[ -](\d{1,4})$/.exec(text);
  const month = named === null ? -1 : months.indexOf(named[2]!.slice(0, 3).toLowerCase());
  if (named !== null && month >= 0) return named[1] === undefined ? date(Number(named[3]) > 31 ? Number(named[3]) : thisYear, month + 1, Number(named[3]) > 31 ? 1 : Number(named[3]), "mmm-yy") : date(Number(named[3]), month + 1, Number(named[1]), "d-mmm-yy");
  const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*(am|pm))?$/i.exec(text);
  if (time === null || Number(time[2]) > 59) return null;
  const hours = Number(time[1]) + (time[4]?.toLowerCase() === "pm" && Number(time[1]) < 12 ? 12 : 0);
  return { value: (hours * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0)) / 86_400, formula: null, numberFormat: "h:mm" };
}
