import { fieldTypes as allFieldTypes } from "../../fields/index";
import type { FieldContext, FieldType, Issue } from "../../fields/fieldType";
import { trimEnds } from "../../fields/width";
import { type CellValue, isCellError, plainText } from "../../records/cellValue";
import { columnLetter } from "../../workbook/area";
import { isPlaceholder } from "../cellLook";
import { dayOrder } from "../dayOrder";
import { byCount, type ColumnIndex, type Distinct, placesOf, type Sample, sampleOf, topValues, type ValueAt, valueAt } from "./columnIndex";
import { type DateSummary, summarizeDates } from "./dateSummary";
import { type FormatCluster, formatClusters, standardFormat } from "./formatClusters";
import { type DateSign, guessType, type NumberLook, readsCells, type TypeGuess } from "./guessType";
import { narrowText } from "./narrowText";
import { type NumberSummary, quantile, type Reading, summarizeNumbers, tidy } from "./numberSummary";
import { spellingVariants, type VariantGroup } from "./spellingVariants";
import { type Scripts, type TextFault, textFaults } from "./textFaults";

export type ValueCount = { readonly value: CellValue; readonly count: number };

/** Facts about one column as plain JSON. Every list of examples names the cells; what is listed does not depend on the order of the rows. */
export type ProfiledColumn = {
  readonly column: number;
  readonly letter: string;
  readonly header: string;
  /** `reads`: filled cells that speak for the type, for it reads them without loss and finds nothing wrong; `exceptions`: the others, placeholders left out. */
  readonly type: TypeGuess & { readonly reads: Sample; readonly exceptions: Sample };
  readonly filled: number;
  /** 0 to 1 of the records; 0 when there are none. */
  readonly fillRate: number;
  /** Cells filled with a word for "nothing": 无, N/A, -. */
  readonly placeholders: Sample;
  readonly distinct: number;
  /** Values that stand in one cell only. */
  readonly once: number;
  /** Filled cells are all different, and there are at least two. */
  readonly unique: boolean;
  /** Nearly a key: all but a few cells are different. `count`: cells that repeat another; the values that collide, with their cells. Null where the column is unique or plainly none. */
  readonly nearKey: Sample | null;
  /** At least two filled cells, and all hold the same. */
  readonly constant: boolean;
  /** Most frequent first, then in text order; at most ten. */
  readonly top: readonly ValueCount[];
  /** Shapes of the cells, most frequent first; at most ten, and how many more there are. */
  readonly formats: readonly FormatCluster[];
  readonly otherFormats: number;
  /** The shape that the others are measured by; null where none prevails. */
  readonly standardFormat: string | null;
  /** Shapes of fewer than 1 in 100 filled cells, where the column has at least 100 and one shape of at least half. */
  readonly rareFormats: readonly FormatCluster[];
  /** Of number cells, and of texts that the guessed type reads as numbers; null for codes, phones and dates. */
  readonly numbers: NumberSummary | null;
  /** Characters of the text cells. */
  readonly lengths: { readonly min: number; readonly q1: number; readonly median: number; readonly q3: number; readonly max: number; readonly mean: number } | null;
  readonly dates: DateSummary | null;
  /** Numeric dates whose day and month could be exchanged, and what the rest of the column says. */
  readonly dayOrder: { readonly dayFirst: boolean | null; readonly open: number } | null;
  readonly cells: { readonly number: number; readonly text: number; readonly bool: number; readonly error: number };
  /** More than one kind of cell, the smaller kinds together at least one cell. */
  readonly mixed: boolean;
  readonly formulas: number;
  readonly errors: Sample;
  readonly faults: readonly TextFault[];
  readonly scripts: Scripts;
  /** Texts that are nothing but a number, in a column with number cells or of a numeric type. */
  readonly textNumbers: Sample;
  /** Numbers beyond 15 digits, and texts like 1.10101E+17: digits that Excel has dropped. */
  readonly digitsLost: Sample;
  /** Groups of spellings that look like one value, most cells first; at most ten, and how many more there are. Null: too many distinct texts to look at. */
  readonly variants: { readonly groups: readonly VariantGroup[]; readonly others: number } | null;
};

