import type { GovernedTable } from "../../pipeline/locate";
import type { Localized } from "../../pipeline/session";
import { readable } from "../../pipeline/shownValue";
import { type CellValue, isBlank } from "../../records/cellValue";
import type { Lang } from "../../records/text";
import { truthOf } from "../../records/yesNo";
import type { FieldDef } from "../../template/template";
import { type WidgetKind, widgetOf } from "./widgetKinds";

export type FormField = {
  readonly id: string;
  readonly label: Localized;
  readonly help: Localized | null;
  readonly required: boolean;
  readonly widget: WidgetKind;
  readonly options: readonly { readonly value: string; readonly label: Localized }[];
  readonly unit: string | null;
  readonly placeholder: Localized | null;
  readonly deprecated: boolean;
  /** A new record is told what to say here where nobody says otherwise. */
  readonly isFilledIn: boolean;
};

/** What a person has typed, by field; fields that were not touched are not there. */
export type Draft = { readonly [field: string]: string };

/** A field as a form asks for it. */
export function formField(field: FieldDef): FormField {
  return {
    id: field.id,
    label: field.label,
    help: field.help ?? null,
    required: field.required,
    widget: widgetOf(field),
    options: field.fieldType.listOf === "people" || field.fieldType.listOf === "departments"
      ? field.fieldType.listOf === "people" ? (field.people ?? []).map(({ id, name }) => ({ value: id, label: { "zh-CN": name, en: name } })) : [...new Set((field.people ?? []).flatMap(({ department }) => department ?? []))].map((name) => ({ value: name, label: { "zh-CN": name, en: name } }))
      : (field.options ?? []).filter(({ active }) => active).map(({ code, label }) => ({ value: code, label })),
    unit: field.unit ?? (field.type === "money" ? "元" : null),
    placeholder: field.placeholder ?? (field.writeOnly === true ? { "zh-CN": "填过的不显示，要改就重新填", en: "Not shown once written; type it anew to change it" } : null),
    deprecated: field.deprecated === true,
    isFilledIn: field.initial !== undefined,
  };
}

/** What the draft's texts mean: as their field types read them where nothing is lost by it, else as they were typed. */
export function valuesOf({ def, input, records }: GovernedTable, draft: Draft, lang: Lang): { readonly values: { readonly [field: string]: CellValue }; readonly stored: { readonly [field: string]: string } } {
  const values: Record<string, CellValue> = {};
  const stored: Record<string, string> = {};
  for (const [id, text] of Object.entries(draft)) {
    const field = def.fields.find((candidate) => candidate.id === id);
    if (field === undefined) continue;
    if (isBlank(text)) {
      values[id] = null;
      continue;
    }
    const context = { spec: field, dateSystem: input.circumstances.dateSystem, dayFirst: input.circumstances.dayFirst[id] ?? null };
    const reading = field.fieldType.parse(text, context);
    const value = reading.ok && reading.lossless ? reading.value : text;
    values[id] = field.fieldType.spelling?.of(records.columns[id] ?? { codes: new Uint32Array(0), dictionary: [null] }, lang)(value) ?? value;
    // Yes and no are chosen, not typed.
    if (field.fieldType.json === "boolean") continue;
    const reads = value === null ? "" : typeof value === "string" ? value : reading.ok ? field.fieldType.format(value, context) : text;
    if (reads !== text) stored[id] = reads;
  }
  return { values, stored };
}

/** How the cells read in a form: what a person would type there. A choice is its code. */
export function textsOf(table: GovernedTable, seen: { readonly [field: string]: CellValue }): { readonly [field: string]: string } {
  return Object.fromEntries(Object.entries(seen).map(([id, value]) => {
    const field = table.def.fields.find((candidate) => candidate.id === id)!;
    const said = field.fieldType.spelling?.isGood(value) === true ? truthOf(value) : value;
    if (typeof said === "boolean") return [id, said ? "TRUE" : "FALSE"];
    if (typeof value === "string") return [id, value];
    return [id, typeof value === "number" && field.type !== "money" && field.fieldType.json !== "integer" ? readable(table, id, value) : value === null ? "" : typeof value === "object" ? value.error : String(value)];
  }));
}
