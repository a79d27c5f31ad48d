import { typedAt } from "../../fields/typedTable";
import { type CellValue, isBlank, isCellError, plainText, sameValue } from "../../records/cellValue";
import { valueAt } from "../../records/recordTable";
import type { Lang } from "../../records/text";
import type { DedupeDef, FieldDef, MasterRule, Survivorship } from "../../template/template";
import { joint, severalTexts } from "../../fields/severalValues";
import { originWords } from "../../fields/systemField";
import type { Taken } from "../../template/survivorTexts";
import { bound } from "../bound";
import type { CheckInput } from "../rule";
import type { MergePlan } from "./duplicates";
import { betweenTexts, keepContacts, maxCellText } from "./keepContacts";

/** What a person decided: the record that stays, and by field the record whose value is taken, be it a blank. */
export type Decided = { readonly keep: number | null; readonly values: Readonly<Record<string, number>>; /** In which a number is called that goes into the remarks, and texts are put together; absent = zh-CN. */ readonly lang?: Lang };

/**
 * How `records` (two or more, of one table) become one. The survivor is the one to keep, else the one of the rule's `master`, else the one with most values that its fields can read, else the smallest id. Each field
 * takes one of the values that are there as it stands in its cell (but for union and concat): what a person decided, else by the rule's survivorship (`*` for the rest; without a rule mostComplete, but
 * a longtext that no rule names is put together: what somebody noted of one record is no worse for being shorter):
 * - mostComplete: the survivor's own, else that of the most complete record that has one
 * - longest: most characters, of values in Chinese characters where there are any (what is romanised is longer and says no more); max, min: by number or date
 * - newest, oldest: of the record with the latest (earliest) date up to today in any of its date fields, without dates the one lowest (highest) in the sheet
 * - sourceRank: of the record whose source comes first in the rule's order; approved: of a record for which the rule's expression holds, else as mostComplete
 * - union: every value of fields that hold several, once, the survivor's own first; concat: every different text, one behind the other; what the field or a cell cannot hold is open
 * - manual: open until a person decides, where the values differ
 * For mostComplete a text that holds the survivor's and says more goes before it, and a value in Chinese characters before a romanised one. Numbers, addresses and people that would be named no more go where the merged record has room (`keepContacts`).
 * A blank or an error never beats a value, a value that its field cannot read or finds fault with never one without fault. Of values that say the same the survivor keeps its own.
 * Never edited: the cell that holds the record's identity and a cell with a formula; a read-only field is only filled where it is blank. Of what the program fills in, how the record came
 * (when, by whom, from where, with which change) is that of the record that came first, unless a rule or a person says otherwise; the rest is written anew by whoever merges.
 */
export function planMerge(input: CheckInput, rule: DedupeDef | null, records: readonly number[], decided: Decided): MergePlan {
  const { def, table } = input;
  const sources = inOrder(input, records, decided.keep, rule?.master ?? "mostComplete");
  const survivor = sources[0]!;
  const edits: MergePlan["edits"][number][] = [];
  const open: MergePlan["open"][number][] = [];
  const taken: MergePlan["taken"][number][] = [];
  const isFixed = ({ id }: FieldDef): boolean => table.columns[id] === undefined || id === def.recordId || table.records.formulas[id]?.includes(survivor) === true;
  const isOrigin = ({ system }: FieldDef): boolean => system !== undefined && originWords.has(system);
  const wordOf = (field: FieldDef): Survivorship | undefined => rule?.survive[field.id] ?? (isOrigin(field) ? undefined : field.type === "longtext" ? "concat" : rule?.survive["*"] ?? "mostComplete");
  const isOpen = (field: FieldDef): void => { open.push({ field: field.id, values: [...sources].sort((a, b) => a - b).map((record) => ({ record, value: valueAt(table.records, field.id, record) })).filter(({ value }) => holds(value)) }); };
  for (const field of def.fields) {
    const own = valueAt(table.records, field.id, survivor);
    const wanted = decided.values[field.id];
    if (isFixed(field) || (field.system === undefined ? wanted === undefined && field.readOnly && holds(own) : !isOrigin(field))) continue;
    const rules = wordOf(field);
    const chosen: Chosen | null = wanted !== undefined ? { from: [wanted], how: "decided" } : rules === undefined ? { from: [firstToCome(input, sources)], how: "first" } : choose(input, field, rules, sources, decided.lang);
    if (chosen === null) {
      isOpen(field);
      continue;
    }
    const from = chosen.from[0]!;
    const after = chosen.value ?? valueAt(table.records, field.id, from);
    if (holds(after)) taken.push({ field: field.id, from: chosen.from, how: chosen.how });
    if (!sameValue(own, after)) edits.push({ field: field.id, before: own, after, from });
  }
  const names = rule?.keepLoser?.names;
  if (names !== undefined && decided.values[names.in] === undefined) keepNames(input, names, sources, edits, decided.lang);
  const openIds = new Set(open.map(({ field }) => field));
  const contacts = keepContacts(input, { sources, decided: decided.values, edits, isFixed: (field) => isFixed(field) || openIds.has(field.id), takesLines: (field) => (field.type === "longtext" || field.type === "text") && field.system === undefined && !field.readOnly && wordOf(field) === "concat", lang: decided.lang ?? "zh-CN" });
  for (const { to, from } of contacts.moved) if (taken.every(({ field }) => field !== to)) taken.push({ field: to, from: [from], how: "moved" });
  for (const field of contacts.open.filter(({ id }) => !openIds.has(id))) {
    for (const list of [edits, taken]) { const at = list.findIndex((one) => one.field === field.id); if (at >= 0) list.splice(at, 1); }
    isOpen(field);
  }
  return { taken, moved: contacts.moved, lost: contacts.lost.filter(({ field }) => open.every((one) => one.field !== field)), survivor, losers: [...records].filter((record) => record !== survivor).sort((a, b) => a - b), edits, open };
}

