import type { CellValue, Json } from "../records/cellValue";
import type { Column } from "../records/recordTable";
import type { Severity } from "../records/severity";
import type { Lang, Localized } from "../records/text";

/** One step of `x-normalize`. `loses` gives the part of a text that the step throws away; absent = the step only changes spelling. */
export type NormalizeStep = { readonly name: string; readonly apply: (text: string) => string; readonly loses?: (text: string) => string };

/** Whether equal values say "the same subject" or only "the same company or household"; `none` says nothing. */
export type MatchRole = "identity" | "group" | "none";

export type EnumOption = { readonly code: string; readonly label: Localized; readonly aliases: readonly string[]; readonly active: boolean; /** Codes of the field on which it depends under which it may be chosen; absent = under each. */ readonly parents?: readonly string[] };

/** What a `system` field says of its record: which record it is, when and by whom it came and was last written, from where, with which change set, under which version of the template. */
export type SystemWord = "rowId" | "createdAt" | "createdBy" | "updatedAt" | "updatedBy" | "source" | "batchId" | "templateVersion" | "rowState";

/** What a field type may know of the field it works for. Everything comes from the template or the workbook; nothing is read from a clock. */
export type FieldSpec = {
  readonly id: string;
  readonly type: string;
  readonly label: Localized;
  /** enum, multiEnum: options in the order of the template; the stored value is `code`. */
  readonly options?: readonly EnumOption[];
  /** money: ISO 4217 code, default CNY. */
  readonly currency?: string;
  /** number, integer: what is counted, or what it is measured in; money: the unit of a bare number, 元 (default), 千元, 万元 …, or a price such as 元/吨. */
  readonly unit?: string;
  /** money: the least amount that the field takes, where it has one. */
  readonly limits?: { readonly minimum?: number };
  /** number, percent, money: decimals kept by rounding half away from zero; absent = as typed (money: 2). */
  readonly decimals?: number;
  /** passport, phone, postcode: ISO 3166 code of the country whose numbers stand in the field without saying so; phone and postcode default to CN, passport to any. */
  readonly country?: string;
  /** autoNumber, contract-no: e.g. `C{yyyy}{MM}-{seq:4}`. */
  readonly autoNumber?: string;
  /** Own number format; overrides the type's. */
  readonly numberFormat?: string;
  /** x-normalize steps, applied by text types in order. */
  readonly normalize?: readonly NormalizeStep[];
  readonly people?: readonly Person[];
  /** system: what the program fills in; nobody types it. */
  readonly system?: SystemWord;
  /** formula, lookup, rollup: what kind of value the formula gives. */
  readonly result?: string;
};
export type Person = { readonly id: string; readonly name: string; readonly aliases: readonly string[]; readonly department?: string };

export type FieldContext = {
  readonly spec: FieldSpec;
  /** The workbook's date system: 1904 workbooks count days from 1904-01-01. */
  readonly dateSystem: 1900 | 1904;
  /** Order of day and month in all-numeric dates such as 03/04/2024, decided once per column; null = not decided, so such a date is refused. */
  readonly dayFirst: boolean | null;
};

/**
 * What parsing a cell gives. `lossless: false` means the value was understood but something the user typed would be lost
 * by storing it (a guess, a dropped remark): it is proposed, never applied with others. `note` names the message that says so; with `lossless: true` it may
 * say what kind of spelling changes (a number kept as text). `value: null` = the cell says nothing: invisible characters, or with a note a word such as 暂无.
 */
export type Parsed =
  | { readonly ok: true; readonly value: CellValue; readonly lossless: boolean; readonly note?: string; readonly data?: Facts; /** Nothing is wrong as it stands: what could be made of it is only told. */ readonly mild?: true }
  | { readonly ok: false; readonly messageId: string; readonly data?: Facts };
export type Facts = { readonly [key: string]: Json };

/** Why a well-formed value is still wrong (check digit, impossible birthday). `severity` overrides the field's own where the standard calls for it. */
export type Issue = { readonly messageId: string; readonly data?: Facts; readonly severity?: Severity };

/**
 * One kind of field: the same questions for each. Every function is total, pure and never throws on data.
 * The value is what the cell stores after cleaning: text, number (dates: serial day of the workbook's date system) or boolean.
 * A blank cell never reaches `parse`, `check`, `normalize`, `format` or `mask`: callers skip blanks.
 */
export interface FieldType {
  /** The `x-type` word. */
  readonly type: string;
  readonly label: Localized;
  /** JSON Schema `type` of the value, and so the type in expressions. `date` fields are numbers that expressions know as dates. */
  readonly json: "string" | "number" | "integer" | "boolean";
  readonly isDate?: boolean;
  /** The template says which values there are: its `x-options`, its people, or their departments. */
  readonly listOf?: "options" | "people" | "departments";
  /** The type for a field that its keywords make another kind of; absent = itself. */
  variant?(spec: Pick<FieldSpec, "system" | "result">): FieldType;
  /** A cell holds any number of values from a list, joined by `、`. */
  readonly several?: true;
  /** Cell → value. Understands what people type; never guesses silently. Error cells give `{ok: false}`. */
  parse(raw: CellValue, context: FieldContext): Parsed;
  /** Value → the text a person reads; `parse(format(v))` gives `v` back. */
  format(value: CellValue, context: FieldContext): string;
  /** Value → the value stored: idempotent, and what `parse` returns is already normalised. */
  normalize(value: CellValue, context: FieldContext): CellValue;
  /** null = fine. */
  check(value: CellValue, context: FieldContext): Issue | null;
  /** The value with its private part hidden, e.g. 138****1234. */
  mask(value: CellValue, context: FieldContext): string;
  /** Native number format; `@` where digits must stay exact. */
  numberFormat(spec: FieldSpec): string;
  /** Whether the type knows the numbers of a country (ISO 3166); absent = `x-country` means nothing to it. */
  countries?(code: string): boolean;
  readonly matchRole: { readonly person: MatchRole; readonly organisation: MatchRole };
  /** Texts of every messageId that `parse` and `check` can give, with `{name}` places for their data. */
  readonly messages: { readonly [messageId: string]: Localized };
  /**
   * Where a value may stand in cells in several ways, each as good: which cells stay as they are, and how one column writes a value (`lang`: where the column says nothing; null = then as it is). Absent: the value itself is
   * what is written.
   */
  readonly spelling?: { isGood(raw: CellValue): boolean; of(column: Column, lang: Lang | null): (value: CellValue) => CellValue };
  /** Column width in characters for a typical value. */
  readonly width: number;
  /** Numbers: smallest and largest value there is, whatever the template says; native validation says so. */
  readonly range?: readonly [number, number];
  /** Every value has exactly this many characters; native validation says so. */
  readonly textLength?: number;
  /** An Excel formula, without `=`, that is TRUE where the text of a cell (a reference) can be a value as far as Excel can tell; at most 255 characters with it. It names no cell but that one: references move with rows that are put in. Goes before textLength. */
  readonly nativeForm?: (cell: string) => string;
  /**
   * How sure one can be that a column of such values is of this type, from a sample of distinct non-blank cells, when no template is there:
   * 0 = no, 1 = certain. Only lossless readings count. Absent = never guessed (enum, user, autoNumber).
   */
  guess?(samples: readonly CellValue[]): number;
}
