import type { FieldContext } from "../fields/fieldType";
import { readNumberText } from "../fields/numberText";
import { hasHan } from "../fields/width";
import type { CellValue } from "../records/cellValue";
import type { FieldDef } from "../template/template";
import { dayOrder } from "./dayOrder";
import { exactOptions, optionIndex } from "./optionIndex";
import type { Reason, ReasonId } from "./reason";

/** How far the cells of a column look like a field: `fits` 0 to 1 speaks for it. */
export type ContentEvidence = { readonly fits: number; readonly reason: Reason };

/** A column's distinct cell values, and what each field type makes of them: asked once per type. */
export type ColumnSample = { readonly values: readonly CellValue[]; readonly guesses: Map<string, number> };

/** Judges distinct cell values by the field type's own guess, by options for a choice field and by names for a field of people. */
export function contentEvidence(field: FieldDef, context: FieldContext, { values, guesses }: ColumnSample): ContentEvidence {
  const size = values.length;
  const about = (id: ReasonId, fits: number): ContentEvidence => ({ fits, reason: { id, data: { share: Math.round(fits * 100), sample: size, type: field.type } } });
  if (size === 0) return about("noContent", 0);
  // Several values of a list in a cell: only the field itself can take them apart.
  if (field.fieldType.several === true && field.fieldType.listOf !== undefined && (field.options ?? field.people ?? []).length > 0) {
    return about(field.fieldType.listOf === "options" ? "optionHits" : "peopleHits", readableAlone(field, context, values) * 0.95);
  }
  // Few distinct values make a choice column; hundreds of them never do.
  if (hasOptions(field)) return about("optionHits", size > Math.max(12, field.options.length * 4) ? 0 : optionShare(field, values) * 0.95);
  if (field.fieldType.listOf === "people" && field.people !== undefined && field.people.length > 0) {
    const names = new Set(field.people.flatMap((person) => [person.id, person.name, ...person.aliases]).map((name) => name.trim().toLowerCase()));
    return about("peopleHits", (values.filter((value) => typeof value === "string" && names.has(value.trim().toLowerCase())).length / size) * 0.9);
  }
  const kind = `${field.type} ${field.fieldType.json}`;
  let guess = guesses.get(kind);
  if (guess === undefined) guesses.set(kind, (guess = guessOf(field, context, values)));
  return about("looksLikeType", guess);
}

/** The share of distinct values that the field can read at all; 1 where there is nothing to read. */
export function readableShare(field: FieldDef, context: FieldContext, { values }: ColumnSample): number {
  if (values.length === 0) return 1;
  if (hasOptions(field)) return optionShare(field, values);
  const read = columnContext(field, context, values);
  return values.filter((value) => field.fieldType.parse(value, read).ok).length / values.length;
}

/** Content speaks against a field only from so many distinct values. */
const enough = 5;
/** Below this share nearly no value can be read. */
const hardlyAny = 0.1;
/** Of the values, those that name another currency than the field's. */
const mostForeign = 0.2;

/**
 * Whether what stands in a column shows that it is not the field, whatever its header says: hardly a value can be read as one (a US city is no province), the amounts are in another currency, or the
 * words of a choice are of another script than the field's options and hardly one of them is known. A choice in the field's own script may have other words, which are asked for.
 */
export function isAnother(field: FieldDef, context: FieldContext, sample: ColumnSample): boolean {
  const { values } = sample;
  if (hasOptions(field)) return values.length > 1 && isOtherScript(field.options.map(({ code }) => code), values) && optionShare(field, values) < 0.5;
  if (field.fieldType.listOf !== undefined) return false;
  if (field.type === "money" && foreignShare(field, values) >= mostForeign) return true;
  return values.length >= enough && readableShare(field, context, sample) < hardlyAny;
}

function foreignShare({ currency = "CNY" }: FieldDef, values: readonly CellValue[]): number {
  let [own, foreign] = [0, 0];
  for (const value of values) {
    const read = typeof value === "string" ? readNumberText(value) : null;
    if (read?.ok !== true || read.currency === null) continue;
    if (read.currency === currency || (read.currency === "¥" && (currency === "CNY" || currency === "JPY"))) own++;
    else foreign++;
  }
  return foreign > own ? foreign / values.length : 0;
}

/** Whether the values are words in Latin script, all of them, and the options Chinese. */
export function isOtherScript(codes: readonly string[], values: readonly CellValue[]): boolean {
  const texts = values.filter((value) => typeof value === "string" && /\p{L}/u.test(value));
  return texts.length > 0 && codes.every(hasHan) && texts.every((text) => !hasHan(text as string));
}

/** Whether the amounts of a column say themselves that they are in a larger unit than the 元: 12万, 3.5万元. */
export function saysLargerUnit(values: readonly CellValue[]): boolean {
  return values.some((value) => typeof value === "string" && /\d\s*(?:万|亿|千元|百万|w\b)/i.test(value));
}

type ChoiceField = FieldDef & { readonly options: NonNullable<FieldDef["options"]> };

function readableAlone(field: FieldDef, context: FieldContext, values: readonly CellValue[]): number {
  return values.filter((value) => field.fieldType.parse(value, context).ok).length / values.length;
}

function hasOptions(field: FieldDef): field is ChoiceField {
  return field.fieldType.several !== true && field.options !== undefined && field.options.length > 0;
}

function optionShare(field: ChoiceField, values: readonly CellValue[]): number {
  const index = optionIndex(field.options);
  return values.filter((value) => exactOptions(index, value).length === 1).length / values.length;
}

/** A guess knows no column and refuses 03/04/2024; here the column decides the order, or the person is asked. */
function guessOf(field: FieldDef, context: FieldContext, values: readonly CellValue[]): number {
  const guess = field.fieldType.guess?.(values) ?? 0;
  if (field.fieldType.isDate !== true) return guess;
  const read = columnContext(field, context, values);
  const texts = values.filter((value) => typeof value === "string" && field.fieldType.parse(value, read).ok).length / values.length;
  return Math.max(guess, texts * 0.9);
}

function columnContext(field: FieldDef, context: FieldContext, values: readonly CellValue[]): FieldContext {
  return field.fieldType.isDate === true ? { ...context, dayFirst: context.dayFirst ?? dayOrder(values).dayFirst ?? true } : context;
}
