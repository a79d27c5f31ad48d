import type { Json } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import type { Localized } from "../records/text";
import { type JsonFault, type JsonNode, jsonPointer, linesOf, scanJson } from "./jsonText";
import { quickJson } from "./quickJson";
import { quoted } from "./templateProblems";

/** What a template may be at most; a hostile one is refused before anything is built from it. */
export const templateLimits = { bytes: 1_048_576, depth: 32, items: 20_000 } as const;

/** `root`: where everything stands; found out when somebody asks. */
export type JsonDocument = { readonly text: string; readonly value: Json; readonly root: () => JsonNode };

/** Bytes → text: size, no BOM, no NUL, strict UTF-8. `decodeUtf8` gives null for bytes that are not UTF-8. */
export function readText(bytes: Uint8Array, decodeUtf8: (bytes: Uint8Array) => string | null): Result<string> {
  const refuse = (code: string, offset: number, message: Localized, hint: Localized, data?: Problem["data"]): Result<string> => fail({ code: `template/${code}`, ...bytePlace(bytes, offset), pointer: "", message, hint, ...(data === undefined ? {} : { data }) });
  if (bytes.length > templateLimits.bytes) {
    return refuse("too-large", 0, { "zh-CN": `模板有 ${bytes.length} 字节，超过上限 1 MiB。`, en: `The template has ${bytes.length} bytes; the limit is 1 MiB.` },
      { "zh-CN": "模板只放规则，不放数据：把大的列表或样例数据移出去。", en: "A template holds rules, not data: move long lists and sample rows out of it." }, { bytes: bytes.length });
  }
  if (bytes.length === 0) {
    return refuse("empty", 0, { "zh-CN": "文件是空的。", en: "The file is empty." }, { "zh-CN": "选择一个以 .crm.json 结尾的模板文件。", en: "Choose a template file, *.crm.json." });
  }
  const utf8: Localized = { "zh-CN": "在编辑器里另存为 UTF-8（无 BOM）。", en: "Save it as UTF-8 without a byte order mark." };
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return refuse("bom", 0, { "zh-CN": "文件开头有字节顺序标记（BOM）。", en: "The file begins with a byte order mark." }, utf8);
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return refuse("not-utf8", 0, { "zh-CN": "文件是 UTF-16 编码，不是 UTF-8。", en: "The file is UTF-16, not UTF-8." }, utf8);
  const nul = bytes.indexOf(0);
  if (nul >= 0) return refuse("nul", nul, { "zh-CN": "文件里有空字符（NUL）：它可能是 UTF-16 编码，或不是文本文件。", en: "The file holds a NUL character: it may be UTF-16, or not be text." }, utf8);
  const text = decodeUtf8(bytes);
  if (text === null) return refuse("not-utf8", firstInvalidByte(bytes), { "zh-CN": "这里的字节不是合法的 UTF-8。", en: "The bytes here are not valid UTF-8." }, utf8);
  return ok(text);
}

/** Text → JSON with the place of every value: validity, depth, number of items, double and forbidden keys, numbers that would be rounded. */
export function readJson(text: string): Result<JsonDocument> {
  const quick = quickJson(text, templateLimits);
  let root: JsonNode | undefined;
  if (quick !== undefined) return ok({ text, value: quick, root: () => (root ??= nodesOf(text)) });
  const scan = scanJson(text, templateLimits);
  return scan.ok ? ok({ text, value: JSON.parse(text) as Json, root: () => scan.root }) : fail(faultProblem(text, scan.fault));
}

/** Where everything stands in a text that is known to be in order. */
export function nodesOf(text: string): JsonNode {
  const scan = scanJson(text, templateLimits);
  if (!scan.ok) throw new Error("A text that was found to be JSON is none any more");
  return scan.root;
}

function faultProblem(text: string, fault: JsonFault): Problem {
  const { code, message, hint } = faultTexts(text, fault);
  return { code: `template/${code}`, pointer: jsonPointer(fault.path), ...linesOf(text)(fault.offset), message, hint };
}

