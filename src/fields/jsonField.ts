import type { FieldType, Parsed } from "./fieldType";
import { jsonFault } from "./jsonSyntax";
import { cellText, guessBy, issue, read, readPartly, refuse, remembering, shared } from "./reading";
import { trimEnds } from "./width";

const faultOf = remembering(jsonFault);
const curly = /[“”„‟＂]/g;

function readJson(text: string): Parsed {
  if (text === "") return read(null);
  const fault = faultOf(text);
  if (fault === null || fault.kind === "duplicateKey") return read(text);
  const straight = text.replace(curly, '"');
  if (straight !== text && jsonFault(straight)?.kind !== "syntax") return readPartly(straight, "curlyQuotes", { value: straight.slice(0, 60) });
  return refuse("notJson", { position: fault.at + 1, near: text.slice(Math.max(0, fault.at - 10), fault.at + 10) });
}

/**
 * A JSON text (RFC 8259), stored as typed: blanks, line breaks and the order of keys stay. What is no JSON is refused with the place of the first fault; typographic quotes are proposed as plain
 * ones; a key that stands twice in an object is a warning, for most programs see only the last.
 */
export const jsonField: FieldType = {
  type: "json",
  label: { "zh-CN": "JSON", en: "JSON" },
  json: "string",
  parse(raw) {
    if (typeof raw === "boolean") return read(String(raw));
    const { text, refused } = cellText(raw, trimEnds);
    return refused ?? readJson(text);
  },
  format: (value) => String(value),
  normalize: (value) => (typeof value === "string" ? trimEnds(value) : value),
  check(value) {
    const fault = faultOf(String(value));
    if (fault === null) return null;
    return fault.kind === "duplicateKey" ? issue("duplicateKey", { key: fault.key.slice(0, 40) }, "warning") : issue("notJson", { position: fault.at + 1, near: String(value).slice(Math.max(0, fault.at - 10), fault.at + 10) });
  },
  mask: () => "{…}",
  numberFormat: (spec) => spec.numberFormat ?? "@",
  matchRole: { person: "none", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    notJson: { "zh-CN": "第 {position} 个字符（“{near}”）处不是 JSON，对照来源改正。", en: "This is no JSON at character {position} (“{near}”). Correct it from the source." },
    curlyQuotes: { "zh-CN": "中文引号不是 JSON 的引号；改成英文引号后是 {value}。", en: "Typographic quotes are none in JSON; with plain ones it is {value}." },
    duplicateKey: { "zh-CN": "键“{key}”在同一个对象里出现两次，多数程序只认最后一个，留一个。", en: "The key “{key}” stands twice in one object; most programs see only the last. Keep one." },
  },
  width: 30,
  guess: (samples) => guessBy(jsonField, samples, 0.95, (raw) => typeof raw === "string" && /^[[{]/.test(raw.trim())),
};
