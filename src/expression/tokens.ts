import type { ExpressionProblem } from "./expression";
import type { Span } from "./ast";
import * as problems from "./problems";

export type Token = Span &
  (
    | { readonly kind: "number"; readonly value: number; readonly text: string }
    | { readonly kind: "text" | "field"; readonly value: string; readonly text: string }
    | { readonly kind: "name" | "operator" | "open" | "close" | "comma"; readonly text: string }
  );

/** What people type with a Chinese input method, or know from mathematics, and the sign that formulas use. Never taken silently: a full-width sign inside quotes is data. */
const instead: { readonly [found: string]: string } = {
  "（": "(", "）": ")", "，": ",", "、": ",", "；": ",", "＝": "=", "＜": "<", "＞": ">", "＋": "+", "－": "-", "—": "-", "–": "-", "−": "-", "＊": "*", "×": "*", "／": "/", "÷": "/", "＾": "^", "＆": "&", "％": "%",
  "【": "[", "】": "]", "［": "[", "］": "]", "“": '"', "”": '"', "＂": '"', "「": '"', "」": '"', "‘": '"', "’": '"', "≥": ">=", "≤": "<=", "≠": "<>", "。": ".", "．": ".",
};
/** Spellings of other languages. */
const others: readonly (readonly [string, string])[] = [
  ["==", "="], ["!=", "<>"], ["&&", "AND(…, …)"], ["||", "OR(…, …)"], ["**", "^"], ["=>", ">="], ["=<", "<="], ["!", "NOT(…)"], [";", ","], ["'", '"'], ["`", '"'], ["{", "("], ["}", ")"],
];
const operators = ["<>", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "^", "&", "%"];

type Read = { readonly ok: true; readonly value: readonly Token[] } | { readonly ok: false; readonly problem: ExpressionProblem };

/** Cuts the text into tokens; white space between them means nothing. */
export function readTokens(text: string): Read {
  const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.exec(text);
  if (control !== null) return { ok: false, problem: problems.problemAt(problems.controlCharacter(text.charCodeAt(control.index)), { start: control.index, end: control.index + 1 }) };
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at]!;
    if (/\s/.test(char)) { at++; continue; }
    const read = char === '"' ? readText(text, at) : char === "[" ? readField(text, at) : /[0-9.]/.test(char) ? readNumber(text, at) : readSign(text, at) ?? readName(text, at);
    if (!("kind" in read)) return { ok: false, problem: read };
    tokens.push(read);
    at = read.end;
  }
  return { ok: true, value: tokens };
}

function readText(text: string, start: number): Token | ExpressionProblem {
  let end = start + 1;
  for (;;) {
    end = text.indexOf('"', end);
    if (end < 0) return problems.problemAt(problems.unclosedText(), { start, end: text.length });
    if (text[end + 1] !== '"') break;
    end += 2;
  }
  return { kind: "text", value: text.slice(start + 1, end).replaceAll('""', '"'), text: text.slice(start, end + 1), start, end: end + 1 };
}

function readField(text: string, start: number): Token | ExpressionProblem {
  const length = text.slice(start + 1).search(/[[\]"]/);
  const end = start + 1 + length;
  if (length < 0 || text[end] !== "]") return problems.problemAt(problems.unclosedField(), { start, end: length < 0 ? text.length : end });
  const value = text.slice(start + 1, end);
  if (value.trim() === "") return problems.problemAt(problems.emptyField(), { start, end: end + 1 });
  return { kind: "field", value, text: text.slice(start, end + 1), start, end: end + 1 };
}

function readNumber(text: string, start: number): Token | ExpressionProblem {
  const found = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/.exec(text.slice(start))?.[0];
  if (found === undefined) return problems.problemAt(problems.unknownCharacter(text[start]!), { start, end: start + 1 });
  const end = start + found.length;
  const value = Number(found);
  if (!Number.isFinite(value)) return problems.problemAt(problems.numberTooLarge(), { start, end });
  if (/[\p{L}_]/u.test(text.slice(end, end + 1))) return problems.problemAt(problems.unexpected(text.slice(start, end + 1)), { start, end: end + 1 });
  return { kind: "number", value, text: found, start, end };
}

function readSign(text: string, start: number): Token | ExpressionProblem | null {
  const char = text[start]!;
  if (char === "(") return { kind: "open", text: char, start, end: start + 1 };
  if (char === ")") return { kind: "close", text: char, start, end: start + 1 };
  if (char === ",") return { kind: "comma", text: char, start, end: start + 1 };
  const other = others.find(([found]) => text.startsWith(found, start));
  if (other !== undefined) return problems.problemAt(problems.otherOperator(other[0], other[1]), { start, end: start + other[0].length });
  const operator = operators.find((found) => text.startsWith(found, start));
  if (operator !== undefined) return { kind: "operator", text: operator, start, end: start + operator.length };
  const sign = Object.hasOwn(instead, char) ? instead[char] : /[０-９Ａ-Ｚａ-ｚ]/.test(char) ? char.normalize("NFKC") : undefined;
  return sign === undefined ? null : problems.problemAt(problems.halfWidth(char, sign), { start, end: start + 1 });
}

function readName(text: string, start: number): Token | ExpressionProblem {
  const found = /^[\p{L}_$][\p{L}\p{N}_.$]*/u.exec(text.slice(start, start + 300))?.[0];
  if (found !== undefined) return { kind: "name", text: found, start, end: start + found.length };
  const point = text.codePointAt(start)!;
  const end = start + (point > 0xffff ? 2 : 1);
  const invisible = point < 32 || (point >= 127 && point < 160) || (point >= 0x200b && point <= 0x200f) || point === 0xfeff || (point >= 0xd800 && point <= 0xdfff);
  return problems.problemAt(invisible ? problems.controlCharacter(point) : problems.unknownCharacter(text.slice(start, end)), { start, end });
}
