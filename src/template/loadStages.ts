import { fieldOfType } from "./fieldOfType";
import { type Fields, type Loading, complaint, words } from "./loading";
import type { RawStages, RawTable } from "./rawTemplate";
import type { StageDef, StagesDef, TransitionDef } from "./template";
import type { Path } from "./templateProblems";

export function loadStages(raw: RawStages, path: Path, fields: Fields, loading: Loading): StagesDef | undefined {
  if (!loading.known(raw.field, fields.ids, [...path, "field"], words.field)) return undefined;
  const options = fields.byId.get(raw.field)?.options;
  if (options === undefined) {
    loading.problems.add([...path, "field"], complaint("not-for-type", `字段 ${raw.field} 没有选项，看不出有哪些阶段。`, `The field ${raw.field} has no options, so there are no stages to speak of.`, "用 enum 字段，每个阶段一个选项。", "Use an enum field with an option for each stage."));
    return undefined;
  }
  const codes = new Set(options.map(({ code }) => code));
  const stage = { "zh-CN": "阶段", en: "stage" };
  const list = (raw.list ?? []).map(({ id, maxAge, probability, reason }, index): StageDef => {
    const place = [...path, "list", index];
    loading.known(id, codes, [...place, "id"], stage);
    const why = reason !== undefined && loading.known(reason.field, fields.ids, [...place, "reason", "field"], words.field) ? reason : undefined;
    const reasons = new Set(fields.byId.get(why?.field ?? "")?.options?.map(({ code }) => code));
    if (reasons.size > 0) why!.among?.forEach((each, at) => loading.known(each, reasons, [...place, "reason", "among", at], words.option));
    return { id, maxAge: loading.duration(maxAge, [...place, "maxAge"]), ...(probability === undefined ? {} : { probability }), ...(why === undefined ? {} : { reason: { field: why.field, among: why.among ?? null } }) };
  });
  loading.unique(list.map(({ id }) => id), (index) => [...path, "list", index, "id"], stage);
  if (raw.forecast === undefined) {
    const unused = list.findIndex(({ probability }) => probability !== undefined);
    if (unused >= 0) loading.problems.add([...path, "list", unused, "probability"], complaint("missing-keyword", "没有 forecast，probability 不起作用。", "Without forecast the probability does nothing.", "加上 \"forecast\": {\"amount\": …, \"field\": …}，或去掉 probability。", "Add \"forecast\": {\"amount\": …, \"field\": …}, or remove probability.", { keyword: "forecast" }), "key");
  }
  list.forEach((_, index) => {
    if (raw.list![index]!.maxAge !== undefined && raw.entered === undefined) loading.problems.add([...path, "list", index, "maxAge"], complaint("missing-keyword", "maxAge 要知道何时进入阶段。", "maxAge has to know when the stage was entered.", "加上 entered，指明存放日期的字段。", "Add entered, the field that holds the date.", { keyword: "entered" }));
  });
  const entered = raw.entered !== undefined && fieldOfType(raw.entered, "date", [...path, "entered"], fields, loading) ? raw.entered : null;
  const transitions = (raw.transitions ?? []).map((one, index): TransitionDef => {
    const place = [...path, "transitions", index];
    const from = typeof one.from === "string" ? [one.from] : (one.from ?? []);
    from.forEach((id, at) => loading.known(id, codes, [...place, "from", ...(typeof one.from === "string" ? [] : [at])], stage));
    loading.known(one.to, codes, [...place, "to"], stage);
    if (from.includes(one.to)) loading.problems.add([...place, "to"], complaint("same-stage", "从一个阶段到它自己不算推进。", "A move from a stage to itself is none.", "去掉 from 里的这一个。", "Take it out of from."));
    const assert = one.assert === undefined ? null : loading.expression(one.assert, [...place, "assert"], fields.types, "boolean");
    if ((one.assert === undefined) !== (one.message === undefined)) loading.problems.add(place, complaint("missing-keyword", "assert 和 message 要一起写：条件不满足时说什么。", "assert and message go together: what to say where the condition fails.", "补上另一个，或两个都去掉。", "Add the other one, or leave out both.", { keyword: one.assert === undefined ? "assert" : "message" }));
    const by = loading.permission(one.roles, [...place, "roles"]);
    return { ...(by === undefined ? {} : { by }), id: String(index + 1), from, to: one.to, require: loading.knownAll(one.require, fields.ids, [...place, "require"], words.field), assert, message: one.message === undefined ? null : loading.text(one.message, [...place, "message"]) };
  });
  return { field: raw.field, entered, list, transitions };
}

/** The formula by which `forecast` works out its field: the amount times the probability of the stage. Null where the stages ask for none, and after a complaint. */
export function loadForecast({ stages, schema }: RawTable, path: Path, fields: Fields, loading: Loading): { readonly target: string; readonly formula: string } | null {
  if (stages?.forecast === undefined) return null;
  const { field, forecast, list = [] } = stages;
  const place = [...path, "stages", "forecast"];
  const isNumber = (id: string, keyword: "amount" | "field"): boolean => {
    if (!loading.known(id, fields.ids, [...place, keyword], words.field)) return false;
    if (fields.types[id] === "number") return true;
    loading.problems.add([...place, keyword], complaint("type-mismatch", `${id} 不是数字或金额字段。`, `${id} is no number and no amount.`, "指向 number 或 money 字段。", "Name a field of type number or money."));
    return false;
  };
  const good = [isNumber(forecast.amount, "amount"), isNumber(forecast.field, "field")].every(Boolean);
  const own = (["x-compute", "x-default", "default"] as const).find((keyword) => schema.properties[forecast.field]?.[keyword] !== undefined);
  if (own !== undefined) loading.problems.add([...place, "field"], complaint("keywords-differ", `${forecast.field} 已经有 ${own}，forecast 也要写它。`, `${forecast.field} has ${own} already, and forecast writes it too.`, "只留一个。", "Keep one of them."));
  const known = list.flatMap(({ id, probability }) => (probability === undefined ? [] : [{ id, probability }]));
  if (known.length === 0) loading.problems.add(place, complaint("missing-keyword", "没有一个阶段写明 probability。", "No stage has a probability.", "在 list 里写上 probability。", "Write it in list.", { keyword: "probability" }));
  if (!good || own !== undefined || known.length === 0 || !fields.ids.has(field)) return null;
  const share = known.reduceRight((rest, { id, probability }) => `IF([${field}]="${id.replaceAll('"', '""')}", ${probability}, ${rest})`, "BLANK()");
  return { target: forecast.field, formula: `[${forecast.amount}]*${share}` };
}
