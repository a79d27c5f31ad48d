import type { Localized } from "../records/text";

/** A mistake in a pattern: what, what to do, and where in its text (offsets, end exclusive). */
export type PatternFault = { readonly code: string; readonly message: Localized; readonly hint: Localized; readonly start: number; readonly end: number };

/**
 * Reads a pattern as ECMA-262 does (what JSON Schema means by `pattern`) and writes it in RE2's syntax with the same meaning: \s and . know the same characters,
 * \uXXXX and \p{Script=Han} work, groups do not capture. Refuses what no linear-time engine can do. Punctuation may be escaped needlessly, as outside the `u` mode.
 * @source ECMA-262 22.2.1; https://github.com/google/re2/wiki/Syntax
 */
export function toRe2(source: string): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly fault: PatternFault } {
  try {
    return { ok: true, value: new Translator(source).run() };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { ok: false, fault: thrown.fault };
    throw thrown;
  }
}

class Refusal extends Error {
  constructor(readonly fault: PatternFault) {
    super(fault.code);
  }
}

/** \s of ECMA-262 as ranges, and its complement: WhiteSpace and LineTerminator. */
const space = "\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}";
const notSpace = "\\x00-\\x08\\x{e}-\\x{1f}!-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}";
const controls: { readonly [letter: string]: number } = { t: 9, n: 10, v: 11, f: 12, r: 13 };
/** Long names of general categories, as ECMA-262 allows them; RE2 knows the short ones. */
const categories: { readonly [name: string]: string } = {
  Letter: "L", Cased_Letter: "LC", Uppercase_Letter: "Lu", Lowercase_Letter: "Ll", Titlecase_Letter: "Lt", Modifier_Letter: "Lm", Other_Letter: "Lo",
  Mark: "M", Nonspacing_Mark: "Mn", Spacing_Mark: "Mc", Enclosing_Mark: "Me", Number: "N", Decimal_Number: "Nd", Letter_Number: "Nl", Other_Number: "No",
  Punctuation: "P", Connector_Punctuation: "Pc", Dash_Punctuation: "Pd", Open_Punctuation: "Ps", Close_Punctuation: "Pe", Initial_Punctuation: "Pi", Final_Punctuation: "Pf", Other_Punctuation: "Po",
  Symbol: "S", Math_Symbol: "Sm", Currency_Symbol: "Sc", Modifier_Symbol: "Sk", Other_Symbol: "So", Separator: "Z", Space_Separator: "Zs", Line_Separator: "Zl", Paragraph_Separator: "Zp",
  Other: "C", Control: "Cc", Format: "Cf", Private_Use: "Co", digit: "Nd", punct: "P",
};

function literal(point: number): string {
  if (point < 32 || point === 127) return `\\x{${point.toString(16)}}`;
  const char = String.fromCodePoint(point);
  return point < 128 && !/[A-Za-z0-9 ]/.test(char) ? "\\" + char : char;
}

class Translator {
  private at = 0;

  constructor(private readonly source: string) {}

  run(): string {
    let out = "";
    while (this.at < this.source.length) out += this.next();
    return out;
  }

  private next(): string {
    const start = this.at;
    const char = this.source[start]!;
    switch (char) {
      case "\\": return this.escape();
      case "[": return this.charClass();
      case "(": return this.group();
      case ".": this.at++; return "[^\\n\\r\\x{2028}\\x{2029}]";
      case "{": case "}": {
        const quantifier = /^\{\d+(?:,\d*)?\}/.exec(this.source.slice(start, start + 32))?.[0];
        this.at += quantifier?.length ?? 1;
        return quantifier ?? "\\" + char;
      }
      case "*": case "+": case "?": case "|": case ")": case "^": case "$": this.at++; return char;
      default: return literal(this.point());
    }
  }

