import { type BucketId, bucketLabel } from "../../fields/buckets";
import type { Json } from "../../records/cellValue";
import type { Localized } from "../../records/text";

/** What a value of a report is worked out as. */
export type Aggregate = "count" | "sum" | "avg" | "min" | "max";

/** A report as somebody puts it together. `title` null: the name that is proposed; `value.field` null: the records themselves are counted. */
export type ReportDraft = {
  readonly rows: readonly string[];
  readonly column: string | null;
  readonly value: { readonly agg: Aggregate; readonly field: string | null };
  /** Only records whose field says one of these; null: all of them. */
  readonly filter: { readonly field: string; readonly values: readonly string[] } | null;
  /** The largest group first; else in the order of the groups. */
  readonly byValue: boolean;
  readonly qualityLine: boolean;
  readonly title: string | null;
};

/**
 * What a report may group by or work out: a field, or (`bucket`) coarser groups of its values, with `FIELD:BUCKET` as its id. `groups`: how many there are; `ranked`: they have an order of their own;
 * `share`: its numbers are parts of a whole, which are not added up.
 */
export type ReportField = { readonly id: string; readonly field: string; readonly bucket: BucketId | null; readonly share: boolean; /** What its cells say, where that is little enough to choose from. */ readonly values: readonly string[] | null; readonly label: Localized; readonly kind: "group" | "number" | "date"; readonly groups: number; readonly blank: number; readonly ranked: boolean };

export type ReportFields = { readonly table: string; readonly label: Localized; readonly records: number; readonly fields: readonly ReportField[] };

/** A value of its own for nearly every record: such a field tells records apart and makes no groups. */
export function isIdentifying({ groups, blank }: Pick<ReportField, "groups" | "blank">, records: number): boolean {
  return groups > 20 && groups > 0.5 * (records - blank);
}

/** The draft as a template would say it, without id and source. */
export function draftReport(draft: ReportDraft, of: ReportFields): { readonly [keyword: string]: Json } {
  const { agg, field } = draft.value;
  const label = valueLabel(draft, of);
  return {
    title: draft.title === null || draft.title.trim() === "" ? proposedTitle(draft, of) : draft.title.trim(),
    rows: draft.rows.map((id) => rawAxis(id)),
    ...(draft.column === null ? {} : { columns: [rawAxis(draft.column)] }),
    values: [{ agg, ...(field === null ? {} : { field }), label }],
    ...(draft.filter === null || draft.filter.values.length === 0 ? {} : { filter: draft.filter }),
    ...(draft.byValue ? { sort: "value" } : {}),
    ...(draft.qualityLine ? {} : { qualityLine: false }),
  };
}

/** The report as a draft; null where it says more than the form can. */
export function draftOf(raw: { readonly [keyword: string]: Json }, title: Localized, of: ReportFields): ReportDraft | null {
  const { rows, columns, values, sort, qualityLine, filter = null } = raw as { readonly filter?: ReportDraft["filter"]; readonly rows?: readonly Json[]; readonly columns?: readonly Json[]; readonly values?: readonly { readonly agg: Aggregate; readonly field?: string }[]; readonly sort?: Json; readonly qualityLine?: Json };
  const known = new Set(of.fields.map(({ id }) => id));
  const names = [...(rows ?? []), ...(columns ?? [])].map(axisId);
  const [value] = values ?? [];
  if (value === undefined || names.length === 0 || !names.every((name) => name !== null && known.has(name)) || (value.field !== undefined && !known.has(value.field)) || (filter !== null && !known.has(filter.field))) return null;
  const axes = names as readonly string[];
  const split = rows?.length ?? 0;
  const [first, second] = axes;
  const [rowFields, column] = split === 0 ? [[first!], second ?? null] : [axes.slice(0, Math.min(split, 2)), axes[split] ?? null];
  const draft: ReportDraft = { rows: rowFields, column, value: { agg: value.agg, field: value.field ?? null }, filter, byValue: sort === "value", qualityLine: qualityLine !== false, title: null };
  const proposed = proposedTitle(draft, of);
  return proposed["zh-CN"] === title["zh-CN"] && proposed.en === title.en ? draft : { ...draft, title: title["zh-CN"] };
}

function rawAxis(id: string): Json {
  const [of, bucket] = id.split(":");
  return bucket === undefined ? id : { bucket, of: of! };
}

