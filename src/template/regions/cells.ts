import { equalText } from "../../expression/fold";
import { orderNumbers } from "../../expression/values";
import type { CellValue, Json } from "../../records/cellValue";
import { lastSerial } from "../../records/serialDay";
import type { FieldDef } from "../template";

/**
 * A stretch of a field's values in which no condition changes, with one value that stands for all of it. Numbers: from `from` to `to`, both left out, or one point
 * (`from` = `to`); null = without end. Texts: one text, or (`rest`) any other than those that are named.
 */
export type Cell = { readonly value: CellValue; readonly from?: number | null; readonly to?: number | null; readonly rest?: true };

/** `valid`: the values that the field lets pass; `readable`: all that rules are asked about, be they findings or not. */
export type Domain = "valid" | "readable";

/** The cells of a field whose conditions change at these points only, smallest first, the blank last. */
export function cellsOf(field: FieldDef, points: readonly (number | string)[], domain: Domain, today: number): readonly Cell[] {
  const filled = field.fieldType.json === "boolean" ? [{ value: true }, { value: false }] : field.fieldType.json === "string" ? textCells(field, points as readonly string[], domain) : numberCells(field, points as readonly number[], domain, today);
  return domain === "valid" && field.required ? filled : [...filled, { value: null }];
}

/** The codes a choice field can hold, one at a time; null where its values have no end. */
export function choicesOf(field: FieldDef): readonly string[] | null {
  if (field.options !== undefined && field.fieldType.several !== true) return field.options.map(({ code }) => code);
  const { limits } = field;
  return field.fieldType.json === "string" && limits.enum !== undefined ? limits.enum.map(String) : null;
}

function textCells(field: FieldDef, points: readonly string[], domain: Domain): readonly Cell[] {
  const choices = choicesOf(field);
  if (domain === "valid" && choices !== null) return choices.map((value) => ({ value }));
  const named: string[] = [];
  for (const text of [...points, ...(choices ?? [])]) if (text.trim() !== "" && !named.some((known) => equalText(known, text))) named.push(text);
  return [...named.map((value) => ({ value })), { value: otherText(field, named), rest: true }];
}

/** Texts for "anything else": the first that the field takes. */
const samples = ["其他文字", "abc", "张三", "上海某某有限公司", "13812345678", "021-61234567", "a@example.com", "https://example.com", "91350100M000100Y43", "11010119900307803X", "200000"];

export function otherText(field: FieldDef, named: readonly string[]): string {
  const context = { spec: field, dateSystem: 1900, dayFirst: null } as const;
  const free = [...(field.examples ?? []), ...samples].filter((text): text is string => typeof text === "string" && !named.some((known) => equalText(known, text)));
  return free.find((text) => isValid(field, text)) ?? free.find((text) => field.fieldType.parse(text, context).ok) ?? free[0] ?? "其他文字2";
}

/** Would the field take the value as it stands, without a finding of its own? */
export function isValid(field: FieldDef, value: CellValue): boolean {
  if (value === null) return !field.required;
  const context = { spec: field, dateSystem: 1900, dayFirst: null } as const;
  const read = field.fieldType.parse(value, context);
  return read.ok && read.value === value && field.fieldType.check(value, context) === null && isWithin(field.limits, value);
}

function isWithin({ minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity, minLength = 0, maxLength = Infinity, ...limits }: FieldDef["limits"], value: CellValue): boolean {
  if (limits.enum !== undefined && !limits.enum.includes(value as Json)) return false;
  if (typeof value === "number") return value >= minimum && value <= maximum && value > exclusiveMinimum && value < exclusiveMaximum;
  return typeof value !== "string" || (value.length >= minLength && value.length <= maxLength);
}

function numberCells(field: FieldDef, points: readonly number[], domain: Domain, today: number): readonly Cell[] {
  const { limits, fieldType } = field;
  const whole = fieldType.json === "integer" || (fieldType.isDate === true && fieldType.type !== "datetime");
  const day: readonly [number, number] | undefined = fieldType.isDate === true ? [1, lastSerial] : undefined;
  const valid = domain === "valid";
  const low = Math.max(day?.[0] ?? -Infinity, valid ? Math.max(fieldType.range?.[0] ?? -Infinity, limits.minimum ?? -Infinity, limits.exclusiveMinimum ?? -Infinity) : -Infinity);
  const high = Math.min(day?.[1] ?? Infinity, valid ? Math.min(fieldType.range?.[1] ?? Infinity, limits.maximum ?? Infinity, limits.exclusiveMaximum ?? Infinity) : Infinity);
  const inside = (value: number): boolean => value >= low && value <= high && !(valid && (value === limits.exclusiveMinimum || value === limits.exclusiveMaximum)) && (!whole || Number.isInteger(value));
  const marks = [...new Set([...points, ...[low, high].filter(Number.isFinite)])].sort((a, b) => a - b);
  if (marks.length === 0) return [{ value: fieldType.isDate === true ? today : 1, from: null, to: null }];
  const cells: Cell[] = [];
  const open = (from: number | null, to: number | null): void => {
    if ((to !== null && to <= low) || (from !== null && from >= high)) return;
    const value = between(from, to, whole);
    if (value !== null) cells.push({ value, from, to });
  };
  open(null, marks[0]!);
  marks.forEach((mark, index) => {
    if (inside(mark)) cells.push({ value: mark, from: mark, to: mark });
    open(mark, marks[index + 1] ?? null);
  });
  return cells;
}

/** A short number strictly between two others, as conditions compare them; null where there is none. */
export function between(from: number | null, to: number | null, whole: boolean): number | null {
  if (from === null && to === null) return 1;
  if (from === null || to === null) {
    const end = (from ?? to)!;
    const far = end + (from === null ? -1 : 1) * Math.max(1, Math.abs(end) / 10);
    return whole ? (from === null ? Math.min(Math.floor(far), Math.ceil(end) - 1) : Math.max(Math.ceil(far), Math.floor(end) + 1)) : Number(far.toPrecision(3)) === end ? far : clear(far, end);
  }
  if (whole) return Math.floor(from) + 1 < to ? Math.floor(from) + 1 : null;
  const middle = (from + to) / 2;
  for (let digits = 1; digits <= 15; digits++) {
    const value = Number(middle.toPrecision(digits));
    if (orderNumbers(value, from) > 0 && orderNumbers(value, to) < 0) return value;
  }
  return null;
}

/** `far` with three digits where that does not take it past `end`. */
function clear(far: number, end: number): number {
  const short = Number(far.toPrecision(3));
  return Math.sign(short - end) === Math.sign(far - end) ? short : far;
}
