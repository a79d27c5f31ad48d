import type { Localized } from "../records/text";
import type { SurvivorWord, Survivorship } from "./template";

/** Why a merged record has the value that it has. `only`: no other record had one as good; `same`: they all said it; `first`: from the record that came first; `decided`: a person chose it. */
export type Taken = SurvivorWord | "sourceRank" | "approved" | "only" | "same" | "first" | "decided";

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
  only: { "zh-CN": "只有这条能用", en: "the only good one" },
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
