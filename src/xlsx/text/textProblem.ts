import type { Problem, Result } from "../../workbook/host";
import { type ProblemText, makeProblem } from "../../workbook/problemText";
import { type DetectedEncoding, detectEncoding, sampleLine } from "./detectEncoding";
import { type TextEncoding, markOf } from "./encodings";
import type { BadBytes } from "./readText";

const chooseZh = "指明编码再打开（命令行加 --encoding，例如 --encoding gb18030）。";
const chooseEn = "Name the encoding (on the command line with --encoding, such as --encoding gb18030).";

/** What all text files share: their encoding. Problems stop the opening; notices go with what was opened. */
const texts = {
  "text/badBytes": { zh: "第 {line} 行第 {byte} 字节起不是 {encoding} 编码，没有导入任何内容。", en: "The bytes from {byte} on, on line {line}, are no {encoding}; nothing was imported.", hintZh: `如果编码认错了，${chooseZh}否则修好这一行，或用原来的软件重新导出。`, hintEn: `If it is another encoding: ${chooseEn} Otherwise repair that line or export the file again.` },
  "text/unknownEncoding": { zh: "认不出文件的编码，没有一种编码能读出像样的文字。", en: "The encoding cannot be told: none gives text that people write.", hintZh: `${chooseZh}也可以用原来的软件另存为 UTF-8 后再试。`, hintEn: `${chooseEn} Or save the file again as UTF-8 in the program it comes from.` },
  "text/otherMark": { zh: "文件开头注明是 {mark} 编码，不是 {encoding}。", en: "The file says at its beginning that it is {mark}, not {encoding}.", hintZh: "去掉 --encoding，让文件自己说明。", hintEn: "Leave --encoding out: the file says it itself." },
  "text/encodingGuessed": { zh: "文件没有注明编码，按 {encoding} 读取，例如“{sample}”。", en: "The file does not name its encoding; it was read as {encoding}, such as “{sample}”.", hintZh: `如果是乱码，${chooseZh}`, hintEn: `If that looks wrong: ${chooseEn}` },
  "text/encodingUnsure": { zh: "文件没有注明编码，按 {encoding} 读取，例如“{sample}”；也可能是 {others}。", en: "The file does not name its encoding; it was read as {encoding}, such as “{sample}”. It could also be {others}.", hintZh: `如果读错了，${chooseZh}`, hintEn: `If it was read wrongly: ${chooseEn}` },
  "text/unencodable": { zh: "这个单元格里的“{character}”（{code}）在 {encoding} 编码里没有，没有写出文件。", en: "The character “{character}” ({code}) of this cell is not in {encoding}; no file was written.", hintZh: "换用 UTF-8 或 GB18030 写出，或改掉这个字符。", hintEn: "Write UTF-8 or GB18030 instead, or replace the character." },
  "text/otherSheets": { zh: "只写出了工作表“{sheet}”，另有 {count} 张没有写出：{others}。", en: "Only the sheet “{sheet}” was written; {count} more were not: {others}.", hintZh: "用 --sheet 选另一张工作表。", hintEn: "Choose another one with --sheet." },
} satisfies Record<string, ProblemText>;

/** How to read the file: as told, else as detected. Problems: `text/unknownEncoding`, `text/otherMark`. */
export function encodingOf(bytes: Uint8Array, told: TextEncoding | undefined): Result<DetectedEncoding> {
  if (told === undefined) {
    const detected = detectEncoding(bytes);
    return detected === null ? { ok: false, problems: [make("text/unknownEncoding")] } : { ok: true, value: detected };
  }
  const mark = markOf(bytes);
  if (mark !== null && mark.encoding !== told && mark.encoding !== "gb18030") return { ok: false, problems: [make("text/otherMark", { mark: nameOf(mark.encoding), encoding: nameOf(told) })] };
  return { ok: true, value: { encoding: told, mark: mark?.encoding === told ? mark.length : 0, certain: true, others: [] } };
}

/** Nothing for an encoding that is certain; else what was chosen, what it might be instead, and a line of each to see it by. */
export function encodingNotices(bytes: Uint8Array, { encoding, mark, certain, others }: DetectedEncoding): Problem[] {
  if (certain) return [];
  const words = { encoding: nameOf(encoding), sample: sampleLine(bytes, encoding, mark) };
  if (others.length === 0) return [make("text/encodingGuessed", words)];
  const list = (open: string, close: string, between: string): string => others.map((other) => `${nameOf(other)}${open}${sampleLine(bytes, other, mark)}${close}`).join(between);
  return [make("text/encodingUnsure", { ...words, others: { zh: list("（“", "”）", "、"), en: list(" (“", "”)", " or ") } })];
}

export function badBytesProblem(encoding: TextEncoding, { line, byte }: BadBytes): Problem {
  return make("text/badBytes", { encoding: nameOf(encoding), line, byte });
}

/** `place`: the cell. Half a surrogate pair is shown by its number alone. */
export function unencodableProblem(encoding: TextEncoding, place: string, character: string): Problem {
  const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
  return makeProblem("text/unencodable", texts["text/unencodable"], place, { encoding: nameOf(encoding), character: /\p{Surrogate}/u.test(character) ? "�" : character, code });
}

export function otherSheetsNotice(sheet: string, others: readonly string[]): Problem {
  return make("text/otherSheets", { sheet, count: others.length, others: others.slice(0, 10).join(", ") + (others.length > 10 ? " …" : "") });
}

/** As people write it. */
export function nameOf(encoding: TextEncoding): string {
  return encoding === "windows-1252" ? "Windows-1252" : encoding === "shift_jis" ? "Shift-JIS" : encoding === "big5" ? "Big5" : encoding.toUpperCase();
}

function make(code: keyof typeof texts, words: Parameters<typeof makeProblem>[3] = {}): Problem {
  return makeProblem(code, texts[code], undefined, words);
}
