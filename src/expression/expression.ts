/**
 * The formula language of rules, written as Excel users write formulas: `AND([amount]>100000, [industry]="金融")`.
 * May: parse, check types, give a JavaScript closure. May not: know templates, sheets or clocks; evaluate code (no eval).
 * The semantics are those at the head of the template language: three-valued logic, 15 significant digits, case-blind text equality, errors as values.
 */
import type { CellValue } from "../records/cellValue";
import type { Localized } from "../records/text";
import type { Column } from "../records/recordTable";
import type { Ast, ExpressionType } from "./ast";

export type { ExpressionType };

/** What the type checker knows of the fields an expression may name. */
export type FieldTypes = { readonly [field: string]: Exclude<ExpressionType, "blank"> };

/** Working days. Dates are `YYYY-MM-DD`; `workdays` are make-up days that work though they fall on a weekend. 0 = Sunday. */
export type Calendar = { readonly weekend: readonly number[]; readonly holidays: readonly string[]; readonly workdays: readonly string[] };

/** Inputs that an expression may name but never read by itself. Serial days are of the 1900 system; `now` has the time as fraction. */
export type Inputs = { readonly today: number; readonly now: number; readonly me: string | null; readonly calendar: Calendar; readonly dateSystem: 1900 | 1904 };

/** A mistake in an expression; `start` and `end` are character offsets (end exclusive). */
export type ExpressionProblem = { readonly code: string; readonly message: Localized; readonly hint: Localized; readonly start: number; readonly end: number };

/** A checked expression. `bind` ties it to columns and inputs once; what it gives is called per record index. Unknown (blank) is null, errors are values. */
export type Expression = {
  readonly text: string;
  /** The checked tree: what other renderings (Excel formula, SQL, sentence) are made from. */
  readonly ast: Ast;
  readonly type: ExpressionType;
  /** Ids of the fields it reads, sorted, each once. */
  readonly fields: readonly string[];
  /** `old`: the same records before the edit, for OLD; absent = nothing is being edited, so OLD is the value itself. */
  bind(columns: { readonly [field: string]: Column | undefined }, inputs: Inputs, old?: { readonly [field: string]: Column | undefined }): (index: number) => CellValue;
};