function faultTexts(text: string, { kind, what }: JsonFault): { readonly code: string; readonly message: Localized; readonly hint: Localized } {
  const name = quoted(what);
  const jsonHint: Localized = { "zh-CN": "常见原因：少了或多了逗号、引号或括号；写了注释；用了单引号或中文引号。", en: "Often a comma, quote or bracket is missing or too many, or there is a comment or a single quote." };
  switch (kind) {
    case "syntax":
      if (/^\s*<(?:!doctype|html|head|body|\?xml|!--)/i.test(text.slice(0, 500))) {
        return { code: "web-page", message: { "zh-CN": "这是一个网页或 XML 文件，不是模板。", en: "This is a web page or an XML file, not a template." }, hint: { "zh-CN": "可能下载到了登录页：重新下载模板文件本身（.crm.json）。", en: "It may be a login page: download the template file itself, *.crm.json." } };
      }
      return { code: "not-json", message: { "zh-CN": `这里不是合法的 JSON：不该出现${name["zh-CN"]}。`, en: `This is not valid JSON: ${name.en} is unexpected here.` }, hint: jsonHint };
    case "end":
      return { code: "cut-off", message: { "zh-CN": "JSON 没有写完，文件在这里就结束了。", en: "The JSON is not complete: the file ends here." }, hint: { "zh-CN": "检查有没有没闭合的引号、括号，或文件没有传完整。", en: "Look for a quote or bracket that is never closed, or a download that was cut off." } };
    case "depth":
      return { code: "too-deep", message: { "zh-CN": `嵌套超过 ${what} 层。`, en: `The nesting is deeper than ${what} levels.` }, hint: { "zh-CN": "把条件拆成几条规则。", en: "Split the condition into several rules." } };
    case "items":
      return { code: "too-many-items", message: { "zh-CN": `内容超过 ${what} 项。`, en: `The template has more than ${what} items.` }, hint: { "zh-CN": "模板只放规则，不放数据：把长列表移出去。", en: "A template holds rules, not data: move long lists out of it." } };
    case "duplicate-key":
      return { code: "duplicate-key", message: { "zh-CN": `同一个对象里${name["zh-CN"]}写了两次，后一个会悄悄盖掉前一个。`, en: `${name.en} stands twice in one object; the second would silently replace the first.` }, hint: { "zh-CN": "删掉其中一个，或改名。", en: "Remove one of them or rename it." } };
    case "forbidden-key":
      return { code: "forbidden-key", message: { "zh-CN": `不允许用${name["zh-CN"]}作键名。`, en: `${name.en} is not allowed as a key.` }, hint: { "zh-CN": "换一个名字。", en: "Choose another name." } };
    case "number":
      return { code: "number-precision", message: { "zh-CN": `数字 ${name["zh-CN"]} 无法精确保存，会被悄悄改掉。`, en: `The number ${name.en} cannot be kept exactly; it would be changed silently.` }, hint: { "zh-CN": "数字最多约 15 位有效数字；编号一类的请写成文本（加引号）。", en: "Use at most about 15 digits; write identifiers as text in quotes." } };
    case "surrogate":
      return { code: "broken-character", message: { "zh-CN": "这段文本里有半个字符（单独的代理项）。", en: "This text holds half a character (a lone surrogate)." }, hint: { "zh-CN": "补全 \\u 转义的另一半，或直接写出这个字符。", en: "Complete the pair of \\u escapes, or write the character itself." } };
  }
}

/** Line and column of a byte: columns count characters of the line before it. */
function bytePlace(bytes: Uint8Array, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let column = 1;
  for (let i = 0; i < offset; i++) {
    const byte = bytes[i]!;
    if (byte === 0x0a) { line++; column = 1; }
    else if ((byte & 0xc0) !== 0x80) column++;
  }
  return { line, column };
}

/** Index of the first byte that cannot be part of UTF-8. Table 3-7 of the Unicode Standard. */
function firstInvalidByte(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i]!;
    const length = lead < 0x80 ? 1 : lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
    if (length === 0) return i;
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    for (let k = 1; k < length; k++) {
      const byte = bytes[i + k];
      if (byte === undefined || byte < (k === 1 ? low : 0x80) || byte > (k === 1 ? high : 0xbf)) return i;
    }
    i += length;
  }
  return 0;
}
