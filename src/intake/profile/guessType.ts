import type { FieldContext, FieldType, Parsed } from "../../fields/fieldType";
import type { CellValue } from "../../records/cellValue";
import { isPlaceholder } from "../cellLook";
import { dayOrder } from "../dayOrder";
import type { Reason } from "../reason";
import { steadySample } from "../steadySample";

/** What kind of field a column would be without a template. */
export type TypeGuess = {
  /** An `x-type` word; `text` where nothing more is sure. */
  readonly type: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Share of the distinct values that this type reads without loss. */
  readonly lossless: number;
  readonly evidence: readonly Reason[];
};

/** A type is taken when it reads at least this share of the distinct values without loss: in a messy column one value in six may be odd, and is shown as an exception. Chosen by us. */
const enough = 0.83;
/** So many distinct values are judged. */
const sampleSize = 500;
/** A type that reads none of so many is not asked about the others. */
const firstLook = 30;
/** Options: up to 20 values used three times each on average, or up to 60 used eight times. */
const fewValues = 20;
const repeats = 3;
const manyValues = 60;
const manyRepeats = 8;

/** Dates with a time of day when so many of the distinct numbers have one; a few are leftovers of an export. */
const timedShare = 0.3;

/** Whether the guess says how a cell is to be read: plain text and choices without a list of options are taken as they stand. */
export function readsCells(guess: Pick<TypeGuess, "type" | "confidence">, fieldType: FieldType | undefined): fieldType is FieldType {
  return fieldType?.guess !== undefined && guess.confidence >= 0.5 && !plainTypes.has(guess.type);
}

/** Types that take any text as it is: what is left when nothing more specific fits. */
const plainTypes: ReadonlySet<string> = new Set(["text", "longtext"]);

/** What says that the number cells of a column are days: their format, or that its header names a date and they could all be days of our time. */
export type DateSign = "format" | "header";

/** A type that the number formats of a column name: amounts with a currency, percentages, or figures with noughts in front, which are texts. */
export type NumberLook = "money" | "percent" | "text";

/** Where so many of the distinct values are days for Excel, the column is one of days, whatever the others are: as texts none of them could be counted with. Chosen by us. */
const leastDays = 0.7;

/** Looks at distinct values, so that frequent ones do not hide odd ones; values that mean "nothing" do not count. */
export function guessType(distinct: readonly { readonly value: CellValue; readonly count: number }[], filled: number, days: DateSign | null, fieldTypes: readonly FieldType[], look: NumberLook | null = null): TypeGuess {
  const judged = distinct.filter(({ value }) => (value === null || typeof value !== "object") && !isPlaceholder(value));
  if (judged.length === 0) return { type: "text", confidence: 0, lossless: 0, evidence: [{ id: "type.blank", data: {} }] };
  const sample = evenly(judged, sampleSize);
  const values = sample.map(({ value }) => value);
  const share = (fits: (value: CellValue) => boolean) => values.filter(fits).length / values.length;
  const timed = days !== null && share((value) => typeof value === "number" && !Number.isInteger(value)) >= timedShare;
  const date = fieldTypes.find(({ type }) => type === (timed ? "datetime" : "date"));
  if (date !== undefined) {
    const guess = guessDate(date, values, days, share);
    if (guess !== null) return guess;
  }
  const worn = fieldTypes.find(({ type }) => type === look);
  if (worn !== undefined) {
    const lossless = share((value) => typeof value === "number" || readsAlone(worn, value));
    if (lossless >= enough) return { type: worn.type, confidence: 0.95, lossless: round(lossless), evidence: [{ id: "type.numberFormat", data: { label: worn.label, share: percent(lossless) } }] };
  }
  const few = evenly(sample, firstLook).map(({ value }) => value);
  const guesses = fieldTypes
    .filter((fieldType) => !plainTypes.has(fieldType.type) && (fieldType.guess?.(few) ?? 0) > 0)
    .map((fieldType) => ({ fieldType, confidence: fieldType.guess!(values) }))
    .filter(({ confidence }) => confidence > 0)
    .map(({ fieldType, confidence }) => {
      const { cells, distinct: read } = sharesRead(sample, fieldType);
      return { fieldType, confidence: confidence * cells, share: read };
    })
    .sort((a, b) => b.confidence - a.confidence || (a.fieldType.type < b.fieldType.type ? -1 : 1));
  const best = guesses.find((guess) => guess.share >= enough);
  if (best !== undefined && best.confidence >= 0.5) return { type: best.fieldType.type, confidence: round(best.confidence), lossless: round(best.share), evidence: [reads(best)] };
  if (((judged.length <= fewValues && filled >= judged.length * repeats) || (judged.length <= manyValues && filled >= judged.length * manyRepeats)) && judged.every(({ value }) => typeof value === "string")) {
    return { type: "enum", confidence: 0.6, lossless: 1, evidence: [{ id: "type.fewValues", data: { distinct: judged.length, filled } }] };
  }
  const near = guesses.filter((guess) => guess.share >= 0.5).slice(0, 2);
  return { type: "text", confidence: near.length > 0 ? 0.3 : 0.5, lossless: 1, evidence: near.length > 0 ? near.map(reads) : [{ id: "type.nothingElse", data: {} }] };
}

