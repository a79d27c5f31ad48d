import type { Localized } from "../../records/text";
import type { RuleKind } from "../rule";

const messages: { readonly [messageId: string]: Localized } = {
  date: { "zh-CN": "显示的是日期 {shown}，存的却是数字 {number}，会按这个数字计算。是日期就移到日期列，是数字就重新填写。", en: "Shows the date {shown} but holds the number {number}, which is what is counted. Move a date to a column of dates; type a number again." },
  currency: { "zh-CN": "显示为 {shown}，币种和这一列不同，会按 {number} 计算。换算以后再填。", en: "Shows {shown}, another currency than its column, and counts as {number}. Convert it, then type it again." },
};

/** Numbers that show something else than their column holds, by a format that came with them. No engine sees formats: whoever reads the sheet finds them, and what they say stands here with the others. */
export const otherLooks: RuleKind = { kind: "look", messages, check: () => [], message: (finding) => messages[finding.messageId] };
