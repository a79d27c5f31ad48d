import { fail, ok } from "../../records/problem";
import type { Problem, Result } from "../../workbook/host";
import { type ProblemText, makeProblem } from "../../workbook/problemText";
import { type WrittenEncoding, writtenEncodings } from "../../xlsx/text/encodeText";
import { encodingNamed, textEncodings } from "../../xlsx/text/encodings";
import type { TextReading, TextWriting } from "./openFile";

/** What people type to say how a text file is read or written; null where they say nothing. */
export type TypedOptions = { readonly encoding: string | null; readonly delimiter: string | null; readonly quote?: string | null; readonly guard: string | null };

const texts = {
  "text/noEncoding": { zh: "没有“{name}”这种编码。", en: "There is no encoding “{name}”.", hintZh: "用其中之一：{names}。", hintEn: "Use one of {names}." },
  "text/notWritten": { zh: "不能写出“{name}”编码。", en: "The encoding “{name}” is not written.", hintZh: "用其中之一：{names}。", hintEn: "Use one of {names}." },
  "text/badDelimiter": { zh: "“{name}”不能作分隔符。", en: "“{name}” cannot be a delimiter.", hintZh: "写一个字符（引号和换行除外），或 tab、comma、semicolon、pipe。", hintEn: "Write one character other than a quote or a line break, or tab, comma, semicolon, pipe." },
  "text/badQuote": { zh: "“{name}”不能作引号。", en: "“{name}” cannot be a quote.", hintZh: "写一个字符（分隔符、空白和换行除外），或 none。", hintEn: "Write one character other than the delimiter, a space or a line break, or none." },
  "text/badGuard": { zh: "--guard 不能是“{name}”。", en: "The guard cannot be “{name}”.", hintZh: "用 on 或 off。", hintEn: "Use on or off." },
} satisfies Record<string, ProblemText>;

const delimiterNames: Readonly<Record<string, string>> = { tab: "\t", "\\t": "\t", comma: ",", semicolon: ";", pipe: "|", space: " " };

/** Problems: `text/noEncoding`, `text/badDelimiter`, `text/badQuote`, `text/badGuard`. */
export function readingOf({ encoding: name, delimiter, quote: typedQuote = null, guard }: TypedOptions): Result<TextReading> {
  const encoding = name === null ? undefined : encodingNamed(name);
  if (encoding === null) return no("text/noEncoding", name!, textEncodings);
  const separator = delimiter === null ? undefined : delimiterOf(delimiter);
  if (separator === null) return no("text/badDelimiter", delimiter!);
  const quote = typedQuote === null ? undefined : typedQuote === "none" ? null : typedQuote;
  if (typeof quote === "string" && (quote.length !== 1 || /[\s\0]/.test(quote) || quote === separator)) return no("text/badQuote", quote);
  const guarded = guardOf(guard);
  if (guarded === null) return no("text/badGuard", guard!);
  return ok({ ...(encoding === undefined ? {} : { encoding }), ...(separator === undefined ? {} : { delimiter: separator }), ...(quote === undefined ? {} : { quote }), ...(guarded === undefined ? {} : { guard: guarded }) });
}

/** Problems: `text/noEncoding`, `text/notWritten`, `text/badDelimiter`, `text/badGuard`. */
export function writingOf({ encoding: name, delimiter, guard }: TypedOptions): Result<TextWriting> {
  const reading = readingOf({ encoding: name, delimiter, guard });
  if (!reading.ok) return reading;
  const { encoding, ...others } = reading.value;
  if (encoding === undefined) return ok({ ...others });
  return isWritten(encoding) ? ok({ ...others, encoding }) : no("text/notWritten", name!, writtenEncodings);
}

function isWritten(encoding: string): encoding is WrittenEncoding {
  return (writtenEncodings as readonly string[]).includes(encoding);
}

function delimiterOf(typed: string): string | null {
  const delimiter = delimiterNames[typed.toLowerCase()] ?? (/^0x[0-9a-f]{2}$/i.test(typed) ? String.fromCharCode(Number(typed)) : typed);
  return delimiter.length === 1 && !/["\r\n\0\ufeff\p{Surrogate}]/u.test(delimiter) ? delimiter : null;
}

function guardOf(typed: string | null): boolean | null | undefined {
  return typed === null ? undefined : typed === "on" ? true : typed === "off" ? false : null;
}

function no(code: keyof typeof texts, name: string, names: readonly string[] = []): { readonly ok: false; readonly problems: readonly Problem[] } {
  return fail(makeProblem(code, texts[code], undefined, { name, names: names.join(", ") }));
}
