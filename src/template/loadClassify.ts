import { checkWritable } from "./loadFields";
import { type Fields, type Loading, complaint, words } from "./loading";
import type { RawClassify } from "./rawTemplate";
import type { ClassifyDef, FieldDef } from "./template";
import type { Path } from "./templateProblems";

export function loadClassify(raw: readonly RawClassify[], path: Path, fields: Fields, loading: Loading): readonly ClassifyDef[] {
  loading.unique(raw.map((each) => each.id ?? each.target), (index) => [...path, index], words.classify);
  loading.unique(raw.map((each) => each.target), (index) => [...path, index, "target"], words.target);
  return raw.flatMap((each, index) => loadOne(each, [...path, index], fields, loading));
}

function loadOne(raw: RawClassify, path: Path, fields: Fields, loading: Loading): readonly ClassifyDef[] {
  if (!loading.known(raw.target, fields.ids, [...path, "target"], words.field)) return [];
  const target = fields.byId.get(raw.target)!;
  checkWritable(target, [...path, "target"], loading);
  if (target.fieldType.json !== "string") {
    loading.problems.add([...path, "target"], complaint("not-for-type", `分类写入的是文本，字段 ${target.id} 不是文本。`, `A class is a text, and the field ${target.id} holds none.`, "用 enum 字段作 target。", "Use an enum field as target."));
    return [];
  }
  const classes = classesOf(target);
  const checkClass = (name: string, place: Path): void => { if (classes !== null) loading.known(name, classes, [...path, ...place], words.class); };
  const reads = (fieldsRead: readonly string[], place: Path): void => {
    if (fieldsRead.includes(target.id)) loading.problems.add([...path, ...place], complaint("reads-target", `条件用到了它自己要写的字段 ${target.id}，结果会随次数改变。`, `The condition reads ${target.id}, the field it writes: the class would depend on how often it ran.`, "改用别的字段。", "Use other fields."));
  };
  const condition = (text: string, place: Path): ClassifyDef["table"][number]["when"] | null => {
    const when = loading.expression(text, [...path, ...place], fields.types, "boolean");
    reads(when?.fields ?? [], place);
    return when;
  };
  if ((raw.table === undefined) === (raw.score === undefined)) {
    loading.problems.add(path, raw.table === undefined
      ? complaint("missing-keyword", "分类要有 table（决策表）或 score（评分卡）。", "A classification needs table (a decision table) or score (a scorecard).", "加上其中一个。", "Add one of them.", { keyword: "table" })
      : complaint("one-of", "table 和 score 不能同时用。", "table and score cannot stand together.", "只留一个；或写成两条分类。", "Keep one, or write two classifications."));
  }
  if (raw.hit !== undefined && raw.table === undefined) loading.problems.add([...path, "hit"], complaint("not-for-score", "hit 只用于决策表。", "hit is for decision tables only.", "去掉 hit。", "Remove hit."), "key");
  if (raw.else !== null) checkClass(raw.else, ["else"]);
  const table = (raw.table ?? []).flatMap((row, index) => {
    const place = ["table", index];
    checkClass(row.then, [...place, "then"]);
    const when = condition(row.when, [...place, "when"]);
    const explain = row.explain === undefined ? undefined : loading.text(row.explain, [...path, ...place, "explain"]);
    return when === null ? [] : [{ id: row.id ?? String(index + 1), when, then: row.then, ...(explain === undefined ? {} : { explain }) }];
  });
  loading.unique(table.map(({ id }) => id), (index) => [...path, "table", index], { "zh-CN": "决策行", en: "decision row" });
  const bands = raw.score?.bands ?? [];
  bands.forEach(({ then }, index) => checkClass(then, ["score", "bands", index, "then"]));
  loading.unique(bands.map(({ min }) => String(min)), (index) => [...path, "score", "bands", index, "min"], { "zh-CN": "分数线", en: "band from" });
  const factors = (raw.score?.factors ?? []).flatMap((factor, index) => {
    const place = ["score", "factors", index];
    const label = loading.text(factor.label, [...path, ...place, "label"]);
    const when = condition(factor.when, [...place, "when"]);
    return when === null ? [] : [{ id: factor.id ?? String(index + 1), when, points: factor.points, label }];
  });
  loading.unique(factors.map(({ id }) => id), (index) => [...path, "score", "factors", index], { "zh-CN": "评分项", en: "factor" });
  return [{
    id: raw.id ?? raw.target,
    target: raw.target,
    kind: raw.score === undefined ? "table" : "score",
    hit: raw.hit ?? "first",
    table,
    score: raw.score === undefined ? null : { factors, bands: bands.map(({ min, then }) => ({ min, then })).sort((a, b) => b.min - a.min) },
    otherwise: raw.else,
  }];
}

/** The classes a target can take, or null where any text will do. */
function classesOf({ options, limits }: FieldDef): ReadonlySet<string> | null {
  if (options !== undefined) return new Set(options.map(({ code }) => code));
  return limits.enum === undefined ? null : new Set(limits.enum.map(String));
}
