/**
 * Findings: what rules say about data, counting and sorting them, and rendering them late as text.
 * May: know records. May not: know a rule, a template or a sheet.
 */
import type { CellValue, Json } from "../records/cellValue";
import type { Severity } from "../records/severity";

export type { Severity };

/**
 * A cell of a record. `record` is null before the table is governed; `row` is the 1-based sheet row, 0 where the finding is about the table itself
 * (a column that is missing); `field` null = the whole record.
 */
export type CellRef = { readonly table: string; readonly record: string | null; readonly row: number; readonly field: string | null };

/** A proposed edit. `lossless` says that nothing of what the user typed is lost, so it may be applied together with others. */
export type Fix = { readonly edits: readonly FixEdit[]; readonly lossless: boolean };
export type FixEdit = { readonly at: CellRef; readonly before: CellValue; readonly after: CellValue };

/**
 * What a rule says about data: plain JSON, no text. The text is rendered late from the rule's messages with `data`.
 * `at[0]` is the cell a person should look at first. `rule` is `kind/name` for ours (`field/cn-mobile`, `schema/required`, `key/uscc`)
 * and `rule/<id>` for a rule written in the template.
 */
export type Finding = {
  readonly rule: string;
  readonly messageId: string;
  readonly data: { readonly [key: string]: Json };
  readonly severity: Severity;
  readonly at: readonly CellRef[];
  readonly fixes?: readonly Fix[];
  /** Of a rule that is only tried out: counted apart, shown to no one at work. */
  readonly tried?: true;
};
