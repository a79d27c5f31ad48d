import { type CellValue, isCellError } from "../records/cellValue";
import type { Localized } from "../records/text";
import type { Facts, FieldContext, FieldType, Issue, Parsed } from "./fieldType";
import { cleanText, trimEnds } from "./width";

/** A value read with nothing lost. `note` names a message worth showing with the change, such as "a number kept as text". */
export function read(value: CellValue, note?: string, data?: Facts): Parsed {
  return note === undefined ? { ok: true, value, lossless: true } : { ok: true, value, lossless: true, note, ...(data === undefined ? {} : { data }) };
}

/** A value understood, but not exactly what stands in the cell: `note` says what would be lost or was assumed. */
export function readPartly(value: CellValue, note: string, data: Facts): Parsed {
  return { ok: true, value, lossless: false, note, data };
}

export function refuse(messageId: string, data: Facts = {}): Parsed {
  return { ok: false, messageId, data };
}

export function issue(messageId: string, data: Facts = {}, severity?: Issue["severity"]): Issue {
  return severity === undefined ? { messageId, data } : { messageId, data, severity };
}

/** From here on (16 digits) Excel has replaced the last digits of a typed number by zeros. @source https://learn.microsoft.com/office/troubleshoot/excel/last-digits-changed-to-zeros */
export const firstLostNumber = 1e15;

/** A number as Excel shows it: at most 15 significant digits, never grouped. */
export function shownNumber(value: number): string {
  const shown = Number.isInteger(value) && Math.abs(value) < firstLostNumber ? value : Number(value.toPrecision(15));
  return String(shown === 0 ? 0 : shown).replace("e", "E");
}

/** Digits with an exponent, as a number cell shows or exports what it can no longer hold: 1.38E+10. */
export const scientificText = /^[+-]?\d(?:\.\d+)?[eE]\+?\d{1,3}$/;

type CellText = { readonly text: string; readonly refused: null } | { readonly text: null; readonly refused: Parsed };

/**
 * The text of any cell for a type that stores text. Errors are refused (`errorCell`), and so are numbers with more digits than a number cell keeps
 * (`digitsLost`): nobody can know what the lost digits were.
 */
export function cellText(raw: CellValue, clean: (text: string) => string = cleanText): CellText {
  if (typeof raw === "string") return { text: clean(raw), refused: null };
  if (typeof raw === "number") {
    if (!Number.isFinite(raw)) return { text: null, refused: refuse("errorCell", { error: String(raw) }) };
    if (Math.abs(raw) >= firstLostNumber) return { text: null, refused: refuse("digitsLost", { shown: shownNumber(raw) }) };
    return { text: shownNumber(raw), refused: null };
  }
  if (isCellError(raw)) return { text: null, refused: refuse("errorCell", { error: raw.error }) };
  return { text: raw === null ? "" : raw ? "TRUE" : "FALSE", refused: null };
}

/** Words people type where they have no value. Only whole cells; types in which such a word is a value (text, names, 是/否) do not ask. */
const placeholders = new Set(["-", "--", "---", "—", "——", "/", "\\", "n/a", "na", "#n/a", "null", "none", "nil", "无", "暂无", "没有", "空", "未知", "不详", "待补充", "待定", "未填写", "未提供", "?", "??", "tbd", "unknown"]);

const longestPlaceholder = Math.max(...[...placeholders].map((word) => word.length));

/**
 * Blank or a stand-in for blank: white space that only looks like text reads as blank with nothing lost, "无" or "N/A" as blank with a note, so that
 * clearing it is proposed and never done in passing. Null = a real text.
 */
export function readNothing(text: string): Parsed | null {
  if (text === "") return read(null);
  return text.length <= longestPlaceholder && placeholders.has(text.toLowerCase()) ? readPartly(null, "placeholder", { text }) : null;
}

/** Texts that several types share. A type lists those it can give. */
export const shared = {
  errorCell: { "zh-CN": "单元格是错误值 {error}，先修正公式或重新填写。", en: "The cell holds the error {error}. Correct the formula or type the value again." },
  digitsLost: {
    "zh-CN": "数字超过 15 位，Excel 已丢失末尾数字（现显示 {shown}）。先把单元格设为文本，再按原件重新录入。",
    en: "The number has more than 15 digits, so Excel has lost the last ones (it now shows {shown}). Set the cell to text, then type it again from the source.",
  },
  floatText: { "zh-CN": "“{text}”是由数字转成的文本，读作 {value}；数字开头的 0 和 + 会丢，核对。", en: "“{text}” is a number turned into text, read as {value}. A number loses zeros and + in front: check it." },
  placeholder: { "zh-CN": "“{text}”按空白处理；确认没有值就清空单元格。", en: "“{text}” is read as blank. Clear the cell if there is no value." },
  droppedText: { "zh-CN": "已读出 {value}，存入后会丢掉“{text}”。需要保留时移到备注列。", en: "Read as {value}; “{text}” would be dropped. Move it to a notes column if it matters." },
  mixedLetters: { "zh-CN": "“{word}”混用了不同文字里长得一样的字母，逐字核对。", en: "“{word}” mixes letters of two scripts that look alike. Check it letter by letter." },
} satisfies Record<string, Localized>;

/** A pure reading of texts that keeps its last answer: a value is parsed and then checked, and mostly it is the same text. */
export function remembering<T>(readText: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly answer: T } | null = null;
  return (text) => {
    if (last === null || last.text !== text) last = { text, answer: readText(text) };
    return last.answer;
  };
}

/**
 * Share of the samples that the type reads without loss, that have no issue and that `counts` accepts, times `sure`: a first guess for columns without a template.
 */
export function guessBy(fieldType: Pick<FieldType, "type" | "label" | "parse" | "check">, samples: readonly CellValue[], sure: number, counts: (raw: CellValue) => boolean = () => true): number {
  const context: FieldContext = { spec: { id: fieldType.type, type: fieldType.type, label: fieldType.label }, dateSystem: 1900, dayFirst: null };
  let seen = 0;
  let fits = 0;
  for (const raw of samples) {
    if (raw === null || (typeof raw === "string" && trimEnds(raw) === "")) continue;
    seen++;
    if (!counts(raw)) continue;
    const reading = fieldType.parse(raw, context);
    if (reading.ok && reading.lossless && reading.value !== null && fieldType.check(reading.value, context) === null) fits++;
  }
  return seen === 0 ? 0 : (fits / seen) * sure;
}
