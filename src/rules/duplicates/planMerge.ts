import { typedAt } from "../../fields/typedTable";
import { type CellValue, isBlank, isCellError, plainText, sameValue } from "../../records/cellValue";
import { valueAt } from "../../records/recordTable";
import type { DedupeDef, FieldDef, Survivorship } from "../../template/template";
import { originWords } from "../../fields/systemField";
import type { CheckInput } from "../rule";
import type { MergePlan } from "./duplicates";

/** What a person decided: the record that stays, and by field the record whose value is taken, be it a blank. */
export type Decided = { readonly keep: number | null; readonly values: Readonly<Record<string, number>> };

/**
 * How `records` (two or more, of one table) become one. The survivor is the one to keep, else the one with most values that its fields can read, else the smallest id. Each field
 * takes one of the values that are there as it stands in its cell, never a mixture: what a person decided, else by the rule's survivorship (`*` for the rest; without a rule mostComplete):
 * - mostComplete: the survivor's own, else that of the most complete record that has one
 * - longest: most characters; max, min: by number or date
 * - newest, oldest: of the record with the latest (earliest) date up to today in any of its date fields, without dates the one lowest (highest) in the sheet
 * - manual: open until a person decides, where the values differ
 * A blank or an error never beats a value, a value that its field cannot read or finds fault with never one without fault. Of values that say the same the survivor keeps its own.
 * Never edited: the cell that holds the record's identity and a cell with a formula; a read-only field is only filled where it is blank. Of what the program fills in, how the record came
 * (when, by whom, from where, with which change) is that of the record that came first, unless a rule or a person says otherwise; the rest is written anew by whoever merges.
 */
export function planMerge(input: CheckInput, rule: DedupeDef | null, records: readonly number[], decided: Decided): MergePlan {
  const { def, table } = input;
  const sources = inOrder(input, records, decided.keep);
  const survivor = sources[0]!;
  const edits: MergePlan["edits"][number][] = [];
  const open: MergePlan["open"][number][] = [];
  for (const field of def.fields) {
    const own = valueAt(table.records, field.id, survivor);
    const fixed = table.columns[field.id] === undefined || field.id === def.recordId || table.records.formulas[field.id]?.includes(survivor) === true;
    const wanted = decided.values[field.id];
    const isOrigin = field.system !== undefined && originWords.has(field.system);
    if (fixed || (field.system === undefined ? wanted === undefined && field.readOnly && holds(own) : !isOrigin)) continue;
    const rules = rule?.survive[field.id] ?? (isOrigin ? undefined : rule?.survive["*"] ?? "mostComplete");
    const from = wanted ?? (rules === undefined ? firstToCome(input, sources) : choose(input, field, rules, sources));
    if (from === null) {
      open.push({ field: field.id, values: [...sources].sort((a, b) => a - b).map((record) => ({ record, value: valueAt(table.records, field.id, record) })).filter(({ value }) => holds(value)) });
      continue;
    }
    const after = valueAt(table.records, field.id, from);
    if (!sameValue(own, after)) edits.push({ field: field.id, before: own, after, from });
  }
  return { survivor, losers: [...records].filter((record) => record !== survivor).sort((a, b) => a - b), edits, open };
}

/** By when the records came; the survivor where no field tells. */
function firstToCome(input: CheckInput, sources: readonly number[]): number {
  const created = input.def.fields.find(({ system }) => system === "createdAt")?.id ?? "";
  const at = (record: number): number => (quality(input, created, record) > 0 ? numberOr(typedAt(input.table, created, record), Infinity) : Infinity);
  return sources.reduce((winner, record) => (at(record) < at(winner) ? record : winner));
}

/** The survivor first, then the most complete; of equals the smallest id, then the first in the sheet. */
function inOrder(input: CheckInput, records: readonly number[], keep: number | null): readonly number[] {
  const { def, table } = input;
  const filled = new Map(records.map((record) => [record, def.fields.filter(({ id }) => quality(input, id, record) > 0).length]));
  const id = (record: number): string => table.records.ids[record] ?? "";
  const ranked = [...new Set(records)].sort((a, b) => filled.get(b)! - filled.get(a)! || (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : a - b));
  return keep === null ? ranked : [keep, ...ranked.filter((record) => record !== keep)];
}

function holds(value: CellValue): boolean {
  return !isBlank(value) && !isCellError(value);
}

/** 2 = a value without fault, 1 = one that its field cannot read or finds fault with, 0 = none. */
function quality({ table }: CheckInput, field: string, record: number): 0 | 1 | 2 {
  const column = table.columns[field];
  if (column === undefined) return 0;
  const code = column.codes[record]!;
  if (!holds(column.raw[code] ?? null) || column.typed[code] === null) return 0;
  return column.parsed[code]?.ok === true && column.issues[code] === null ? 2 : 1;
}

/** The record whose value is taken; null = a person chooses. */
function choose(input: CheckInput, field: FieldDef, how: Survivorship, sources: readonly number[]): number | null {
  const best = Math.max(...sources.map((record) => quality(input, field.id, record)));
  const filled = best === 0 ? [] : sources.filter((record) => quality(input, field.id, record) === best);
  const first = filled[0];
  if (first === undefined) return sources[0]!;
  const value = (record: number): CellValue => typedAt(input.table, field.id, record);
  if (filled.every((record) => sameValue(value(record), value(first)))) return first;
  // Of equals the earlier in the order of sources, so that the survivor keeps its own.
  const most = (of: (record: number) => number): number => filled.reduce((winner, record) => (of(record) > of(winner) ? record : winner), first);
  switch (how) {
    case "manual": return null;
    case "mostComplete": return first;
    case "longest": return most((record) => [...plainText(value(record))].length);
    case "max": return most((record) => numberOr(value(record), -Infinity));
    case "min": return most((record) => -numberOr(value(record), Infinity));
    case "newest": return byAge(input, filled, (dates) => Math.max(...dates), 1);
    case "oldest": return byAge(input, filled, (dates) => Math.min(...dates), -1);
  }
}

function numberOr(value: CellValue, none: number): number {
  return typeof value === "number" ? value : none;
}

/** The first by date in the direction of `sign`; records without any date come last, among themselves by their place in the sheet. */
function byAge(input: CheckInput, filled: readonly number[], of: (dates: readonly number[]) => number, sign: 1 | -1): number {
  const age = new Map(filled.map((record) => {
    const dates = datesOf(input, record);
    return [record, dates.length === 0 ? -Infinity : sign * of(dates)];
  }));
  const dated = [...age.values()].some((each) => each > -Infinity);
  return filled.reduce((winner, record) => ((dated ? age.get(record)! > age.get(winner)! : sign * (record - winner) > 0) ? record : winner));
}

/** The dates of a record up to today: a date to come is a plan, not an age. */
function datesOf({ def, table, inputs }: CheckInput, record: number): readonly number[] {
  return def.fields.flatMap(({ id, fieldType }) => {
    const value = fieldType.isDate === true ? typedAt(table, id, record) : null;
    return typeof value === "number" && value <= inputs.today ? [value] : [];
  });
}
