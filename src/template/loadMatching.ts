import { type Fields, type Loading, complaint, expressionType, words } from "./loading";
import { type MethodWord, blockKeys, matchMethods, readMethod } from "./matchMethods";
import type { RawDedupe } from "./rawTemplate";
import type { BlockDef, DedupeDef, MatchDef } from "./template";
import { type Path, quoted } from "./templateProblems";

type RawMatching = Pick<RawDedupe, "block" | "match" | "score">;

/** What brings records together, what is compared, and how sure it has to be. */
export function loadMatching(raw: RawMatching, path: Path, fields: Fields, loading: Loading): Pick<DedupeDef, "block" | "match" | "score"> {
  const block = (raw.block ?? []).flatMap((entry, index): readonly BlockDef[] => {
    const place = [...path, "block", index];
    const own = method(entry.field, entry.key, place, "key", blockKeys, fields, loading);
    const { and } = entry;
    if (and === undefined) return own === null ? [] : [{ field: entry.field, key: entry.key }];
    const second = method(and.field, and.key, [...place, "and"], "key", blockKeys, fields, loading);
    return own === null || second === null ? [] : [{ field: entry.field, key: entry.key, and: { field: and.field, key: and.key } }];
  });
  const match = raw.match.flatMap((entry, index): readonly MatchDef[] => {
    const place = [...path, "match", index];
    const word = method(entry.field, entry.method, place, "method", matchMethods, fields, loading);
    if (word === null) return [];
    if (entry.threshold !== undefined && word.graded !== true) {
      loading.problems.add([...place, "threshold"], complaint("not-for-method", `方法 ${entry.method} 只有相同或不同，用不到 threshold。`, `The method ${entry.method} only says same or not: threshold means nothing.`, "去掉 threshold，或换一个给出相似度的方法。", "Remove threshold, or use a method that gives a similarity."), "key");
    }
    return [{ field: entry.field, method: entry.method, weight: entry.weight ?? null, threshold: entry.threshold ?? null, blank: entry.blank ?? "ignore" }];
  });
  return { block, match, score: loadScore(raw, path, loading) };
}

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

function loadScore({ score = {} }: RawMatching, path: Path, loading: Loading): DedupeDef["score"] {
  const duplicate = score.duplicate ?? Math.max(0.95, score.review ?? 0);
  const review = score.review ?? Math.min(0.7, duplicate);
  const auto = score.auto ?? null;
  if (review > duplicate || (auto !== null && auto < duplicate)) {
    loading.problems.add([...path, "score"], complaint("score-order", `阈值次序不对：review ${review}、duplicate ${duplicate}${auto === null ? "" : `、auto ${auto}`}。`, `The levels are out of order: review ${review}, duplicate ${duplicate}${auto === null ? "" : `, auto ${auto}`}.`, "要 review ≤ duplicate ≤ auto。", "It must be review <= duplicate <= auto."));
  }
  return { auto, duplicate, review };
}
