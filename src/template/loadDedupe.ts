import { originWords } from "../fields/systemField";
import { checkWritable } from "./loadFields";
import { type Fields, type Loading, complaint, expressionType, words } from "./loading";
import { type MethodWord, blockKeys, matchMethods, readMethod } from "./matchMethods";
import type { RawDedupe } from "./rawTemplate";
import type { BlockDef, DedupeDef, FieldDef, MatchDef, SurvivorWord, Survivorship } from "./template";
import { type Path, quoted } from "./templateProblems";

export function loadDedupe(raw: readonly RawDedupe[], path: Path, fields: Fields, loading: Loading): readonly DedupeDef[] {
  loading.unique(raw.map(({ id }) => id), (index) => [...path, index, "id"], words.dedupe);
  return raw.map((rule, index) => loadOne(rule, [...path, index], fields, loading));
}

function loadOne(raw: RawDedupe, path: Path, fields: Fields, loading: Loading): DedupeDef {
  const block = (raw.block ?? []).flatMap((entry, index): readonly BlockDef[] => (method(entry.field, entry.key, [...path, "block", index], "key", blockKeys, fields, loading) === null ? [] : [{ field: entry.field, key: entry.key }]));
  const match = raw.match.flatMap((entry, index): readonly MatchDef[] => {
    const place = [...path, "match", index];
    const word = method(entry.field, entry.method, place, "method", matchMethods, fields, loading);
    if (word === null) return [];
    if (entry.threshold !== undefined && word.graded !== true) {
      loading.problems.add([...place, "threshold"], complaint("not-for-method", `方法 ${entry.method} 只有相同或不同，用不到 threshold。`, `The method ${entry.method} only says same or not: threshold means nothing.`, "去掉 threshold，或换一个给出相似度的方法。", "Remove threshold, or use a method that gives a similarity."), "key");
    }
    return [{ field: entry.field, method: entry.method, weight: entry.weight ?? null, threshold: entry.threshold ?? null, blank: entry.blank ?? "ignore" }];
  });
  const survive = Object.fromEntries(Object.entries(raw.survive ?? {}).flatMap(([field, how]) => {
    const place = [...path, "survive", field];
    if (field !== "*" && !loading.known(field, fields.ids, place, words.field)) return [];
    const definition = fields.byId.get(field) ?? null;
    if (definition?.system !== undefined && !originWords.has(definition.system)) checkWritable(definition, place, loading);
    const read = loadSurvivorship(how, definition, place, fields, loading);
    return read === null ? [] : [[field, read]];
  }));
  return {
    id: raw.id, block, match, survive,
    mustMatch: loading.knownAll(raw.mustMatch, fields.ids, [...path, "mustMatch"], words.field),
    mustNotDiffer: loading.knownAll(raw.mustNotDiffer, fields.ids, [...path, "mustNotDiffer"], words.field),
    score: loadScore(raw, path, loading),
    maxCluster: raw.limits?.maxCluster ?? 50,
  };
}

/** How the value of a field is chosen; `field` null: of all fields that are not named. */
function loadSurvivorship(raw: NonNullable<RawDedupe["survive"]>[string], field: FieldDef | null, path: Path, fields: Fields, loading: Loading): Survivorship | null {
  if (typeof raw === "string") {
    if (!loading.known(raw, new Set(Object.keys(survivorWords)), path, survivorWord)) return null;
    const word = raw as SurvivorWord;
    const [suits, zh, en] = survivorWords[word];
    if (field === null ? suits !== always : !suits(field)) {
      loading.problems.add(path, complaint("not-for-type", field === null ? `${word} 不能用于 *。` : `${word} 不能用于字段 ${field.id}。`, field === null ? `${word} cannot be said of all fields.` : `${word} cannot be said of the field ${field.id}.`, `它用于${zh}的字段，按字段单独写。`, `It is for fields of ${en}; name them one by one.`));
      return null;
    }
    return word;
  }
  const { sourceRank, by, approved } = raw;
  if ((sourceRank === undefined) === (approved === undefined)) {
    loading.problems.add(path, complaint("bad-form", "sourceRank 和 approved 要写一个，只能写一个。", "It takes one of sourceRank and approved.", "保留其中一个。", "Keep one of them."));
    return null;
  }
  if (by !== undefined && sourceRank === undefined) loading.problems.add([...path, "by"], complaint("not-for-keyword", "by 只和 sourceRank 一起用。", "by goes with sourceRank only.", "去掉 by。", "Remove by."), "key");
  if (approved !== undefined) {
    const holds = loading.expression(approved, [...path, "approved"], fields.types, "boolean");
    return holds === null ? null : { approved: holds };
  }
  const source = by ?? fields.list.find(({ system }) => system === "source")?.id;
  if (source === undefined) {
    loading.problems.add(path, complaint("missing-keyword", "没有说明记录的来源在哪个字段。", "It does not say which field tells where a record comes from.", "加上 by，写字段 id。", "Add by with the id of that field.", { keyword: "by" }));
    return null;
  }
  if (!loading.known(source, fields.ids, [...path, "by"], words.field)) return null;
  loading.unique(sourceRank!, (index) => [...path, "sourceRank", index], words.option);
  const options = fields.byId.get(source)!.options;
  if (options !== undefined) for (const [index, name] of sourceRank!.entries()) loading.known(name, new Set(options.map(({ code }) => code)), [...path, "sourceRank", index], words.option);
  return { sourceRank: sourceRank!, by: source };
}

