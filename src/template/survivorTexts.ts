import type { Localized } from "../records/text";
import type { SurvivorWord, Survivorship } from "./template";

/** Why a merged record has the value that it has. `only`: no other record had one; `sound`: the others are faulty or not read; `fuller`: it holds the others and says more; `original`: the others are romanised; `moved`: it came from another field, which keeps one only; `same`: they all said it; `first`: from the record that came first; `decided`: a person chose it. */
export type Taken = SurvivorWord | "sourceRank" | "approved" | "only" | "sound" | "fuller" | "original" | "moved" | "same" | "first" | "decided";

export const takenTexts: { readonly [why in Taken]: Localized } = {
  longest: { "zh-CN": "取较长的", en: "the longest" },
  newest: { "zh-CN": "取最新的", en: "the newest" },
  oldest: { "zh-CN": "取最早的", en: "the oldest" },
  manual: { "zh-CN": "由人选", en: "a person chooses" },
  mostComplete: { "zh-CN": "取填得较全的一条", en: "that of the fullest record" },
  max: { "zh-CN": "取最大的", en: "the largest" },
  min: { "zh-CN": "取最小的", en: "the smallest" },
  union: { "zh-CN": "全部，各一次", en: "every value once" },
  concat: { "zh-CN": "全部接在一起", en: "all of them, one behind the other" },
  sourceRank: { "zh-CN": "来源最可信的", en: "that of the most trusted source" },
  approved: { "zh-CN": "审核过的", en: "that of an approved record" },
  only: { "zh-CN": "只有这条填了", en: "the only one filled in" },
  sound: { "zh-CN": "其他的有误或读不懂", en: "the others are faulty or cannot be read" },
  fuller: { "zh-CN": "写得较全的", en: "the one that says more" },
  original: { "zh-CN": "取中文的", en: "the one in Chinese characters" },
  moved: { "zh-CN": "从别的列移来，那里只留一个", en: "moved from another column, which keeps one" },
  same: { "zh-CN": "都一样", en: "the same in all" },
  first: { "zh-CN": "最先来的那条的", en: "that of the record that came first" },
  decided: { "zh-CN": "人选的", en: "chosen by a person" },
};

/** What a rule says of a field, in words. */
export function survivorText(how: Survivorship): Localized {
  if (typeof how === "string") return takenTexts[how];
  if ("approved" in how) return takenTexts.approved;
  const order = how.sourceRank.join(" > ");
  return { "zh-CN": `${takenTexts.sourceRank["zh-CN"]}（${order}）`, en: `${takenTexts.sourceRank.en} (${order})` };
}