export type ColumnFacts = {
  readonly index: ColumnIndex;
  readonly header: string;
  readonly formulas: number;
  readonly days: DateSign | null;
  /** What most number formats say the numbers are. */
  readonly look?: NumberLook | null;
};
export type ProfileOptions = { readonly dateSystem: 1900 | 1904; /** Serial day of the 1900 system. */ readonly today?: number; readonly fieldTypes?: readonly FieldType[] };

const mostTop = 10;
const mostFormats = 10;
const mostVariants = 10;
/** Nearly a key: at most one cell in ten repeats another, and at least ten cells are filled. Chosen by us. */
const nearKeyShare = 0.1;
const nearKeyCells = 10;

/** Also gives what the guessed type reads as numbers and days, by code, and every group of spellings. */
export function profileColumn({ index, header, formulas, days, look = null }: ColumnFacts, options: ProfileOptions): { readonly profile: ProfiledColumn; readonly numbers: ReadonlyMap<number, number>; readonly variants: readonly VariantGroup[] } {
  const types = options.fieldTypes ?? allFieldTypes;
  const { distinct, filled } = index;
  const cells = countKinds(distinct);
  const type = guessType(distinct, filled, days, types, look);
  const fieldType = types.find((one) => one.type === type.type);
  const order = dayOrder(index.dictionary);
  const context: FieldContext = { spec: { id: "column", type: type.type, label: { "zh-CN": header, en: header } }, dateSystem: options.dateSystem, dayFirst: order.dayFirst };
  const { reads, exceptions, readings, texts } = readAll(distinct, type, fieldType, context);
  const placeholders = distinct.filter(({ value }) => isPlaceholder(value));
  const isDate = fieldType?.isDate === true;
  const clusters = formatClusters(index);
  const main = clusters[0];
  const repeated = filled - distinct.length;
  const isNearKey = filled >= nearKeyCells && repeated > 0 && repeated <= filled * nearKeyShare;
  const numeric = fieldType !== undefined && isNumeric(fieldType) && !isDate;
  const variants = numeric || isDate ? { groups: [], skipped: false } : spellingVariants(index, (one) => texts.get(one.code) ?? trimEnds(narrowText(plainText(one.value))));
  const places = (code: number): readonly string[] => placesOf(index, code);
  const profile: ProfiledColumn = {
    column: index.column, letter: columnLetter(index.column), header,
    type: { ...type, reads: sampleOf(index, reads, 3), exceptions: sampleOf(index, exceptions) },
    filled,
    fillRate: index.codes.length === 0 ? 0 : round(filled / index.codes.length),
    placeholders: sampleOf(index, placeholders),
    distinct: distinct.length,
    once: distinct.reduce((sum, { count }) => (count === 1 ? sum + 1 : sum), 0),
    unique: filled >= 2 && repeated === 0,
    nearKey: isNearKey ? collisions(index, repeated) : null,
    constant: filled >= 2 && distinct.length === 1,
    top: topValues(distinct, mostTop).map(({ value, count }) => ({ value, count })),
    formats: clusters.slice(0, mostFormats),
    otherFormats: Math.max(0, clusters.length - mostFormats),
    standardFormat: cells.text * 2 > filled && !numeric && !isDate ? standardFormat(clusters) : null,
    rareFormats: filled >= 100 && main !== undefined && main.count * 2 >= filled ? clusters.filter((cluster) => cluster.count * 100 < filled).slice(0, mostFormats) : [],
    numbers: isDate ? null : summarizeNumbers(readings, places),
    lengths: lengthsOf(distinct),
    dates: isDate ? summarizeDates(index, readings, options.dateSystem, options.today ?? null) : null,
    dayOrder: order.dayFirstCount + order.monthFirstCount + order.openCount === 0 ? null : { dayFirst: order.dayFirst, open: order.openCount },
    cells,
    mixed: Object.values(cells).filter((count) => count > 0).length > 1,
    formulas,
    errors: sampleOf(index, distinct.filter(({ value }) => isCellError(value))),
    ...textFaults(index),
    textNumbers: sampleOf(index, numeric || cells.number > 0 ? distinct.filter(({ value }) => typeof value === "string" && plainNumber.test(value)) : []),
    digitsLost: sampleOf(index, distinct.filter(({ value }) => hasLostDigits(value))),
    variants: variants.skipped ? null : { groups: variants.groups.slice(0, mostVariants), others: Math.max(0, variants.groups.length - mostVariants) },
  };
  return { profile, numbers: new Map(readings.map(({ code, number }) => [code, number])), variants: variants.groups };
}

