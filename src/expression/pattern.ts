import { RE2JS } from "re2js";
import { type PatternFault, toRe2 } from "./patternSyntax";

/** A pattern that runs in time linear in the text. Written as ECMA-262 (JSON Schema) writes patterns; case matters unless it starts with `(?i)`. */
export type Pattern = {
  readonly source: string;
  /** The same pattern in RE2's syntax: what DuckDB and other RE2 engines read. */
  readonly re2: string;
  /** Instructions of the compiled program. */
  readonly size: number;
  /** Is it found anywhere in the text? JSON Schema's `pattern`. */
  test(text: string): boolean;
  /** Is the whole text of this form? MATCHES(text, pattern). */
  matchesWhole(text: string): boolean;
};

export const maxPatternLength = 500;
/** Instructions of the compiled program: repeats multiply, so a short text can be a large machine; the time per character grows with it. */
const maxProgram = 5000;

/**
 * Compiles a pattern for the linear-time engine (re2js). Refused with a reason: over 500 characters, look-around, back-references, a syntax error, a repeat
 * over 1000, or a program too large to run fast. Codes `pattern/...`; `start` and `end` count in `source`.
 */
export function compilePattern(source: string): { readonly ok: true; readonly value: Pattern } | { readonly ok: false; readonly problem: PatternFault } {
  const whole = { start: 0, end: source.length };
  if (source.length > maxPatternLength) {
    return { ok: false, problem: { ...whole, code: "pattern/too-long", message: { "zh-CN": `正则有 ${source.length} 个字符，最多 ${maxPatternLength} 个`, en: `The pattern has ${source.length} characters; ${maxPatternLength} are allowed.` }, hint: { "zh-CN": "拆成几个短的，用 OR 连接。", en: "Split it into shorter ones joined by OR." } } };
  }
  const translated = toRe2(source);
  if (!translated.ok) return { ok: false, problem: translated.fault };
  let engine: RE2JS;
  try {
    engine = RE2JS.compile(translated.value);
  } catch (thrown) {
    if (!(thrown instanceof Error) || !thrown.name.startsWith("RE2JS")) throw thrown;
    return { ok: false, problem: { ...whole, ...syntaxFault(thrown.message.replace(/^error parsing regexp: /, "")) } };
  }
  const size = engine.programSize();
  if (size > maxProgram) {
    return { ok: false, problem: { ...whole, code: "pattern/too-large", message: { "zh-CN": "正则里的重复次数相乘后过大", en: "The repeats of the pattern multiply to something too large." }, hint: { "zh-CN": "减小 {n,m} 里的次数，或改用 + 和 *，长度另用 LEN 检查。", en: "Lower the numbers in {n,m}, or use + and * and check the length with LEN." } } };
  }
  return { ok: true, value: { source, re2: translated.value, size, test: (text) => engine.test(text), matchesWhole: (text) => engine.testExact(text) } };
}

function syntaxFault(reason: string): Pick<PatternFault, "code" | "message" | "hint"> {
  const repeat = reason.startsWith("invalid repeat count");
  return {
    code: repeat ? "pattern/repeat" : "pattern/syntax",
    message: { "zh-CN": repeat ? "正则里的重复次数过大，或上下限颠倒" : `正则写法有误（${reason}）`, en: repeat ? "A repeat count of the pattern is too large or runs backwards." : `The pattern is not well-formed (${reason}).` },
    hint: { "zh-CN": repeat ? "重复次数最多 1000，嵌套的次数相乘后也是。" : "检查括号是否成对，以及 * + ? 前面是否有内容。", en: repeat ? "At most 1000 repeats, also when nested ones multiply." : "Check that brackets come in pairs and that something stands before * + ?." },
  };
}