/** Puts what the records said in the field `of`, and the merged one does not say, behind what it says in the field `in`. */
function keepNames({ def, table }: CheckInput, names: { readonly of: string; readonly in: string }, sources: readonly number[], edits: MergePlan["edits"][number][], lang: Lang | undefined): void {
  const survivor = sources[0]!;
  const field = def.fields.find(({ id }) => id === names.in)!;
  const column = table.columns[field.id];
  if (column === undefined || table.columns[names.of] === undefined || table.records.formulas[field.id]?.includes(survivor) === true) return;
  const at = edits.findIndex((edit) => edit.field === field.id);
  const before = valueAt(table.records, field.id, survivor);
  const own = at < 0 ? before : edits[at]!.after;
  const stays = edits.find((edit) => edit.field === names.of)?.after ?? valueAt(table.records, names.of, survivor);
  const between = field.fieldType.several === true ? joint : betweenTexts(field, lang);
  let text = holds(own) ? plainText(own) : "";
  let from = at < 0 ? null : edits[at]!.from;
  for (const record of sources) {
    const name = valueAt(table.records, names.of, record);
    const known = text.split(between).map((each) => each.trim());
    if (!holds(name) || plainText(name).trim() === plainText(stays).trim() || known.includes(plainText(name).trim())) continue;
    const longer = text === "" ? plainText(name).trim() : `${text}${between}${plainText(name).trim()}`;
    if (longer.length > maxCellText || [...longer].length > (field.limits.maxLength ?? Infinity)) break;
    [text, from] = [longer, from ?? record];
  }
  const reading = field.fieldType.parse(text, column.context);
  if (from === null || !reading.ok || sameValue(before, reading.value)) return;
  edits.splice(at < 0 ? edits.length : at, at < 0 ? 0 : 1, { field: field.id, before, after: reading.value, from });
}

/** By when the records came; the survivor where no field tells. */
function firstToCome(input: CheckInput, sources: readonly number[]): number {
  const created = input.def.fields.find(({ system }) => system === "createdAt")?.id ?? "";
  const at = (record: number): number => (quality(input, created, record) > 0 ? numberOr(typedAt(input.table, created, record), Infinity) : Infinity);
  return sources.reduce((winner, record) => (at(record) < at(winner) ? record : winner));
}

/** The survivor first, then the most complete; of equals the smallest id, then the first in the sheet. */
function inOrder(input: CheckInput, records: readonly number[], keep: number | null, master: MasterRule): readonly number[] {
  const { def, table } = input;
  const filled = new Map(records.map((record) => [record, def.fields.filter(({ id }) => quality(input, id, record) > 0).length]));
  const id = (record: number): string => table.records.ids[record] ?? "";
  const ranked = [...new Set(records)].sort((a, b) => filled.get(b)! - filled.get(a)! || (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : a - b));
  const stays = keep ?? masterOf(input, ranked, master);
  return [stays, ...ranked.filter((record) => record !== stays)];
}

