import type { Localized } from "../../../records/text";

/** What a hint says, said to a person. `a`, `b` ... are headers. */
export const hintTexts = {
  "hint.dependency": { "zh-CN": "“{a}”决定“{b}”：{fit}% 的记录里，同样的 {a} 只对应一个 {b}。", en: "“{a}” determines “{b}”: in {fit} % of the records the same {a} goes with one {b}." },
  "hint.oneToOne": { "zh-CN": "“{a}”和“{b}”一一对应（{fit}%）。", en: "“{a}” and “{b}” determine each other ({fit} %)." },
  "hint.dateOrder": { "zh-CN": "“{a}”不晚于“{b}”（{fit}%）。", en: "“{a}” is never later than “{b}” ({fit} %)." },
  "hint.order": { "zh-CN": "“{a}”不大于“{b}”（{fit}%）。", en: "“{a}” is never larger than “{b}” ({fit} %)." },
  "hint.sum": { "zh-CN": "“{last}”等于 {parts} 之和（{fit}%）。", en: "“{last}” is the sum of {parts} ({fit} %)." },
  "hint.product": { "zh-CN": "“{last}”等于 {parts} 之积（{fit}%）。", en: "“{last}” is the product of {parts} ({fit} %)." },
  "hint.equal": { "zh-CN": "“{a}”和“{b}”内容相同（{fit}%）。", en: "“{a}” and “{b}” hold the same ({fit} %)." },
  "hint.part.start": { "zh-CN": "“{b}”以“{a}”开头（{fit}%）。", en: "“{b}” begins with “{a}” ({fit} %)." },
  "hint.part.end": { "zh-CN": "“{b}”以“{a}”结尾（{fit}%）。", en: "“{b}” ends in “{a}” ({fit} %)." },
  "hint.part.inside": { "zh-CN": "“{b}”里包含“{a}”（{fit}%）。", en: "“{b}” contains “{a}” ({fit} %)." },
  "hint.fillAlways": { "zh-CN": "“{a}”是 {values} 时“{b}”才填，而且都填（{fit}%）。", en: "“{b}” is filled exactly where “{a}” is {values} ({fit} %)." },
  "hint.fillOnly": { "zh-CN": "只有“{a}”是 {values} 时才填“{b}”（{fit}%）。", en: "“{b}” is filled only where “{a}” is {values} ({fit} %)." },
  "hint.fillTogether": { "zh-CN": "{all} 要么都填，要么都空（{fit}%）。", en: "{all} are filled together or not at all ({fit} %)." },
} satisfies Record<string, Localized>;
