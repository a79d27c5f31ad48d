import type { CellValue } from "../records/cellValue";

/** How a cell looks to someone who does not read it: number, digits written as text (date, phone, amount, code), other text, yes/no, error. */
export type Look = "blank" | "number" | "digits" | "text" | "bool" | "error";

export function isFilled(value: CellValue | undefined): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value !== "string") return true;
  if (value === "") return false;
  const code = value.charCodeAt(0);
  return (code > 32 && code !== 0xa0 && code !== 0x3000 && code !== 0xfeff) || value.trim() !== "";
}

/** Text counts as digits when at least two fifths of its visible characters are digits, full-width ones too. */
export function lookOf(value: CellValue | undefined): Look {
  if (!isFilled(value)) return "blank";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "bool";
  if (typeof value !== "string") return "error";
  let digits = 0;
  let visible = 0;
  const length = Math.min(value.length, 200);
  for (let i = 0; i < length; i++) {
    const code = value.charCodeAt(i);
    if ((code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)) digits++;
    if (code > 32 && code !== 0x3000) visible++;
  }
  return digits > 0 && digits * 5 >= visible * 2 ? "digits" : "text";
}

const placeholders = new Set(["无", "暂无", "没有", "未知", "待定", "待补", "待补充", "不详", "保密", "空", "未填", "n/a", "na", "nil", "none", "null", "unknown", "tbd", "-", "--", "—", "——", "/", "\\", ".", "?", "？", "x"]);

/** What people type for "nothing here". */
export function isPlaceholder(value: CellValue): boolean {
  return typeof value === "string" && value.length < 12 && placeholders.has(value.trim().toLowerCase());
}

/** Text without blanks and marks, in one width and case. */
export function squeeze(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/[\s*:;,.。、，；：_\-—·'"“”‘’!?]+/g, "");
}

const totalWord = /^(?:本页|本月|本年|全年|累计)?(?:合计|总计|小计|共计|总和|总额|汇总|合计数|总数|平均|平均值|累计)(?:$|[(\d¥￥共])/;
const totalWordEnglish = /^(?:grand|sub|page|overall)?(?:totals?|sum|subtotals?|average|avg)(?:$|[(\d$¥￥])/;

/** 合计, 小计：, 总 计 (户), Total, Grand total 2024; never a name that only begins with such a word. */
export function isTotalWord(value: CellValue): boolean {
  if (typeof value !== "string" || value.length > 30 || !maybeTotal.test(value)) return false;
  const text = squeeze(value);
  return totalWord.test(text) || totalWordEnglish.test(text) || (text.length <= 12 && /(?:合计|小计|总计)$/.test(text));
}

const noteStart = /^[(（\[【*※#]*\s*(?:备\s*注|附\s*注|注意事项|注\s*意|注|说\s*明|填表说明|填写说明|填报说明|数据来源|来源|提示|声明|制\s*表\s*人?|制\s*单\s*人?|填\s*表\s*人?|填\s*报\s*人?|审\s*核\s*人?|复\s*核\s*人?|经\s*办\s*人?|负\s*责\s*人|签\s*字|签\s*名|盖\s*章|日\s*期|打印时间|导出时间|导出人|notes?|remarks?|sources?|prepared by|approved by|printed|exported)\s*\d{0,2}\s*[)）\]】]*\s*[:：.、)]/i;

const maybeTotal = /[合总小共累汇均]|total|sum|av/i;

/** Begins as remarks and signatures do: 备注：, 注1：, 制表人：, Note:, Source: ... */
export function isNoteText(value: CellValue): boolean {
  return typeof value === "string" && noteStart.test(value.trimStart().slice(0, 60));
}

/** Instructions that template forms print into or under the header: 必填, 选填, 格式：, 请填写 ..., e.g. */
export function isInstruction(value: CellValue): boolean {
  return typeof value === "string" && /必填|选填|非必填|请填写|请选择|请输入|填写|格式|示例|例如|例：|不超过|字以内|required|optional|e\.g\.|example|format:/i.test(value);
}
