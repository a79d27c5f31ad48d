import type { Finding } from "../findings/finding";
import { type CellValue, isBlank, plainText } from "../records/cellValue";
import { valueAt } from "../records/recordTable";
import type { Localized } from "../records/text";
import { type View, maskedText, shownAs } from "../template/sensitivity";
import type { FieldDef, TableDef } from "../template/template";
import type { OpenTable } from "./locate";

export type { View };

type Table = Pick<OpenTable, "def" | "input" | "records">;

/** A field's value as it is shown; `null` as a view shows everything. What is left out is blank. Nothing of this is ever written into the workbook's own cells. */
export function maskedValue({ def, input }: Pick<Table, "def" | "input">, field: string | null, value: CellValue, view: View | null): CellValue {
  const definition = def.fields.find(({ id }) => id === field);
  if (view === null || definition === undefined || isBlank(value)) return value;
  const shown = shownAs(sourceOf(def, definition), view);
  return shown === "whole" ? value : shown === "leftOut" ? null : maskedText(definition, value, contextOf(input, definition.id));
}

/** What a field is compared by, which may be spelled as no cell is: the mask is that of the field, not of what its cells say. */
export function maskedForm(table: Pick<Table, "def" | "input">, field: string, form: string, view: View | null): string {
  return plainText(maskedValue(table, field, form, view));
}

/** `maskedForm` of both sides of a comparison. */
export function bothForms(table: Pick<Table, "def" | "input">, view: View | null): (field: string, a: string, b: string) => { readonly a: string; readonly b: string } {
  return (field, a, b) => ({ a: maskedForm(table, field, a, view), b: maskedForm(table, field, b, view) });
}

/** An amount in words says what the amount says. */
function sourceOf(def: Table["def"], field: FieldDef): FieldDef {
  return field.pii === undefined && field.sensitivity === undefined && field.writeOnly === undefined ? (def.fields.find(({ upper }) => upper === field.id) ?? field) : field;
}

/** Texts about some records (by index) with what they quote of sensitive fields masked; null where the view shows all fields whole. */
export function textMask({ def, input, records }: Table, view: View | null): ((text: string, about: readonly number[], more?: readonly Quoted[]) => string) | null {
  const hidden = view === null ? [] : def.fields.flatMap((field) => { const how = shownAs(sourceOf(def, field), view); return how === "whole" || records.columns[field.id] === undefined ? [] : [{ field, how }]; });
  if (hidden.length === 0) return null;
  return (text, about, more = []) => {
    const quoted = hidden.flatMap(({ field, how }) => [...about.map((index) => valueAt(records, field.id, index)), ...more.filter((one) => one.field === field.id).map(({ value }) => value)].filter((value) => !isBlank(value)).flatMap((value) => {
      const by = how === "leftOut" ? "***" : maskedText(field, value, contextOf(input, field.id));
      return spellings(field, value, input).map((spelling) => ({ spelling, by }));
    }));
    // The longest first: a phone with its country code before the phone itself.
    return quoted.sort((a, b) => b.spelling.length - a.spelling.length).reduce((masked, { spelling, by }) => replaceWhole(masked, spelling, by), text);
  };
}
type Quoted = { readonly field: string | null; readonly value: CellValue };

/** What an import says of one row of its source, masked: its reasons, which quote the row, the record it is about and what changes; and its edits. */
export function maskOutcome(table: Table, source: Table, { index, target, reasons, edits, values }: Outcome, view: View | null): Pick<Outcome, "reasons" | "edits"> {
  const mask = textMask(table, view);
  if (mask === null) return { reasons, edits };
  const quoted = [...Object.keys(source.records.columns).map((field) => ({ field, value: valueAt(source.records, field, index) })), ...edits.flatMap(({ field, before, after }) => [{ field, value: before }, { field, value: after }]), ...Object.entries(values).map(([field, value]) => ({ field, value }))];
  const masked = (text: string): string => mask(text, target === null ? [] : [target], quoted);
  return {
    reasons: reasons.map((reason) => ({ "zh-CN": masked(reason["zh-CN"]), en: masked(reason.en) })),
    edits: edits.map(({ field, before, after }) => ({ field, before: maskedValue(table, field, before, view), after: maskedValue(table, field, after, view) })),
  };
}
type Outcome = { readonly index: number; readonly target: number | null; readonly reasons: readonly Localized[]; readonly edits: readonly { readonly field: string; readonly before: CellValue; readonly after: CellValue }[]; readonly values: { readonly [field: string]: CellValue } };