const always = (): boolean => true;
const isNumber = ({ fieldType: { json } }: FieldDef): boolean => json === "number" || json === "integer";
const survivorWord = { "zh-CN": "取值方式", en: "way to choose a value" };
/** By word: the fields that it suits, and what they are called. */
const survivorWords: { readonly [word in SurvivorWord]: readonly [(field: FieldDef) => boolean, string, string] } = {
  longest: [always, "", ""], newest: [always, "", ""], oldest: [always, "", ""], manual: [always, "", ""], mostComplete: [always, "", ""],
  max: [isNumber, "数字和日期", "numbers and dates"],
  min: [isNumber, "数字和日期", "numbers and dates"],
  union: [({ fieldType }) => fieldType.several === true, "可以有多个值", "several values"],
  concat: [({ type }) => type === "text" || type === "longtext", "文本", "text"],
};

function method(field: string, text: string, path: Path, keyword: string, list: readonly MethodWord[], fields: Fields, loading: Loading): MethodWord | null {
  if (!loading.known(field, fields.ids, [...path, "field"], words.field)) return null;
  const use = readMethod(text, list);
  const place = [...path, keyword];
  const what = keyword === "key" ? { "zh-CN": "分组方式", en: "block key" } : { "zh-CN": "比较方法", en: "match method" };
  if (use === null) {
    const word = list.find(({ name }) => name === text.split(":")[0]);
    if (word === undefined) loading.known(text, new Set(list.map(({ name, parameter }) => (parameter === undefined ? name : `${name}:n`))), place, what);
    else {
      const { parameter } = word;
      loading.problems.add(place, complaint("bad-form", `${quoted(text)["zh-CN"]}的写法不对。`, `${quoted(text).en} is not of the right form.`,
        parameter === undefined ? `写 ${word.name}，后面不加数字。` : `写 ${word.name}:n，n 从 ${parameter.min} 到 ${parameter.max}${parameter.integer ? "，整数" : ""}。`,
        parameter === undefined ? `Write ${word.name} without a number.` : `Write ${word.name}:n with ${parameter.integer ? "a whole number" : "a number"} from ${parameter.min} to ${parameter.max}.`));
    }
    return null;
  }
  const kind = expressionType(fields.byId.get(field)!);
  if (use.word.on !== "any" && use.word.on !== kind) {
    loading.problems.add(place, complaint("not-for-type", `${what["zh-CN"]} ${text} 用于${kinds[use.word.on]["zh-CN"]}字段，${field} 不是。`, `The ${what.en} ${text} is for ${kinds[use.word.on].en} fields, which ${field} is not.`, "换一个方法，或用 exact。", "Use another one, or exact."));
    return null;
  }
  return use.word;
}

const kinds = { text: { "zh-CN": "文本", en: "text" }, number: { "zh-CN": "数字", en: "number" }, date: { "zh-CN": "日期", en: "date" } } as const;

function loadScore({ score = {} }: RawDedupe, path: Path, loading: Loading): DedupeDef["score"] {
  const duplicate = score.duplicate ?? Math.max(0.95, score.review ?? 0);
  const review = score.review ?? Math.min(0.7, duplicate);
  const auto = score.auto ?? null;
  if (review > duplicate || (auto !== null && auto < duplicate)) {
    loading.problems.add([...path, "score"], complaint("score-order", `阈值次序不对：review ${review}、duplicate ${duplicate}${auto === null ? "" : `、auto ${auto}`}。`, `The levels are out of order: review ${review}, duplicate ${duplicate}${auto === null ? "" : `, auto ${auto}`}.`, "要 review ≤ duplicate ≤ auto。", "It must be review <= duplicate <= auto."));
  }
  return { auto, duplicate, review };
}