/** What the guessed type says of each distinct value. A plain type takes every cell that is no error. */
function readAll(distinct: readonly Distinct[], guess: TypeGuess, fieldType: FieldType | undefined, context: FieldContext): { readonly reads: readonly Distinct[]; readonly exceptions: readonly Distinct[]; readonly readings: readonly Reading[]; /** Texts that the type makes of what it reads, by code. */ readonly texts: ReadonlyMap<number, string> } {
  const texts = new Map<number, string>();
  const reads: Distinct[] = [];
  const exceptions: Distinct[] = [];
  const readings: Reading[] = [];
  const asNumbers = fieldType !== undefined && isNumeric(fieldType);
  const judge = readsCells(guess, fieldType) ? fieldType : null;
  for (const one of distinct) {
    const { value, code, count } = one;
    const reading = judge?.parse(value, context);
    if (reading === undefined ? !isCellError(value) : reading.ok && reading.lossless && reading.value !== null && isFine(judge!.check(reading.value, context))) reads.push(one);
    // A type may count what it would not take as it stands: www.example.com without its https://.
    else if (judge !== null && judge.guess!([value]) > 0) reads.push(one);
    else if (!isPlaceholder(value)) exceptions.push(one);
    if (reading?.ok === true && typeof reading.value === "string") texts.set(code, reading.value);
    const number = reading === undefined ? value : reading.ok ? reading.value : null;
    if (typeof number === "number" && (asNumbers || judge === null)) readings.push({ number, count, value, code });
  }
  return { reads, exceptions, readings, texts };
}

/** A remark is no exception. */
function isFine(issue: Issue | null): boolean {
  return issue === null || (issue.severity !== undefined && issue.severity !== "error");
}

export function isNumeric({ json }: FieldType): boolean {
  return json === "number" || json === "integer";
}

function countKinds(distinct: readonly Distinct[]): ProfiledColumn["cells"] {
  const cells = { number: 0, text: 0, bool: 0, error: 0 };
  for (const { value, count } of distinct) {
    if (typeof value === "number") cells.number += count;
    else if (typeof value === "boolean") cells.bool += count;
    else if (typeof value === "string") cells.text += count;
    else cells.error += count;
  }
  return cells;
}

function collisions(index: ColumnIndex, repeated: number): Sample {
  const groups = index.distinct.filter(({ count }) => count > 1).sort(byCount).slice(0, mostTop).map((one): ValueAt => valueAt(index, one));
  return { count: repeated, examples: groups };
}

function lengthsOf(distinct: readonly Distinct[]): ProfiledColumn["lengths"] {
  const cells = new Map<number, number>();
  let count = 0;
  let sum = 0;
  for (const { value, count: times } of distinct) {
    if (typeof value !== "string") continue;
    const length = characters(value);
    cells.set(length, (cells.get(length) ?? 0) + times);
    count += times;
    sum += length * times;
  }
  if (count === 0) return null;
  const sorted = [...cells].map(([number, times]) => ({ number, count: times })).sort((a, b) => a.number - b.number);
  const at = (share: number): number => tidy(quantile(sorted, count, share));
  return { min: sorted[0]!.number, q1: at(0.25), median: at(0.5), q3: at(0.75), max: sorted.at(-1)!.number, mean: Math.round((sum / count) * 100) / 100 };
}

const plainNumber = /^\s*[+-]?(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,15})(?:\.\d{1,15})?\s*$/;

/** A whole number of 16 or more digits: Excel keeps 15. Texts in scientific notation show what is left of one. */
function hasLostDigits(value: CellValue): boolean {
  if (typeof value === "number") return Number.isInteger(value) && Math.abs(value) >= 1e15;
  return typeof value === "string" && value.length < 30 && /^\s*\d(?:\.\d+)?E\+1\d\s*$/i.test(value);
}

/** Code points, as a person counts. */
function characters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) count++;
  return count;
}

function round(value: number): number {
  return Math.round(value * 10000) / 10000;
}