/** `ranked`: the most complete first, which is taken of equals. */
function masterOf(input: CheckInput, ranked: readonly number[], master: MasterRule): number {
  if (master === "mostComplete") return ranked[0]!;
  if (master === "newest") return byAge(input, ranked, (dates) => Math.max(...dates), 1);
  if (master === "oldest") return byAge(input, ranked, (dates) => Math.min(...dates), -1);
  if ("approved" in master) {
    const holdsOf = bound(master.approved, input);
    return ranked.find((record) => holdsOf(record) === true) ?? ranked[0]!;
  }
  const rank = (record: number): number => { const at = master.sourceRank.indexOf(plainText(typedAt(input.table, master.by, record))); return at < 0 ? Infinity : at; };
  return ranked.reduce((winner, record) => (rank(record) < rank(winner) ? record : winner));
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

/** `value`: where it is made of those of several records; else that of the first of `from`, as it stands in its cell. */
type Chosen = { readonly from: readonly number[]; readonly how: Taken; readonly value?: string };

/** Where the value comes from; null = a person chooses. */
function choose(input: CheckInput, field: FieldDef, how: Survivorship, sources: readonly number[], lang: Lang | undefined): Chosen | null {
  const best = Math.max(...sources.map((record) => quality(input, field.id, record)));
  const filled = best === 0 ? [] : sources.filter((record) => quality(input, field.id, record) === best);
  const first = filled[0];
  if (first === undefined) return { from: [sources[0]!], how: "same" };
  if (filled.length === 1) return { from: [first], how: sources.some((record) => record !== first && holds(valueAt(input.table.records, field.id, record))) ? "sound" : "only" };
  const value = (record: number): CellValue => typedAt(input.table, field.id, record);
  if (filled.every((record) => sameValue(value(record), value(first)))) return { from: [first], how: "same" };
  // Of equals the earlier in the order of sources, so that the survivor keeps its own.
  const most = (of: (record: number) => number): number => filled.reduce((winner, record) => (of(record) > of(winner) ? record : winner), first);
  if (typeof how !== "string") {
    if ("approved" in how) {
      const holdsOf = bound(how.approved, input);
      const approved = filled.find((record) => holdsOf(record) === true);
      return approved === undefined ? { from: [first], how: "mostComplete" } : { from: [approved], how: "approved" };
    }
    const rank = (record: number): number => how.sourceRank.indexOf(plainText(typedAt(input.table, how.by, record)));
    return { from: [most((record) => (rank(record) < 0 ? -Infinity : -rank(record)))], how: "sourceRank" };
  }
  const one = (record: number): Chosen => ({ from: [record], how });
  // What is romanised says no more than the name that it was made of.
  const told = isRomanised(input, field, sources, first) ? filled.find((record) => isHan(value(record))) : undefined;
  switch (how) {
    case "manual": return null;
    case "mostComplete": {
      const own = told ?? first;
      const fuller = sayMore.has(field.type) ? filled.find((record) => saysMore(plainText(value(record)), plainText(value(own)))) : undefined;
      return fuller !== undefined ? { from: [fuller], how: "fuller" } : told !== undefined ? { from: [told], how: "original" } : one(first);
    }
    case "longest": {
      const length = (record: number): number => [...plainText(value(record))].length;
      const inHan = (record: number): boolean => isHan(value(record));
      return one(filled.some(inHan) ? most((record) => (inHan(record) ? length(record) : -1)) : most(length));
    }
    case "max": return one(most((record) => numberOr(value(record), -Infinity)));
    case "min": return one(most((record) => -numberOr(value(record), Infinity)));
    case "newest": return one(byAge(input, filled, (dates) => Math.max(...dates), 1));
    case "oldest": return one(byAge(input, filled, (dates) => Math.min(...dates), -1));
    case "union": return together(input, field, filled, how, (record) => severalTexts(plainText(value(record))), joint);
    case "concat": return together(input, field, filled, how, (record) => [plainText(value(record))], betweenTexts(field, lang));
  }
}

/** Types of which a longer text that holds the other one says all of it and more: a region down to its district. */
const sayMore: ReadonlySet<string> = new Set(["region", "address", "text", "personName", "companyName"]);

function saysMore(longer: string, text: string): boolean {
  return longer.length > text.length && longer.includes(text);
}

function isHan(value: CellValue): boolean {
  return /\p{Script=Han}/u.test(plainText(value));
}

/** A person's or a company's name in Latin letters is one, and so is a text of a record whose own name is, where another record has that in Chinese characters. */
function isRomanised(input: CheckInput, { id, type }: FieldDef, sources: readonly number[], record: number): boolean {
  const text = (field: string, of: number): string => plainText(typedAt(input.table, field, of));
  const isLatin = (value: string): boolean => /\p{Script=Latin}/u.test(value) && !isHan(value);
  if (!isLatin(text(id, record))) return false;
  if (type === "personName" || type === "companyName") return true;
  const name = type === "text" ? input.def.fields.find((field) => field.type === (input.def.subject === "organisation" ? "companyName" : "personName") && input.table.columns[field.id] !== undefined) : undefined;
  return name !== undefined && isLatin(text(name.id, record)) && sources.some((other) => isHan(text(name.id, other)));
}

/** The different values of several records in one cell; null where it would be more than the field or a cell holds. */
function together({ table }: CheckInput, field: FieldDef, filled: readonly number[], how: Taken, valuesOf: (record: number) => readonly string[], between: string): Chosen | null {
  const seen = new Set<string>();
  const from = filled.filter((record) => {
    const fresh = valuesOf(record).filter((text) => !seen.has(text));
    for (const text of fresh) seen.add(text);
    return fresh.length > 0;
  });
  const text = [...seen].join(between);
  if (text.length > maxCellText || [...text].length > (field.limits.maxLength ?? Infinity)) return null;
  const reading = field.fieldType.parse(text, table.columns[field.id]!.context);
  return reading.ok && typeof reading.value === "string" ? { from, how, value: reading.value } : null;
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