/** The rendered messages of findings, masked. */
export function maskMessages(table: Table & Pick<OpenTable, "template">, findings: readonly Finding[], messages: readonly string[], view: View | null): readonly string[] {
  const mask = textMask(table, view) ?? ((text: string) => text);
  const related = view === null ? [] : relatedQuotes(table, view);
  if (view === null || (related.length === 0 && textMask(table, view) === null)) return messages;
  const indexOfRow = new Map([...table.records.rows].map((row, index) => [row, index]));
  return findings.map((finding, n) => {
    const { at, fixes } = finding;
    const about = [...new Set(at.flatMap(({ row, table: of }) => (of === table.def.id ? (indexOfRow.get(row) ?? []) : [])))];
    const message = related.reduce((text, hide) => hide(finding, text), messages[n]!);
    return mask(message, about, (fixes ?? []).flatMap(({ edits }) => edits.flatMap((edit) => [{ field: edit.at.field, value: edit.before }, { field: edit.at.field, value: edit.after }])));
  });
}

type Hide = (finding: Finding, text: string) => string;

/** What findings quote of the records of other tables: values that a path of the rule leads to, what the records are called, and texts that name them by a sensitive field. */
function relatedQuotes({ def, template, input }: Pick<OpenTable, "def" | "template" | "input">, view: View): readonly Hide[] {
  const context = { dateSystem: input.circumstances.dateSystem, dayFirst: null };
  const isHidden = (of: TableDef | undefined, id: string): boolean => { const field = of?.fields.find((each) => each.id === id); return field !== undefined && shownAs(sourceOf(of!, field), view) !== "whole"; };
  const hide = (text: string, data: Finding["data"], key: string, masked: (value: string) => string): string => (typeof data[key] === "string" && data[key] !== "" ? replaceWhole(text, data[key], masked(data[key])) : text);
  const paths = def.derived.flatMap((path): readonly Hide[] => {
    const steps = path.split(".");
    const last = steps.pop()!;
    const of = steps.reduce<TableDef | undefined>((at, by) => template.tables.find(({ id }) => id === at?.relations.find(({ from }) => from === by)?.to), def);
    if (!isHidden(of, last)) return [];
    const field = of!.fields.find(({ id }) => id === last)!;
    return [({ data }, text) => hide(text, data, path, (value) => (shownAs(sourceOf(of!, field), view) === "leftOut" ? "***" : maskedText(field, value, context)))];
  });
  const names = def.relations.flatMap(({ id, to, match }): readonly Hide[] => {
    const of = template.tables.find((table) => table.id === to);
    const isNamed = [...(of?.display?.fields ?? match)].some((field) => isHidden(of, field));
    const by = match.filter((field) => isHidden(of, field)).map((field) => of!.fields.find((each) => each.id === field)!);
    if (!isNamed && by.length === 0) return [];
    return [({ rule, data }, text) => {
      if (rule !== `relation/${id}`) return text;
      const named = isNamed ? ["name", "records", "path"].reduce((masked, key) => hide(masked, data, key, () => "***"), text) : text;
      return hide(named, data, "value", (value) => { const field = by.find(({ fieldType, ...spec }) => { const reading = fieldType.parse(value, { spec, ...context }); return reading.ok && reading.value !== null && fieldType.check(reading.value, { spec, ...context }) === null; }); return field === undefined ? value : maskedText(field, value, context); });
    }];
  });
  return [...paths, ...names];
}

function contextOf({ circumstances }: Table["input"], field: string): { readonly dateSystem: 1900 | 1904; readonly dayFirst: boolean | null } {
  return { dateSystem: circumstances.dateSystem, dayFirst: circumstances.dayFirst[field] ?? null };
}

/** How messages quote a value: as it stands, and as its type writes it. One digit or letter says nothing by itself, and a number of two may be a count. */
function spellings(field: FieldDef, value: CellValue, input: Table["input"]): readonly string[] {
  const context = { spec: field, ...contextOf(input, field.id) };
  const reading = field.fieldType.parse(value, context);
  const formatted = reading.ok && reading.value !== null ? [field.fieldType.format(reading.value, context), plainText(reading.value)] : [];
  return [...new Set([plainText(value), ...formatted])].filter((text) => text.length >= (/^[\d.,]+$/.test(text) ? 3 : 2));
}

/** Replaces a text where it stands by itself: digits are not taken out of a longer number. */
function replaceWhole(text: string, part: string, by: string): string {
  const digit = (character: string | undefined): boolean => character !== undefined && character >= "0" && character <= "9";
  let masked = "";
  let from = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (at < from || (digit(part[0]) && digit(text[at - 1])) || (digit(part.at(-1)) && digit(text[at + part.length]))) continue;
    masked += text.slice(from, at) + by;
    from = at + part.length;
  }
  return masked + text.slice(from);
}