/** Dates by their number format or header, or texts such as 03/04/2024 that the whole column tells how to read; where it does not, they are dates all the same and the order is open. */
function guessDate(date: FieldType, values: readonly CellValue[], days: DateSign | null, share: (fits: (value: CellValue) => boolean) => number): TypeGuess | null {
  const order = dayOrder(values);
  const context: FieldContext = { spec: { id: "column", type: date.type, label: date.label }, dateSystem: 1900, dayFirst: order.dayFirst ?? true };
  if (days === "format") {
    // Cells that Excel has as days stay days: among them 26.11.24 and 45293 as text are odd, and no reason to make texts of all.
    const read = share((value) => typeof value === "number" || (typeof value === "string" && isRead(date.parse(value, context))));
    return read < enough && share((value) => typeof value === "number") < leastDays ? null : { type: date.type, confidence: 0.98, lossless: round(share((value) => typeof value === "number" || readsAlone(date, value))), evidence: [{ id: "type.dateFormat", data: { share: percent(read) } }] };
  }
  if (days !== null) {
    const lossless = share((value) => typeof value === "number" || readsAlone(date, value));
    return lossless < enough ? null : { type: date.type, confidence: 0.8, lossless: round(lossless), evidence: [{ id: "type.dateHeader", data: { share: percent(lossless) } }] };
  }
  if (order.dayFirstCount + order.monthFirstCount + order.openCount === 0) return null;
  const lossless = share((value) => {
    if (typeof value !== "string") return false;
    const reading = date.parse(value, context);
    return isRead(reading) && reading.lossless;
  });
  if (lossless < enough) return null;
  return { type: date.type, confidence: order.dayFirst === null ? 0.8 : 0.95, lossless: round(lossless), evidence: [{ id: order.dayFirst === null ? "type.dayOrderOpen" : "type.reads", data: { type: date.type, label: date.label, share: percent(lossless) } }] };
}

function isRead(reading: Parsed): reading is Parsed & { readonly ok: true } {
  return reading.ok && reading.value !== null;
}

/** Shares of the distinct values, and of the cells behind them, that the type reads: "Not available" in half of the cells is one distinct value, and still half of the column. */
function sharesRead(sample: readonly { readonly value: CellValue; readonly count: number }[], fieldType: FieldType): { readonly cells: number; readonly distinct: number } {
  let [all, cells, distinct] = [0, 0, 0];
  for (const { value, count } of sample) {
    all += count;
    if (!readsAlone(fieldType, value)) continue;
    cells += count;
    distinct++;
  }
  return { cells: all === 0 ? 0 : cells / all, distinct: sample.length === 0 ? 0 : distinct / sample.length };
}

function reads({ fieldType, share }: { readonly fieldType: FieldType; readonly share: number }): Reason {
  return { id: "type.reads", data: { type: fieldType.type, label: fieldType.label, share: percent(share) } };
}

function readsAlone(fieldType: FieldType, value: CellValue): boolean {
  return (fieldType.guess?.([value]) ?? 0) > 0;
}

function evenly<T extends { readonly value: CellValue }>(values: readonly T[], size: number): readonly T[] {
  return steadySample(values, size, ({ value }) => String(value));
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}

function round(value: number): number {
  return Math.round(value * 10000) / 10000;
}
