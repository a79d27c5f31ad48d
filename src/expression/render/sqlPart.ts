/**
 * A part of an expression as SQL for DuckDB or PostgreSQL. NULL is unknown, and the engines' AND, OR and NOT are three-valued as ours are. An error has no value in SQL: it is a second
 * condition beside the value. A value must never raise an error in the engine, whatever stands in the row, because one bad row would stop the query.
 */
import type { Ast } from "../ast";
import { fold, simpleCase } from "../fold";
import { numberText } from "../values";

export type SqlDialect = "duckdb" | "postgresql";

export type SqlContext = {
  readonly dialect: SqlDialect;
  /**
   * The column of a field: an SQL expression of type float8 (numbers; dates as serial days of the 1900 system), text or boolean, NULL where the cell is blank or white space, or an error. `error`: a
   * boolean expression that is TRUE where the cell holds an error or something that is not of the field's type, never NULL. Numbers are 0 or from 1E-40 to 1E+40 in size. Null: there is no such column.
   */
  readonly column: (field: string) => { readonly value: string; readonly error?: string } | null;
  /** Serial day and moment of the check, as SQL; the engine's own clock where not given. */
  readonly today?: string;
  readonly now?: string;
  /** The user, as SQL. */
  readonly me?: string;
};

/** `value`: NULL where unknown, anything where it is an error. `error`: TRUE where it is one, FALSE otherwise, never NULL; null = never one. */
export type SqlPart = { readonly node: Ast; readonly value: string; readonly error: string | null };

export function anyError(errors: readonly (string | null)[]): string | null {
  const needed = [...new Set(errors.filter((error) => error !== null))];
  return needed.length === 0 ? null : needed.length === 1 ? needed[0]! : `(${needed.join(" OR ")})`;
}

/** A condition that may be NULL as one that is not. */
export const surely = (condition: string): string => `COALESCE(${condition}, FALSE)`;

export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function sqlNumber(value: number): string {
  return `${String(value)}::float8`;
}

/** The number as its 15 significant digits say it. PostgreSQL's cast to numeric does just that; DuckDB writes the digits and reads them again. */
export function round15(value: string, dialect: SqlDialect): string {
  return dialect === "postgresql" ? `(${value})::numeric` : `printf('%.14e', (${value})::float8)::float8`;
}

/** A whole number between two limits, towards zero, as an integer. */
export function whole(value: string, dialect: SqlDialect, least = -40_000, most = 40_000): string {
  const literal = /^(-?[\d.e+-]+)::float8$/.exec(value);
  if (literal !== null) return String(Math.max(least, Math.min(most, Math.trunc(Number(literal[1])))));
  // The engines' greatest and least pass over a NULL.
  return `CASE WHEN ${value} IS NOT NULL THEN greatest(${least}, least(${most}, trunc(${round15(value, dialect)})))::int END`;
}

/** A number as the pane writes it: with an exponent below 0.000001 and from 1E+21 on. */
export function numberAsText(value: string, dialect: SqlDialect): string {
  const size = `abs(${value})`;
  const digits = dialect === "postgresql" ? `ltrim(to_char((${value})::float8, '9.99999999999999EEEE'))` : `printf('%.14e', (${value})::float8)`;
  const plain = dialect === "postgresql"
    ? `trim_scale((${value})::numeric)::text`
    : `CASE WHEN ${size} < 1e15 THEN rtrim(rtrim(CAST(TRY_CAST(${digits} AS DECIMAL(38,20)) AS VARCHAR), '0'), '.') ELSE CAST(TRY_CAST(${digits} AS DECIMAL(38,0)) AS VARCHAR) END`;
  // What is just below a limit reaches it with its fifteenth digit.
  return `CASE WHEN (${size} < 9.999999999999995e-7 AND ${value} <> 0) OR ${size} >= 9.999999999999995e20 THEN regexp_replace(${digits}, '[.]?0*e', 'E') ELSE ${plain} END`;
}

