import { type Loading, complaint, expressionType, words } from "./loading";
import type { RawReport } from "./rawTemplate";
import type { ReportDef, TableDef } from "./template";
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
  const axes = [...(raw.rows ?? []).map((name, index) => ({ name, place: [...path, "rows", index] })), ...(raw.columns ?? []).map((name, index) => ({ name, place: [...path, "columns", index] }))];
  if (axes.length === 0) loading.problems.add(path, complaint("missing-keyword", "报表没有行也没有列。", "The report has neither rows nor columns.", "加上 rows，例如 \"rows\": [\"grade\"]。", "Add rows, for example \"rows\": [\"grade\"].", { keyword: "rows" }));
  loading.unique(axes.map(({ name }) => name), (index) => axes[index]!.place, words.field);
  const values = raw.values.flatMap((value, index): ReportDef["values"] => {
    const place = [...path, "values", index];
    const label = value.label === undefined ? undefined : loading.text(value.label, [...place, "label"]);
    if (!loading.known(value.field, ids, [...place, "field"], words.field)) return [];
    const field = fields.get(value.field)!;
    const kind = expressionType(field);
    const aggregate = value.agg === "avg" ? "average" : value.agg;
    if (!(aggregate === "count" || kind === "number" || (kind === "date" && aggregate !== "sum"))) {
      loading.problems.add([...place, "agg"], complaint("not-for-type", `${field.type} 字段 ${field.id} 不能做 ${value.agg}。`, `The field ${field.id} of type ${field.type} has no ${value.agg}.`, "改用 count，或选数字字段。", "Use count, or a field of numbers."));
    }
    return [{ aggregate, field: value.field, ...(label === undefined ? {} : { label }), ...(value.format === undefined ? {} : { numberFormat: value.format }) }];
  });
  return [{
    id: raw.id, title, source: raw.source, values,
    rows: (raw.rows ?? []).filter((name, index) => loading.known(name, ids, [...path, "rows", index], words.field)),
    columns: (raw.columns ?? []).filter((name, index) => loading.known(name, ids, [...path, "columns", index], words.field)),
    ...(raw.owner === undefined ? {} : { owner: raw.owner }),
    minQuality: raw.minQuality ?? null,
  }];
}
