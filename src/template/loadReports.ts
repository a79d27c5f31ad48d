import { type Loading, complaint, expressionType, words } from "./loading";
import { buckets } from "../fields/buckets";
import type { RawAxis, RawReport } from "./rawTemplate";
import type { AxisDef, ReportDef, TableDef } from "./template";
import type { Path } from "./templateProblems";

export function loadReports(raw: readonly RawReport[], path: Path, tables: readonly TableDef[], loading: Loading): readonly ReportDef[] {
  loading.unique(raw.map(({ id }) => id), (index) => [...path, index, "id"], words.report);
  return raw.flatMap((report, index) => loadReport(report, [...path, index], tables, loading));
}

function loadReport(raw: RawReport, path: Path, tables: readonly TableDef[], loading: Loading): readonly ReportDef[] {
  const title = raw.title === undefined ? { "zh-CN": raw.id, en: raw.id } : loading.text(raw.title, [...path, "title"]);
  if (!loading.known(raw.source, new Set(tables.map(({ id }) => id)), [...path, "source"], words.table)) return [];
  const fields = new Map(tables.find(({ id }) => id === raw.source)!.fields.map((field) => [field.id, field]));
  const ids = new Set(fields.keys());
  const axes = (["rows", "columns"] as const).flatMap((axis) => (raw[axis] ?? []).map((of, index) => ({ name: typeof of === "string" ? of : `${of.of}, ${of.bucket}`, place: [...path, axis, index] })));
  if (axes.length === 0) loading.problems.add(path, complaint("missing-keyword", "报表没有行也没有列。", "The report has neither rows nor columns.", "加上 rows，例如 \"rows\": [\"grade\"]。", "Add rows, for example \"rows\": [\"grade\"].", { keyword: "rows" }));
  loading.unique([...axes.map(({ name }) => name), ...(raw.filter === undefined ? [] : [raw.filter.field])], (index) => axes[index]?.place ?? [...path, "filter", "field"], words.field);
  if (raw.filter !== undefined && loading.known(raw.filter.field, ids, [...path, "filter", "field"], words.field) && expressionType(fields.get(raw.filter.field)!) !== "text") loading.problems.add([...path, "filter", "field"], complaint("not-for-type", `${fields.get(raw.filter.field)!.type} 字段 ${raw.filter.field} 不能用来筛选报表。`, `The field ${raw.filter.field} of type ${fields.get(raw.filter.field)!.type} cannot filter a report.`, "选一个文本或选项字段。", "Choose a field of texts or options."));
  const values = raw.values.flatMap((value, index): ReportDef["values"] => {
    const place = [...path, "values", index];
    const label = value.label === undefined ? undefined : loading.text(value.label, [...place, "label"]);
    const aggregate = value.agg === "avg" ? "average" : value.agg;
    const also = { ...(label === undefined ? {} : { label }), ...(value.format === undefined ? {} : { numberFormat: value.format }) };
    if (value.field === undefined) {
      if (aggregate !== "count") loading.problems.add(place, complaint("missing-keyword", `${value.agg} 要写明是哪个字段。`, `${value.agg} needs a field.`, "加上 field；只有 count 可以不写，数的是记录。", "Add field; only count may go without, and counts the records.", { keyword: "field" }));
      return [{ aggregate, field: null, ...also }];
    }
    if (!loading.known(value.field, ids, [...place, "field"], words.field)) return [];
    const field = fields.get(value.field)!;
    const kind = expressionType(field);
    if (!(aggregate === "count" || kind === "number" || (kind === "date" && aggregate !== "sum"))) {
      loading.problems.add([...place, "agg"], complaint("not-for-type", `${field.type} 字段 ${field.id} 不能做 ${value.agg}。`, `The field ${field.id} of type ${field.type} has no ${value.agg}.`, "改用 count，或选数字字段。", "Use count, or a field of numbers."));
    }
    return [{ aggregate, field: value.field, ...also }];
  });
  const axesOf = (names: readonly RawAxis[] = [], at: Path): readonly AxisDef[] => names.flatMap((name, index): readonly AxisDef[] => {
    const place = typeof name === "string" ? [...at, index] : [...at, index, "of"];
    const field = typeof name === "string" ? name : name.of;
    if (!loading.known(field, ids, place, words.field)) return [];
    if (typeof name === "string") return [{ field }];
    const { type, fieldType } = fields.get(field)!;
    if (!buckets[name.bucket].fits(fieldType)) loading.problems.add([...at, index, "bucket"], complaint("not-for-type", `${type} 字段 ${field} 不能按 ${name.bucket} 分组。`, `The field ${field} of type ${type} has no ${name.bucket}.`, "year、quarter、yearMonth 用于日期，province、city 用于省市区。", "year, quarter and yearMonth are for dates, province and city for regions."));
    return [{ field, bucket: name.bucket }];
  });
  return [{
    id: raw.id, title, source: raw.source, values,
    rows: axesOf(raw.rows, [...path, "rows"]),
    columns: axesOf(raw.columns, [...path, "columns"]),
    ...(raw.filter === undefined ? {} : { filter: raw.filter }),
    ...(raw.sort === undefined ? {} : { sort: raw.sort }),
    ...(raw.owner === undefined ? {} : { owner: raw.owner }),
    minQuality: raw.minQuality ?? null,
    ...(raw.qualityLine === false ? { qualityLine: false as const } : {}),
  }];
}