/** As text; "" for a blank unless that makes the result unknown. */
export function asText(part: SqlPart, blank: "empty" | "unknown", dialect: SqlDialect): string {
  const text = part.node.type !== "number" ? part.value : part.node.kind === "literal" ? sqlText(numberText(part.node.value as number)) : numberAsText(part.value, dialect);
  return blank === "unknown" || part.node.kind === "literal" ? text : `COALESCE(${text}, '')`;
}

let folding: { readonly from: string; readonly to: string } | null = null;

/** Every character that changes when folded, with what it becomes: 1,500 of them, from the same table as the closures, so that no engine's idea of a letter matters. */
function foldingTable(): { readonly from: string; readonly to: string } {
  return (folding ??= table(fold));
}
function table(change: (char: string) => string): { readonly from: string; readonly to: string } {
  let [from, to] = ["", ""];
  for (let point = 0x41; point < 0x1f000; point++) {
    // No case from the CJK radicals to Yi, nor among the surrogates and private characters.
    if (point === 0x2e80) point = 0xa4d0;
    if (point === 0xac00) point = 0xf900;
    const char = String.fromCodePoint(point);
    const changed = change(char);
    if (changed !== char) [from, to] = [from + char, to + changed];
  }
  return { from, to };
}

/** A text as `=` sees it. `against`: what it is compared with, folded, where that is written out: then only its own letters need folding. */
export function sqlFolded(value: string, against: string | null): string {
  const all = foldingTable();
  if (against === null) return `translate(${value}, ${sqlText(all.from)}, ${sqlText(all.to)})`;
  const targets = [...all.to];
  const pairs = [...all.from].map((char, index) => [char, targets[index]!] as const).filter(([, to]) => against.includes(to));
  return pairs.length === 0 ? value : `translate(${value}, ${sqlText(pairs.map(([from]) => from).join(""))}, ${sqlText(pairs.map(([, to]) => to).join(""))})`;
}

const cases = new Map<"upper" | "lower", { readonly from: string; readonly to: string }>();

export function sqlCase(value: string, to: "upper" | "lower"): string {
  let pairs = cases.get(to);
  if (pairs === undefined) cases.set(to, (pairs = table((char) => simpleCase(char, to))));
  return `translate(${value}, ${sqlText(pairs.from)}, ${sqlText(pairs.to)})`;
}

/** Texts that sort by UTF-16 units where the engine sorts by code points: what stands above the surrogates is put above the characters beyond U+FFFF. */
export function sqlSorted(value: string, dialect: SqlDialect): string {
  return dialect === "postgresql"
    ? `regexp_replace(${value}, '([\\uE000-\\uFFFF])', U&'\\+10FFFF' || '\\1', 'g') COLLATE "C"`
    : `regexp_replace(${value}, '([\\x{E000}-\\x{FFFF}])', chr(1114111) || '\\1', 'g')`;
}

/** A real day of the calendar that both engines count like Excel: from 1900-03-01 to 9999-12-31. */
export const firstDay = 61;
export const endOfDays = 2958466;
const epoch = "DATE '1899-12-30'";

/** The date of a serial day; NULL outside the calendar. */
export function dateOf(serial: string, dialect: SqlDialect): string {
  const days = `CASE WHEN ${serial} >= ${firstDay} AND ${serial} < ${endOfDays} THEN floor(${serial})::int END`;
  return dialect === "postgresql" ? `(${epoch} + ${days})` : `(${epoch} + (${days}))`;
}
export function serialOf(date: string): string {
  return `(${date} - ${epoch})::float8`;
}
export function notADay(serial: string): string {
  return surely(`${serial} < ${firstDay} OR ${serial} >= ${endOfDays}`);
}
export function addMonths(date: string, months: string, dialect: SqlDialect): string {
  return dialect === "postgresql" ? `(${date} + make_interval(months => ${months}))::date` : `(${date} + to_months(${months}))::DATE`;
}