  /** The character at the place, surrogate pairs whole. */
  private point(): number {
    const point = this.source.codePointAt(this.at)!;
    if (point >= 0xd800 && point <= 0xdfff) this.refuse("pattern/half-character", this.at, this.at + 1, "正则里有半个字符（孤立的代理项）", "The pattern holds half a character (a lone surrogate).", "改写为完整的字符，或用 \\u{1F600} 这样的写法。", "Write the whole character, or \\u{1F600}.");
    this.at += point > 0xffff ? 2 : 1;
    return point;
  }

  private group(): string {
    const start = this.at;
    const rest = this.source.slice(start, start + 80);
    const look = /^\(\?<?[=!]/.exec(rest);
    if (look !== null) this.refuse("pattern/look-around", start, start + look[0].length, `正则不支持环视 ${look[0]}`, `Patterns cannot look around: ${look[0]}.`, "环视无法保证匹配时间。把条件拆成两个 MATCHES，用 AND 或 NOT 连接。", "Looking around has no bounded running time. Split the condition into two MATCHES joined by AND or NOT.");
    const known = /^\((?:\?:|\?P?<[^>=!]{1,60}>|(\?i:|\?i\)))?/.exec(rest)!;
    this.at += known[0].length;
    if (known[1] !== undefined) return "(" + known[1];
    if (this.source[this.at] === "?" && known[0] === "(") this.refuse("pattern/group", start, start + 3, `正则不支持这种分组：${rest.slice(0, 3)}`, `Patterns do not know this group: ${rest.slice(0, 3)}.`, "可用的有 (…)、(?:…)、(?<名称>…)，以及忽略大小写的 (?i:…)。", "There are (…), (?:…), (?<name>…), and (?i:…) which ignores case.");
    return "(?:";
  }

  private escape(): string {
    const atom = this.escapedAtom();
    if (typeof atom === "number") return literal(atom);
    if (atom === "b" || atom === "B") return "\\" + atom;
    return `[${atom}]`;
  }

  /** After a backslash: a code point, `b`/`B` for a word boundary, or what stands inside a class for a set of characters. */
  private escapedAtom(): number | string {
    const start = this.at;
    const char = this.source[start + 1];
    if (char === undefined) this.refuse("pattern/syntax", start, start + 1, "正则以单个反斜杠结尾", "The pattern ends in a lone backslash.", "反斜杠本身写作 \\\\。", "Write \\\\ for a backslash.");
    this.at += 2;
    if ("dDwW".includes(char)) return "\\" + char;
    if (char === "s") return space;
    if (char === "S") return notSpace;
    if (char === "b" || char === "B") return char;
    const control = controls[char];
    if (control !== undefined) return control;
    if (char === "p" || char === "P") return this.property(char, start);
    if (char === "x" || char === "u") return this.hex(char, start);
    if (char === "c" && /[A-Za-z]/.test(this.source[this.at] ?? "")) return this.source.charCodeAt(this.at++) % 32;
    if (char === "0") {
      const octal = /^[0-7]{0,2}/.exec(this.source.slice(this.at, this.at + 2))![0];
      this.at += octal.length;
      return parseInt("0" + octal, 8);
    }
    if (/[1-9k]/.test(char)) this.refuse("pattern/back-reference", start, this.at, `正则不支持反向引用 \\${char}`, `Patterns cannot refer back: \\${char}.`, "反向引用无法保证匹配时间。改为逐一列出要匹配的内容。", "Referring back has no bounded running time. Spell out what may repeat.");
    if (/[A-Za-z]/.test(char)) this.refuse("pattern/escape", start, this.at, `正则里没有 \\${char} 这种写法`, `Patterns do not know \\${char}.`, /[AZz]/.test(char) ? "开头用 ^，结尾用 $。" : "要匹配字母本身，去掉反斜杠。", /[AZz]/.test(char) ? "Use ^ for the start and $ for the end." : "Drop the backslash to mean the letter itself.");
    this.at--;
    return this.point();
  }

  private property(letter: string, start: number): string {
    const match = /^(?:\{(\^?)(?:(?:General_Category|gc|Script|sc)=)?(\w+)\}|([LMNPSZC]))/.exec(this.source.slice(this.at, this.at + 60));
    if (match === null) this.refuse("pattern/property", start, this.at, "正则里的字符类别写法不对", "The character property is not understood.", "例如 \\p{L}（字母）、\\p{Script=Han}（汉字）。", "For example \\p{L} (letters), \\p{Script=Han} (Chinese characters).");
    this.at += match[0].length;
    const name = match[2] ?? match[3]!;
    return `\\${letter}{${match[1] ?? ""}${Object.hasOwn(categories, name) ? categories[name]! : name}}`;
  }

  private hex(letter: string, start: number): number {
    const rest = this.source.slice(this.at, this.at + 16);
    const digits = /^\{([0-9A-Fa-f]{1,8})\}/.exec(rest) ?? (letter === "x" ? /^([0-9A-Fa-f]{2})/ : /^([0-9A-Fa-f]{4})/).exec(rest);
    let point = digits === null ? -1 : parseInt(digits[1]!, 16);
    this.at += digits?.[0].length ?? 0;
    const low = point >= 0xd800 && point <= 0xdbff ? /^\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})/.exec(this.source.slice(this.at, this.at + 6)) : null;
    if (low !== null) {
      point = 0x10000 + ((point - 0xd800) << 10) + (parseInt(low[1]!, 16) - 0xdc00);
      this.at += 6;
    }
    if (point < 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) this.refuse("pattern/escape", start, Math.max(this.at, start + 2), `正则里的 \\${letter} 后面不是一个字符的编码`, `\\${letter} is not followed by the code of a character.`, "例如 \\x2F、\\u4e00、\\u{1F600}。", "For example \\x2F, \\u4e00, \\u{1F600}.");
    return point;
  }

  private charClass(): string {
    const start = this.at++;
    const negated = this.source[this.at] === "^";
    if (negated) this.at++;
    let out = "";
    for (;;) {
      if (this.at >= this.source.length) this.refuse("pattern/syntax", start, this.source.length, "正则里的 [ 没有对应的 ]", "The [ in the pattern has no ].", "补上 ]；要匹配方括号本身，写作 \\[。", "Add the ]; write \\[ for the bracket itself.");
      if (this.source[this.at] === "]") break;
      const from = this.classAtom();
      if (typeof from === "number" && this.source[this.at] === "-" && this.at + 1 < this.source.length && this.source[this.at + 1] !== "]") {
        const dash = this.at++;
        const to = this.classAtom();
        if (typeof to === "number" && to < from) this.refuse("pattern/syntax", dash - 1, this.at, "正则里的范围顺序反了", "A range in the pattern runs backwards.", "小的写在前面，例如 [a-z]、[0-9]。", "Put the smaller one first: [a-z], [0-9].");
        out += typeof to === "number" ? `${literal(from)}-${literal(to)}` : `${literal(from)}\\-${to}`;
      } else out += typeof from === "number" ? literal(from) : from;
    }
    this.at++;
    if (out === "") return negated ? "[\\x00-\\x{10ffff}]" : "[^\\x00-\\x{10ffff}]";
    return `[${negated ? "^" : ""}${out}]`;
  }

  private classAtom(): number | string {
    if (this.source[this.at] !== "\\") return this.point();
    const start = this.at;
    const atom = this.escapedAtom();
    if (atom === "b") return 8;
    if (atom === "B") this.refuse("pattern/escape", start, this.at, "方括号里不能用 \\B", "\\B has no meaning inside brackets.", "去掉 \\B。", "Remove \\B.");
    return atom;
  }

  private refuse(code: string, start: number, end: number, zh: string, en: string, hintZh: string, hintEn: string): never {
    throw new Refusal({ code, start, end: Math.min(end, this.source.length), message: { "zh-CN": zh, en }, hint: { "zh-CN": hintZh, en: hintEn } });
  }
}
