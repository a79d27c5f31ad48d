/**
 * The formula language of rules, written as Excel users write formulas: `AND([amount]>100000, [industry]="金融")`.
 * May: parse, check types, give a JavaScript closure. May not: know templates, sheets or clocks; evaluate code (no eval).
 * The semantics are those at the head of the template language: three-valued logic, 15 significant digits, case-blind text equality, errors as values.
 */
import type { CellValue } from "../records/cellValue";
import type { CalendarDate } from "../records/serialDay";
import type { Localized } from "../records/text";
import type { Column } from "../records/recordTable";
import type { Ast, ExpressionType } from "./ast";

export type { ExpressionType };

/** What the type checker knows of the fields an expression may name. */
export type FieldTypes = { readonly [field: string]: Exclude<ExpressionType, "blank"> };

/** A table as expressions of any table may name it. `refs`: the fields that refer to a record of a table, one at most in each cell, and that table. */
export type TableTypes = { readonly fields: FieldTypes; readonly refs: { readonly [field: string]: string } };

/** What an expression may read besides its row's own fields: `[ref.field]` through the row's `refs`, and whole columns of any table. */
export type Surroundings = { readonly refs: TableTypes["refs"]; readonly tables: { readonly [table: string]: TableTypes } };

/** Working days. Dates are `YYYY-MM-DD`; `workdays` are make-up days that work though they fall on a weekend. 0 = Sunday. */
export type Calendar = { readonly weekend: readonly number[]; readonly holidays: readonly string[]; readonly workdays: readonly string[]; /** Last year whose holidays are known; absent where the template names every day itself. */ readonly until?: number };

/** Inputs that an expression may name but never read by itself. Serial days are of the 1900 system; `now` has the time as fraction. */
export type Inputs = { readonly today: number; readonly now: number; readonly me: string | null; readonly calendar: Calendar; readonly dateSystem: 1900 | 1904; readonly tables?: OtherTables; /** Absent: what asks for it is unknown. */ readonly chinese?: ChineseData };

/**
 * Reference data of Chinese. `pinyin`: a text in syllables and runs of letters and digits; `region`: the names of the division with such a six-digit code, the largest first, null = there is none;
 * `lunarDay`: the solar day of a day of the Chinese calendar with its year, and `nextLunarDay` the next one on or after a solar day, whatever its year: null where the text is none, or the calendar does not go so far.
 */
export type ChineseData = { readonly pinyin: (text: string) => readonly { readonly word: string; readonly isSyllable: boolean }[]; readonly region: (code: string) => readonly string[] | null; readonly lunarDay: (text: string) => CalendarDate | null; readonly nextLunarDay: (text: string, from: CalendarDate) => CalendarDate | null };

/** The columns of any table of the workbook, for functions over whole columns; null where the workbook has no such table, undefined where that has no such column. The same column is the same object. */
export type OtherTables = (table: string) => { readonly size: number; readonly column: (field: string) => Column | undefined } | null;

/** A mistake in an expression; `start` and `end` are character offsets (end exclusive). */
export type ExpressionProblem = { readonly code: string; readonly message: Localized; readonly hint: Localized; readonly start: number; readonly end: number };

/** A checked expression. `bind` ties it to columns and inputs once; what it gives is called per record index. Unknown (blank) is null, errors are values. */
export type Expression = {
  readonly text: string;
  /** The checked tree: what other renderings (Excel formula, SQL, sentence) are made from. */
  readonly ast: Ast;
  readonly type: ExpressionType;
  /** The fields of the row that it reads, sorted, each once: ids, and paths such as `customer.grade`. */
  readonly fields: readonly string[];
  /** The columns of whole tables that it reads, as `table.field`, sorted, each once. */
  readonly columns: readonly string[];
  /** `old`: the same records before the edit, for OLD; absent = nothing is being edited, so OLD is the value itself. */
  bind(columns: { readonly [field: string]: Column | undefined }, inputs: Inputs, old?: { readonly [field: string]: Column | undefined }): (index: number) => CellValue;
};