function axisId(raw: Json): string | null {
  if (typeof raw === "string") return raw;
  const { bucket, of } = (raw ?? {}) as { readonly bucket?: Json; readonly of?: Json };
  return typeof bucket === "string" && typeof of === "string" ? `${of}:${bucket}` : null;
}

/** What it is called in lists and titles. */
export function fieldLabel({ label, bucket }: Pick<ReportField, "label" | "bucket">): Localized {
  return bucketLabel(label, bucket ?? undefined);
}

function labelOf(id: string, { fields }: ReportFields): Localized {
  const field = fields.find((candidate) => candidate.id === id);
  return field === undefined ? { "zh-CN": id, en: id } : fieldLabel(field);
}

/** In the middle of an English sentence: an abbreviation stays one, and so does a header of which each word is written large (Annual Spend USD). */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) && !/[\s/-]\p{Lu}/u.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label;
}

/** What the values are called, in the table and in a title. */
export function valueLabel({ value: { agg, field } }: Pick<ReportDraft, "value">, of: ReportFields): Localized {
  if (field === null) return { "zh-CN": `${of.label["zh-CN"]}数`, en: `Number of ${inSentence(of.label.en)}` };
  const { "zh-CN": zh, en } = labelOf(field, of);
  const isDate = of.fields.find(({ id }) => id === field)?.kind === "date";
  switch (agg) {
    case "sum": return { "zh-CN": `${zh}合计`, en: `Total ${inSentence(en)}` };
    case "avg": return { "zh-CN": `平均${zh}`, en: `Average ${inSentence(en)}` };
    case "min": return { "zh-CN": `${isDate ? "最早" : "最小"}${zh}`, en: `${isDate ? "Earliest" : "Smallest"} ${inSentence(en)}` };
    case "max": return { "zh-CN": `${isDate ? "最晚" : "最大"}${zh}`, en: `${isDate ? "Latest" : "Largest"} ${inSentence(en)}` };
    case "count": return { "zh-CN": `填了${zh}的${of.label["zh-CN"]}数`, en: `Number of ${inSentence(of.label.en)} with ${inSentence(en)}` };
  }
}

/** A name that says what the report shows: 各地区客户数, Customers by region. */
export function proposedTitle(draft: Pick<ReportDraft, "rows" | "column" | "value" | "filter">, of: ReportFields): Localized {
  const value = valueLabel(draft, of);
  const rows = draft.rows.map((id) => labelOf(id, of));
  const column = draft.column === null ? null : labelOf(draft.column, of);
  const what = draft.value.field === null ? of.label.en : value.en;
  const only = draft.filter?.values.length === 1 ? draft.filter.values[0]! : null;
  return {
    "zh-CN": `${only === null ? "" : `${only}：`}${rows.map((label) => `各${label["zh-CN"]}`).join("")}${value["zh-CN"]}${column === null ? "" : `（按${column["zh-CN"]}）`}`,
    en: `${what} by ${[...rows, ...(column === null ? [] : [column])].map(({ en }) => inSentence(en)).join(" and ")}${only === null ? "" : `: ${only}`}`,
  };
}

/** What will come out, in one sentence. */
export function draftSentence(draft: ReportDraft, of: ReportFields): Localized {
  const value = valueLabel(draft, of);
  const [first, second] = draft.rows.map((id) => labelOf(id, of));
  if (first === undefined) return { "zh-CN": "先选按什么分行。", en: "Choose first what the rows are." };
  const column = draft.column === null ? null : labelOf(draft.column, of);
  const only = draft.filter === null || draft.filter.values.length === 0 ? null : { label: labelOf(draft.filter.field, of), values: draft.filter.values };
  return {
    "zh-CN": `${only === null ? "" : `只算${only.label["zh-CN"]}是${only.values.join("、")}的。`}每个${first["zh-CN"]}${second === undefined ? "" : `里每个${second["zh-CN"]}`}一行，${column === null ? "" : `每个${column["zh-CN"]}一列，`}算出${value["zh-CN"]}。${draft.byValue ? "大的在前。" : ""}`,
    en: `One row for each ${inSentence(first.en)}${second === undefined ? "" : ` and ${inSentence(second.en)}`}${column === null ? "" : `, one column for each ${inSentence(column.en)}`}: ${inSentence(value.en)}.${only === null ? "" : ` Only where ${inSentence(only.label.en)} is ${only.values.join(" or ")}.`}${draft.byValue ? " The largest comes first." : ""}`,
  };
}
