import { durationFromIso } from "../records/isoDuration";
import { fieldOfType } from "./fieldOfType";
import { type Fields, type Loading, complaint, words } from "./loading";
import type { RawStages } from "./rawTemplate";
import type { StagesDef, TransitionDef } from "./template";
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
  const list = (raw.list ?? []).map(({ id, maxAge }, index) => {
    loading.known(id, codes, [...path, "list", index, "id"], stage);
    return { id, maxAge: maxAge === undefined ? null : durationFromIso(maxAge) };
  });
  loading.unique(list.map(({ id }) => id), (index) => [...path, "list", index, "id"], stage);
  list.forEach(({ maxAge }, index) => {
    const given = raw.list![index]!.maxAge;
    if (given !== undefined && maxAge === null) loading.problems.add([...path, "list", index, "maxAge"], complaint("bad-form", "时长不能为零。", "A duration is not zero.", "例如 P30D、P2W、P1Y6M。", "For example P30D, P2W or P1Y6M."));
    if (given !== undefined && raw.entered === undefined) loading.problems.add([...path, "list", index, "maxAge"], complaint("missing-keyword", "maxAge 要知道何时进入阶段。", "maxAge has to know when the stage was entered.", "加上 entered，指明存放日期的字段。", "Add entered, the field that holds the date.", { keyword: "entered" }));
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
    return { id: String(index + 1), from, to: one.to, require: loading.knownAll(one.require, fields.ids, [...place, "require"], words.field), assert, message: one.message === undefined ? null : loading.text(one.message, [...place, "message"]) };
  });
  return { field: raw.field, entered, list, transitions };
}
