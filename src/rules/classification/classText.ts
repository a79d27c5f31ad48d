import type { Json } from "../../records/cellValue";
import { type Lang, type Localized, fillText } from "../../records/text";

/** One sentence of a classification, rendered late: plain data. */
export type ClassText = { readonly messageId: string; readonly message: Localized; readonly data: { readonly [key: string]: Json } };

/** The texts of findings. */
export const classMessages = {
  unclassified: { "zh-CN": "不符合任何一级的条件，无法归类。", en: "Meets none of the conditions, so it has no class." },
  ambiguous: { "zh-CN": "同时符合多条规则（{rules}），而规则要求只能符合一条。", en: "Meets several rules at once ({rules}), where only one may hold." },
  failed: { "zh-CN": "归类规则在这一行无法计算，请检查它用到的字段：{labels}。", en: "The class cannot be worked out for this row. Check the fields it uses: {labels}." },
  scoredNone: { "zh-CN": "得 {points} 分，未达到任何一级，无法归类（{factors}）。", en: "Scores {points} points and reaches no level, so it has no class ({factors})." },
  unstable: { "zh-CN": "按规则是“{class}”，但{field}是 {value}，离界线 {limit} 很近，过了界线就是“{other}”。", en: "By the rules it is “{class}”, but {field} is {value}, close to the limit of {limit}; across it, it would be “{other}”." },
  outdated: { "zh-CN": "表里写的是“{value}”，按规则应为“{class}”。", en: "The sheet says “{value}”, the rules say “{class}”." },
} satisfies Record<string, Localized>;

const messages = {
  ...classMessages,
  undecided: { "zh-CN": "{labels}无法读取，不能可靠归类，保留原来的等级。", en: "{labels} cannot be read, so the class is left as it is." },
  lacking: { "zh-CN": "规则要看{what}，这个工作簿里还没有这些数据，所以定不了；表里写的不动。", en: "Not decided: the rules read {what}, and this workbook holds nothing of that. What the sheet says stays." },
  metConditions: { "zh-CN": "符合“{class}”的条件：{condition}（{values}）。", en: "Meets the conditions of “{class}”: {condition} ({values})." },
  collected: { "zh-CN": "{reasons}", en: "{reasons}" },
  foundWord: { "zh-CN": "{label}里有“{word}”，归入“{class}”。", en: "{label} has “{word}”, so it is “{class}”." },
  otherwise: { "zh-CN": "不符合任何一级的条件，归入“{class}”。", en: "Meets none of the conditions, so it is “{class}”." },
  scored: { "zh-CN": "得 {points} 分，达到“{class}”的 {min} 分（{factors}）。", en: "Scores {points} points and reaches “{class}” at {min} ({factors})." },
  scoredBelow: { "zh-CN": "得 {points} 分，未达到任何一级，归入“{class}”（{factors}）。", en: "Scores {points} points and reaches no level, so it is “{class}” ({factors})." },
  short: { "zh-CN": "{label}还差 {gap}（需达到 {limit}，现为 {value}）", en: "{label} is {gap} short (needs {limit}, has {value})" },
  excess: { "zh-CN": "{label}多出 {gap}（不能超过 {limit}，现为 {value}）", en: "{label} is {gap} over (at most {limit}, has {value})" },
  blank: { "zh-CN": "{label}没有填写（需满足：{condition}）", en: "{label} is blank (needed: {condition})" },
  condition: { "zh-CN": "需满足：{condition}（现在：{values}）", en: "needed: {condition} (now: {values})" },
  points: { "zh-CN": "还差 {missing} 分", en: "{missing} points are missing" },
  noLonger: { "zh-CN": "不再符合：{condition}", en: "no longer: {condition}" },
  renewed: { "zh-CN": "{label}更新到今天", en: "{label} brought up to today" },
  noDate: { "zh-CN": "{label}没有填写", en: "{label} is blank" },
  factor: { "zh-CN": "{label}可加 {points} 分：{steps}", en: "{label} adds {points} points: {steps}" },
} satisfies Record<string, Localized>;

export function classText(messageId: keyof typeof messages, data: { readonly [key: string]: Json }): ClassText {
  return { messageId, message: messages[messageId], data };
}

export function renderClassText({ message, data }: ClassText, lang: Lang): string {
  return fillText(message, data, lang);
}

/** The sentence in both languages, as data of another one. */
export function rendered(text: ClassText): Localized {
  return { "zh-CN": renderClassText(text, "zh-CN"), en: renderClassText(text, "en") };
}
